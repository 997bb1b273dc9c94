"""Set-based, fenced writes: what a step decided for a whole run, in as few statements as the database allows.

On PostgreSQL one statement does it all: a guarded UPDATE of `payments` from one JSON parameter, and inserts and
updates of other tables that keep only rows of payments that really moved. On SQLite, where a statement costs no
round trip, the same happens in a few statements of one transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import JSON

from models.clock import instant_text
from models.tables import Base

Row = Mapping[str, Any]
Shape = tuple[str, tuple[str, ...]]

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
    """

    moves: list[Row] = field(default_factory=list)
    holds: list[Row] = field(default_factory=list)
    inserts: dict[Shape, list[Row]] = field(default_factory=dict)
    updates: dict[Shape, list[Row]] = field(default_factory=dict)

    def insert(self, table: str, row: Row) -> None:
        """Add a row of `table`; rows of the same columns go together."""
        self.inserts.setdefault((table, tuple(row)), []).append(row)

    def update(self, table: str, row: Row) -> None:
        """Set the columns of `row` in the row of `table` that its primary key names."""
        self.updates.setdefault((table, tuple(row)), []).append(row)


def write_fenced(connection: Connection, writes: Writes, renew: tuple[str, int] | None = None) -> set[str]:
    """Write `writes`; returns the ids of the payments whose fence held. Raises SQLAlchemy's errors of constraints.

    `renew` is (run id, lease in seconds): the run's lease is renewed in the same statement.
    """
    if not writes.moves and not writes.holds:
        return set()
    if writes.moves and writes.holds:
        raise ValueError("moves and holds are separate writes")
    if connection.dialect.name == "postgresql":
        return _write_postgresql(connection, writes, renew)
    return _write_sqlite(connection, writes, renew)


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
        sql = (
            f"INSERT INTO {table} ({names}) SELECT {names} FROM"
            f" jsonb_to_recordset(%(rows)s::jsonb) AS r({_recordset(table, columns)}){conflict} RETURNING {key}"
        )
        return {row[0] for row in connection.exec_driver_sql(sql, {"rows": _dump(rows)})}
    sql = (
        f"INSERT INTO {table} ({names}) SELECT {_extracts(table, columns)} FROM json_each(?) WHERE true{conflict}"
        f" RETURNING {key}"
    )
    return {row[0] for row in connection.exec_driver_sql(sql, (_dump(rows),))}


def _default(value: Any) -> str:
    if isinstance(value, datetime):
        return instant_text(value)
    raise TypeError(f"{type(value).__name__} cannot be written")


def _dump(rows: Any) -> str:
    return orjson.dumps(rows, default=_default, option=orjson.OPT_PASSTHROUGH_DATETIME).decode()


@lru_cache(maxsize=256)
def _recordset(table: str, columns: tuple[str, ...]) -> str:
    """The column definition list for jsonb_to_recordset."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's dialect class is untyped
    known = Base.metadata.tables[table].columns
    special = {"expect_run": "varchar(32)", "expect_version": "integer"}
    kinds = (special.get(name) or known[name].type.dialect_impl(dialect).compile(dialect) for name in columns)
    return ", ".join(f"{name} {kind}" for name, kind in zip(columns, kinds, strict=True))


@lru_cache(maxsize=256)
def _extracts(table: str, columns: tuple[str, ...], alias: bool = False) -> str:
    """The select list that takes columns out of json_each's values; JSON columns stay JSON text."""
    known = Base.metadata.tables[table].columns
    parts = []
    for name in columns:
        arrow = "->" if name in known and isinstance(known[name].type, JSON) else "->>"
        # SQLite's -> gives the text 'null' for a JSON null, where the column wants NULL.
        value = f"nullif(value->'{name}', 'null')" if arrow == "->" else f"value->>'{name}'"
        parts.append(f"{value} AS {name}" if alias else value)
    return ", ".join(parts)


def _assignments(least: str) -> str:
    """SET list of a move. A wake-up that came in the meantime (`due_at` set by a signal) is never overwritten."""
    due = (
        f"CASE WHEN r.finished_at IS NOT NULL THEN NULL ELSE"
        f" {least}(coalesce(p.due_at, r.due_at), coalesce(r.due_at, p.due_at)) END"
    )
    sets = [f"{name} = {due if name == 'due_at' else 'r.' + name}" for name in MOVE_COLUMNS]
    return ", ".join([*sets, "version = p.version + 1"])


_MOVE_KEYS = ("id", "expect_run", "expect_version")


@lru_cache(maxsize=512)
def _postgresql_statement(
    moving: bool, renew: bool, inserts: tuple[Shape, ...], updates: tuple[Shape, ...]
) -> str:
    if moving:
        fence = (
            f"UPDATE payments AS p SET {_assignments('LEAST')} FROM jsonb_to_recordset(%(moves)s::jsonb)"
            f" AS r({_recordset('payments', (*_MOVE_KEYS, *MOVE_COLUMNS))}) WHERE p.id = r.id"
            " AND p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run RETURNING p.id"
        )
    else:
        fence = (
            "SELECT p.id FROM jsonb_to_recordset(%(moves)s::jsonb)"
            f" AS r({_recordset('payments', _MOVE_KEYS)}) JOIN payments AS p ON p.id = r.id"
            " WHERE p.version = r.expect_version AND p.run_id IS NOT DISTINCT FROM r.expect_run FOR UPDATE OF p"
        )
    parts = [f"moved AS MATERIALIZED ({fence})" if not moving else f"moved AS ({fence})"]
    if renew:
        parts.append(
            "renewed AS (UPDATE runs SET lease_until = clock_timestamp() + make_interval(secs => %(lease)s)"
            " WHERE id = %(run)s)"
        )
    for number, (table, columns) in enumerate(inserts):
        names = ", ".join(columns)
        values = ", ".join(f"r.{name}" for name in columns)
        parts.append(
            f"i{number} AS (INSERT INTO {table} ({names}) SELECT {values} FROM jsonb_to_recordset(%(i{number})s::jsonb)"
            f" AS r({_recordset(table, columns)}) JOIN moved AS m ON m.id = r.payment_id)"
        )
    for number, (table, columns) in enumerate(updates):
        keys = [column.name for column in Base.metadata.tables[table].primary_key]
        sets = ", ".join(f"{name} = r.{name}" for name in columns if name not in keys and name != "payment_id")
        match = " AND ".join(f"t.{key} = r.{key}" for key in keys)
        parts.append(
            f"u{number} AS (UPDATE {table} AS t SET {sets} FROM jsonb_to_recordset(%(u{number})s::jsonb)"
            f" AS r({_recordset(table, columns)}) JOIN moved AS m ON m.id = r.payment_id WHERE {match})"
        )
    return f"WITH {', '.join(parts)} SELECT id FROM moved"


def _write_postgresql(connection: Connection, writes: Writes, renew: tuple[str, int] | None) -> set[str]:
    inserts, updates = tuple(writes.inserts), tuple(writes.updates)
    sql = _postgresql_statement(bool(writes.moves), renew is not None, inserts, updates)
    parameters: dict[str, Any] = {"moves": _dump(writes.moves or writes.holds)}
    parameters |= {f"i{number}": _dump(rows) for number, rows in enumerate(writes.inserts.values())}
    parameters |= {f"u{number}": _dump(rows) for number, rows in enumerate(writes.updates.values())}
    if renew:
        parameters |= {"run": renew[0], "lease": renew[1]}
    return {row[0] for row in connection.exec_driver_sql(sql, parameters)}


def _write_sqlite(connection: Connection, writes: Writes, renew: tuple[str, int] | None) -> set[str]:
    guard = "p.id = r.id AND p.version = r.expect_version AND p.run_id IS r.expect_run"
    if writes.moves:
        source = f"SELECT {_extracts('payments', (*_MOVE_KEYS, *MOVE_COLUMNS), True)} FROM json_each(?)"
        sql = f"UPDATE payments AS p SET {_assignments('min')} FROM ({source}) AS r WHERE {guard} RETURNING p.id"
        # RETURNING of SQLite's UPDATE … FROM does not know the target's alias.
        sql = sql.replace("RETURNING p.id", "RETURNING id")
        moved = {row[0] for row in connection.exec_driver_sql(sql, (_dump(writes.moves),))}
    else:
        source = f"SELECT {_extracts('payments', _MOVE_KEYS, True)} FROM json_each(?)"
        sql = f"SELECT p.id FROM ({source}) AS r JOIN payments AS p ON {guard}"
        moved = {row[0] for row in connection.exec_driver_sql(sql, (_dump(writes.holds),))}
    for (table, _), rows in writes.inserts.items():
        insert_rows(connection, table, [row for row in rows if row["payment_id"] in moved])
    for (table, _), rows in writes.updates.items():
        _update_sqlite(connection, table, [row for row in rows if row["payment_id"] in moved])
    if renew:
        connection.exec_driver_sql(
            "UPDATE runs SET lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', ?) WHERE id = ?",
            (f"+{renew[1]} seconds", renew[0]),
        )
    return moved


def _update_sqlite(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    columns = tuple(rows[0])
    keys = [column.name for column in Base.metadata.tables[table].primary_key]
    sets = ", ".join(f"{name} = r.{name}" for name in columns if name not in keys and name != "payment_id")
    match = " AND ".join(f"t.{key} = r.{key}" for key in keys)
    connection.exec_driver_sql(
        f"UPDATE {table} AS t SET {sets} FROM (SELECT {_extracts(table, columns, True)} FROM json_each(?)) AS r"
        f" WHERE {match}",
        (_dump(rows),),
    )

