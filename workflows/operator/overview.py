"""What an operator sees first: payments by step and state, money of today, and what is wrong now."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, TypedDict

from sqlalchemy import ColumnElement, Connection, TextClause, exists, func, select, text

from foundation.clock import day_begins, shanghai_day, utcnow
from foundation.ids import first_id
from foundation.money import yuan
from models.functions import DATABASE_NOW
from models.pauses import read_pauses
from models.states import ArrivalState, BreakerState, MessageState, PaymentState
from models.tables import Arrival, Breaker, Message, Payment, Run
from workflows.intake.senders import CANARY
from workflows.money.refunds.listing import count_requested, count_stuck
from workflows.operator.listing import count_by_state

_LATE: Final = timedelta(seconds=60)
_DAY: Final = timedelta(days=1)
# As the partial index has it: SQLite uses that index for the same words only.
OPEN_ARRIVALS: Final = (text("arrivals.state <> 'matched'"), Arrival.state == ArrivalState.OPEN)


class Today(TypedDict):
    """Payments that began today (Asia/Shanghai), and money that was reported today, in yuan as text."""

    payments: int
    arrivals: int
    received: str
    booked: str


class OpenArrival(TypedDict):
    """A sum of money that is not booked, in yuan as text; `rest` is what is neither booked nor returned of it."""

    id: str
    payment_id: str | None
    amount: str
    rest: str
    reference: str | None
    reason: str | None
    channel: str
    received_at: datetime


class Overview(TypedDict):
    """`counts` is by step and state of payments that have not ended, `ended` by state; `attention` by reason. `overdue`
    are payments that no worker has taken for a minute, `late_messages` those due for ten; `failed_messages` are of the
    last day, and of `stuck_refunds` the bank is not asked any more."""

    counts: Mapping[tuple[str, str], int]
    ended: Mapping[str, int]
    attention: list[tuple[str, int]]
    today: Today
    breakers: list[tuple[str, str, datetime]]
    paused: list[tuple[str, str]]
    overdue: int
    late_messages: int
    failed_messages: int
    open_arrivals: int
    lost_runs: int
    approvals: int
    stuck_refunds: int


def overview(connection: Connection) -> Overview:
    """The overview at this moment; payments are counted in one statement, all else is found by an index."""
    counts: Counter[tuple[str, str]] = Counter()
    ended: Counter[str] = Counter()
    attention: Counter[str] = Counter()
    for (state, step, reason), count in count_by_state(connection).items():
        if PaymentState(state).is_over:
            ended[state] += count
        else:
            counts[step, state] += count
        if state == PaymentState.ATTENTION:
            attention[reason or ""] += count
    return {
        "counts": counts,
        "ended": ended,
        "attention": attention.most_common(),
        "today": money_today(connection),
        "breakers": _breakers(connection),
        "paused": [(pause.kind.value, pause.name) for pause in read_pauses(connection, utcnow())],
        **_late(connection),
    }


def open_arrivals(connection: Connection, most: int = 200) -> list[OpenArrival]:
    """Money that is on no voucher, the oldest first."""
    arrival = Arrival.__table__.c
    rows = connection.execute(select(*arrival).where(*OPEN_ARRIVALS).order_by(arrival.id).limit(most))
    return [
        {
            "id": row.id,
            "payment_id": row.payment_id,
            "amount": yuan(row.amount_fen),
            "rest": yuan(row.amount_fen - row.booked_fen - row.refunded_fen),
            "reference": row.reference,
            "reason": row.reason,
            "channel": row.channel,
            "received_at": row.received_at,
        }
        for row in rows
    ]


class _Late(TypedDict):
    overdue: int
    late_messages: int
    failed_messages: int
    open_arrivals: int
    lost_runs: int
    approvals: int
    stuck_refunds: int


def _late(connection: Connection) -> _Late:
    now = utcnow()

    def count(*where: ColumnElement[bool] | TextClause) -> int:
        return int(connection.execute(select(func.count()).where(*where)).scalar_one())

    return {
        "overdue": count(Payment.due_at < now - _LATE, Payment.run_id.is_(None)),
        "late_messages": count(Message.due_at < now - 10 * _LATE),
        "failed_messages": count(Message.id >= first_id(now - _DAY), Message.state == MessageState.FAILED),
        "open_arrivals": count(*OPEN_ARRIVALS),
        "lost_runs": count(Run.lease_until < DATABASE_NOW),
        "approvals": count_requested(connection),
        "stuck_refunds": count_stuck(connection),
    }


def _breakers(connection: Connection) -> list[tuple[str, str, datetime]]:
    query = select(Breaker.name, Breaker.state, Breaker.changed_at).where(Breaker.state != BreakerState.CLOSED)
    return [(row.name, row.state, row.changed_at) for row in connection.execute(query.order_by(Breaker.name))]


def money_today(connection: Connection) -> Today:
    """Ids begin with the time at which they were made, so what came today is a range of the primary key."""
    first = first_id(day_begins(shanghai_day(utcnow())))
    begun = connection.execute(select(func.count()).select_from(Payment).where(Payment.id >= first)).scalar_one()
    sums = select(
        func.count().label("arrivals"),
        func.coalesce(func.sum(Arrival.amount_fen), 0).label("received"),
        func.coalesce(func.sum(Arrival.booked_fen), 0).label("booked"),
    ).where(Arrival.id >= first, ~exists().where(Payment.id == Arrival.payment_id, Payment.client == CANARY.client))
    row = connection.execute(sums).one()
    return {
        "payments": begun,
        "arrivals": row.arrivals,
        "received": yuan(int(row.received)),
        "booked": yuan(int(row.booked)),
    }
