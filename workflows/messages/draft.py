"""A claimed message with what is needed to write it: its payment, the payer, and the voucher if it has one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, select

from foundation.settings import get_keyring
from models.states import Channel
from models.tables import Payment, Request
from notifications.voucher import VoucherData
from workflows.messages.vouchers import VoucherRow, find_vouchers, open_voucher
from workflows.payment.letters import LetterFacts

INTERRUPTED = "interrupted"
OUTCOME_UNKNOWN = "outcome_unknown"
DOUBTFUL = (INTERRUPTED, OUTCOME_UNKNOWN)
"""Reasons of messages of which an earlier try may have gone out."""
RECIPIENT = "messages.recipient"
TRIED_TO = "messages.tried_to"
_WITH_VOUCHER = frozenset({"voucher", "refund_made"})

Columns = dict[str, object]
"""Columns of a row of `messages` to be set."""


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """A row of `messages` that this process may send. `attempts` counts this try; instants are aware UTC."""

    id: str
    payment_id: str
    channel: str
    letter: str
    stored_facts: Mapping[str, object] = field(repr=False)
    reason: str | None
    attempts: int
    provider: str | None
    reference: str | None
    created_at: datetime
    tried_at: datetime | None
    recipient_sealed: str | None = field(repr=False)
    tried_to_sealed: str | None = field(repr=False)

    @classmethod
    def of(cls, row: Row[Any]) -> "ClaimedMessage":
        """The message in a claimed row."""
        return cls(
            id=row.id,
            payment_id=row.payment_id,
            channel=row.channel,
            letter=row.letter,
            stored_facts=row.facts,
            reason=row.reason,
            attempts=row.attempts,
            provider=row.provider,
            reference=row.reference,
            created_at=row.created_at,
            tried_at=row.tried_at,
            recipient_sealed=row.recipient_sealed,
            tried_to_sealed=row.tried_to_sealed,
        )

    @property
    def facts(self) -> LetterFacts:
        """What the letter says; raises TypeError if it was stored wrongly."""
        return LetterFacts.from_json(self.stored_facts)

    @property
    def overtaken_at(self) -> datetime | None:
        """From when the letter is not sent any more; None without such an instant, or one that can be read."""
        try:
            return self.facts.overtaken_at
        except (TypeError, ValueError):
            return None

    @property
    def doubtful(self) -> bool:
        """Whether an earlier attempt may have gone out."""
        return self.reason in DOUBTFUL


@dataclass(frozen=True, slots=True)
class MessagePayment:
    """The payment that a message is about, with the payer's data still sealed."""

    id: str
    reference: str
    region: str
    insurances: tuple[str, ...]
    period_from: str
    period_to: str
    total_fen: int | None
    state: str
    step: str
    waiting_for: str | None
    locale: str
    payer_sealed: str = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Recipient:
    """What a letter needs of the payer's data."""

    name: str
    email: str | None
    phone: str | None
    account_number: str


@dataclass(frozen=True)
class Draft:
    """What is opened stays opened: a voucher's letter shows its data and has its page attached."""

    message: ClaimedMessage
    payment: MessagePayment
    voucher: VoucherRow | None

    @cached_property
    def payer(self) -> Recipient:
        """The payer's data, opened when they are first needed; raises SealError."""
        opened = get_keyring().open_json("requests.payer", self.payment.id, self.payment.payer_sealed)
        account = opened.get("account") or {}
        return Recipient(opened["name"], opened.get("email"), opened.get("phone"), account.get("number") or "")

    @cached_property
    def recipient(self) -> str:
        """Address or phone: the message's own, else the payer's; empty where there is none. Raises SealError."""
        message = self.message
        if message.recipient_sealed is not None:
            return get_keyring().open(RECIPIENT, message.id, message.recipient_sealed).decode()
        return (self.payer.email if message.channel == Channel.EMAIL else self.payer.phone) or ""

    @cached_property
    def tried_to(self) -> str:
        """Address or phone to which an earlier try may have gone; raises SealError."""
        message = self.message
        if message.tried_to_sealed is None:
            return self.recipient
        return get_keyring().open(TRIED_TO, message.id, message.tried_to_sealed).decode()

    @cached_property
    def opened(self) -> VoucherData | None:
        """The data of the voucher that goes with the letter, if one does; raises SealError or VoucherError."""
        return None if self.voucher is None else open_voucher(self.voucher)


def load_drafts(connection: Connection, messages: Sequence[ClaimedMessage]) -> list[Draft]:
    """The drafts of messages, in their order. Those whose payer's data were removed have none."""
    payments = _load_payments(connection, {one.payment_id for one in messages})
    numbers = {one.id: str(one.stored_facts.get("voucher")) for one in messages if one.letter in _WITH_VOUCHER}
    vouchers = find_vouchers(connection, set(numbers.values()))
    return [
        Draft(one, payment, vouchers.get(numbers.get(one.id, "")))
        for one in messages
        if (payment := payments.get(one.payment_id)) is not None
    ]


_PAYMENT_COLUMNS = (
    *("id", "reference", "region", "insurances", "period_from", "period_to"),
    *("total_fen", "state", "step", "waiting_for"),
)


def _load_payments(connection: Connection, ids: set[str]) -> dict[str, MessagePayment]:
    query = (
        select(*(getattr(Payment, name) for name in _PAYMENT_COLUMNS), Request.locale, Request.payer_sealed)
        .join(Request, Request.payment_id == Payment.id)
        .where(Payment.id.in_(ids))
    )
    return {
        row["id"]: MessagePayment(**{**row, "insurances": tuple(row["insurances"].split(","))})
        for row in connection.execute(query).mappings()
    }
