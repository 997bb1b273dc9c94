"""What may become of a payment: which decisions each step may make, and which state and step follow.

Every row of a payment is checked here when it is written; docs/states.md is drawn from it. The states of debits,
contracts, declarations and messages are in records.py.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from foundation.errors import ShebaoError
from models.states import PaymentState, Step
from workflows.payment.outcomes import Attention, Cancel, Done, Expire, Outcome, Reject, Retry, Return, Wait

Position = tuple[str, str]
"""State and step of a payment."""


class OperatorAction(StrEnum):
    """What an operator may do to a payment that needs attention."""

    RETRY = "retry"
    RESOLVE = "resolve"


DECISIONS: Final[Mapping[Step, tuple[type[Outcome], ...]]] = {
    Step.MATERIALS: (Done, Wait, Retry, Attention, Reject, Expire, Cancel),
    Step.METHOD: (Done, Wait, Retry, Return, Attention, Expire, Cancel),
    Step.DECLARATION: (Done, Wait, Retry, Return, Attention, Reject, Expire, Cancel),
    Step.CONTRACT: (Done, Wait, Retry, Return, Attention, Expire, Cancel),
    Step.COLLECTION: (Done, Wait, Retry, Return, Attention, Reject, Expire, Cancel),
    Step.VOUCHER: (Done, Retry, Attention),
}
"""The decisions of each step, whatever the payment's live state. What has ended is decided no more."""

AFTER_SETTLEMENT: Final[frozenset[type[Outcome]]] = frozenset((Done, Retry, Attention))
"""The decisions that are left once a debit of the payment is settled: nothing cancels, expires or rejects it."""

WAITS_AFTER_SETTLEMENT: Final = Step.CONTRACT
"""The step that may wait even so: for the signature, in a plan that signs after the collection."""

RETURNS: Final[Mapping[Step, Step]] = {
    Step.METHOD: Step.MATERIALS,
    Step.DECLARATION: Step.MATERIALS,
    Step.CONTRACT: Step.METHOD,
    Step.COLLECTION: Step.METHOD,
}
"""Where a step may return to: corrected materials are checked again, and another method or account is chosen."""

STATES_AFTER: Final[Mapping[type[Outcome], tuple[PaymentState, ...]]] = {
    Done: (PaymentState.RUNNING,),
    Wait: (PaymentState.WAITING,),
    Retry: (PaymentState.WAITING, PaymentState.ATTENTION),
    Return: (PaymentState.RUNNING,),
    Attention: (PaymentState.ATTENTION,),
    Reject: (PaymentState.REJECTED,),
    Expire: (PaymentState.EXPIRED,),
    Cancel: (PaymentState.CANCELLED,),
}
"""The state that a decision leads to. A retry needs attention once the tries are used up; see also LAST_STEP."""

LAST_STEP: Final = Step.VOUCHER
"""The step that completes a payment when it is done."""

ACTIONS: Final[Mapping[OperatorAction, frozenset[Step]]] = {
    OperatorAction.RETRY: frozenset(Step),
    OperatorAction.RESOLVE: frozenset({Step.DECLARATION, Step.CONTRACT, Step.COLLECTION}),
}
"""The steps at which an operator's action takes a payment from attention to running, at the same step."""

_OVER: Final = frozenset(state for state in PaymentState if state.is_over)


class IllegalTransition(ShebaoError):
    """A change that the tables do not have: a defect of ours, never of the input."""


def check_decision(
    before: Position, decision: type[Outcome], after: Position, plan: Sequence[str], settled: bool
) -> None:
    """Raise IllegalTransition unless `decision` may take a payment from `before` to `after`.

    `plan` is the order of the payment's steps. `settled`: a debit of the payment is settled, by this decision at the
    latest.
    """
    (state, step), (_, next_step) = before, after
    if state in _OVER:
        raise IllegalTransition(f"a payment that is {state} is decided no more")
    if decision not in DECISIONS[Step(step)]:
        raise IllegalTransition(f"step {step} may not decide {decision.__name__}")
    if settled and not _goes_with_settlement(step, decision):
        raise IllegalTransition(f"{decision.__name__} is not for a payment with a settled debit")
    if after[0] not in states_after(step, decision):
        raise IllegalTransition(f"{decision.__name__} in step {step} does not lead to {after[0]}")
    if next_step != _step_after(step, decision, plan):
        raise IllegalTransition(f"{decision.__name__} in step {step} does not lead to step {next_step}")


def _goes_with_settlement(step: str, decision: type[Outcome]) -> bool:
    return decision in AFTER_SETTLEMENT or (decision is Wait and step == WAITS_AFTER_SETTLEMENT)


def states_after(step: str, decision: type[Outcome]) -> tuple[PaymentState, ...]:
    """The states that `decision` in `step` may lead to."""
    if decision is Done and step == LAST_STEP:
        return (PaymentState.COMPLETED,)
    return STATES_AFTER[decision]


def _step_after(step: str, decision: type[Outcome], plan: Sequence[str]) -> str | None:
    """The step at which the payment is afterwards; None where there is none."""
    if decision is Return:
        return RETURNS.get(Step(step))
    if decision is Done and step != LAST_STEP:
        return next(iter(plan[plan.index(step) + 1 :]), None) if step in plan else None
    return step


def check_action(before: Position, action: OperatorAction) -> None:
    """Raise IllegalTransition unless an operator may do `action` to a payment at `before`."""
    state, step = before
    if state != PaymentState.ATTENTION or step not in ACTIONS[action]:
        raise IllegalTransition(f"{action} is not for a payment that is {state} in step {step}")


def check_path(before: Position | None, after: Position, plan: Sequence[str]) -> None:
    """Raise IllegalTransition unless some decision or action leads from `before` (None: the start) to `after`.

    For histories, which do not keep the decision.
    """
    starts = before is None and after == (PaymentState.RUNNING, plan[0])
    if not starts and (before is None or not _leads(before, after, plan)):
        raise IllegalTransition(f"no decision leads from {before} to {after}")


def _leads(before: Position, after: Position, plan: Sequence[str]) -> bool:
    (state, step), (next_state, next_step) = before, after
    if state in _OVER:
        return False
    if state == PaymentState.ATTENTION and after == (PaymentState.RUNNING, step):
        return True
    return any(
        next_state in states_after(step, decision) and next_step == _step_after(step, decision, plan)
        for decision in DECISIONS[Step(step)]
    )
