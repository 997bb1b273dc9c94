"""What waits for a region's day or for a gateway that is away leaves the runs to the others."""

from collections.abc import Callable

from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, rows, work
from workflows.dispatch import claim_runs


def test_payments_that_wait_for_their_regions_day_take_no_room_in_a_run(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(run_size=10, runs_in_flight=1)
    waiting = [a_payment(serial) for serial in range(1, 41)]
    work(gateways)
    assert {(row.id, row.waiting_for) for row in rows("payments")} == {(payment, "debit_day") for payment in waiting}
    lone = a_payment(41, method="tax_app", bank_account=None)
    [run] = claim_runs()
    assert [row.id for row in rows("payments") if row.run_id == run.id] == [lone]


def test_payments_at_a_dead_gateway_leave_the_runs_to_the_others(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(run_size=10, runs_in_flight=1)
    gateways.esign.say("request", Status.UNAVAILABLE, times=999, reason="connection_refused")
    gateways.esign.say("find", Status.UNKNOWN, times=999, reason="connection_refused")
    stuck = [a_payment(serial) for serial in range(1, 41)]
    work(gateways)
    others = [a_payment(serial, method="tax_app", bank_account=None) for serial in range(41, 61)]
    runs = work(gateways)
    assert {row.reason for row in rows("payments") if row.id in others} == {"payer_pays"}
    assert runs == 2, "no run was spent on those who wait"
    assert {row.reason for row in rows("payments") if row.id in stuck} == {"esign_unavailable"}
