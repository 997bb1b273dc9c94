"""Claims: no payment and no letter is taken by two, and nothing that is due is forgotten."""

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from foundation.settings import get_settings
from gateways.ports import Gateways
from models.claims import claim_messages
from models.session import get_engine, write
from models.states import Channel
from tests.builders import PORTAL, Clock, a_payment, requested, rows, send, the, work
from workflows.engine.dispatch import claim_runs
from workflows.intake.accept import accept

CLAIM_AND_TELL = """
import json, sys
from workflows.engine.dispatch import claim_runs
from models.session import read
from sqlalchemy import text

sys.stdin.readline()
taken = []
for _ in range(12):
    for run in claim_runs():
        taken.append(run.id)
print(json.dumps(taken))
"""


def start(count: int) -> list[str]:
    """Payments that are due, all of one plan and step."""
    events = [requested(serial, method="tax_app", bank_account=None) for serial in range(1, count + 1)]
    return [str(receipt.payment_id) for receipt in accept(events, PORTAL)]


def carried() -> Counter[str]:
    """How many runs name each payment."""
    return Counter(payment for run in rows("runs") for payment in run.payment_ids)


def test_racing_threads_never_take_the_same_payment(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=7, runs_in_flight=1000)
    payments = start(200)
    barrier = threading.Barrier(6)

    def claim(_: int) -> int:
        barrier.wait()
        return sum(run.size for _ in range(40) for run in claim_runs())

    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(claim, range(6)))
    assert sum(taken) == 200
    assert carried() == Counter(payments)
    assert {row.run_id for row in rows("payments")} == {run.id for run in rows("runs")}


def test_racing_processes_never_take_the_same_payment(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=7, runs_in_flight=1000)
    payments = start(120)
    command = [sys.executable, "-c", CLAIM_AND_TELL]
    claimers = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(3)]
    answers = []
    for process in claimers:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    for process in claimers:
        out, _ = process.communicate(timeout=60)
        answers.append(json.loads(out))
    taken = [run for answer in answers for run in answer]
    assert len(set(taken)) == len(taken)
    assert carried() == Counter(payments)


def test_a_claim_leaves_what_another_one_holds_and_does_not_wait_for_it(
    clock: Clock, settings: Callable[..., None]
) -> None:
    if get_engine().dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    payments = start(10)
    with write() as connection:
        held = connection.execute(text("SELECT id FROM payments ORDER BY id LIMIT 4 FOR UPDATE")).scalars().all()
        with ThreadPoolExecutor(1) as pool:
            [run] = pool.submit(claim_runs).result(5)
    assert run.size == 6
    assert set(carried()) == set(payments) - set(held)


def test_runs_in_flight_are_bounded_and_the_rest_gathers(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=10, runs_in_flight=2)
    start(35)
    clock.forward(seconds=5)
    assert [run.size for run in claim_runs()] == [10]
    assert [run.size for run in claim_runs()] == [10]
    assert claim_runs() == []
    settings(run_size=10, runs_in_flight=3)
    assert [run.size for run in claim_runs()] == [10]
    assert sum(row.run_id is None for row in rows("payments")) == 5


def test_a_claim_takes_what_has_been_due_longest(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=2)
    order = []
    for serial in (3, 1, 2):
        order.append(a_payment(serial))
        clock.forward(seconds=5)
    [run] = claim_runs()
    assert sorted(the("runs", id=run.id).payment_ids) == sorted(order[:2])


def test_what_is_not_due_yet_is_left(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).waiting_for == "debit_day"
    assert claim_runs() == []
    clock.at("2026-12-10T23:59:59+08:00")
    assert claim_runs() == []
    clock.at("2026-12-11T00:00:01+08:00")
    assert [run.step for run in claim_runs()] == ["collection"]


def test_payments_of_other_plans_and_steps_go_in_runs_of_their_own(clock: Clock, gateways: Gateways) -> None:
    waiting = a_payment(1, materials=None)
    work(gateways)
    a_payment(2)
    hangzhou = {"region": "330100", "insurances": ["pension"], "base": "5000.00", "method": "alipay"}
    accept([requested(3, **hangzhou, period={"from": "2025-11", "to": "2025-11"}, bank_account=None)], PORTAL)
    send("materials.supplied", waiting, materials=requested()["data"]["materials"])
    runs = claim_runs()
    assert len({(run.plan, run.step) for run in runs}) == len(runs) == 2
    assert sorted(run.size for run in runs) == [1, 2]


def test_a_payment_in_a_run_that_is_signalled_is_not_taken_by_another(clock: Clock) -> None:
    payment = a_payment()
    claim_runs()
    send("cancel.requested", payment)
    assert the("payments", id=payment).due_at is not None
    assert claim_runs() == []


def letters_due(count: int) -> None:
    payment = a_payment()
    with write() as connection:
        for number in range(count):
            connection.execute(
                text(
                    "INSERT INTO messages (id, payment_id, channel, letter, facts, state, due_at, attempts, created_at)"
                    " VALUES (:id, :payment, 'email', 'voucher', '{}', 'due', :at, 0, :at)"
                ),
                {"id": f"m{number:04d}", "payment": payment, "at": "2026-12-04T00:00:00.000000Z"},
            )


def test_racing_senders_never_take_the_same_letter(clock: Clock) -> None:
    letters_due(100)
    barrier = threading.Barrier(5)

    def claim(_: int) -> list[str]:
        barrier.wait()
        found = []
        for _ in range(10):
            with write() as connection:
                found += [row.id for row in claim_messages(connection, Channel.EMAIL, most=4, lease_seconds=60)[1]]
        return found

    with ThreadPoolExecutor(5) as pool:
        taken = [one for part in pool.map(claim, range(5)) for one in part]
    assert len(taken) == len(set(taken)) == 100
    assert {row.attempts for row in rows("messages")} == {1}


def test_a_letter_whose_claim_runs_out_is_due_again_by_itself(clock: Clock) -> None:
    letters_due(1)
    with write() as connection:
        first, _ = claim_messages(connection, Channel.EMAIL, most=4, lease_seconds=60)
    with write() as connection:
        assert claim_messages(connection, Channel.EMAIL, most=4, lease_seconds=60)[1] == []
        connection.execute(text("UPDATE messages SET due_at = '2026-11-20T00:00:00.000000Z'"))
    with write() as connection:
        second, found = claim_messages(connection, Channel.EMAIL, most=4, lease_seconds=60)
    assert [row.attempts for row in found] == [2]
    assert first != second


def test_a_wrong_clock_does_not_take_a_letter_that_is_claimed(clock: Clock) -> None:
    letters_due(1)
    with write() as connection:
        claim_messages(connection, Channel.EMAIL, most=4, lease_seconds=60)
    clock.forward(days=3650)
    with write() as connection:
        assert claim_messages(connection, Channel.EMAIL, most=4, lease_seconds=60)[1] == []


def test_the_lease_of_a_run_is_measured_by_the_database_s_clock(clock: Clock) -> None:
    start(1)
    clock.forward(days=3650)
    [run] = claim_runs()
    until = the("runs", id=run.id).lease_until
    assert timedelta(0) < until - datetime.now(UTC) <= timedelta(seconds=get_settings().lease_seconds)
