"""The six steps as Celery tasks, one thin task each. They carry a run id; all else is in the database."""

import logging

from billiard.exceptions import SoftTimeLimitExceeded
from celery import Task

from models.session import close_engine
from tasks.app import app
from tasks.dispatch import send_due
from tasks.gateways import get_gateways
from workflows.runner import run_step

log = logging.getLogger(__name__)


def _run(task: Task, step: str, run_id: str) -> dict[str, int]:
    """Run one step for a run; a run that is over cuts the rest of its chain and makes room for the next one."""
    try:
        report = run_step(step, run_id, get_gateways(), interrupts=(SoftTimeLimitExceeded,))
    except SoftTimeLimitExceeded:
        # It may have come in the middle of a query: no connection is used again. The lease hands the payments back.
        close_engine()
        log.warning("run %s: step %s took too long and stops", run_id, step)
        task.request.chain = None
        return {"payments": 0, "onward": 0}
    if report.over:
        task.request.chain = None
        send_due()
    return {"payments": report.found, "onward": report.onward}


@app.task(bind=True, name="payments.check_materials")
def check_materials(self: Task, run_id: str) -> dict[str, int]:
    """Identity, base and documents."""
    return _run(self, "materials", run_id)


@app.task(bind=True, name="payments.select_method")
def select_method(self: Task, run_id: str) -> dict[str, int]:
    """How the payer pays."""
    return _run(self, "method", run_id)


@app.task(bind=True, name="payments.file_declaration")
def file_declaration(self: Task, run_id: str) -> dict[str, int]:
    """The declaration to the tax authority."""
    return _run(self, "declaration", run_id)


@app.task(bind=True, name="payments.sign_contract")
def sign_contract(self: Task, run_id: str) -> dict[str, int]:
    """The payer's agreement to bank debits."""
    return _run(self, "contract", run_id)


@app.task(bind=True, name="payments.collect_payment")
def collect_payment(self: Task, run_id: str) -> dict[str, int]:
    """The money."""
    return _run(self, "collection", run_id)


@app.task(bind=True, name="payments.issue_voucher")
def issue_voucher(self: Task, run_id: str) -> dict[str, int]:
    """Ledger and voucher."""
    return _run(self, "voucher", run_id)
