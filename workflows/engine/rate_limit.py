"""A limit for each gateway: so many orders and questions a second (`SHEBAO_RATES`), however many workers there are.

Places are given before an intent is written: a payment without one has asked for nothing, comes again when its place
is due, uses up no try, and is decided anew then. One row of `rate_limits` a gateway, in times of the database's clock,
says up to when places are given:

- `free_at`, to calls that go out. A call goes if its place lies within the coming second, so in any T seconds at most
  T + 1 seconds' worth goes out.
- `queue_until`, to payments that wait for the first time, one behind the other. While there are such, who comes new
  goes behind them.
- `again_until`, to payments that came at their place and found it taken. Both queues advance at the gateway's rate, so
  at most two payments come for each that goes out, however many wait.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, literal_column, select, text, update

from foundation.settings import get_settings
from models.claim import database_now
from models.session import write
from models.tables import Instant, RateLimit
from workflows.payment.case import Case
from workflows.payment.outcomes import RETRY, Call, Retry

_AHEAD = timedelta(seconds=1)
# Nobody has taken a place for so long: those who hold places do not come (cancelled, or no worker was there).
_DESERTED = timedelta(seconds=5)


@dataclass(slots=True)
class Book:
    """Up to when a gateway's places are given."""

    free_at: datetime
    queue_until: datetime
    again_until: datetime

    def open(self, now: datetime) -> bool:
        """Begin to give places at `now`; returns whether somebody waits for the first time."""
        if now - self.free_at > _DESERTED:
            self.queue_until = self.again_until = now
        return self.queue_until > now + _AHEAD

    def place(self, now: datetime, length: timedelta, came_before: bool, queue: bool) -> timedelta | None:
        """Give the next place, `length` long: None if the call may go at once, else how long its payment waits.

        `queue`: others wait for the first time, so only who `came_before` may go.
        """
        free = max(self.free_at, now)
        if free < now + _AHEAD and (came_before or not queue):
            self.free_at = free + length
            return None
        if came_before:
            begin = max(self.again_until, free)
            self.again_until = begin + length
        else:
            begin = max(self.queue_until, free)
            self.queue_until = begin + length
        # Whole seconds, rounded down, since ticks come once a second: a little early finds its place within _AHEAD.
        return timedelta(seconds=max(1, math.floor((begin - now).total_seconds())))


def take_places(calls: list[tuple[Case, Call]]) -> tuple[list[tuple[Case, Call]], list[tuple[Case, Retry]]]:
    """Part calls into those that may go out now and those whose payments wait for their place.

    A call that asks first and may send an order afterwards takes two places. Without limits nothing is asked or kept.
    """
    rates = get_settings().rate_limits
    passed = [(case, call) for case, call in calls if call.port not in rates]
    waiting: list[tuple[Case, Retry]] = []
    for port, rate in rates.items():
        limited = [(case, call) for case, call in calls if call.port == port]
        if not limited:
            continue
        limited.sort(key=lambda pair: not _came_before(*pair))
        for (case, call), wait in zip(limited, _give(port, rate, limited), strict=True):
            if wait is None:
                passed.append((case, call))
            else:
                waiting.append((case, Retry(reason=f"{port}_rate_limited", after=wait, counts=False)))
    return passed, waiting


def _came_before(case: Case, call: Call) -> bool:
    return bool(case.payment.waiting_for == RETRY and case.payment.reason == f"{call.port}_rate_limited")


def _give(port: str, rate: float, calls: Iterable[tuple[Case, Call]]) -> list[timedelta | None]:
    """Write places for `calls` into the gateway's book."""
    with write() as connection:
        now, book = _locked(connection, port)
        queue = book.open(now)
        waits = []
        for case, call in calls:
            places = int(call.ask_first) + int(call.order is not None)
            wait = book.place(now, timedelta(seconds=places / rate), _came_before(case, call), queue)
            queue = queue or wait is not None
            waits.append(wait)
        connection.execute(
            update(RateLimit)
            .where(RateLimit.name == port)
            .values(free_at=book.free_at, queue_until=book.queue_until, again_until=book.again_until)
        )
    return waits


def _locked(connection: Connection, port: str) -> tuple[datetime, Book]:
    """The database's now and the gateway's book, which is ours until the transaction ends."""
    now = literal_column(database_now(connection), Instant).label("now")
    found = (
        select(now, RateLimit.free_at, RateLimit.queue_until, RateLimit.again_until)
        .where(RateLimit.name == port)
        .with_for_update()
    )
    row = connection.execute(found).one_or_none()
    if row is None:
        clock = database_now(connection)
        connection.execute(
            text(
                "INSERT INTO rate_limits (name, free_at, queue_until, again_until)"
                f" VALUES (:name, {clock}, {clock}, {clock}) ON CONFLICT (name) DO NOTHING"
            ),
            {"name": port},
        )
        row = connection.execute(found).one()
    return row.now, Book(row.free_at, row.queue_until, row.again_until)
