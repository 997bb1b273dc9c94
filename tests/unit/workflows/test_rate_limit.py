"""The slots of one gateway: how many calls go out, and how long the other payments wait."""

import heapq
import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workflows.engine.rate_limit import Slots

BEGIN = datetime(2026, 11, 22, tzinfo=UTC)
LENGTH = timedelta(seconds=1 / 20)


def after(seconds: float) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def fresh() -> Slots:
    return Slots(BEGIN, BEGIN, BEGIN)


@given(
    st.lists(
        st.tuples(st.integers(0, 3000), st.integers(1, 90), st.booleans(), st.sampled_from([1, 2])),
        min_size=1,
        max_size=40,
    )
)
def test_no_span_of_time_sees_more_than_its_seconds_and_one_more(calls: list[tuple[int, int, bool, int]]) -> None:
    slots, now, gone = fresh(), 0.0, list[tuple[float, int]]()
    for pause_ms, count, came_before, size in calls:
        now += pause_ms / 1000
        queue = slots.open(after(now))
        waits = [slots.reserve(after(now), LENGTH * size, came_before, queue) for _ in range(count)]
        gone += [(now, size) for wait in waits if wait is None]
        assert all(wait >= timedelta(seconds=1) for wait in waits if wait is not None)
    moments = sorted({moment for moment, _ in gone})
    for at, until in itertools.combinations_with_replacement(moments, 2):
        sent = sum(size for moment, size in gone if at <= moment <= until)
        assert sent < 20 * (until - at + 1) + 2  # the last slot begins within the second and may be a double one


def drain(count: int, *, ticks: float = 1.0, asleep: tuple[float, float] = (0, 0)) -> tuple[list[int], int, float]:
    """Let `count` payments come at once, then those that are due at each tick, except while no worker runs.

    Returns the order in which they went, how often one came, and when the last one went.
    """
    slots, went, came, now = fresh(), list[int](), 0, 0.0
    due = [(0.0, number, False) for number in range(count)]
    heapq.heapify(due)
    while due:
        if not asleep[0] <= now < asleep[1]:
            queue = slots.open(after(now))
            batch = []
            while due and due[0][0] <= now:
                batch.append(heapq.heappop(due))
            for _, number, came_before in batch:
                came += 1
                wait = slots.reserve(after(now), LENGTH, came_before, queue)
                if wait is None:
                    went.append(number)
                else:
                    queue = queue or not came_before
                    heapq.heappush(due, (now + wait.total_seconds(), number, True))
        now += ticks
    return went, came, now - ticks


def test_a_backlog_is_spread_over_the_time_it_needs_in_order_of_age() -> None:
    went, came, seconds = drain(500)
    assert went == list(range(500))
    assert seconds == 24
    assert came == 980  # each but the first twenty twice


def test_ticks_that_come_late_cost_little_time_and_few_more_looks() -> None:
    went, came, seconds = drain(2000, ticks=1.3)
    assert sorted(went) == list(range(2000))
    assert seconds < 1.4 * 100
    assert came < 4 * 2000


def test_after_a_minute_without_workers_no_payment_goes_in_circles_and_the_rate_is_full_again() -> None:
    went, came, seconds = drain(4000, asleep=(20, 80))
    assert sorted(went) == list(range(4000))
    assert seconds < 200 + 60 + 10
    assert came < 4 * 4000


def test_a_new_payment_goes_behind_those_that_wait() -> None:
    slots = fresh()
    queue = slots.open(after(0))
    backlog = [slots.reserve(after(0), LENGTH, False, queue) for _ in range(100)]
    queue = slots.open(after(1.5))
    assert queue
    latest = slots.reserve(after(1.5), LENGTH, False, queue)
    assert latest is not None
    assert after(1.5) + latest >= after(0) + max(wait for wait in backlog if wait)
    assert slots.reserve(after(1.5), LENGTH, True, queue) is None, "a payment that waited finds the slot free"


def test_slots_of_payments_that_do_not_come_are_free_again_after_a_while() -> None:
    slots = fresh()
    for _ in range(2000):
        slots.reserve(after(0), LENGTH, False, False)
    assert slots.open(after(3))
    assert not slots.open(after(7))
    assert slots.reserve(after(7), LENGTH, False, False) is None


def test_a_slow_gateway_gets_one_order_after_the_other() -> None:
    slots, slow = fresh(), timedelta(seconds=5)
    queue = slots.open(after(0))
    first, second, third = (slots.reserve(after(0), slow, False, queue) for _ in range(3))
    assert (first, second, third) == (None, slow, 2 * slow)
