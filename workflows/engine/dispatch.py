"""The dispatcher's database half: lost runs are made due again, and what is due is claimed into fresh runs."""

from collections.abc import Sequence
from datetime import timedelta

from foundation.clock import utcnow
from foundation.settings import get_settings
from models.claim import (
    ClaimedRun,
    claim_payments,
    hand_back_run,
    has_room,
    look,
    release_lost_runs,
    somebody_waits,
)
from models.session import read, write


def claim_runs() -> list[ClaimedRun]:
    """Claim what is due, as far as the bound of runs in flight leaves room. The caller sends one chain a run.

    Doors ask after each commit, most often while there is no room: then one statement is all.
    """
    settings, now = get_settings(), utcnow()
    with read() as connection:
        standing = look(connection, now, settings.run_size)
    if standing.lost:
        with write() as connection:
            release_lost_runs(connection, now)
            standing = look(connection, now, settings.run_size)
    bounds = {"run_size": settings.run_size, "runs_in_flight": settings.runs_in_flight}
    if not has_room(standing, **bounds):
        return []
    with write() as connection:
        return claim_payments(connection, now, standing, lease_seconds=settings.lease_seconds, **bounds)


def keeps_waiting(size: int) -> bool:
    """Whether a run of `size` payments that went on now would keep a small run waiting. One that is not half full is
    soon done itself, and gains nothing by letting others pass."""
    run_size = get_settings().run_size
    if size <= run_size // 2:
        return False
    with read() as connection:
        return somebody_waits(connection, run_size)


def hand_back(runs: Sequence[ClaimedRun]) -> None:
    """Undo the claim of runs that could not be sent; their payments are due again in a second."""
    due_at = utcnow() + timedelta(seconds=1)
    with write() as connection:
        for run in runs:
            hand_back_run(connection, run.id, due_at)
