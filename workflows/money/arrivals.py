"""The writer of what others report about money. What the bank answers is written with the step's decision.

A report that comes again, by whichever channel, changes nothing (docs/adr/0016-arrivals.md).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, select, update

from foundation.ids import new_id
from models.states import ArrivalChannel, ArrivalReason, ArrivalState, DebitKind, DebitState, TopUpState
from models.tables import Adjustment, Arrival, Debit, Payment
from models.write import insert_rows
from workflows.payment.arrivals import ArrivalRow, PaidOrder, Report, reason_to_keep
from workflows.payment.changes.records import ARRIVAL, By

TABLE: Final = "arrivals"
COLUMNS: Final = tuple(Arrival.__table__.c[name] for name in ArrivalRow.__struct_fields__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report: why its money is open, or None where the money was known already."""

    reason: ArrivalReason | None


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """A debit or pay order of a payment, with every name by which others may call it. Money is fen."""

    key: str
    names: frozenset[str]
    state: DebitState
    amount_fen: int
    is_top_up: bool = False


@dataclass(frozen=True, slots=True)
class KnownMoney:
    """What is kept of one payment: its orders, its arrivals, and whether it has ended."""

    orders: tuple[KnownOrder, ...]
    arrivals: list[ArrivalRow]
    is_over: bool

    def named(self, name: str | None) -> KnownOrder | None:
        """The order that a report names, by our key or by the bank's number."""
        return next((order for order in self.orders if name in order.names), None) if name else None

    def is_for_top_up(self, report: Report) -> bool:
        """Whether a report names a top-up that may still be paid."""
        order = self.named(report.named)
        return order is not None and order.is_top_up and order.state.is_live

    def facts(self, order: KnownOrder) -> PaidOrder:
        """What the rules need to know of `order`. A top-up of a payment that has ended is asked for apart from it, and
        one that may still be paid apart from those that were paid before."""
        others = () if order.is_top_up and order.state.is_open else self.orders
        states = tuple(one.state for one in others if one.is_top_up == order.is_top_up)
        return PaidOrder(order.state, states, order.state.is_over if order.is_top_up else self.is_over)


def keep_reports(connection: Connection, reports: Sequence[tuple[str | None, Report]], now: datetime) -> list[Kept]:
    """Keep what is reported about payments (by id; None for an unknown one); one result each, in order.

    Locks the payments' rows, so that two reports of one payment are judged one after the other.
    """
    known = find_known_money(connection, {payment for payment, _ in reports if payment is not None}, lock=True)
    fresh: dict[str, ArrivalRow] = {}
    kept: list[Kept] = []
    for payment_id, report in reports:
        here = known.get(payment_id or "", KnownMoney((), [], False))
        order = here.named(report.named)
        same = find_same(here.arrivals, order, report)
        if same is None:
            reason = reason_to_keep(None if order is None else here.facts(order))
            row = _row(payment_id, order, report, reason, now)
            fresh[row.id] = row
            here.arrivals.append(row)
            kept.append(Kept(row.reason))
        else:
            _complete(connection, here, same, report, fresh)
            _confirm(connection, same, report, now)
            kept.append(Kept(None))
    insert_rows(connection, TABLE, [asdict(row) for row in fresh.values()], or_ignore=True)
    _make_top_ups_due(connection, _paid_top_ups(known, reports), now)
    return kept


def _complete(
    connection: Connection, here: KnownMoney, same: ArrivalRow, report: Report, fresh: dict[str, ArrivalRow]
) -> None:
    """Add the bank's number to money that was kept without one."""
    if same.reference is not None or report.reference is None:
        return
    row = replace(same, reference=report.reference, paid_at=same.paid_at or report.paid_at)
    here.arrivals[here.arrivals.index(same)] = row
    _note_reference(connection, row, fresh)


def _confirm(connection: Connection, same: ArrivalRow, report: Report, now: datetime) -> None:
    """A statement is the bank's own word of money that was kept, except of what its payment still asks the bank for."""
    if report.channel is not ArrivalChannel.STATEMENT or same.reason is ArrivalReason.UNCONFIRMED:
        return
    unproved = (Arrival.id == same.id) & (Arrival.amount_fen == report.amount_fen) & Arrival.confirmed_at.is_(None)
    connection.execute(update(Arrival).where(unproved).values(confirmed_at=now))


def _paid_top_ups(known: Mapping[str, KnownMoney], reports: Sequence[tuple[str | None, Report]]) -> set[str]:
    """The payments of whose top-ups the reports speak."""
    return {id_ for id_, report in reports if id_ and id_ in known and known[id_].is_for_top_up(report)}


def _make_top_ups_due(connection: Connection, payment_ids: Collection[str], now: datetime) -> None:
    """Have the bank asked about the orders of these top-ups."""
    if not payment_ids:
        return
    asked = Adjustment.payment_id.in_(payment_ids) & Adjustment.state.in_((TopUpState.OPEN, TopUpState.ATTENTION))
    connection.execute(update(Adjustment).where(asked).values(due_at=now))


def find_same(arrivals: Sequence[ArrivalRow], order: KnownOrder | None, report: Report) -> ArrivalRow | None:
    """The row of the same money, if there is one among the `arrivals` of a payment."""
    if order is None:  # no order to compare amounts of: only the bank's number tells
        return next((row for row in arrivals if report.reference and row.reference == report.reference), None)
    return next((row for row in arrivals if row.is_same(order.key, report.amount_fen, report.reference)), None)


def _row(
    payment_id: str | None, order: KnownOrder | None, report: Report, reason: ArrivalReason, now: datetime
) -> ArrivalRow:
    # A statement is the bank's own word, except of money that the payment is still to ask the bank for.
    is_proved = report.channel is ArrivalChannel.STATEMENT and reason is not ArrivalReason.UNCONFIRMED
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
        confirmed_at=now if is_proved else None,
    )


def _note_reference(connection: Connection, row: ArrivalRow, fresh: dict[str, ArrivalRow]) -> None:
    """A later report has the bank's number of money that is not confirmed so far."""
    if row.id in fresh:
        fresh[row.id] = row
        return
    unconfirmed = (Arrival.id == row.id) & Arrival.reference.is_(None) & Arrival.confirmed_at.is_(None)
    connection.execute(update(Arrival).where(unconfirmed).values(reference=row.reference, paid_at=row.paid_at))


def write_money(
    connection: Connection, columns: dict[str, object], channel: ArrivalChannel, by: By, now: datetime
) -> None:
    """Write what is known now of the money of an order, in the row that is kept of it or a new one.

    `columns` are those of the row: at least `debit_key`, `amount_fen`, `reference` and `state`.
    """
    key, amount_fen, reference = (columns[name] for name in ("debit_key", "amount_fen", "reference"))
    arrivals = map(ArrivalRow.read, connection.execute(select(*COLUMNS).where(Arrival.debit_key == key)))
    same = [row for row in arrivals if row.is_same(str(key), int(str(amount_fen)), cast("str | None", reference))]
    known = max(same, key=lambda row: row.reference is not None, default=None)
    ARRIVAL.check(None if known is None else known.state, str(columns["state"]), by)
    if known is not None:
        connection.execute(update(Arrival).where(Arrival.id == known.id).values(**columns))
        return
    fresh = {"id": new_id(), "named": None, "channel": channel, "received_at": now}
    insert_rows(connection, TABLE, [{**fresh, **columns}])


def lock_payment(connection: Connection, payment_id: str | None) -> None:
    """Lock a payment's row before the rows of its money, as reports and steps do: two that lock in other orders would
    wait for each other."""
    if payment_id is not None:
        connection.execute(select(Payment.id).where(Payment.id == payment_id).with_for_update())


def read_arrivals(connection: Connection, payment_ids: Collection[str]) -> dict[str, list[ArrivalRow]]:
    """The arrivals of payments, by payment; one without arrivals is left out."""
    found: dict[str, list[ArrivalRow]] = {}
    query = select(*COLUMNS).where(Arrival.payment_id.in_(payment_ids))
    for one in map(ArrivalRow.read, connection.execute(query)):
        found.setdefault(one.payment_id or "", []).append(one)
    return found


def find_known_money(
    connection: Connection, payment_ids: Collection[str], *, lock: bool = False
) -> Mapping[str, KnownMoney]:
    """Orders and arrivals of payments, by payment; `lock` locks the payments' rows for the transaction."""
    if not payment_ids:
        return {}
    ids = sorted(payment_ids)
    payments = select(Payment.id, Payment.finished_at).where(Payment.id.in_(ids)).order_by(Payment.id)
    found = connection.execute(payments.with_for_update() if lock else payments)
    over = {row.id: row.finished_at is not None for row in found}
    orders: dict[str, tuple[KnownOrder, ...]] = {}
    columns = (Debit.payment_id, Debit.key, Debit.order_no, Debit.reference, Debit.state, Debit.amount_fen, Debit.kind)
    for row in connection.execute(select(*columns).where(Debit.payment_id.in_(ids)).order_by(Debit.created_at)):
        names = frozenset(name for name in (row.key, row.order_no, row.reference) if name)
        order = KnownOrder(row.key, names, DebitState(row.state), row.amount_fen, row.kind == DebitKind.TOP_UP)
        orders[row.payment_id] = (*orders.get(row.payment_id, ()), order)
    arrivals = read_arrivals(connection, ids)
    return {id_: KnownMoney(orders.get(id_, ()), arrivals.get(id_, []), is_over) for id_, is_over in over.items()}
