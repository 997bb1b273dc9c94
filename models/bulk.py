"""Set-based, fenced writes: what a step decided for a whole run, in as few statements as the database allows.

On PostgreSQL one statement does it all: a guarded UPDATE of `payments` from arrays, one for each column, and inserts
and updates of other tables that keep only rows of payments that really moved. On SQLite, where a statement costs no
round trip, the same happens in a few statements of one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import BigInteger, Connection, Integer
from sqlalchemy.types import JSON

from foundation.clock import instant_text
from models.tables import Base, Instant

Row = Mapping[str, Any]
Shape = tuple[str, tuple[str, ...]]
Sent = tuple[str, tuple[str, ...], bool]  # a shape, and whether its common columns are sent once

# Every column a move may set; all are given each time, so that one prepared statement serves every step.
MOVE_COLUMNS = (
    "state", "step", "reason", "run_id", "due_at", "waiting_for", "waiting_until", "attempts", "recoveries",
    "method", "total_fen", "progress", "updated_at", "finished_at",
)  # fmt: skip


@dataclass(slots=True)
class Writes:
    """What one transaction shall write.

    `moves` are rows of `payments` with `id`, `expect_run` (None for none), `expect_version` and MOVE_COLUMNS;
    `holds` are (id, run, version) that must still hold though the payment does not move. Rows of `inserts` and
    `updates` carry `payment_id` and are written only if that payment moved or held; `updates` go by primary key.
    `unheard` are inserts for payments of which, beside that, no event has ever told.
    """

    moves: list[Row] = field(default_factory=list)
    holds: list[Row] = field(default_factory=list)
    ends_run: bool = False
    inserts: dict[Shape, list[Row]] = field(default_factory=dict)
    unheard: dict[Shape, list[Row]] = field(default_factory=dict)
    updates: dict[Shape, list[Row]] = field(default_factory=dict)

    def insert(self, table: str, row: Row) -> None:
        """Add a row of `table`; rows of the same columns go together."""
        self.inserts.setdefault((table, tuple(row)), []).append(row)

    def insert_if_unheard(self, table: str, row: Row) -> None:
        """Add a row that is written only if no event ever came for its payment."""
        self.unheard.setdefault((table, tuple(row)), []).append(row)

    def update(self, table: str, row: Row) -> None:
        """Set the columns of `row` in the row of `table` that its primary key names."""
        self.updates.setdefault((table, tuple(row)), []).append(row)


def write_fenced(connection: Connection, writes: Writes, run: tuple[str, int] | None = None) -> dict[str, int]:
    """Write `writes`; returns the ids of the payments whose fence held, each with how many events ever came for it.
    Raises SQLAlchemy's errors of constraints.

    `run` is (run id, seconds): the run's lease is renewed in the same statement. With `ends_run`, the run is forgotten
    instead, if all the moves were made.
    """
    if not writes.moves and not writes.holds:
        return {}
    if writes.moves and writes.holds:
        raise ValueError("moves and holds are separate writes")
    if connection.dialect.name == "postgresql":
        return _write_postgresql(connection, writes, run)
    return _write_sqlite(connection, writes, run)


def insert_rows(connection: Connection, table: str, rows: Sequence[Row], *, or_ignore: bool = False) -> set[str]:
    """Insert rows of one shape; returns the first primary-key column of those inserted (conflicts left out)."""
    if not rows:
        return set()
    target = Base.metadata.tables[table]
    columns = tuple(rows[0])
    key = next(iter(target.primary_key)).name
    names = ", ".join(columns)
    conflict = " ON CONFLICT DO NOTHING" if or_ignore else ""
    if connection.dialect.name == "postgresql":
        sent, parameters = _sent(table, columns, rows)
        sql = f"INSERT INTO {table} ({names}) SELECT r.* FROM {_source(*sent)}{conflict} RETURNING {key}"
        return {row[0] for row in connection.exec_driver_sql(sql, tuple(parameters))}
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))}){conflict}"
    if not or_ignore:
        connection.exec_driver_sql(sql, _plain_rows(table, columns, rows))
        return {row[key] for row in rows}
    found = (connection.exec_driver_sql(f"{sql} RETURNING {key}", row) for row in _plain_rows(table, columns, rows))
    return {row[0] for result in found for row in result}


def insert_tables(connection: Connection, tables: Mapping[str, Sequence[Row]]) -> None:
    """Insert rows of several tables, each of one shape, parents before children: on PostgreSQL in one statement."""
    filled = {table: rows for table, rows in tables.items() if rows}
    if connection.dialect.name != "postgresql":
        for table, rows in filled.items():
            insert_rows(connection, table, rows)
    elif filled:
        sent = [_sent(table, tuple(rows[0]), rows) for table, rows in filled.items()]
        sql = _postgresql_inserts(tuple(what for what, _ in sent))
        connection.exec_driver_sql(sql, tuple(value for _, parameters in sent for value in parameters))


def update_claimed(connection: Connection, table: str, claim_id: str, rows: Sequence[Row]) -> None:
    """Set each row's columns in the row of `table` with its `id`, as far as that claim still holds it, and end the
    claim; a statement for each shape of rows."""
    shapes: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        shapes.setdefault(tuple(row), []).append({**row, "claim_id": claim_id})
    for columns, alike in shapes.items():
        names = [name for name in columns if name != "id"]
        if connection.dialect.name == "postgresql":
            sent, parameters = _sent(table, columns, alike)
            sets = ", ".join(f"{name} = r.{name}" for name in names)
            sql = (
                f"UPDATE {table} AS t SET claim_id = NULL, {sets} FROM {_source(*sent)}"
                " WHERE t.id = r.id AND t.claim_id = %s"
            )
            connection.exec_driver_sql(sql, (*parameters, claim_id))
        else:
            sets = ", ".join(f"{name} = ?" for name in names)
            sql = f"UPDATE {table} SET claim_id = NULL, {sets} WHERE id = ? AND claim_id = ?"
            connection.exec_driver_sql(sql, _plain_rows(table, (*names, "id", "claim_id"), alike))


@lru_cache(maxsize=64)
def _postgresql_inserts(inserts: tuple[Sent, ...]) -> str:
    parts = (
        f"i{number} AS (INSERT INTO {sent[0]} ({', '.join(sent[1])}) SELECT r.* FROM {_source(*sent)})"
        for number, sent in enumerate(inserts)
    )
    return f"WITH {', '.join(parts)} SELECT 1"


def _default(value: Any) -> str:
    if isinstance(value, datetime):
        return instant_text(value)
    raise TypeError(f"{type(value).__name__} cannot be written")


def _dump(value: Any) -> str:
    return orjson.dumps(value, default=_default, option=orjson.OPT_PASSTHROUGH_DATETIME).decode()


# psycopg keeps the translation of statements up to 4,096 characters only, so they are written tersely.
_SHORT = ((Instant, "timestamptz"), (JSON, "jsonb"), (BigInteger, "bigint"), (Integer, "int"))


@lru_cache(maxsize=256)
def _kinds(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """PostgreSQL's type for each of the columns."""
    known = Base.metadata.tables[table].columns

    def kind(name: str) -> str:
        if name == "expect_version":
            return "int"
        found = known[name].type if name in known else None
        return next((short for one, short in _SHORT if isinstance(found, one)), "text")

    return tuple(kind(name) for name in columns)


# What is mostly the same in all rows of a run: sent once, as long as it really is.
_COMMON = frozenset((
    "actor", "at", "attempts", "booked_at", "created_at", "due_at", "expect_run", "finished_at", "from_state",
    "from_step", "kind", "letter", "reason", "recoveries", "run_id", "state", "step", "template", "type",
    "updated_at", "waiting_for", "waiting_until",
))  # fmt: skip


@lru_cache(maxsize=512)
def _source(table: str, columns: tuple[str, ...], common: bool) -> str:
    """Rows `r` made of one array parameter a column, in the order of the columns; with `common`, those of _COMMON are
    single parameters, which stand before the arrays.

    `unnest` stands before FROM, where PostgreSQL takes value by value and stores none in between. `OFFSET 0` hides the
    arrays from the planner: it would count them, prefer a plan for just that many rows, and so plan every single write
    anew instead of keeping the statement prepared.
    """
    values: list[str] = []
    arrays: list[str] = []
    for name, kind in zip(columns, _kinds(table, columns), strict=True):
        if common and name in _COMMON:
            values.append(f"%s::{kind}")
        else:
            values.append(f"unnest(a{len(arrays)})")
            arrays.append(f"%s::{kind}[]a{len(arrays)}")
    return f"(SELECT {','.join(values)} FROM(SELECT {','.join(arrays)} OFFSET 0)v)r({','.join(columns)})"


def _sent(table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> tuple[Sent, list[Any]]:
    """Rows as PostgreSQL gets them: what `_source` needs to know, and its parameters."""
    firsts = [(name, rows[0][name]) for name in columns if name in _COMMON]
    common = all([row[name] for row in rows].count(value) == len(rows) for name, value in firsts)
    arrays = [
        _array([row[name] for row in rows], kind)
        for name, kind in zip(columns, _kinds(table, columns), strict=True)
        if not (common and name in _COMMON)
    ]
    return (table, columns, common), [*(value for _, value in firsts if common), *arrays]


def _array(values: list[Any], kind: str) -> str:
    """PostgreSQL's text of an array: as JSON has it, but for the brackets and for what a backslash means."""
    if kind == "jsonb":  # within JSON text a backslash escapes a quote or a backslash alone, and means the same in both
        values = [None if value is None else _dump(value) for value in values]
    dumped = _dump(values)
    if "\\" in dumped and kind != "jsonb":
        return "{" + ",".join("NULL" if value is None else _quoted(value) for value in values) + "}"
    return "{" + dumped[1:-1] + "}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain_rows(table: str, columns: Sequence[str], rows: Sequence[Row]) -> list[tuple[Any, ...]]:
    """Rows as SQLite's driver takes them: JSON and instants as text. A column may be wanted twice."""
    known = Base.metadata.tables[table].columns
    values: list[list[Any]] = []
    for name in columns:
        column = [row[name] for row in rows]
        kind = known[name].type
        if isinstance(kind, JSON):
            column = [None if value is None else _dump(value) for value in column]
        elif isinstance(kind, Instant):
            column = [instant_text(value) if isinstance(value, datetime) else value for value in column]
        values.append(column)
    return list(zip(*values, strict=True))


# A wake-up that came in the meantime (`due_at` set by a signal) is never overwritten; a finished payment rests.
_DUE_POSTGRESQL = (
    "CASE WHEN r.finished_at IS NOT NULL THEN NULL"
    " ELSE LEAST(coalesce(p.due_at, r.due_at), coalesce(r.due_at, p.due_at)) END"
)
_DUE_SQLITE = "CASE WHEN ? IS NOT NULL THEN NULL ELSE min(coalesce(due_at, ?), coalesce(?, due_at)) END"
_DUE_NAMES = ("finished_at", "due_at", "due_at")


# IS TRUE keeps the planner from making a join of it, which with the session's plan settings compares each with each.
_OF_MOVED = "(r.payment_id IN (SELECT id FROM moved)) IS TRUE"
_OF_UNHEARD = "(r.payment_id IN (SELECT id FROM moved WHERE signalled = 0)) IS TRUE"
_MOVE_KEYS = ("id", "expect_run", "expect_version")


_RUN_POSTGRESQL = {
    "renew": "renewed AS (UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => %s) WHERE id = %s)",
    "end": "ended AS (DELETE FROM runs WHERE id = %s AND (SELECT count(*) FROM moved) = %s)",
}


@lru_cache(maxsize=512)
def _postgresql_statement(
    fence: Sent, run: str, inserts: tuple[Sent, ...], unheard: tuple[Sent, ...], updates: tuple[Sent, ...]
) -> str:
    if len(fence[1]) > len(_MOVE_KEYS):
        sets = ", ".join(f"{name} = {_DUE_POSTGRESQL if name == 'due_at' else 'r.' + name}" for name in MOVE_COLUMNS)
        moved = (
            f"moved AS (UPDATE payments AS p SET {sets}, version = p.version + 1 FROM {_source(*fence)}"
            " WHERE p.id = r.id AND p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run"
            " RETURNING p.id, p.signalled)"
        )
    else:
        moved = (
            f"moved AS MATERIALIZED (SELECT p.id, p.signalled FROM {_source(*fence)} JOIN payments AS p ON p.id = r.id"
            " WHERE p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run FOR UPDATE OF p)"
        )
    parts = [moved]
    if run:
        parts.append(_RUN_POSTGRESQL[run])
    for number, sent in enumerate((*inserts, *unheard)):
        which = _OF_MOVED if number < len(inserts) else _OF_UNHEARD
        table, names = sent[0], ", ".join(sent[1])
        parts.append(f"i{number} AS (INSERT INTO {table} ({names}) SELECT r.* FROM {_source(*sent)} WHERE {which})")
    for number, sent in enumerate(updates):
        table, columns, _ = sent
        keys = [column.name for column in Base.metadata.tables[table].primary_key]
        sets = ", ".join(f"{name} = r.{name}" for name in columns if name not in keys and name != "payment_id")
        match = " AND ".join(f"t.{key} = r.{key}" for key in keys)
        parts.append(
            f"u{number} AS (UPDATE {table} AS t SET {sets} FROM {_source(*sent)} WHERE {match} AND {_OF_MOVED})"
        )
    return f"WITH {', '.join(parts)} SELECT id, signalled FROM moved"


def _write_postgresql(connection: Connection, writes: Writes, run: tuple[str, int] | None) -> dict[str, int]:
    columns = (*_MOVE_KEYS, *MOVE_COLUMNS) if writes.moves else _MOVE_KEYS
    fence, parameters = _sent("payments", columns, writes.moves or writes.holds)
    inserts = [_sent(*shape, rows) for shape, rows in writes.inserts.items()]
    unheard = [_sent(*shape, rows) for shape, rows in writes.unheard.items()]
    updates = [_sent(*shape, rows) for shape, rows in writes.updates.items()]
    what = "" if run is None else "end" if writes.ends_run else "renew"
    sql = _postgresql_statement(fence, what, *(tuple(sent for sent, _ in part) for part in (inserts, unheard, updates)))
    # In the order in which they stand in the statement.
    if run is not None:
        parameters += [run[0], len(writes.moves)] if writes.ends_run else [run[1], run[0]]
    for _, more in (*inserts, *unheard, *updates):
        parameters += more
    return dict(connection.exec_driver_sql(sql, tuple(parameters)).all())


_MOVE_SQLITE = (
    "UPDATE payments SET "
    + ", ".join(f"{name} = {_DUE_SQLITE if name == 'due_at' else '?'}" for name in MOVE_COLUMNS)
    + ", version = version + 1 WHERE id = ?"
)
_MOVE_NAMES = [one for name in MOVE_COLUMNS for one in (_DUE_NAMES if name == "due_at" else (name,))] + ["id"]


def _write_sqlite(connection: Connection, writes: Writes, run: tuple[str, int] | None) -> dict[str, int]:
    """The write transaction has the database to itself, so a fence that is looked at first still holds below."""
    rows = writes.moves or writes.holds
    standing = connection.exec_driver_sql(
        "SELECT p.id, p.run_id, p.version, p.signalled FROM json_each(?) AS wanted"
        " JOIN payments AS p ON p.id = wanted.value",
        (_dump([row["id"] for row in rows]),),
    )
    now = {row[0]: row for row in standing.all()}
    expected = ((row["id"], row["expect_run"], row["expect_version"]) for row in rows)
    held = {wanted[0]: now[wanted[0]][3] for wanted in expected if tuple(now.get(wanted[0], ())[:3]) == wanted}
    moves = [row for row in writes.moves if row["id"] in held]
    if moves:
        connection.exec_driver_sql(_MOVE_SQLITE, _plain_rows("payments", _MOVE_NAMES, moves))
    for (table, _), added in writes.inserts.items():
        insert_rows(connection, table, [row for row in added if row["payment_id"] in held])
    for (table, _), added in writes.unheard.items():
        insert_rows(connection, table, [row for row in added if held.get(row["payment_id"]) == 0])
    for (table, columns), changed in writes.updates.items():
        _update_sqlite(connection, table, columns, [row for row in changed if row["payment_id"] in held])
    if run is not None and not writes.ends_run:
        connection.exec_driver_sql(
            "UPDATE runs SET lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', ?) WHERE id = ?",
            (f"+{run[1]} seconds", run[0]),
        )
    elif run is not None and len(held) == len(rows):
        connection.exec_driver_sql("DELETE FROM runs WHERE id = ?", (run[0],))
    return held


def _update_sqlite(connection: Connection, table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
    if not rows:
        return
    keys = [column.name for column in Base.metadata.tables[table].primary_key]
    sets = [name for name in columns if name not in keys and name != "payment_id"]
    match = " AND ".join(f"{key} = ?" for key in keys)
    sql = f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in sets)} WHERE {match}"
    connection.exec_driver_sql(sql, _plain_rows(table, (*sets, *keys), rows))
