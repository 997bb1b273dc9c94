"""Payments: what was asked for, where each one is, and how it came there."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.states import PaymentState, Step
from models.tables.base import Base, Digest, Id, Instant, Json, JsonObject, due_index, index_where, one_of

_OVER = ", ".join(f"'{state}'" for state in PaymentState if state.is_over)


class Payment(Base):
    """One payment: its state and step. `run_id` and `version` are the fence; `due_at` makes it due."""

    __tablename__ = "payments"
    __table_args__ = (
        one_of("state", PaymentState),
        one_of("step", Step),
        CheckConstraint("total_fen IS NULL OR total_fen >= 0", name="total_not_negative"),
        CheckConstraint(
            f"state NOT IN ({_OVER}) OR (due_at IS NULL AND run_id IS NULL AND finished_at IS NOT NULL)",
            name="finished_is_at_rest",
        ),
        CheckConstraint(
            "state <> 'waiting' OR (waiting_for IS NOT NULL AND waiting_until IS NOT NULL)",
            name="waiting_has_an_end",
        ),
        CheckConstraint("state <> 'attention' OR reason IS NOT NULL", name="attention_has_a_reason"),
        due_index("payments"),
        Index("payments_reference", "reference"),
        {"postgresql_with": {"fillfactor": 60}},
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = mapped_column(String(64))  # who started it and owns it
    source: Mapped[str] = mapped_column(String(255))
    reference: Mapped[str] = mapped_column(String(64))
    region: Mapped[str] = mapped_column(String(6))
    scheme: Mapped[str] = mapped_column(String(16))
    insurances: Mapped[str] = mapped_column(String(64))
    period_from: Mapped[str] = mapped_column(String(7))
    period_to: Mapped[str] = mapped_column(String(7))
    plan: Mapped[str] = mapped_column(String(64))
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
    progress: Mapped[JsonObject | None] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)


class Request(Base):
    """What was asked for: the payer (sealed) and the details of the request that are not personal."""

    __tablename__ = "requests"

    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    payer_index: Mapped[str] = mapped_column(Digest)
    account_index: Mapped[str | None] = mapped_column(Digest)
    phone_index: Mapped[str | None] = mapped_column(Digest)
    name_index: Mapped[str] = mapped_column(Digest)
    payer_sealed: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(String(8))
    data: Mapped[JsonObject] = mapped_column(Json)


class Coverage(Base):
    """One insurance of one payer in one month (or year): each client may have one live payment for it.

    Which of several clients' payments takes money is decided by the collection step (docs/adr/0014-owners.md).
    """

    __tablename__ = "coverages"
    __table_args__ = (
        index_where(
            "released_at IS NULL",
            "coverages_live",
            *("payer_index", "scheme", "insurance", "month", "client"),
            unique=True,
        ),
    )

    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    insurance: Mapped[str] = mapped_column(String(16), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    payer_index: Mapped[str] = mapped_column(Digest)
    scheme: Mapped[str] = mapped_column(String(16))
    client: Mapped[str] = mapped_column(String(64))
    released_at: Mapped[datetime | None] = mapped_column(Instant)


class HistoryColumns:
    """The columns of a transition."""

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
    details: Mapped[JsonObject | None] = mapped_column(Json)


class History(HistoryColumns, Base):
    """Append-only: one row a transition, written in the transition's transaction."""

    __tablename__ = "history"


class Run(Base):
    """A batch of payments on its way through one Celery chain, with the lease that each step renews.

    `begun_at` is when the step that is being carried out began; NULL between two steps. A run that is lost then says
    nothing of its payments.
    """

    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    plan: Mapped[str] = mapped_column(String(64))
    step: Mapped[str] = mapped_column(String(16))
    payment_ids: Mapped[list[str]] = mapped_column(Json)
    lease_until: Mapped[datetime] = mapped_column(Instant)
    begun_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
