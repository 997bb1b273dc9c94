"""What operators see of messages: states, reasons and times. A recipient is shown masked."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, cast

from sqlalchemy import ColumnElement, Connection, select

from foundation.masking import mask_phone
from models.states import Channel
from models.tables import Message
from workflows.messages.draft import ClaimedMessage, Draft, load_drafts
from workflows.payment.errors import NotFound


@dataclass(frozen=True, slots=True)
class MessageFilter:
    """Which messages: all that meet every part that is given. `since` is an aware instant, of the writing;
    `before`: written before the message with this id."""

    state: str | None = None
    reason: str | None = None
    payment_id: str | None = None
    channel: str | None = None
    letter: str | None = None
    since: datetime | None = None
    before: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filter as SQL."""
        given = (
            (Message.state, self.state),
            (Message.reason, self.reason),
            (Message.payment_id, self.payment_id),
            (Message.channel, self.channel),
            (Message.letter, self.letter),
        )
        conditions: list[ColumnElement[bool]] = [column == value for column, value in given if value is not None]
        if self.before is not None:
            conditions.append(Message.id < self.before)
        return [*conditions, Message.created_at >= self.since] if self.since is not None else conditions


class MessageSummary(TypedDict):
    """A message as an operator sees it; `actor` and `why` if somebody had it sent again. Instants are aware UTC."""

    id: str
    payment_id: str
    channel: str
    letter: str
    state: str
    reason: str | None
    attempts: int
    provider: str | None
    reference: str | None
    created_at: datetime
    due_at: datetime | None
    tried_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None
    actor: str | None
    why: str | None


class MessageDetails(MessageSummary):
    """A message with what its letter says beside the payment, its template, and the masked recipient.

    The recipient is empty if the payer's data were removed.
    """

    facts: dict[str, object]
    template: str | None
    recipient: str


def list_messages(connection: Connection, wanted: MessageFilter, most: int) -> list[MessageSummary]:
    """At most `most` messages, newest first."""
    columns = [getattr(Message, name) for name in MessageSummary.__annotations__]
    query = select(*columns).where(*wanted.conditions()).order_by(Message.id.desc()).limit(most)
    return [cast("MessageSummary", dict(row)) for row in connection.execute(query).mappings()]


def reasons_in_use(connection: Connection) -> list[str]:
    """The reasons that messages have."""
    query = select(Message.reason).where(Message.reason.is_not(None)).distinct().order_by(Message.reason)
    return [str(row.reason) for row in connection.execute(query)]


def message_details(connection: Connection, message_id: str) -> MessageDetails:
    """One message; raises NotFound."""
    row = connection.execute(select(*Message.__table__.c).where(Message.id == message_id)).one_or_none()
    if row is None:
        raise NotFound("message_not_found", "no message has this id; see `shebao messages list`")
    recipient = "".join(_masked(draft) for draft in load_drafts(connection, [ClaimedMessage.of(row)]))
    details = {name: getattr(row, name) for name in MessageDetails.__annotations__ if name != "recipient"}
    return cast("MessageDetails", {**details, "recipient": recipient})


def _masked(draft: Draft) -> str:
    """The recipient, masked."""
    sms = draft.message.channel == Channel.SMS
    return mask_phone(draft.recipient) if sms else _masked_address(draft.recipient)


def _masked_address(address: str) -> str:
    name, _, host = address.rpartition("@")
    return f"{name[:1]}***@{host}" if name else ""
