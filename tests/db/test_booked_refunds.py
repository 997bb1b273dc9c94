"""Booked money that goes back: the ledger by counter-entries, the voucher annulled or replaced, and shown so."""

from collections import Counter
from typing import Any

import pytest

from api.voucher_view import check_document, check_page
from gateways.ports import Answer, Gateways, Status
from models.session import read, write
from notifications.voucher import Finding
from tests.builders import PORTAL, Clock, a_payment, emitted, letters, requested, rows, the, work
from workflows.intake.accept import accept
from workflows.messages.resend import Record, resend_voucher
from workflows.messages.vouchers import get_voucher, open_voucher, verify_voucher, voucher_page
from workflows.money.refunds.asking import Asker, approve, ask
from workflows.operator.documents import read_document
from workflows.payment.errors import Refused

DUE = 240000
LI, WANG = Asker("li", "paid for one month too many"), Asker("wang", "seen")


class Bank:
    """A bank that answers each refund as it is told."""

    def __init__(self, *statuses: Status) -> None:
        self.statuses = list(statuses)
        self.returned = 0

    def refund(self, orders: Any) -> list[Answer]:
        return [self._answer(order.key, order.amount_fen) for order in orders]

    def find(self, keys: Any) -> list[Answer]:
        return [self._answer(key, 0) for key in keys]

    def _answer(self, key: str, amount_fen: int) -> Answer:
        status = self.statuses.pop(0)
        self.returned += amount_fen if status is Status.ACCEPTED else 0
        return Answer(key, status, reference="TK-1", amount_fen=amount_fen)


@pytest.fixture
def completed(clock: Clock, gateways: Gateways) -> str:
    """A completed payment, debited."""
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    return payment


def balances(payment: str) -> Counter[str]:
    """What each account of the ledger holds: the payer's in debit, the funds' in credit."""
    found: Counter[str] = Counter()
    for row in rows("ledger_entries", payment_id=payment):
        found[row.account] += (row.debit_fen - row.credit_fen) * (1 if row.account == "payer" else -1)
    return +found


def findings(*pages: bytes) -> list[tuple[str, str | None]]:
    with read() as connection:
        verdicts = [verify_voucher(connection, page) for page in pages]
    return [(verdict.finding, verdict.replaced_by) for verdict in verdicts]


def page_of(no: str) -> bytes:
    with read() as connection:
        return voucher_page(get_voucher(connection, no))


def shown(no: str) -> tuple[Any, str]:
    """The public check of a voucher: its state, and its page."""
    with read() as connection:
        row = get_voucher(connection, no)
    data = open_voucher(row)
    return check_document(data, row)["state"], check_page(data, row, no)


def test_a_part_goes_back_and_another_voucher_takes_the_place_of_the_first(completed: str) -> None:
    first = the("vouchers", payment_id=completed)
    before, printed = balances(completed), page_of(first.no)
    assert ask(completed, 40000, Bank(Status.ACCEPTED), LI).state == "returned"
    arrival, refund = the("arrivals"), the("refunds")
    assert (arrival.state, arrival.booked_fen, arrival.refunded_fen) == ("matched", 200000, 40000)
    assert (refund.kind, refund.requested_by, refund.approved_by) == ("booked", "li", "li")
    ended, second = sorted(rows("vouchers", payment_id=completed), key=lambda row: row.serial)
    assert (ended.no, ended.replaced_by) == (first.no, second.no)
    assert second.ended_at is None
    after = balances(completed)
    assert after["payer"] == sum(after.values()) - after["payer"] == 200000
    assert all(abs(after[account] * DUE - fen * 200000) <= DUE for account, fen in before.items())
    with read() as connection:
        data = open_voucher(get_voucher(connection, second.no))
    data.check()
    assert data.total_fen == 200000
    stamped = page_of(first.no)
    assert stamped != printed
    replaced = (Finding.REPLACED, second.no)
    assert findings(printed, stamped, page_of(second.no)) == [replaced, replaced, (Finding.GENUINE, None)]
    state, page = shown(first.no)
    assert (state, second.no in page, "已作废" in page, "真实有效" in page) == ("replaced", True, True, False)
    assert "真实有效" in shown(second.no)[1]
    with write() as connection:
        document = read_document(connection, completed, "voucher", PORTAL)
    assert (document.name, document.content) == (f"{second.no}.pdf", page_of(second.no))
    assert emitted(completed)[-2:] == ["refunded", "adjusted"]
    assert [row.data for row in rows("outbox", type="cn.shebao.payment.adjusted.v1")] == [
        {"total": "2000.00", "voucher": second.no, "annulled": first.no}
    ]
    assert letters(completed)[-1] == "refund_made"


def test_all_goes_back_and_the_voucher_is_annulled(completed: str) -> None:
    first = the("vouchers", payment_id=completed)
    bank = Bank(Status.ACCEPTED)
    assert ask(completed, None, bank, LI).state == "requested"
    assert shown(first.no)[0] == "valid", "nothing has gone back so far"
    assert approve(the("arrivals").id, bank, WANG).state == "returned"
    assert (the("arrivals").state, bank.returned) == ("refunded", DUE)
    assert balances(completed) == {}
    assert findings(page_of(first.no)) == [(Finding.ANNULLED, None)]
    assert shown(first.no)[0] == "annulled"
    with pytest.raises(Refused) as told:
        ask(completed, None, bank, LI)
    assert told.value.code == "nothing_to_refund"
    with pytest.raises(Refused) as told:
        resend_voucher(first.no, Record("li", "again"))
    assert told.value.code == "voucher_ended"


def test_a_second_part_is_taken_from_what_is_left(completed: str) -> None:
    for _ in range(2):
        assert ask(completed, 33333, Bank(Status.ACCEPTED), LI).state == "returned"
    assert (the("arrivals").booked_fen, balances(completed)["payer"]) == (DUE - 66666, DUE - 66666)
    assert [row.ended_at is None for row in rows("vouchers", payment_id=completed)].count(True) == 1


def test_a_large_sum_in_small_parts_needs_a_second_person_too(completed: str) -> None:
    bank = Bank(Status.ACCEPTED, Status.REJECTED, Status.ACCEPTED)
    assert ask(completed, 60000, bank, LI).state == "returned"
    assert ask(completed, 40000, bank, LI).state == "refused"  # and counts for nothing
    assert ask(completed, 40100, bank, WANG).state == "requested"
    arrival = the("arrivals").id
    with pytest.raises(Refused) as told:
        approve(arrival, bank, WANG)
    assert (told.value.code, bank.returned) == ("second_person", 60000)
    assert approve(arrival, bank, LI).state == "returned"
    assert ask(completed, 40000, None, LI).state == "approved"  # two persons saw the part before it


def test_what_the_bank_refuses_stays_booked(completed: str) -> None:
    assert ask(completed, 40000, Bank(Status.REJECTED), LI).state == "refused"
    assert (the("arrivals").state, the("arrivals").booked_fen) == ("matched", DUE)
    assert len(rows("vouchers")) == 1


def test_booked_money_is_returned_within_what_is_booked_and_once_at_a_time(completed: str) -> None:
    def refusal(amount_fen: int) -> str:
        with pytest.raises(Refused) as told:
            ask(completed, amount_fen, Bank(), LI)
        return told.value.code

    assert [refusal(0), refusal(DUE + 1)] == ["amount_too_large", "amount_too_large"]
    assert ask(completed, 100, Bank(Status.PENDING), LI).state == "pending"
    assert refusal(100) == "refund_under_way"


def test_a_month_whose_money_went_back_may_be_paid_again(completed: str, gateways: Gateways) -> None:
    ask(completed, 40000, gateways.bank, LI)
    assert accept([requested(reference="SH-AGAIN-1")], PORTAL)[0].code == "already_live", "a part is paid"
    ask(completed, None, gateways.bank, LI)
    approve(the("arrivals").id, gateways.bank, WANG)
    again = a_payment(reference="SH-AGAIN-2")
    work(gateways)
    assert the("payments", id=again).state == "completed"
    assert len(gateways.bank.sent("debit")) == 2


def test_less_that_went_back_is_taken_at_the_bank_s_word(completed: str, gateways: Gateways) -> None:
    gateways.bank.say("refund", Status.ACCEPTED, amount_fen=39999)
    assert ask(completed, 40000, gateways.bank, LI).state == "returned"
    assert (the("refunds").amount_fen, the("arrivals").booked_fen, the("arrivals").refunded_fen) == (
        39999, DUE - 39999, 39999
    )  # fmt: skip
    assert balances(completed)["payer"] == DUE - 39999


def test_more_that_went_back_than_was_asked_for_needs_an_operator(completed: str, gateways: Gateways) -> None:
    gateways.bank.say("refund", Status.ACCEPTED, amount_fen=40001)
    done = ask(completed, 40000, gateways.bank, LI)
    assert (done.state, done.reason) == ("unknown", "amount_differs")
    assert (the("arrivals").state, the("arrivals").booked_fen) == ("refunding", DUE)
