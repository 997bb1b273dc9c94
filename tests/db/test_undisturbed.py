"""What waits for a region's day or for a gateway that is away leaves the runs to the others."""

from collections.abc import Callable

from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, rows, work
from workflows.engine.dispatch import claim_runs


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


def test_payments_that_wait_for_a_gateway_take_no_room_in_a_run(
    clock: Clock, gateways: Gateways, settings: Callable[..., None]
) -> None:
    settings(run_size=10, runs_in_flight=1, retry_seconds="600")
    gateways.esign.say("request", Status.UNAVAILABLE, times=20, reason="connection_refused")
    stuck = [a_payment(serial) for serial in range(1, 21)]
    work(gateways)
    assert {(row.id, row.reason) for row in rows("payments")} == {(payment, "esign_unavailable") for payment in stuck}
    lone = a_payment(41, method="tax_app", bank_account=None)
    [run] = claim_runs()
    assert [row.id for row in rows("payments") if row.run_id == run.id] == [lone]
