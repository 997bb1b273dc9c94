"""Whole lives of payments, from the event to the voucher, in this process and on both databases."""

from gateways.ports import Gateways
from tests.builders import Clock, a_payment, emitted, letters, look_again, path, rows, the, work


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
    assert gateways.bank.sent("debit") == [f"{payment}:debit:1"]
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
    assert letters(payment) == ["voucher"]
    entries = rows("ledger_entries", payment_id=payment)
    assert sum(row.debit_fen for row in entries) == sum(row.credit_fen for row in entries) == 240000
    assert rows("runs") == []
