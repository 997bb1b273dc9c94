"""Mandates: one signed contract serves later payments of the same payer, account and payee, within its term."""

from email.header import decode_header, make_header

import pytest
from sqlalchemy import text

from gateways.ports import Gateways
from models.session import write
from tests.builders import Clock, a_payment, account, key_of, letters, requested, rows, the, work
from tests.db.test_delivery import Post
from workflows.intake.accept import accept
from workflows.intake.senders import Sender
from workflows.messages.sending.deliver import deliver_email
from workflows.operator.acting.revoking import revoke_mandate


def debit_of(month: str, serial: int = 1, number: int = 1, **changes: object) -> str:
    """A payment of one payer for one month, by bank debit."""
    return a_payment(serial, reference=f"SH-{month}-{serial}-{number}", period={"from": month, "to": month}, **changes)


def signed(clock: Clock, gateways: Gateways, **changes: object) -> str:
    """A completed payment that left a mandate; returns the mandate's key."""
    clock.at("2026-11-12T10:00:00+08:00")
    payment = debit_of("2026-11", **changes)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    return str(the("contracts", payment_id=payment).key)


def test_the_next_month_is_debited_under_the_same_mandate(clock: Clock, gateways: Gateways) -> None:
    key = signed(clock, gateways)
    clock.at("2026-12-11T10:00:00+08:00")
    payment = debit_of("2026-12")
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert the("debits", payment_id=payment).contract_key == key
    assert gateways.esign.sent("request") == [key]
    notes = [row.details for row in rows("history", payment_id=payment) if row.from_step == "contract"]
    assert notes[0]["note"] == "mandate_reused"


def test_a_contract_that_is_used_again_is_announced_before_the_debit(clock: Clock, gateways: Gateways) -> None:
    signed(clock, gateways)
    clock.at("2026-12-07T10:00:00+08:00")
    payment = debit_of("2026-12")
    work(gateways)
    assert (the("payments", id=payment).reason, letters(payment)) == ("debit_day_not_yet", ["debit_announced"])
    assert rows("messages", payment_id=payment)[0].facts == {"debit_on": "2026-12-11"}
    post = Post()
    deliver_email(post)
    [mail] = [one for one in post.mails() if "扣款通知" in str(make_header(decode_header(one["subject"])))]
    text = next(part for part in mail.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
    assert isinstance(text, bytes)
    assert "于 2026年12月11日 从您的银行账户（尾号 0112）扣收" in text.decode()
    clock.at("2026-12-11T10:00:00+08:00")
    work(gateways)
    assert letters(payment) == ["debit_announced", "voucher"]


def test_the_first_debit_under_a_new_contract_is_announced_unless_it_is_on_the_day_of_the_signature(
    clock: Clock, gateways: Gateways
) -> None:
    payment = debit_of("2026-12")
    work(gateways)
    assert letters(payment) == ["debit_announced"]
    assert rows("messages", payment_id=payment)[0].facts == {"debit_on": "2026-12-11"}
    clock.at("2026-12-11T10:00:00+08:00")
    work(gateways)
    same_day = debit_of("2026-12", serial=2)
    work(gateways)
    assert (letters(payment), letters(same_day)) == (["debit_announced", "voucher"], ["voucher"])


ALSO_OTHERS = {
    "insurance": {"insurances": ["medical"]},
    "amount": {"base": "12000.00", "insurances": ["pension"]},
    "holder": {"bank_account": account() | {"holder": "李四"}},
}


@pytest.mark.parametrize("changes", ALSO_OTHERS.values(), ids=ALSO_OTHERS)
def test_a_payment_beyond_what_the_mandate_allows_is_signed_for(
    clock: Clock, gateways: Gateways, changes: dict[str, object]
) -> None:
    signed(clock, gateways, insurances=["pension"])
    clock.at("2026-12-11T10:00:00+08:00")
    payment = debit_of("2026-12", **{"insurances": ["pension"], **changes})
    work(gateways)
    assert the("debits", payment_id=payment).contract_key == key_of(payment, "contract:1")


def test_a_mandate_signed_with_another_client_is_not_used(clock: Clock, gateways: Gateways) -> None:
    signed(clock, gateways)
    clock.at("2026-12-11T10:00:00+08:00")
    [receipt] = accept([requested()], Sender("stranger", "test"))
    work(gateways)
    assert the("debits", payment_id=receipt.payment_id).contract_key == key_of(receipt.payment_id, "contract:1")


@pytest.mark.parametrize("other", ["account", "payer", "revoked"])
def test_a_mandate_of_another_account_or_payer_or_one_that_was_revoked_is_not_used(
    clock: Clock, gateways: Gateways, other: str
) -> None:
    key = signed(clock, gateways)
    clock.at("2026-12-11T10:00:00+08:00")
    if other == "revoked":
        assert revoke_mandate(key, None, actor="li", reason="asked") == "intended"
    changes = {"bank_account": account("6222021001000000229")} if other == "account" else {}
    payment = debit_of("2026-12", serial=2 if other == "payer" else 1, **changes)
    work(gateways)
    assert the("debits", payment_id=payment).contract_key == key_of(payment, "contract:1")


@pytest.mark.parametrize(
    ("until", "now", "used"),
    [
        ("2026-12-11", "2026-12-10T16:30:00+00:00", True),
        ("2026-12-10", "2026-12-10T15:30:00+00:00", True),
        ("2026-12-10", "2026-12-10T16:30:00+00:00", False),
    ],
    ids=["its last day", "the end of its last day", "a day too late, while it is still that day in Greenwich"],
)
def test_the_term_of_a_mandate_is_of_days_in_shanghai(
    clock: Clock, gateways: Gateways, until: str, now: str, used: bool
) -> None:
    key = signed(clock, gateways)
    with write() as connection:
        connection.execute(text("UPDATE contracts SET term_until = :until"), {"until": until})
    clock.at(now)
    payment = debit_of("2026-12")
    work(gateways)
    assert (gateways.esign.sent("request") == [key]) is used
    assert the("payments", id=payment).step in ("collection", "voucher")


def test_a_mandate_signed_in_the_morning_serves_the_same_morning(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-11-12T00:30:00+08:00")
    first = debit_of("2026-11", insurances=["pension"], region="440100")
    work(gateways)
    second = debit_of("2026-10", number=2, insurances=["pension"], region="440100")
    work(gateways)
    assert [the("payments", id=one).state for one in (first, second)] == ["completed", "completed"]
    assert gateways.esign.sent("request") == [key_of(first, "contract:1")]


def test_a_contract_revoked_before_the_debit_day_is_not_debited_under_but_signed_anew(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-06T10:00:00+08:00")
    payment = debit_of("2026-12")
    work(gateways)
    [first] = rows("contracts", payment_id=payment)
    assert the("payments", id=payment).waiting_for == "debit_day"
    revoke_mandate(first.key, None, actor="test", reason="asked")
    clock.at("2026-12-11T10:00:00+08:00")
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert [row.state for row in rows("contracts", payment_id=payment)] == ["revoked", "signed"]
    assert the("debits", payment_id=payment).contract_key != first.key
