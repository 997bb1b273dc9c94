"""What a decision writes: the payment's next row, its history, and the rows beside them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from foundation.settings import get_settings
from foundation.steps import plan_steps
from models.write import Fence, Move, Writes
from workflows.messages.rows import message_rows
from workflows.outbox.rows import outbox_event
from workflows.payment.case import Case
from workflows.payment.outcomes import (
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
from workflows.payment.transitions import check_transition

_ENDS = {Reject: "rejected", Expire: "expired", Cancel: "cancelled"}

Verdict = Decision | Call
Judged = tuple[Case, Verdict]
"""A payment as a step sees it, and the step's verdict."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A payment and what was decided about it."""

    case: Case
    decision: Decision

    @property
    def goes_on(self) -> bool:
        """Whether the payment stays in its run for the next step."""
        return isinstance(self.decision, Done) and self.case.payment.step != "voucher"


@dataclass(frozen=True, slots=True)
class Next:
    """How the next step sees a payment before this one is committed: the payment's next row, and the rows that the
    next step's call asks for. They are written with this step's decision if the payment never received an event."""

    row: Move
    intents: tuple[Insert, ...]


def fence(case: Case, run_id: str) -> Fence:
    """What must still hold when something is written for the payment."""
    return {"id": case.id, "expect_run": run_id, "expect_version": case.payment.version}


def next_step(case: Case) -> str:
    """The step that follows the payment's own in its plan."""
    steps = plan_steps(case.payment.plan)
    return steps[steps.index(case.payment.step) + 1]


def go_onward(case: Case, run_id: str, decision: Decision) -> Move:
    """The row of a payment that goes on in its run."""
    return _move(case, run_id, decision, "running", step=next_step(case), run=run_id)


def add_decision(writes: Writes, run_id: str, item: Decided, following: Next | None = None) -> None:
    """Add all that is written with a decision, behind the fence of the run.

    `following` is what the next step knows already.
    """
    case, decision = item.case, item.decision
    payment, now = case.payment, case.now
    steps = plan_steps(payment.plan)
    move = partial(_move, case, run_id, decision)
    note: str | None = None
    effects = decision.effects if not case.ignored else (*case.ignored, *decision.effects)
    match decision:
        case Done() if payment.step == "voucher":
            moved = move("completed", finished_at=now)
        case Done():
            moved = following.row if following else go_onward(case, run_id, decision)
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
        case Retry() if decision.counts and payment.attempts >= len(get_settings().retry_seconds):
            moved = move("attention", reason=decision.reason, attempts=payment.attempts + 1)
            effects += (Emit("attention", {"reason": decision.reason}),)
        case Retry():
            again = now + (decision.after or _backoff(payment.attempts))
            tries = payment.attempts + decision.counts
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
    check_transition((payment.state, payment.step), (moved["state"], moved["step"]), steps)
    writes.moves.append(moved)
    if _worth_history(payment, moved):
        writes.insert("history", _history(case, moved, run_id, note))
    for effect in effects:
        _add_effect(writes, case, effect)
    for intent in following.intents if following else ():
        writes.insert_if_unsignalled(intent.table, intent.row)


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
) -> Move:
    """The payment's next row, behind the fence of `run_id`. Omitted columns are reset: no run,
    not due, zero attempts."""
    row = case.payment
    return {
        **fence(case, run_id),
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


def _worth_history(row: Any, move: Move) -> bool:
    """A poll that finds nothing new is no transition."""
    before = (row.state, row.step, row.reason, row.waiting_for)
    return before != (move["state"], move["step"], move["reason"], move["waiting_for"])


def _history(case: Case, move: Move, run_id: str, note: str | None) -> dict[str, Any]:
    details: dict[str, Any] = {}
    if note:
        details["note"] = note
    if move["waiting_until"]:
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
            writes.insert("outbox", outbox_event(case.id, effect, case.now))
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
