"""Fenced writes on SQLite: a few statements in one write transaction, which has the database to itself."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import JSON, Connection

from foundation.clock import instant_text
from models.tables import Base, Instant
from models.write.rows import MOVE_COLUMNS, ON_CONFLICT, Lease, Row, Rows, Shape, Writes, dump_json

Statement = tuple[str, list[tuple[object, ...]]]
"""SQL and its parameters, one tuple for each time that it is carried out."""

READ_FENCES = (
    "SELECT p.id, p.run_id, p.version, p.signalled FROM json_each(?) AS wanted"
    " JOIN payments AS p ON p.id = wanted.value"
)
# An event that came in the meantime has set `due_at`, which is never put off; a finished payment is not due.
_MOVE = (
    "UPDATE payments SET state = ?, step = ?, reason = ?, run_id = ?,"
    " due_at = CASE WHEN ? IS NOT NULL THEN NULL ELSE min(coalesce(due_at, ?), coalesce(?, due_at)) END,"
    " waiting_for = ?, waiting_until = ?, attempts = ?, recoveries = ?, method = ?, total_fen = ?, progress = ?,"
    " updated_at = ?, finished_at = ?, version = version + 1 WHERE id = ?"
)
_DUE_PARAMETERS = ("finished_at", "due_at", "due_at")
_MOVE_PARAMETERS = (
    *(one for name in MOVE_COLUMNS for one in (_DUE_PARAMETERS if name == "due_at" else (name,))),
    "id",
)
_RENEW = "UPDATE runs SET lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', ?) WHERE id = ?"
_PAUSE = "UPDATE runs SET lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', ?), begun_at = NULL WHERE id = ?"
_END = "DELETE FROM runs WHERE id = ?"


def write(connection: Connection, writes: Writes, lease: Lease | None) -> dict[str, int]:
    """Check the fences, which then hold until the transaction ends, and write what belongs to those that hold."""
    fences = writes.fences
    found = connection.exec_driver_sql(READ_FENCES, (dump_json([fence["id"] for fence in fences]),)).all()
    present = {(payment, run, version): signalled for payment, run, version, signalled in found}
    expected = ((fence["id"], fence["expect_run"], fence["expect_version"]) for fence in fences)
    held: dict[str, int] = {key[0]: present[key] for key in expected if key in present}
    for sql, parameters in statements(writes, held, lease):
        connection.exec_driver_sql(sql, parameters)
    return held


def statements(writes: Writes, signalled: Mapping[str, int], lease: Lease | None) -> Iterator[Statement]:
    """What is written when the fences of the payments `signalled` hold (each with how many events it received)."""
    unsignalled = {payment for payment, events in signalled.items() if events == 0}
    if moves := [move for move in writes.moves if move["id"] in signalled]:
        yield _MOVE, _values("payments", _MOVE_PARAMETERS, moves)
    for shape, rows in _of(signalled, writes.inserts):
        yield _insert(shape) + ON_CONFLICT.get(shape.table, ""), _values(*shape, rows)
    for shape, rows in _of(unsignalled, writes.if_unsignalled):
        yield _insert(shape), _values(*shape, rows)
    for shape, rows in _of(signalled, writes.updates):
        yield _update(shape, rows)
    if lease is not None:
        yield from _run(writes, len(signalled), lease)


def _of(payments: Container[object], shapes: Rows) -> Iterator[tuple[Shape, list[Row]]]:
    """The rows of these payments."""
    for shape, rows in shapes.items():
        if kept := [row for row in rows if row["payment_id"] in payments]:
            yield shape, kept


def _run(writes: Writes, held: int, lease: Lease) -> Iterator[Statement]:
    """Renew the run's lease, or delete the run if all its fences held."""
    if not writes.ends_run:
        yield _PAUSE if writes.ends_step else _RENEW, [(f"+{lease.seconds} seconds", lease.run_id)]
    elif held == len(writes.fences):
        yield _END, [(lease.run_id,)]


def insert(connection: Connection, shape: Shape, rows: Sequence[Row], or_ignore: bool) -> set[str]:
    """Insert rows; returns the first primary-key column of those inserted."""
    values = _values(*shape, rows)
    key = next(iter(Base.metadata.tables[shape.table].primary_key)).name
    if not or_ignore:
        connection.exec_driver_sql(_insert(shape), values)
        return {str(row[key]) for row in rows}
    sql = f"{_insert(shape)} ON CONFLICT DO NOTHING RETURNING {key}"
    return {row[0] for one in values for row in connection.exec_driver_sql(sql, one)}


def insert_tables(connection: Connection, tables: Mapping[Shape, Sequence[Row]]) -> None:
    """Insert rows of several tables, parents before children."""
    for shape, rows in tables.items():
        connection.exec_driver_sql(_insert(shape), _values(*shape, rows))


def update_claimed(connection: Connection, shape: Shape, claim_id: str, rows: Sequence[Row]) -> None:
    """Set columns of rows that the claim still holds, and end the claim."""
    names = [name for name in shape.columns if name != "id"]
    sets = ", ".join(f"{name} = ?" for name in names)
    sql = f"UPDATE {shape.table} SET claim_id = NULL, {sets} WHERE id = ? AND claim_id = ?"
    values = _values(shape.table, (*names, "id"), rows)
    connection.exec_driver_sql(sql, [(*one, claim_id) for one in values])


def _insert(shape: Shape) -> str:
    parameters = ", ".join("?" * len(shape.columns))
    return f"INSERT INTO {shape.table} ({', '.join(shape.columns)}) VALUES ({parameters})"


def _update(shape: Shape, rows: Sequence[Row]) -> Statement:
    keys = [column.name for column in Base.metadata.tables[shape.table].primary_key]
    names = [name for name in shape.columns if name not in keys and name != "payment_id"]
    sets = ", ".join(f"{name} = ?" for name in names)
    match = " AND ".join(f"{key} = ?" for key in keys)
    return f"UPDATE {shape.table} SET {sets} WHERE {match}", _values(shape.table, (*names, *keys), rows)


def _values(table: str, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> list[tuple[object, ...]]:
    """Rows as the driver takes them: JSON and instants as text. A column may be wanted twice."""
    known = Base.metadata.tables[table].columns
    values: list[list[object]] = []
    for name in columns:
        column = [row[name] for row in rows]
        kind = known[name].type
        if isinstance(kind, JSON):
            column = [None if value is None else dump_json(value) for value in column]
        elif isinstance(kind, Instant):
            column = [instant_text(value) if isinstance(value, datetime) else value for value in column]
        values.append(column)
    return list(zip(*values, strict=True))
