"""Whole lives of payments, from the event to the voucher, in this process and on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from foundation.clock import SHANGHAI, utcnow
from gateways.instant import instant
from gateways.ports import Answer, Gateways, Status
from tests.builders import (
    Clock,
    a_payment,
    account,
    emitted,
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


def test_a_bank_debit_is_declared_agreed_waits_for_the_debit_day_and_ends_with_a_voucher(
    clock: Clock, gateways: Gateways
) -> None:
    payment = a_payment()
    work(gateways)
    waiting = the("payments", id=payment)
    assert (waiting.state, waiting.step, waiting.waiting_for) == ("waiting", "collection", "debit_day")
    assert waiting.waiting_until.isoformat() == "2026-12-10T16:00:00+00:00"  # 11 December in Shanghai
    assert gateways.bank.sent("debit") == []
    done = look_again(clock, gateways, payment)
    assert (done.state, done.step, done.total_fen) == ("completed", "voucher", 240000)
    assert gateways.bank.sent("debit") == [key_of(payment, "collection:1")]
    assert path(payment) == [
        "running/materials",
        "running/method",
        "running/declaration",
        "running/contract",
        "running/collection",
        "waiting/collection",
        "running/voucher",
        "completed/voucher",
    ]
    assert emitted(payment) == ["accepted", "waiting", "collected", "completed"]
    assert letters(payment) == ["debit_announced", "voucher"]
    entries = rows("ledger_entries", payment_id=payment)
    assert sum(row.debit_fen for row in entries) == sum(row.credit_fen for row in entries) == 240000
    assert rows("runs") == []


def test_the_gateways_of_the_benchmark_carry_every_payment_to_its_voucher(clock: Clock) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    instantly = instant()
    debited, by_self = a_payment(1), a_payment(2, method="tax_app", bank_account=None)
    work(instantly)
    clock.forward(seconds=10)
    work(instantly)
    assert [the("payments", id=one).state for one in (debited, by_self)] == ["completed"] * 2


def test_a_refused_declaration_is_corrected_checked_again_and_collected_in_its_new_amount(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.authority.say("file", Status.REJECTED, reasons=("base_refused",))
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.materials.supplied"
    clock.forward(days=4)
    send("materials.supplied", payment, base="9000.00")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.total_fen) == ("completed", 270000)
    assert [(one.state, one.total_fen) for one in rows("declarations")] == [("rejected", 240000), ("accepted", 270000)]
    assert gateways.authority.sent("file") == [
        key_of(payment, "declaration:1"),
        key_of(payment, "declaration:2"),
    ]
    assert the("debits").amount_fen == 270000
    seen = [row.step for row in rows("history", payment_id=payment)]
    assert seen.count("materials") == 2


def test_a_whole_life_from_a_lacking_paper_over_three_short_balances_to_the_payer_s_own_payment(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-01T10:00:00+08:00")
    started = utcnow()
    gateways.esign.say("request", Status.PENDING, reference="C-1")
    gateways.esign.say("find", Status.PENDING, times=150)
    gateways.bank.say("debit", Status.REJECTED, times=3, reason="short_balance")
    payment = a_payment(materials=materials("id_card"))
    work(gateways)
    assert letters(payment) == ["materials_wanted"]
    look_again(clock, gateways, payment)  # three days later
    assert letters(payment)[1:] == ["materials_reminder"]
    clock.forward(days=4)
    send("materials.supplied", payment, materials=materials("bank_card_copy"))
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.contract.signed"
    clock.forward(days=2)
    gateways.esign.script["find"].clear()  # it is signed now
    send("contract.signed", payment, document_sha256=the("contracts").document_sha256)
    work(gateways)
    days = []
    while (row := the("payments", id=payment)).waiting_for == "debit_day":
        days.append(row.waiting_until.astimezone(SHANGHAI).date().isoformat())
        look_again(clock, gateways, payment)
    assert days == ["2026-12-11", "2026-12-14", "2026-12-15"]
    assert (row.waiting_for, row.reason) == ("payment.method.chosen", "short_balance")
    assert [one.state for one in rows("debits")] == ["failed"] * 3
    clock.forward(days=6)
    send("method.chosen", payment, method="wechat")
    work(gateways)
    order = the("debits", state="pending")
    assert order.kind == "pay_order"
    clock.at("2026-12-23T20:00:00+08:00")
    gateways.bank.pay(order.key)
    send("settled", payment, amount="2400.00", key=order.key, bank_reference="B-7")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.method) == ("completed", "wechat")
    assert utcnow() - started > timedelta(days=20)
    assert letters(payment) == [
        "materials_wanted",
        "materials_reminder",
        "contract_to_sign",
        "debit_announced",
        "debit_failed",
        "debit_failed",
        "choice_wanted",
        "pay_by_yourself",
        "voucher",
    ]


def test_a_frozen_account_is_followed_by_another_account_with_its_own_contract(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.bank.say("debit", Status.REJECTED, reason="account_frozen")
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).reason == "account_frozen"
    send("method.chosen", payment, method="bank_debit", bank_account=account("6222021001000000229"))
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert [row.key[-10:] for row in rows("contracts")] == ["contract:1", "contract:2"]
    assert gateways.bank.orders[key_of(payment, "collection:2")].account_number == "6222021001000000229"
    assert the("debits", state="settled").contract_key == key_of(payment, "contract:2")


def test_an_account_supplied_after_wrong_data_is_debited_under_a_contract_of_its_own(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.bank.say("debit", Status.REJECTED, reason="data_wrong")
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).reason == "data_wrong"
    send("materials.supplied", payment, bank_account=account("6222021001000000229"))
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert gateways.bank.orders[key_of(payment, "collection:2")].account_number == "6222021001000000229"
    assert the("debits", state="settled").contract_key == key_of(payment, "contract:2")
    assert {row.state for row in rows("inbox", payment_id=payment)} == {"used"}


def test_another_method_that_is_chosen_while_a_signature_is_waited_for_is_taken(
    clock: Clock, gateways: Gateways
) -> None:
    gateways.esign.say("request", Status.PENDING)
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.contract.signed"
    send("method.chosen", payment, method="alipay")
    work(gateways)
    row = the("payments", id=payment)
    assert (row.method, row.waiting_for) == ("alipay", "payment.settled")
    assert the("contracts", payment_id=payment).state == "revoked"
    assert {row.state for row in rows("inbox", payment_id=payment)} == {"used"}


@pytest.mark.parametrize("silent", ["authority", "esign", "bank"])
def test_a_service_that_does_it_and_says_nothing_is_asked_and_not_told_again(
    clock: Clock, gateways: Gateways, silent: str
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    verb = {"authority": "file", "esign": "request", "bank": "debit"}[silent]
    other = getattr(gateways, silent)
    ordinary = getattr(other, verb)

    def quiet(orders: Any) -> list[Answer]:
        setattr(other, verb, ordinary)
        ordinary(orders)
        return [Answer(order.key, Status.UNKNOWN, reason="timeout") for order in orders]

    setattr(other, verb, quiet)
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).waiting_for == "retry"
    row = look_again(clock, gateways, payment)
    assert row.state == "completed"
    assert len(other.sent(verb)) == 1
