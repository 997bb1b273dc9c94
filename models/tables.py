"""The tables. Money is integer fen; instants are aware UTC; personal data is in `sealed` columns only.

`payments` is the narrow row that every step writes; what does not change during the work is in `requests`. No index
stands on a column that each step changes, so that PostgreSQL's updates stay on their page (HOT); for the same reason
what an answer fills in later (`declarations`, `debits`) is indexed by `slot` and leaves half of each page free.

Rows of a payment are written behind its fence, so only where money is asked for or receipted does the database look
a second time whether the payment is there (docs/adr/0011-what-a-row-costs.md).
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Computed,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from foundation.clock import instant_text


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant: `timestamptz` on PostgreSQL, sortable text on SQLite, which has no such type."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(String(27) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name != "sqlite" else instant_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")
Id = String(32)
Digest = String(64)


class Base(DeclarativeBase):
    """All tables; a row's repr shows its primary key and never its content."""

    def __repr__(self) -> str:
        keys = ", ".join(f"{column.name}={getattr(self, column.name)!r}" for column in self.__table__.primary_key)
        return f"{type(self).__name__}({keys})"


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _slot(ended: str) -> Mapped[str]:
    """`live` while the row is live, its own key once it has `ended`: unique with the payment, so one live at most.

    An index WHERE a state is so would do the same, but would have to be written anew with every change of the state.
    """
    return mapped_column(String(64), Computed(f"CASE WHEN {ended} THEN key ELSE 'live' END", persisted=True))


class Payment(Base):
    """One payment: where it stands. `run_id` is the fence, `version` counts its moves, `due_at` asks for work."""

    __tablename__ = "payments"
    __table_args__ = (
        _one_of("state", "running", "waiting", "attention", "completed", "rejected", "expired", "cancelled"),
        _one_of("step", "materials", "method", "declaration", "contract", "collection", "voucher"),
        CheckConstraint("total_fen IS NULL OR total_fen >= 0", name="total_not_negative"),
        CheckConstraint(
            "state NOT IN ('completed', 'rejected', 'expired', 'cancelled')"
            " OR (due_at IS NULL AND run_id IS NULL AND finished_at IS NOT NULL)",
            name="finished_rests",
        ),
        CheckConstraint("state <> 'waiting' OR (waiting_for IS NOT NULL AND waiting_until IS NOT NULL)", name="waits"),
        CheckConstraint("state <> 'attention' OR reason IS NOT NULL", name="attention_has_a_reason"),
        Index(
            "payments_due",
            "due_at",
            postgresql_where=text("due_at IS NOT NULL"),
            sqlite_where=text("due_at IS NOT NULL"),
        ),
        Index("payments_reference", "reference"),
        {"postgresql_with": {"fillfactor": 60}},
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    source: Mapped[str] = mapped_column(String(255))
    reference: Mapped[str] = mapped_column(String(64))
    region: Mapped[str] = mapped_column(String(6))
    scheme: Mapped[str] = mapped_column(String(16))
    insurances: Mapped[str] = mapped_column(String(64))
    period_from: Mapped[str] = mapped_column(String(7))
    period_to: Mapped[str] = mapped_column(String(7))
    plan: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(16))
    step: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(Integer)
    run_id: Mapped[str | None] = mapped_column(Id)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    waiting_for: Mapped[str | None] = mapped_column(String(64))
    waiting_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(Integer)
    recoveries: Mapped[int] = mapped_column(Integer)
    signalled: Mapped[int] = mapped_column(Integer)
    method: Mapped[str | None] = mapped_column(String(32))
    total_fen: Mapped[int | None] = mapped_column(BigInteger)
    progress: Mapped[Any] = mapped_column(Json, nullable=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)


class Request(Base):
    """What was asked for: the payer (sealed) and the details of the request that are not personal."""

    __tablename__ = "requests"

    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    payer_index: Mapped[str] = mapped_column(Digest)
    account_index: Mapped[str | None] = mapped_column(Digest)
    payer_sealed: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(String(8))
    data: Mapped[Any] = mapped_column(Json)


class Coverage(Base):
    """One insurance of one payer in one month (or year): at most one payment may hold it at a time."""

    __tablename__ = "coverages"
    __table_args__ = (
        Index(
            "coverages_live",
            "payer_index",
            "scheme",
            "insurance",
            "month",
            unique=True,
            postgresql_where=text("released_at IS NULL"),
            sqlite_where=text("released_at IS NULL"),
        ),
    )

    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    insurance: Mapped[str] = mapped_column(String(16), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    payer_index: Mapped[str] = mapped_column(Digest)
    scheme: Mapped[str] = mapped_column(String(16))
    released_at: Mapped[datetime | None] = mapped_column(Instant)


class History(Base):
    """Append-only: one row a transition, written in the transition's transaction."""

    __tablename__ = "history"

    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    from_state: Mapped[str | None] = mapped_column(String(16))
    from_step: Mapped[str | None] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    step: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    actor: Mapped[str] = mapped_column(String(128))
    run_id: Mapped[str | None] = mapped_column(Id)
    details: Mapped[Any] = mapped_column(Json, nullable=True)


class InboxEvent(Base):
    """Every event that arrived. `source` + `event_id` is used once for ever; refused events do not occupy it."""

    __tablename__ = "inbox"
    __table_args__ = (
        _one_of("state", "used", "pending", "unmatched", "ignored", "refused"),
        Index(
            "inbox_once",
            "source",
            "event_id",
            unique=True,
            postgresql_where=text("state <> 'refused'"),
            sqlite_where=text("state <> 'refused'"),
        ),
        Index(
            "inbox_open",
            "payment_id",
            postgresql_where=text("state = 'pending'"),
            sqlite_where=text("state = 'pending'"),
        ),
        Index(
            "inbox_unmatched",
            "correlation",
            postgresql_where=text("state = 'unmatched'"),
            sqlite_where=text("state = 'unmatched'"),
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
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
    regions: Mapped[str | None] = mapped_column(Text)  # those its sender may speak for, by commas; empty: all
    received_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class Run(Base):
    """Payments on their way through one Celery chain, and until when the chain may be silent.

    `begun_at` is when its present step began; a run that was lost before any step began says nothing of its payments.
    """

    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    plan: Mapped[str] = mapped_column(String(32))
    step: Mapped[str] = mapped_column(String(16))
    payment_ids: Mapped[Any] = mapped_column(Json)
    lease_until: Mapped[datetime] = mapped_column(Instant)
    begun_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)


class Document(Base):
    """A document we made (declaration form, agreement): its data sealed, its template, the hash of its bytes."""

    __tablename__ = "documents"

    # By payment first: hashes come in no order, and each new one would touch another page of the index.
    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    sha256: Mapped[str] = mapped_column(Digest, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    template: Mapped[str] = mapped_column(String(32))
    data_sealed: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)


class Declaration(Base):
    """A declaration to the tax authority. The row is the intent: it is committed before the authority is called."""

    __tablename__ = "declarations"
    __table_args__ = (
        _one_of("state", "intended", "pending", "accepted", "rejected", "unknown"),
        Index("declarations_slot", "payment_id", "slot", unique=True),
        {"postgresql_with": {"fillfactor": 50}},
    )

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    total_fen: Mapped[int] = mapped_column(BigInteger)
    assessment: Mapped[Any] = mapped_column(Json)
    document_sha256: Mapped[str] = mapped_column(Digest)
    receipt_no: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    slot: Mapped[str] = _slot("state = 'rejected'")


class Contract(Base):
    """A direct-debit agreement (mandate). Signed and within its term, later payments reuse it."""

    __tablename__ = "contracts"
    __table_args__ = (
        _one_of("state", "intended", "sent", "signed", "declined", "expired", "revoked", "invalid", "unknown"),
        Index("contracts_slot", "payment_id", "slot", unique=True),
        Index(
            "contracts_mandate",
            "payer_index",
            "account_index",
            postgresql_where=text("state = 'signed'"),
            sqlite_where=text("state = 'signed'"),
        ),
    )

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    payer_index: Mapped[str] = mapped_column(Digest)
    account_index: Mapped[str] = mapped_column(Digest)
    payee: Mapped[str] = mapped_column(String(64))
    document_sha256: Mapped[str] = mapped_column(Digest)
    reference: Mapped[str | None] = mapped_column(String(64))
    term_from: Mapped[str] = mapped_column(String(10))
    term_until: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(Instant)
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    slot: Mapped[str] = _slot("state NOT IN ('intended', 'sent', 'unknown')")


class Debit(Base):
    """Money asked for: a bank debit, or a pay order that the payer settles. At most one is live for a payment."""

    __tablename__ = "debits"
    __table_args__ = (
        _one_of("state", "intended", "pending", "settled", "failed", "unknown", "withdrawn"),
        _one_of("kind", "bank_debit", "pay_order"),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        Index("debits_slot", "payment_id", "slot", unique=True),
        {"postgresql_with": {"fillfactor": 50}},
    )

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[str] = mapped_column(String(16))
    method: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    contract_key: Mapped[str | None] = mapped_column(String(64))
    reference: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    slot: Mapped[str] = _slot("state IN ('failed', 'withdrawn')")


class LedgerEntry(Base):
    """Double entry per payment: what the payer paid against what each fund received; debits equal credits."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        CheckConstraint("debit_fen >= 0 AND credit_fen >= 0 AND (debit_fen = 0) <> (credit_fen = 0)", name="one_side"),
    )

    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    line: Mapped[int] = mapped_column(Integer, primary_key=True)
    account: Mapped[str] = mapped_column(String(48))
    insurance: Mapped[str | None] = mapped_column(String(16))
    debit_fen: Mapped[int] = mapped_column(BigInteger)
    credit_fen: Mapped[int] = mapped_column(BigInteger)
    booked_at: Mapped[datetime] = mapped_column(Instant)


class Voucher(Base):
    """The voucher's data (sealed), its digest and signature; the PDF is made from them, the same bytes each time."""

    __tablename__ = "vouchers"
    # Sealed data does not become smaller by compression, and a row of 2.5 KB is cheaper whole than in a second table.
    __table_args__ = ({"postgresql_with": {"toast_tuple_target": 8160}},)

    no: Mapped[str] = mapped_column(String(40), primary_key=True)
    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"), unique=True)
    check_code: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(Digest)
    signature: Mapped[str] = mapped_column(String(128))
    key_id: Mapped[str] = mapped_column(String(32))
    data_sealed: Mapped[str] = mapped_column(Text)
    issued_at: Mapped[datetime] = mapped_column(Instant)


class Message(Base):
    """A letter to the payer by one channel. Recipient and text are made when it is sent; the row holds no person."""

    __tablename__ = "messages"
    __table_args__ = (
        _one_of("state", "due", "sending", "sent", "failed", "unknown"),
        _one_of("channel", "email", "sms"),
        Index(
            "messages_due",
            "channel",
            "due_at",
            postgresql_where=text("due_at IS NOT NULL"),
            sqlite_where=text("due_at IS NOT NULL"),
        ),
        Index("messages_payment", "payment_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    channel: Mapped[str] = mapped_column(String(8))
    letter: Mapped[str] = mapped_column(String(32))
    facts: Mapped[Any] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    claim_id: Mapped[str | None] = mapped_column(Id)
    attempts: Mapped[int] = mapped_column(Integer)
    template: Mapped[str | None] = mapped_column(String(48))
    provider: Mapped[str | None] = mapped_column(String(32))
    reference: Mapped[str | None] = mapped_column(String(128))
    created_at: Mapped[datetime] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)


class OutgoingEvent(Base):
    """An event to other systems, written with the change it tells of."""

    __tablename__ = "outgoing_events"
    __table_args__ = (
        Index(
            "outgoing_events_due",
            "due_at",
            postgresql_where=text("due_at IS NOT NULL"),
            sqlite_where=text("due_at IS NOT NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    type: Mapped[str] = mapped_column(String(96))
    data: Mapped[Any] = mapped_column(Json)
    at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    claim_id: Mapped[str | None] = mapped_column(Id)
    attempts: Mapped[int] = mapped_column(Integer)
    delivered_at: Mapped[datetime | None] = mapped_column(Instant)


class Breaker(Base):
    """The state of a gateway's or provider's circuit breaker, with its reason."""

    __tablename__ = "breakers"
    __table_args__ = (_one_of("state", "closed", "open", "half_open"),)

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    failures: Mapped[int] = mapped_column(Integer)
    open_until: Mapped[datetime | None] = mapped_column(Instant)
    changed_at: Mapped[datetime] = mapped_column(Instant)


class WebhookEndpoint(Base):
    """Where another system hears of payments: its address, the types it wants and its secret (sealed)."""

    __tablename__ = "webhook_endpoints"
    __table_args__ = (_one_of("state", "active", "disabled"),)

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
        _one_of("state", "due", "delivered", "failed"),
        Index("webhook_deliveries_once", "endpoint_id", "event_id", unique=True),
        Index(
            "webhook_deliveries_due",
            "due_at",
            postgresql_where=text("due_at IS NOT NULL"),
            sqlite_where=text("due_at IS NOT NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    endpoint_id: Mapped[str] = mapped_column(ForeignKey("webhook_endpoints.id", ondelete="CASCADE"))
    event_id: Mapped[str] = mapped_column(ForeignKey("outgoing_events.id"))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    claim_id: Mapped[str | None] = mapped_column(Id)
    attempts: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class IdempotencyKey(Base):
    """An Idempotency-Key of a client of the HTTP door and the answer it got. `digest` is keyed, of the events sent."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (Index("idempotency_keys_age", "started_at"),)

    client: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    digest: Mapped[str] = mapped_column(Digest)
    started_at: Mapped[datetime] = mapped_column(Instant)
    status: Mapped[int | None] = mapped_column(Integer)
    answer: Mapped[Any] = mapped_column(Json, nullable=True)


class Pace(Base):
    """Up to when a gateway's places are given, by the database's clock (workflows/engine/rate_limit.py)."""

    __tablename__ = "paces"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    free_at: Mapped[datetime] = mapped_column(Instant)
    queue_until: Mapped[datetime] = mapped_column(Instant)
    again_until: Mapped[datetime] = mapped_column(Instant)
