"""A circuit breaker for each gateway, kept in `breakers`, so that all workers and the operator see the same.

Closed: calls go out. After FAILURES failed calls in a row it opens: payments wait, without a try being counted, and go
on by themselves. When the pause is over, one call with one payment tries (half open): well, and the breaker closes;
badly, and the next pause is longer. The database's clock measures the pauses. While all is well a process reads the
state once a second and writes nothing.
"""

import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from foundation.clock import instant_text, utcnow
from foundation.settings import get_settings
from gateways.ports import Answer, Status
from models.claim import database_later, database_now, lock_row
from models.session import read, write

log = logging.getLogger(__name__)

FAILURES = 3
_PAUSES = (5, 10, 20, 30)
_SEEN_FOR_SECONDS = 1.0
# A gateway that answers for each order is there, even if it does not know the answer.
_SPOKE = frozenset({"key_conflict", "missing_answer", "doubled_answer", "not_sent"})


@dataclass(frozen=True, slots=True)
class _State:
    state: str
    reason: str | None
    failures: int
    wait_s: float


_CLOSED = _State("closed", None, 0, 0.0)
_seen: dict[str, tuple[float, _State]] = {}


def through(
    name: str, items: Sequence[Any], call: Callable[[Sequence[Any]], list[Answer]]
) -> tuple[list[Answer], bool]:
    """Call the gateway `name` with `items` (each has a `key`) unless its breaker is open.

    Returns the answers, and whether the gateway is out: then what has no answer waits, and its tries are not counted.
    """
    state = _look(name)
    passed: Sequence[Any] = items
    if state.state != "closed":
        passed = [random.choice(items)] if state.wait_s <= 0 and _take_trial(name) else []  # no secret
    answers = call(passed) if passed else []
    if passed:
        failure = _failure(answers)
        if failure or state.failures or state.state != "closed":
            state = _record(name, failure)
    asked = {item.key for item in passed}
    pause = max(1, round(state.wait_s))
    answers += [
        Answer(item.key, Status.UNAVAILABLE, reason="breaker_open", retry_after_s=pause)
        for item in items
        if item.key not in asked
    ]
    return answers, state.state != "closed"


def pause_of(name: str) -> int:
    """Seconds until the gateway's breaker lets a call through, at least 1."""
    return max(1, round(_look(name).wait_s))


def forget() -> None:
    """Read every state anew at the next call."""
    _seen.clear()


def _failure(answers: Sequence[Answer]) -> str | None:
    """Why a call failed as a whole, or None if anything in it was answered."""
    reasons = {answer.reason or answer.status.value for answer in answers}
    lost = all(answer.status in (Status.UNKNOWN, Status.UNAVAILABLE) for answer in answers)
    return min(reasons) if lost and reasons and not reasons & _SPOKE else None


def _look(name: str) -> _State:
    looked, state = _seen.get(name, (0.0, _CLOSED))
    if name not in _seen or time.monotonic() - looked > _SEEN_FOR_SECONDS:
        with read() as connection:
            state = _load(connection, name)
        _seen[name] = time.monotonic(), state
    return state


def _load(connection: Connection, name: str) -> _State:
    left = f"extract(epoch FROM open_until - {database_now(connection)})"
    if connection.dialect.name == "sqlite":
        left = "(julianday(open_until) - julianday('now')) * 86400"
    row = connection.execute(
        text(f"SELECT state, reason, failures, coalesce({left}, 0) AS wait_s FROM breakers WHERE name = :name"),
        {"name": name},
    ).one_or_none()
    return _CLOSED if row is None else _State(row.state, row.reason, row.failures, float(row.wait_s))


def _take_trial(name: str) -> bool:
    """Become the one that tries; if it dies, another one may after a lease."""
    with write() as connection:
        taken = connection.execute(
            text(
                f"UPDATE breakers SET state = 'half_open', open_until = {database_later(connection, 'lease')}"
                f" WHERE name = :name AND state <> 'closed' AND open_until <= {database_now(connection)}"
            ),
            {"name": name, "lease": get_settings().lease_seconds},
        ).rowcount
    return bool(taken)


def _record(name: str, failure: str | None) -> _State:
    """Write what a call showed of the gateway, and return what it means."""
    with write() as connection:
        postgresql = connection.dialect.name == "postgresql"
        now = utcnow() if postgresql else instant_text(utcnow())
        connection.execute(
            text(
                "INSERT INTO breakers (name, state, failures, changed_at) VALUES (:name, 'closed', 0, :now)"
                " ON CONFLICT (name) DO NOTHING"
            ),
            {"name": name, "now": now},
        )
        before = connection.execute(
            text(f"SELECT state, failures FROM breakers WHERE name = :name{lock_row(connection)}"), {"name": name}
        ).one()
        failures = 0 if failure is None else before.failures + 1
        state = "open" if failures >= FAILURES else "closed"
        pause = _PAUSES[min(max(failures - FAILURES, 0), len(_PAUSES) - 1)] if state == "open" else None
        until = database_later(connection, "pause") if pause else "NULL"
        changed = ", changed_at = :now" if state != before.state else ""
        connection.execute(
            text(
                "UPDATE breakers SET state = :state, reason = :reason, failures = :failures,"
                f" open_until = {until}{changed} WHERE name = :name"
            ),
            {"name": name, "state": state, "reason": failure, "failures": failures}
            | ({"pause": pause} if pause else {})
            | ({"now": now} if changed else {}),
        )
    if state != before.state:
        log.warning("the breaker of gateway %s is %s (%s)", name, state, failure or "it answers again")
    result = _State(state, failure, failures, float(pause or 0))
    _seen[name] = time.monotonic(), result
    return result
