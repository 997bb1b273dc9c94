"""What a message's row says after a try: sent, failed, unknown, or due again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from foundation.settings import get_settings
from models.states import MessageState
from notifications.delivery import Delivery, Outcome
from notifications.letters import load_letter
from workflows.messages.draft import OUTCOME_UNKNOWN, ClaimedMessage
from workflows.messages.overtaken import OVERTAKEN

NOT_WRITTEN: Final = "not_written_"
SENT_AGAIN: Final = "sent_again"
# Waits of a message that is refused for now by itself. Numbers have limits a minute, an hour and a day: the last try
# comes more than a day after the first.
DEFER_SECONDS: Final = (60, 600, 3600, 14_400, 28_800, 43_200)
_HOLD_SECONDS = 60

Columns = dict[str, object]


def result_columns(message: ClaimedMessage, delivery: Delivery, now: datetime, held: Mapping[str, datetime]) -> Columns:
    """The columns of a claimed message after a try with this outcome. Instants are aware UTC.

    `held`: until when senders are left alone, by name.
    """
    sent_by = _sent_by(message, delivery)
    match delivery.status:
        case Outcome.SENT:
            twice = SENT_AGAIN if message.channel == "email" and message.doubtful else None
            return {"state": "sent", "reason": twice, "due_at": None, "sent_at": now, **sent_by}
        case Outcome.PERMANENT:
            return {"state": "failed", "reason": delivery.reason, "due_at": None, **sent_by}
        case Outcome.THROTTLED | Outcome.PAUSED:
            until = held.get(delivery.provider or "", now + timedelta(seconds=_HOLD_SECONDS))
            again = {"attempts": message.attempts - 1, "due_at": until}
            return {"state": "due", "reason": _reason(message, delivery), **sent_by, **again}
        case Outcome.DEFERRED:
            return _after_deferral(message, delivery, now) | sent_by
        case _:
            return _after_failure(message, delivery, now) | sent_by


def dropped_columns(message: ClaimedMessage) -> Columns:
    """The columns of a message that is not sent because its payment moved on. An earlier try may have gone out."""
    state = MessageState.UNKNOWN if message.doubtful else MessageState.DROPPED
    return {"state": state.value, "reason": OVERTAKEN, "due_at": None}


def _after_failure(message: ClaimedMessage, delivery: Delivery, now: datetime) -> Columns:
    waits = get_settings().retry_seconds
    unknown = delivery.status is Outcome.UNKNOWN
    if message.attempts > len(waits):
        final = "unknown" if message.doubtful or unknown else "failed"
        return {"state": final, "reason": delivery.reason, "due_at": None}
    reason = OUTCOME_UNKNOWN if unknown else _reason(message, delivery)
    wait = delivery.retry_after_s or waits[min(message.attempts - 1, len(waits) - 1)]
    return {"state": "due", "reason": reason, "due_at": now + timedelta(seconds=wait)}


def _after_deferral(message: ClaimedMessage, delivery: Delivery, now: datetime) -> Columns:
    if message.attempts > len(DEFER_SECONDS):
        return {"state": "failed", "reason": delivery.reason, "due_at": None}
    wait = delivery.retry_after_s or DEFER_SECONDS[message.attempts - 1]
    return {"state": "due", "reason": _reason(message, delivery), "due_at": now + timedelta(seconds=wait)}


def _reason(message: ClaimedMessage, delivery: Delivery) -> str | None:
    """Once a message may have gone out, that stays true whatever a later try says."""
    return OUTCOME_UNKNOWN if message.doubtful else delivery.reason


def _sent_by(message: ClaimedMessage, delivery: Delivery) -> Columns:
    written = not (delivery.reason or "").startswith(NOT_WRITTEN)
    template = load_letter(message.letter).template if written else None
    return {"provider": delivery.provider, "reference": delivery.reference, "template": template}
