"""Money of unknown outcome is resolved by facts; what contradicts the bank's word is refused and changes nothing."""

import pytest

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from models.session import read, write
from tests.builders import Clock, a_payment, envelope, key_of, letters, look_again, rows, send, the, work
from workflows.intake.accept import accept
from workflows.intake.senders import STATEMENT
from workflows.messages.vouchers import get_voucher, open_voucher
from workflows.money.refunds.asking import Asker, approve
from workflows.money.totals import money_totals
from workflows.operator.acting import actions
from workflows.operator.acting.facts import Facts
from workflows.operator.details import payment_details
from workflows.payment.errors import Refused

DUE = 240000
DEBIT_DAY = "2026-12-11T10:00:00+08:00"


def in_attention(clock: Clock, gateways: Gateways, fen: int) -> str:
    """A payment of which the bank debited another amount, under its reference B-1."""
    clock.at(DEBIT_DAY)
    gateways.bank.say("debit", Status.ACCEPTED, reference="B-1", amount_fen=fen, at=utcnow())
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).reason == "amount_mismatch"
    return payment


def resolve(payment: str, outcome: actions.Happened = "happened", facts: Facts | None = None) -> str:
    return actions.resolve(payment, outcome, actor="li", reason="the bank said so", facts=facts)


def refused(payment: str, outcome: actions.Happened = "happened", facts: Facts | None = None) -> str:
    """The code of the refusal; nothing was changed."""
    before = rows("debits"), rows("arrivals"), the("payments", id=payment)
    with pytest.raises(Refused) as told:
        resolve(payment, outcome, facts)
    assert (rows("debits"), rows("arrivals"), the("payments", id=payment)) == before
    return told.value.code


def test_money_is_resolved_by_facts_only(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    assert refused(payment) == "facts_required"


def test_the_full_amount_is_refused_where_the_bank_confirmed_less(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    for facts in (Facts(DUE, "B-1", utcnow()), Facts(DUE, "B-2", utcnow()), Facts(10000, "B-2", utcnow())):
        assert refused(payment, facts=facts) == "contradicts_record"


def test_that_nothing_happened_is_refused_where_the_bank_confirmed_money(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    assert refused(payment, "did-not-happen") == "contradicts_record"
    assert gateways.bank.sent("debit") == [key_of(payment, "collection:1")]


@pytest.mark.parametrize(
    ("status", "outcome"), [(Status.ACCEPTED, "did-not-happen"), (Status.REJECTED, "happened")], ids=["moved", "not"]
)
def test_the_bank_is_asked_by_the_key_before_anything_is_recorded(
    clock: Clock, gateways: Gateways, status: Status, outcome: actions.Happened
) -> None:
    clock.at(DEBIT_DAY)
    gateways.bank.say("debit", Status.PENDING)
    gateways.bank.say("find", Status.PENDING, times=400)
    payment = a_payment()
    work(gateways)
    clock.at(the("payments", id=payment).waiting_until.isoformat())
    work(gateways)
    gateways.bank.script["find"].clear()
    gateways.bank.say("find", status, reference="B-1", amount_fen=DUE, at=utcnow())
    with pytest.raises(Refused) as told:
        actions.resolve(payment, outcome, actor="li", reason="x", facts=Facts(DUE, "B-9", utcnow()), bank=gateways.bank)
    assert told.value.code == "contradicts_record"
    assert the("payments", id=payment).state == "attention"


def test_too_much_completes_and_the_difference_stays_open(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, DUE + 100)
    paid_at = the("arrivals").paid_at
    resolve(payment, facts=Facts(DUE + 100, "B-1", paid_at))
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    debit = the("debits")
    assert (debit.state, debit.reference, debit.settled_at) == ("settled", "B-1", paid_at)
    arrival = the("arrivals")
    assert (arrival.amount_fen, arrival.booked_fen) == (DUE + 100, DUE)
    assert (arrival.state, arrival.reason) == ("open", "amount_differs")
    assert sum(row.debit_fen for row in rows("ledger_entries")) == DUE


def test_too_little_pays_a_part_and_the_rest_is_asked_for(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    resolve(payment, facts=Facts(10000, "B-1", the("arrivals").paid_at))
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.total_fen) == ("completed", DUE)
    assert [(row.state, row.amount_fen) for row in rows("debits")] == [("failed", DUE), ("settled", DUE - 10000)]
    kept = sorted((row.amount_fen, row.booked_fen, row.state) for row in rows("arrivals"))
    assert kept == [(10000, 10000, "matched"), (DUE - 10000, DUE - 10000, "matched")]
    with read() as connection:
        data = open_voucher(get_voucher(connection, the("vouchers").no))
        [total] = money_totals(connection)
    assert (data.total_fen, data.bank_reference.startswith("B-1 / ")) == (DUE, True)
    assert (total["asked"], total["received"], total["booked"]) == ("2400.00", "2400.00", "2400.00")


def test_the_rest_is_asked_for_under_another_contract_too(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    with write() as connection:
        connection.exec_driver_sql("UPDATE contracts SET state = 'revoked'")
    resolve(payment, facts=Facts(10000, "B-1", the("arrivals").paid_at))
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.total_fen, len(rows("contracts"))) == ("completed", DUE, 2)
    assert [(row.state, row.amount_fen) for row in rows("debits")] == [("failed", DUE), ("settled", DUE - 10000)]


def part_paid(clock: Clock, gateways: Gateways) -> str:
    """A payment of which the payer has paid 100.00 by an order, and whose rest is asked for."""
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    gateways.bank.pay(key_of(payment, "collection:1"), 10000)
    look_again(clock, gateways, payment)
    arrival = the("arrivals")
    resolve(payment, facts=Facts(10000, arrival.reference, utcnow()))
    work(gateways)
    return payment


def test_the_payer_is_asked_for_the_rest_by_an_order_and_a_letter(clock: Clock, gateways: Gateways) -> None:
    payment = part_paid(clock, gateways)
    assert (the("payments", id=payment).waiting_for, the("arrivals").reason) == ("payment.settled", "part_paid")
    assert letters(payment)[-1] == "top_up_due"
    [facts] = {row.facts["rest"] for row in rows("messages", payment_id=payment, letter="top_up_due")}
    assert facts == "2300.00"
    with pytest.raises(Refused) as told:
        approve(the("arrivals").id, gateways.bank, Asker("li", "x"))
    assert told.value.code == "nothing_to_refund", "it pays a part of a payment that goes on"
    send("settled", payment, amount="100.00", key=key_of(payment, "collection:1"))
    work(gateways)
    assert the("arrivals").reason == "part_paid", "known money changes nothing"
    gateways.bank.pay(key_of(payment, "collection:2"))
    look_again(clock, gateways, payment)
    assert the("payments", id=payment).state == "completed"
    assert sorted(row.booked_fen for row in rows("arrivals")) == [10000, DUE - 10000]
    assert sum(row.debit_fen for row in rows("ledger_entries")) == DUE


def test_a_payment_that_ends_before_another_debit_says_that_its_part_is_returned(
    clock: Clock, gateways: Gateways
) -> None:
    payment = in_attention(clock, gateways, 10000)
    with write() as connection:
        connection.exec_driver_sql("UPDATE contracts SET state = 'revoked'")
    gateways.esign.say("request", Status.PENDING)
    gateways.esign.say("find", Status.PENDING, times=9)
    resolve(payment, facts=Facts(10000, "B-1", the("arrivals").paid_at))
    work(gateways)
    assert the("payments", id=payment).waiting_for == "payment.contract.signed"
    assert the("messages", letter="contract_to_sign", channel="email", state="due").facts["rest"] == "2300.00"
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert the("messages", letter="cancelled", channel="email").facts["kept"] == "100.00"


def test_a_part_is_returned_once_the_payment_is_cancelled(clock: Clock, gateways: Gateways) -> None:
    payment = part_paid(clock, gateways)
    send("cancel.requested", payment)
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    arrival = the("arrivals")
    assert (arrival.state, arrival.reason, arrival.amount_fen) == ("open", "part_paid", 10000)
    assert {row.facts["kept"] for row in rows("messages", payment_id=payment, letter="cancelled")} == {"100.00"}


def test_a_bank_that_corrects_its_answer_is_asked_again_and_the_voucher_has_its_facts(
    clock: Clock, gateways: Gateways
) -> None:
    """The bank debits the right amount and tells one fen less: kept and shown, and nothing is debited again."""
    payment = in_attention(clock, gateways, DUE - 1)
    told = the("arrivals")
    with read() as connection:
        [shown] = payment_details(connection, payment)["arrivals"]
    assert (shown["amount"], shown["reference"], shown["at"]) == ("2399.99", "B-1", told.paid_at)
    paid_at = the("debits").created_at.replace(microsecond=0)  # as a bank tells it
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=DUE, at=paid_at)
    clock.forward(hours=2)
    actions.retry(payment, actor="li", reason="the bank has corrected it")
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert gateways.bank.sent("debit") == [key_of(payment, "collection:1")]
    arrival = the("arrivals")
    assert (arrival.id, arrival.amount_fen, arrival.booked_fen, arrival.state) == (told.id, DUE, DUE, "matched")
    with read() as connection:
        data = open_voucher(get_voucher(connection, the("vouchers").no))
    assert (data.bank_reference, data.paid_at) == ("B-1", paid_at)


def returned(clock: Clock, gateways: Gateways, payment: str) -> None:
    """The money that was another amount goes back to the payer."""
    approve(the("arrivals").id, gateways.bank, Asker("li", "another amount"))
    assert the("arrivals").state == "refunded"


def test_money_that_was_returned_pays_nothing_and_is_asked_for_again(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    paid_at = the("arrivals").paid_at
    returned(clock, gateways, payment)
    assert refused(payment, facts=Facts(10000, "B-1", paid_at)) == "contradicts_record"
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=10000, at=paid_at)
    actions.resolve(payment, "did-not-happen", actor="li", reason="returned", bank=gateways.bank)
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    kept = sorted((row.amount_fen, row.booked_fen, row.refunded_fen) for row in rows("arrivals"))
    assert kept == [(10000, 0, 10000), (DUE, DUE, 0)]


def test_money_on_its_way_back_is_not_resolved(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    gateways.bank.say("refund", Status.PENDING)
    approve(the("arrivals").id, gateways.bank, Asker("li", "another amount"))
    assert refused(payment, facts=Facts(10000, "B-1", utcnow())) == "refund_under_way"
    assert refused(payment, "did-not-happen") == "contradicts_record"


def test_a_retry_after_a_refund_keeps_the_money_once(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    paid_at = the("arrivals").paid_at
    returned(clock, gateways, payment)
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=10000, at=paid_at)
    actions.retry(payment, actor="li")
    work(gateways)
    assert (the("payments", id=payment).reason, len(rows("arrivals"))) == ("amount_mismatch", 1)


def test_a_rest_that_is_resolved_books_the_part_before_it(clock: Clock, gateways: Gateways) -> None:
    payment = in_attention(clock, gateways, 10000)
    gateways.bank.say("debit", Status.ACCEPTED, reference="B-2", amount_fen=DUE - 10000 + 1, at=utcnow())
    resolve(payment, facts=Facts(10000, "B-1", the("arrivals").paid_at))
    work(gateways)
    assert the("payments", id=payment).reason == "amount_mismatch"
    resolve(payment, facts=Facts(DUE - 10000 + 1, "B-2", the("arrivals", reference="B-2").paid_at))
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    kept = sorted((row.amount_fen, row.booked_fen, row.state) for row in rows("arrivals"))
    assert kept == [(10000, 10000, "matched"), (DUE - 10000 + 1, DUE - 10000, "open")]


def test_that_nothing_happened_is_refused_where_the_bank_s_statement_has_the_money(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at(DEBIT_DAY)
    gateways.bank.say("debit", Status.PENDING)
    gateways.bank.say("find", Status.PENDING, times=3)
    payment = a_payment()
    work(gateways)
    data = {"amount": "2400.00", "key": key_of(payment, "collection:1"), "bank_reference": "B-1"}
    accept([envelope("settled", data, subject=payment)], STATEMENT)
    work(gateways)
    clock.forward(days=6)
    assert look_again(clock, gateways, payment).reason == "bank_answer_late"
    assert the("arrivals").reason == "unconfirmed"
    assert refused(payment, "did-not-happen") == "contradicts_record"
    gateways.bank.script["find"].clear()
    gateways.bank.say("find", Status.REJECTED, reason="short_balance")
    actions.resolve(payment, "did-not-happen", actor="li", reason="the bank corrected it", bank=gateways.bank)
