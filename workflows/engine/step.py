"""One step for a whole run: load, decide, call, write.

A step touches only payments that carry the run's id and are at the step, and each write checks that fence again. A
payment that raises or breaks a constraint leaves the run alone; it never takes the others with it. No transaction is
open while the other side is called. `run_step` carries out one step; pipeline.py does the same and prepares the next.
"""

import time
from collections.abc import Sequence

from foundation import faults
from foundation.clock import utcnow
from foundation.settings import get_settings
from gateways.ports import Gateways
from models.pauses import find_paused, rest_paused
from models.runs import end_run
from models.session import write, write_statement
from workflows.engine import breaker
from workflows.engine.calls import Caller, Interrupts
from workflows.engine.commit import Batch, Job, commit, write_intents
from workflows.engine.decide import conclude, decide
from workflows.engine.load import load_cases
from workflows.engine.observers import observers
from workflows.engine.report import StepReport, report
from workflows.engine.write import Decided
from workflows.payment.case import Case
from workflows.payment.outcomes import Call, Reply


def run_step(step: str, run_id: str, gateways: Gateways, interrupts: Interrupts = ()) -> StepReport:
    """Carry out `step` for all payments of the run that are there; raises nothing for a single payment."""
    job = start(step, run_id, interrupts)
    batch = prepare(job)
    if batch is None:
        return StepReport(0, 0, True)
    written = commit(job, batch, settle(job, batch, gateways), {})
    return report(batch, written)


def start(step: str, run_id: str, interrupts: Interrupts) -> Job:
    """The step begins: from now on calls may start for as long as the time limit leaves them time to end."""
    faults.enter(step)
    faults.point("step.received")
    return Job(step, run_id, interrupts, time.monotonic() + _calling_seconds())


def _calling_seconds() -> float:
    """How long into a step a call may still start, so that it ends before the time limit (celeryconfig.py)."""
    settings = get_settings()
    return settings.lease_seconds * 0.6 - settings.http_timeout_seconds


def prepare(job: Job) -> Batch | None:
    """Load the payments, decide, and commit the intents of calls; None if the run has ended or has moved on."""
    with write_statement() as connection:
        cases, complete = load_cases(connection, job.step, job.run_id, utcnow())
    cases = _without_paused(job, cases)
    if not cases:
        with write() as connection:
            end_run(connection, job.run_id)
        return None
    faults.point("step.loaded")
    judged, refused = write_intents(job, decide(cases, job.interrupts))
    return Batch(tuple(judged), tuple(refused), len(cases), complete)


def _without_paused(job: Job, cases: list[Case]) -> list[Case]:
    """The cases whose payments are not paused; the others leave the run and rest."""
    paused = find_paused(case.payment for case in cases)
    if not paused:
        return cases
    with write() as connection:
        resting = rest_paused(connection, paused, job.run_id)
    return [case for case in cases if case.id not in resting]


def settle(job: Job, batch: Batch, gateways: Gateways) -> list[Decided]:
    """Turn verdicts into decisions: ask about keys that may have been sent before, send the rest, and conclude."""
    decided = [*batch.refused]
    decided += [Decided(case, verdict) for case, verdict in batch.judged if not isinstance(verdict, Call)]
    calls = [(case, verdict) for case, verdict in batch.judged if isinstance(verdict, Call)]
    return decided + _call(job, calls, gateways) if calls else decided


def _call(job: Job, calls: Sequence[tuple[Case, Call]], gateways: Gateways) -> list[Decided]:
    began = time.time_ns()
    caller = Caller(gateways, job.interrupts, job.call_deadline)
    faults.point("step.intended")
    caller.ask([(case, call) for case, call in calls if call.ask_first])
    faults.point("step.asked")
    caller.send([(case, call) for case, call in calls if call.order is not None and caller.may_send(call)])
    caller.ask([(case, call) for case, call in calls if caller.was_known(call)])
    faults.point("step.sent")
    for observer in observers:
        observer.note_calls(calls, caller.answers, began)
    return [_concluded(job, caller, case, call) for case, call in calls]


def _concluded(job: Job, caller: Caller, case: Case, call: Call) -> Decided:
    answer, was_question, outage = caller.answers[call.key]
    reply = Reply(answer, was_question, breaker.pause_seconds(call.port) if outage else None)
    return Decided(case, conclude(case, call, reply, job.interrupts))
