"""What a message's row says after a try: sent, failed, unknown, or due again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from foundation.settings import get_keyring, get_settings
from foundation.texts import holds_any_of, without_any_of
from models.states import Channel, MessageState
from notifications.delivery import Delivery, Outcome
from notifications.letters import load_letter
from workflows.messages.draft import OUTCOME_UNKNOWN, TRIED_TO, ClaimedMessage, Columns, Draft
from workflows.messages.hours import sending_time

NOT_WRITTEN: Final = "not_written_"
SENT_AGAIN: Final = "sent_again"
# Waits of a message that is refused for now by itself. Numbers have limits a minute, an hour and a day: the last try
# comes more than a day after the first.
DEFER_SECONDS: Final = (60, 600, 3600, 14_400, 28_800, 43_200)
_HOLD_SECONDS = 60


def result_columns(message: ClaimedMessage, delivery: Delivery, now: datetime, held: Mapping[str, datetime]) -> Columns:
    """The columns of a claimed message after a try with this outcome. Instants are aware UTC.

    `held`: until when senders are left alone, by name.
    """
    columns = _after(message, delivery, now, held) | _sent_by(message, delivery)
    if isinstance(columns["due_at"], datetime):
        columns["due_at"] = sending_time(message.letter, columns["due_at"], message.overtaken_at)
    return columns


def tried_columns(draft: Draft, delivery: Delivery) -> Columns:
    """Where a message was sent, after it was: kept while it is not known what became of it, since the payer's address
    may be corrected before it is asked about. Raises SealError."""
    message = draft.message
    if delivery.status is Outcome.UNKNOWN and message.tried_to_sealed is None:
        return {"tried_to_sealed": get_keyring().seal(TRIED_TO, message.id, draft.recipient.encode())}
    if delivery.status is Outcome.SENT and message.tried_to_sealed is not None:
        return {"tried_to_sealed": None}
    return {}


def masked_columns(draft: Draft, delivery: Delivery) -> Columns:
    """The other side's reference without the address or phone that it holds; nothing where it holds none."""
    reference = delivery.reference
    if reference is None or not holds_any_of(reference, [draft.recipient]):
        return {}
    return {"reference": without_any_of(reference, [draft.recipient])}


def _after(message: ClaimedMessage, delivery: Delivery, now: datetime, held: Mapping[str, datetime]) -> Columns:
    match delivery.status:
        case Outcome.SENT:
            twice = SENT_AGAIN if message.channel == Channel.EMAIL and message.doubtful else None
            delivered = {"delivered_at": now} if delivery.delivered else {}
            return {"state": MessageState.SENT, "reason": twice, "due_at": None, "sent_at": now, **delivered}
        case Outcome.PERMANENT:
            return {"state": MessageState.FAILED, "reason": delivery.reason, "due_at": None}
        case Outcome.THROTTLED | Outcome.PAUSED:
            until = held.get(delivery.provider or "", now + timedelta(seconds=_HOLD_SECONDS))
            again = {"attempts": message.attempts - 1, "due_at": until}
            return {"state": MessageState.DUE, "reason": _reason(message, delivery), **again}
        case Outcome.DEFERRED:
            return _after_deferral(message, delivery, now)
        case _:
            return _after_failure(message, delivery, now)


def _after_failure(message: ClaimedMessage, delivery: Delivery, now: datetime) -> Columns:
    waits = get_settings().retry_seconds
    unknown = delivery.status is Outcome.UNKNOWN
    if message.attempts > len(waits):
        final = MessageState.UNKNOWN if message.doubtful or unknown else MessageState.FAILED
        return {"state": final, "reason": delivery.reason, "due_at": None}
    reason = OUTCOME_UNKNOWN if unknown else _reason(message, delivery)
    wait = delivery.retry_after_s or waits[min(message.attempts - 1, len(waits) - 1)]
    return {"state": MessageState.DUE, "reason": reason, "due_at": now + timedelta(seconds=wait)}


def _after_deferral(message: ClaimedMessage, delivery: Delivery, now: datetime) -> Columns:
    if message.attempts > len(DEFER_SECONDS):
        return {"state": MessageState.FAILED, "reason": delivery.reason, "due_at": None}
    wait = delivery.retry_after_s or DEFER_SECONDS[message.attempts - 1]
    return {"state": MessageState.DUE, "reason": _reason(message, delivery), "due_at": now + timedelta(seconds=wait)}


def _reason(message: ClaimedMessage, delivery: Delivery) -> str | None:
    """Once a message may have gone out, that stays true whatever a later try says."""
    return OUTCOME_UNKNOWN if message.doubtful else delivery.reason


def _sent_by(message: ClaimedMessage, delivery: Delivery) -> Columns:
    written = not (delivery.reason or "").startswith(NOT_WRITTEN)
    template = load_letter(message.letter).template if written else None
    return {"provider": delivery.provider, "reference": delivery.reference, "template": template}
