"""The database's own time in an expression. Leases, pauses and rate limits are judged by it, not by a worker's."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from models.tables import Instant


class _DatabaseNow(FunctionElement[datetime]):
    name = "database_now"
    type = Instant()
    inherit_cache = True


@compiles(_DatabaseNow, "postgresql")
def _on_postgresql(_element: _DatabaseNow, _compiler: SQLCompiler, **_: object) -> str:
    return "clock_timestamp()"


@compiles(_DatabaseNow, "sqlite")
def _on_sqlite(_element: _DatabaseNow, _compiler: SQLCompiler, **_: object) -> str:
    return "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"


DATABASE_NOW: Final = _DatabaseNow()
"""An SQL expression: the database's time in UTC."""


def read_database_time(connection: Connection) -> datetime:
    """The database's time in UTC."""
    return connection.execute(select(DATABASE_NOW)).scalar_one()
