"""Comparing the lines of a statement with orders, arrivals and refunds, some thousand at a time. Nothing is changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, Row, select

from foundation.clock import utcnow
from models.sql import json_array, statement
from models.states import ArrivalChannel, ArrivalReason, ArrivalState, RefundState
from models.tables import Refund
from workflows.money.arrivals import KnownMoney, KnownOrder, find_known_money, find_same
from workflows.payment.arrivals import ArrivalRow, Report, reason_to_keep
from workflows.reconcile.findings import Finding, Kind, Why
from workflows.reconcile.statement import Line

CHUNK: Final = 500
_KINDS: Final = {ArrivalReason.PAID_TWICE: Kind.TWICE, ArrivalReason.AMOUNT_DIFFERS: Kind.AMOUNT_DIFFERS}
Refunds = Sequence[Row[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of one payment: its money and its refunds."""

    payment_id: str
    money: KnownMoney
    refunds: Refunds


class Comparison:
    """The comparison of one statement. It remembers which orders and sums it has met, in about 200 bytes a line."""

    def __init__(self) -> None:
        """Nothing has been met so far."""
        self.started_at = utcnow()
        # Hashes of 64 bits: among a million lines two that differ have the same one once in thirty million statements.
        self._lines: dict[int, int] = {}
        self._sums: set[int] = set()

    def has_met(self, key: str) -> bool:
        """Whether a line was the arrival or refund with this id or key."""
        return hash(key) in self._sums

    def compare(self, connection: Connection, lines: Sequence[Line]) -> list[Finding]:
        """One finding for each line, in order."""
        payments = _find_payments(connection, lines)
        known = _find_known(connection, set(payments.values()))
        return [self._compare(line, known.get(payments.get(line.number, ""))) for line in lines]

    def _compare(self, line: Line, known: _Known | None) -> Finding:
        order = _order_of(line, known)
        if self._is_repeated(line, order):
            return _finding(Kind.TWICE, line, known, order, Why.REPEATED_LINE)
        if line.amount_fen < 0:
            return self._compare_return(line, known)
        if known is None or order is None:
            return _finding(Kind.MISSING_HERE, line, known, None, ArrivalReason.UNKNOWN_ORDER)
        return self._compare_arrival(line, known, order)

    def _is_repeated(self, line: Line, order: KnownOrder | None) -> bool:
        name = line.order if order is None else order.key
        money = hash((name, line.reference, line.amount_fen, None if line.reference else line.paid_at))
        return self._lines.setdefault(money, line.number) != line.number

    def _compare_arrival(self, line: Line, known: _Known, order: KnownOrder) -> Finding:
        report = Report(line.amount_fen, ArrivalChannel.STATEMENT, order.key, line.reference, line.paid_at)
        # Without references only order and amount tell: a sum that is kept answers one line.
        same = find_same([one for one in known.money.arrivals if not self.has_met(one.id)], order, report)
        is_second = self._lines.setdefault(hash(order.key), line.number) != line.number
        if same is not None:
            self._sums.add(hash(same.id))
            return _same_money(line, known, order, same)
        reason = ArrivalReason.PAID_TWICE if is_second else reason_to_keep(known.money.facts(order))
        if reason is ArrivalReason.UNCONFIRMED:
            return _new_money(line, known, order)
        return _finding(_KINDS.get(reason, Kind.MISSING_HERE), line, known, order, reason)

    def _compare_return(self, line: Line, known: _Known | None) -> Finding:
        order = _order_of(line, known)
        refund = self._refund_of(line, known)
        if known is None or refund is None:
            found = _finding(Kind.MISSING_HERE, line, known, order, Why.UNKNOWN_REFUND)
            return replace(found, ours_fen=None, debit=None if order is None else order.key)
        self._sums.add(hash(refund.key))
        kind: Kind = Kind.MATCHED
        why: ArrivalReason | Why | None = None
        if refund.amount_fen != -line.amount_fen:
            kind, why = Kind.AMOUNT_DIFFERS, ArrivalReason.AMOUNT_DIFFERS
        elif refund.state != RefundState.RETURNED:
            kind, why = Kind.MISSING_HERE, _why_not_returned(RefundState(refund.state))
        found = _finding(kind, line, known, order, why, ours_fen=-refund.amount_fen)
        return replace(found, debit=None if order is None else order.key, refund=str(refund.key))

    def _refund_of(self, line: Line, known: _Known | None) -> Row[tuple[object, ...]] | None:
        """The refund that a line is: by the bank's number; else by its own key, or by order and amount. A returned one
        goes before one that was not. Without the bank's number a refund answers one line."""
        if known is None:
            return None
        named = [row for row in known.refunds if line.reference and row.reference == line.reference]
        order = known.money.named(line.order)
        left = [row for row in known.refunds if not self.has_met(row.key)]
        alike = [row for row in left if row.key == line.order or _is_alike(row, line, known, order)]
        best = sorted(named or alike, key=lambda row: row.state != RefundState.RETURNED)
        return next(iter(best), None)


def _why_not_returned(state: RefundState) -> Why:
    """Why a refund is not returned here that is so by the statement."""
    if state is RefundState.REFUSED:
        return Why.REFUND_REFUSED
    return Why.REFUND_OPEN if state.is_open else Why.REFUND_NOT_SENT


def _same_money(line: Line, known: _Known, order: KnownOrder, same: ArrivalRow) -> Finding:
    """A sum that is kept: booked or returned, or open under a reason."""
    if same.amount_fen != line.amount_fen:
        return _finding(Kind.AMOUNT_DIFFERS, line, known, order, same.reason, ours_fen=same.amount_fen)
    if same.state is not ArrivalState.OPEN:
        return _finding(Kind.MATCHED, line, known, order, None, ours_fen=same.amount_fen)
    if same.reason is ArrivalReason.UNCONFIRMED:
        return _new_money(line, known, order)
    kind = _KINDS.get(same.reason, Kind.MISSING_HERE) if same.reason is not None else Kind.MISSING_HERE
    return _finding(kind, line, known, order, same.reason)


def _new_money(line: Line, known: _Known, order: KnownOrder) -> Finding:
    """Money for a payment that is not settled."""
    if line.amount_fen != order.amount_fen:
        return _finding(Kind.AMOUNT_DIFFERS, line, known, order, ArrivalReason.AMOUNT_DIFFERS)
    return _finding(Kind.MISSING_HERE, line, known, order, Why.NOT_BOOKED)


def _finding(
    kind: Kind, line: Line, known: _Known | None, order: KnownOrder | None, reason: str | None, *, ours_fen: int = 0
) -> Finding:
    return Finding(
        kind,
        line.number,
        None if known is None else known.payment_id,
        line.order if order is None else order.key,
        line.reference,
        line.amount_fen,
        ours_fen or (None if order is None else order.amount_fen),
        line.paid_at,
        reason,
    )


def _order_of(line: Line, known: _Known | None) -> KnownOrder | None:
    """The order that a line names, or that the money with its reference came for."""
    if known is None:
        return None
    if (order := known.money.named(line.order)) is not None:
        return order
    if line.order is not None or line.reference is None:
        return None
    of_money = (row.debit_key for row in known.money.arrivals if row.reference == line.reference)
    return known.money.named(next(of_money, line.reference))


def _is_alike(row: Row[tuple[object, ...]], line: Line, known: _Known, order: KnownOrder | None) -> bool:
    if order is None or row.amount_fen != -line.amount_fen or (row.reference and line.reference):
        return False
    return any(one.id == row.arrival_id and one.debit_key == order.key for one in known.money.arrivals)


def _find_payments(connection: Connection, lines: Sequence[Line]) -> dict[int, str]:
    """The payment of each line, by its number: the one that its order names, else that of its reference."""
    by_name = _find_named(connection, "named_orders", {line.order for line in lines if line.order})
    rest = [line for line in lines if line.order not in by_name]
    by_reference = _find_named(connection, "named_references", {line.reference for line in rest if line.reference})
    found = ((line.number, by_name.get(line.order) or by_reference.get(line.reference)) for line in lines)
    return {number: payment for number, payment in found if payment is not None}


def _find_named(connection: Connection, name: str, names: Iterable[str]) -> Mapping[str | None, str]:
    """The payments with these names; a name that several have is left out."""
    wanted = sorted(names)
    if not wanted:
        return {}
    found: dict[str | None, str] = {}
    several: set[str] = set()
    query = statement(connection.dialect.name, f"money/{name}")
    for row in connection.execute(query, {"names": json_array(wanted)}):
        if found.setdefault(row.name, row.payment_id) != row.payment_id:
            several.add(row.name)
    return {key: value for key, value in found.items() if key not in several}


def _find_known(connection: Connection, payment_ids: set[str]) -> dict[str, _Known]:
    refunds: dict[str, list[Row[tuple[object, ...]]]] = {}
    if payment_ids:
        query = (
            select(*Refund.__table__.c).where(Refund.payment_id.in_(sorted(payment_ids))).order_by(Refund.created_at)
        )
        for row in connection.execute(query):
            refunds.setdefault(str(row.payment_id), []).append(row)
    money = find_known_money(connection, payment_ids)
    return {key: _Known(key, value, refunds.get(key, ())) for key, value in money.items()}
