"""Fairness: a bulk does not hold up the one who comes after it, and nobody is left behind for those who come later."""

from collections.abc import Callable

from tests.builders import Clock, a_payment, rows
from workflows.dispatch import claim_runs


def test_a_lone_payment_is_in_the_next_run_though_a_bulk_came_before_it(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(run_size=10, runs_in_flight=1)
    clock.at("2026-11-23T09:00:00+08:00")
    bulk = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(1, 31)]
    clock.at("2026-11-23T09:00:01+08:00")
    lone = a_payment(31, method="tax_app", bank_account=None)
    [run] = claim_runs()
    taken = {row.id for row in rows("payments") if row.run_id == run.id}
    assert lone in taken
    assert taken - {lone} == set(bulk[:9])


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
