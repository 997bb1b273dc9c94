"""Debit days and payment windows: nothing is collected on a day or for a month that the region does not take."""

from datetime import date

import pytest

from foundation.clock import SHANGHAI
from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, letters, look_again, materials, rows, send, the, work

NOVEMBER = {"period": {"from": "2026-11", "to": "2026-11"}}


def day_of(payment: str) -> date:
    until = the("payments", id=payment).waiting_until
    return until.astimezone(SHANGHAI).date()


def test_a_shanghai_month_that_comes_after_its_debit_days_is_paid_by_the_payer_before_the_24th(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-11-17T09:00:00+08:00")
    payment = a_payment(**NOVEMBER)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.method, row.waiting_for, day_of(payment)) == ("tax_app", "payment.settled", date(2026, 11, 24))
    assert letters(payment) == ["pay_by_yourself"]
    clock.at("2026-11-24T00:00:01+08:00")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.reason) == ("expired", "not_paid_in_time")
    assert gateways.bank.sent("debit") == []


def test_a_short_balance_on_the_last_debit_day_asks_for_another_way_before_the_24th(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-11-16T09:00:00+08:00")
    gateways.bank.say("debit", Status.REJECTED, reason="short_balance")
    payment = a_payment(**NOVEMBER)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.waiting_for, day_of(payment)) == ("payment.method.chosen", date(2026, 11, 23))
    assert letters(payment)[-1] == "choice_wanted"
    send("method.chosen", payment, method="alipay")
    work(gateways)
    assert (the("payments", id=payment).waiting_for, day_of(payment)) == ("payment.settled", date(2026, 11, 24))
    clock.at("2026-11-24T00:00:01+08:00")
    work(gateways)
    assert the("payments", id=payment).state == "expired"
    assert len(gateways.bank.sent("debit")) == 1


def test_a_choice_is_wanted_no_longer_than_the_month_can_be_paid(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-11-20T09:00:00+08:00")
    payment = a_payment(**NOVEMBER, materials=materials("id_card"), method="wechat")
    work(gateways)
    [order] = rows("debits", payment_id=payment)
    gateways.bank.say("find", Status.REJECTED, reason="account_frozen")
    look_again(clock, gateways, payment)
    row = the("payments", id=payment)
    assert (row.waiting_for, day_of(payment)) == ("payment.method.chosen", date(2026, 11, 24))
    clock.at("2026-11-24T00:00:01+08:00")
    work(gateways)
    assert (the("payments", id=payment).state, the("debits", key=order.key).state) == ("expired", "failed")


def test_a_shanghai_month_that_is_over_is_ended_and_never_collected(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-11-24T09:00:00+08:00")
    payment = a_payment(**NOVEMBER)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.step, row.reason) == ("expired", "method", "not_paid_in_time")
    assert gateways.bank.calls == []


def test_a_signature_after_the_last_debit_day_leads_to_another_way(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-11-13T09:00:00+08:00")
    gateways.esign.say("request", Status.PENDING, reference="C-1")
    gateways.esign.say("find", Status.PENDING, times=500)
    payment = a_payment(**NOVEMBER)
    work(gateways)
    clock.at("2026-11-18T09:00:00+08:00")
    gateways.esign.script["find"].clear()  # it is signed now
    send("contract.signed", payment, document_sha256=the("contracts").document_sha256)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.method, row.waiting_for) == ("tax_app", "payment.settled")
    [letter] = rows("messages", payment_id=payment, channel="sms", letter="pay_by_yourself")
    assert letter.facts["wish"] == "bank_debit"
    assert gateways.bank.sent("debit") == []


def test_a_shanghai_debit_of_january_is_debited_though_the_holidays_are_not_announced(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2027-01-04T09:00:00+08:00")
    payment = a_payment(period={"from": "2027-01", "to": "2027-01"})
    work(gateways)
    assert day_of(payment) == date(2027, 1, 11)
    assert look_again(clock, gateways, payment).state == "completed"


@pytest.mark.parametrize(
    ("place", "now", "opens"),
    [
        ({"region": "120000", "base": "6000.00", "method": "wechat"}, "2026-12-22T09:00:00+08:00", date(2027, 1, 1)),
        ({"region": "441900", "base": "6000.00", "method": "wechat"}, "2026-11-01T09:00:00+08:00", date(2026, 11, 10)),
    ],
    ids=["Tianjin, closed at the end of December", "Dongguan, before its window"],
)
def test_an_order_is_opened_when_the_window_opens(
    clock: Clock, gateways: Gateways, place: dict[str, str], now: str, opens: date
) -> None:
    clock.at(now)
    month = {"from": now[:7], "to": now[:7]}
    payment = a_payment(**place, period=month, insurances=["pension"], bank_account=None)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.waiting_for, row.reason, day_of(payment)) == ("payment_window", "window_not_open", opens)
    assert gateways.bank.sent("open_orders") == []
    assert letters(payment) == ["window_announced"]
    assert rows("messages", payment_id=payment)[0].facts == {"opens_on": opens.isoformat()}
    look_again(clock, gateways, payment)
    assert the("payments", id=payment).waiting_for == "payment.settled"
    assert len(gateways.bank.sent("open_orders")) == 1
    assert letters(payment) == ["window_announced", "pay_by_yourself"]


def test_another_method_may_be_chosen_before_the_window_opens(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-11-01T09:00:00+08:00")
    payment = a_payment(
        region="441900", base="6000.00", method="wechat", period={"from": "2026-10", "to": "2026-10"},
        insurances=["pension"],
    )  # fmt: skip
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment_window"
    send("method.chosen", payment, method="bank_debit")
    work(gateways)
    assert (the("payments", id=payment).waiting_for, day_of(payment)) == ("debit_day", date(2026, 11, 9))
