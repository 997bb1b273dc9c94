"""A mail server or SMS provider that refuses us as such, or is not there, is left alone for a while.

The times grow from seconds to an hour and end by themselves with the next try, or by an operator. They are kept in
`breakers`, so that all workers and the operator see the same. What an operator has paused is in `pauses`
(models/pauses.py).
"""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, select, update

from models.pauses import pauses_in_force
from models.session import read, write
from models.states import BreakerState, MessageState, PauseKind
from models.tables import Breaker, Message
from models.write import insert_rows
from notifications.delivery import Delivery, Outcome

log = logging.getLogger(__name__)

PAUSE_SECONDS: Final = (5, 15, 60, 300, 900, 3600)
_REFUSALS: Final = frozenset({Outcome.PAUSED, Outcome.THROTTLED})
_HANDLED: Final = frozenset({Outcome.SENT, Outcome.PERMANENT})


def find_pauses(names: Collection[str], now: datetime) -> dict[str, datetime]:
    """Until when each of these senders is left alone, those that are: by itself or by an operator. `now`: aware UTC."""
    query = select(Breaker.name, Breaker.open_until).where(Breaker.name.in_(names), Breaker.open_until > now)
    with read() as connection:
        found = {row.name: row.open_until for row in connection.execute(query)}
        pauses = [pause for pause in pauses_in_force(connection) if pause.kind is PauseKind.PROVIDER]
    return found | {pause.name: pause.rest_until for pause in pauses if pause.name in names}


def note_pauses(names: Collection[str], deliveries: Sequence[Delivery], now: datetime) -> dict[str, datetime]:
    """Record what a batch showed of these senders: refused as such, or at work again.

    The pauses grow only while a sender handles no message: one that takes some of each batch is not away. Returns until
    when each refused one is left alone.
    """
    refused = _by_sender(names, deliveries, _REFUSALS)
    working = _by_sender(names, deliveries, frozenset(Outcome) - _REFUSALS).keys() - refused.keys()
    if not refused and not _any_known(working):
        return {}
    handled = _by_sender(names, deliveries, _HANDLED).keys()
    with write() as connection:
        known = {row.name: row.failures for row in connection.execute(select(Breaker.name, Breaker.failures))}
        _forget(connection, working & known.keys())
        in_a_row = {name: 0 if name in handled else known.get(name, 0) for name in refused}
        return {name: _pause(connection, name, in_a_row[name], one, now) for name, one in refused.items()}


def _by_sender(
    names: Collection[str], deliveries: Sequence[Delivery], outcomes: Collection[Outcome]
) -> dict[str, Delivery]:
    """The last delivery of each sender that had one of these outcomes."""
    ours = ((one.provider, one) for one in deliveries if one.status in outcomes)
    return {name: one for name, one in ours if name is not None and name in names}


def _forget(connection: Connection, names: Collection[str]) -> None:
    for name in names:
        connection.execute(delete(Breaker).where(Breaker.name == name))
        log.warning("sender %s works again", name)


def _any_known(names: Collection[str]) -> bool:
    """Whether one of these senders refused us last time; mostly none did, and nothing is to be written."""
    if not names:
        return False
    with read() as connection:
        return connection.execute(select(Breaker.name).where(Breaker.name.in_(names)).limit(1)).first() is not None


def _pause(connection: Connection, name: str, failures: int, delivery: Delivery, now: datetime) -> datetime:
    seconds = delivery.retry_after_s or PAUSE_SECONDS[min(failures, len(PAUSE_SECONDS) - 1)]
    until = now + timedelta(seconds=seconds)
    state = {"state": BreakerState.OPEN.value, "reason": delivery.reason, "failures": failures + 1, "open_until": until}
    insert_rows(connection, "breakers", [{"name": name, "changed_at": now, **state}], or_ignore=True)
    connection.execute(update(Breaker).where(Breaker.name == name).values(**state))
    log.warning("sender %s is left alone for %d s (%s)", name, seconds, delivery.reason)
    return until


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sender that is left alone, or was at its last try. Instants are aware UTC."""

    name: str
    reason: str | None
    refusals: int
    since: datetime
    until: datetime


def list_refusals(names: Collection[str]) -> dict[str, Refusal]:
    """The senders that refused us, by name; a refusal whose time is over ends with the next try."""
    query = select(*Breaker.__table__.c).where(Breaker.name.in_(names))
    with read() as connection:
        rows = connection.execute(query).all()
    return {row.name: Refusal(row.name, row.reason, row.failures, row.changed_at, row.open_until) for row in rows}


def resume_sender(connection: Connection, name: str, now: datetime) -> bool:
    """Try a sender again at once; whether it was left alone by itself. Its messages are due at `now` (UTC)."""
    refused = connection.execute(delete(Breaker).where(Breaker.name == name)).rowcount > 0
    waiting = (Message.provider == name) & (Message.state == MessageState.DUE) & (Message.due_at > now)
    connection.execute(update(Message).where(waiting).values(due_at=now))
    return refused
