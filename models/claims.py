"""Claims: what is due is taken by one process for the time of a lease, which the database's clock measures.

Payments are taken by whole runs: read the workload, select what is due (which locks it), and take it as planned. The
plan is made in between, by workflows/engine/fairness.py. Messages and outgoing events are claimed row by row: the
`due_at` of a claimed row becomes the end of its lease, and `claim_id` is the fence of the write that follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, NamedTuple

import orjson
from sqlalchemy import Boolean, ColumnElement, Connection, Integer, TextualSelect, column

from foundation.clock import utcnow
from foundation.ids import new_id
from models.runs import ClaimedRun, PlannedRun
from models.sql import SqlRow, json_array, query, statement
from models.states import Channel
from models.tables import Base, Instant


class Thresholds(NamedTuple):
    """What the workload is measured against: instants in UTC, sizes of runs in payments."""

    now: datetime
    just_due_since: datetime
    express_size: int
    full_size: int


@dataclass(frozen=True, slots=True)
class Workload:
    """The runs in flight and what is due, in one moment.

    `small` is how many of the runs `in_flight` are small; `lost`: a lease ran out; `due`: payments are due;
    `just_due` is how many just became due, counted up to one more than an express run holds; `backlog`: a payment that
    just became due would have to wait; `at` is the database's time.
    """

    in_flight: int
    small: int
    lost: bool
    due: bool
    just_due: int
    backlog: bool
    at: datetime

    @classmethod
    def of(cls, row: SqlRow) -> "Workload":
        """From a row with WORKLOAD_COLUMNS."""
        return cls(row.in_flight, row.small, row.lost, row.due, row.just_due, row.backlog, row.at)


WORKLOAD_COLUMNS: Final = (
    column("in_flight", Integer),
    column("small", Integer),
    column("lost", Boolean),
    column("due", Boolean),
    column("just_due", Integer),
    column("backlog", Boolean),
    column("at", Instant),
)
"""The columns of `workload.sql`."""


class DuePayment(NamedTuple):
    """A payment that is due and carries no run. `recoveries` is how often it was lost together with a worker."""

    id: str
    plan: str
    step: str
    recoveries: int
    region: str


_DUE_COLUMNS: Final[tuple[ColumnElement[str], ...]] = tuple(column(name) for name in DuePayment._fields)


def read_workload(connection: Connection, thresholds: Thresholds) -> Workload:
    """The workload, by one statement."""
    found = connection.execute(
        query(connection.dialect.name, "claims/workload", WORKLOAD_COLUMNS), thresholds._asdict()
    )
    return Workload.of(found.one())


def select_oldest(connection: Connection, now: datetime, most: int) -> list[DuePayment]:
    """Up to `most` payments that have been due longest at `now` (UTC), locked until the transaction ends."""
    return _read_due(connection, "claims/select_oldest", {"now": now, "most": most})


def select_latest(connection: Connection, since: datetime, until: datetime, most: int) -> list[DuePayment]:
    """Up to `most` payments that became due last between `since` and `until` (UTC), locked until the transaction
    ends."""
    values = {"since": since, "until": until, "most": most}
    return _read_due(connection, "claims/select_latest", values)


def _read_due(connection: Connection, name: str, values: Mapping[str, object]) -> list[DuePayment]:
    return [DuePayment(*row) for row in connection.execute(query(connection.dialect.name, name, _DUE_COLUMNS), values)]


def take(connection: Connection, planned: Sequence[PlannedRun], now: datetime, lease_seconds: int) -> list[ClaimedRun]:
    """Put payments that this transaction has selected into fresh runs, as planned."""
    if not planned:
        return []
    runs = [ClaimedRun.of(new_id(), one) for one in planned]
    pairs = list(zip(runs, planned, strict=True))
    if connection.dialect.name == "postgresql":
        given = [{"id": run.id, "plan": run.plan, "step": run.step, "ids": one.payment_ids} for run, one in pairs]
        values = {"runs": orjson.dumps(given).decode(), "lease": lease_seconds, "now": now}
        connection.execute(statement("postgresql", "claims/take_runs"), values)
        return runs
    for run, one in pairs:
        ids = json_array(one.payment_ids)
        connection.execute(statement("sqlite", "claims/take_payments"), {"run": run.id, "ids": ids})
        row = {"run": run.id, "plan": run.plan, "step": run.step, "ids": ids, "lease": lease_seconds, "now": now}
        connection.execute(statement("sqlite", "claims/insert_run"), row)
    return runs


def claim_messages(
    connection: Connection, channel: Channel, *, most: int, lease_seconds: int
) -> tuple[str, list[SqlRow]]:
    """Claim up to `most` messages of a channel that are due; returns the claim id and the rows, now in state `sending`.

    A row whose earlier sending was interrupted has the reason `interrupted`.
    """
    return _claim(connection, "messages", most, lease_seconds, channel=channel.value)


def claim_outbox(connection: Connection, *, most: int, lease_seconds: int) -> tuple[str, list[SqlRow]]:
    """Claim up to `most` events to other systems that are due; returns the claim id and the rows."""
    return _claim(connection, "outbox", most, lease_seconds)


def claim_webhook_deliveries(
    connection: Connection, busy: Iterable[str], *, most: int, lease_seconds: int
) -> tuple[str, list[SqlRow]]:
    """Claim up to `most` webhook deliveries that are due, except those to the endpoints `busy` (ids); returns the claim
    id and the rows."""
    return _claim(connection, "webhook_deliveries", most, lease_seconds, busy=json_array(busy))


def _claim(
    connection: Connection, table: str, most: int, lease_seconds: int, **parameters: str
) -> tuple[str, list[SqlRow]]:
    claim_id = new_id()
    values = {"claim": claim_id, "lease": lease_seconds, "most": most, "now": utcnow(), **parameters}
    return claim_id, list(connection.execute(_claimed(connection.dialect.name, table), values))


@cache
def _claimed(dialect: str, table: str) -> TextualSelect:
    types = {column.name: column.type for column in Base.metadata.tables[table].columns}
    return statement(dialect, f"claims/claim_{table}").columns(**types)
