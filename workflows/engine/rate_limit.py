"""A rate limit for each gateway: orders and questions a second (`SHEBAO_RATES`), whatever the number of workers.

A slot is reserved before the intent is written: a payment without a slot has sent nothing. It waits until its slot is
due, no attempt is counted, and it is decided again then. One row of `rate_limits` for each gateway holds, in times of
the database's clock, until when slots are reserved:

- `free_at`, for calls that go out. A call goes out if its slot begins within the coming second, so in any T seconds at
  most T + 1 seconds' worth goes out.
- `queue_until`, for payments that wait for the first time, one behind the other. While there are such, a new payment
  goes behind them.
- `again_until`, for payments that came back at their slot and found it taken. Both queues advance at the gateway's
  rate, so at most two payments come for each that goes out, however many wait.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select, update

from foundation.settings import get_settings
from models.functions import DATABASE_NOW, read_database_time
from models.session import write
from models.tables import RateLimit
from models.write import insert_rows
from workflows.payment.case import Case
from workflows.payment.outcomes import RETRY, Call, Retry

_AHEAD: Final = timedelta(seconds=1)
# No slot was used for so long: the payments that hold slots do not come (cancelled, or no worker was there).
_ABANDONED: Final = timedelta(seconds=5)

CaseCall = tuple[Case, Call]


@dataclass(slots=True)
class Slots:
    """Until when a gateway's slots are reserved."""

    free_at: datetime
    queue_until: datetime
    again_until: datetime

    def open(self, now: datetime) -> bool:
        """Begin to reserve slots at `now`; returns whether payments wait for the first time."""
        if now - self.free_at > _ABANDONED:
            self.queue_until = self.again_until = now
        return self.queue_until > now + _AHEAD

    def reserve(self, now: datetime, length: timedelta, came_before: bool, queue: bool) -> timedelta | None:
        """Reserve the next slot, `length` long: None if the call may go at once, else how long its payment waits.

        `came_before`: the payment has waited for a slot. `queue`: others wait for the first time, so only a payment
        that came before may go.
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
        # Whole seconds, rounded down, since ticks come once a second: a little early finds its slot within _AHEAD.
        return timedelta(seconds=max(1, math.floor((begin - now).total_seconds())))


def reserve_slots(calls: Sequence[CaseCall]) -> tuple[list[CaseCall], list[tuple[Case, Retry]]]:
    """Part calls into those that may go out now and those whose payments wait for a slot.

    A call that asks first and may send an order afterwards takes two slots. A gateway without a limit costs nothing.
    """
    rates = get_settings().rate_limits
    passed: list[CaseCall] = []
    waiting: list[tuple[Case, Retry]] = []
    for port, group in _by_port(calls).items():
        if port not in rates:
            passed += group
            continue
        limited = sorted(group, key=lambda pair: not _came_before(*pair))
        for (case, call), wait in zip(limited, _reserve(port, rates[port], limited), strict=True):
            if wait is None:
                passed.append((case, call))
            else:
                waiting.append((case, Retry(reason=_reason(port), after=wait, counts=False)))
    return passed, waiting


def _by_port(calls: Sequence[CaseCall]) -> dict[str, list[CaseCall]]:
    groups: dict[str, list[CaseCall]] = {}
    for case, call in calls:
        groups.setdefault(call.port, []).append((case, call))
    return groups


def _reason(port: str) -> str:
    return f"{port}_rate_limited"


def _came_before(case: Case, call: Call) -> bool:
    return bool(case.payment.waiting_for == RETRY and case.payment.reason == _reason(call.port))


def _reserve(port: str, rate: float, calls: Iterable[CaseCall]) -> list[timedelta | None]:
    """Reserve slots for `calls` of one gateway, at `rate` a second, in its row."""
    with write() as connection:
        now, slots = _lock(connection, port)
        queue = slots.open(now)
        waits = []
        for case, call in calls:
            length = timedelta(seconds=(int(call.ask_first) + int(call.order is not None)) / rate)
            wait = slots.reserve(now, length, _came_before(case, call), queue)
            queue = queue or wait is not None
            waits.append(wait)
        values = {"free_at": slots.free_at, "queue_until": slots.queue_until, "again_until": slots.again_until}
        connection.execute(update(RateLimit).where(RateLimit.name == port).values(values))
    return waits


def _lock(connection: Connection, port: str) -> tuple[datetime, Slots]:
    """The database's time and the gateway's slots, which no other process changes until the transaction ends."""
    columns = (DATABASE_NOW.label("now"), RateLimit.free_at, RateLimit.queue_until, RateLimit.again_until)
    locked = select(*columns).where(RateLimit.name == port).with_for_update()
    row = connection.execute(locked).one_or_none()
    if row is None:
        now = read_database_time(connection)
        fresh = {"name": port, "free_at": now, "queue_until": now, "again_until": now}
        insert_rows(connection, "rate_limits", [fresh], or_ignore=True)
        row = connection.execute(locked).one()
    return row.now, Slots(row.free_at, row.queue_until, row.again_until)
