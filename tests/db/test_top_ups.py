"""Top-ups: what final figures ask for beside what a completed payment paid is asked for, paid, booked and proved."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from models.session import read, write
from models.states import ArrivalChannel
from models.tables import Request
from regions import SCHEMES, get_regions
from tests.builders import Clock, emitted, key_of, letters, rows, send, the
from tests.command import shebao
from tests.db.test_rerate import a_paid_one, found, publish
from tests.policy import PolicyFiles
from workflows.messages.vouchers import get_voucher, open_voucher
from workflows.money.arrivals import find_known_money, keep_reports
from workflows.money.refunds.asking import Asker, approve, ask
from workflows.money.top_ups.carrying import carry_on
from workflows.money.top_ups.opening import pay_method
from workflows.operator.acting.top_ups import ask_again, cancel_top_up
from workflows.payment.arrivals import Report

DUE = 1608
OTHER = "wechat"
ALSO_OFFERED = f"""
[[method]]
scheme = "flexible"
code = "{OTHER}"
source = "a test"
confidence = "high"
"""
BY = {"actor": "li", "reason": "a test"}


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PolicyFiles:
    folder = tmp_path / "regions"
    folder.mkdir()
    return PolicyFiles(folder, monkeypatch)


@pytest.fixture
def payment(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> str:
    """A payment of Beijing, paid by provisional figures, with a top-up of 16.08 opened."""
    path = next(policy.folder.glob("110000-*.toml"))
    text = path.read_text(encoding="utf-8")
    policy.change(path.name, text, text + ALSO_OFFERED)
    one = a_paid_one(gateways, 1)
    publish(policy, 'amount = "601.00"')
    assert found("--apply", "--by", "li")["differences"][0]["applied"] == "top_up_due"
    return one


def key(payment: str, number: int = 1) -> str:
    return key_of(payment, f"topup:{number}")


def state(payment: str) -> tuple[str, str | None, str]:
    """State and reason of the top-up, and the state of its last order."""
    row, orders = the("adjustments", payment_id=payment), rows("debits", payment_id=payment, kind="top_up")
    return row.state, row.state_reason, max(orders, key=lambda one: one.key).state


def listed() -> list[dict[str, Any]]:
    result = shebao("top-ups", "list", "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def balances(payment: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in rows("ledger_entries", payment_id=payment):
        sums[row.account] += (row.debit_fen - row.credit_fen) * (1 if row.account == "payer" else -1)
    return sums


def whole(payment: str, gateways: Gateways) -> None:
    """What the bank took is booked, returned or open under a reason."""
    took = sum(gateways.bank.paid.values())
    kept = [row for row in rows("arrivals", payment_id=payment) if row.debit_key in gateways.bank.paid]
    assert sum(row.amount_fen for row in kept) == took
    assert all(row.booked_fen + row.refunded_fen == row.amount_fen or row.reason for row in kept)


def test_the_payer_gets_the_bill_pays_it_and_gets_another_voucher(
    gateways: Gateways, payment: str, clock: Clock
) -> None:
    first = the("vouchers", payment_id=payment)
    before = balances(payment)
    carry_on(gateways.bank)
    assert state(payment) == ("open", None, "pending")
    order = gateways.bank.orders[key(payment)]
    assert (order.amount_fen, order.method) == (DUE, "tax_app")
    bill = rows("messages", payment_id=payment, letter="top_up_bill")[0]
    assert bill.facts["rest"] == "16.08"
    assert bill.facts["order"] == the("debits", key=key(payment)).order_no
    carry_on(gateways.bank)
    assert gateways.bank.sent("open_orders").count(key(payment)) == 1, "not due: the bank is asked later"

    gateways.bank.pay(key(payment))
    receipt = send("settled", payment, amount="16.08", key=key(payment), bank_reference="TU-1")
    assert receipt.status == "accepted"
    gateways.bank.say("find", Status.ACCEPTED, reference="TU-1", amount_fen=DUE, at=utcnow())
    carry_on(gateways.bank)
    assert state(payment) == ("paid", None, "settled")
    arrival = the("arrivals", debit_key=key(payment))
    assert (arrival.state, arrival.booked_fen, arrival.reference, arrival.channel) == ("matched", DUE, "TU-1", "event")
    after = balances(payment)
    assert after["payer"] - before["payer"] == after["medical.fund"] - before["medical.fund"] == DUE
    ended, fresh = sorted(rows("vouchers", payment_id=payment), key=lambda row: row.serial)
    assert (ended.no, ended.replaced_by, fresh.ended_at) == (first.no, fresh.no, None)
    with read() as connection:
        data = open_voucher(get_voucher(connection, fresh.no))
    data.check()
    assert (data.total_fen, data.bank_reference, {item.provisional for item in data.items}) == (
        218492 + DUE, "B-1 / TU-1", {False}
    )  # fmt: skip
    assert emitted(payment)[-1] == "adjusted"
    assert rows("outbox", type="cn.shebao.payment.adjusted.v1")[0].data == {
        "total": "2201.00", "voucher": fresh.no, "annulled": first.no
    }  # fmt: skip
    assert letters(payment)[-1] == "voucher"
    assert [one["state"] for one in listed()] == ["paid"]
    assert {one["top_up"] for one in json.loads(shebao("money", "--json").stdout)} == {"0.00"}

    again = send("settled", payment, amount="16.08", key=key(payment), bank_reference="TU-2")
    assert (again.status, again.code) == ("kept", "paid_twice")
    assert the("arrivals", reference="TU-2").state == "open"


def test_one_whose_payer_cannot_be_read_stays_open_and_then_needs_an_operator(
    gateways: Gateways, payment: str, clock: Clock
) -> None:
    with write() as connection:
        unreadable = update(Request).where(Request.payment_id == payment)
        connection.execute(unreadable.values(payer_sealed="unreadable"))
    carry_on(gateways.bank)
    assert state(payment) == ("open", None, "intended")
    for _ in range(9):
        clock.forward(hours=2)
        carry_on(gateways.bank)
    assert state(payment) == ("attention", "bank_unknown", "intended")
    assert key(payment) not in gateways.bank.sent("open_orders")


def test_one_that_is_not_paid_expires_and_may_be_asked_for_again(
    gateways: Gateways, payment: str, clock: Clock
) -> None:
    carry_on(gateways.bank)
    clock.forward(days=60)
    for _ in range(3):
        carry_on(gateways.bank)
    assert state(payment) == ("expired", "not_paid_in_time", "withdrawn")
    assert gateways.bank.sent("close_orders") == [f"{key(payment)}:close"]
    [shown] = listed()
    assert (shown["state"], shown["reason"], shown["amount"]) == ("expired", "not_paid_in_time", "16.08")
    late = send("settled", payment, amount="16.08", key=key(payment), bank_reference="TU-9")
    assert (late.status, late.code) == ("kept", "paid_after_end")
    assert ask_again(payment, gateways.bank, **BY).state == "open"
    assert state(payment) == ("open", None, "pending")
    gateways.bank.pay(key(payment, 2))
    clock.forward(hours=2)
    carry_on(gateways.bank)
    assert state(payment) == ("paid", None, "settled")


def test_a_cancelled_one_is_closed_and_one_paid_before_is_booked(
    gateways: Gateways, payment: str, clock: Clock
) -> None:
    carry_on(gateways.bank)
    assert cancel_top_up(payment, gateways.bank, **BY).state == "cancelled"
    assert state(payment) == ("cancelled", "cancel_requested", "withdrawn")
    ask_again(payment, gateways.bank, **BY)
    gateways.bank.say("find", Status.PENDING)
    gateways.bank.pay(key(payment, 2))
    assert cancel_top_up(payment, gateways.bank, **BY).state == "open", "paid before it could be closed"
    carry_on(gateways.bank)
    assert state(payment) == ("paid", None, "settled")
    whole(payment, gateways)


@pytest.mark.parametrize(("was_done", "sent"), [(True, 1), (False, 2)])
def test_an_order_of_unknown_outcome_is_asked_about_and_never_doubled(
    gateways: Gateways, payment: str, clock: Clock, was_done: bool, sent: int
) -> None:
    gateways.bank.say("open_orders", Status.UNKNOWN)
    carry_on(gateways.bank)
    assert state(payment) == ("open", None, "unknown")
    clock.forward(hours=2)
    if was_done:
        gateways.bank.say("find", Status.PENDING, reference="JF-1")
    carry_on(gateways.bank)
    assert state(payment) == ("open", None, "pending")
    assert gateways.bank.sent("open_orders").count(key(payment)) == sent
    assert len(rows("messages", payment_id=payment, letter="top_up_bill", channel="sms")) == 1


def test_an_order_that_stays_unknown_needs_an_operator(gateways: Gateways, payment: str, clock: Clock) -> None:
    gateways.bank.say("find", Status.UNKNOWN, times=20)
    for _ in range(20):
        carry_on(gateways.bank)
        clock.forward(hours=2)
    assert state(payment)[:2] == ("attention", "bank_unknown")
    assert gateways.bank.sent("open_orders").count(key(payment)) == 0
    assert "top-up" in shebao("doctor").stdout


@pytest.mark.parametrize(("paid", "booked", "ends"), [(1000, 0, "attention"), (2000, DUE, "paid")])
def test_another_amount_is_booked_as_far_as_it_was_asked_for(
    gateways: Gateways, payment: str, clock: Clock, paid: int, booked: int, ends: str
) -> None:
    carry_on(gateways.bank)
    gateways.bank.pay(key(payment), paid)
    clock.forward(hours=2)
    carry_on(gateways.bank)
    assert the("adjustments", payment_id=payment).state == ends
    arrival = the("arrivals", debit_key=key(payment))
    assert (arrival.state, arrival.reason, arrival.booked_fen) == ("open", "amount_differs", booked)
    whole(payment, gateways)


def test_the_bank_refuses_the_order_and_an_operator_sees_it(gateways: Gateways, payment: str) -> None:
    gateways.bank.say("open_orders", Status.REJECTED, reason="data_wrong")
    carry_on(gateways.bank)
    assert state(payment) == ("attention", "bank_refused", "failed")
    assert the("debits", key=key(payment)).reason == "data_wrong"


def test_the_payer_pays_by_another_method_than_was_asked_by(gateways: Gateways, payment: str, clock: Clock) -> None:
    carry_on(gateways.bank)
    receipt = send("method.chosen", payment, method=OTHER)
    assert (receipt.status, receipt.code) == ("accepted", None)
    for _ in range(3):
        carry_on(gateways.bank)
    assert gateways.bank.sent("close_orders") == [f"{key(payment)}:close"]
    assert state(payment) == ("open", None, "pending")
    assert [(row.method, row.state, row.reason) for row in rows("debits", payment_id=payment, kind="top_up")] == [
        ("tax_app", "withdrawn", "method_chosen"),
        (OTHER, "pending", None),
    ]
    assert (gateways.bank.orders[key(payment, 2)].amount_fen, listed()[0]["method"]) == (DUE, OTHER)
    assert len(rows("messages", payment_id=payment, letter="top_up_bill", channel="email")) == 2
    send("method.chosen", payment, method=OTHER)
    late = send("settled", payment, amount="16.08", key=key(payment), bank_reference="TU-9")
    assert (late.status, late.code) == ("kept", "paid_after_end"), "the order was closed"
    gateways.bank.pay(key(payment, 2))
    clock.forward(hours=2)
    carry_on(gateways.bank)
    assert state(payment) == ("paid", None, "settled")
    assert len(rows("debits", payment_id=payment, kind="top_up")) == 2
    chosen = send("method.chosen", payment, method="alipay")
    assert (chosen.status, chosen.code) == ("kept", "payment_finished")


def test_an_order_that_is_paid_before_the_other_method_counts_is_booked(
    gateways: Gateways, payment: str, clock: Clock
) -> None:
    carry_on(gateways.bank)
    gateways.bank.pay(key(payment))
    send("method.chosen", payment, method=OTHER)
    for _ in range(3):
        carry_on(gateways.bank)
    assert state(payment) == ("paid", None, "settled")
    assert len(rows("debits", payment_id=payment, kind="top_up")) == 1
    whole(payment, gateways)


def test_after_the_bank_refused_an_order_the_payer_chooses_how_to_pay(gateways: Gateways, payment: str) -> None:
    gateways.bank.say("open_orders", Status.REJECTED, reason="data_wrong")
    carry_on(gateways.bank)
    assert send("method.chosen", payment, method=OTHER).status == "accepted"
    carry_on(gateways.bank)
    assert state(payment) == ("open", None, "pending")
    assert gateways.bank.orders[key(payment, 2)].method == OTHER


def test_a_method_that_the_region_does_not_offer_changes_nothing(gateways: Gateways, payment: str) -> None:
    carry_on(gateways.bank)
    for method in ("bank_debit", "village_collector"):
        receipt = send("method.chosen", payment, method=method)
        assert (receipt.status, receipt.code) == ("kept", "method_not_offered")
    cancel_top_up(payment, gateways.bank, **BY)
    assert send("method.chosen", payment, method=OTHER).code == "payment_finished"
    assert key(payment, 2) not in gateways.bank.orders


def test_every_region_has_a_method_for_the_difference_of_a_payer_who_was_debited() -> None:
    for region in get_regions():
        for scheme in SCHEMES:
            methods = {one.code for one in region.methods(scheme)} if region.has_plan(scheme) else set()
            if methods:
                chosen = pay_method(region, scheme, "bank_debit")
                assert chosen in methods - {"bank_debit"}, (region.code, scheme)
                assert pay_method(region, scheme, chosen) == chosen


def test_a_report_that_is_judged_while_the_bank_confirms_the_money_stays_one_row(
    gateways: Gateways, payment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry_on(gateways.bank)
    gateways.bank.pay(key(payment))
    gateways.bank.one_thread = False
    with ThreadPoolExecutor(1) as pool:
        carried = []

        def find(*args: Any, **options: Any) -> Any:
            found = find_known_money(*args, **options)
            carried.append(pool.submit(carry_on, gateways.bank, payment))
            wait(carried, timeout=0.3)
            return found

        monkeypatch.setattr("workflows.money.arrivals.find_known_money", find)
        with write() as connection:
            keep_reports(connection, [(payment, Report(DUE, ArrivalChannel.EVENT, key(payment)))], utcnow())
        carried[0].result()
    assert state(payment) == ("paid", None, "settled")
    [arrival] = rows("arrivals", debit_key=key(payment))
    assert (arrival.state, arrival.booked_fen) == ("matched", DUE)


def test_a_bill_is_withdrawn_when_all_money_of_its_payment_goes_back(gateways: Gateways, payment: str) -> None:
    carry_on(gateways.bank)
    ask(payment, None, gateways.bank, Asker("li", "paid for the wrong scheme"))
    approve(rows("arrivals", payment_id=payment)[0].id, gateways.bank, Asker("wang", "seen"))
    for _ in range(2):
        carry_on(gateways.bank)
    assert state(payment) == ("cancelled", "cancel_requested", "withdrawn")
