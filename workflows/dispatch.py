"""The dispatcher's database half: lost runs are made due again, and what is due is claimed into fresh runs."""

from models.claim import ClaimedRun, claim_payments, release_lost_runs
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
