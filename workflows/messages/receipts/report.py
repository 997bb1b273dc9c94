"""What a report changes: early, late, twice or in the wrong order, it counts once, and "delivered" is the last word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_, select, update

from foundation.settings import get_keyring
from foundation.texts import without_any_of
from models.states import Channel, MessageState
from models.tables import Message, Request
from notifications.bounces import is_dead
from notifications.providers.base import national_number
from notifications.providers.reports import PushedReport, is_dead_number
from workflows.messages.draft import DOUBTFUL, ClaimedMessage, Columns, Draft, load_drafts
from workflows.messages.receipts.suppressed import lift, suppress
from workflows.messages.receipts.unreached import follow_failures, lock_payers
from workflows.payment.changes.records import MESSAGE, By
from workflows.payment.rows import phone_index


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a message that was taken over; `provider` is who says so."""

    message_id: str
    channel: Channel
    provider: str
    delivered: bool
    reason: str | None = None


def apply_report(connection: Connection, report: Report, now: datetime) -> str | None:
    """Record a report; returns the message's payment, or None if it names no message of this provider.

    `now`: aware UTC. A message that fails suppresses an address that does not exist, and what follows is done in the
    same transaction.
    """
    mine = (Message.id == report.message_id) & (Message.channel == report.channel)
    mine &= Message.provider.is_(None) | (Message.provider == report.provider)
    payment_id = connection.execute(select(Message.payment_id).where(mine)).scalar_one_or_none()
    if payment_id is None:
        return None
    lock_payers(connection, [payment_id])
    if report.delivered:
        _deliver(connection, report, now)
    elif _fail(connection, report):
        follow_refusals(connection, [(_load(connection, report.message_id), {"reason": report.reason})], now)
    return payment_id


def follow_refusals(connection: Connection, failed: Sequence[tuple[Draft, Columns]], now: datetime) -> None:
    """What follows for messages that have failed in this transaction, each with the columns that were set.

    An address that does not exist is written to no more, and the payer is written to by the other channel. The payers
    are locked (`lock_payers`). Raises SealError.
    """
    for draft, columns in failed:
        reason = str(columns["reason"])
        if is_dead(reason) or is_dead_number(reason):
            suppress(connection, draft, reason, now)
    follow_failures(connection, [draft.message.id for draft, _ in failed], now)


def find_pushed(connection: Connection, provider: str, pushed: PushedReport) -> str | None:
    """The id of the message that a provider's pushed report names; None if there is none.

    A provider's own reference is looked for among the messages of the payers who have this phone.
    """
    if pushed.message_id is not None:
        return pushed.message_id
    phone = national_number(pushed.phone or "")
    if phone is None:
        return None
    query = (
        select(Message.id)
        .join(Request, Request.payment_id == Message.payment_id)
        .where(Request.phone_index.in_(phone_index(one, phone) for one in get_keyring().each_index))
        .where(Message.reference.in_(_as_kept(pushed.reference, phone)), Message.provider == provider)
    )
    return connection.execute(query.limit(1)).scalar_one_or_none()


def _as_kept(reference: str | None, phone: str) -> list[str]:
    """A provider's reference as it may be kept: as it came, or masked where it holds the phone."""
    return [] if reference is None else [reference, without_any_of(reference, [phone])]


def _deliver(connection: Connection, report: Report, now: datetime) -> None:
    sent_at, delivered_at = func.coalesce(Message.sent_at, now), func.coalesce(Message.delivered_at, now)
    states = MESSAGE.before(MessageState.SENT, By.REPORT)
    this = (Message.id == report.message_id) & Message.state.in_((*states, MessageState.SENT))
    changed = connection.execute(
        update(Message)
        .where(this)
        .values(
            state=MessageState.SENT,
            reason=None,
            due_at=None,
            claim_id=None,
            provider=report.provider,
            sent_at=sent_at,
            delivered_at=delivered_at,
        )
    )
    if changed.rowcount:
        draft = _load(connection, report.message_id)
        lift(connection, report.channel, draft.tried_to)


def _fail(connection: Connection, report: Report) -> bool:
    """Whether the message has failed by this report.

    What was delivered stays so. A message that is due counts only if a try of it may have gone out, and one that is
    being sent only at its first try: at a later one the report may be of an earlier.
    """
    settled = (MessageState.SENT, MessageState.UNKNOWN)
    doubtful = (Message.state == MessageState.DUE) & Message.reason.in_(DOUBTFUL)
    first_try = (Message.state == MessageState.SENDING) & (Message.attempts <= 1)
    this = (Message.id == report.message_id) & Message.delivered_at.is_(None)
    values = {"state": MessageState.FAILED, "reason": report.reason or "undelivered", "provider": report.provider}
    change = update(Message).where(this, or_(Message.state.in_(settled), doubtful, first_try))
    return connection.execute(change.values(due_at=None, claim_id=None, **values)).rowcount > 0


def _load(connection: Connection, message_id: str) -> Draft:
    row = connection.execute(select(*Message.__table__.c).where(Message.id == message_id)).one()
    [draft] = load_drafts(connection, [ClaimedMessage.of(row)])
    return draft
