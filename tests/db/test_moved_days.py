"""A debit day or payment window that was announced and then moves: the payer learns the new day once, and before it."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from gateways.ports import Gateways, Status
from models.session import write
from tests.builders import Clock, a_payment, letters, rows, the, work
from tests.db.test_delivery import Provider
from tests.policy import PolicyFiles
from workflows.messages.sending.deliver import deliver_sms

JANUARY = {"period": {"from": "2027-01", "to": "2027-01"}}
DONGGUAN = {
    "region": "441900", "base": "6000.00", "method": "wechat", "insurances": ["pension"], "bank_account": None,
    "period": {"from": "2026-11", "to": "2026-11"},
}  # fmt: skip


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PolicyFiles:
    folder = tmp_path / "regions"
    folder.mkdir()
    return PolicyFiles(folder, monkeypatch)


def announce_holidays(policy: PolicyFiles, year: int, first: str, last: str) -> None:
    line = "# Holidays of years"
    table = f'days_off = [{{ from = {first}, until = {last} }}]\nsource = "a test"\n'
    policy.change("holidays.toml", line, f"[[year]]\nyear = {year}\n{table}{line}")


def said(payment: str) -> list[tuple[str, dict[str, str]]]:
    """The letters of a payment by SMS, with their facts."""
    return [(row.letter, row.facts) for row in rows("messages", payment_id=payment) if row.channel == "sms"]


def try_again() -> None:
    """Let the step run before its day, as after a try that failed."""
    with write() as connection:
        connection.execute(text("UPDATE payments SET waiting_for = 'retry', due_at = '2026-11-01T00:00:00.000000Z'"))


def announced(clock: Clock, gateways: Gateways) -> str:
    """A payment whose debit on Monday, 11 January 2027 was announced."""
    clock.at("2027-01-04T09:00:00+08:00")
    payment = a_payment(**JANUARY)
    work(gateways)
    assert said(payment) == [("debit_announced", {"debit_on": "2027-01-11"})]
    return payment


def test_holidays_that_are_announced_later_move_the_debit_and_the_payer_learns_the_new_day_once(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = announced(clock, gateways)
    announce_holidays(policy, 2027, "2027-01-09", "2027-01-12")
    for _ in range(2):
        clock.at("2027-01-11T00:00:01+08:00")
        work(gateways)
        assert said(payment)[1:] == [("debit_announced", {"debit_on": "2027-01-13", "moved_from": "2027-01-11"})]
        try_again()
    assert gateways.bank.sent("debit") == []
    clock.at("2027-01-13T00:00:01+08:00")
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert letters(payment) == ["debit_announced", "debit_announced", "voucher"]


def test_a_debit_is_not_made_on_an_earlier_day_than_the_announced_one_which_a_later_day_overtakes(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = announced(clock, gateways)
    policy.change("310000-shanghai.toml", "days = [11, 12, 13, 14, 15]", "days = [7, 14]")
    clock.at("2027-01-07T09:00:00+08:00")
    try_again()
    work(gateways)
    assert gateways.bank.sent("debit") == []
    assert said(payment)[1:] == [("debit_announced", {"debit_on": "2027-01-14", "moved_from": "2027-01-11"})]
    provider = Provider()
    deliver_sms([provider])
    old, new = (row for row in rows("messages", payment_id=payment) if row.channel == "sms")
    assert (old.state, old.reason, new.state) == ("dropped", "overtaken", "sent")
    assert provider.taken == [new.id]


def test_the_day_of_another_try_after_a_short_balance_moves_too(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    payment = announced(clock, gateways)
    gateways.bank.say("debit", Status.REJECTED, reason="short_balance")
    clock.at("2027-01-11T09:00:00+08:00")
    work(gateways)
    assert said(payment)[1:] == [("debit_failed", {"reason": "short_balance", "retry_on": "2027-01-12"})]
    announce_holidays(policy, 2027, "2027-01-12", "2027-01-12")
    clock.at("2027-01-12T09:00:00+08:00")
    work(gateways)
    assert said(payment)[2:] == [("debit_announced", {"debit_on": "2027-01-13", "moved_from": "2027-01-12"})]
    provider = Provider()
    deliver_sms([provider])
    states = {row.letter: (row.state, row.reason) for row in rows("messages", payment_id=payment, channel="sms")}
    assert states["debit_failed"] == ("dropped", "overtaken")
    assert len(provider.taken) == 1
    clock.at("2027-01-13T09:00:00+08:00")
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_a_payment_window_that_opens_later_than_announced_is_announced_again(
    clock: Clock, gateways: Gateways, policy: PolicyFiles
) -> None:
    clock.at("2026-11-02T09:00:00+08:00")
    payment = a_payment(**DONGGUAN)
    work(gateways)
    policy.change("441900-dongguan.toml", "opens = 10", "opens = 12")
    for _ in range(2):
        clock.at("2026-11-10T00:00:01+08:00")
        work(gateways)
        assert said(payment) == [
            ("window_announced", {"opens_on": "2026-11-10"}),
            ("window_announced", {"opens_on": "2026-11-12", "moved_from": "2026-11-10"}),
        ]
        try_again()
    clock.at("2026-11-12T09:00:00+08:00")
    work(gateways)
    assert letters(payment) == ["window_announced", "window_announced", "pay_by_yourself"]


def test_a_debit_of_the_next_day_is_announced_in_the_evening_before_it(
    settings: Any, clock: Clock, gateways: Gateways
) -> None:
    settings(letter_hours="08:00-21:00")
    clock.at("2026-12-10T22:00:00+08:00")
    payment = a_payment()
    work(gateways)
    provider = Provider()
    assert deliver_sms([provider]) == 1  # in the morning the account is debited already
    assert letters(payment) == ["debit_announced"]
    assert the("messages", channel="sms").state == "sent"
