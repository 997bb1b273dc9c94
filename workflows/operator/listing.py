"""Payments in lists and counts: filters, order, totals. No personal data leaves here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, Subquery, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from foundation.money import yuan
from models.pauses import FOREVER
from models.states import DebitState
from models.tables import Debit, Payment
from workflows.operator.lookup import PaymentRow

# From and to, each a month (2026-11) or a year (2026).
PeriodView = TypedDict("PeriodView", {"from": str, "to": str})


class PaymentSummary(TypedDict):
    """One payment as lists show it; amounts in yuan as text, instants aware UTC."""

    id: str
    reference: str
    client: str
    source: str
    region: str
    scheme: str
    insurances: list[str]
    period: PeriodView
    state: str
    step: str
    reason: str | None
    waiting_for: str | None
    waiting_until: datetime | None
    next_action_at: datetime | None
    method: str | None
    total: str | None
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None


class Total(TypedDict):
    """Payments that agree in `group`, and their money in yuan as text: asked for, and received."""

    group: dict[str, str | None]
    payments: int
    asked: str
    received: str


@dataclass(frozen=True, slots=True)
class PaymentFilter:
    """Which payments are meant: those that agree with every field that is given.

    `since` and `until` bound the last change (`updated_at`): from `since` on, and before `until`; aware instants.
    `live`: only payments that have not ended. `before`: only payments that were made before the one with this id.
    """

    state: str | None = None
    step: str | None = None
    reason: str | None = None
    region: str | None = None
    method: str | None = None
    client: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    waiting_for: str | None = None
    live: bool = False
    before: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filter as conditions on `payments`."""
        found = [column == getattr(self, name) for name, column in COLUMNS.items() if getattr(self, name) is not None]
        if self.since is not None:
            found.append(Payment.updated_at >= self.since)
        if self.until is not None:
            found.append(Payment.updated_at < self.until)
        if self.waiting_for is not None:
            found.append(Payment.waiting_for == self.waiting_for)
        if self.before is not None:
            found.append(Payment.id < self.before)
        if self.live:
            found.append(Payment.finished_at.is_(None))
        return found


# What payments can be narrowed and grouped by.
COLUMNS: dict[str, InstrumentedAttribute[str] | InstrumentedAttribute[str | None]] = {
    "state": Payment.state,
    "step": Payment.step,
    "reason": Payment.reason,
    "region": Payment.region,
    "method": Payment.method,
    "client": Payment.client,
}
# What a list can be sorted by; ids are in the order of creation.
_ORDERS: dict[str, Callable[[], ColumnElement[Any]]] = {
    "created": lambda: Payment.id.expression,
    "updated": lambda: Payment.updated_at.expression,
    "due": lambda: func.coalesce(Payment.due_at, Payment.waiting_until),
    "total": lambda: Payment.total_fen.expression,
    "reference": lambda: Payment.reference.expression,
    "region": lambda: Payment.region.expression,
}
SORTS = tuple(_ORDERS)


def list_payments(
    connection: Connection, wanted: PaymentFilter | None = None, *, sort: str = "-created", most: int = 1000
) -> list[PaymentSummary]:
    """At most `most` payments of a filter. `sort` is one of SORTS, descending with `-` before it; newest first."""
    order = _ORDERS[sort.removeprefix("-")]()
    directed = order.desc() if sort.startswith("-") else order.asc()
    query = select(*Payment.__table__.c).where(*(wanted or PaymentFilter()).conditions())
    rows = connection.execute(query.order_by(directed.nulls_last(), Payment.id.desc()).limit(most))
    return [payment_summary(row) for row in rows]


def payment_summary(row: PaymentRow) -> PaymentSummary:
    """A payment row as others may see it."""
    return {
        "id": row.id,
        "reference": row.reference,
        "client": row.client,
        "source": row.source,
        "region": row.region,
        "scheme": row.scheme,
        "insurances": row.insurances.split(","),
        "period": {"from": row.period_from, "to": row.period_to},
        "state": row.state,
        "step": row.step,
        "reason": row.reason,
        "waiting_for": row.waiting_for,
        "waiting_until": row.waiting_until,
        "next_action_at": row.due_at if row.due_at != FOREVER else None,
        "method": row.method,
        "total": yuan(row.total_fen) if row.total_fen is not None else None,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "finished_at": row.finished_at,
    }


def count_by_state(connection: Connection) -> dict[tuple[str, str, str | None], int]:
    """How many payments are in each state, step and reason."""
    rows = connection.execute(
        select(Payment.state, Payment.step, Payment.reason, func.count()).group_by(
            Payment.state, Payment.step, Payment.reason
        )
    )
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def payment_totals(connection: Connection, wanted: PaymentFilter, by: Sequence[str]) -> list[Total]:
    """How many payments of a filter agree in the columns `by` (of COLUMNS), what was asked for and what was received.

    Asked for are the debits and orders that are settled or open; a failed or withdrawn one is not counted.
    """
    columns = [COLUMNS[name] for name in by]
    money = _money_by_payment()
    rows = connection.execute(
        select(
            *columns,
            func.count().label("payments"),
            func.coalesce(func.sum(money.c.asked), 0).label("asked"),
            func.coalesce(func.sum(money.c.received), 0).label("received"),
        )
        .select_from(Payment)
        .outerjoin(money, money.c.payment_id == Payment.id)
        .where(*wanted.conditions())
        .group_by(*columns)
        .order_by(*columns)
    )
    return [
        {
            "group": dict(zip(by, row[: len(by)], strict=True)),
            "payments": row.payments,
            "asked": yuan(int(row.asked)),
            "received": yuan(int(row.received)),
        }
        for row in rows
    ]


def _money_by_payment() -> Subquery:
    live = [state for state in DebitState if state.is_live]
    return (
        select(
            Debit.payment_id,
            func.sum(case((Debit.state.in_(live), Debit.amount_fen), else_=0)).label("asked"),
            func.sum(case((Debit.state == DebitState.SETTLED, Debit.amount_fen), else_=0)).label("received"),
        )
        .group_by(Debit.payment_id)
        .subquery()
    )


def values_in_use(connection: Connection, name: str) -> list[str]:
    """The values that payments have in a column of COLUMNS, sorted."""
    column = COLUMNS[name]
    rows = connection.execute(select(column).distinct().where(column.is_not(None)).order_by(column))
    return [str(value) for value in rows.scalars()]
