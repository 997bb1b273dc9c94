"""Sending a message again: by an operator, with name and reason on record, and not more often than the limit allows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, exists, func, select
from sqlalchemy.orm import aliased

from foundation.clock import day_begins, shanghai_day, utcnow
from foundation.settings import get_keyring, get_settings
from models.session import read, write
from models.states import Channel, MessageState
from models.tables import Message, Request, Voucher
from models.write import insert_rows
from notifications.mail import check_address
from notifications.providers.base import national_number
from workflows.messages.draft import RECIPIENT, ClaimedMessage, load_drafts
from workflows.messages.listing import MessageFilter
from workflows.messages.overtaken import find_overtaken
from workflows.messages.receipts.suppressed import is_suppressed, lift
from workflows.messages.rows import MessageRow, letter_rows
from workflows.payment.errors import NotFound, Refused, details_removed
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Letter


@dataclass(frozen=True, slots=True)
class Record:
    """Who has something sent again, and why."""

    actor: str
    why: str


def resend_message(message_id: str, record: Record, to: str | None = None) -> str:
    """Send a message again, to another address or phone if `to` is given; returns the new message's id.

    Raises NotFound; Refused: `message_due` if it is still to be sent, `overtaken` if it is no longer true,
    `resend_limit`, `invalid_recipient`. An address that was written to no more is written to again.
    """
    with write() as connection:
        row = connection.execute(select(*Message.__table__.c).where(Message.id == message_id)).one_or_none()
        if row is None:
            raise NotFound("message_not_found", "no message has this id; see `shebao messages list`")
        again, address, own = _prepare(connection, row, to, utcnow())
        lift(connection, again["channel"], address)
        _insert(connection, [again], record, address if own else None)
    return again["id"]


@dataclass(frozen=True, slots=True)
class Resent:
    """What became of messages that were to be sent again: the new ids, and how many were refused, by code."""

    messages: Sequence[str]
    refused: Mapping[str, int]


def resend_matching(wanted: MessageFilter, record: Record, most: int, *, dry_run: bool = False) -> Resent:
    """Send again at most `most` of the messages that meet a filter, oldest first, each in a transaction of its own.

    Of several messages with one letter about one payment by one channel the last counts. With `dry_run` nothing is
    sent: the ids are those of the messages that would be.
    """
    later = aliased(Message)
    same = (later.letter == Message.letter) & (later.channel == Message.channel) & (later.id > Message.id)
    last = ~exists().where(later.payment_id == Message.payment_id, same)
    query = select(Message.id).where(*wanted.conditions(), last).order_by(Message.id).limit(most)
    with read() as connection:
        ids = connection.execute(query).scalars().all()
    done: list[str] = []
    refused: Counter[str] = Counter()
    for id_ in ids:
        try:
            done.append(_resend_one(id_, None if dry_run else record))
        except Refused as error:
            refused[error.code] += 1
    return Resent(done, dict(refused))


def _resend_one(message_id: str, record: Record | None) -> str:
    """Send one of many again, or only look whether it would be; an address that does not exist needs a look at it.

    Returns the new message's id, or the old one's if nothing is sent. Raises Refused.
    """
    with write() as connection:
        row = connection.execute(select(*Message.__table__.c).where(Message.id == message_id)).one()
        again, address, own = _prepare(connection, row, None, utcnow())
        if is_suppressed(connection, again["channel"], address):
            raise Refused("address_suppressed", "the address does not exist, as an earlier message showed")
        if record is None:
            return message_id
        _insert(connection, [again], record, address if own else None)
    return again["id"]


def _prepare(connection: Connection, row: Row[Any], to: str | None, now: datetime) -> tuple[MessageRow, str, bool]:
    """The new row of a message that is sent again, its address, and whether that is the message's own and not the
    payer's. Raises Refused."""
    if not MessageState(row.state).is_over:
        raise Refused("message_due", f"this message is {row.state}: it is sent by itself")
    message = ClaimedMessage.of(row)
    drafts = load_drafts(connection, [message])
    if not drafts:
        raise details_removed()
    [draft] = drafts
    last = replace(message, id=_last_alike(connection, message), reason=None)
    if find_overtaken(connection, [replace(draft, message=last)], now):
        raise Refused("overtaken", "the payment has moved past this letter: it is no longer true")
    channel = row.channel if to is None else _channel_of(to)
    _check_limit(connection, message.payment_id, channel, now)
    [again] = letter_rows(message.payment_id, [channel], Letter(message.letter, message.facts), now)
    return again, to or draft.recipient, to is not None or row.recipient_sealed is not None


def _last_alike(connection: Connection, message: ClaimedMessage) -> str:
    """The id of the last message that says the same: a copy of a message does not overtake it."""
    query = select(Message.id, Message.facts).where(
        Message.payment_id == message.payment_id,
        Message.channel == message.channel,
        Message.letter == message.letter,
        Message.state != MessageState.DROPPED,
    )
    alike = (row.id for row in connection.execute(query) if row.facts == message.stored_facts)
    return max(alike, default=message.id)


def resend_voucher(no: str, record: Record) -> Sequence[str]:
    """Send a voucher's letter again by every channel the payer has given; returns the message ids.

    Raises NotFound; Refused: `message_due` if the letter is still to be sent, `resend_limit`.
    """
    now = utcnow()
    with write() as connection:
        query = select(Voucher.payment_id, Voucher.ended_at, Request.data).outerjoin(
            Request, Request.payment_id == Voucher.payment_id
        )
        row = connection.execute(query.where(Voucher.no == no)).one_or_none()
        if row is None:
            raise NotFound("voucher_not_found", "no voucher has this number")
        if row.ended_at is not None:
            raise Refused("voucher_ended", "this voucher is not valid any more; `shebao vouchers show` says why")
        if row.data is None:
            raise details_removed()
        open_ones = select(func.count()).where(
            Message.payment_id == row.payment_id,
            Message.letter == "voucher",
            Message.state.in_([state for state in MessageState if not state.is_over]),
        )
        if connection.execute(open_ones).scalar_one():
            raise Refused("message_due", "the voucher's letter is still to be sent: it is sent by itself")
        channels = [Channel(name) for name in row.data["channels"]]
        for channel in channels:
            _check_limit(connection, row.payment_id, channel, now)
        messages = letter_rows(row.payment_id, channels, Letter("voucher", LetterFacts(voucher=no)), now)
        _insert(connection, messages, record, None)
    return [message["id"] for message in messages]


def _channel_of(to: str) -> Channel:
    if "@" in to:
        try:
            check_address(to)
        except ValueError as error:
            raise Refused("invalid_recipient", str(error)) from None
        return Channel.EMAIL
    if national_number(to) is None:
        raise Refused("invalid_recipient", "write an e-mail address or a mainland mobile number")
    return Channel.SMS


def _check_limit(connection: Connection, payment_id: str, channel: str, now: datetime) -> None:
    """Refuse more messages to one payer by one channel and day than SHEBAO_RESENDS_A_DAY."""
    most = get_settings().resends_a_day
    mine = select(Request.payer_index).where(Request.payment_id == payment_id)
    payer = connection.execute(mine.with_for_update()).scalar_one()
    midnight = day_begins(shanghai_day(now))
    again = (
        select(func.count())
        .select_from(Message)
        .join(Request, Request.payment_id == Message.payment_id)
        .where(
            Request.payer_index == payer,
            Message.channel == channel,
            Message.actor.is_not(None),
            Message.created_at >= midnight,
        )
    )
    if connection.execute(again).scalar_one() >= most:
        raise Refused(
            "resend_limit", f"{most} messages were sent again to this payer by {channel} today; that is the limit"
        )


def _insert(connection: Connection, messages: Sequence[MessageRow], record: Record, to: str | None) -> None:
    keyring = get_keyring()
    rows = [
        {
            **message,
            "actor": record.actor,
            "why": record.why,
            "recipient_sealed": keyring.seal(RECIPIENT, message["id"], to.encode()) if to else None,
        }
        for message in messages
    ]
    insert_rows(connection, Message.__tablename__, rows)
