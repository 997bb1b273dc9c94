"""When each regular task was last done, how far it has come, and what came of it."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Row, select, update

from models.tables import Upkeep
from models.write import insert_rows

FAULT: Final = "fault"
"""How the result of a regular task begins that found something wrong."""

UpkeepRow = Row[tuple[str, datetime, str | None, str | None]]


def last_kept(connection: Connection, name: str) -> UpkeepRow | None:
    """The row of a regular task; None if it was never done."""
    return connection.execute(select(*Upkeep.__table__.c).where(Upkeep.name == name)).one_or_none()


def keep(
    connection: Connection, name: str, now: datetime, *, place: str | None = None, result: str | None = None
) -> None:
    """Note that a regular task was done at `now` (UTC). Of two processes that do so first and at once, one is kept."""
    values = {"at": now, "place": place, "result": result}
    if not connection.execute(update(Upkeep).where(Upkeep.name == name).values(values)).rowcount:
        insert_rows(connection, Upkeep.__tablename__, [{"name": name, **values}], or_ignore=True)
