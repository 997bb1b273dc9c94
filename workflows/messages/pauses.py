"""Pauses of mail server and SMS providers: one that refuses us as such, or is not there, is left alone for a while.

The pauses grow to an hour and end by themselves with the next try, or by an operator. They are kept in `breakers`, so
that all workers and the operator see the same.
"""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, select, update

from models.session import read, write
from models.states import BreakerState
from models.tables import Breaker
from models.write import insert_rows
from notifications.delivery import Delivery, Outcome

log = logging.getLogger(__name__)

PAUSE_SECONDS: Final = (5, 15, 60, 300, 900, 3600)
_PAUSES = (Outcome.PAUSED, Outcome.THROTTLED)


def find_pauses(names: Collection[str], now: datetime) -> dict[str, datetime]:
    """Until when each of these senders is left alone, those that are. `now`: aware UTC."""
    query = select(Breaker.name, Breaker.open_until).where(Breaker.name.in_(names), Breaker.open_until > now)
    with read() as connection:
        return {row.name: row.open_until for row in connection.execute(query)}


def note_pauses(names: Collection[str], deliveries: Sequence[Delivery], now: datetime) -> dict[str, datetime]:
    """Record what a batch showed of these senders: refused as such, or at work again.

    Returns until when each refused one is left alone.
    """
    ours = [(one.provider, one) for one in deliveries if one.provider in names]
    refused = {name: one for name, one in ours if name is not None and one.status in _PAUSES}
    worked = {name for name, one in ours if one.status not in _PAUSES} - refused.keys()
    if not refused and not worked:
        return {}
    with write() as connection:
        known = {row.name: row.failures for row in connection.execute(select(Breaker.name, Breaker.failures))}
        for name in worked & known.keys():
            connection.execute(delete(Breaker).where(Breaker.name == name))
            log.warning("sender %s works again", name)
        return {name: _pause(connection, name, known.get(name, 0), one, now) for name, one in refused.items()}


def _pause(connection: Connection, name: str, failures: int, delivery: Delivery, now: datetime) -> datetime:
    seconds = delivery.retry_after_s or PAUSE_SECONDS[min(failures, len(PAUSE_SECONDS) - 1)]
    until = now + timedelta(seconds=seconds)
    state = {"state": BreakerState.OPEN.value, "reason": delivery.reason, "failures": failures + 1, "open_until": until}
    insert_rows(connection, "breakers", [{"name": name, "changed_at": now, **state}], or_ignore=True)
    connection.execute(update(Breaker).where(Breaker.name == name).values(**state))
    log.warning("sender %s is left alone for %d s (%s)", name, seconds, delivery.reason)
    return until
