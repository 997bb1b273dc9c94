"""Sums of money that somebody reported, and the rules that tell them apart (docs/adr/0016-arrivals.md)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from foundation.ids import stable_part
from foundation.structs import Row
from models.states import ArrivalChannel, ArrivalReason, ArrivalState, DebitState

_TOP_UP: Final = ":topup:"


def top_up_key(payment_id: str, number: int) -> str:
    """The key of the order by which a top-up is paid, the first, second … one of its payment."""
    return f"{stable_part(payment_id)}{_TOP_UP}{number}"


def is_top_up(debit_key: str | None) -> bool:
    """Whether a key is that of a top-up's order."""
    return debit_key is not None and _TOP_UP in debit_key


class Report(Struct, frozen=True):
    """What somebody says about money: how much, for which order (our key or the bank's number), the bank's number of
    the money, and when it was paid (aware UTC)."""

    amount_fen: int
    channel: ArrivalChannel
    named: str | None = None
    reference: str | None = None
    paid_at: datetime | None = None


class ArrivalRow(Row, frozen=True):
    """A sum of money that arrived, as it is kept. Money is fen."""

    id: str
    payment_id: str | None
    debit_key: str | None
    amount_fen: int
    booked_fen: int
    reference: str | None
    named: str | None
    channel: ArrivalChannel
    state: ArrivalState
    reason: ArrivalReason | None
    paid_at: datetime | None
    received_at: datetime
    confirmed_at: datetime | None

    @classmethod
    def read(cls, columns: Iterable[object]) -> "ArrivalRow":
        """The row of columns as the database has them; raises ValueError for an unknown state."""
        row = cls.of(columns)
        return replace(
            row,
            channel=ArrivalChannel(row.channel),
            state=ArrivalState(row.state),
            reason=None if row.reason is None else ArrivalReason(row.reason),
        )

    def is_same(self, debit_key: str | None, amount_fen: int, reference: str | None) -> bool:
        """Whether this is the money of another report: the same order, and the same reference; where one of the two has
        no reference, the same amount."""
        if self.debit_key != debit_key:
            return False
        if self.reference is None or reference is None:
            return self.amount_fen == amount_fen
        return self.reference == reference


class PaidOrder(Struct, frozen=True):
    """What is known of the order that a report names: its state, and those of all orders of its payment."""

    state: DebitState
    all_states: tuple[DebitState, ...]
    payment_is_over: bool


def reason_to_keep(order: PaidOrder | None) -> ArrivalReason:
    """Why money that is new to us is open; `order` is None where it names none of ours."""
    if order is None:
        return ArrivalReason.UNKNOWN_ORDER
    if DebitState.SETTLED in order.all_states:
        return ArrivalReason.PAID_TWICE
    if order.payment_is_over:
        return ArrivalReason.PAID_AFTER_END
    return ArrivalReason.UNCONFIRMED
