"""How long the personal data of a payment is kept, and why some of it is kept longer.

Money makes the difference: a payment for which money came keeps its data as long as a completed one, however it ended.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from foundation.clock import shanghai_day
from foundation.settings import get_settings
from models.states import ArrivalState, ContractState, MessageState, PaymentState, RefundState
from models.tables import Arrival, Contract, Message, Payment, Refund

_LETTERS_LIVE = tuple(state for state in MessageState if not state.is_over)
_REFUND_OVER = (RefundState.RETURNED, RefundState.REFUSED)


class Keeping(StrEnum):
    """Why the data of a payment is kept."""

    NOT_ENDED = "not_ended"
    LETTERS_DUE = "letters_due"
    MONEY_OPEN = "money_open"
    MANDATE_IN_FORCE = "mandate_in_force"
    MONEY_RECORD = "money_record"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What holds for the data of one payment: why it is kept and until when (aware UTC); both None if it may go."""

    payment_id: str
    reason: Keeping | None = None
    until: datetime | None = None


def shortest_retention() -> timedelta:
    """No payment that began later than this ago is past its retention."""
    return timedelta(days=min(days for name, days in get_settings().retention.items() if name != "events"))


def judge(connection: Connection, ids: Collection[str], now: datetime, *, asked: bool = False) -> Iterator[Judgement]:
    """One judgement for each payment, in one statement. `asked`: the payer asks for the removal, and only data that
    the law wants kept stays. `now` is aware UTC."""
    arrived = Arrival.payment_id == Payment.id
    columns = (
        *(Payment.id, Payment.state, Payment.finished_at),
        exists().where(arrived).label("money"),
        exists().where(Message.payment_id == Payment.id, Message.state.in_(_LETTERS_LIVE)).label("letters"),
        exists().where(arrived, Arrival.state != ArrivalState.MATCHED, Arrival.state != ArrivalState.REFUNDED)
        .label("open_money"),
        exists().where(arrived, Refund.arrival_id == Arrival.id, Refund.state.not_in(_REFUND_OVER)).label("refund"),
        exists().where(
            Contract.payment_id == Payment.id,
            Contract.state == ContractState.SIGNED,
            Contract.term_until >= shanghai_day(now).isoformat(),
        ).label("mandate"),
    )  # fmt: skip
    query = select(*columns).where(Payment.id.in_(ids)).order_by(Payment.id)
    yield from (_judged(row, now, asked=asked) for row in connection.execute(query))


def _judged(row: Row[*tuple[Any, ...]], now: datetime, *, asked: bool) -> Judgement:
    if at_work := _at_work(row):
        return Judgement(row.id, at_work)
    kept, until = _term(row)
    if until > now and not (asked and kept is Keeping.RETENTION):
        return Judgement(row.id, kept, until)
    return Judgement(row.id, Keeping.MANDATE_IN_FORCE if row.mandate else None)


def _at_work(row: Row[*tuple[Any, ...]]) -> Keeping | None:
    """Why the data are still needed, whatever their age."""
    if row.letters:
        return Keeping.LETTERS_DUE
    if row.finished_at is None:
        return Keeping.NOT_ENDED
    return Keeping.MONEY_OPEN if row.open_money or row.refund else None


def _term(row: Row[*tuple[Any, ...]]) -> tuple[Keeping, datetime]:
    """Until when the data of a payment that ended are kept, and why."""
    counts_as = PaymentState.COMPLETED if row.money else PaymentState(row.state)
    kept = Keeping.MONEY_RECORD if counts_as is PaymentState.COMPLETED else Keeping.RETENTION
    return kept, row.finished_at + timedelta(days=get_settings().retention[counts_as])
