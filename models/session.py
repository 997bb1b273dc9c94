"""Engines and transactions for SQLite and PostgreSQL.

`write()` opens one write transaction, `read()` a read. On SQLite a write transaction takes the lock at its start
(`BEGIN IMMEDIATE`): a read that turns into a write halfway loses updates or fails. WAL with `synchronous=FULL`
keeps a committed payment through power loss.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from foundation.clock import instant_text
from foundation.settings import get_settings

_WRITE = {"shebao_write": True}
_OPTIONS: dict[str, Any] = {
    "hide_parameters": True,  # an error's text goes to logs: it may name the statement, never what was written
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}
# A batch joins a handful of ids to tables of millions: on tables without fresh statistics PostgreSQL otherwise picks
# a sequential scan and keeps it in the prepared statement (docs/adr/0002-set-based-steps.md). With statistics it reads
# all that is due into a bitmap, and sorts it, to take the first few.
_PLAN_OPTIONS = " ".join(
    f"-c {name}"
    for name in (
        "enable_hashjoin=off", "enable_mergejoin=off", "enable_seqscan=off", "enable_bitmapscan=off", "jit=off",
        "timezone=UTC",
    )
)  # fmt: skip

sqlite3.register_adapter(datetime, instant_text)


def make_engine(url: str, *, pool_size: int = 2, alone: bool = False) -> Engine:
    """An engine for `url` with the settings that keep money safe on its kind of database.

    `alone`: on PostgreSQL each statement is a transaction of its own.
    """
    if make_url(url).get_backend_name() == "sqlite":
        database = make_url(url).database
        if database:
            Path(database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url, pool_size=pool_size, max_overflow=8, connect_args={"timeout": 30}, **_OPTIONS)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    more: dict[str, Any] = {"isolation_level": "AUTOCOMMIT"} if alone else {}
    more["connect_args"] = {"options": _PLAN_OPTIONS}
    return create_engine(url, pool_size=pool_size, max_overflow=8, **more, **_OPTIONS)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("shebao_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@lru_cache(maxsize=1)
def get_engine() -> Engine:
    """The process's engine, made at first use. Most of what it is asked is one statement, a transaction of its own."""
    return make_engine(get_settings().database, alone=True)


@lru_cache(maxsize=1)
def _several_engine() -> Engine:
    """The same engine for transactions of several statements: its connections change over and back each time."""
    engine = get_engine()
    return engine.execution_options(isolation_level="READ COMMITTED") if engine.dialect.name == "postgresql" else engine


@contextmanager
def write() -> Iterator[Connection]:
    """One write transaction: commits at the end, rolls back on an exception."""
    with _several_engine().connect() as connection, _writing(connection).begin():
        yield connection


@contextmanager
def read() -> Iterator[Connection]:
    """For reading: one snapshot on SQLite; on PostgreSQL each statement by itself, which spares two round trips."""
    with get_engine().connect() as connection, connection.begin():
        yield connection


@contextmanager
def write_at_once() -> Iterator[Connection]:
    """For writing by what is one statement on PostgreSQL, a transaction of its own; on SQLite as `write`."""
    with get_engine().connect() as connection, _writing(connection).begin():
        yield connection


def _writing(connection: Connection) -> Connection:
    """Tell SQLite's `BEGIN` below that this transaction will write."""
    return connection.execution_options(**_WRITE) if connection.dialect.name == "sqlite" else connection


def after_fork() -> None:
    """Forget an engine inherited over fork without touching the parent's connections."""
    if get_engine.cache_info().currsize:
        get_engine().dispose(close=False)
    _several_engine.cache_clear()
    get_engine.cache_clear()


def close_engine() -> None:
    """Close every connection and forget the engine."""
    if get_engine.cache_info().currsize:
        get_engine().dispose()
    _several_engine.cache_clear()
    get_engine.cache_clear()
