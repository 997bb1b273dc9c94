"""What is settled or returned here on the days of a statement and is not on it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Row

from foundation.clock import day_begins, day_ends
from models.session import read
from models.sql import query_tables
from workflows.reconcile.compare import Comparison
from workflows.reconcile.findings import Finding, Kind, Why
from workflows.reconcile.statement import Statement

_PAGE: Final = 2000


def find_missing(statement: Statement, met: Comparison) -> Iterator[Finding]:
    """Sums of ours within the days of `statement` that none of its lines was."""
    for row in _pages("settled_between", "id", statement, met.started_at):
        if not met.has_met(row.id):
            paid_at = row.paid_at or row.confirmed_at
            yield _missing(row.payment_id, row.debit_key, row.reference, row.amount_fen, paid_at)
    if statement.has_returns:
        for row in _pages("returned_between", "key", statement, met.started_at):
            if not met.has_met(row.key):
                yield _missing(row.payment_id, row.key, row.reference, -row.amount_fen, row.returned_at)


def _missing(
    payment_id: str | None, order: str | None, reference: str | None, ours_fen: int, at: datetime | None
) -> Finding:
    return Finding(Kind.MISSING_THERE, None, payment_id, order, reference, None, ours_fen, at, Why.NOT_ON_STATEMENT)


def _pages(name: str, key: str, statement: Statement, started: datetime) -> Iterator[Row[tuple[object, ...]]]:
    first, end = day_begins(statement.extent.first), day_ends(statement.extent.last)
    values = {"first": first, "end": end, "started": started, "count": _PAGE}
    after = ""
    while True:
        with read() as connection:
            query = query_tables(connection.dialect.name, f"money/{name}")
            rows = connection.execute(query, {**values, "after": after}).all()
        yield from rows
        if len(rows) < _PAGE:
            return
        after = getattr(rows[-1], key)
