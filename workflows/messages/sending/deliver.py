"""Sending messages: claim rows, compose each, send the batch, record the result of each.

A row is claimed and its attempt recorded before anything is sent. A row found in the middle of sending was
interrupted: an SMS provider is asked about it first; SMTP cannot be asked, so an e-mail goes out again with the same
Message-ID and is marked so.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from foundation import faults
from foundation.clock import utcnow
from foundation.settings import get_settings
from models.claims import claim_messages
from models.outages import is_database_unavailable
from models.session import read, write
from models.states import Channel, MessageState
from models.write import update_claimed
from notifications.delivery import Delivery, Outcome
from notifications.providers.base import SmsProvider
from notifications.smtp import PROVIDER
from regions import PolicyError
from workflows.messages.compose import compose_email, compose_sms
from workflows.messages.draft import ClaimedMessage, Columns, Draft, load_drafts
from workflows.messages.hours import find_early
from workflows.messages.overtaken import find_overtaken
from workflows.messages.receipts.report import follow_refusals
from workflows.messages.receipts.suppressed import find_suppressed
from workflows.messages.receipts.unreached import lock_payers
from workflows.messages.sending.health import count_tries, read_shares
from workflows.messages.sending.pauses import find_pauses, note_pauses
from workflows.messages.sending.results import NOT_WRITTEN, masked_columns, result_columns, tried_columns
from workflows.messages.sending.sms import Sent, send_sms
from workflows.payment.changes.records import MESSAGE, By
from workflows.payment.errors import DETAILS_REMOVED

log = logging.getLogger(__name__)

LEASE_SECONDS: Final = 60
BATCH: Final = 50
_BUDGET_SECONDS = 20
# A process that was stopped for longer after its claim sends nothing: by now another one may be sending the same.
_SEND_WITHIN_SECONDS = 20
_RECORD_PAUSES = (0.2, 1.0, 3.0)

Made = TypeVar("Made")
Send = Callable[[Sequence[Draft]], Sent]


class EmailSender(Protocol):
    """`notifications.smtp.SmtpSender`."""

    def send(self, batch: Sequence[tuple[str, str, bytes]]) -> list[Delivery]: ...


def deliver_email(sender: EmailSender, call_another: Callable[[], object] = lambda: None) -> int:
    """Send e-mails that are due for as long as the budget lasts; returns how many rows were handled.

    Where more are due than one claim takes, `call_another` is called once: another process may help.
    """

    def send(drafts: Sequence[Draft]) -> Sent:
        mail_from = get_settings().mail_from
        composed, failed = _compose(drafts, lambda draft: compose_email(draft, mail_from))
        return Sent(failed + sender.send([(draft.message.id, *mail) for draft, mail in composed]))

    if find_pauses([PROVIDER], utcnow()):
        return 0
    return _deliver(Channel.EMAIL, [PROVIDER], send, call_another)


def deliver_sms(providers: Sequence[SmsProvider], call_another: Callable[[], object] = lambda: None) -> int:
    """Send SMS that are due; the first provider that takes one has it. Returns how many rows were handled.

    Of several providers, their shares say which one gets a message first. `call_another` as for e-mails.
    """

    names = [provider.name for provider in providers]
    paused = find_pauses(names, utcnow())
    several = len(names) > 1
    shares = read_shares(names) if several else {}

    def send(drafts: Sequence[Draft]) -> Sent:
        composed, failed = _compose(drafts, compose_sms)
        doubtful = {draft.message.id: draft for draft, _ in composed if draft.message.doubtful}
        sent = send_sms(providers, paused, [order for _, order in composed], doubtful, shares)
        if several:
            count_tries(names, [one for one in sent.deliveries if one.id not in sent.asked], utcnow())
        return Sent([*failed, *sent.deliveries], sent.refusals, sent.asked)

    if len(paused) == len(names):
        return 0  # there is no provider, or none is to be tried
    return _deliver(Channel.SMS, names, send, call_another)


def _deliver(channel: Channel, senders: Sequence[str], send: Send, call_another: Callable[[], object]) -> int:
    handled = 0
    end = time.monotonic() + _BUDGET_SECONDS
    while (claimed_at := time.monotonic()) < end:
        claim_id, messages = _claim(channel)
        if not messages:
            break
        faults.point("letters.claimed")
        if handled == 0 and len(messages) == BATCH:
            call_another()
        with read() as connection:
            drafts = load_drafts(connection, messages)
            kept = find_suppressed(connection, drafts) | find_early(drafts, utcnow())
            kept |= find_overtaken(connection, drafts, utcnow()) | _without_payer(messages, drafts)
        if time.monotonic() - claimed_at > _SEND_WITHIN_SECONDS:
            log.warning("%d messages were claimed and not sent in time; they are due again", len(messages))
            break
        sent = send([draft for draft in drafts if draft.message.id not in kept])
        faults.point("letters.sent")
        held = note_pauses(senders, [*sent.refusals, *sent.deliveries], utcnow())
        results = _results(drafts, sent, held)
        _record(claim_id, drafts, results + [{"id": id_, **columns} for id_, columns in kept.items()])
        faults.point("letters.recorded")
        handled += len(messages)
        if held:
            break
    return handled


def _without_payer(messages: Sequence[ClaimedMessage], drafts: Sequence[Draft]) -> dict[str, Columns]:
    """The messages that were sent again while their payer's data were removed: the columns of their rows by id."""
    if len(drafts) == len(messages):
        return {}
    removed = {one.id for one in messages} - {draft.message.id for draft in drafts}
    columns: Columns = {"state": MessageState.DROPPED, "reason": DETAILS_REMOVED, "due_at": None}
    return dict.fromkeys(removed, columns)


def _claim(channel: Channel) -> tuple[str, list[ClaimedMessage]]:
    with write() as connection:
        claim_id, rows = claim_messages(connection, channel, most=BATCH, lease_seconds=LEASE_SECONDS)
    return claim_id, [ClaimedMessage.of(row) for row in rows]


def _compose(
    drafts: Sequence[Draft], compose: Callable[[Draft], Made]
) -> tuple[list[tuple[Draft, Made]], list[Delivery]]:
    """Compose each message; one that cannot be written fails alone."""
    composed: list[tuple[Draft, Made]] = []
    failed: list[Delivery] = []
    for draft in drafts:
        try:
            composed.append((draft, compose(draft)))
        except Exception as error:  # noqa: BLE001  # the border between one message and all others of its batch
            log.error("message %s cannot be written: %s", draft.message.id, type(error).__name__)
            # A region that this process does not know yet: it, or another process, knows it later.
            outcome = Outcome.DEFERRED if isinstance(error, PolicyError) else Outcome.PERMANENT
            failed.append(Delivery(draft.message.id, outcome, f"{NOT_WRITTEN}{type(error).__name__}"[:64]))
    return composed, failed


def _results(drafts: Sequence[Draft], sent: Sent, held: Mapping[str, datetime]) -> list[Columns]:
    """The columns of each row. `held`: until when senders are left alone."""
    now, by_id = utcnow(), {draft.message.id: draft for draft in drafts}
    results = []
    for one in sent.deliveries:
        draft = by_id[one.id]
        tried = {} if one.id in sent.asked else tried_columns(draft, one)
        results.append(
            {"id": one.id, **result_columns(draft.message, one, now, held), **tried, **masked_columns(draft, one)}
        )
    return results


def _record(claim_id: str, drafts: Sequence[Draft], results: Sequence[Columns]) -> None:
    """Write the result of each message, behind the claim, and what follows from those that have failed.

    A message that was sent and not recorded goes out twice, so a database that is away for a moment is waited for; a
    second write does nothing if the first had succeeded. Raises IllegalTransition.
    """
    for columns in results:
        MESSAGE.check(MessageState.SENDING, str(columns["state"]), By.DELIVERY)
    failed = {str(columns["id"]): columns for columns in results if columns["state"] == MessageState.FAILED}
    given_up = [(draft, failed[draft.message.id]) for draft in drafts if draft.message.id in failed]
    for pause in (*_RECORD_PAUSES, None):
        try:
            with write() as connection:
                _write(connection, claim_id, given_up, results)
            return
        except DBAPIError as error:
            if pause is None or not is_database_unavailable(error):
                raise
            time.sleep(pause)


def _write(
    connection: Connection, claim_id: str, given_up: Sequence[tuple[Draft, Columns]], results: Sequence[Columns]
) -> None:
    if given_up:
        lock_payers(connection, [draft.payment.id for draft, _ in given_up])
    update_claimed(connection, "messages", claim_id, results)
    if given_up:
        follow_refusals(connection, given_up, utcnow())
