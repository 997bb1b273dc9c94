"""Every word about money is kept: once, with its amount, reference and time, matched or open under a reason."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from api.metrics import Metrics
from foundation.clock import utcnow
from foundation.ids import first_id
from gateways.ports import Gateways, Status
from models.session import read
from tests.builders import Clock, a_payment, account, envelope, key_of, look_again, rows, send, the, work
from workflows.intake.callbacks import accept_callback
from workflows.intake.inbox import Receipt
from workflows.money.refunds.asking import Asker, approve
from workflows.operator.acting import actions
from workflows.operator.details import payment_details

DUE = 240000
DEBIT_DAY = "2026-12-11T10:00:00+08:00"


def an_order(gateways: Gateways, serial: int = 1) -> tuple[str, str]:
    """A payment that waits for its payer, and the key of its open order."""
    payment = a_payment(serial, method="tax_app", bank_account=None)
    work(gateways)
    return payment, key_of(payment, "collection:1")


def a_paid_one(gateways: Gateways, serial: int = 1) -> tuple[str, str]:
    """A completed payment, and the key of its order; the bank's reference is B-1."""
    payment, key = an_order(gateways, serial)
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE, at=utcnow())
    send("settled", payment, amount="2400.00", key=key, bank_reference="B-1")
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    return payment, key


def call_back(**data: str) -> Receipt:
    """A callback of the bank."""
    return accept_callback("bank", envelope("settled", {"amount": "2400.00", **data}, source="/bank"))


def kept(payment: str | None) -> list[tuple[Any, ...]]:
    """What is kept of a payment's money: amount, reference, state, reason."""
    return [(row.amount_fen, row.reference, row.state, row.reason) for row in rows("arrivals", payment_id=payment)]


def test_what_the_bank_answers_is_one_row_that_is_booked(clock: Clock, gateways: Gateways) -> None:
    clock.at(DEBIT_DAY)
    payment = a_payment()
    work(gateways)
    row = the("arrivals")
    assert (row.payment_id, row.debit_key) == (payment, key_of(payment, "collection:1"))
    assert (row.amount_fen, row.booked_fen, row.state, row.reason) == (DUE, DUE, "matched", None)
    assert (row.channel, row.confirmed_at is not None) == ("answer", True)


def test_money_reported_three_ways_stays_one_row(clock: Clock, gateways: Gateways) -> None:
    payment, key = an_order(gateways)
    assert send("settled", payment, amount="2400.00", key=key).status == "accepted"
    assert call_back(key=key, bank_reference="B-1").status == "accepted"
    [reported] = kept(payment)
    assert reported == (DUE, "B-1", "open", "unconfirmed")
    paid_at = utcnow()
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE, at=paid_at)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert kept(payment) == [(DUE, "B-1", "matched", None)]
    for later in (send("settled", payment, amount="2400.00", key=key), call_back(key=key, bank_reference="B-1")):
        assert (later.status, later.code) == ("kept", "payment_finished")
    assert kept(payment) == [(DUE, "B-1", "matched", None)]


def test_another_amount_is_kept_with_reference_and_time(clock: Clock, gateways: Gateways) -> None:
    clock.at(DEBIT_DAY)
    paid_at = utcnow()
    gateways.bank.say("debit", Status.ACCEPTED, reference="B-1", amount_fen=DUE - 1, at=paid_at)
    payment = a_payment()
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.reason) == ("attention", "amount_mismatch")
    with read() as connection:
        [shown] = payment_details(connection, payment)["arrivals"]
    assert (shown["amount"], shown["reference"], shown["at"]) == ("2399.99", "B-1", paid_at)
    assert (shown["channel"], shown["state"], shown["reason"]) == ("answer", "open", "amount_differs")
    assert json.dumps(shown, default=str)


def test_a_fen_too_much_and_then_the_right_amount_completes_and_keeps_the_first(
    clock: Clock, gateways: Gateways
) -> None:
    payment, key = an_order(gateways)
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE + 1, at=utcnow())
    send("settled", payment, amount="2400.01", key=key, bank_reference="B-1")
    work(gateways)
    assert the("payments", id=payment).reason == "amount_mismatch"
    gateways.bank.say("find", Status.ACCEPTED, reference="B-2", amount_fen=DUE, at=utcnow())
    send("settled", payment, amount="2400.00", key=key, bank_reference="B-2")
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert kept(payment) == [(DUE + 1, "B-1", "open", "amount_differs"), (DUE, "B-2", "matched", None)]


def test_a_report_that_the_bank_does_not_confirm_books_nothing(clock: Clock, gateways: Gateways) -> None:
    payment, key = an_order(gateways)
    send("settled", payment, amount="2400.00", key=key, bank_reference="B-9")
    work(gateways)
    assert the("payments", id=payment).state == "waiting"
    assert kept(payment) == [(DUE, "B-9", "open", "unconfirmed")]
    assert rows("vouchers") == []


def test_the_same_order_paid_twice_is_kept_and_counted(clock: Clock, gateways: Gateways) -> None:
    payment, key = a_paid_one(gateways)
    receipt = send("settled", payment, amount="2400.00", key=key, bank_reference="B-2")
    assert (receipt.status, receipt.code) == ("kept", "paid_twice")
    assert call_back(key=key, bank_reference="B-2").code == "payment_finished"
    assert kept(payment) == [(DUE, "B-1", "matched", None), (DUE, "B-2", "open", "paid_twice")]
    text = Metrics().text().decode()
    assert 'shebao_arrivals_open{reason="paid_twice"} 1.0' in text
    assert f'shebao_arrivals_open_fen{{reason="paid_twice"}} {DUE}.0' in text


def test_money_after_a_cancellation_is_kept(clock: Clock, gateways: Gateways) -> None:
    payment, key = an_order(gateways)
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    paid_at = utcnow().replace(microsecond=0)
    receipt = call_back(key=key, bank_reference="B-1", paid_at=paid_at.isoformat())
    assert (receipt.status, receipt.code, receipt.payment_id) == ("kept", "paid_after_end", payment)
    row = the("arrivals")
    assert (row.amount_fen, row.reference, row.paid_at, row.debit_key) == (DUE, "B-1", paid_at, key)
    assert (row.state, row.reason) == ("open", "paid_after_end")


def test_money_that_is_reported_just_before_a_cancellation_can_be_returned(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment(method="wechat")
    work(gateways)
    key = key_of(payment, "collection:1")
    gateways.esign.say("request", Status.PENDING)
    send("method.chosen", payment, method="bank_debit")
    work(gateways)
    gateways.bank.pay(key)
    assert send("settled", payment, amount="2400.00", key=key, bank_reference="B-1").status == "kept"
    send("cancel.requested", payment, reason="changed my mind")
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert (the("arrivals").state, the("arrivals").reason) == ("open", "paid_after_end")
    assert approve(the("arrivals").id, None, Asker("li", "paid after the end")).state == "requested"


def test_money_for_two_orders_of_one_payment_is_kept_twice(clock: Clock, gateways: Gateways) -> None:
    payment, first = an_order(gateways)
    send("method.chosen", payment, method="wechat")
    work(gateways)
    second = key_of(payment, "collection:2")
    assert [row.state for row in rows("debits", payment_id=payment)] == ["withdrawn", "pending"]
    gateways.bank.say("find", Status.ACCEPTED, reference="B-2", amount_fen=DUE, at=utcnow())
    send("settled", payment, amount="2400.00", key=second, bank_reference="B-2")
    work(gateways)
    assert call_back(key=first, bank_reference="B-1").code == "paid_twice"
    found = {(row.debit_key, row.amount_fen, row.state, row.reason) for row in rows("arrivals")}
    assert found == {(second, DUE, "matched", None), (first, DUE, "open", "paid_twice")}


@pytest.mark.parametrize("named", [{}, {"key": "of-nobody"}, {"order": "P-77"}], ids=["nothing", "a key", "a number"])
def test_money_that_names_no_order_settles_nothing_and_is_kept(
    clock: Clock, gateways: Gateways, named: dict[str, str]
) -> None:
    payment, _ = an_order(gateways)
    receipt = send("settled", payment, amount="2400.00", bank_reference="B-1", **named)
    assert (receipt.status, receipt.code) == ("kept", "unknown_order")
    receipt = call_back(bank_reference="B-3", **named)
    assert (receipt.status, receipt.payment_id) == ("kept", None)
    work(gateways)
    assert the("payments", id=payment).state == "waiting"
    assert kept(payment) == [(DUE, "B-1", "open", "unknown_order")]
    assert kept(None) == [(DUE, "B-3", "open", "unknown_order")]


def test_an_order_is_known_by_the_bank_s_number_too(clock: Clock, gateways: Gateways) -> None:
    payment, key = an_order(gateways)
    number = the("debits").order_no
    assert number
    assert the("debits").reference is None
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE, at=utcnow())
    assert call_back(order=number, bank_reference="B-1").payment_id == payment
    work(gateways)
    debit = the("debits")
    assert (debit.state, debit.order_no, debit.reference) == ("settled", number, "B-1")
    assert the("arrivals").debit_key == key


def test_events_that_a_finished_payment_did_not_use_are_closed(clock: Clock, gateways: Gateways) -> None:
    payment, key = an_order(gateways)
    send("materials.supplied", payment, bank_account=account())
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE, at=utcnow())
    send("settled", payment, amount="2400.00", key=key)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert rows("inbox", state="pending") == []
    assert the("inbox", type="cn.shebao.payment.materials.supplied.v1").reason == "too_late"


def test_a_request_to_cancel_waits_for_an_unknown_debit_and_no_new_one_follows(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at(DEBIT_DAY)
    gateways.bank.say("debit", Status.UNKNOWN, reason="timeout")
    payment = a_payment()
    work(gateways)
    assert the("debits").state == "unknown"
    send("cancel.requested", payment)
    while the("payments", id=payment).state != "attention":
        look_again(clock, gateways, payment)
    actions.resolve(payment, "did-not-happen", actor="li", reason="the bank said so")
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert gateways.bank.sent("debit") == [key_of(payment, "collection:1")]


def test_equal_reports_at_once_are_one_row(clock: Clock, gateways: Gateways) -> None:
    payment, key = an_order(gateways)
    with ThreadPoolExecutor(4) as threads:
        receipts = list(threads.map(lambda _: call_back(key=key, bank_reference="B-1"), range(8)))
    assert {receipt.status for receipt in receipts} == {"accepted"}
    assert kept(payment) == [(DUE, "B-1", "open", "unconfirmed")]


def test_many_orders_paid_at_once_leave_no_event_behind(clock: Clock, gateways: Gateways) -> None:
    orders: Sequence[tuple[str, str]] = [an_order(gateways, serial) for serial in range(1, 9)]
    for _, key in orders:
        gateways.bank.pay(key)
        call_back(key=key, bank_reference=f"B-{key[:32]}")
        call_back(key=key)
    work(gateways)
    assert {row.state for row in rows("payments")} == {"completed"}
    assert rows("inbox", state="pending") == []
    assert {(row.state, row.reason) for row in rows("arrivals") if row.channel == "answer"} <= {("matched", None)}
    assert timedelta(0) <= utcnow() - rows("arrivals")[0].received_at


def test_the_ids_of_the_bank_s_own_answers_begin_with_their_time_too(clock: Clock, gateways: Gateways) -> None:
    """What came today is a range of ids (workflows/operator/overview.py)."""
    clock.at("2026-12-10T10:00:00+08:00")
    a_payment()
    work(gateways)
    clock.at(DEBIT_DAY)
    work(gateways)
    arrival = the("arrivals", channel="answer")
    assert arrival.id.startswith(first_id(arrival.received_at))
