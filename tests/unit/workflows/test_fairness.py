"""The fairness policy as arithmetic: what is due in, a plan of runs out, without a database."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.claims import DuePayment, Workload
from models.runs import PlannedRun
from workflows.engine.fairness import (
    JUST_DUE,
    Due,
    Limits,
    bisected_size,
    plan_new,
    plan_runs,
    quota,
    thresholds,
)

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
LIMITS = Limits(run_size=20, runs_in_flight=2)
Waiting = list[tuple[float, DuePayment]]  # seconds since each payment became due


def a_payment(number: int, step: str = "materials", recoveries: int = 0) -> DuePayment:
    return DuePayment(f"p{number:04d}", "standard", step, recoveries, "310000")


def waiting(count: int, seconds: float, first: int = 0) -> Waiting:
    """Payments that became due so many seconds ago."""
    return [(seconds, a_payment(number)) for number in range(first, first + count)]


def workload(due: Waiting, sizes: list[int], limits: Limits = LIMITS) -> Workload:
    """What `workload.sql` finds with runs of these sizes in flight."""
    measured = thresholds(limits, NOW)
    young = sum(seconds <= JUST_DUE.total_seconds() for seconds, _ in due)
    return Workload(
        in_flight=len(sizes),
        small=sum(size <= measured.express_size for size in sizes),
        lost=False,
        due=bool(due),
        just_due=min(young, measured.express_size + 1),
        backlog=all(size >= measured.full_size for size in sizes) or young < len(due),
        at=NOW,
    )


def plan(due: Waiting, sizes: list[int], limits: Limits = LIMITS) -> list[PlannedRun]:
    """Read what the quota wants, as the dispatcher does, and plan."""
    load = workload(due, sizes, limits)
    wanted = quota(load, limits)
    by_age = [payment for _, payment in sorted(due, key=lambda one: -one[0])]
    young = [p for s, p in sorted(due, key=lambda one: one[0]) if s <= JUST_DUE.total_seconds()]
    oldest = by_age[: wanted.oldest]
    if len(oldest) < wanted.oldest:
        return plan_runs(load, Due(oldest), limits)
    before = by_age[: len(by_age) - len(young)] if wanted.just_due else by_age
    latest = before[::-1][: wanted.latest]
    return plan_runs(load, Due(oldest, latest, young[: wanted.just_due]), limits)


def members(runs: list[PlannedRun]) -> list[str]:
    return [payment for run in runs for payment in run.payment_ids]


def test_a_lone_payment_goes_at_once_in_an_ordinary_run() -> None:
    assert plan(waiting(1, 0), []) == [PlannedRun("standard", "materials", ["p0000"], regions={"310000": 1})]


def test_a_backlog_fills_a_run_with_the_oldest_and_a_tenth_of_the_latest() -> None:
    due = [(100.0 - number, a_payment(number)) for number in range(50)]
    [run] = plan(due, [20])
    assert run.payment_ids == [*(f"p{number:04d}" for number in range(18)), "p0049", "p0048"]
    assert not run.express


def test_a_payment_that_just_became_due_goes_in_an_express_run_beyond_the_bound() -> None:
    [run] = plan(waiting(30, 5) + waiting(1, 0, first=100), [20, 20])
    assert (run.payment_ids, run.express) == (["p0100"], True)


def test_there_is_no_second_express_run_while_one_is_in_flight() -> None:
    assert plan(waiting(30, 5) + waiting(1, 0, first=100), [20, 1]) == []


def test_without_a_backlog_a_payment_that_just_became_due_waits_for_a_run_to_end() -> None:
    assert plan(waiting(1, 0), [20, 10]) == []


def test_more_than_an_express_run_holds_are_a_backlog_themselves() -> None:
    assert plan(waiting(3, 0), [20, 20]) == []


def test_a_small_ordinary_run_is_sent_with_priority_if_others_are_in_flight() -> None:
    assert [run.express for run in plan(waiting(2, 5), [20])] == [True]
    assert [run.express for run in plan(waiting(2, 5), [])] == [False]
    assert [run.express for run in plan(waiting(3, 5), [20])] == [False]


def test_each_run_is_of_one_plan_and_step() -> None:
    due = [*waiting(2, 5), (5.0, a_payment(9, step="voucher"))]
    assert [(run.step, list(run.payment_ids)) for run in plan(due, [])] == [
        ("materials", ["p0000", "p0001"]),
        ("voucher", ["p0009"]),
    ]


def test_payments_that_were_lost_together_go_in_ever_smaller_runs() -> None:
    assert [bisected_size(times, 500) for times in range(5)] == [500, 62, 7, 1, 1]
    due = [(5.0, a_payment(number, recoveries=2)) for number in range(3)]
    assert [len(run.payment_ids) for run in plan(due, [], Limits(100, 9))] == [1, 1, 1]


def test_new_payments_are_claimed_at_acceptance_only_if_none_waits_and_none_is_lost() -> None:
    new = [a_payment(number) for number in range(45)]
    assert [len(run.payment_ids) for run in plan_new(workload([], []), new, LIMITS)] == [20, 20]
    assert plan_new(workload([], [20, 20]), new, LIMITS) == []
    assert plan_new(workload(waiting(1, 5), []), new, LIMITS) == []
    lost = Workload(1, 0, lost=True, due=False, just_due=0, backlog=False, at=NOW)
    assert plan_new(lost, new, LIMITS) == []


def test_what_just_became_due_is_measured_from_now() -> None:
    measured = thresholds(LIMITS, NOW)
    assert (measured.now - measured.just_due_since, measured.express_size, measured.full_size) == (
        timedelta(seconds=0.5), 2, 18,
    )  # fmt: skip


due_payments = st.lists(
    st.tuples(
        st.floats(0, 30),
        st.sampled_from(["standard", "tax_app"]),
        st.sampled_from(["materials", "collection"]),
        st.integers(0, 4),
    ),
    max_size=120,
).map(
    lambda found: [
        (age, DuePayment(f"p{number:04d}", plan, step, recoveries, "310000"))
        for number, (age, plan, step, recoveries) in enumerate(found)
    ]
)
limits_in_force = st.builds(Limits, st.integers(1, 50), st.integers(1, 5))
sizes_in_flight = st.lists(st.integers(1, 50), max_size=6)


@given(due_payments, sizes_in_flight, limits_in_force)
def test_no_payment_is_in_two_runs_and_every_run_is_of_one_kind(due: Waiting, sizes: list[int], limits: Limits) -> None:
    runs = plan(due, sizes, limits)
    assert all(count == 1 for count in Counter(members(runs)).values())
    known = {payment.id: payment for _, payment in due}
    for run in runs:
        kinds = {known[one][1:4] for one in run.payment_ids}
        assert {(plan, step) for plan, step, _ in kinds} == {(run.plan, run.step)}
        assert len({recoveries for _, _, recoveries in kinds}) == 1


@given(due_payments, sizes_in_flight, limits_in_force)
def test_the_bound_of_runs_in_flight_is_kept_but_for_one_small_express_run(
    due: Waiting, sizes: list[int], limits: Limits
) -> None:
    runs = plan(due, sizes, limits)
    express = [run for run in runs if run.express]
    free = max(limits.runs_in_flight - len(sizes), 0)
    assert len(express) <= 1
    assert all(len(run.payment_ids) <= limits.express_size for run in express)
    assert len(runs) - len(express) <= free
    assert len(runs) <= free + 1


@given(due_payments, sizes_in_flight, limits_in_force)
def test_a_payment_that_was_lost_often_goes_in_a_run_no_larger_than_its_bisection_allows(
    due: Waiting, sizes: list[int], limits: Limits
) -> None:
    recoveries = {payment.id: payment.recoveries for _, payment in due}
    for run in plan(due, sizes, limits):
        assert len(run.payment_ids) <= bisected_size(recoveries[run.payment_ids[0]], limits.run_size)


@given(due_payments, sizes_in_flight, limits_in_force)
def test_the_payment_that_has_been_due_longest_is_in_the_first_run_if_the_bound_allows_one(
    due: Waiting, sizes: list[int], limits: Limits
) -> None:
    runs = plan(due, sizes, limits)
    if due and len(sizes) < limits.runs_in_flight:
        oldest = max(due, key=lambda one: one[0])[1]
        assert runs[0].payment_ids[0] == oldest.id


@given(due_payments, limits_in_force)
def test_claim_after_claim_everything_due_gets_into_a_run(due: Waiting, limits: Limits) -> None:
    left = due
    for _ in range(len(due)):
        taken = set(members(plan(left, [], limits)))
        left = [(age, payment) for age, payment in left if payment.id not in taken]
    assert left == []
