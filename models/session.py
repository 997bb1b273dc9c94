"""Engines and transactions for SQLite and PostgreSQL.

`write()` opens one write transaction, `read()` a read, `report()` a read of much. On SQLite a write transaction takes
the lock at its start (`BEGIN IMMEDIATE`): a read that turns into a write halfway loses updates or fails. WAL with
`synchronous=FULL` keeps a committed payment through power loss.

A process has two engines on one pool of connections: the statement engine, on which each statement of PostgreSQL is a
transaction of its own and saves two round trips, and the transaction engine, for transactions of several statements.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import orjson
from sqlalchemy import Connection, Engine, Row, Select, create_engine, event
from sqlalchemy.engine import make_url

from foundation.clock import instant_text
from foundation.settings import get_settings
from models import postgresql
from models.postgresql import TimeLimits, as_report

PAGE: Final = 500
"""Rows that `read_pages` reads at a time."""
_OPTIONS: Final[dict[str, Any]] = {  # values of several types, each with its own parameter of create_engine
    "hide_parameters": True,  # an error's text goes to logs: it may name the statement, never what was written
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
    "pool_size": 2,
    "max_overflow": 8,
}

sqlite3.register_adapter(datetime, instant_text)


def make_engine(url: str, limits: TimeLimits | None = None) -> Engine:
    """An engine for `url` with the settings that keep money safe on its kind of database; without `limits` it waits."""
    if make_url(url).get_backend_name() == "postgresql":
        return postgresql.make_engine(url, limits, **_OPTIONS)
    database = make_url(url).database
    if database:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    wait = 30.0 if limits is None else limits.statement_seconds
    engine = create_engine(url, connect_args={"timeout": wait}, **_OPTIONS)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("shebao_write", False):
        connection.exec_driver_sql(f"PRAGMA synchronous={'NORMAL' if options.get('shebao_asynchronous') else 'FULL'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


def get_time_limits() -> TimeLimits:
    """The limits in force (SHEBAO_DATABASE_…)."""
    settings = get_settings()
    return TimeLimits(settings.database_connect_seconds, settings.database_statement_seconds, settings.database_pooler)


@lru_cache(maxsize=1)
def get_engine() -> Engine:
    """The process's statement engine, made at first use: most of what it is asked is one statement."""
    return make_engine(get_settings().database, get_time_limits())


@lru_cache(maxsize=1)
def _transaction_engine() -> Engine:
    """The transaction engine. Its connections are those of the statement engine and change over and back each time."""
    engine = get_engine()
    return engine.execution_options(isolation_level="READ COMMITTED") if engine.dialect.name == "postgresql" else engine


@contextmanager
def write() -> Iterator[Connection]:
    """One write transaction: commits at the end, rolls back on an exception."""
    with _transaction_engine().connect() as connection, _writing(connection).begin():
        yield connection


@contextmanager
def read() -> Iterator[Connection]:
    """For reading: one snapshot on SQLite; on PostgreSQL each statement by itself, which saves two round trips."""
    with get_engine().connect() as connection, connection.begin():
        yield connection


@contextmanager
def report() -> Iterator[Connection]:
    """For questions about all payments: one transaction, in which the planner chooses freely and has more time."""
    with (
        _transaction_engine().connect() as connection,
        connection.begin(),
        as_report(connection) if connection.dialect.name == "postgresql" else nullcontext(),
    ):
        yield connection


def read_pages(following: Callable[[str], Select[Any]]) -> Iterator[Sequence[Row[Any]]]:
    """Rows in order of their key, PAGE at a time, each page in a transaction of its own.

    `following(key)` selects the rows after a key, ordered by it; the key is their first column.
    """
    last = ""
    while True:
        with read() as connection:
            rows = connection.execute(following(last).limit(PAGE)).all()
        if rows:
            yield rows
        if len(rows) < PAGE:
            return
        last = str(rows[-1][0])


@contextmanager
def write_statement(*, asynchronous: bool = False) -> Iterator[Connection]:
    """For writing by what is one statement on PostgreSQL, a transaction of its own; on SQLite as `write`.

    With `asynchronous`, SQLite's commit does not wait for the disk; on PostgreSQL the statement itself says so.
    """
    with get_engine().connect() as connection, _writing(connection, asynchronous=asynchronous).begin():
        yield connection


def _writing(connection: Connection, *, asynchronous: bool = False) -> Connection:
    """Mark a transaction that will write, for SQLite's `BEGIN`."""
    if connection.dialect.name != "sqlite":
        return connection
    return connection.execution_options(shebao_write=True, shebao_asynchronous=asynchronous)


def is_read_only(connection: Connection) -> bool:
    """Whether the server takes no writes: a standby, or one that was made read-only."""
    if connection.dialect.name == "sqlite":
        return False
    return bool(connection.exec_driver_sql("SELECT current_setting('transaction_read_only') = 'on'").scalar_one())


def after_fork() -> None:
    """Forget engines inherited over fork without touching the parent's connections."""
    _forget(close=False)


def close_engine() -> None:
    """Close every connection and forget the engines."""
    _forget(close=True)


def _forget(*, close: bool) -> None:
    if get_engine.cache_info().currsize:
        get_engine().dispose(close=close)
    _transaction_engine.cache_clear()
    get_engine.cache_clear()
