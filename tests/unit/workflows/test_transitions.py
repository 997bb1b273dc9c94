"""The table of transitions: every state can be reached and left, and nothing else is allowed."""

from itertools import product

import pytest

from foundation.steps import plan_of, plan_steps
from regions import get_regions
from workflows.payment.transitions import (
    STATES,
    STEPS,
    TERMINAL,
    TRANSITIONS,
    IllegalTransition,
    check_transition,
    drawing,
)

EDGES = {(transition.before, transition.after) for transition in TRANSITIONS}


def allowed(before: tuple[str, str], after: tuple[str, str], steps: tuple[str, ...] = STEPS) -> bool:
    try:
        check_transition(before, after, steps)
    except IllegalTransition:
        return False
    return True


def test_every_state_can_be_reached_from_the_start() -> None:
    reached: set[str | None] = {None}
    for _ in STATES:
        reached |= {after for before, after in EDGES if before in reached}
    assert reached == {None, *STATES}


def test_what_has_ended_has_no_exit_and_everything_else_has_one_to_each_end() -> None:
    for state in STATES:
        exits = {after for before, after in EDGES if before == state}
        if state in TERMINAL:
            assert not exits
        else:
            assert exits - {state}
            reached = {state}
            for _ in STATES:
                reached |= {after for before, after in EDGES if before in reached}
            assert reached >= TERMINAL


def test_the_table_names_known_states_once_each() -> None:
    assert {state for edge in EDGES for state in edge if state} == set(STATES)
    assert len(EDGES) == len(TRANSITIONS)


@pytest.mark.parametrize(("state", "after"), [*product(sorted(TERMINAL), STATES)])
def test_nothing_follows_an_end(state: str, after: str) -> None:
    assert not allowed((state, "voucher"), (after, "voucher"))


@pytest.mark.parametrize("plan", sorted(plan_of(plan.steps) for plan in get_regions().plans.values()))
def test_a_step_is_followed_by_the_next_one_of_its_plan_or_by_a_return(plan: str) -> None:
    steps = plan_steps(plan)
    for before, after in product(steps, STEPS):
        expected = after == before or after in steps[steps.index(before) + 1 :][:1] or after in ("materials", "method")
        assert allowed(("running", before), ("running", after), steps) == expected


@pytest.mark.parametrize("state", [state for state in STATES if state not in ("running",)])
def test_only_a_running_payment_changes_its_step(state: str) -> None:
    assert not allowed(("running", "materials"), (state, "method"))


@pytest.mark.parametrize("step", [step for step in STEPS if step != "voucher"])
def test_only_the_voucher_step_completes(step: str) -> None:
    assert not allowed(("running", step), ("completed", step))
    assert allowed(("running", "voucher"), ("completed", "voucher"))


def test_a_message_of_the_error_names_states_and_steps_alone() -> None:
    with pytest.raises(IllegalTransition, match="completed may not become running"):
        check_transition(("completed", "voucher"), ("running", "voucher"), STEPS)
    with pytest.raises(IllegalTransition, match="collection may not be followed by declaration"):
        check_transition(("running", "collection"), ("running", "declaration"), STEPS)


def test_the_drawing_holds_every_transition() -> None:
    text = drawing()
    for transition in TRANSITIONS:
        assert f"{transition.before or '[*]'} --> {transition.after}" in text
        assert transition.why in text
