"""A circuit breaker for each gateway, kept in `breakers`, so that all workers and the operator see the same.

Closed: calls go out. After FAILURES failed calls in a row it opens: payments wait, no attempt is counted, and they go
on by themselves. When the pause is over the breaker is half open: one call with one payment goes out as a probe, and
all others still wait. If the probe is answered, the breaker closes; if it fails, the next pause is longer. The
database's clock measures the pauses. While a breaker is closed and calls succeed, a process reads its state once a
second and writes nothing.
"""

import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol, TypeVar

from sqlalchemy import Connection, select, update

from foundation.clock import utcnow
from foundation.settings import get_settings
from gateways.ports import KEY_CONFLICT, Answer, Status
from models.functions import DATABASE_NOW
from models.session import read, write
from models.states import BreakerState
from models.tables import Breaker
from models.write import insert_rows

log = logging.getLogger(__name__)

FAILURES: Final = 3
_PAUSES: Final = (5, 10, 20, 30)
_CACHED_SECONDS: Final = 1.0
# A gateway that answers each order is reachable, even if it does not know the outcome.
_REACHABLE: Final = frozenset({KEY_CONFLICT, "malformed_answer", "missing_answer", "doubled_answer", "not_sent"})


class Keyed(Protocol):
    """What is sent to a gateway: it has the idempotency key of its answer."""

    @property
    def key(self) -> str:
        """The idempotency key."""


Item = TypeVar("Item", bound=Keyed)


@dataclass(frozen=True, slots=True)
class _State:
    """A breaker as this process last saw it; `pause` is the seconds until a probe may go out, 0 if one may."""

    state: BreakerState
    failures: int
    pause: float

    @property
    def is_closed(self) -> bool:
        return self.state is BreakerState.CLOSED


_CLOSED: Final = _State(BreakerState.CLOSED, 0, 0.0)
_cache: dict[str, tuple[float, _State]] = {}


def call_gateway(
    name: str, items: Sequence[Item], call: Callable[[Sequence[Item]], list[Answer]]
) -> tuple[list[Answer], bool]:
    """Call the gateway `name` with `items` as its breaker allows: with all, with one as a probe, or not at all.

    Returns an answer for each item that was not called too (`breaker_open`), and whether the breaker is open: then
    payments without an answer wait, and no attempt is counted.
    """
    state = _read_state(name)
    passed = items if state.is_closed else _probe(name, state, items)
    answers = call(passed) if passed else []
    if passed:
        state = _after(name, state, _failure(answers))
    called = {item.key for item in passed}
    pause = max(1, round(state.pause))
    refused = [
        Answer(item.key, Status.UNAVAILABLE, reason="breaker_open", retry_after_s=pause)
        for item in items
        if item.key not in called
    ]
    return [*answers, *refused], not state.is_closed


def pause_seconds(name: str) -> int:
    """Seconds until the breaker of gateway `name` lets a call through, at least 1."""
    return max(1, round(_read_state(name).pause))


def clear_cache() -> None:
    """Read every state from the database at the next call."""
    _cache.clear()


def _probe(name: str, state: _State, items: Sequence[Item]) -> Sequence[Item]:
    """The one item that may go out through a breaker that is not closed, or none."""
    return [random.choice(items)] if state.pause <= 0 and _start_probe(name) else []  # no secret


def _after(name: str, state: _State, failure: str | None) -> _State:
    """The state after a call. A success while nothing is wrong is not written."""
    return _record(name, failure) if failure or state.failures or not state.is_closed else state


def _failure(answers: Sequence[Answer]) -> str | None:
    """Why a call failed as a whole, or None if anything in it was answered."""
    reasons = {answer.reason or answer.status.value for answer in answers}
    lost = all(answer.status in (Status.UNKNOWN, Status.UNAVAILABLE) for answer in answers)
    return min(reasons) if lost and reasons and not reasons & _REACHABLE else None


def _read_state(name: str) -> _State:
    read_at, state = _cache.get(name, (0.0, _CLOSED))
    if name not in _cache or time.monotonic() - read_at > _CACHED_SECONDS:
        with read() as connection:
            state = _load(connection, name)
        _cache[name] = time.monotonic(), state
    return state


def _load(connection: Connection, name: str) -> _State:
    columns = (Breaker.state, Breaker.failures, Breaker.open_until, DATABASE_NOW.label("now"))
    row = connection.execute(select(*columns).where(Breaker.name == name)).one_or_none()
    if row is None:
        return _CLOSED
    pause = (row.open_until - row.now).total_seconds() if row.open_until is not None else 0.0
    return _State(BreakerState(row.state), row.failures, pause)


def _start_probe(name: str) -> bool:
    """Whether this process sends the probe. If it dies, another one may after the time of a lease."""
    columns = (Breaker.state, Breaker.open_until, DATABASE_NOW.label("now"))
    with write() as connection:
        found = connection.execute(select(*columns).where(Breaker.name == name).with_for_update()).one()
        if found.state == BreakerState.CLOSED or found.open_until is None or found.open_until > found.now:
            return False
        until = found.now + timedelta(seconds=get_settings().lease_seconds)
        connection.execute(
            update(Breaker).where(Breaker.name == name).values(state=BreakerState.HALF_OPEN, open_until=until)
        )
    return True


def _record(name: str, failure: str | None) -> _State:
    """Write the result of a call, and return the state that follows from it."""
    with write() as connection:
        now = utcnow()
        fresh = {"name": name, "state": BreakerState.CLOSED, "failures": 0, "changed_at": now}
        insert_rows(connection, "breakers", [fresh], or_ignore=True)
        columns = (Breaker.state, Breaker.failures, DATABASE_NOW.label("now"))
        before = connection.execute(select(*columns).where(Breaker.name == name).with_for_update()).one()
        after = _next_state(before.failures, failure)
        until = before.now + timedelta(seconds=after.pause) if after.pause else None
        values = {"state": after.state, "reason": failure, "failures": after.failures, "open_until": until}
        if after.is_closed != (before.state == BreakerState.CLOSED):  # a probe that fails does not start a new outage
            values["changed_at"] = now
        connection.execute(update(Breaker).where(Breaker.name == name).values(values))
    if after.state != before.state:
        log.warning("the breaker of gateway %s is %s (%s)", name, after.state, failure or "it answers again")
    _cache[name] = time.monotonic(), after
    return after


def _next_state(failures: int, failure: str | None) -> _State:
    """The state after a call, when `failures` calls in a row had failed before it."""
    if failure is None:
        return _CLOSED
    failures += 1
    if failures < FAILURES:
        return _State(BreakerState.CLOSED, failures, 0.0)
    return _State(BreakerState.OPEN, failures, float(_PAUSES[min(failures - FAILURES, len(_PAUSES) - 1)]))
