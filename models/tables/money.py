"""Money: what is asked for, where it is booked, and the voucher that proves it."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.states import DebitKind, DebitState
from models.tables.base import Base, Digest, Id, Instant, Key, live_slot, one_of, slot_index


class Debit(Base):
    """Money asked for: a bank debit, or a pay order that the payer settles. At most one is live for a payment."""

    __tablename__ = "debits"
    __table_args__ = (
        one_of("state", DebitState),
        one_of("kind", DebitKind),
        CheckConstraint("amount_fen > 0", name="amount_positive"),
        slot_index("debits"),
        {"postgresql_with": {"fillfactor": 50}},
    )

    key: Mapped[str] = mapped_column(Key, primary_key=True)
    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[str] = mapped_column(String(16))
    method: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    contract_key: Mapped[str | None] = mapped_column(Key)
    reference: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    slot: Mapped[str] = live_slot(DebitState, (state for state in DebitState if state.is_live))


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
    # Sealed data does not shrink by compression, and a row of 2.5 KB is cheaper whole than in a second table.
    __table_args__ = ({"postgresql_with": {"toast_tuple_target": 8160}},)

    no: Mapped[str] = mapped_column(String(40), primary_key=True)
    payment_id: Mapped[str] = mapped_column(ForeignKey("payments.id"), unique=True)
    check_code: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(Digest)
    signature: Mapped[str] = mapped_column(String(128))
    key_id: Mapped[str] = mapped_column(String(32))
    data_sealed: Mapped[str] = mapped_column(Text)
    issued_at: Mapped[datetime] = mapped_column(Instant)
