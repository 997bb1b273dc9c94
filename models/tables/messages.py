"""Messages to payers."""

from datetime import datetime

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.states import Channel, MessageState
from models.tables.base import Base, Digest, Id, Instant, Json, JsonObject, due_index, one_of


class Message(Base):
    """A letter to the payer by one channel. Recipient and text are made when it is sent; the row holds no person.

    `tried_at` is the time of the last try; while its outcome is unknown, of the first one that may have gone out.
    `actor`, `why` and a recipient of its own (sealed) are there for a message that somebody had sent again.
    `delivered_at` is when a report said that it reached the payer. `tried_to_sealed` is where it was sent, if that may
    no longer be the payer's address.
    """

    __tablename__ = "messages"
    __table_args__ = (
        one_of("state", MessageState),
        one_of("channel", Channel),
        due_index("messages", "channel"),
        Index("messages_payment", "payment_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    channel: Mapped[str] = mapped_column(String(8))
    letter: Mapped[str] = mapped_column(String(32))
    facts: Mapped[JsonObject] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    claim_id: Mapped[str | None] = mapped_column(Id)
    attempts: Mapped[int] = mapped_column(Integer)
    template: Mapped[str | None] = mapped_column(String(48))
    provider: Mapped[str | None] = mapped_column(String(32))
    reference: Mapped[str | None] = mapped_column(String(128))
    created_at: Mapped[datetime] = mapped_column(Instant)
    tried_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    actor: Mapped[str | None] = mapped_column(String(128))
    why: Mapped[str | None] = mapped_column(String(255))
    recipient_sealed: Mapped[str | None] = mapped_column(Text)
    tried_to_sealed: Mapped[str | None] = mapped_column(Text)
    delivered_at: Mapped[datetime | None] = mapped_column(Instant)


class ProviderWindow(Base):
    """How many messages an SMS provider was tried with in a minute, and how many of these brought no usable answer."""

    __tablename__ = "provider_windows"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    minute: Mapped[datetime] = mapped_column(Instant, primary_key=True)
    tries: Mapped[int] = mapped_column(Integer)
    errors: Mapped[int] = mapped_column(Integer)


class ProviderShift(Base):
    """Append-only: the share (percent) of the messages that an SMS provider got, when and why."""

    __tablename__ = "provider_shifts"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(32))
    share: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)


class Suppression(Base):
    """An address or phone that does not exist, by its blind index: nothing more is sent to it by itself."""

    __tablename__ = "suppressions"
    __table_args__ = (one_of("channel", Channel),)

    address_index: Mapped[str] = mapped_column(Digest, primary_key=True)
    channel: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str | None] = mapped_column(String(64))
    message_id: Mapped[str] = mapped_column(Id)
    created_at: Mapped[datetime] = mapped_column(Instant)
