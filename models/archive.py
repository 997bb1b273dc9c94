"""The archive: tables for rows of payments that ended long ago, and reading both them and the live ones."""

from collections.abc import Collection
from typing import Final, cast

from sqlalchemy import Connection, Subquery, Table, and_, delete, exists, insert, select, union_all

from models.tables import ArchivedDocument, ArchivedHistory, Base, Document, History

_PAIRS: Final[tuple[tuple[type[Base], type[Base]], ...]] = ((History, ArchivedHistory), (Document, ArchivedDocument))


def all_of(model: type[History] | type[Document]) -> Subquery:
    """The rows of a table with those that were archived. Conditions on it reach the keys of both."""
    archived = dict(_PAIRS)[model].__table__
    return union_all(select(*model.__table__.c), select(*archived.c)).subquery(model.__tablename__)


def archive_rows(connection: Connection, ids: Collection[str]) -> int:
    """Move the history and documents of finished payments, whose own rows the caller has locked; returns how many
    rows."""
    return sum(_move(connection, cast(Table, live.__table__), cast(Table, old.__table__), ids) for live, old in _PAIRS)


def _move(connection: Connection, live: Table, archived: Table, ids: Collection[str]) -> int:
    mine = live.c.payment_id.in_(ids)
    names = [column.name for column in live.c]
    connection.execute(insert(archived).from_select(names, select(*live.c).where(mine)))
    # Only what is there now: a row that was added in between is left to the next time.
    copied = and_(*(archived.c[column.name] == column for column in live.primary_key.columns))
    return int(connection.execute(delete(live).where(mine, exists().where(copied))).rowcount)
