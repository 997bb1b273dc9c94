"""Fairness: a bulk does not hold up the one who comes after it, and nobody is left behind for those who come later."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from foundation.clock import utcnow
from models.claim import begin_step
from models.session import get_engine, write_at_once
from tests.builders import Clock, a_payment, rows
from workflows.engine.dispatch import claim_runs, keeps_waiting


def a_bulk_and_one_more(clock: Clock) -> tuple[list[str], str]:
    """Thirty payments, and one that comes two seconds later."""
    clock.at("2026-11-23T09:00:00+08:00")
    bulk = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, 31)]
    clock.at("2026-11-23T09:00:02+08:00")
    lone = a_payment(31, method="tax_app", bank_account=None)
    return bulk, lone


def test_a_lone_payment_goes_at_once_in_a_small_run_though_a_bulk_came_before_it(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=10, runs_in_flight=1)
    bulk, lone = a_bulk_and_one_more(clock)
    large, small = claim_runs()
    assert {row.id for row in rows("payments") if row.run_id == large.id} == {*bulk[:9], bulk[-1]}
    assert {row.id for row in rows("payments") if row.run_id == small.id} == {lone}
    assert (large.passes, small.passes) == (False, True)


def test_a_lone_payment_that_could_not_go_at_once_is_in_the_next_run_of_the_bulk(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=10, runs_in_flight=1)
    bulk, lone = a_bulk_and_one_more(clock)
    clock.at("2026-11-23T09:00:10+08:00")
    [run] = claim_runs()
    assert {row.id for row in rows("payments") if row.run_id == run.id} == {*bulk[:9], lone}


def test_where_a_crowd_has_just_come_the_latest_of_it_go_with_the_oldest(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=20, runs_in_flight=1)
    clock.at("2026-11-23T09:00:00+08:00")
    oldest = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, 20)]
    clock.at("2026-11-23T09:00:05+08:00")
    latest = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(20, 30)]
    [run] = claim_runs()
    assert {row.id for row in rows("payments") if row.run_id == run.id} == {*oldest[:18], *latest[8:]}
    assert not run.passes
    assert claim_runs() == []


def test_the_oldest_are_in_every_run_however_many_come_later(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=10, runs_in_flight=9)
    clock.at("2026-11-23T09:00:00+08:00")
    oldest = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, 19)]
    for minute in range(1, 3):
        clock.at(f"2026-11-23T09:{minute:02d}:00+08:00")
        for serial in range(20 * minute, 20 * minute + 15):
            a_payment(serial, method="tax_app", bank_account=None)
        claim_runs()
    assert {row.id for row in rows("payments") if row.run_id} >= set(oldest)


def test_who_has_just_come_goes_in_one_small_run_beyond_the_bound_while_large_runs_take_all_room(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=20, runs_in_flight=1)
    clock.at("2026-11-23T09:00:00+08:00")
    for serial in range(1, 31):
        a_payment(serial, method="tax_app", bank_account=None)
    clock.at("2026-11-23T09:00:05+08:00")
    assert [run.size for run in claim_runs()] == [20]
    assert claim_runs() == [], "the rest of the bulk is not new: it waits for room"
    lone = a_payment(31, method="tax_app", bank_account=None)
    [small] = claim_runs()
    assert [row.id for row in rows("payments") if row.run_id == small.id] == [lone]
    a_payment(32, method="tax_app", bank_account=None)
    assert claim_runs() == [], "one small run beyond the bound is enough"


def test_who_has_just_come_waits_for_room_where_the_runs_at_work_are_not_full_unless_somebody_has_waited_for_long(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=20, runs_in_flight=1)
    for serial in range(1, 11):
        a_payment(serial, method="tax_app", bank_account=None)
    assert [run.size for run in claim_runs()] == [10]
    a_payment(11, method="tax_app", bank_account=None)
    assert claim_runs() == [], "a run that is not full is soon done"
    clock.forward(seconds=1)
    lone = a_payment(12, method="tax_app", bank_account=None)
    [small] = claim_runs()
    assert [row.id for row in rows("payments") if row.run_id == small.id] == [lone]


def test_small_runs_do_not_go_beyond_the_bound(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=20, runs_in_flight=2)
    for serial in range(1, 3):
        a_payment(serial, method="tax_app", bank_account=None)
        assert [(run.size, run.passes) for run in claim_runs()] == [(1, False)]
    a_payment(3, method="tax_app", bank_account=None)
    assert claim_runs() == []


def test_asking_for_work_while_there_is_no_room_takes_one_statement(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=20, runs_in_flight=1)
    a_payment(1, method="tax_app", bank_account=None)
    claim_runs()
    a_payment(2, method="tax_app", bank_account=None)
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(get_engine(), "before_cursor_execute", note)
    try:
        assert claim_runs() == []
    finally:
        event.remove(get_engine(), "before_cursor_execute", note)
    assert len(sent) == 1


def test_a_large_run_lets_a_small_one_that_waits_pass_and_nobody_else(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=20, runs_in_flight=3)
    clock.at("2026-11-23T09:00:00+08:00")
    for serial in range(1, 41):
        a_payment(serial, method="tax_app", bank_account=None)
    clock.at("2026-11-23T09:00:05+08:00")
    sizes = [run.size for run in claim_runs()]
    assert sizes == [20]
    assert not keeps_waiting(20)
    a_payment(50, method="tax_app", bank_account=None)
    [small, *_] = [run for run in claim_runs() if run.size <= 2]
    assert small.passes
    assert keeps_waiting(20)
    assert not keeps_waiting(10), "a run that is half full is soon done"
    with write_at_once() as connection:
        begin_step(connection, small.id, "materials", utcnow(), 12)
    assert not keeps_waiting(20), "its worker has it"
