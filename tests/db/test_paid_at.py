"""A voucher says when the money moved, by the bank's word, not when we heard of it."""

from datetime import datetime, timedelta

import pytest

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from tests.builders import Clock, a_payment, key_of, send, the, work

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


def test_the_bank_s_time_counts_and_not_that_of_an_event(clock: Clock, gateways: Gateways) -> None:
    payment = an_open_order(gateways)
    paid_at, reported = utcnow() + SOON_PAID, utcnow() + 2 * SOON_PAID
    gateways.bank.say("find", Status.ACCEPTED, reference="YH1", amount_fen=240000, at=paid_at)
    clock.forward(hours=5)
    send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"), paid_at=reported.isoformat())
    work(gateways)
    assert the("debits", payment_id=payment).settled_at == paid_at
    assert the("arrivals", payment_id=payment).paid_at == paid_at


@pytest.mark.parametrize("told", ["2099-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00"])
def test_a_time_that_cannot_be_is_not_taken(clock: Clock, gateways: Gateways, told: str) -> None:
    payment = an_open_order(gateways)
    clock.forward(hours=5)
    asked = utcnow()
    gateways.bank.say("find", Status.ACCEPTED, reference="YH1", amount_fen=240000, at=datetime.fromisoformat(told))
    send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"))
    work(gateways)
    assert asked <= the("debits", payment_id=payment).settled_at <= utcnow()


@pytest.mark.parametrize(
    "told", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00", "at noon", "2026-11-22T10:01:00"]
)
def test_an_event_with_an_impossible_time_settles_like_any_other(clock: Clock, gateways: Gateways, told: str) -> None:
    payment = an_open_order(gateways)
    gateways.bank.pay(key_of(payment, "collection:1"))
    send("settled", payment, amount="2400.00", key=key_of(payment, "collection:1"), paid_at=told)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
