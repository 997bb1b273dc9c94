"""Set-based, fenced writes: what a step decided for a whole run, in as few statements as the database allows.

On PostgreSQL one statement does it all: a guarded UPDATE of `payments` from arrays, one for each column, and inserts
and updates of other tables that keep only rows of payments that really moved. On SQLite, where a statement costs no
round trip, the same happens in a few statements of one transaction. tests/golden/sql shows the statements.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from models.write import postgresql, sqlite
from models.write.rows import MOVE_COLUMNS, Fence, Lease, Move, Row, Rows, Shape, Writes

__all__ = [
    "MOVE_COLUMNS",
    "Fence",
    "Lease",
    "Move",
    "Row",
    "Writes",
    "insert_rows",
    "insert_tables",
    "update_claimed",
    "write_fenced",
]


def write_fenced(connection: Connection, writes: Writes, lease: Lease | None = None) -> dict[str, int]:
    """Write `writes`; returns the ids of the payments whose fence held, each with how many events it ever received.

    The lease of the run is renewed in the same write, or the run deleted (see Writes). Raises SQLAlchemy's errors of
    constraints, and ValueError if there are moves and checks.
    """
    if not writes.fences:
        return {}
    if connection.dialect.name == "postgresql":
        return postgresql.write(connection, writes, lease)
    return sqlite.write(connection, writes, lease)


def insert_rows(connection: Connection, table: str, rows: Sequence[Row], *, or_ignore: bool = False) -> set[str]:
    """Insert rows of the same columns; returns the first primary-key column of those inserted.

    With `or_ignore`, rows that conflict with others are left out.
    """
    if not rows:
        return set()
    shape = Shape(table, tuple(rows[0]))
    if connection.dialect.name == "postgresql":
        return postgresql.insert(connection, shape, rows, or_ignore)
    return sqlite.insert(connection, shape, rows, or_ignore)


def insert_tables(connection: Connection, tables: Mapping[str, Sequence[Row]]) -> None:
    """Insert rows of several tables, each with the same columns, parents before children: on PostgreSQL in one
    statement."""
    shapes = {Shape(table, tuple(rows[0])): rows for table, rows in tables.items() if rows}
    if not shapes:
        return
    if connection.dialect.name == "postgresql":
        postgresql.insert_tables(connection, shapes)
    else:
        sqlite.insert_tables(connection, shapes)


def update_claimed(connection: Connection, table: str, claim_id: str, rows: Iterable[Row]) -> None:
    """Set each row's columns in the row of `table` with its `id`, if that claim still holds it, and end the claim; one
    statement for rows of the same columns."""
    shapes: Rows = {}
    for row in rows:
        shapes.setdefault(Shape(table, tuple(row)), []).append(row)
    for shape, alike in shapes.items():
        if connection.dialect.name == "postgresql":
            postgresql.update_claimed(connection, shape, claim_id, alike)
        else:
            sqlite.update_claimed(connection, shape, claim_id, alike)
