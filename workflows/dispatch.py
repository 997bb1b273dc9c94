"""The dispatcher's database half: lost runs are made due again, and what is due is claimed into fresh runs."""

from collections.abc import Sequence
from datetime import timedelta

from models.claim import ClaimedRun, claim_payments, hand_back_run, release_lost_runs
from models.clock import utcnow
from models.session import write
from models.settings import get_settings


def claim_runs() -> list[ClaimedRun]:
    """Claim what is due, as far as the bound of runs in flight leaves room. The caller sends one chain a run."""
    settings, now = get_settings(), utcnow()
    with write() as connection:
        release_lost_runs(connection, now)
        return claim_payments(
            connection,
            now,
            run_size=settings.run_size,
            runs_in_flight=settings.runs_in_flight,
            lease_seconds=settings.lease_seconds,
        )


def hand_back(runs: Sequence[ClaimedRun]) -> None:
    """Undo the claim of runs that could not be sent; their payments are due again in a second."""
    due_at = utcnow() + timedelta(seconds=1)
    with write() as connection:
        for run in runs:
            hand_back_run(connection, run.id, due_at)
