"""One step for a whole run: load, decide, call, write.

A step touches only payments that carry the run's id and are at the step, and each write checks that fence again. A
payment that raises or breaks a constraint leaves the run alone; it never takes the others with it. No transaction is
open while the other side is called. `run_step` carries out one step; pipeline.py does the same and prepares the next.
"""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from foundation import faults
from foundation.clock import utcnow
from foundation.settings import get_settings
from gateways.ports import Gateways
from models.outages import is_database_unavailable
from models.runs import end_run
from models.session import read, write, write_statement
from models.write import Lease, Writes, write_fenced
from workflows.engine import breaker
from workflows.engine.bisection import bisect
from workflows.engine.calls import Caller, Interrupts
from workflows.engine.decide import conclude, decide
from workflows.engine.guard import check_intents
from workflows.engine.load import load_cases
from workflows.engine.write import Decided, Judged, Next, add_decision, fence
from workflows.money.finished import close_finished
from workflows.payment.case import Case
from workflows.payment.outcomes import (
    Attention,
    Call,
    Cancel,
    Decision,
    Done,
    Expire,
    Insert,
    Reject,
    Reply,
    Retry,
    Return,
    Wait,
)
from workflows.payment.reasons import Reason
from workflows.payment.waiting import WaitingFor


@dataclass(frozen=True, slots=True)
class StepReport:
    """What a step did: how many payments it found, how many go on in the run, whether the run has ended; and of those
    that do not go on, how many wait, need attention, have ended or go back to an earlier step, by reason."""

    found: int
    onward: int
    over: bool
    waiting: Counter[str] = field(default_factory=Counter)
    attention: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    returned: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Job:
    """A step of a run that is being carried out.

    `interrupts` are exceptions that end it from outside, such as a time limit: they pass through, and the payments
    stay with the run until its lease is over. `call_deadline` is the time.monotonic() after which no call starts.
    """

    step: str
    run_id: str
    interrupts: Interrupts
    call_deadline: float


@dataclass(frozen=True, slots=True)
class Batch:
    """The payments of a step with its verdicts; what the calls among them ask for is committed.

    `refused` are payments whose intent the database refused. `complete`: the run holds no other payments.
    """

    judged: tuple[Judged, ...]
    refused: tuple[Decided, ...]
    found: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A decision that was written. `signalled`: an event has come for the payment. `as_foreseen`: the next step's
    intents are written with it, for no event ever came."""

    item: Decided
    signalled: bool
    as_foreseen: bool


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
    if not cases:
        with write() as connection:
            end_run(connection, job.run_id)
        return None
    faults.point("step.loaded")
    judged, refused = _write_intents(job, decide(cases, job.interrupts))
    return Batch(tuple(judged), tuple(refused), len(cases), complete)


def settle(job: Job, batch: Batch, gateways: Gateways) -> list[Decided]:
    """Turn verdicts into decisions: ask about keys that may have been sent before, send the rest, and conclude."""
    decided = [*batch.refused]
    decided += [Decided(case, verdict) for case, verdict in batch.judged if not isinstance(verdict, Call)]
    calls = [(case, verdict) for case, verdict in batch.judged if isinstance(verdict, Call)]
    if not calls:
        return decided
    caller = Caller(gateways, job.interrupts, job.call_deadline)
    faults.point("step.intended")
    caller.ask([(case, call) for case, call in calls if call.ask_first])
    faults.point("step.asked")
    caller.send([(case, call) for case, call in calls if call.order is not None and caller.may_send(call)])
    faults.point("step.sent")
    return decided + [_concluded(job, caller, case, call) for case, call in calls]


def _concluded(job: Job, caller: Caller, case: Case, call: Call) -> Decided:
    answer, was_question, outage = caller.answers[call.key]
    reply = Reply(answer, was_question, breaker.pause_seconds(call.port) if outage else None)
    return Decided(case, conclude(case, call, reply, job.interrupts))


def commit(job: Job, batch: Batch, decided: Sequence[Decided], following: Mapping[str, Next]) -> dict[str, Written]:
    """Write all decisions behind the fence; returns the payments whose decision was written.

    `following` is what the next step already knows, by payment. The run ends with the same write if it holds no
    other payments and none of these goes on.
    """
    complete = batch.complete and len(decided) == batch.found
    ends = complete and not any(item.goes_on for item in decided)

    def attempt(part: Sequence[Decided], with_next: bool = True) -> dict[str, Written]:
        whole = len(part) == len(decided) == batch.found
        writes = Writes(ends_step=whole, ends_run=ends and len(part) == len(decided))
        offered = following if with_next else {}
        by_id = {item.case.payment.id: item for item in part}
        for payment, item in by_id.items():
            add_decision(writes, job.run_id, item, offered.get(payment))
        signalled = commit_writes(writes, job.run_id)
        return {
            payment: Written(by_id[payment], events > 0, payment in offered and not events)
            for payment, events in signalled.items()
        }

    # None of these functions refers to itself: such a cycle would keep the run's payments alive.
    def give_up(item: Decided) -> dict[str, Written]:
        refused = [replace(item, decision=Attention(reason=Reason.WRITE_REFUSED))]
        return bisect(refused, partial(attempt, with_next=False), lambda _: {}, job.interrupts)

    def alone(item: Decided) -> dict[str, Written]:
        if item.case.id not in following:
            return give_up(item)
        return bisect([item], partial(attempt, with_next=False), give_up, job.interrupts)  # the intents may be at fault

    written = bisect(decided, attempt, alone, job.interrupts)
    stays = any(one.item.goes_on for one in written.values())
    if not stays and not (ends and len(written) == len(decided)):
        with write() as connection:
            end_run(connection, job.run_id)
    close_finished([one.item.case.id for one in written.values() if one.signalled and one.item.finishes])
    faults.point("step.committed")
    return written


def report(batch: Batch, written: Mapping[str, Written]) -> StepReport:
    """What the step did."""
    stay = [one.item.decision for one in written.values() if not one.item.goes_on]
    done = StepReport(batch.found, len(written) - len(stay), len(written) == len(stay))
    for decision in stay:
        _count(done, decision)
    return done


def _count(done: StepReport, decision: Decision) -> None:
    match decision:
        case Wait():
            done.waiting[decision.reason or decision.event] += 1
        case Retry():
            done.waiting[WaitingFor.RETRY] += 1
        case Attention():
            done.attention[decision.reason] += 1
        case Return():
            done.returned[decision.reason] += 1
        case Done():
            done.ended["completed"] += 1
        case Reject() | Expire() | Cancel():
            done.ended[decision.reason] += 1


def _write_intents(job: Job, judged: Sequence[Judged]) -> tuple[list[Judged], list[Decided]]:
    """Commit what is about to be asked for, behind the fence; returns the payments that may go on, and decisions on
    those whose intent the database refuses."""
    calls = [(case, verdict) for case, verdict in judged if isinstance(verdict, Call)]
    if not calls:
        return list(judged), []
    refused: list[Decided] = []

    def attempt(part: Sequence[tuple[Case, Call]]) -> dict[str, int]:
        writes = Writes(checks=[fence(case, job.run_id) for case, _ in part])
        for _, call in part:
            check_intents(call.intents())
            for insert in call.intents():
                writes.insert(insert.table, insert.row)
        return commit_writes(writes, job.run_id)

    def alone(pair: tuple[Case, Call]) -> dict[str, int]:
        case, call = pair
        # If the key is there, the first try was written and its answer lost, or the same message came twice:
        # whose call it is shows when the lease is over.
        if call.intent is not None and not _exists(call.intent):
            refused.append(Decided(case, Attention(reason=Reason.WRITE_REFUSED)))
        return {}

    held = bisect(calls, attempt, alone, job.interrupts)
    others = [(case, verdict) for case, verdict in judged if not isinstance(verdict, Call)]
    return [*((case.asking(call), call) for case, call in calls if case.id in held), *others], refused


def _exists(intent: Insert) -> bool:
    with read() as connection:
        found = connection.execute(text(f"SELECT 1 FROM {intent.table} WHERE key = :key"), {"key": intent.row["key"]})
        return found.first() is not None


def commit_writes(writes: Writes, run_id: str) -> dict[str, int]:
    """Write in a transaction of its own; returns what `write_fenced` does.

    After an error at the commit the write is repeated: the fence makes the second one a no-op if the first had
    succeeded, and what the first had moved goes on when the lease is over.
    """
    lease = get_settings().lease_seconds
    for last in (False, False, True):
        try:
            faults.point("step.before_commit")
            with write_statement() as connection:
                return write_fenced(connection, writes, Lease(run_id, lease))
        except DBAPIError as error:
            if last or not is_database_unavailable(error):
                raise
    raise AssertionError("unreachable")
