"""A declaration that is still in force spares another one, but only one that says the same."""

from typing import Any

import pytest

from gateways.ports import Gateways
from tests.builders import Clock, a_payment, id_number, look_again, materials, requested, rows, the, work
from workflows.intake.accept import accept
from workflows.intake.senders import Sender


def payer(serial: int) -> dict[str, str]:
    return {"name": "王小明", "id_number": id_number(serial), "phone": "13800138000", "locale": "zh-CN"}


def month(clock: Clock, gateways: Gateways, first: str, serial: int, **changes: Any) -> str:
    """A month that the payer has paid, on its 8th."""
    clock.at(f"{first}-08T10:00:00+08:00")
    period = {"from": first, "to": first}
    payment = a_payment(serial, period=period, payer=payer(1), method="alipay", **changes)
    work(gateways)
    gateways.bank.pay(the("debits", payment_id=payment).key)
    assert look_again(clock, gateways, payment).state == "completed"
    return payment


def test_the_next_month_of_the_same_year_and_base_needs_no_declaration(clock: Clock, gateways: Gateways) -> None:
    month(clock, gateways, "2026-11", 1)
    second = month(clock, gateways, "2026-12", 2)
    assert len(rows("declarations")) == 1
    assert not rows("declarations", payment_id=second)


def test_another_client_is_not_told_what_the_payer_has_declared(clock: Clock, gateways: Gateways) -> None:
    month(clock, gateways, "2026-11", 1)
    clock.at("2026-12-08T10:00:00+08:00")
    event = requested(2, payer=payer(1), method="alipay")
    theirs = accept([event], Sender("stranger", "test"))[0].payment_id
    work(gateways)
    assert len(rows("declarations", payment_id=theirs)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"base": "8000.00"}, {"base": "9000.00"}),
        ({"insurances": ["pension"]}, {"insurances": ["pension", "medical"]}),
        ({"insurances": ["pension"]}, {"insurances": ["medical"]}),
    ],
)
def test_another_base_or_another_insurance_is_declared(
    clock: Clock, gateways: Gateways, before: dict[str, Any], after: dict[str, Any]
) -> None:
    month(clock, gateways, "2026-11", 1, **before)
    second = month(clock, gateways, "2026-12", 2, **after)
    assert rows("declarations", payment_id=second)


def test_residents_insurances_of_one_year_are_declared_each(clock: Clock, gateways: Gateways) -> None:
    year: dict[str, Any] = {
        "region": "610000",
        "scheme": "resident",
        "period": {"from": "2026", "to": "2026"},
        "payer": payer(1),
        "base": None,
        "method": "wechat",
        "bank_account": None,
        "materials": materials("id_card"),
    }
    a_payment(1, insurances=["medical"], **year)
    work(gateways)
    second = a_payment(2, insurances=["pension"], grade="500", **year)
    work(gateways)
    assert rows("declarations", payment_id=second)
