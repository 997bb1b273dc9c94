"""What operators have paused, as workers look at it: read once a second by each process, whatever it does.

A paused payment rests: it carries no run, and its `due_at` is the end of the pause, so nothing counts it as due. It
rests when a claim or a step meets it. While nothing is paused, no other statement is sent.

A restricted payer (workflows/subjects/restrict.py) is a row of its own kind, named by blind index: it is no pause that
is listed or resumed, but has the payer's payments paused one by one.
"""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from sqlalchemy import ColumnElement, Connection, select, update

from foundation.clock import utcnow
from models.session import read
from models.states import PauseKind
from models.tables import Pause, Payment

FOREVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""When a payment is due that rests until its pause is lifted."""
PAUSED_COLUMNS: Final = {
    PauseKind.REGION: Payment.region,
    PauseKind.STEP: Payment.step,
    PauseKind.CLIENT: Payment.client,
    PauseKind.PAYMENT: Payment.id,
}
"""The column of `payments` by which a pause of this kind names its payments."""
RESTRICTED: Final = "restricted: "
"""How the reason of a pause begins that is there because the payer is restricted."""
_CACHED_SECONDS: Final = 1.0


class Pausable(Protocol):
    """What a pause may name of a payment."""

    @property
    def id(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def step(self) -> str: ...
    @property
    def client(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PauseRow:
    """A pause; instants are aware UTC. Without `until` it lasts until it is resumed."""

    kind: PauseKind
    name: str
    person: str
    reason: str
    since: datetime
    until: datetime | None

    @property
    def rest_until(self) -> datetime:
        """When a payment that rests because of this pause is due."""
        return self.until or FOREVER

    def covers(self) -> ColumnElement[bool]:
        """The payments of a pause whose kind is in PAUSED_COLUMNS, as a condition."""
        return PAUSED_COLUMNS[self.kind] == self.name


def is_restriction(pause: PauseRow) -> bool:
    """Whether a pause of a payment is there because its payer is restricted."""
    return pause.kind is PauseKind.PAYMENT and pause.reason.startswith(RESTRICTED)


_cache: list[tuple[float, tuple[PauseRow, ...]]] = []


def read_pauses(connection: Connection, now: datetime) -> tuple[PauseRow, ...]:
    """All pauses in force at `now` (UTC), the oldest first; restricted payers are none."""
    return tuple(pause for pause in read_with_payers(connection, now) if pause.kind is not PauseKind.PAYER)


def read_with_payers(connection: Connection, now: datetime) -> tuple[PauseRow, ...]:
    """All pauses in force at `now` (UTC) and all restricted payers, the oldest first."""
    table = Pause.__table__.c
    rows = connection.execute(select(*table).order_by(table.since, table.kind, table.name)).all()
    found = (PauseRow(PauseKind(row.kind), row.name, row.person, row.reason, row.since, row.until) for row in rows)
    return tuple(pause for pause in found if pause.rest_until > now)


def pauses_in_force(connection: Connection | None = None) -> tuple[PauseRow, ...]:
    """All pauses in force, as they were within the last second. `connection` is used if the database is read."""
    return tuple(pause for pause in _cached(connection) if pause.kind is not PauseKind.PAYER)


def restricted_payers() -> dict[str, PauseRow]:
    """The restricted payers by blind index, as they were within the last second."""
    return {pause.name: pause for pause in _cached(None) if pause.kind is PauseKind.PAYER}


def _cached(connection: Connection | None) -> tuple[PauseRow, ...]:
    now = utcnow()
    if not _cache or time.monotonic() - _cache[-1][0] > _CACHED_SECONDS:
        if connection is None:
            with read() as own:
                found = read_with_payers(own, now)
        else:
            found = read_with_payers(connection, now)
        _cache[:] = [(time.monotonic(), found)]
    return tuple(pause for pause in _cache[-1][1] if pause.rest_until > now)


def clear_cache() -> None:
    """Read the pauses from the database at the next look."""
    _cache.clear()


def find_paused(payments: Iterable[Pausable]) -> set[str]:
    """The ids of those payments that a pause in force makes rest, by their rows in memory."""
    paused = {(pause.kind, pause.name) for pause in pauses_in_force() if pause.kind in PAUSED_COLUMNS}
    if not paused:
        return set()
    names = [(kind, column.key) for kind, column in PAUSED_COLUMNS.items()]
    return {one.id for one in payments if any((kind, getattr(one, name)) in paused for kind, name in names)}


def new_work_is_paused() -> bool:
    """Whether a pause is in force that may make a new payment rest."""
    return any(pause.kind in PAUSED_COLUMNS and pause.kind is not PauseKind.PAYMENT for pause in pauses_in_force())


def work_is_paused(connection: Connection | None = None) -> bool:
    """Whether a pause is in force that makes payments rest."""
    return any(pause.kind in PAUSED_COLUMNS for pause in pauses_in_force(connection))


def rest_paused(connection: Connection, ids: Collection[str], run_id: str | None = None) -> set[str]:
    """Let those of the payments `ids` rest that are paused and carry this run (None: no run); returns their ids."""
    resting: set[str] = set()
    for pause in pauses_in_force(connection):
        if pause.kind not in PAUSED_COLUMNS or not ids or (pause.kind is PauseKind.PAYMENT and pause.name not in ids):
            continue
        meant = (Payment.id.in_(ids), Payment.run_id.is_not_distinct_from(run_id), pause.covers())
        resting |= _rest(connection, pause, *meant)
    return resting


def rest_due(connection: Connection, pause: PauseRow, now: datetime) -> None:
    """Let all payments of a pause rest that are due at `now` (UTC) and carry no run."""
    _rest(connection, pause, Payment.due_at <= now, Payment.run_id.is_(None), pause.covers())


def _rest(connection: Connection, pause: PauseRow, *meant: ColumnElement[bool]) -> set[str]:
    values = {"run_id": None, "due_at": pause.rest_until}
    return set(connection.execute(update(Payment).where(*meant).values(values).returning(Payment.id)).scalars())
