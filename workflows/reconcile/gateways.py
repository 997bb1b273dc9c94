"""Comparing what the other sides have with the database, by key: what one of the two does not know, or knows otherwise.

A database that was restored from an older backup has forgotten orders. Nothing is sent or changed here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final, Protocol

from sqlalchemy import Connection, Row, Select, Table, select

from foundation.clock import day_begins, day_ends
from gateways.ports import Answer, Gateways, Listing, Status
from models.session import read, read_pages
from models.states import ContractState, DebitState, DeclarationState, RefundState
from models.tables import Contract, Debit, Declaration, Refund
from workflows.payment.errors import Refused
from workflows.reconcile.findings import Finding, Kind, Why
from workflows.steps.bank.closing import order_key

_Ours = Row[tuple[object, ...]]


class _Lists(Protocol):
    def list_orders(self, first: date, last: date, after: str | None = None) -> Listing: ...


@dataclass(frozen=True, slots=True)
class _Side:
    """One other side, its tables here, and what its answers say of our states: those that a yes and a no exclude, and
    those in which an order is known to have arrived."""

    name: str
    service: Callable[[Gateways], _Lists]
    tables: tuple[Table, ...]
    not_if_yes: frozenset[str]
    not_if_no: frozenset[str]
    arrived: frozenset[str]


_D, _C, _M, _R = DeclarationState, ContractState, DebitState, RefundState
_SIDES: Final = (
    _Side(
        "authority",
        lambda all_: all_.authority,
        (Declaration.__table__,),  # type: ignore[arg-type]  # a FromClause to the type checker
        frozenset({_D.REJECTED}),
        frozenset({_D.ACCEPTED}),
        frozenset({_D.PENDING, _D.ACCEPTED, _D.REJECTED}),
    ),
    _Side(
        "esign",
        lambda all_: all_.esign,
        (Contract.__table__,),  # type: ignore[arg-type]  # the same
        frozenset({_C.DECLINED}),
        frozenset({_C.SIGNED}),
        frozenset({_C.SENT, _C.SIGNED, _C.DECLINED}),
    ),
    _Side(
        "bank",
        lambda all_: all_.bank,
        (Debit.__table__, Refund.__table__),  # type: ignore[arg-type]  # the same
        frozenset({_M.FAILED, _M.WITHDRAWN, _R.REFUSED}),
        frozenset({_M.SETTLED, _R.RETURNED}),
        frozenset({_M.PENDING, _M.SETTLED, _R.PENDING, _R.RETURNED}),
    ),
)
SIDES: Final = tuple(side.name for side in _SIDES)


def compare_gateways(gateways: Gateways, names: Sequence[str], first: date, last: date) -> Iterator[Finding]:
    """What differs between the database and the named sides of the orders of these days (Asia/Shanghai).

    Raises Refused where a side cannot be asked.
    """
    for side in _SIDES:
        if side.name in names:
            yield from _compare_side(side, side.service(gateways), first, last)


def _compare_side(side: _Side, service: _Lists, first: date, last: date) -> Iterator[Finding]:
    listed: set[str] = set()
    for answers in _pages(side, service, first, last):
        listed.update(answer.key for answer in answers)
        with read() as connection:
            ours = _find_ours(connection, side, {order_key(answer.key) for answer in answers})
        for answer in answers:
            yield _compare(side, answer, ours.get(order_key(answer.key)))
    for row in _ours_of_days(side, first, last):
        if row.key not in listed:
            amount = _amount(row)
            yield Finding(
                Kind.MISSING_THERE, None, row.payment_id, row.key, None, None, amount, row.created_at, Why.NOT_LISTED
            )


def _pages(side: _Side, service: _Lists, first: date, last: date) -> Iterator[Sequence[Answer]]:
    after: str | None = None
    while True:
        page = service.list_orders(first, last, after)
        if page.problem is not None:
            raise Refused("gateway_not_listed", f"{side.name} gave no list of its orders: {page.problem}")
        yield page.answers
        if page.after is None or page.after == after:
            return
        after = page.after


def _compare(side: _Side, answer: Answer, ours: _Ours | None) -> Finding:
    if ours is None:
        kind, why = Kind.MISSING_HERE, Why.UNKNOWN_KEY
        return Finding(kind, None, None, answer.key, answer.reference, answer.amount_fen, None, answer.at, why)
    kind, reason = _kind_of(side, answer, ours)
    return Finding(
        kind,
        None,
        str(ours.payment_id),
        answer.key,
        answer.reference,
        answer.amount_fen,
        _amount(ours),
        answer.at,
        reason,
    )


def _kind_of(side: _Side, answer: Answer, ours: _Ours) -> tuple[Kind, str | None]:
    if answer.key != ours.key:  # the closing of an order that is known
        return Kind.MATCHED, None
    said_no = answer.status is Status.REJECTED and ours.state in side.not_if_no
    if said_no or (answer.status is Status.ACCEPTED and ours.state in side.not_if_yes):
        return Kind.OUTCOME_DIFFERS, f"{answer.status}_there_{ours.state}_here"
    if answer.status is Status.ACCEPTED and answer.amount_fen and answer.amount_fen != _amount(ours):
        return Kind.AMOUNT_DIFFERS, None
    return Kind.MATCHED, None


def _amount(row: _Ours) -> int | None:
    columns = row._mapping
    amount = columns.get("amount_fen", columns.get("total_fen"))
    return amount if isinstance(amount, int) else None


def _find_ours(connection: Connection, side: _Side, keys: set[str]) -> Mapping[str, _Ours]:
    found: dict[str, _Ours] = {}
    for table in side.tables:
        for row in connection.execute(select(*table.c).where(table.c.key.in_(sorted(keys)))):
            found[row.key] = row
    return found


def _ours_of_days(side: _Side, first: date, last: date) -> Iterator[_Ours]:
    """Orders of ours of these days that the other side has confirmed to have."""
    begin, end = day_begins(first), day_ends(last)
    for table in side.tables:
        for rows in read_pages(partial(_orders_after, table, side, begin, end)):
            yield from rows


def _orders_after(table: Table, side: _Side, begin: datetime, end: datetime, key: str) -> Select[tuple[object, ...]]:
    came, state = table.c.created_at, table.c.state
    wanted = (came >= begin, came < end, state.in_(sorted(side.arrived)), table.c.key > key)
    return select(*table.c).where(*wanted).order_by(table.c.key)
