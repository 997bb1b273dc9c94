"""The intake claims what it accepts: new payments start at once if no payment waits, and in their turn otherwise."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from foundation.clock import utcnow
from gateways.ports import Gateways
from models.runs import ClaimedRun
from models.session import write
from tests.builders import PORTAL, Clock, a_payment, carry, envelope, requested, rows, the, work
from workflows.engine.dispatch import claim_runs, hand_back
from workflows.intake import accept as intake
from workflows.intake.accept import accept

DEBIT_DAY = "2026-12-11T10:00:00+08:00"


def arrive(*events: dict[str, Any]) -> tuple[list[str], list[ClaimedRun]]:
    """Events at a process that can send runs: the payments, and the runs that it is to send."""
    runs: list[ClaimedRun] = []
    receipts = accept(list(events), PORTAL, runs=runs)
    assert {receipt.status for receipt in receipts} <= {"accepted", "kept"}
    return [str(receipt.payment_id) for receipt in receipts], runs


def test_new_payments_are_claimed_with_their_acceptance_and_go_their_way(clock: Clock, gateways: Gateways) -> None:
    clock.at(DEBIT_DAY)
    payments, [run] = arrive(requested(1), requested(2))
    assert (run.step, run.size, run.express) == ("materials", 2, False)
    row = the("runs", id=run.id)
    assert sorted(row.payment_ids) == sorted(payments)
    assert (row.plan, row.step, row.begun_at) == (run.plan, "materials", None)
    assert {(one.run_id, one.due_at) for one in rows("payments")} == {(run.id, None)}
    assert claim_runs() == [], "there is nothing left to claim"
    carry(run, gateways)
    assert {one.state for one in rows("payments")} == {"completed"}
    assert rows("runs") == []


def test_the_lease_of_such_a_run_is_told_by_the_databases_clock(clock: Clock, settings: Callable[..., None]) -> None:
    settings(lease_seconds=30)
    clock.at("2030-01-01T00:00:00+08:00")  # the product's clock may be turned, a lease is real time
    _, [run] = arrive(requested(1, period={"from": "2030-01", "to": "2030-01"}))
    with write() as connection:
        now = "now()" if connection.dialect.name == "postgresql" else "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"
        there = text(f"SELECT count(*) FROM runs WHERE lease_until > {now}")
        assert connection.execute(there).scalar_one() == 1
    left = the("runs", id=run.id).lease_until - utcnow()
    assert left < timedelta(0)


def test_who_waits_is_not_overtaken(clock: Clock) -> None:
    waiting = a_payment(1)
    [payment], runs = arrive(requested(2))
    assert runs == []
    assert the("payments", id=payment).due_at is not None
    [run] = claim_runs()
    assert sorted(the("runs", id=run.id).payment_ids) == sorted([waiting, payment])


def test_no_more_runs_are_made_than_there_is_room_for(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=2, runs_in_flight=2)
    payments, runs = arrive(*(requested(serial) for serial in range(1, 8)))
    assert [run.size for run in runs] == [2, 2]
    assert sum(row.run_id is None and row.due_at is not None for row in rows("payments")) == 3
    _, more = arrive(requested(8))
    assert more == []
    assert len(payments) == 7


def test_a_small_run_passes_those_at_work_one_at_a_time(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=20, runs_in_flight=5)
    _, [large] = arrive(*(requested(serial) for serial in range(1, 11)))
    _, [small] = arrive(requested(11))
    _, [next_small] = arrive(requested(12))
    assert [run.express for run in (large, small, next_small)] == [False, True, False]


def test_where_somebody_is_woken_the_new_ones_are_left_to_the_same_claim(clock: Clock, gateways: Gateways) -> None:
    woken = a_payment(1, materials=None)
    work(gateways)
    supplied = envelope("materials.supplied", {"materials": requested()["data"]["materials"]}, subject=woken)
    [new, _], runs = arrive(requested(2), supplied)
    assert runs == []
    [run] = claim_runs()
    assert sorted(the("runs", id=run.id).payment_ids) == sorted([new, woken])


def test_an_event_that_came_before_its_payment_is_heard_in_the_first_step(clock: Clock, gateways: Gateways) -> None:
    early = envelope("materials.supplied", {"materials": requested()["data"]["materials"]}, subject="SH-2026-000001")
    accept([early], PORTAL)
    [payment], [run] = arrive(requested(1, materials=None))
    assert the("payments", id=payment).signalled == 1
    carry(run, gateways)
    assert the("payments", id=payment).waiting_for == "debit_day"
    assert {row.state for row in rows("inbox")} == {"used"}


def test_a_run_that_its_process_never_sent_comes_back_and_blames_nobody(clock: Clock, gateways: Gateways) -> None:
    [payment], [lost] = arrive(requested(1))
    with write() as connection:
        connection.execute(text("UPDATE runs SET lease_until = '2020-01-01T00:00:00.000000Z'"))
    [run] = claim_runs()
    assert run.id != lost.id
    assert the("payments", id=payment).recoveries == 0
    carry(lost, gateways)  # it was only late
    assert the("payments", id=payment).run_id == run.id


def test_a_run_that_the_broker_does_not_take_is_handed_back(clock: Clock) -> None:
    [payment], runs = arrive(requested(1))
    hand_back(runs)
    assert rows("runs") == []
    row = the("payments", id=payment)
    assert (row.run_id, row.due_at - utcnow() < timedelta(seconds=2)) == (None, True)


def test_an_acceptance_that_fails_leaves_no_run(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def away(*arguments: Any) -> None:
        tries.append(arguments)
        raise OperationalError("INSERT", None, psycopg.OperationalError("gone"), connection_invalidated=True)

    monkeypatch.setattr(intake, "insert_tables", away)
    runs: list[ClaimedRun] = []
    with pytest.raises(OperationalError):
        accept([requested(1)], PORTAL, runs=runs)
    assert len(tries) > 1
    assert (runs, rows("runs"), rows("payments")) == ([], [], [])


def test_the_same_start_in_many_processes_at_once_is_one_payment_in_one_run(clock: Clock) -> None:
    barrier = threading.Barrier(8)

    def in_one_process(_: int) -> list[ClaimedRun]:
        runs: list[ClaimedRun] = []
        barrier.wait()
        accept([requested(1)], PORTAL, runs=runs)
        return runs

    with ThreadPoolExecutor(8) as pool:
        given = [run for runs in pool.map(in_one_process, range(8)) for run in runs]
    [payment] = rows("payments")
    [run] = rows("runs")
    assert [one.id for one in given] == [run.id] == [payment.run_id]
    assert run.payment_ids == [payment.id]
