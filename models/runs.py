"""The row of a run: its steps begin, its lease is renewed, it ends, is released or is lost.

A run is a batch of payments in one Celery chain. Its lease is judged by the database's clock. A payment carries a run's
id only while that run's row exists: what deletes the row takes the payments out of the run in the same transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, text

from models.sql import SqlRow, query_tables, statement

_DELETE = text("DELETE FROM runs WHERE id = :run")


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """Payments that shall go into one run, all of one plan and at one step, and how many are of each region. An
    `express` run is sent with priority."""

    plan: str
    step: str
    payment_ids: Sequence[str] = field(repr=False)
    express: bool = False
    regions: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ClaimedRun:
    """A fresh run: its id, its plan's name, the step it starts at, how many payments it carries, whether it is an
    express run, which is sent with priority, and how many of the payments are of each region. `lone` is the id of its
    payment, if it carries one only."""

    id: str
    plan: str
    step: str
    size: int
    express: bool = False
    regions: Mapping[str, int] = field(default_factory=dict, repr=False)
    lone: str | None = None

    @classmethod
    def of(cls, run_id: str, planned: PlannedRun) -> "ClaimedRun":
        """The run that was planned, under its id."""
        ids = planned.payment_ids
        lone = ids[0] if len(ids) == 1 else None
        return cls(run_id, planned.plan, planned.step, len(ids), planned.express, planned.regions, lone)


def begin_step(connection: Connection, run_id: str, step: str, now: datetime, lease_seconds: int) -> Sequence[SqlRow]:
    """Note that the run's step begins and renew its lease.

    Returns a row for every payment that carries the run, at whatever step, with the columns of `payments` and
    `requests` that `begin_step.sql` names; none if the run was lost or has ended.
    """
    values = {"lease": lease_seconds, "step": step, "now": now, "run": run_id}
    if connection.dialect.name == "postgresql":
        return connection.execute(query_tables("postgresql", "load/begin_step"), values).all()
    connection.execute(statement("sqlite", "load/begin_step"), values)
    return connection.execute(query_tables("sqlite", "load/select_run"), {"run": run_id}).all()


def end_run(connection: Connection, run_id: str) -> None:
    """Delete a run that no payment carries any more; one that still has work somewhere stays."""
    connection.execute(statement(connection.dialect.name, "claims/end_run"), {"run": run_id})


def release_lost_runs(connection: Connection, now: datetime) -> int:
    """Make the payments of runs whose lease ran out due at `now` (UTC); returns how many there were.

    Only a run that was lost within a step counts as a recovery of its payments: a message that was lost on its way says
    nothing about them.
    """
    lost = connection.execute(statement(connection.dialect.name, "claims/select_lost_runs")).all()
    return sum(_release(connection, run.id, now, int(bool(run.begun))) for run in lost)


def hand_back_run(connection: Connection, run_id: str, due_at: datetime) -> None:
    """Undo the claim of a run that could not be sent: its payments are due at `due_at` (UTC)."""
    _release(connection, run_id, due_at, 0)


def _release(connection: Connection, run_id: str, due_at: datetime, counted: int) -> int:
    values = {"run": run_id, "due_at": due_at, "counted": counted}
    released = connection.execute(statement(connection.dialect.name, "claims/release_run"), values).rowcount
    connection.execute(_DELETE, {"run": run_id})
    return released
