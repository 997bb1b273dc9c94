"""Fenced writes on PostgreSQL: one statement, whatever is written.

Rows travel as one array parameter a column (docs/adr/0011-what-a-row-costs.md). The text of a statement depends on the
tables and columns that are written, never on how many rows there are, so it stays prepared. It is terse, because
psycopg keeps the translation of statements up to 4,096 characters only.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import Final, NamedTuple

from sqlalchemy import BigInteger, Connection, Integer
from sqlalchemy.types import JSON

from models.tables import Base, Instant
from models.write.rows import FENCE_COLUMNS, MOVE_COLUMNS, ON_CONFLICT, Lease, Row, Shape, Writes, dump_json

_TYPES: Final = ((Instant, "timestamptz"), (JSON, "jsonb"), (BigInteger, "bigint"), (Integer, "int"))

# Columns that have one value in all rows of most runs. If that is so in each of them, it is sent once; otherwise all
# columns are arrays. So a kind of row has two statements and not more, and both are in tests/golden/sql.
_ALIKE: Final = frozenset((
    "actor", "at", "attempts", "booked_at", "created_at", "due_at", "expect_run", "finished_at", "from_state",
    "from_step", "kind", "letter", "reason", "recoveries", "run_id", "state", "step", "template", "type",
    "updated_at", "waiting_for", "waiting_until",
))  # fmt: skip

# An event that came in the meantime has set `due_at`, which is never put off; a finished payment is not due.
_DUE: Final = (
    "CASE WHEN r.finished_at IS NOT NULL THEN NULL"
    " ELSE LEAST(coalesce(p.due_at, r.due_at), coalesce(r.due_at, p.due_at)) END"
)
_FENCE_HOLDS: Final = "p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run"
# IS TRUE keeps the planner from making a join of it, which with the session's plan settings compares each with each.
_OF_MOVED: Final = "(r.payment_id IN (SELECT id FROM moved)) IS TRUE"
_OF_UNSIGNALLED: Final = "(r.payment_id IN (SELECT id FROM moved WHERE signalled = 0)) IS TRUE"
_RENEW: Final = "renewed AS (UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => %s) WHERE id = %s)"
_PAUSE: Final = (
    "renewed AS (UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => %s), begun_at = NULL"
    " WHERE id = %s)"
)
_END: Final = "ended AS (DELETE FROM runs WHERE id = %s AND (SELECT count(*) FROM moved) = %s)"
_ASYNCHRONOUS: Final = ",set_config('synchronous_commit','off',true)"
_RUN: Final = {"renew": _RENEW, "pause": _PAUSE, "end": _END}


class _Source(NamedTuple):
    """Rows as a FROM item: their columns, and whether those of _ALIKE are sent once."""

    table: str
    columns: tuple[str, ...]
    once: bool


class _Kind(NamedTuple):
    """What a statement depends on."""

    fence: _Source
    moves: bool
    run: str  # "renew", "pause", "end" or ""
    asynchronous: bool
    inserts: tuple[_Source, ...]
    if_unsignalled: tuple[_Source, ...]
    updates: tuple[_Source, ...]


def write(connection: Connection, writes: Writes, lease: Lease | None) -> dict[str, int]:
    """Write by one statement; returns the payments whose fence held, each with how many events it received."""
    sql, parameters = build(writes, lease)
    return dict(connection.exec_driver_sql(sql, tuple(parameters)).all())


def build(writes: Writes, lease: Lease | None) -> tuple[str, list[object]]:
    """The statement with the driver's placeholders, and its parameters."""
    columns = (*FENCE_COLUMNS, *MOVE_COLUMNS) if writes.moves else FENCE_COLUMNS
    fence, parameters = _sent(Shape("payments", columns), writes.fences)
    run = "" if lease is None else "end" if writes.ends_run else "pause" if writes.ends_step else "renew"
    if lease is not None:
        parameters += [lease.run_id, len(writes.moves)] if writes.ends_run else [lease.seconds, lease.run_id]
    inserts = _sent_all(writes.inserts, parameters)
    if_unsignalled = _sent_all(writes.if_unsignalled, parameters)
    updates = _sent_all(writes.updates, parameters)
    kind = _Kind(fence, bool(writes.moves), run, writes.asynchronous, inserts, if_unsignalled, updates)
    return _statement(kind), parameters


def pasteable(sql: str) -> str:
    """A statement of `build` as psql takes it: numbered parameters (for `PREPARE w AS …`), and lines to read."""
    numbers = count(1)
    numbered = re.sub("%s", lambda _: f"${next(numbers)}", sql)
    parts = re.sub(r"(?<=\)),? (?=\w+ AS (?:MATERIALIZED )?\(|SELECT id, signalled FROM moved)", _line, numbered)
    return re.sub(r" (?=FROM ?\(SELECT|JOIN |WHERE |RETURNING )", "\n  ", parts)


def _line(separator: re.Match[str]) -> str:
    return separator.group().rstrip() + "\n"


def insert(connection: Connection, shape: Shape, rows: Sequence[Row], or_ignore: bool) -> set[str]:
    """Insert rows; returns the first primary-key column of those inserted."""
    source, parameters = _sent(shape, rows)
    key = next(iter(Base.metadata.tables[shape.table].primary_key)).name
    conflict = " ON CONFLICT DO NOTHING" if or_ignore else ""
    sql = f"{_insert(source)}{conflict} RETURNING {key}"
    return {row[0] for row in connection.exec_driver_sql(sql, tuple(parameters))}


def insert_tables(connection: Connection, tables: Mapping[Shape, Sequence[Row]]) -> None:
    """Insert rows of several tables by one statement."""
    parameters: list[object] = []
    sql = _inserts(_sent_all(tables, parameters))
    connection.exec_driver_sql(sql, tuple(parameters))


def update_claimed(connection: Connection, shape: Shape, claim_id: str, rows: Sequence[Row]) -> None:
    """Set columns of rows that the claim still holds, and end the claim."""
    source, parameters = _sent(shape, rows)
    sets = ", ".join(f"{name} = r.{name}" for name in shape.columns if name != "id")
    sql = (
        f"UPDATE {shape.table} AS t SET claim_id = NULL, {sets} FROM {_from(source)}"
        " WHERE t.id = r.id AND t.claim_id = %s"
    )
    connection.exec_driver_sql(sql, (*parameters, claim_id))


@lru_cache(maxsize=512)
def _statement(kind: _Kind) -> str:
    parts = [_moved(kind.fence) if kind.moves else _checked(kind.fence)]
    if kind.run:
        parts.append(_RUN[kind.run])
    numbers = count()
    for source in kind.inserts:
        conflict = ON_CONFLICT.get(source.table, "")
        parts.append(f"i{next(numbers)} AS ({_insert(source)} WHERE {_OF_MOVED}{conflict})")
    parts += [f"i{next(numbers)} AS ({_insert(source)} WHERE {_OF_UNSIGNALLED})" for source in kind.if_unsignalled]
    parts += [f"u{number} AS ({_update(source)} AND {_OF_MOVED})" for number, source in enumerate(kind.updates)]
    return f"WITH {', '.join(parts)} SELECT id, signalled FROM moved{_ASYNCHRONOUS if kind.asynchronous else ''}"


def _moved(fence: _Source) -> str:
    sets = ", ".join(f"{name} = {_DUE if name == 'due_at' else 'r.' + name}" for name in MOVE_COLUMNS)
    return (
        f"moved AS (UPDATE payments AS p SET {sets}, version = p.version + 1 FROM {_from(fence)}"
        f" WHERE p.id = r.id AND {_FENCE_HOLDS} RETURNING p.id, p.signalled)"
    )


def _checked(fence: _Source) -> str:
    return (
        f"moved AS MATERIALIZED (SELECT p.id, p.signalled FROM {_from(fence)} JOIN payments AS p ON p.id = r.id"
        f" WHERE {_FENCE_HOLDS} FOR UPDATE OF p)"
    )


@lru_cache(maxsize=64)
def _inserts(sources: tuple[_Source, ...]) -> str:
    parts = (f"i{number} AS ({_insert(source)})" for number, source in enumerate(sources))
    return f"WITH {', '.join(parts)} SELECT 1"


def _insert(source: _Source) -> str:
    return f"INSERT INTO {source.table} ({', '.join(source.columns)}) SELECT r.* FROM {_from(source)}"


def _update(source: _Source) -> str:
    keys = [column.name for column in Base.metadata.tables[source.table].primary_key]
    sets = ", ".join(f"{name} = r.{name}" for name in source.columns if name not in keys and name != "payment_id")
    match = " AND ".join(f"t.{key} = r.{key}" for key in keys)
    return f"UPDATE {source.table} AS t SET {sets} FROM {_from(source)} WHERE {match}"


@lru_cache(maxsize=512)
def _from(source: _Source) -> str:
    """Rows `r` made of one array parameter a column; parameters that are sent once come before the arrays.

    `unnest` is before FROM, where PostgreSQL takes value by value and stores none in between. `OFFSET 0` hides the
    arrays from the planner: it would count them, prefer a plan for just that many rows, and so plan every single write
    again instead of keeping the statement prepared.
    """
    values: list[str] = []
    arrays: list[str] = []
    for name, kind in zip(source.columns, _types(source.table, source.columns), strict=True):
        if source.once and name in _ALIKE:
            values.append(f"%s::{kind}")
        else:
            values.append(f"unnest(a{len(arrays)})")
            arrays.append(f"%s::{kind}[]a{len(arrays)}")
    return f"(SELECT {','.join(values)} FROM(SELECT {','.join(arrays)} OFFSET 0)v)r({','.join(source.columns)})"


@lru_cache(maxsize=256)
def _types(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """PostgreSQL's type of each column."""
    return tuple(_type(table, name) for name in columns)


def _type(table: str, column: str) -> str:
    if column == "expect_version":
        return "int"
    known = Base.metadata.tables[table].columns
    found = known[column].type if column in known else None
    return next((name for kind, name in _TYPES if isinstance(found, kind)), "text")


def _sent(shape: Shape, rows: Sequence[Mapping[str, object]]) -> tuple[_Source, list[object]]:
    """Rows as PostgreSQL gets them: what `_from` needs to know, and its parameters."""
    columns = list(zip(*map(itemgetter(*shape.columns), rows), strict=True))
    alike = [values for name, values in zip(shape.columns, columns, strict=True) if name in _ALIKE]
    once = all(values.count(values[0]) == len(values) for values in alike)
    arrays = [
        _array(values, kind)
        for name, kind, values in zip(shape.columns, _types(*shape), columns, strict=True)
        if not (once and name in _ALIKE)
    ]
    return _Source(*shape, once), [*(values[0] for values in alike if once), *arrays]


def _sent_all(shapes: Mapping[Shape, Sequence[Row]], parameters: list[object]) -> tuple[_Source, ...]:
    """The sources of several shapes, in their order; their parameters are added to `parameters`."""
    sources = []
    for shape, rows in shapes.items():
        source, values = _sent(shape, rows)
        sources.append(source)
        parameters += values
    return tuple(sources)


def _array(values: Sequence[object], kind: str) -> str:
    """PostgreSQL's text of an array: as JSON has it, but for the brackets and for what a backslash means."""
    if kind == "jsonb":  # within JSON text a backslash escapes a quote or a backslash alone, and means the same in both
        values = [None if value is None else dump_json(value) for value in values]
    dumped = dump_json(values)
    if "\\" in dumped and kind != "jsonb":
        return "{" + ",".join("NULL" if value is None else _quoted(str(value)) for value in values) + "}"
    return "{" + dumped[1:-1] + "}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
