"""Figures that change again after a payment was re-rated: each difference is against what is booked by then."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from models.session import read
from tests.builders import Clock, key_of, rows, send, the
from tests.db.test_rerate import a_paid_one, found, publish
from tests.policy import PolicyFiles
from workflows.messages.vouchers import get_voucher, open_voucher
from workflows.money.refunds.asking import Asker, ask
from workflows.money.refunds.carrying import carry_on as carry_refunds
from workflows.money.top_ups.carrying import carry_on

PROVISIONAL = 218492  # pension 1600.00, medical 584.92


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PolicyFiles:
    folder = tmp_path / "regions"
    folder.mkdir()
    return PolicyFiles(folder, monkeypatch)


def rated(amount: str, policy: PolicyFiles, before: str | None = None) -> dict[str, Any]:
    """What `rerate --apply` says of the one payment once the medical amount is published, or published again."""
    if before is None:
        publish(policy, f'amount = "{amount}"')
    else:
        policy.change("110000-beijing.toml", f'amount = "{before}"', f'amount = "{amount}"')
    [one] = found("--apply", "--by", "li")["differences"]
    assert isinstance(one, dict)
    return one


def pay(gateways: Any, payment: str, number: int) -> None:
    """The payer pays a top-up, and the bank says so."""
    key = key_of(payment, f"topup:{number}")
    carry_on(gateways.bank)
    fen = gateways.bank.orders[key].amount_fen
    gateways.bank.pay(key)
    receipt = send("settled", payment, amount=f"{fen / 100:.2f}", key=key, bank_reference=f"TU-{number}")
    assert receipt.status == "accepted"
    gateways.bank.say("find", Status.ACCEPTED, reference=f"TU-{number}", amount_fen=fen, at=utcnow())
    carry_on(gateways.bank)
    assert the("adjustments").state == "paid"
    again = send("settled", payment, amount=f"{fen / 100:.2f}", key=key, bank_reference=f"TU-{number}b")
    assert again.code == "paid_twice"


def give_back(gateways: Gateways) -> int:
    """The bank returns what is asked back; returns how many fen."""
    refund = rows("refunds")[-1]
    carry_refunds(gateways.bank, refund.key)
    assert the("refunds", key=refund.key).state == "returned"
    return int(refund.amount_fen)


def booked(payment: str, medical_fen: int) -> None:
    """Money, ledger, funds and voucher are those of the final figures, to the fen."""
    total = 160000 + medical_fen
    sums: Counter[str] = Counter()
    for row in rows("ledger_entries", payment_id=payment):
        sums[row.account] += row.credit_fen - row.debit_fen
    assert sums == {
        "payer": -total, "pension.pooling_fund": 96000, "pension.individual_account": 64000, "medical.fund": medical_fen
    }  # fmt: skip
    assert sum(row.booked_fen for row in rows("arrivals", payment_id=payment)) == total
    valid = the("vouchers", payment_id=payment, ended_at=None)
    with read() as connection:
        data = open_voucher(get_voucher(connection, valid.no))
    data.check()
    assert [(item.insurance, item.amount_fen) for item in data.items] == [("pension", 160000), ("medical", medical_fen)]


def test_up_again_down_and_up_ends_at_the_last_figures(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> None:
    payment = a_paid_one(gateways, 1)
    assert rated("601.00", policy)["difference"] == "16.08"
    pay(gateways, payment, 1)
    booked(payment, 60100)
    again = rated("611.11", policy, "601.00")
    assert (again["declared"], again["difference"], again["applied"]) == ("2201.00", "10.11", "top_up_due")
    pay(gateways, payment, 2)
    booked(payment, 61111)
    down = rated("600.01", policy, "611.11")
    assert (down["declared"], down["difference"], down["applied"]) == ("2211.11", "-11.10", "refund_due")
    assert give_back(gateways) == 1110
    booked(payment, 60001)
    assert rated("600.02", policy, "600.01")["difference"] == "0.01"
    pay(gateways, payment, 3)
    booked(payment, 60002)
    assert (len(rows("adjustments")), len(rows("refunds"))) == (1, 1)
    assert [row.amount_fen for row in rows("debits", kind="top_up")] == [1608, 1011, 1]


def test_what_is_settled_is_not_opened_again_by_the_same_figures(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    a_paid_one(gateways, 1)
    opened = rated("580.00", policy)
    give_back(gateways)
    for _ in range(2):
        assert found("--apply", "--by", "li")["differences"] == [opened]
    assert len(rows("refunds")) == 1


def test_a_difference_under_way_comes_to_its_end_first(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> None:
    payment = a_paid_one(gateways, 1)
    rated("601.00", policy)
    policy.change("110000-beijing.toml", 'amount = "601.00"', 'amount = "590.00"')
    [shown] = found("--apply", "--by", "li", code=1)["differences"]
    assert (shown["problem"], shown["applied"]) == ("adjustment_under_way", None)
    assert len(rows("debits", kind="top_up")) == 1
    pay(gateways, payment, 1)
    [shown] = found("--apply", "--by", "li")["differences"]
    assert (shown["difference"], shown["applied"]) == ("-11.00", "refund_due")
    give_back(gateways)
    booked(payment, 59000)


def test_after_one_that_was_never_paid_the_difference_is_against_what_was_declared(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = a_paid_one(gateways, 1)
    rated("601.00", policy)
    carry_on(gateways.bank)
    clock.forward(days=60)
    for _ in range(3):
        carry_on(gateways.bank)
    assert the("adjustments").state == "expired"
    assert rated("590.00", policy, "601.00")["difference"] == "5.08"
    pay(gateways, payment, 2)
    booked(payment, 59000)


def test_money_that_went_back_by_hand_needs_an_operator(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> None:
    payment = a_paid_one(gateways, 1)
    rated("580.00", policy)
    give_back(gateways)
    ask(payment, 100, gateways.bank, Asker("li", "a test"))
    policy.change("110000-beijing.toml", 'amount = "580.00"', 'amount = "570.00"')
    [shown] = found("--apply", "--by", "li", code=1)["differences"]
    assert (shown["problem"], shown["applied"]) == ("booked_differs", None)


def test_after_a_refund_that_the_bank_refused_other_figures_are_asked_for_in_full(
    clock: Clock, gateways: Any, policy: PolicyFiles
) -> None:
    payment = a_paid_one(gateways, 1)
    rated("580.00", policy)
    gateways.bank.say("refund", Status.REJECTED, reason="account_closed")
    carry_refunds(gateways.bank, the("refunds").key)
    assert rated("586.00", policy, "580.00")["difference"] == "1.08"
    pay(gateways, payment, 1)
    booked(payment, 58600)
