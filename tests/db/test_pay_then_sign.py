"""A plan that signs after the collection: the money stays and the voucher follows, whatever becomes of the contract."""

from pathlib import Path
from typing import Any

import pytest

from gateways.ports import Gateways, Status
from tests.builders import (
    Clock,
    a_payment,
    account,
    emitted,
    key_of,
    letters,
    materials,
    path,
    rows,
    send,
    the,
    work,
)
from tests.policy import PolicyFiles
from workflows.operator.acting.actions import resolve, retry

PLANS = """
[[plan]]
scheme = "flexible"
plan = "standard"
source = "a test"
confidence = "high"

[[plan]]
scheme = "flexible"
plan = "pay_then_sign"
methods = ["tax_app", "wechat"]
source = "a test"
confidence = "high"
"""


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PolicyFiles:
    """Shanghai, where those who pay by the tax app or WeChat sign afterwards."""
    folder = tmp_path / "regions"
    folder.mkdir()
    files = PolicyFiles(folder, monkeypatch)
    text = (folder / "310000-shanghai.toml").read_text(encoding="utf-8")
    files.change("310000-shanghai.toml", text, text + PLANS)
    return files


def a_paid_one(gateways: Any, serial: int = 1, **changes: Any) -> str:
    """A payment whose money is collected."""
    payment = a_payment(serial, method="tax_app", **changes)
    work(gateways)
    key = key_of(payment, "collection:1")
    gateways.bank.pay(key)
    send("settled", payment, amount="2400.00", key=key)
    work(gateways)
    return payment


def waits_for_signature(gateways: Any, serial: int = 1) -> str:
    gateways.esign.say("request", Status.PENDING, reference="C-1")
    payment = a_paid_one(gateways, serial)
    row = the("payments", id=payment)
    assert (row.state, row.step, row.waiting_for) == ("waiting", "contract", "payment.contract.signed")
    return payment


def kept_in_full(payment: str) -> None:
    """The payment is completed, and all that was collected is booked and on the voucher."""
    assert the("payments", id=payment).state == "completed"
    assert the("arrivals", payment_id=payment).booked_fen == 240000
    assert sum(row.credit_fen for row in rows("ledger_entries", payment_id=payment)) == 240000
    assert the("vouchers", payment_id=payment).ended_at is None
    assert rows("refunds") == []
    assert emitted(payment)[-1] == "completed"
    assert letters(payment)[-1] == "voucher"


def why_unsigned(payment: str) -> str:
    """What the history says of the contract step."""
    [note] = [row.details["note"] for row in rows("history", payment_id=payment) if "note" in (row.details or {})]
    assert isinstance(note, str)
    return note


def test_the_payer_pays_signs_and_gets_the_voucher(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> None:
    payment = waits_for_signature(gateways)
    assert [one.rpartition("/")[2] for one in dict.fromkeys(path(payment))][-2:] == ["contract", "contract"]
    assert rows("vouchers") == []
    sent = next(row for row in rows("messages", payment_id=payment) if row.letter == "contract_to_sign")
    assert (sent.facts["kept"], "rest" in sent.facts) == ("2400.00", False)
    send("contract.signed", payment, document_sha256=the("contracts").document_sha256)
    work(gateways)
    assert the("contracts").state == "signed"
    kept_in_full(payment)
    assert "debit_announced" not in letters(payment)


def test_the_contract_is_the_mandate_of_the_next_debit(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> None:
    a_paid_one(gateways)
    clock.at("2027-01-03T10:00:00+08:00")
    debited = a_payment(1, reference="SH-2027-01", period={"from": "2027-01", "to": "2027-01"})
    work(gateways)
    row = the("payments", id=debited)
    assert (row.state, row.step, row.waiting_for) == ("waiting", "collection", "debit_day")
    assert len(rows("contracts")) == 1


def test_a_payer_who_never_signs_keeps_what_was_paid(clock: Clock, gateways: Any, policy: PolicyFiles) -> None:
    payment = waits_for_signature(gateways)
    gateways.esign.say("find", Status.PENDING, times=400)
    clock.at(the("payments", id=payment).waiting_until.isoformat())
    work(gateways)
    kept_in_full(payment)
    contract = the("contracts")
    assert (contract.state, contract.reason, contract.withdrawal) == ("expired", "contract_not_signed", "intended")
    assert why_unsigned(payment) == "contract_not_signed"


def test_a_payer_who_declines_keeps_what_was_paid(clock: Clock, gateways: Any, policy: PolicyFiles) -> None:
    payment = waits_for_signature(gateways)
    gateways.esign.say("find", Status.REJECTED, reason="declined")
    send("contract.declined", payment)
    work(gateways)
    kept_in_full(payment)
    assert (the("contracts").state, the("contracts").reason) == ("declined", "contract_declined")
    assert why_unsigned(payment) == "contract_declined"


@pytest.mark.parametrize(
    ("name", "data"),
    [("cancel.requested", {}), ("method.chosen", {"method": "wechat"}), ("materials.supplied", {"bank_account": None})],
)
def test_what_comes_after_the_money_is_too_late_and_its_sender_is_answered_so(
    clock: Clock, gateways: Gateways, policy: PolicyFiles, name: str, data: dict[str, Any]
) -> None:
    payment = waits_for_signature(gateways)
    if "bank_account" in data:
        data = {"bank_account": account("6222021001000000229")}
    receipt = send(name, payment, **data)
    assert (receipt.status, receipt.code) == ("kept", "too_late")
    work(gateways)
    assert [row.state for row in rows("contracts")] == ["signed"], "the platform was asked, and says so"
    kept_in_full(payment)


def test_a_cancellation_before_the_money_ends_it(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> None:
    payment = a_payment(method="tax_app")
    work(gateways)
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert (rows("contracts"), rows("arrivals")) == ([], [])


def test_another_document_needs_an_operator_who_lets_the_voucher_follow(
    clock: Clock, gateways: Any, policy: PolicyFiles
) -> None:
    gateways.esign.say("request", Status.ACCEPTED, document_sha256="0" * 64)
    payment = a_paid_one(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.step, row.reason) == ("attention", "contract", "contract_hash_mismatch")
    retry(payment, actor="li", reason="the contract is void, the money stays")
    work(gateways)
    kept_in_full(payment)
    assert (len(rows("contracts")), why_unsigned(payment)) == (1, "contract_hash_mismatch")


@pytest.mark.parametrize(("outcome", "state"), [("happened", "signed"), ("did-not-happen", "invalid")])
def test_an_unknown_signature_is_resolved_and_the_voucher_follows(
    clock: Clock, gateways: Any, policy: PolicyFiles, outcome: Any, state: str
) -> None:
    gateways.esign.say("request", Status.UNKNOWN, reason="missing_answer")
    gateways.esign.say("find", Status.UNKNOWN, times=40, reason="missing_answer")
    payment = a_paid_one(gateways)
    for _ in range(12):
        clock.forward(hours=2)
        work(gateways)
    assert the("payments", id=payment).reason == "esign_unknown"
    resolve(payment, outcome, actor="li", reason="the platform was asked")
    work(gateways)
    kept_in_full(payment)
    assert the("contracts").state == state


def test_without_an_account_there_is_nothing_to_sign(clock: Clock, gateways: Gateways, policy: PolicyFiles) -> None:
    payment = a_paid_one(gateways, bank_account=None)
    kept_in_full(payment)
    assert (rows("contracts"), why_unsigned(payment)) == ([], "no_account_to_debit")


def test_a_debit_is_not_offered_where_its_contract_would_come_too_late(
    clock: Clock, gateways: Any, policy: PolicyFiles
) -> None:
    payment = a_payment(method="tax_app", materials=materials("id_card", "bank_card_copy"))
    gateways.bank.say("open_orders", Status.REJECTED, reason="data_wrong")
    work(gateways)
    wanted = next(row for row in rows("messages", payment_id=payment) if row.letter == "choice_wanted")
    assert wanted.facts["methods"] == ["gov_app", "alipay", "wechat"]
    send("method.chosen", payment, method="bank_debit", bank_account=account())
    work(gateways)
    assert the("payments", id=payment).method != "bank_debit"
    assert gateways.bank.sent("debit") == []
