"""Fairness on a database: a backlog does not hold up a payment that comes after it, and no payment is left behind."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from models.session import get_engine
from tests.builders import Clock, a_payment, rows
from workflows.engine.dispatch import claim_runs


def a_bulk_and_one_more(clock: Clock) -> tuple[list[str], str]:
    """Thirty payments, and one that comes two seconds later."""
    clock.at("2026-12-07T09:00:00+08:00")
    bulk = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, 31)]
    clock.at("2026-12-07T09:00:02+08:00")
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
    assert (large.express, small.express) == (False, True)


def test_a_lone_payment_that_could_not_go_at_once_is_in_the_next_run_of_the_bulk(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=10, runs_in_flight=1)
    bulk, lone = a_bulk_and_one_more(clock)
    clock.at("2026-12-07T09:00:10+08:00")
    [run] = claim_runs()
    assert {row.id for row in rows("payments") if row.run_id == run.id} == {*bulk[:9], lone}


def test_if_a_backlog_just_became_due_the_latest_of_it_go_with_the_oldest(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=20, runs_in_flight=1)
    clock.at("2026-12-07T09:00:00+08:00")
    oldest = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, 20)]
    clock.at("2026-12-07T09:00:05+08:00")
    latest = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(20, 30)]
    [run] = claim_runs()
    assert {row.id for row in rows("payments") if row.run_id == run.id} == {*oldest[:18], *latest[8:]}
    assert not run.express
    assert claim_runs() == []


def test_the_oldest_are_in_every_run_however_many_become_due_later(clock: Clock, settings: Callable[..., None]) -> None:
    settings(run_size=10, runs_in_flight=9)
    clock.at("2026-12-07T09:00:00+08:00")
    oldest = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, 19)]
    for minute in range(1, 3):
        clock.at(f"2026-12-07T09:{minute:02d}:00+08:00")
        for serial in range(20 * minute, 20 * minute + 15):
            a_payment(serial, method="tax_app", bank_account=None)
        claim_runs()
    assert {row.id for row in rows("payments") if row.run_id} >= set(oldest)


def test_what_just_became_due_goes_in_one_express_run_beyond_the_bound_while_large_runs_take_all_room(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=20, runs_in_flight=1)
    clock.at("2026-12-07T09:00:00+08:00")
    for serial in range(1, 31):
        a_payment(serial, method="tax_app", bank_account=None)
    clock.at("2026-12-07T09:00:05+08:00")
    assert [run.size for run in claim_runs()] == [20]
    assert claim_runs() == [], "the rest of the bulk is not new: it waits for room"
    lone = a_payment(31, method="tax_app", bank_account=None)
    [small] = claim_runs()
    assert [row.id for row in rows("payments") if row.run_id == small.id] == [lone]
    a_payment(32, method="tax_app", bank_account=None)
    assert claim_runs() == [], "one small run beyond the bound is enough"


def test_what_just_became_due_waits_for_room_if_a_run_in_flight_is_not_full_unless_another_has_waited_for_long(
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
        assert [(run.size, run.express) for run in claim_runs()] == [(1, False)]
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
