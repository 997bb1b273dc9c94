"""Callbacks of services: each counts once, whatever comes at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from gateways.ports import Gateways
from tests.builders import Clock, a_payment, envelope, rows, the, work
from workflows.intake.callbacks import Service, accept_callback
from workflows.intake.inbox import Receipt


def at_once(service: Service, event: dict[str, Any], provider: str = "", threads: int = 4) -> list[Receipt]:
    """What each of several threads is answered that bring the same callback at the same moment."""
    barrier = threading.Barrier(threads)

    def bring(_: int) -> Receipt:
        barrier.wait()
        return accept_callback(service, event, provider)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(bring, range(threads)))


@pytest.fixture
def payment(clock: Clock, gateways: Gateways) -> str:
    """A payment that has been declared, and whose payer has been written to."""
    found = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    return found


@pytest.mark.parametrize("number", range(10))
def test_equal_answers_of_the_authority_at_once_are_one_and_its_repeats(payment: str, number: int) -> None:
    event = envelope("declaration.answered", {"key": the("declarations", payment_id=payment).key}, source="/tax")
    receipts = at_once("authority", event)
    assert sorted(receipt.status for receipt in receipts) == ["accepted", "repeated", "repeated", "repeated"]
    assert {receipt.payment_id for receipt in receipts} == {payment}
    assert (the("payments", id=payment).signalled, len(rows("inbox", type=event["type"]))) == (1, 1)


def test_equal_settlements_of_the_bank_at_once_are_one_and_its_repeats(payment: str) -> None:
    data = {"key": the("debits", payment_id=payment).key, "amount": "2400.00"}
    receipts = at_once("bank", envelope("settled", data, source="/bank", subject=payment))
    assert sorted(receipt.status for receipt in receipts) == ["accepted", "repeated", "repeated", "repeated"]
    assert the("payments", id=payment).signalled == 1


def test_equal_reports_of_a_message_at_once_are_one_and_its_repeats(payment: str) -> None:
    message = rows("messages", payment_id=payment, channel="sms")[0]
    event = envelope("x", {"message": message.id}, source="/sms", type="cn.shebao.message.delivered.v1")
    receipts = at_once("sms", event, "sandbox")
    assert sorted(receipt.status for receipt in receipts) == ["accepted", "repeated", "repeated", "repeated"]
    assert the("messages", id=message.id).state == "sent"
