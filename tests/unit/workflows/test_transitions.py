"""The table of a payment's transitions: what each step may decide, and what follows. The relation is written out here a
second time, to be compared in full: an edge that is added or taken away is seen."""

from itertools import product
from types import ModuleType
from typing import get_args, get_type_hints

import pytest

from foundation.steps import plan_of, plan_steps
from models.states import PaymentState, Step
from regions import get_regions
from workflows.payment import outcomes
from workflows.payment.changes.transitions import (
    DECISIONS,
    IllegalTransition,
    OperatorAction,
    Position,
    check_action,
    check_decision,
    check_path,
)
from workflows.payment.outcomes import Attention, Call, Cancel, Done, Expire, Outcome, Reject, Retry, Return, Wait
from workflows.steps import collection, contract, declaration, materials, method, voucher

PLAN = tuple(Step)
LIVE = ("running", "waiting", "attention")
OVER = ("completed", "rejected", "expired", "cancelled")
ALL = (Done, Wait, Retry, Return, Attention, Reject, Expire, Cancel)

# The state after each decision (a column a step, in the usual order), as reviewed. "-": the step may not decide so.
# "retry": waiting, or attention once the tries are used up.
REVIEWED = """
              materials   method     declaration        contract           collection         voucher
    Done      running     running    running            running            running            completed
    Wait      waiting     waiting    waiting            waiting            waiting            -
    Retry     retry       retry      retry              retry              retry              retry
    Return    -           running    running            running            running            -
    Attention attention   attention  attention          attention          attention          attention
    Reject    rejected    -          rejected           -                  rejected           -
    Expire    expired     expired    expired            expired            expired            -
    Cancel    cancelled   cancelled  cancelled          cancelled          cancelled          -
"""
RETURNS = {"method": "materials", "declaration": "materials", "contract": "method", "collection": "method"}
ROWS = [line.split() for line in REVIEWED.strip().splitlines()]
RELATION = {
    (step, name): {"-": set(), "retry": {"waiting", "attention"}}.get(state, {state})
    for name, *cells in ROWS[1:]
    for step, state in zip(ROWS[0], cells, strict=True)
}


def allowed(before: Position, decision: type[Outcome], after: Position, *, settled: bool = False) -> bool:
    try:
        check_decision(before, decision, after, PLAN, settled=settled)
    except IllegalTransition:
        return False
    return True


def step_after(step: str, decision: type[Outcome]) -> str | None:
    if decision is Return:
        return RETURNS.get(step)
    follows = decision is Done and step != "voucher"
    return PLAN[PLAN.index(Step(step)) + 1] if follows else step


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("decision", ALL)
def test_a_decision_leads_where_the_reviewed_table_says_and_nowhere_else(step: Step, decision: type[Outcome]) -> None:
    for state, after, next_step in product(PaymentState, PaymentState, Step):
        expected = (
            state in LIVE and after in RELATION[step, decision.__name__] and next_step == step_after(step, decision)
        )
        assert allowed((state, step), decision, (after, next_step)) == expected, (state, after, next_step)


@pytest.mark.parametrize("step", Step)
def test_with_a_settled_debit_a_payment_only_goes_on_retries_or_needs_attention(step: Step) -> None:
    for state, decision, after, next_step in product(LIVE, ALL, PaymentState, Step):
        usual = allowed((state, step), decision, (after, next_step))
        settled = allowed((state, step), decision, (after, next_step), settled=True)
        # After the collection a plan may have the contract signed, which is waited for.
        left = (Done, Retry, Attention, Wait) if step is Step.CONTRACT else (Done, Retry, Attention)
        assert settled == (usual and decision in left)


@pytest.mark.parametrize("module", [materials, method, declaration, contract, collection, voucher])
def test_the_table_has_what_the_step_may_return_and_no_more(module: ModuleType) -> None:
    """A type checker holds the step to its annotations. Before it looks, a payment may be cancelled, except at the
    voucher; a defect or a lost run needs attention anywhere, and a region that this process lacks is waited for."""
    step = module.__name__.rpartition(".")[2]
    returned = {Attention, Retry} if step == "voucher" else {Attention, Retry, Cancel}
    for name in ("decide", "conclude"):
        if function := getattr(module, name, None):
            returned |= set(get_args(get_type_hints(function)["return"])) - {Call}
    assert set(DECISIONS[Step(step)]) == returned


def test_every_decision_that_there_is_has_its_place_in_the_table() -> None:
    assert (
        set(get_args(outcomes.Decision)) == set(ALL) == {one for decisions in DECISIONS.values() for one in decisions}
    )


@pytest.mark.parametrize("plan", sorted(plan_of(plan.steps) for plan in get_regions().plans.values()))
def test_a_step_that_is_done_is_followed_by_the_next_one_of_its_plan(plan: str) -> None:
    steps = plan_steps(plan)
    for step, next_step in product(steps[:-1], Step):
        follows = next_step == steps[steps.index(step) + 1]
        try:
            check_decision(("running", step), Done, ("running", next_step), steps, settled=False)
        except IllegalTransition:
            assert not follows
        else:
            assert follows


def test_a_step_that_the_plan_does_not_have_is_not_done() -> None:
    steps = ("materials", "method", "voucher")
    with pytest.raises(IllegalTransition):
        check_decision(("running", "contract"), Done, ("running", "collection"), steps, settled=False)


@pytest.mark.parametrize("action", OperatorAction)
def test_an_operator_acts_on_what_needs_attention_alone(action: OperatorAction) -> None:
    steps = set(Step) if action == "retry" else {"declaration", "contract", "collection"}
    for state, step in product(PaymentState, Step):
        try:
            check_action((state, step), action)
        except IllegalTransition:
            assert not (state == "attention" and step in steps)
        else:
            assert state == "attention"
            assert step in steps


def test_a_history_is_a_path_of_the_table() -> None:
    for before, after in product(product(PaymentState, Step), product(PaymentState, Step)):
        possible = any(allowed(before, decision, after) for decision in ALL)
        possible |= before[0] == "attention" and after == ("running", before[1])
        try:
            check_path(before, after, PLAN)
        except IllegalTransition:
            assert not possible, (before, after)
        else:
            assert possible, (before, after)


def test_a_history_begins_as_running_at_the_first_step() -> None:
    check_path(None, ("running", "materials"), PLAN)
    for start in (("waiting", "materials"), ("running", "method")):
        with pytest.raises(IllegalTransition):
            check_path(None, start, PLAN)


def test_the_error_names_states_and_steps_alone() -> None:
    with pytest.raises(IllegalTransition, match="a payment that is completed is decided no more"):
        check_decision(("completed", "voucher"), Done, ("completed", "voucher"), PLAN, settled=True)
    with pytest.raises(IllegalTransition, match="step contract may not decide Reject"):
        check_decision(("running", "contract"), Reject, ("rejected", "contract"), PLAN, settled=False)
