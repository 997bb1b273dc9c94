"""Runs: what comes twice, late or from the dead changes nothing; what is lost is found again."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from foundation.clock import utcnow
from gateways.ports import Gateways
from models.runs import begin_step, release_lost_runs
from models.session import write
from tests.builders import Clock, a_payment, emitted, key_of, path, rows, the, work
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step


def begin(run_id: str, step: str) -> None:
    """Let the run's step begin, as a worker does that then dies."""
    with write() as connection:
        assert begin_step(connection, run_id, step, utcnow(), 12)


def lose(run_id: str) -> int:
    """Let the run's lease run out, and sweep."""
    with write() as connection:
        connection.execute(
            text("UPDATE runs SET lease_until = '2020-01-01T00:00:00.000000Z' WHERE id = :id"), {"id": run_id}
        )
        return release_lost_runs(connection, utcnow())


def test_a_step_delivered_again_after_it_is_done_does_not_end_its_run(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    [run] = claim_runs()
    assert run_step("materials", run.id, gateways).going_on == 1
    for _ in range(10):
        assert run_step("materials", run.id, gateways).found == 0
    assert run_step("method", run.id, gateways).going_on == 1
    assert the("payments", id=payment).step == "declaration"


def test_a_chain_delivered_ten_times_does_each_thing_once(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    [run] = claim_runs()
    for step in ("materials", "method", "declaration", "contract", "collection", "voucher"):
        for _ in range(10):
            run_step(step, run.id, gateways)
    assert the("payments", id=payment).state == "completed"
    assert gateways.authority.sent("file") == [key_of(payment, "declaration:1")]
    assert gateways.esign.sent("request") == [key_of(payment, "contract:1")]
    assert gateways.bank.sent("debit") == [key_of(payment, "collection:1")]
    assert len(rows("vouchers")) == 1
    assert rows("runs") == []


def test_a_run_that_fell_silent_gives_its_payments_back_and_its_chain_finds_nothing(
    clock: Clock, gateways: Gateways
) -> None:
    payment = a_payment()
    [lost] = claim_runs()
    assert run_step("materials", lost.id, gateways).going_on == 1
    begin(lost.id, "method")
    assert lose(lost.id) == 1
    row = the("payments", id=payment)
    assert (row.run_id, row.recoveries, row.due_at is not None) == (None, 1, True)
    assert run_step("method", lost.id, gateways).found == 0
    [fresh] = claim_runs()
    assert fresh.step == "method"
    assert run_step("method", lost.id, gateways).found == 0
    assert run_step("method", fresh.id, gateways).going_on == 1
    assert the("payments", id=payment).recoveries == 0


def test_a_run_that_is_lost_between_two_steps_blames_no_payment(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    [lost] = claim_runs()
    assert run_step("materials", lost.id, gateways).going_on == 1
    assert lose(lost.id) == 1
    assert the("payments", id=payment).recoveries == 0


def test_a_run_that_is_heard_of_is_not_taken_away(clock: Clock, gateways: Gateways) -> None:
    a_payment()
    claim_runs()
    with write() as connection:
        assert release_lost_runs(connection, utcnow()) == 0


def test_every_write_of_a_step_renews_the_lease_of_its_run(clock: Clock, gateways: Gateways) -> None:
    a_payment()
    [run] = claim_runs()
    with write() as connection:
        connection.execute(text("UPDATE runs SET lease_until = '2020-01-01T00:00:00.000000Z'"))
    run_step("materials", run.id, gateways)
    with write() as connection:
        assert release_lost_runs(connection, utcnow()) == 0


def test_a_payment_whose_runs_are_lost_again_and_again_needs_attention(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(recovery_limit=2)
    poison = a_payment(1)
    for _ in range(3):
        [run] = claim_runs()
        begin(run.id, run.step)
        lose(run.id)
    work(gateways)
    row = the("payments", id=poison)
    assert (row.state, row.reason, row.run_id, row.due_at) == ("attention", "recovery_exhausted", None, None)
    assert emitted(poison)[-1] == "attention"
    assert path(poison)[-1] == "attention/materials"


def test_a_run_that_was_lost_before_any_step_began_blames_nobody(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    for _ in range(20):
        [run] = claim_runs()
        lose(run.id)
    assert the("payments", id=payment).recoveries == 0
    work(gateways)
    assert the("payments", id=payment).state == "waiting"


def test_an_intent_that_the_database_refuses_takes_no_other_with_it_and_ends_with_an_operator(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(recovery_limit=1)
    clock.at("2026-12-11T10:00:00+08:00")
    others = [a_payment(serial, method="tax_app", bank_account=None) for serial in (1, 2)]
    culprit = a_payment(3)
    with write() as connection:  # a row of another payment bears the key that the culprit's debit would get
        connection.execute(
            text(
                "INSERT INTO debits (key, payment_id, kind, method, state, amount_fen, created_at)"
                " VALUES (:key, :other, 'bank_debit', 'bank_debit', 'failed', 1, :now)"
            ),
            {"key": key_of(culprit, "collection:1"), "other": others[0], "now": "2026-12-06T00:00:00.000000Z"},
        )
    for _ in range(3):
        work(gateways)
        for run in rows("runs"):
            lose(run.id)
    row = the("payments", id=culprit)
    assert (row.state, row.reason, row.run_id) == ("attention", "recovery_exhausted", None)
    assert gateways.bank.sent("debit") == []
    assert [the("payments", id=one).waiting_for for one in others] == ["payment.settled"] * 2
    assert rows("runs") == []


def test_two_workers_on_one_run_at_once_do_each_thing_once(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    for other in gateways:
        other.one_thread = False
    payment = a_payment()
    [run] = claim_runs()
    for step in ("materials", "method", "declaration", "contract", "collection", "voucher"):
        barrier = threading.Barrier(2)

        def race(step: str = step, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            run_step(step, run.id, gateways)

        with ThreadPoolExecutor(2) as pool:
            for task in [pool.submit(race) for _ in range(2)]:
                task.result()
    for lost in rows("runs"):  # the process that moved it last may not have known of the next step
        lose(lost.id)
    work(gateways)
    row = the("payments", id=payment)
    assert row.state == "completed"
    assert len(rows("declarations")) == len(rows("contracts")) == len(rows("debits")) == len(rows("vouchers")) == 1
    assert set(gateways.bank.sent("debit")) == {key_of(payment, "collection:1")}
    assert [entry.version for entry in rows("history", payment_id=payment)] == list(range(1, row.version + 1))
