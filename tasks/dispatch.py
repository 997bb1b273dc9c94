"""The dispatcher: turns due payments into runs, and each run into one Celery chain.

Channels call `start_due` after their commit, and the task that ends a run sends the next one: that saves a hop. The
tick of `payments.dispatch` finds what they left.
"""

import logging
from collections.abc import Sequence

from celery import chain
from celery.canvas import Signature
from sqlalchemy.exc import SQLAlchemyError

import celeryconfig
from foundation import faults
from foundation.steps import plan_steps
from models.runs import ClaimedRun
from models.states import Step
from tasks.app import app
from tasks.descriptions import describe_run
from tasks.nudge import PUBLISHING_ERRORS
from workflows.engine.dispatch import claim_runs, hand_back

log = logging.getLogger(__name__)

STEP_TASKS = {
    Step.MATERIALS: "payments.check_materials",
    Step.METHOD: "payments.select_method",
    Step.DECLARATION: "payments.file_declaration",
    Step.CONTRACT: "payments.sign_contract",
    Step.COLLECTION: "payments.collect_payment",
    Step.VOUCHER: "payments.issue_voucher",
}
# There is one express run at a time, and it is small: its priority keeps no other run waiting for long.
_FIRST, _ORDINARY = 0, celeryconfig.task_default_priority


@app.task(name="payments.dispatch")
def dispatch() -> dict[str, int]:
    """Claim what is due and send one chain a run. What is sent holds run ids only."""
    return send_due()


def start_due(runs: Sequence[ClaimedRun] = ()) -> None:
    """Send `runs`, which the intake has claimed; without any, start what has just become due, if there is room. It may
    fail: a tick looks every second."""
    try:
        send_due(runs)
    except SQLAlchemyError as error:
        log.warning("nothing was dispatched: %s; the next tick looks", type(error).__name__)


def send_due(runs: Sequence[ClaimedRun] = ()) -> dict[str, int]:
    """Send one chain for each of `runs`, or, without any, for what is due and is claimed here; returns how many runs
    and payments."""
    if not runs:
        faults.point("dispatch.before_claim")
        runs = claim_runs()
    faults.point("dispatch.claimed")
    for sent, run in enumerate(runs):
        try:
            chain_of(run).apply_async(priority=_FIRST if run.express else _ORDINARY)
        except PUBLISHING_ERRORS as error:
            # Whether this one arrived is not known: if it did, it finds that its run is over.
            log.warning("the broker took no run: %s; their payments are due again", type(error).__name__)
            hand_back(runs[sent:])
            return {"runs": sent, "payments": sum(run.size for run in runs[:sent])}
    faults.point("dispatch.sent")
    return {"runs": len(runs), "payments": sum(run.size for run in runs)}


def chain_of(run: ClaimedRun) -> Signature:
    """The run's chain: the tasks of its plan from the step where its payments are."""
    steps = plan_steps(run.plan)
    shown = {"argsrepr": describe_run(run)}
    return chain(
        app.signature(STEP_TASKS[step], args=(run.id,), immutable=True, options=shown)
        for step in steps[steps.index(run.step) :]
    )
