"""What a decision writes: the payment's next row, its history, and the rows beside them."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, cast

from msgspec import Struct
from msgspec.structs import replace

from foundation.money import yuan
from foundation.steps import plan_steps
from models.states import InboxState, PaymentState, Step
from models.write import Fence, Move, Writes
from workflows.engine.guard import check_intents, check_written
from workflows.messages.rows import message_rows
from workflows.outbox.rows import outbox_event
from workflows.payment.case import Case
from workflows.payment.letters import NO_FACTS
from workflows.payment.outcomes import (
    RETRY,
    Amend,
    Attention,
    Cancel,
    Decision,
    Done,
    Effect,
    Emit,
    Expire,
    Insert,
    Letter,
    Outcome,
    Reject,
    Retry,
    Return,
    Update,
    Use,
    Verdict,
    Wait,
)
from workflows.payment.rows import Columns, account_index, name_index, phone_index
from workflows.steps.bank.arrivals import part_paid_fen

Judged = tuple[Case, Verdict]
"""A payment as a step sees it, and the step's verdict."""


class Decided(Struct, frozen=True):
    """A payment and what was decided about it."""

    case: Case
    decision: Decision

    @property
    def goes_on(self) -> bool:
        """Whether the payment stays in its run for the next step."""
        return isinstance(self.decision, Done) and self.case.payment.step != Step.VOUCHER

    @property
    def finishes(self) -> bool:
        """Whether the payment has ended with it."""
        return isinstance(self.decision, (Reject, Expire, Cancel)) or (
            isinstance(self.decision, Done) and not self.goes_on
        )


class _Change(Struct, frozen=True):
    """What a decision makes of the payment's row, and what is written because of it.

    Omitted columns are reset: no run, not due, zero attempts.
    """

    state: PaymentState
    step: str
    reason: str | None = None
    run_id: str | None = None
    due_at: datetime | None = None
    waiting_for: str | None = None
    waiting_until: datetime | None = None
    attempts: int = 0
    finished_at: datetime | None = None
    effects: tuple[Effect, ...] = ()
    note: str | None = None
    actor: str = "step"


class Next(Struct, frozen=True):
    """How the next step sees a payment before this one is committed: the payment's next row, what makes it, and the
    rows that the next step's call asks for. They are written with this step's decision if the payment never received
    an event."""

    row: Move
    change: _Change
    intents: tuple[Insert, ...] = ()


def fence(case: Case, run_id: str) -> Fence:
    """What must still be true when something is written for the payment."""
    return {"id": case.id, "expect_run": run_id, "expect_version": case.payment.version}


def next_step(case: Case) -> str:
    """The step that follows the payment's own in its plan."""
    steps = plan_steps(case.payment.plan)
    return steps[steps.index(case.payment.step) + 1]


def go_on(case: Case, run_id: str, decision: Done) -> Next:
    """The next row of a payment that goes on in its run."""
    change = _done(case, run_id, decision)
    return Next(_move(case, run_id, decision, change), change)


def add_decision(writes: Writes, run_id: str, item: Decided, following: Next | None = None) -> None:
    """Add all that is written with a decision, behind the fence of the run.

    `following` is what the next step knows already. Raises IllegalTransition.
    """
    case, decision = item.case, item.decision
    if following:
        moved, change = following.row, following.change
    else:
        change = _CHANGES[type(decision)](case, run_id, decision)
        moved = _move(case, run_id, decision, change)
    check_written(case, decision, (change.state, change.step), plan_steps(case.payment.plan))
    writes.moves.append(moved)
    if _is_new(case, change):
        writes.insert("history", _history(case, change, run_id))
    for use in decision.uses:
        writes.update("inbox", _used(case, use))
    for effect in decision.effects + change.effects:
        _EFFECTS[type(effect)](writes, case, effect)
    if following:
        check_intents(following.intents)
        for intent in following.intents:
            writes.insert_if_unsignalled(intent.table, intent.row)


def _done(case: Case, run_id: str, decision: Done) -> _Change:
    if case.payment.step == Step.VOUCHER:
        return _Change(PaymentState.COMPLETED, Step.VOUCHER, finished_at=case.now)
    return _Change(PaymentState.RUNNING, next_step(case), run_id=run_id, note=decision.note)


def _wait(case: Case, _: str, decision: Wait) -> _Change:
    effects: tuple[Effect, ...] = ()
    if decision.announce:
        until = decision.until.isoformat()
        effects = (Emit("waiting", {"for": decision.event, "until": until, "reason": decision.reason}),)
    return _Change(
        PaymentState.WAITING,
        case.payment.step,
        reason=decision.reason,
        due_at=min(decision.again_at or decision.until, decision.until),
        waiting_for=decision.event,
        waiting_until=decision.until,
        effects=effects,
    )


def _retry(case: Case, _: str, decision: Retry) -> _Change:
    attempts, waits = case.payment.attempts, case.context.settings.retry_seconds
    if decision.counts and attempts >= len(waits):
        return replace(_attention(case, _, decision), attempts=attempts + 1)
    usual = timedelta(seconds=waits[min(attempts, len(waits) - 1)])
    again = case.now + (usual if decision.after is None else decision.after)
    return _Change(
        PaymentState.WAITING,
        case.payment.step,
        reason=decision.reason,
        due_at=again,
        waiting_for=RETRY,
        waiting_until=again,
        attempts=attempts + decision.counts,
    )


def _return(case: Case, _: str, decision: Return) -> _Change:
    return _Change(PaymentState.RUNNING, decision.step, reason=decision.reason, due_at=case.now)


def _attention(case: Case, _: str, decision: Attention | Retry) -> _Change:
    event = Emit("attention", {"reason": decision.reason})
    return _Change(PaymentState.ATTENTION, case.payment.step, reason=decision.reason, effects=(event,))


_ENDS: Final[Mapping[type[Outcome], PaymentState]] = {
    Reject: PaymentState.REJECTED,
    Expire: PaymentState.EXPIRED,
    Cancel: PaymentState.CANCELLED,
}


def _end(case: Case, _: str, decision: Reject | Expire | Cancel) -> _Change:
    """The payment ends unpaid: a letter to the payer, an event to others; another payment may cover its months."""
    state, reason = _ENDS[type(decision)], decision.reason
    paid_fen = part_paid_fen(case)
    about = decision.about if isinstance(decision, Reject) else NO_FACTS
    facts = replace(about, reason=reason, kept=yuan(paid_fen) if paid_fen else None)
    effects: list[Effect] = [Letter(state, facts), Emit(state, {"reason": reason})]
    for insurance in case.insurances:
        for month in case.period.keys():  # noqa: SIM118  # a Period's months, no dictionary
            release = {"payment_id": case.id, "insurance": insurance, "month": month, "released_at": case.now}
            effects.append(Update("coverages", release))
    change = _Change(state, case.payment.step, reason=reason, finished_at=case.now, effects=tuple(effects))
    return replace(change, actor=decision.actor, note=decision.why) if isinstance(decision, Cancel) else change


# Each function takes the kind of decision under which it is listed.
_CHANGES: Final = cast(
    "Mapping[type[Outcome], Callable[[Case, str, Outcome], _Change]]",
    {
        Done: _done,
        Wait: _wait,
        Retry: _retry,
        Return: _return,
        Attention: _attention,
        Reject: _end,
        Expire: _end,
        Cancel: _end,
    },
)


def _move(case: Case, run_id: str, decision: Outcome, change: _Change) -> Move:
    """The payment's next row, behind the fence of `run_id`."""
    row = case.payment
    progress = case.progress if decision.progress is None else decision.progress
    return {
        "id": row.id,
        "expect_run": run_id,
        "expect_version": row.version,
        "state": change.state,
        "step": change.step,
        "reason": change.reason,
        "run_id": change.run_id,
        "due_at": change.due_at,
        "waiting_for": change.waiting_for,
        "waiting_until": change.waiting_until,
        "attempts": change.attempts,
        "recoveries": 0,
        "method": decision.method or row.method,
        "total_fen": decision.total_fen if decision.total_fen is not None else row.total_fen,
        "progress": progress.to_json(),
        "updated_at": case.now,
        "finished_at": change.finished_at,
    }


def _is_new(case: Case, change: _Change) -> bool:
    """Whether the history gets a row: a poll that finds nothing new is no transition."""
    row = case.payment
    before = (row.state, row.step, row.reason, row.waiting_for)
    return before != (change.state, change.step, change.reason, change.waiting_for)


def _history(case: Case, change: _Change, run_id: str) -> dict[str, object]:
    details: dict[str, object] = {("why" if change.actor != "step" else "note"): change.note} if change.note else {}
    if change.waiting_until is not None:
        details |= {"waiting_for": change.waiting_for, "until": change.waiting_until.isoformat()}
    return {
        "payment_id": case.id,
        "version": case.payment.version + 1,
        "at": case.now,
        "from_state": case.payment.state,
        "from_step": case.payment.step,
        "state": change.state,
        "step": change.step,
        "reason": change.reason,
        "actor": change.actor,
        "run_id": run_id,
        "details": details or None,
    }


def _used(case: Case, use: Use) -> dict[str, object]:
    """The row of an event that the decision uses up, or that came but does not fit."""
    row: dict[str, object] = {"id": use.event_id, "payment_id": case.id, "used_at": case.now}
    if use.ignored is None:
        return row | {"state": InboxState.USED}
    return row | {"state": InboxState.IGNORED, "reason": use.ignored}


def _insert(writes: Writes, _: Case, effect: Insert) -> None:
    writes.insert(effect.table, effect.row)


def _update(writes: Writes, _: Case, effect: Update) -> None:
    writes.update(effect.table, effect.row)


def _letter(writes: Writes, case: Case, effect: Letter) -> None:
    for message in message_rows(case, effect):
        writes.insert("messages", message)


def _emit(writes: Writes, case: Case, effect: Emit) -> None:
    writes.insert("outbox", outbox_event(case.id, effect, case.now, case.payment.version + 1))


def _amend(writes: Writes, case: Case, effect: Amend) -> None:
    keyring = case.context.keyring
    row: Columns = {
        "payment_id": case.id,
        "account_index": account_index(keyring, effect.payer.account),
        "phone_index": phone_index(keyring, effect.payer.phone),
        "name_index": name_index(keyring, effect.payer.name),
        "payer_sealed": keyring.seal_json("requests.payer", case.id, effect.payer.to_json()),
        "data": effect.request.to_json(),
    }
    writes.update("requests", row)


# Each function takes the kind of effect under which it is listed.
_EFFECTS: Final = cast(
    "Mapping[type[Effect], Callable[[Writes, Case, Effect], None]]",
    {Insert: _insert, Update: _update, Letter: _letter, Emit: _emit, Amend: _amend},
)
