"""The purge: personal data past its retention is removed, a bounded batch in each transaction.

It goes through payers and events in the order of their ids and keeps its place with each batch, so it may be broken
off and begun again at any time. A pass that has come to the end begins again a day later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, func, select, update

from foundation.clock import utcnow
from foundation.ids import first_id
from foundation.settings import get_settings
from models.session import read, write
from models.states import InboxState
from models.tables import InboxEvent, Request
from models.upkeep import keep, last_kept
from workflows.subjects.removal import remove_data
from workflows.subjects.retention import judge, shortest_retention

BATCH: Final = 500
_EVERY: Final = timedelta(hours=20)
_ENDED: Final = "ended"


class Purged(StrEnum):
    """What a batch of the purge looks at."""

    PAYMENTS = "purge_payments"
    EVENTS = "purge_events"


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch: how many rows were looked at, and of how many the data was removed (or would be)."""

    what: Purged
    seen: int
    removed: int


def purge(*, dry_run: bool = False) -> Iterator[Batch]:
    """Remove what is past its retention, from where the last purge stopped to the end; `dry_run` only counts."""
    for what in Purged:
        place = _place(what)
        while True:
            batch, place = _BATCHES[what](place, dry_run)
            if batch.seen:
                yield batch
            if batch.seen < BATCH:
                break


def is_due(now: datetime) -> bool:
    """Whether a pass is on its way, or the last one ended long enough ago."""
    with read() as connection:
        found = [last_kept(connection, what) for what in Purged]
    return any(one is None or one.result != _ENDED or one.at < now - _EVERY for one in found)


def _place(what: Purged) -> str:
    with read() as connection:
        found = last_kept(connection, what)
    return (found.place or "") if found else ""


def _payments(place: str, dry_run: bool) -> tuple[Batch, str]:
    now = utcnow()
    meant = (Request.payment_id > place, Request.payment_id < first_id(now - shortest_retention()))
    query = select(Request.payment_id).where(*meant).order_by(Request.payment_id).limit(BATCH)
    with read() if dry_run else write() as connection:
        ids = list(connection.execute(query).scalars())
        gone = [one.payment_id for one in judge(connection, ids, now) if one.reason is None] if ids else []
        if gone and not dry_run:
            remove_data(connection, gone)
        following = _next_place(connection, Purged.PAYMENTS, place, ids, now, dry_run=dry_run)
    return Batch(Purged.PAYMENTS, len(ids), len(gone)), following


def _events(place: str, dry_run: bool) -> tuple[Batch, str]:
    now = utcnow()
    old = InboxEvent.id < first_id(now - timedelta(days=get_settings().retention["events"]))
    query = select(InboxEvent.id).where(InboxEvent.id > place, old).order_by(InboxEvent.id).limit(BATCH)
    with read() if dry_run else write() as connection:
        ids = list(connection.execute(query).scalars())
        meant = (InboxEvent.id.in_(ids), InboxEvent.state != InboxState.PENDING, InboxEvent.body_sealed.is_not(None))
        if dry_run:
            gone = connection.execute(select(func.count()).select_from(InboxEvent).where(*meant)).scalar_one()
        else:
            gone = connection.execute(update(InboxEvent).where(*meant).values(body_sealed=None)).rowcount
        following = _next_place(connection, Purged.EVENTS, place, ids, now, dry_run=dry_run)
    return Batch(Purged.EVENTS, len(ids), gone), following


_BATCHES: Final = {Purged.PAYMENTS: _payments, Purged.EVENTS: _events}


def _next_place(
    connection: Connection, what: Purged, place: str, ids: Sequence[str], now: datetime, *, dry_run: bool
) -> str:
    """Where the next batch begins, kept unless `dry_run`.

    The bodies of events behind it are gone for good; payments that were kept are looked at again by each pass.
    """
    ended = len(ids) < BATCH
    following = ids[-1] if ids else place
    if ended and what is Purged.PAYMENTS:
        following = ""
    if not dry_run:
        keep(connection, what, now, place=following, result=_ENDED if ended else "under way")
    return following
