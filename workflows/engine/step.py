"""The step runner: one step for a whole run. Load, decide, call, write.

Only payments that still carry the run's id and stand at the step are touched, and each write checks that fence again.
One payment that raises or breaks a constraint leaves the run alone; it never takes the others with it. No transaction
is open while the other side is called.

Where the next step follows in the same process, it looks at the payments as they are about to be written, and what it
will ask for is written with them (docs/adr/0012-a-run-goes-on.md).
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from foundation import faults
from foundation.clock import utcnow
from foundation.settings import get_settings
from gateways.ports import Gateways
from models.bulk import Writes, write_fenced
from models.claim import end_run
from models.session import read, write, write_at_once
from workflows.engine import rate_limit
from workflows.engine.calls import Caller, Interrupts
from workflows.engine.load import load_cases, look_again
from workflows.engine.write import Decided, Looked, add_decision, fence, go_onward, next_step
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Cancel, Effect, Insert, Update, Use
from workflows.steps import collection, contract, declaration, materials, method, voucher

log = logging.getLogger(__name__)

STEPS: dict[str, Any] = {
    "materials": materials,
    "method": method,
    "declaration": declaration,
    "contract": contract,
    "collection": collection,
    "voucher": voucher,
}
# Once money may be moving, a payment can no longer be withdrawn.
_MONEY_MOVES = frozenset({"intended", "pending", "unknown", "settled"})


@dataclass(frozen=True, slots=True)
class Handed:
    """What a step hands to the next one in the same process: the payments that go on, already looked at, and what they
    ask for already written.

    `whole`: these are all that the run carries. `end` (of time.monotonic) is until when a call may begin. Without
    `looked` the next step loads: an event came for one of them, or it could not be looked at.
    """

    looked: list[Looked] | None = field(repr=False)
    whole: bool
    end: float


@dataclass(frozen=True, slots=True)
class StepReport:
    """What a step did: payments it found, how many go on in the run, whether the run is over, and what the next step is
    handed if it is to follow in this process."""

    found: int
    onward: int
    over: bool
    handed: Handed | None = field(default=None, repr=False, compare=False)

    def counts(self) -> dict[str, int]:
        """What monitors may show of it."""
        return {"payments": self.found, "onward": self.onward}


def run_step(
    step: str,
    run_id: str,
    gateways: Gateways,
    interrupts: Interrupts = (),
    *,
    handed: Handed | None = None,
    follows: Callable[[int], bool] = lambda _: False,
) -> StepReport:
    """Carry out `step` for all payments of the run that stand there; raises nothing for a single payment.

    `interrupts` are exceptions that end the step from outside, such as a time limit: they pass through, and the
    payments stay with the run until its lease is over. `handed` is what the step before handed over in this process;
    `follows` is asked whether the next step is to follow with so many payments.
    """
    faults.enter(step)
    faults.point("step.received")
    end = time.monotonic() + _calling_seconds() if handed is None else handed.end
    decided: list[Decided] = []
    if handed is None or handed.looked is None:
        with write_at_once() as connection:
            cases, whole = load_cases(connection, step, run_id, utcnow())
        if not cases:
            with write() as connection:
                end_run(connection, run_id)
            return StepReport(0, 0, True)
        faults.point("step.loaded")
        looked = _look(step, cases, interrupts)
        looked, decided = _write_intents(run_id, looked, interrupts)
        found = len(cases)
    else:
        looked, whole, found = handed.looked, handed.whole, len(handed.looked)
    decided += [Decided(case, verdict) for case, verdict in looked if not isinstance(verdict, Call)]
    if calls := [(case, verdict) for case, verdict in looked if isinstance(verdict, Call)]:
        decided += _settle_calls(step, calls, Caller(gateways, interrupts, end), interrupts)
    whole = whole and len(decided) == found
    going = [item for item in decided if item.goes_on]
    following = bool(going) and follows(len(going))
    if following:
        _look_ahead(run_id, going, interrupts)
    heard = _write_decisions(run_id, decided, whole, interrupts)
    faults.point("step.committed")
    going = [item for item in going if item.goes_on and item.case.id in heard]
    if not going:
        return StepReport(found, 0, True)
    if not following:
        return StepReport(found, len(going), False)
    ahead = [item.ahead for item in going if item.ahead is not None and not heard[item.case.id]]
    whole = whole and len(heard) == len(decided)
    hand = Handed(ahead if len(ahead) == len(going) else None, whole, end)
    return StepReport(found, len(going), False, hand)


def _calling_seconds() -> float:
    """How long into a step a call may still begin, so that it ends before the time limit (celeryconfig.py)."""
    settings = get_settings()
    return settings.lease_seconds * 0.6 - settings.http_timeout_seconds


def _look(step: str, cases: list[Case], interrupts: Interrupts) -> list[Looked]:
    """What the step says about each payment; who finds no place with a limited gateway is to come again."""
    looked: list[Looked] = [(case, _guarded(case, interrupts, partial(_decide, step, case))) for case in cases]
    calls = [(case, verdict) for case, verdict in looked if isinstance(verdict, Call)]
    if not calls:
        return looked
    passed, waiting = rate_limit.take_places(calls)
    return [*passed, *waiting, *((case, verdict) for case, verdict in looked if not isinstance(verdict, Call))]


def _look_ahead(run_id: str, going: list[Decided], interrupts: Interrupts) -> None:
    """Let the next step look at the payments that will stand there, as they will be.

    What a database that is away does not let it see now, the step reads when it begins.
    """
    for item in going:
        item.onward = go_onward(item.case, run_id, item.decision)
    cases = [item.case.moved_on(item.onward or {}, item.decision.effects) for item in going]
    step = next_step(going[0].case)
    try:
        look_again(step, cases, utcnow())
        looked = {case.id: (case, verdict) for case, verdict in _look(step, cases, interrupts)}
    except DBAPIError as error:
        log.warning("run %s: step %s cannot be looked at ahead: %s", run_id, step, type(error).__name__)
        return
    for item in going:
        item.ahead = case, verdict = looked[item.case.id]
        if isinstance(verdict, Call):
            _remember(case, verdict)


def _remember(case: Case, call: Call) -> None:
    if call.intent is not None:
        case.remember(call.intent.table, call.intent.row)


def _guarded(case: Case, interrupts: Interrupts, decide: Callable[[], Any]) -> Any:
    """A defect in one payment needs an operator and nothing else; the log names the place, never the content."""
    try:
        return decide()
    except interrupts:
        raise
    except Exception as error:  # noqa: BLE001  # the border between one payment and all others of its run
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame is not None else "?"
        log.error("payment %s: %s at %s", case.id, type(error).__name__, where)
        return Attention(reason="step_failed", facts={"fault": f"{type(error).__name__} at {where.rpartition('/')[2]}"})


def _decide(step: str, case: Case) -> Any:
    return _early(case) or STEPS[step].decide(case)


def _early(case: Case) -> Attention | Cancel | None:
    """What is decided before the step looks: a payment that ended its worker again and again is left to a person."""
    if case.payment.recoveries > case.settings.recovery_limit:
        return Attention(reason="recovery_exhausted")
    if case.unreadable:
        return Attention(reason="step_failed", facts={"fault": "SealError in an event"})
    return _withdrawn(case)


def _withdrawn(case: Case) -> Cancel | None:
    """A wish to cancel is heard before every step, as long as no money may be moving."""
    event = case.event("cancel.requested")
    if event is None:
        return None
    live = next((row for row in case.debits if row.state in _MONEY_MOVES), None)
    if live is not None and live.kind == "pay_order" and live.state != "settled":
        return None  # the payer may have paid it: the step asks the bank first (steps/collection.py)
    if case.payment.step == "voucher" or live is not None:
        case.events.remove(event)
        case.ignored.append(Use(event.id, ignored="too_late"))
        return None
    effects: tuple[Effect, ...] = (Use(event.id),)
    for agreement in case.contracts:
        if agreement.state in ("intended", "sent", "unknown"):
            row = {"key": agreement.key, "payment_id": case.id, "state": "revoked", "ended_at": case.now}
            effects += (Update("contracts", row),)
    return Cancel(reason="cancel_requested", effects=effects)


def _settle_calls(step: str, calls: list[tuple[Case, Call]], caller: Caller, interrupts: Interrupts) -> list[Decided]:
    """Their intents are written: ask about keys that may have been sent before, send the rest, and conclude."""
    faults.point("step.intended")
    caller.ask([(case, call) for case, call in calls if call.ask_first])
    faults.point("step.asked")
    caller.send([(case, call) for case, call in calls if call.order is not None and caller.may_send(call)])
    faults.point("step.sent")
    decided = []
    for case, call in calls:
        answer, was_question, case.outage = caller.answers[call.key]
        verdict = _guarded(case, interrupts, partial(STEPS[step].conclude, case, answer, was_question))
        if call.effects:
            verdict = replace(verdict, effects=(*call.effects, *verdict.effects))
        decided.append(Decided(case, verdict))
    return decided


def _write_intents(run_id: str, looked: list[Looked], interrupts: Interrupts) -> tuple[list[Looked], list[Decided]]:
    """Commit what is about to be asked for, behind the fence; returns the payments that may go on, and what becomes of
    those whose intent the database refuses for good."""
    calls = [(case, verdict) for case, verdict in looked if isinstance(verdict, Call)]
    if not calls:
        return looked, []
    refused: list[Decided] = []

    def attempt(part: list[tuple[Case, Call]]) -> dict[str, int]:
        writes = Writes(holds=[fence(case, run_id) for case, _ in part])
        for _, call in part:
            for insert in call.intents():
                writes.insert(insert.table, insert.row)
        return _commit(writes, run_id)

    def alone(pair: tuple[Case, Call]) -> dict[str, int]:
        case, call = pair
        # If its key stands there, the first try was written and its answer lost, or the same message came twice:
        # whose call it is shows when the lease is over.
        if call.intent is not None and not _stands(call.intent):
            refused.append(Decided(case, Attention(reason="write_refused")))
        return {}

    held = _halving(calls, attempt, alone, interrupts)
    for case, call in calls:
        if case.id in held:
            _remember(case, call)
    return [(case, verdict) for case, verdict in looked if not isinstance(verdict, Call) or case.id in held], refused


def _stands(intent: Insert) -> bool:
    with read() as connection:
        found = connection.execute(text(f"SELECT 1 FROM {intent.table} WHERE key = :key"), {"key": intent.row["key"]})
        return found.first() is not None


def _commit(writes: Writes, run_id: str) -> dict[str, int]:
    """Write in a transaction of its own; returns what `write_fenced` does.

    After an error at the commit the write is simply done again: the fence makes the second time idle if the first had
    succeeded, and what the first had moved goes on when the lease is over.
    """
    lease = get_settings().lease_seconds
    for last in (False, False, True):
        try:
            faults.point("step.before_commit")
            with write_at_once() as connection:
                return write_fenced(connection, writes, (run_id, lease))
        except OperationalError:
            if last:
                raise
    raise AssertionError("unreachable")


def _halving(
    items: list[Any],
    attempt: Callable[[list[Any]], dict[str, int]],
    alone: Callable[[Any], dict[str, int]],
    interrupts: Interrupts,
) -> dict[str, int]:
    """Try a write for all; if it breaks a rule of ours or the database's, for halves, until the culprit stands alone.

    A database that is away is nobody's fault: that error passes through.
    """
    nobodys_fault: tuple[type[Exception], ...] = (OperationalError, *interrupts)
    try:
        return attempt(items)
    except nobodys_fault:
        raise
    except Exception as error:  # the border between one payment and all others of its run
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            raise
        if len(items) == 1:
            log.error("a write of one payment was refused: %s", type(error).__name__)
            return alone(items[0])
        middle = len(items) // 2
        first, second = items[:middle], items[middle:]
        return _halving(first, attempt, alone, interrupts) | _halving(second, attempt, alone, interrupts)


def _write_decisions(run_id: str, decided: list[Decided], whole: bool, interrupts: Interrupts) -> dict[str, int]:
    """Write all decisions behind the fence; returns the payments that moved, with how many events ever came for each.

    `whole`: these are all that the run carries, so that it can end with the same write if none of them goes on.
    """
    ends = whole and not any(item.goes_on for item in decided)

    def attempt(part: list[Decided]) -> dict[str, int]:
        writes = Writes(ends_run=ends and len(part) == len(decided))
        for item in part:
            add_decision(writes, run_id, item)
        return _commit(writes, run_id)

    # None of these functions names itself: one that does lives in a cycle with all that it sees, the run's payments.
    def give_up(item: Decided) -> dict[str, int]:
        item.decision = Attention(reason="write_refused")
        return _halving([item], attempt, lambda _: {}, interrupts)

    def alone(item: Decided) -> dict[str, int]:
        if item.ahead is None:
            return give_up(item)
        item.ahead = None  # what the next step asks for may be what is refused
        return _halving([item], attempt, give_up, interrupts)

    moved = _halving(decided, attempt, alone, interrupts)
    gone = not any(item.goes_on and item.case.id in moved for item in decided)
    if gone and not (ends and len(moved) == len(decided)):
        with write() as connection:
            end_run(connection, run_id)
    return moved
