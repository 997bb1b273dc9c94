"""The dispatcher: turns due payments into runs, and each run into one Celery chain."""

from celery import chain
from celery.canvas import Signature

from models.claim import ClaimedRun
from regions import plan_steps
from tasks.app import app
from workflows.dispatch import claim_runs

STEP_TASKS = {
    "materials": "payments.check_materials",
    "method": "payments.select_method",
    "declaration": "payments.file_declaration",
    "contract": "payments.sign_contract",
    "collection": "payments.collect_payment",
    "voucher": "payments.issue_voucher",
}


@app.task(name="payments.dispatch")
def dispatch() -> dict[str, int]:
    """Claim what is due and send one chain a run. What is sent holds run ids only."""
    runs = claim_runs()
    for run in runs:
        chain_of(run).apply_async()
    return {"runs": len(runs), "payments": sum(run.size for run in runs)}


def chain_of(run: ClaimedRun) -> Signature:
    """The run's chain: the tasks of its plan from the step where its payments stand."""
    steps = plan_steps(run.plan)
    links = [app.signature(STEP_TASKS[step], args=(run.id,), immutable=True) for step in steps[steps.index(run.step) :]]
    return chain(*links)
