"""A voucher says when the money moved, by the bank's word, not when we heard of it."""

from datetime import timedelta

import pytest

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, send, the, work

SOON_PAID = timedelta(minutes=2)


def an_open_order(gateways: Gateways) -> str:
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    return payment


def test_a_payment_found_later_is_settled_at_the_time_that_the_bank_tells(clock: Clock, gateways: Gateways) -> None:
    payment = an_open_order(gateways)
    paid_at = utcnow() + SOON_PAID
    gateways.bank.say("find", Status.ACCEPTED, reference="YH1", amount_fen=240000, at=paid_at)
    clock.forward(hours=5)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert the("debits", payment_id=payment).settled_at == paid_at


def test_an_event_of_a_payment_tells_the_time_too(clock: Clock, gateways: Gateways) -> None:
    payment = an_open_order(gateways)
    paid_at = (utcnow() + SOON_PAID).replace(microsecond=0)
    clock.forward(hours=5)
    send("settled", payment, amount="2400.00", key=f"{payment}:order:1", paid_at=paid_at.isoformat())
    work(gateways)
    assert the("debits", payment_id=payment).settled_at == paid_at


@pytest.mark.parametrize("told", ["2099-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2026-12-06T10:01:00", "at noon"])
def test_a_time_that_cannot_be_is_not_taken(clock: Clock, gateways: Gateways, told: str) -> None:
    payment = an_open_order(gateways)
    clock.forward(hours=5)
    heard = utcnow()
    send("settled", payment, amount="2400.00", key=f"{payment}:order:1", paid_at=told)
    work(gateways)
    settled_at = the("debits", payment_id=payment).settled_at
    assert heard <= settled_at <= utcnow()
