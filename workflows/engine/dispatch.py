"""The dispatcher's database half: lost runs are released, and what is due is claimed into fresh runs.

Read, plan, take: models/claims.py reads and writes, workflows/engine/fairness.py plans.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from foundation.clock import utcnow
from foundation.ids import new_id
from foundation.settings import get_settings
from models import claims
from models.claims import DuePayment, Thresholds, Workload
from models.pauses import new_work_is_paused, rest_paused, work_is_paused
from models.runs import ClaimedRun, hand_back_run, release_lost_runs
from models.session import read, write
from workflows.engine import fairness
from workflows.engine.fairness import Due, Limits, Quota

# How often a claim selects again where all that it selected is paused.
_SELECTIONS = 10
_BEGINNING = datetime.fromisoformat("2000-01-01T00:00:00Z")


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run claimed together with the acceptance of its payments: its row is inserted in the same transaction."""

    run: ClaimedRun
    payment_ids: Sequence[str]
    row: dict[str, object]


def get_limits() -> Limits:
    """The limits in force (SHEBAO_RUN_SIZE, SHEBAO_RUNS_IN_FLIGHT)."""
    settings = get_settings()
    return Limits(settings.run_size, settings.runs_in_flight)


def get_thresholds(now: datetime) -> Thresholds:
    """What the workload is measured against at `now` (UTC), with the limits in force."""
    return fairness.thresholds(get_limits(), now)


def claim_runs() -> list[ClaimedRun]:
    """Claim what is due, as far as the bound of runs in flight allows. The caller sends one chain for each run.

    It is called after each commit of the intake, mostly while there is nothing to claim: then one statement is all.
    """
    limits, now = get_limits(), utcnow()
    thresholds = fairness.thresholds(limits, now)
    with read() as connection:
        workload = claims.read_workload(connection, thresholds)
    if workload.lost:
        with write() as connection:
            release_lost_runs(connection, now)
            workload = claims.read_workload(connection, thresholds)
    wanted = fairness.quota(workload, limits)
    if not (wanted.oldest or wanted.just_due):
        return []
    with write() as connection:
        due = _select_unpaused(connection, wanted, thresholds)
        planned = fairness.plan_runs(workload, due, limits)
        return claims.take(connection, planned, now, get_settings().lease_seconds)


def _select_unpaused(connection: Connection, wanted: Quota, thresholds: Thresholds) -> Due:
    """As `_select_due`, without payments that are paused: those rest from now on. A tick selects the rest of many."""
    due = _select_due(connection, wanted, thresholds)
    if not work_is_paused(connection):
        return due
    for _ in range(_SELECTIONS):
        resting = rest_paused(connection, due.ids())
        if not resting:
            break
        due = due.without(resting)
        if due.ids():
            break
        due = _select_due(connection, wanted, thresholds)
    return due


def _select_due(connection: Connection, wanted: Quota, thresholds: Thresholds) -> Due:
    """Read and lock what is due, as far as it is wanted: mostly one statement."""
    now, since = thresholds.now, thresholds.just_due_since
    oldest = claims.select_oldest(connection, now, wanted.oldest) if wanted.oldest else []
    if len(oldest) < wanted.oldest:
        return Due(oldest)  # nothing else is due
    until = since if wanted.just_due else now
    return Due(
        oldest,
        claims.select_latest(connection, _BEGINNING, until, wanted.latest) if wanted.latest else [],
        claims.select_latest(connection, since, now, wanted.just_due) if wanted.just_due else [],
    )


def claim_new(workload: Workload, payments: Iterable[DuePayment], now: datetime) -> list[NewRun]:
    """Runs for payments that are about to be inserted, which saves a claim of their own; none if others wait already.

    The caller inserts the rows of `runs`, and the payments with their run's id and not due, in one transaction. While
    a pause may name a new payment there are none: a claim looks which are paused.
    """
    if new_work_is_paused():
        return []
    lease_until = workload.at + timedelta(seconds=get_settings().lease_seconds)
    found = []
    for one in fairness.plan_new(workload, payments, get_limits()):
        run = ClaimedRun.of(new_id(), one)
        row = {"id": run.id, "plan": run.plan, "step": run.step, "payment_ids": list(one.payment_ids)}
        found.append(NewRun(run, one.payment_ids, row | {"lease_until": lease_until, "created_at": now}))
    return found


def hand_back(runs: Sequence[ClaimedRun]) -> None:
    """Undo the claim of runs that could not be sent; their payments are due again in a second."""
    due_at = utcnow() + timedelta(seconds=1)
    with write() as connection:
        for run in runs:
            hand_back_run(connection, run.id, due_at)
