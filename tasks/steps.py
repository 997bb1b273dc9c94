"""The six steps as Celery tasks, one thin task each. They carry a run id; all else is in the database.

Each link of a run's chain is a message of its own. The next one goes first to the worker that has the batch in memory
(tasks/routing.py, docs/adr/0012-locality.md).
"""

import logging
from typing import Final

from billiard.exceptions import SoftTimeLimitExceeded
from celery import Task

from foundation.logs import doing
from foundation.settings import get_settings
from models.session import close_engine
from tasks.app import app
from tasks.delivery import nudge_messages
from tasks.descriptions import Summary, summarize
from tasks.dispatch import STEP_TASKS, send_due
from tasks.gateways import get_gateways
from tasks.routing import PIPELINE
from workflows.engine.step import run_step

log = logging.getLogger(__name__)

_STEPS: Final = {task: step for step, task in STEP_TASKS.items()}
_OUT_OF_TIME: Final = (SoftTimeLimitExceeded,)


def _run(task: Task, run_id: str) -> Summary:
    """Carry out one step for a run. A run that is over needs no further links: room for the next one, and its messages
    are due."""
    with doing(run=run_id, step=_STEPS[task.name]):
        return _carry_out(task, run_id, _STEPS[task.name])


def _carry_out(task: Task, run_id: str, step: str) -> Summary:
    carry_out = PIPELINE.run_step if get_settings().pipeline else run_step
    try:
        report = carry_out(step, run_id, get_gateways(), _OUT_OF_TIME)
        if report.over:
            task.request.chain = None
            send_due()
            nudge_messages()
    except SoftTimeLimitExceeded:
        # It may have come in the middle of a query: no connection is used again. The lease hands the payments back.
        close_engine()
        log.warning("run %s: step %s took too long and stops", run_id, step)
        task.request.chain = None
        return Summary("out of time")
    return summarize(report)


@app.task(bind=True, name="payments.check_materials")
def check_materials(self: Task, run_id: str) -> Summary:
    """Identity, base and documents."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.select_method")
def select_method(self: Task, run_id: str) -> Summary:
    """How the payer pays."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.file_declaration")
def file_declaration(self: Task, run_id: str) -> Summary:
    """The declaration to the tax authority."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.sign_contract")
def sign_contract(self: Task, run_id: str) -> Summary:
    """The payer's contract to bank debits."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.collect_payment")
def collect_payment(self: Task, run_id: str) -> Summary:
    """The money."""
    return _run(self, run_id)


@app.task(bind=True, name="payments.issue_voucher")
def issue_voucher(self: Task, run_id: str) -> Summary:
    """Ledger and voucher."""
    return _run(self, run_id)
