"""Limits of gateways: how many orders and questions go out, who waits, and that who waits has asked for nothing."""

import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, key_of, look_again, rows, send, the, work
from workflows.engine import rate_limit
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step
from workflows.payment.outcomes import RETRY, Call


def self_payers(count: int) -> list[str]:
    return [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, count + 1)]


def test_as_many_go_as_the_limit_lets_through_and_the_others_have_asked_for_nothing(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(rates="authority=4")
    payments = self_payers(10)
    [run] = claim_runs()
    reports = [run_step(step, run.id, gateways) for step in ("materials", "method", "declaration")]
    assert (reports[-1].found, reports[-1].going_on) == (10, 4)
    assert gateways.authority.sent("file") == [key_of(one, "declaration:1") for one in payments[:4]]
    waiting = rows("payments", reason="authority_rate_limited")
    assert {(row.id, row.state, row.waiting_for, row.attempts) for row in waiting} == {
        (payment, "waiting", "retry", 0) for payment in payments[4:]
    }
    assert {row.payment_id for row in rows("declarations")} == set(payments[:4])
    assert {row.payment_id for row in rows("documents")} == set(payments[:4])
    began = min(row.due_at for row in waiting)
    assert [round((row.due_at - began).total_seconds()) for row in waiting] == [0, 0, 0, 0, 1, 1]


def test_a_payment_that_waited_goes_when_its_slot_is_due_with_one_order_and_no_question(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(rates="authority=4")
    payments = self_payers(7)
    work(gateways)
    assert len(rows("payments", reason="authority_rate_limited")) == 3
    assert work(gateways) == 0, "no payment comes before its slot is due"
    deadline = time.monotonic() + 10
    while rows("payments", step="declaration") and time.monotonic() < deadline:
        time.sleep(0.05)
        work(gateways)
    assert {row.reason for row in rows("payments")} == {"payer_pays"}
    assert sorted(gateways.authority.sent("file")) == sorted(key_of(payment, "declaration:1") for payment in payments)
    assert gateways.authority.sent("find") == []


def test_a_payment_that_waits_for_a_slot_can_be_cancelled(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(rates="authority=0.1")
    _, second = self_payers(2)
    work(gateways)
    assert the("payments", id=second).reason == "authority_rate_limited"
    send("cancel.requested", second, reason="changed my mind")
    work(gateways)
    assert the("payments", id=second).state == "cancelled"
    assert len(gateways.authority.sent("file")) == 1


def test_a_question_that_an_order_may_follow_takes_two_slots(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    gateways.authority.say("file", Status.UNKNOWN, reason="timeout", times=4)
    self_payers(4)
    work(gateways)
    assert {row.reason for row in rows("payments")} == {"authority_unknown"}
    gateways.authority.say("find", Status.NOT_FOUND, times=4)
    settings(rates="authority=4")
    clock.forward(seconds=5)
    work(gateways)
    assert len(gateways.authority.sent("find")) == 2
    assert len(gateways.authority.sent("file")) == 4 + 2
    assert len(rows("payments", reason="authority_rate_limited")) == 2


def test_a_throttled_payment_comes_when_the_gateway_says_also_with_a_limit(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(rates="authority=100")
    gateways.authority.say("file", Status.THROTTLED, reason="http_429", retry_after_s=7)
    [payment] = self_payers(1)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.waiting_for, row.reason, row.attempts) == ("retry", "authority_throttled", 0)
    assert round((row.due_at - row.updated_at).total_seconds()) == 7
    look_again(clock, gateways, payment)
    assert the("payments", id=payment).reason == "payer_pays"
    assert gateways.authority.sent("file") == [key_of(payment, "declaration:1")] * 2
    assert len(rows("declarations", payment_id=payment)) == 1


def test_a_limited_gateway_holds_up_no_payment_that_does_not_call_it(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(rates="esign=1")
    debited = [a_payment(serial) for serial in range(1, 11)]
    by_self = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(11, 21)]
    work(gateways)
    assert {row.reason for row in rows("payments") if row.id in by_self} == {"payer_pays"}
    assert [row.reason for row in rows("payments") if row.id in debited].count("esign_rate_limited") == 9


def a_call(port: str) -> tuple[Any, Call]:
    payment = SimpleNamespace(waiting_for=RETRY, reason=f"{port}_rate_limited")
    return SimpleNamespace(payment=payment), Call(port, "debit", "key", object())


def test_workers_side_by_side_share_one_limit_and_another_gateways_is_untouched(settings: Callable[..., None]) -> None:
    settings(rates="bank=40,esign=400000")
    gone: list[tuple[float, float, int]] = []
    others: list[int] = []
    begin = time.monotonic()

    def worker(port: str, many: int) -> None:
        while time.monotonic() < begin + 2.5:
            before = time.monotonic()
            passed, waiting = rate_limit.reserve_slots([a_call(port) for _ in range(many)])
            assert len(passed) + len(waiting) == many
            if port == "bank":
                gone.append((before, time.monotonic(), len(passed)))
            else:
                others.append(len(passed))
            time.sleep(0.01)

    threads = [threading.Thread(target=worker, args=("bank", many)) for many in (1, 7, 30)]
    threads.append(threading.Thread(target=worker, args=("esign", 500)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Each slot was reserved between two looks at the clock, so these spans hold whatever the machine does meanwhile.
    for first, _, _ in gone:
        for _, last, _ in gone:
            if last >= first:
                sent = sum(count for before, after, count in gone if first <= before and after <= last)
                assert sent <= 40 * (last - first + 1) + 1
    total = sum(count for _, _, count in gone)
    assert total >= 40 * 2.5, "the limit is used to the full"
    assert set(others) == {500}


def test_with_the_count_taken_out_all_go_at_once(
    clock: Clock, gateways: Gateways, settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(rates="authority=4")
    monkeypatch.setattr(rate_limit.Slots, "reserve", lambda *_: None)
    self_payers(10)
    work(gateways)
    assert len(gateways.authority.sent("file")) == 10
