"""Sending a message again: by an operator, with name and reason on record, and not more often than the limit allows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import Connection, func, select

from foundation.clock import SHANGHAI, shanghai_day, utcnow
from foundation.ids import new_id
from foundation.settings import get_keyring, get_settings
from models.session import write
from models.states import Channel, MessageState
from models.tables import Message, Request, Voucher
from models.write import insert_rows
from notifications.mail import check_address
from notifications.providers.base import national_number
from workflows.messages.draft import RECIPIENT, ClaimedMessage, load_drafts
from workflows.messages.overtaken import find_overtaken
from workflows.messages.receipts.suppressed import lift
from workflows.messages.rows import MessageRow, letter_rows
from workflows.payment.errors import NotFound, Refused
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
    now = utcnow()
    with write() as connection:
        row = connection.execute(select(*Message.__table__.c).where(Message.id == message_id)).one_or_none()
        if row is None:
            raise NotFound("message_not_found", "no message has this id; see `shebao messages list`")
        if not MessageState(row.state).is_over:
            raise Refused("message_due", f"this message is {row.state}: it is sent by itself")
        message = replace(ClaimedMessage.of(row), id=new_id(), reason=None)
        [draft] = load_drafts(connection, [message])
        if find_overtaken(connection, [draft], now):
            raise Refused("overtaken", "the payment has moved past this letter: it is no longer true")
        channel = row.channel if to is None else _channel_of(to)
        _check_limit(connection, message.payment_id, channel, now)
        letter = Letter(message.letter, message.facts)
        [again] = letter_rows(message.payment_id, [channel], letter, now)
        lift(connection, channel, to or draft.recipient)
        _insert(connection, [again], record, to)
    return again["id"]


def resend_voucher(no: str, record: Record) -> Sequence[str]:
    """Send a voucher's letter again by every channel the payer has given; returns the message ids.

    Raises NotFound; Refused: `message_due` if the letter is still to be sent, `resend_limit`.
    """
    now = utcnow()
    with write() as connection:
        query = select(Voucher.payment_id, Request.data).join(Request, Request.payment_id == Voucher.payment_id)
        row = connection.execute(query.where(Voucher.no == no)).one_or_none()
        if row is None:
            raise NotFound("voucher_not_found", "no voucher has this number")
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
    midnight = datetime.combine(shanghai_day(now), time(0), SHANGHAI)
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
