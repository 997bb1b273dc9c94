"""What is asked of the tax authority and of the signer, and the documents that go with it."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.states import ContractCycle, ContractState, DeclarationState, DocumentKind, WithdrawalState
from models.tables.base import (
    Base,
    Digest,
    Id,
    Instant,
    Json,
    JsonObject,
    Key,
    index_where,
    live_slot,
    one_of,
    slot_index,
)


class DocumentColumns:
    """The columns of a document."""

    # By payment first: hashes come in no order, and each new one would touch another page of the index.
    payment_id: Mapped[str] = mapped_column(Id, primary_key=True)
    sha256: Mapped[str] = mapped_column(Digest, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    template: Mapped[str] = mapped_column(String(32))
    data_sealed: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)


class Document(DocumentColumns, Base):
    """A document that we rendered: its data sealed, its template, the hash of its bytes."""

    __tablename__ = "documents"
    __table_args__ = (one_of("kind", DocumentKind),)


class Declaration(Base):
    """A declaration to the tax authority. The row is the intent: it is committed before the authority is called."""

    __tablename__ = "declarations"
    __table_args__ = (
        one_of("state", DeclarationState),
        slot_index("declarations"),
        {"postgresql_with": {"fillfactor": 50}},
    )

    key: Mapped[str] = mapped_column(Key, primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    total_fen: Mapped[int] = mapped_column(BigInteger)
    assessment: Mapped[JsonObject] = mapped_column(Json)
    document_sha256: Mapped[str] = mapped_column(Digest)
    receipt_no: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    slot: Mapped[str] = live_slot(DeclarationState, (state for state in DeclarationState if state.is_live))


class Contract(Base):
    """A direct-debit contract. Signed and within its term it is a mandate, which later payments reuse.

    `withdrawal` is how far the platform knows that it has ended (`withdrawal_reason` is the platform's);
    `withdraw_at` is when that is carried on next, `withdraw_tries` how often it was tried.
    """

    __tablename__ = "contracts"
    __table_args__ = (
        one_of("state", ContractState),
        one_of("cycle", ContractCycle),
        slot_index("contracts"),
        one_of("withdrawal", WithdrawalState),
        index_where("state = 'signed'", "contracts_mandate", "payer_index", "account_index"),
        index_where("withdraw_at IS NOT NULL", "contracts_withdraw", "withdraw_at"),
    )

    key: Mapped[str] = mapped_column(Key, primary_key=True)
    payment_id: Mapped[str] = mapped_column(Id)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(64))
    payer_index: Mapped[str] = mapped_column(Digest)
    account_index: Mapped[str] = mapped_column(Digest)
    signer_index: Mapped[str] = mapped_column(Digest)  # of client, payer's name, bank and account's holder
    payee: Mapped[str] = mapped_column(String(64))
    scheme: Mapped[str] = mapped_column(String(16))
    insurances: Mapped[str] = mapped_column(String(64))
    cycle: Mapped[str] = mapped_column(String(8))
    ceiling_fen: Mapped[int] = mapped_column(BigInteger)  # most of one debit
    document_sha256: Mapped[str] = mapped_column(Digest)
    reference: Mapped[str | None] = mapped_column(String(64))
    term_from: Mapped[str] = mapped_column(String(10))
    term_until: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(Instant)
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawal: Mapped[str | None] = mapped_column(String(16))
    withdrawal_reason: Mapped[str | None] = mapped_column(String(64))
    withdraw_at: Mapped[datetime | None] = mapped_column(Instant)
    withdraw_tries: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    slot: Mapped[str] = live_slot(ContractState, (state for state in ContractState if state.is_live))
