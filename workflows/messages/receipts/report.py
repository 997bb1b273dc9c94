"""What a report changes: early, late, twice or in the wrong order, it counts once, and "delivered" is the last word."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, func, or_, select, update

from foundation.crypto import Keyring
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

_By = TypeVar("_By")


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a message that was taken over; `provider` is who says so."""

    message_id: str
    channel: Channel
    provider: str
    delivered: bool
    reason: str | None = None


def apply_report(connection: Connection, report: Report, now: datetime) -> str | None:
    """Record one report; returns the message's payment, or None if it names no message of this provider."""
    return apply_reports(connection, [report], now)[0]


def apply_reports(connection: Connection, reports: Sequence[Report], now: datetime) -> list[str | None]:
    """Record reports; for each the message's payment, or None if it names no message of this provider.

    `now`: aware UTC. A message that fails suppresses an address that does not exist, and what follows is done in the
    same transaction. What was delivered comes first: a report that it failed changes nothing then.
    """
    payments = _payments_of(connection, reports)
    known = [report for report in reports if (report.message_id, report.channel, report.provider) in payments]
    if known:
        lock_payers(connection, payments.values())
        _deliver(connection, [report for report in known if report.delivered], now)
        _fail(connection, [report for report in known if not report.delivered], now)
    return [payments.get((report.message_id, report.channel, report.provider)) for report in reports]


def _payments_of(connection: Connection, reports: Sequence[Report]) -> dict[tuple[str, Channel, str], str]:
    """The payments of the messages that reports name, by message, channel and provider."""
    named = Message.id.in_({report.message_id for report in reports})
    columns = (Message.id, Message.channel, Message.provider, Message.payment_id)
    found = {row.id: row for row in connection.execute(select(*columns).where(named))}
    return {
        (report.message_id, report.channel, report.provider): row.payment_id
        for report in reports
        if (row := found.get(report.message_id)) is not None
        and row.channel == report.channel
        and row.provider in (None, report.provider)
    }


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


def find_pushed(connection: Connection, provider: str, pushed: Sequence[PushedReport]) -> list[str | None]:
    """The ids of the messages that a provider's pushed reports name; None for a report that names none.

    A provider's own reference is looked for among the messages of the payers who have this phone.
    """
    phones = {one.phone: phone for one in pushed if (phone := national_number(one.phone or "")) is not None}
    found = _find_referenced(connection, provider, [one for one in pushed if one.phone in phones], phones)
    return [
        one.message_id
        or next((found[key] for key in _keys(one, phones.get(one.phone), get_keyring()) if key in found), None)
        for one in pushed
    ]


_Phones = Mapping[str | None, str]
"""Phones as a provider writes them, with their national form."""


def _find_referenced(
    connection: Connection, provider: str, pushed: Sequence[PushedReport], phones: _Phones
) -> dict[tuple[str, str], str]:
    """The messages by the payer's phone index and the provider's reference."""
    keyring = get_keyring()
    keys = {key for one in pushed for key in _keys(one, phones[one.phone], keyring)}
    if not keys:
        return {}
    query = (
        select(Request.phone_index, Message.reference, Message.id)
        .join(Request, Request.payment_id == Message.payment_id)
        .where(Request.phone_index.in_({index for index, _ in keys}), Message.provider == provider)
        .where(Message.reference.in_({reference for _, reference in keys}))
    )
    return {(str(index), str(reference)): id_ for index, reference, id_ in connection.execute(query)}


def _keys(one: PushedReport, phone: str | None, keyring: Keyring) -> Iterator[tuple[str, str]]:
    """Phone index and reference as they may be kept: by each index key, the reference masked if it holds the phone."""
    if phone is None or one.reference is None:
        return
    for each in keyring.each_index:
        for reference in (one.reference, without_any_of(one.reference, [phone])):
            yield phone_index(each, phone) or "", reference


def _deliver(connection: Connection, reports: Sequence[Report], now: datetime) -> None:
    """The messages are sent and delivered, and their addresses written to again."""
    changed: set[str] = set()
    for provider, ids in _grouped(reports, lambda report: report.provider).items():
        states = MESSAGE.before(MessageState.SENT, By.REPORT)
        these = Message.id.in_(ids) & Message.state.in_((*states, MessageState.SENT))
        values = {
            "state": MessageState.SENT,
            "reason": None,
            "due_at": None,
            "claim_id": None,
            "provider": provider,
            "sent_at": func.coalesce(Message.sent_at, now),
            "delivered_at": func.coalesce(Message.delivered_at, now),
        }
        changed |= set(
            connection.execute(update(Message).where(these).values(**values).returning(Message.id)).scalars()
        )
    for draft in _load(connection, changed):
        lift(connection, draft.message.channel, draft.tried_to)


def _fail(connection: Connection, reports: Sequence[Report], now: datetime) -> None:
    """Let messages fail, and do what follows.

    What was delivered stays so. A message that is due counts only if a try of it may have gone out, and one that is
    being sent only at its first try: at a later one the report may be of an earlier.
    """
    settled = (MessageState.SENT, MessageState.UNKNOWN)
    doubtful = (Message.state == MessageState.DUE) & Message.reason.in_(DOUBTFUL)
    first_try = (Message.state == MessageState.SENDING) & (Message.attempts <= 1)
    failed: dict[str, str] = {}
    for (provider, reason), ids in _grouped(reports, lambda one: (one.provider, one.reason or "undelivered")).items():
        these = Message.id.in_(ids) & Message.delivered_at.is_(None)
        change = update(Message).where(these, or_(Message.state.in_(settled), doubtful, first_try))
        values = {
            "state": MessageState.FAILED,
            "reason": reason,
            "provider": provider,
            "due_at": None,
            "claim_id": None,
        }
        changed = connection.execute(change.values(**values).returning(Message.id)).scalars()
        failed |= dict.fromkeys(changed, reason)
    drafts = _load(connection, failed)
    if drafts:
        follow_refusals(connection, [(draft, {"reason": failed[draft.message.id]}) for draft in drafts], now)


def _grouped(reports: Sequence[Report], by: Callable[[Report], _By]) -> dict[_By, list[str]]:
    """The ids of the messages of reports that have the same."""
    found: dict[_By, list[str]] = {}
    for report in reports:
        found.setdefault(by(report), []).append(report.message_id)
    return found


def _load(connection: Connection, ids: Collection[str]) -> list[Draft]:
    if not ids:
        return []
    rows = connection.execute(select(*Message.__table__.c).where(Message.id.in_(ids)).order_by(Message.id))
    return load_drafts(connection, [ClaimedMessage.of(row) for row in rows])
