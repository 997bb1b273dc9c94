"""Moving rows of payments that ended long ago out of the way (docs/adr/0022-archive.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, exists, select

from foundation.ids import first_id
from models.archive import archive_rows
from models.session import read, write
from models.tables import History, Payment

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Archived:
    """One batch: its payments, and the rows that were moved (0 if they were only counted)."""

    payments: int
    rows: int


def archive(before: datetime, *, dry_run: bool = False) -> Iterator[Archived]:
    """Move history and documents of payments that ended before an instant (aware UTC), a batch in each transaction.

    `dry_run` only counts. An interrupted move is continued by the next one.
    """
    last = ""
    while True:
        with read() if dry_run else write() as connection:
            ids: list[str] = list(connection.execute(_left(before, last, lock=not dry_run)).scalars())
            rows = archive_rows(connection, ids) if ids and not dry_run else 0
        if ids:
            yield Archived(len(ids), rows)
        if len(ids) < BATCH:
            return
        last = ids[-1]


def _left(before: datetime, last: str, *, lock: bool) -> Select[str]:
    """Payments of which something is left to move. A payment begins before it ends, and ids begin with the time."""
    ended = (Payment.id > last, Payment.id < first_id(before), Payment.finished_at < before)
    left = exists().where(History.payment_id == Payment.id)
    query = select(Payment.id).where(*ended, left).order_by(Payment.id).limit(BATCH)
    return query.with_for_update(of=Payment) if lock else query
