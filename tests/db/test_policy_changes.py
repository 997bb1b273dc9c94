"""The policy files change while payments are under way: each goes on, or is kept for a process that knows."""

from pathlib import Path

import pytest

from gateways.ports import Gateways
from tests.builders import Clock, a_payment, letters, look_again, materials, path, the, work
from tests.policy import PolicyFiles
from workflows.operator.actions import retry

FOLDER_OF_NEW = "990000"


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PolicyFiles:
    folder = tmp_path / "regions"
    folder.mkdir()
    return PolicyFiles(folder, monkeypatch)


def new_place_payment(serial: int = 1) -> str:
    return a_payment(
        serial, region=FOLDER_OF_NEW, insurances=["pension"], base="6000.00", method="tax_app", bank_account=None,
        materials=materials("id_card"),
    )  # fmt: skip


def test_payments_go_on_with_their_own_steps_when_their_plan_is_renamed(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    waiting = a_payment(1)
    work(gateways)
    policy.rename_plan("standard", "usual")
    fresh = a_payment(2, materials=materials("id_card"))
    work(gateways)
    assert the("payments", id=fresh).reason == "materials_missing"
    assert look_again(clock, gateways, waiting).state == "completed"


def test_payments_go_on_with_their_own_steps_when_their_region_gets_another_plan(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = a_payment(1)
    work(gateways)
    before = path(payment)
    policy.change(
        "plans.toml", 'steps = ["materials", "method", "declaration"', 'steps = ["materials", "declaration", "method"'
    )
    assert look_again(clock, gateways, payment).state == "completed"
    assert path(payment)[len(before) - 1].endswith("collection")


def test_a_payment_of_a_region_added_meanwhile_is_carried_out(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    policy.add_region(FOLDER_OF_NEW)
    payment = new_place_payment()
    work(gateways)
    assert (the("payments", id=payment).state, the("payments", id=payment).waiting_for) == (
        "waiting", "payment.settled"
    )  # fmt: skip
    assert letters(payment) == ["pay_by_yourself"]


def test_a_payment_of_a_region_that_a_worker_lacks_is_kept_until_one_knows_it(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    policy.add_region(FOLDER_OF_NEW)
    payment = new_place_payment()
    policy.remove_region(f"{FOLDER_OF_NEW}-new.toml")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.reason, row.step) == ("waiting", "region_unknown", "materials")
    for _ in range(8):
        row = look_again(clock, gateways, payment) if row.state == "waiting" else row
    assert (row.state, row.reason) == ("attention", "region_unknown")
    policy.add_region(FOLDER_OF_NEW)
    retry(payment, actor="operator", reason="the file is there")
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.settled"
