"""Money: what is asked for, where it is booked, and the voucher that proves it."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.states import (
    AdjustmentReason,
    ArrivalChannel,
    ArrivalReason,
    ArrivalState,
    DebitKind,
    DebitState,
    RefundKind,
    RefundState,
    ReturnReason,
    TopUpState,
)
from models.tables.base import (
    Base,
    Digest,
    Id,
    Instant,
    Json,
    JsonObject,
    Key,
    due_index,
    index_where,
    live_slot,
    one_of,
    slot_index,
)

BankReference = String(128)


class Debit(Base):
    """Money asked for: a bank debit, or a pay order that the payer settles. At most one is live for a payment, and one
    top-up beside it.

    `assessment` are the figures, if no declaration of the payment keeps them; of a top-up the final ones. `order_no` is
    the number of the pay order, `reference` the bank's number of the money that arrived.
    """

    __tablename__ = "debits"
    __table_args__ = (
        one_of("state", DebitState),
        one_of("kind", DebitKind),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        slot_index("debits"),
        index_where("order_no IS NOT NULL", "debits_order_no", "order_no"),
        {"postgresql_with": {"fillfactor": 50}},
    )

    key: Mapped[str] = mapped_column(Key, primary_key=True)
    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[str] = mapped_column(String(16))
    method: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    assessment: Mapped[JsonObject | None] = mapped_column(Json)
    contract_key: Mapped[str | None] = mapped_column(Key)
    order_no: Mapped[str | None] = mapped_column(BankReference)
    reference: Mapped[str | None] = mapped_column(BankReference)
    created_at: Mapped[datetime] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    slot: Mapped[str] = live_slot(DebitState, (state for state in DebitState if state.is_live), DebitKind.TOP_UP)


class Arrival(Base):
    """A sum of money that somebody reported: one row, however often and by whomever it is reported.

    `named` is the key or order number as the sender gave it; `booked_fen` is what of it is on a voucher,
    `refunded_fen` what was returned; `confirmed_at` is when the bank itself said so. `order_name` and `money_name` tell
    sums apart (docs/adr/0016-arrivals.md).
    """

    __tablename__ = "arrivals"
    __table_args__ = (
        one_of("state", ArrivalState),
        one_of("channel", ArrivalChannel),
        one_of("reason", ArrivalReason),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        CheckConstraint("booked_fen >= 0 AND booked_fen <= amount_fen", name="booked_in_amount"),
        CheckConstraint("refunded_fen >= 0 AND refunded_fen + booked_fen <= amount_fen", name="refunded_in_amount"),
        CheckConstraint("state <> 'open' OR reason IS NOT NULL", name="open_has_a_reason"),
        CheckConstraint("state <> 'matched' OR booked_fen + refunded_fen = amount_fen", name="matched_is_booked"),
        Index("arrivals_once", "order_name", "money_name", unique=True),
        index_where("payment_id IS NOT NULL", "arrivals_payment", "payment_id"),
        index_where("state <> 'matched'", "arrivals_open", "reference"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    payment_id: Mapped[str | None] = mapped_column(Id)
    debit_key: Mapped[str | None] = mapped_column(Key)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    booked_fen: Mapped[int] = mapped_column(BigInteger)
    refunded_fen: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    reference: Mapped[str | None] = mapped_column(BankReference)
    named: Mapped[str | None] = mapped_column(String(128))
    channel: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(32))
    paid_at: Mapped[datetime | None] = mapped_column(Instant)
    received_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    order_name: Mapped[str] = mapped_column(String(128), Computed("coalesce(debit_key, named, id)", persisted=True))
    money_name: Mapped[str] = mapped_column(
        String(128), Computed("coalesce(reference, '#' || CAST(amount_fen AS TEXT))", persisted=True)
    )


class Refund(Base):
    """Money of one arrival on its way back. The row is the intent: it is committed before the bank is called.

    `due_at` is when it is carried on next, `attempts` how often the bank was asked in this state.
    """

    __tablename__ = "refunds"
    __table_args__ = (
        one_of("state", RefundState),
        one_of("kind", RefundKind),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        index_where("state NOT IN ('returned', 'refused')", "refunds_live", "arrival_id", unique=True),
        index_where("due_at IS NOT NULL", "refunds_due", "due_at"),
    )

    key: Mapped[str] = mapped_column(Key, primary_key=True)
    arrival_id: Mapped[str] = mapped_column(ForeignKey("arrivals.id"))
    payment_id: Mapped[str | None] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[str] = mapped_column(String(16))
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    why: Mapped[str] = mapped_column(String(255))
    requested_by: Mapped[str] = mapped_column(String(128))
    approved_by: Mapped[str | None] = mapped_column(String(128))
    reference: Mapped[str | None] = mapped_column(BankReference)
    attempts: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
    returned_at: Mapped[datetime | None] = mapped_column(Instant)


class Return(Base):
    """Money that went back by a statement of the bank, and that no returned refund of ours is: it needs an operator.

    `id` is made of the line's content, `debit_key` is the order whose money it is, `refund_key` the refund that it is,
    each if it is known. It is settled once that refund is returned.
    """

    __tablename__ = "returns"
    __table_args__ = (one_of("reason", ReturnReason), CheckConstraint("amount_fen > 0", name="amount_positive"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    payment_id: Mapped[str | None] = mapped_column(Id)
    debit_key: Mapped[str | None] = mapped_column(Key)
    refund_key: Mapped[str | None] = mapped_column(Key)
    named: Mapped[str | None] = mapped_column(String(128))
    reference: Mapped[str | None] = mapped_column(BankReference)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(String(32))
    returned_at: Mapped[datetime] = mapped_column(Instant)
    kept_at: Mapped[datetime] = mapped_column(Instant)


class Adjustment(Base):
    """A payment's last difference between the figures by which it was booked and the final ones.

    `before` are those by which it was booked (declared, or of an earlier difference that is settled), with the total
    `declared_fen`, and `figures` the final ones. `items` are the differences by insurance, in fen. A refund goes its
    own way (`refund_key`). A top-up has a `state` (`state_reason` says why), its orders are debits; `due_at` is when it
    is carried on next, `attempts` how often the bank was asked in this state of the order, `pay_until` the end of the
    order's time, `chosen_method` how the payer wants to pay it.
    """

    __tablename__ = "adjustments"
    __table_args__ = (
        one_of("reason", AdjustmentReason),
        one_of("state", TopUpState),
        CheckConstraint("declared_fen <> final_fen", name="differs"),
        CheckConstraint("(state IS NOT NULL) = (reason = 'top_up_due')", name="top_up_has_a_state"),
        due_index("adjustments"),
    )

    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(String(32))
    declared_fen: Mapped[int] = mapped_column(BigInteger)
    final_fen: Mapped[int] = mapped_column(BigInteger)
    items: Mapped[list[JsonObject]] = mapped_column(Json)
    before: Mapped[JsonObject] = mapped_column(Json)
    figures: Mapped[JsonObject] = mapped_column(Json)
    policy_version: Mapped[str] = mapped_column(String(64))
    refund_key: Mapped[str | None] = mapped_column(Key)
    actor: Mapped[str] = mapped_column(String(128))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str | None] = mapped_column(String(16))
    state_reason: Mapped[str | None] = mapped_column(String(64))
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    pay_until: Mapped[datetime | None] = mapped_column(Instant)
    chosen_method: Mapped[str | None] = mapped_column(String(32))


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
    """The voucher's data (sealed), its digest and signature; the PDF is made from them, the same bytes each time.

    The last of a payment's vouchers (`serial`) is valid as long as `ended_at` is empty: it was annulled then, or
    replaced by the next one.
    """

    __tablename__ = "vouchers"
    __table_args__ = (
        UniqueConstraint("payment_id", "serial"),
        # Sealed data does not shrink by compression, and a row of 2.5 KB is cheaper whole than in a second table.
        {"postgresql_with": {"toast_tuple_target": 8160}},
    )

    no: Mapped[str] = mapped_column(String(40), primary_key=True)
    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"))
    serial: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    check_code: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(Digest)
    signature: Mapped[str] = mapped_column(String(128))
    key_id: Mapped[str] = mapped_column(String(32))
    data_sealed: Mapped[str | None] = mapped_column(Text)  # None: removed with the payer's data
    issued_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    replaced_by: Mapped[str | None] = mapped_column(String(40))
