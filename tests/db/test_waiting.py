"""Deadlines, reminders and choices: what a payment waits for does not change because something outside falters."""

from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, key_of, letters, look_again, path, rows, send, the, work


def self_paying(serial: int = 1) -> str:
    return a_payment(serial, method="tax_app", bank_account=None)


def test_a_bank_that_falters_while_the_payer_pays_moves_no_deadline_and_sends_no_second_letter(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-22T10:00:00+08:00")
    payment = self_paying()
    work(gateways)
    until = the("payments", id=payment).waiting_until
    assert until.isoformat() == "2026-12-23T16:00:00+00:00"  # "before the 24th" in Shanghai
    clock.at("2026-12-23T23:59:00+08:00")
    gateways.bank.say("find", Status.UNKNOWN, reason="timeout")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.waiting_for, row.reason) == ("retry", "bank_unknown")
    clock.forward(seconds=10)
    work(gateways)
    row = the("payments", id=payment)
    assert (row.waiting_for, row.waiting_until) == ("payment.settled", until)
    assert letters(payment) == ["pay_by_yourself"]
    clock.at("2026-12-24T00:00:01+08:00")
    work(gateways)
    assert the("payments", id=payment).state == "expired"


def test_a_signature_platform_that_falters_moves_no_deadline(clock: Clock, gateways: Gateways) -> None:
    gateways.esign.say("request", Status.PENDING, reference="C-1")
    gateways.esign.say("find", Status.PENDING)
    gateways.esign.say("find", Status.UNKNOWN, reason="timeout")
    gateways.esign.say("find", Status.PENDING, times=20)
    payment = a_payment()
    work(gateways)
    until = the("payments", id=payment).waiting_until
    look_again(clock, gateways, payment)
    assert look_again(clock, gateways, payment).waiting_for == "retry"
    row = look_again(clock, gateways, payment)
    assert (row.waiting_for, row.waiting_until) == ("payment.contract.signed", until)
    assert letters(payment) == ["contract_to_sign"]


def test_an_authority_that_falters_while_it_decides_moves_no_deadline(clock: Clock, gateways: Gateways) -> None:
    gateways.authority.say("file", Status.PENDING)
    gateways.authority.say("find", Status.UNKNOWN, reason="timeout")
    gateways.authority.say("find", Status.PENDING, times=400)
    payment = a_payment()
    work(gateways)
    until = the("payments", id=payment).waiting_until
    assert look_again(clock, gateways, payment).waiting_for == "retry"
    row = look_again(clock, gateways, payment)
    assert (row.waiting_for, row.waiting_until) == ("authority_answer", until)
    clock.at(until.isoformat())
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.reason) == ("attention", "authority_answer_late")


def test_a_bank_that_falters_while_it_decides_moves_no_deadline(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.bank.say("debit", Status.PENDING)
    gateways.bank.say("find", Status.UNKNOWN, reason="timeout")
    gateways.bank.say("find", Status.PENDING, times=400)
    payment = a_payment()
    work(gateways)
    until = the("payments", id=payment).waiting_until
    assert look_again(clock, gateways, payment).waiting_for == "retry"
    row = look_again(clock, gateways, payment)
    assert (row.waiting_for, row.waiting_until) == ("bank_answer", until)
    clock.at(until.isoformat())
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.reason) == ("attention", "bank_answer_late")


def test_an_order_that_the_payer_has_paid_is_not_left_for_another_method(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment(method="tax_app")
    work(gateways)
    gateways.bank.pay(key_of(payment, "collection:1"))
    send("method.chosen", payment, method="bank_debit")
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert gateways.bank.sent("debit") == []


def test_an_order_that_is_not_paid_may_be_left_for_another_method(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment(method="tax_app")
    work(gateways)
    send("method.chosen", payment, method="bank_debit")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.method) == ("completed", "bank_debit")
    assert the("debits", key=key_of(payment, "collection:1")).state == "withdrawn"
    assert "running/method" in path(payment)[5:]


def test_an_order_that_is_not_paid_may_be_cancelled(clock: Clock, gateways: Gateways) -> None:
    payment = self_paying()
    work(gateways)
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert the("debits", payment_id=payment).state == "withdrawn"
    assert the("inbox", type="cn.shebao.payment.cancel.requested.v1").state == "used"
    assert letters(payment)[-1] == "cancelled"
    assert all(row.released_at for row in rows("coverages", payment_id=payment))


def test_an_order_that_the_payer_has_paid_cannot_be_cancelled(clock: Clock, gateways: Gateways) -> None:
    payment = self_paying()
    work(gateways)
    gateways.bank.pay(key_of(payment, "collection:1"))
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    wish = the("inbox", type="cn.shebao.payment.cancel.requested.v1")
    assert (wish.state, wish.reason) == ("ignored", "too_late")


def test_a_cancellation_waits_until_the_bank_has_said_whether_the_order_is_paid(
    clock: Clock, gateways: Gateways
) -> None:
    payment = self_paying()
    work(gateways)
    gateways.bank.say("find", Status.UNKNOWN, reason="timeout")
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).waiting_for == "retry"
    assert look_again(clock, gateways, payment).state == "cancelled"


def test_an_order_that_the_bank_calls_expired_ends_the_payment_and_opens_no_other(
    clock: Clock, gateways: Gateways
) -> None:
    payment = self_paying()
    work(gateways)
    gateways.bank.say("find", Status.REJECTED, reason="expired")
    row = look_again(clock, gateways, payment)
    assert (row.state, row.reason) == ("expired", "not_paid_in_time")
    assert gateways.bank.sent("open_orders") == [key_of(payment, "collection:1")]
    assert letters(payment)[-1] == "expired"


def test_an_order_is_closed_at_the_bank_before_another_method_is_taken(clock: Clock, gateways: Gateways) -> None:
    payment = self_paying()
    work(gateways)
    gateways.bank.say("close_orders", Status.UNKNOWN)
    send("method.chosen", payment, method="wechat")
    work(gateways)
    assert the("debits", payment_id=payment).state == "closing"
    gateways.bank.say("find", Status.ACCEPTED)
    look_again(clock, gateways, payment)
    assert gateways.bank.sent("close_orders") == [key_of(payment, "collection:1:close")], (
        "asked about by its key, not sent again"
    )
    assert gateways.bank.sent("open_orders") == [
        key_of(payment, "collection:1"),
        key_of(payment, "collection:2"),
    ]
    assert letters(payment) == ["pay_by_yourself", "order_closed", "pay_by_yourself"]


def test_an_order_that_is_paid_in_the_moment_of_its_closing_pays_the_payment(clock: Clock, gateways: Gateways) -> None:
    payment = self_paying()
    work(gateways)
    gateways.bank.say("find", Status.PENDING)  # not paid yet, when the bank is asked first
    gateways.bank.pay(key_of(payment, "collection:1"))
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).reason == "payment_unconfirmed"
    look_again(clock, gateways, payment)
    assert the("payments", id=payment).state == "completed"
    assert the("inbox", type="cn.shebao.payment.cancel.requested.v1").reason == "too_late"
    assert (the("arrivals").state, the("arrivals").booked_fen) == ("matched", 240000)
