"""The policy files change while payments are under way: each goes on, or is kept for a process that knows."""

from pathlib import Path

import pytest

from gateways.ports import Gateways
from tests.builders import (
    Clock,
    a_payment,
    account,
    key_of,
    letters,
    look_again,
    materials,
    path,
    rows,
    send,
    the,
    work,
)
from tests.policy import PolicyFiles
from workflows.operator.acting.actions import retry

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


SHANGHAI = {"method": "tax_app"}
HANGZHOU = {"region": "330100", "insurances": ["pension"], "base": "8000.00", "method": "tax_app"}
CHANGES = {
    "another rate": ("CN.toml", 'rate = "0.20"', 'rate = "0.21"', 9),
    "a base that is too low now": ("310000-shanghai.toml", 'min = "7546"', 'min = "9000"', 1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_declared_stays_when_the_figures_change_before_it_is_paid(
    clock: Clock, gateways: Gateways, policy: PolicyFiles, change: tuple[str, str, str, int]
) -> None:
    payment = a_payment(1, **SHANGHAI)
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.settled"
    policy.change(*change)
    gateways.bank.pay(key_of(payment, "collection:1"))
    assert look_again(clock, gateways, payment).state == "completed"
    booked = rows("ledger_entries", payment_id=payment)
    declared = the("declarations", payment_id=payment).total_fen
    assert sum(row.debit_fen for row in booked) == sum(row.credit_fen for row in booked) == declared == 240000


def test_what_was_declared_is_debited_when_the_figures_change_before_the_debit_day(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = a_payment(1)
    work(gateways)
    assert the("payments", id=payment).step == "collection"
    policy.change(*CHANGES["another rate"])
    assert look_again(clock, gateways, payment).state == "completed"
    assert the("debits", payment_id=payment).amount_fen == 240000


def test_without_a_declaration_the_figures_are_those_that_money_was_asked_for(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = a_payment(1, **HANGZHOU, bank_account=None, materials=materials("id_card"))
    work(gateways)
    row = the("payments", id=payment)
    assert (row.waiting_for, rows("declarations", payment_id=payment)) == ("payment.settled", [])
    policy.change(*CHANGES["another rate"])
    gateways.bank.pay(key_of(payment, "collection:1"))
    assert look_again(clock, gateways, payment).state == "completed"
    booked = rows("ledger_entries", payment_id=payment)
    assert sum(row.credit_fen for row in booked) == the("debits", payment_id=payment).amount_fen == row.total_fen


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


BEIJING = {"region": "110000", "base": "8000.00", "method": "tax_app", "bank_account": None}
MEDICAL = """
[[charge]]
scheme = "flexible"
insurance = "medical"
from = 2026-07-01
kind = "monthly"
amount = "601.00"
source = "a test"
confidence = "high"
"""
LATE_FIGURES = {
    "an amount that was published": ("", MEDICAL),
    "a list of bases": ('mode = "range"\nmin = "7270"\nmax = "36348"', 'mode = "list"\namounts = ["7270", "9000"]'),
    "higher bounds": ('min = "7270"', 'min = "9000"'),
    "lower bounds": ('max = "36348"', 'max = "7500"'),
}


@pytest.mark.parametrize("change", LATE_FIGURES.values(), ids=LATE_FIGURES)
def test_the_payer_pays_what_was_asked_whatever_figures_come_meanwhile(
    clock: Clock, gateways: Gateways, policy: PolicyFiles, change: tuple[str, str]
) -> None:
    payment = a_payment(1, **BEIJING, materials=materials("id_card"))
    work(gateways)
    row = the("payments", id=payment)
    assert (row.waiting_for, row.total_fen) == ("payment.settled", 218492)
    old, new = change
    text = (policy.folder / "110000-beijing.toml").read_text(encoding="utf-8")
    policy.change("110000-beijing.toml", old or text, new if old else text + new)
    gateways.bank.pay(key_of(payment, "collection:1"))
    assert look_again(clock, gateways, payment).state == "completed"
    booked = rows("ledger_entries", payment_id=payment)
    assert sum(row.debit_fen for row in booked) == sum(row.credit_fen for row in booked) == 218492


@pytest.mark.parametrize("method", ["tax_app", "bank_debit"])
def test_a_payment_whose_region_is_taken_away_is_handed_back_and_ends_where_it_is_known(
    clock: Clock, gateways: Gateways, policy: PolicyFiles, method: str
) -> None:
    payment = a_payment(1, method=method)
    work(gateways)
    content = (policy.folder / "310000-shanghai.toml").read_text(encoding="utf-8")
    policy.remove_region("310000-shanghai.toml")
    gateways.bank.paid[key_of(payment, "collection:1")] = 240000
    row = look_again(clock, gateways, payment)
    assert (row.state, row.reason) == ("waiting", "region_unknown")
    (policy.folder / "310000-shanghai.toml").write_text(content, encoding="utf-8")
    assert look_again(clock, gateways, payment).state == "completed"
    assert the("debits", payment_id=payment).amount_fen == 240000


BY_CHANNEL = """
[[plan]]
scheme = "flexible"
plan = "standard"
source = "a test"
confidence = "high"

[[plan]]
scheme = "flexible"
plan = "channel_declares"
methods = ["wechat", "alipay"]
source = "a test"
confidence = "high"
"""


def test_a_plan_is_for_the_method_that_the_payer_asks_for_and_kept_by_the_payment(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    before = a_payment(1, method="wechat")
    text = (policy.folder / "310000-shanghai.toml").read_text(encoding="utf-8")
    policy.change("310000-shanghai.toml", text, text + BY_CHANNEL)
    by_channel, by_app, by_debit = (
        a_payment(2 + at, method=name) for at, name in enumerate(("wechat", "tax_app", None))
    )
    work(gateways)
    declared = {row.payment_id for row in rows("declarations")}
    assert declared == {before, by_app, by_debit}
    assert the("payments", id=by_channel).plan == "materials,method,collection,voucher"
    assert the("payments", id=by_debit).method == "bank_debit"
    send("method.chosen", by_channel, method="bank_debit", bank_account=account())
    work(gateways)
    row = the("payments", id=by_channel)
    assert (row.step, row.method) == ("collection", "tax_app")
    assert rows("contracts", payment_id=by_channel) == []
