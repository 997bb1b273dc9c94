"""The six steps as Celery tasks, one thin task each. They carry a run id; all else is in the database.

A step whose next one may follow at once carries that out itself instead of sending its link of the chain: a hop over
the broker costs more than the work on a lone payment (docs/adr/0012-a-run-goes-on.md).
"""

import logging
import time

from billiard.exceptions import SoftTimeLimitExceeded
from celery import Task

from foundation.settings import get_settings
from models.session import close_engine
from tasks.app import app
from tasks.delivery import wake_letters
from tasks.dispatch import STEP_TASKS, send_due
from tasks.gateways import get_gateways
from tasks.links import Followed, tell_monitors
from workflows.engine.dispatch import keeps_waiting
from workflows.engine.step import run_step

log = logging.getLogger(__name__)

_STEPS = {task: step for step, task in STEP_TASKS.items()}
_OUT_OF_TIME = (SoftTimeLimitExceeded,)


def _run(task: Task, run_id: str) -> dict[str, int]:
    """Run one step for a run, and those after it as long as they may follow at once; a run that is over cuts the rest
    of its chain, makes room for the next one, and has its letters sent."""
    request, step, began = task.request, _STEPS[task.name], time.monotonic()
    result = {"payments": 0, "onward": 0}
    followed: list[Followed] = []

    def follows(onward: int) -> bool:
        """Whether the next step may follow in the same task: it shares the task's time limits, so nearly all of that
        time must be left, and a long run lets a lone payment pass between its steps."""
        soon = time.monotonic() - began < get_settings().lease_seconds / 10
        return bool(request.chain) and soon and not keeps_waiting(onward)

    try:
        report = run_step(step, run_id, get_gateways(), _OUT_OF_TIME, follows=follows)
        result = report.counts()
        while report.handed is not None:
            link = Followed.begin(request.chain.pop())
            step = _STEPS[link.name]
            report = run_step(step, run_id, get_gateways(), _OUT_OF_TIME, handed=report.handed, follows=follows)
            link.end(report.counts())
            followed.append(link)
        if report.over:
            request.chain = None
            send_due()
            wake_letters()
    except SoftTimeLimitExceeded:
        # It may have come in the middle of a query: no connection is used again. The lease hands the payments back.
        close_engine()
        log.warning("run %s: step %s took too long and stops", run_id, step)
        request.chain = None
    finally:
        tell_monitors(request, followed)
    return result


@app.task(bind=True, name="payments.check_materials")
def check_materials(self: Task, run_id: str) -> dict[str, int]:
    """Identity, base and documents."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.select_method")
def select_method(self: Task, run_id: str) -> dict[str, int]:
    """How the payer pays."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.file_declaration")
def file_declaration(self: Task, run_id: str) -> dict[str, int]:
    """The declaration to the tax authority."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.sign_contract")
def sign_contract(self: Task, run_id: str) -> dict[str, int]:
    """The payer's agreement to bank debits."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.collect_payment")
def collect_payment(self: Task, run_id: str) -> dict[str, int]:
    """The money."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.issue_voucher")
def issue_voucher(self: Task, run_id: str) -> dict[str, int]:
    """Ledger and voucher."""
    return _run(self, run_id)
