"""Housekeeping ticks."""

from foundation.clock import utcnow
from models.runs import release_lost_runs
from models.session import write
from tasks.app import app
from tasks.dispatch import send_due
from workflows.money.finished import close_left_behind


@app.task(name="maintenance.sweep")
def sweep() -> dict[str, int]:
    """Make payments of lost runs due again and dispatch them, and close what finished payments left behind."""
    with write() as connection:
        released = release_lost_runs(connection, utcnow())
    if released:
        send_due()
    return {"released": released, "closed": close_left_behind()}
