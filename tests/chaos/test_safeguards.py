"""The safeguards one by one, in one process: breaker, small companies, hand-back, interrupts, fault points."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from foundation import faults
from gateways.ports import Answer, Gateways, Status
from tasks.patches.envelope import fault
from tests.builders import SECRETS, Clock, a_payment, carry, rows, scripted, the, work
from tests.chaos.site import longest_stillness
from tests.chaos.test_servers import malformed_items
from workflows.engine import breaker, step, write
from workflows.engine.dispatch import claim_runs, hand_back
from workflows.steps import decide

DEBIT_DAY = "2026-12-11T10:00:00+08:00"


@pytest.fixture
def clock(
    use_settings: Callable[..., None],
    new_database: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Any,
    request: pytest.FixtureRequest,
) -> Clock:
    """An empty database of the test's kind, on a debit day."""
    kind = getattr(request, "param", "sqlite")
    use_settings(database_url=new_database(kind), **SECRETS)
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
    breaker.clear_cache()
    clock = Clock(tmp_path / "clock")
    clock.at(DEBIT_DAY)
    return clock


BOTH = pytest.mark.parametrize("clock", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def gateways(clock: Clock) -> Gateways:
    """The other side, saying yes until told otherwise."""
    return scripted()


class BreakerTime:
    """Lets the pauses of breakers pass: the database's clock cannot be turned, so their end is moved instead."""

    def over(self, name: str) -> None:
        """The pause is over."""
        from sqlalchemy import update

        from foundation.clock import utcnow
        from models.session import write
        from models.tables import Breaker

        with write() as connection:
            long_ago = utcnow().replace(year=2020)
            connection.execute(update(Breaker).where(Breaker.name == name).values(open_until=long_ago))
        breaker.clear_cache()


@BOTH
def test_a_breaker_opens_lets_one_payment_try_and_closes(clock: Clock, gateways: Gateways) -> None:
    payments = [a_payment(serial) for serial in range(1, 7)]
    gateways.bank.say("debit", Status.UNKNOWN, times=6, reason="timeout")
    gateways.bank.say("find", Status.UNKNOWN, times=12, reason="timeout")
    work(gateways)
    for _ in range(2):
        clock.forward(seconds=20)
        work(gateways)
    row = the("breakers", name="bank")
    assert (row.state, row.reason, row.failures) == ("open", "timeout", 3)
    tries = [the("payments", id=one).attempts for one in payments]

    asked = len(gateways.bank.sent("find"))
    for _ in range(3):
        clock.forward(minutes=2)
        work(gateways)
    assert len(gateways.bank.sent("find")) == asked, "an open breaker lets nothing through"
    assert {the("payments", id=one).state for one in payments} == {"waiting"}
    assert [the("payments", id=one).attempts for one in payments] == tries

    BreakerTime().over("bank")
    gateways.bank.script.clear()
    clock.forward(minutes=2)
    runs = claim_runs()
    for run in runs:
        carry(run, gateways)
    assert len(gateways.bank.sent("find")) == asked + 1, "half open, one payment tries"
    assert the("breakers", name="bank").state == "closed"

    clock.forward(minutes=2)
    work(gateways)
    assert {the("payments", id=one).state for one in payments} == {"completed"}


@BOTH
def test_a_trial_that_fails_makes_the_next_pause_longer_and_costs_no_try(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1)
    gateways.bank.say("debit", Status.UNAVAILABLE, times=1, reason="connection_refused")
    gateways.bank.say("find", Status.UNKNOWN, times=99, reason="connection_refused")
    for _ in range(6):
        work(gateways)
        clock.forward(minutes=2)
    before = the("breakers", name="bank")
    tries = the("payments", id=payment).attempts
    for number in range(1, 4):
        BreakerTime().over("bank")
        clock.forward(minutes=2)
        work(gateways)
        assert the("breakers", name="bank").failures == before.failures + number
    assert the("payments", id=payment).attempts == tries


class Spoiled:
    """A bank whose interface raises whenever a certain order is among those it gets."""

    def __init__(self, inner: Any, payment: str) -> None:
        self._inner = inner
        self._payment = payment
        self.sizes: list[int] = []

    def debit(self, orders: Sequence[Any]) -> list[Answer]:
        self.sizes.append(len(orders))
        if any(order.payment_id == self._payment for order in orders):
            raise ValueError("this order spoils the request")
        answers: list[Answer] = self._inner.debit(orders)
        return answers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def test_an_order_that_spoils_every_request_it_is_in_soon_goes_alone(clock: Clock, gateways: Gateways) -> None:
    payments = [a_payment(serial) for serial in range(1, 31)]
    bank = Spoiled(gateways.bank, payments[7])
    spoiled = gateways._replace(bank=bank)
    for _ in range(12):
        work(spoiled)
        clock.forward(hours=1)
    states = {one: the("payments", id=one) for one in payments}
    assert [one for one, row in states.items() if row.state != "completed"] == [payments[7]]
    assert states[payments[7]].reason == "bank_unknown"
    assert bank.sizes[0] == 30
    assert bank.sizes[-1] == 1


def test_a_payment_whose_writing_fails_is_left_alone_and_the_others_go_on(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    payments = [a_payment(serial) for serial in range(1, 18)]
    write_letter = write.message_rows

    def broken(case: Any, letter: Any) -> Any:
        if case.id == payments[5]:
            raise KeyError("a defect")
        return write_letter(case, letter)

    monkeypatch.setattr(write, "message_rows", broken)
    for _ in range(3):
        work(gateways)
        clock.forward(minutes=1)
    states = {one: the("payments", id=one) for one in payments}
    assert [one for one, row in states.items() if row.state != "completed"] == [payments[5]]
    assert states[payments[5]].state == "attention"
    assert states[payments[5]].reason == "write_refused"


@BOTH
def test_a_run_that_the_broker_does_not_take_is_handed_back_and_blames_nobody(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(1)
    hand_back(claim_runs())
    row = the("payments", id=payment)
    assert (row.run_id, row.recoveries) == (None, 0)
    assert not rows("runs")
    clock.forward(seconds=2)
    work(gateways)
    assert the("payments", id=payment).state == "completed"


class OutOfTime(Exception):
    """Stands for the worker's time limit."""


def test_a_time_limit_in_a_step_is_nobodys_fault(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It passes through everything that keeps one payment's defect from the others, and the run keeps its payments."""
    payment = a_payment(1)
    (run,) = claim_runs()

    def too_long(_case: Any) -> None:
        raise OutOfTime

    monkeypatch.setitem(decide.STEPS, "materials", too_long)
    with pytest.raises(OutOfTime):
        step.run_step("materials", run.id, gateways, interrupts=(OutOfTime,))
    row = the("payments", id=payment)
    assert (row.state, row.run_id) == ("running", run.id)


def test_a_call_does_not_begin_when_it_could_not_end_in_time(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = a_payment(1)
    monkeypatch.setattr(step, "_calling_seconds", lambda: -1.0)
    work(gateways)
    row = the("payments", id=payment)
    assert not gateways.authority.orders
    assert (row.state, row.reason, row.attempts) == ("waiting", "authority_unavailable", 0)


@pytest.mark.parametrize("item", malformed_items(), ids=range(len(malformed_items())))
def test_a_malformed_envelope_is_told_by_what_is_wrong(item: bytes) -> None:
    try:
        message = orjson.loads(item)
    except ValueError:
        message = None
    wrong = fault(message)
    assert wrong is not None
    assert "SECRET" not in wrong


def test_fault_points_act_at_the_pass_that_was_named_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHEBAO_FAULTS_ONCE", raising=False)
    try:
        faults.arm("step.sent/collection=raise@2")
        faults.enter("contract")
        faults.point("step.sent")
        faults.enter("collection")
        faults.point("step.sent")
        with pytest.raises(faults.FaultError):
            faults.point("step.sent")
        faults.point("step.sent")
    finally:
        faults.arm("")
        faults.enter("")


def test_a_fault_point_that_does_not_exist_cannot_be_armed() -> None:
    with pytest.raises(ValueError, match="names no fault point"):
        faults.arm("step.nowhere=kill")


def test_payments_that_are_handed_in_do_not_hide_that_nothing_moves() -> None:
    """How the table's slowest recovery is measured."""
    begin = datetime(2026, 12, 11, 2, 0, tzinfo=UTC)
    ready, moved = 1, -1
    told = [(0, ready), (1, moved), (5, ready), (6, ready), (7, ready), (12, moved), (12, ready), (13, moved)]
    assert longest_stillness([(begin + timedelta(seconds=at), what) for at, what in told]) == 7
