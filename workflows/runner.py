"""The step runner: one step for a whole run. Load, decide, call, write.

Only payments that still carry the run's id and stand at the step are touched, and each write checks that fence again.
One payment that raises or breaks a constraint leaves the run alone; it never takes the others with it. No transaction
is open while the other side is called. Where the next step follows in the same process, it is handed the payments as
they were just written, and need not load them (docs/adr/0012-a-run-goes-on.md).
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from gateways.ports import Answer, Gateways, Status
from models import faults
from models.bulk import Writes, write_fenced
from models.claim import company, end_run
from models.clock import utcnow
from models.session import read, write, write_at_once
from models.settings import get_settings
from regions import get_regions
from workflows import breaker, pace
from workflows.case import Case
from workflows.letters import message_rows, outgoing_event
from workflows.load import load_cases, look_again
from workflows.outcomes import (
    RETRY,
    Amend,
    Attention,
    Call,
    Cancel,
    Decision,
    Done,
    Effect,
    Emit,
    Expire,
    Insert,
    Letter,
    Reject,
    Retry,
    Return,
    Update,
    Use,
    Wait,
)
from workflows.steps import collection, contract, declaration, materials, method, voucher
from workflows.transitions import check_transition

log = logging.getLogger(__name__)


STEPS: dict[str, Any] = {
    "materials": materials,
    "method": method,
    "declaration": declaration,
    "contract": contract,
    "collection": collection,
    "voucher": voucher,
}
_ENDS = {Reject: "rejected", Expire: "expired", Cancel: "cancelled"}
# Once money may be moving, a payment can no longer be withdrawn.
_MONEY_MOVES = frozenset({"intended", "pending", "unknown", "settled"})


@dataclass(frozen=True, slots=True)
class Handed:
    """What a step hands to the next one in the same process: payments that go on, and how they were just written.

    `whole`: these are all that the run carries. `end` (of time.monotonic) is until when a call may begin. Without
    `going` the next step loads: an event came for one of them.
    """

    going: list["_Decided"] | None = field(repr=False)
    whole: bool
    end: float


@dataclass(frozen=True, slots=True)
class StepReport:
    """What a step did: payments it found, how many go on in the run, and whether the run is over."""

    found: int
    onward: int
    over: bool
    handed: Handed | None = field(default=None, repr=False, compare=False)

    def counts(self) -> dict[str, int]:
        """What monitors may show of it."""
        return {"payments": self.found, "onward": self.onward}


@dataclass(slots=True)
class _Decided:
    case: Case
    decision: Decision
    moved: dict[str, Any] = field(default_factory=dict, repr=False)


def run_step(
    step: str,
    run_id: str,
    gateways: Gateways,
    interrupts: tuple[type[Exception], ...] = (),
    handed: Handed | None = None,
) -> StepReport:
    """Carry out `step` for all payments of the run that stand there; raises nothing for a single payment.

    `interrupts` are exceptions that end the step from outside, such as a time limit: they pass through, and the
    payments stay with the run until its lease is over. `handed` is what the step before handed over in this process.
    """
    faults.enter(step)
    faults.point("step.received")
    end = time.monotonic() + _calling_seconds() if handed is None else handed.end
    if handed is None or handed.going is None:
        with write_at_once() as connection:
            cases, whole = load_cases(connection, step, run_id, utcnow())
    else:
        for item in handed.going:
            item.case.move_on(item.moved, item.decision.effects)
        cases, whole = [item.case for item in handed.going], handed.whole
        look_again(step, cases, utcnow())
    if not cases:
        with write() as connection:
            end_run(connection, run_id)
        return StepReport(0, 0, True)
    faults.point("step.loaded")
    decided: list[_Decided] = []
    calls: list[tuple[Case, Call]] = []
    for case in cases:
        verdict = _guarded(case, interrupts, partial(_decide, step, case))
        if isinstance(verdict, Call):
            calls.append((case, verdict))
        else:
            decided.append(_Decided(case, verdict))
    if calls:
        calls, waiting = pace.take_places(calls)
        decided += [_Decided(case, retry) for case, retry in waiting]
    if calls:
        decided += _settle_calls(step, run_id, calls, gateways, interrupts, end)
    whole = whole and len(decided) == len(cases)
    moved, going = _write_decisions(run_id, decided, whole, interrupts)
    faults.point("step.committed")
    if not going:
        return StepReport(len(cases), 0, True)
    told = any(moved[item.case.id] for item in going)
    hand = Handed(None if told else going, whole and len(moved) == len(decided), end)
    return StepReport(len(cases), len(going), False, hand)


def _calling_seconds() -> float:
    """How long into a step a call may still begin, so that it ends before the time limit (celeryconfig.py)."""
    settings = get_settings()
    return settings.lease_seconds * 0.6 - settings.http_timeout_seconds


def _guarded(case: Case, interrupts: tuple[type[Exception], ...], decide: Callable[[], Any]) -> Any:
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


def _settle_calls(
    step: str,
    run_id: str,
    calls: list[tuple[Case, Call]],
    gateways: Gateways,
    interrupts: tuple[type[Exception], ...],
    end: float,
) -> list[_Decided]:
    """Commit the intents, ask about keys that may have been sent before, send the rest, and conclude."""
    held, refused = _write_intents(run_id, calls, interrupts)
    decided = [_Decided(case, Attention(reason="write_refused")) for case in refused]
    calls = [(case, call) for case, call in calls if case.id in held]
    for case, call in calls:
        if call.intent is not None:
            case.remember(call.intent.table, call.intent.row)
    faults.point("step.intended")
    caller = _Caller(gateways, interrupts, end)
    caller.ask([(case, call) for case, call in calls if call.ask_first])
    faults.point("step.asked")
    caller.send([(case, call) for case, call in calls if call.order is not None and caller.may_send(call)])
    faults.point("step.sent")
    for case, call in calls:
        answer, was_question, case.outage = caller.answers[call.key]
        verdict = _guarded(case, interrupts, partial(STEPS[step].conclude, case, answer, was_question))
        if call.effects:
            verdict = replace(verdict, effects=(*call.effects, *verdict.effects))
        decided.append(_Decided(case, verdict))
    return decided


class _Caller:
    """Talks to the gateways for one run. Collects for each key the answer, whether it is to a question, and whether
    the gateway is out."""

    def __init__(self, gateways: Gateways, interrupts: tuple[type[Exception], ...], end: float) -> None:
        self._gateways = gateways
        self._interrupts = interrupts
        self._end = end
        self.answers: dict[str, tuple[Answer, bool, bool]] = {}

    def ask(self, calls: list[tuple[Case, Call]]) -> None:
        """Ask what became of keys that may have been sent before."""
        for part in _companies(calls):
            find = getattr(self._gateways, part[0].port).find
            self._through(part, True, lambda passed, find=find: find([one.key for one in passed]))

    def may_send(self, call: Call) -> bool:
        """Whether the other side surely has not got this order."""
        return not call.ask_first or self.answers[call.key][0].status is Status.NOT_FOUND

    def send(self, calls: list[tuple[Case, Call]]) -> None:
        """Send orders."""
        for part in _companies(calls):
            verb = getattr(getattr(self._gateways, part[0].port), part[0].verb)
            self._through(part, False, lambda passed, verb=verb: verb([one.order for one in passed]))

    def _through(self, calls: list[Call], question: bool, talk: Callable[..., list[Answer]]) -> None:
        outage = False
        if time.monotonic() > self._end:  # the fence may be gone before an answer comes
            answers = [Answer(call.key, Status.UNAVAILABLE, reason="no_time", retry_after_s=1) for call in calls]
        else:
            answers, outage = breaker.through(calls[0].port, calls, lambda passed: self._talk(talk, passed))
        found = {answer.key: answer for answer in answers}
        for call in calls:
            answer = found.get(call.key) or Answer(call.key, Status.UNKNOWN, reason="missing_answer")
            self.answers[call.key] = (answer, question, outage)

    def _talk(self, talk: Callable[..., list[Answer]], calls: Sequence[Call]) -> list[Answer]:
        try:
            return talk(calls)
        except self._interrupts:
            raise
        except Exception as error:  # noqa: BLE001  # ports do not raise; if one does, what it did is not known
            log.error("a gateway raised %s for %d orders", type(error).__name__, len(calls))
            return [Answer(call.key, Status.UNKNOWN, reason="gateway_raised") for call in calls]


def _companies(calls: list[tuple[Case, Call]]) -> Iterator[list[Call]]:
    """The calls in parts of one port and verb. The more often payments failed together, the fewer go together again,
    so that one order that spoils every request it is in soon goes alone."""
    groups: dict[tuple[str, str, int], list[Call]] = {}
    for case, call in calls:
        groups.setdefault((call.port, call.verb, case.payment.attempts), []).append(call)
    for (_, _, attempts), group in groups.items():
        size = company(attempts, get_settings().run_size)
        for start in range(0, len(group), size):
            yield group[start : start + size]


def _write_intents(
    run_id: str, calls: list[tuple[Case, Call]], interrupts: tuple[type[Exception], ...]
) -> tuple[set[str], list[Case]]:
    """Commit what is about to be asked for, behind the fence; returns the payments that may go on, and those whose
    intent the database refuses for good."""
    refused: list[Case] = []

    def attempt(part: list[tuple[Case, Call]]) -> dict[str, int]:
        writes = Writes(holds=[_fence(case, run_id) for case, _ in part])
        for _, call in part:
            for insert in (call.intent, *call.extra):
                if insert is not None:
                    writes.insert(insert.table, insert.row)
        return _commit(writes, run_id)

    def alone(pair: tuple[Case, Call]) -> dict[str, int]:
        case, call = pair
        # If its key stands there, the first try was written and its answer lost, or the same message came twice:
        # whose call it is shows when the lease is over.
        if call.intent is not None and not _stands(call.intent):
            refused.append(case)
        return {}

    return set(_halving(calls, attempt, alone, interrupts)), refused


def _stands(intent: Insert) -> bool:
    with read() as connection:
        found = connection.execute(text(f"SELECT 1 FROM {intent.table} WHERE key = :key"), {"key": intent.row["key"]})
        return found.first() is not None


def _fence(case: Case, run_id: str | None) -> dict[str, Any]:
    return {"id": case.id, "expect_run": run_id, "expect_version": case.payment.version}


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
    interrupts: tuple[type[Exception], ...],
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


def _write_decisions(
    run_id: str, decided: list[_Decided], whole: bool, interrupts: tuple[type[Exception], ...]
) -> tuple[dict[str, int], list[_Decided]]:
    """Write all decisions behind the fence; returns the payments that moved, with how many events ever came for each,
    and what goes on to the next step in this run.

    `whole`: these are all that the run carries, so that it can end with the same write if none of them goes on.
    """
    ends = whole and not any(map(_goes_on, decided))

    def attempt(part: list[_Decided]) -> dict[str, int]:
        writes = Writes(ends_run=ends and len(part) == len(decided))
        for item in part:
            _add_decision(writes, run_id, item)
        return _commit(writes, run_id)

    def alone(item: _Decided) -> dict[str, int]:
        item.decision = Attention(reason="write_refused")
        return _halving([item], attempt, lambda _: {}, interrupts)

    moved = _halving(decided, attempt, alone, interrupts)
    going = [item for item in decided if _goes_on(item) and item.case.id in moved]
    if not going and not (ends and len(moved) == len(decided)):
        with write() as connection:
            end_run(connection, run_id)
    return moved, going


def _goes_on(item: _Decided) -> bool:
    return isinstance(item.decision, Done) and item.case.payment.step != "voucher"


def _add_decision(writes: Writes, run_id: str, item: _Decided) -> None:
    case, decision = item.case, item.decision
    row, now = case.payment, case.now
    steps = get_regions().plans[row.plan].steps
    move = partial(_move, case, run_id, decision)
    note: str | None = None
    effects = decision.effects if not case.ignored else (*case.ignored, *decision.effects)
    match decision:
        case Done() if row.step == "voucher":
            moved = move("completed", finished_at=now)
        case Done():
            moved = move("running", step=steps[steps.index(row.step) + 1], run=run_id)
            note = decision.note
        case Wait():
            look = min(decision.again_at or decision.until, decision.until)
            moved = move(
                "waiting",
                reason=decision.reason,
                waiting_for=decision.event,
                waiting_until=decision.until,
                due_at=look,
            )
            if decision.announce:
                until = decision.until.isoformat()
                effects += (Emit("waiting", {"for": decision.event, "until": until, "reason": decision.reason}),)
        case Retry() if decision.counts and row.attempts >= len(get_settings().retry_seconds):
            moved = move("attention", reason=decision.reason, attempts=row.attempts + 1)
            effects += (Emit("attention", {"reason": decision.reason}),)
        case Retry():
            again = now + (decision.after or _backoff(row.attempts))
            tries = row.attempts + decision.counts
            moved = move(
                "waiting",
                reason=decision.reason,
                waiting_for=RETRY,
                waiting_until=again,
                due_at=again,
                attempts=tries,
            )
        case Return():
            moved = move("running", step=decision.step, reason=decision.reason, due_at=now)
        case Attention():
            moved = move("attention", reason=decision.reason)
            effects += (Emit("attention", {"reason": decision.reason}),)
        case Reject() | Expire() | Cancel():
            end = _ENDS[type(decision)]
            moved = move(end, reason=decision.reason, finished_at=now)
            effects += (Letter(end, {"reason": decision.reason}), Emit(end, {"reason": decision.reason}))
            for insurance in case.insurances:
                for month in case.period.keys():  # noqa: SIM118  # a Period's months, no dictionary
                    release = {"payment_id": case.id, "insurance": insurance, "month": month, "released_at": now}
                    effects += (Update("coverages", release),)
    check_transition((row.state, row.step), (moved["state"], moved["step"]), steps)
    item.moved = moved
    writes.moves.append(moved)
    if _worth_history(row, moved):
        writes.insert("history", _history(case, moved, run_id, note))
    for effect in effects:
        _add_effect(writes, case, effect)


def _move(
    case: Case,
    run_id: str,
    decision: Decision,
    state: str,
    *,
    step: str | None = None,
    reason: str | None = None,
    run: str | None = None,
    due_at: datetime | None = None,
    waiting_for: str | None = None,
    waiting_until: datetime | None = None,
    attempts: int = 0,
    finished_at: datetime | None = None,
) -> dict[str, Any]:
    """The payment's next row, behind the fence of `run_id`. What is not named rests: no run, nothing due, no tries."""
    row = case.payment
    return {
        **_fence(case, run_id),
        "state": state,
        "step": step or row.step,
        "reason": reason,
        "run_id": run,
        "due_at": due_at,
        "waiting_for": waiting_for,
        "waiting_until": waiting_until,
        "attempts": attempts,
        "recoveries": 0,
        "method": decision.method or row.method,
        "total_fen": decision.total_fen if decision.total_fen is not None else row.total_fen,
        "progress": _merged(case.facts, decision.facts),
        "updated_at": case.now,
        "finished_at": finished_at,
    }


def _worth_history(row: Any, move: dict[str, Any]) -> bool:
    """A poll that finds nothing new is no transition."""
    before = (row.state, row.step, row.reason, row.waiting_for)
    return before != (move["state"], move["step"], move["reason"], move["waiting_for"])


def _history(case: Case, move: dict[str, Any], run_id: str, note: str | None) -> dict[str, Any]:
    details: dict[str, Any] = {}
    if note:
        details["note"] = note
    if move["waiting_for"]:
        details |= {"waiting_for": move["waiting_for"], "until": move["waiting_until"].isoformat()}
    return {
        "payment_id": case.id,
        "version": case.payment.version + 1,
        "at": case.now,
        "from_state": case.payment.state,
        "from_step": case.payment.step,
        "state": move["state"],
        "step": move["step"],
        "reason": move["reason"],
        "actor": "step",
        "run_id": run_id,
        "details": details or None,
    }


def _merged(facts: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any] | None:
    """Facts with the changes; a fact set to None is dropped."""
    merged = {**facts, **changes}
    if None in merged.values():
        merged = {name: value for name, value in merged.items() if value is not None}
    return merged or None


def _backoff(attempts: int) -> timedelta:
    waits = get_settings().retry_seconds
    return timedelta(seconds=waits[min(attempts, len(waits) - 1)])


def _add_effect(writes: Writes, case: Case, effect: Effect) -> None:
    match effect:
        case Insert():
            writes.insert(effect.table, effect.row)
        case Update():
            writes.update(effect.table, effect.row)
        case Letter():
            for message in message_rows(case, effect):
                writes.insert("messages", message)
        case Emit():
            writes.insert("outgoing_events", outgoing_event(case.id, effect, case.now))
        case Use():
            state = {"state": "ignored", "reason": effect.ignored} if effect.ignored else {"state": "used"}
            writes.update("inbox", {"id": effect.event_id, "payment_id": case.id, "used_at": case.now, **state})
        case Amend():
            account = (effect.payer.get("account") or {}).get("number")
            writes.update(
                "requests",
                {
                    "payment_id": case.id,
                    "account_index": case.index("account", account) if account else None,
                    "payer_sealed": case.seal_payer(effect.payer),
                    "data": effect.request,
                },
            )
