"""Ticks come as scheduled near the broker, and in proportion more rarely far from it."""

import pytest

from tasks.worker.pace import Pace

FAR = 0.3


class Line:
    """A clock, and a broker to which each publish takes `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.now, self.seconds = 100.0, seconds
        self.pace = Pace(lambda: self.now)

    def send(self, name: str = "sweep") -> None:
        with self.pace.sending(name):
            self.now += self.seconds


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.025])
def test_near_the_broker_each_tick_is_due_and_expires_as_scheduled(seconds: float) -> None:
    line = Line(seconds)
    assert line.pace.is_due("sweep", 2.0)
    line.send()
    assert line.pace.is_due("sweep", 2.0)
    assert line.pace.expires == 5


def test_far_from_the_broker_a_tick_is_due_after_ten_times_as_long_and_expires_later() -> None:
    line = Line(FAR)
    line.send()
    line.now += 15
    assert not line.pace.is_due("sweep", 2.0)
    assert line.pace.is_due("watch", 2.0), "one that was never sent"
    line.now += 5
    assert line.pace.is_due("sweep", 2.0)
    assert line.pace.expires == pytest.approx(50)


def test_one_slow_publish_between_quick_ones_changes_nothing() -> None:
    line = Line(0.001)
    line.send()
    line.seconds = FAR
    line.send()
    assert line.pace.factor == 1


def test_the_pace_follows_a_line_that_becomes_slow_and_quick_again() -> None:
    line = Line(0.001)
    factors = []
    for seconds in (FAR, 0.001):
        line.seconds = seconds
        for _ in range(5):
            line.send()
        factors.append(line.pace.factor)
    assert factors == [pytest.approx(10), 1]


def test_a_publish_that_fails_says_nothing_about_the_line() -> None:
    line = Line(FAR)
    with pytest.raises(OSError, match="away"), line.pace.sending("sweep"):
        raise OSError("away")
    assert line.pace.factor == 1
