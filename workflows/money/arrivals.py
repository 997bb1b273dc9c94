"""The writer of what others report about money. What the bank answers is written with the step's decision.

A report that comes again, by whichever channel, changes nothing (docs/adr/0016-arrivals.md).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, select, update

from foundation.ids import new_id
from models.states import ArrivalReason, ArrivalState, DebitState
from models.tables import Arrival, Debit, Payment
from models.write import insert_rows
from workflows.payment.arrivals import ArrivalRow, PaidOrder, Report, reason_to_keep

TABLE: Final = "arrivals"
COLUMNS: Final = tuple(Arrival.__table__.c[name] for name in ArrivalRow.__struct_fields__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report: why its money is open, or None where the money was known already."""

    reason: ArrivalReason | None


@dataclass(frozen=True, slots=True)
class _Order:
    key: str
    names: frozenset[str]
    state: DebitState


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of one payment: its orders, its arrivals, and whether it has ended."""

    orders: tuple[_Order, ...]
    arrivals: list[ArrivalRow]
    is_over: bool

    def named(self, name: str | None) -> _Order | None:
        """The order that a report names, by our key or by the bank's number."""
        return next((order for order in self.orders if name in order.names), None) if name else None

    def facts(self, order: _Order) -> PaidOrder:
        return PaidOrder(order.state, tuple(one.state for one in self.orders), self.is_over)


def keep_reports(connection: Connection, reports: Sequence[tuple[str | None, Report]], now: datetime) -> list[Kept]:
    """Keep what is reported about payments (by id; None for an unknown one); one result each, in order.

    Locks the payments' rows, so that two reports of one payment are judged one after the other.
    """
    known = _find_known(connection, {payment for payment, _ in reports if payment is not None})
    kept: list[Kept] = []
    fresh: dict[str, ArrivalRow] = {}
    for payment_id, report in reports:
        here = known.get(payment_id or "", _Known((), [], False))
        order = here.named(report.named)
        same = _find_same(here.arrivals, order, report)
        if same is None:
            reason = reason_to_keep(None if order is None else here.facts(order))
            row = _row(payment_id, order, report, reason, now)
            fresh[row.id] = row
            here.arrivals.append(row)
        elif same.reference is None and report.reference is not None:
            row = replace(same, reference=report.reference, paid_at=same.paid_at or report.paid_at)
            here.arrivals[here.arrivals.index(same)] = row
            _note_reference(connection, row, fresh)
        kept.append(Kept(row.reason if same is None else None))
    insert_rows(connection, TABLE, [asdict(row) for row in fresh.values()], or_ignore=True)
    return kept


def _find_same(arrivals: Sequence[ArrivalRow], order: _Order | None, report: Report) -> ArrivalRow | None:
    if order is None:  # no order to compare amounts of: only the bank's number tells
        return next((row for row in arrivals if report.reference and row.reference == report.reference), None)
    return next((row for row in arrivals if row.is_same(order.key, report.amount_fen, report.reference)), None)


def _row(
    payment_id: str | None, order: _Order | None, report: Report, reason: ArrivalReason, now: datetime
) -> ArrivalRow:
    return ArrivalRow(
        id=new_id(),
        payment_id=payment_id,
        debit_key=None if order is None else order.key,
        amount_fen=report.amount_fen,
        booked_fen=0,
        reference=report.reference,
        named=report.named,
        channel=report.channel,
        state=ArrivalState.OPEN,
        reason=reason,
        paid_at=report.paid_at,
        received_at=now,
        confirmed_at=None,
    )


def _note_reference(connection: Connection, row: ArrivalRow, fresh: dict[str, ArrivalRow]) -> None:
    """A later report has the bank's number of money that is not confirmed so far."""
    if row.id in fresh:
        fresh[row.id] = row
        return
    unconfirmed = (Arrival.id == row.id) & Arrival.reference.is_(None) & Arrival.confirmed_at.is_(None)
    connection.execute(update(Arrival).where(unconfirmed).values(reference=row.reference, paid_at=row.paid_at))


def read_arrivals(connection: Connection, payment_ids: Collection[str]) -> dict[str, list[ArrivalRow]]:
    """The arrivals of payments, by payment; one without arrivals is left out."""
    found: dict[str, list[ArrivalRow]] = {}
    query = select(*COLUMNS).where(Arrival.payment_id.in_(payment_ids))
    for one in map(ArrivalRow.read, connection.execute(query)):
        found.setdefault(one.payment_id or "", []).append(one)
    return found


def _find_known(connection: Connection, payment_ids: Collection[str]) -> Mapping[str, _Known]:
    if not payment_ids:
        return {}
    ids = sorted(payment_ids)
    locked = select(Payment.id, Payment.finished_at).where(Payment.id.in_(ids)).order_by(Payment.id).with_for_update()
    over = {row.id: row.finished_at is not None for row in connection.execute(locked)}
    orders: dict[str, tuple[_Order, ...]] = {}
    columns = (Debit.payment_id, Debit.key, Debit.order_no, Debit.reference, Debit.state)
    for row in connection.execute(select(*columns).where(Debit.payment_id.in_(ids)).order_by(Debit.created_at)):
        names = frozenset(name for name in (row.key, row.order_no, row.reference) if name)
        orders[row.payment_id] = (*orders.get(row.payment_id, ()), _Order(row.key, names, DebitState(row.state)))
    arrivals = read_arrivals(connection, ids)
    return {id_: _Known(orders.get(id_, ()), arrivals.get(id_, []), is_over) for id_, is_over in over.items()}
