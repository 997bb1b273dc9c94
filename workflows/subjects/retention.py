"""How long the personal data of a payment is kept, and why some of it is kept longer.

Money makes the difference: a payment for which money came keeps its data as long as a completed one, however it ended.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, exists, select

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
    days = get_settings().retention
    for row in connection.execute(select(*columns).where(Payment.id.in_(ids)).order_by(Payment.id)):
        if row.finished_at is None or row.letters:
            yield Judgement(row.id, Keeping.LETTERS_DUE if row.letters else Keeping.NOT_ENDED)
            continue
        counts_as = PaymentState.COMPLETED if row.money else PaymentState(row.state)
        until = row.finished_at + timedelta(days=days[counts_as])
        yield _judged(row.id, until, now, open_money=row.open_money or row.refund, mandate=row.mandate,
                      kept=Keeping.MONEY_RECORD if counts_as is PaymentState.COMPLETED else Keeping.RETENTION,
                      asked=asked)  # fmt: skip


def _judged(
    payment_id: str, until: datetime, now: datetime, *, open_money: bool, mandate: bool, kept: Keeping, asked: bool
) -> Judgement:
    if open_money:
        return Judgement(payment_id, Keeping.MONEY_OPEN)
    if until > now and not (asked and kept is Keeping.RETENTION):
        return Judgement(payment_id, kept, until)
    if mandate:
        return Judgement(payment_id, Keeping.MANDATE_IN_FORCE)
    return Judgement(payment_id)
