"""Events: the inbox of those received, the outbox of those sent, and the webhooks that carry them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.states import EndpointState, InboxState, WebhookDeliveryState
from models.tables.base import Base, Digest, Id, Instant, Json, JsonObject, due_index, index_where, one_of


class InboxEvent(Base):
    """Every event that was received. A client uses `source` + `event_id` once; refused events do not occupy it."""

    __tablename__ = "inbox"
    __table_args__ = (
        one_of("state", InboxState),
        index_where("state <> 'refused'", "inbox_once", "source", "event_id", "client", unique=True),
        index_where("state = 'pending'", "inbox_pending", "payment_id"),
        index_where("state = 'unmatched'", "inbox_unmatched", "correlation"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(255))
    event_id: Mapped[str] = mapped_column(String(255))
    type: Mapped[str] = mapped_column(String(96))
    channel: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    field: Mapped[str | None] = mapped_column(String(128))
    payment_id: Mapped[str | None] = mapped_column(Id)
    correlation: Mapped[str | None] = mapped_column(String(320))
    digest: Mapped[str] = mapped_column(Digest)
    body_sealed: Mapped[str | None] = mapped_column(Text)
    regions: Mapped[str | None] = mapped_column(Text)  # those that its sender may act for, by commas; empty: all
    received_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class Outbox(Base):
    """An event to other systems, written in the transaction of the change that it reports."""

    __tablename__ = "outbox"
    __table_args__ = (due_index("outbox"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    type: Mapped[str] = mapped_column(String(96))
    data: Mapped[JsonObject] = mapped_column(Json)
    at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    claim_id: Mapped[str | None] = mapped_column(Id)
    attempts: Mapped[int] = mapped_column(Integer)
    delivered_at: Mapped[datetime | None] = mapped_column(Instant)


class WebhookEndpoint(Base):
    """Where another system receives events: its address, the types it wants and its secret (sealed)."""

    __tablename__ = "webhook_endpoints"
    __table_args__ = (one_of("state", EndpointState),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    url: Mapped[str] = mapped_column(String(1024), unique=True)
    types: Mapped[str] = mapped_column(Text)
    secret_sealed: Mapped[str] = mapped_column(Text)
    former_sealed: Mapped[str | None] = mapped_column(Text)
    former_until: Mapped[datetime | None] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant)


class WebhookDelivery(Base):
    """One event on its way to one endpoint."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        one_of("state", WebhookDeliveryState),
        Index("webhook_deliveries_once", "endpoint_id", "event_id", unique=True),
        due_index("webhook_deliveries"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    endpoint_id: Mapped[str] = mapped_column(ForeignKey("webhook_endpoints.id", ondelete="CASCADE"))
    event_id: Mapped[str] = mapped_column(ForeignKey("outbox.id"))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    claim_id: Mapped[str | None] = mapped_column(Id)
    attempts: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class IdempotencyKey(Base):
    """An Idempotency-Key of an HTTP client and the answer it got. `digest` is a keyed digest of the events sent."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (Index("idempotency_keys_age", "started_at"),)

    client: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    digest: Mapped[str] = mapped_column(Digest)
    started_at: Mapped[datetime] = mapped_column(Instant)
    status: Mapped[int | None] = mapped_column(Integer)
    answer: Mapped[object] = mapped_column(Json, nullable=True)
