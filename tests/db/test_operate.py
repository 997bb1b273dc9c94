"""What operators do is recorded, moves no money by itself, and is refused where it does not fit."""

from functools import partial

import pytest
from sqlalchemy import text

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from models.session import read, write
from tests.builders import PORTAL, Clock, a_payment, envelope, id_number, key_of, letters, path, rows, send, the, work
from workflows.engine.dispatch import claim_runs
from workflows.intake.accept import accept
from workflows.operator.acting import actions
from workflows.operator.acting.facts import Facts
from workflows.operator.acting.revoking import revoke_mandate
from workflows.operator.details import payment_details, payment_history
from workflows.operator.inbox import open_inbox
from workflows.operator.listing import PaymentFilter, count_by_state, list_payments
from workflows.operator.lookup import find_payment
from workflows.payment.errors import NotFound, Refused


def in_doubt(clock: Clock, gateways: Gateways, port: str, verb: str) -> str:
    """A payment in attention because the other side never said what became of its order."""
    clock.at("2026-12-11T10:00:00+08:00")
    other = getattr(gateways, port)
    # The gateway is there and answers, only not for this order: its breaker stays closed and tries are counted.
    other.say(verb, Status.UNKNOWN, reason="missing_answer")
    other.say("find", Status.UNKNOWN, times=100, reason="missing_answer")
    payment = a_payment()
    for _ in range(30):
        work(gateways)
        row = the("payments", id=payment)
        if row.state == "attention":
            other.script["find"].clear()
            return payment
        clock.at(row.due_at.isoformat())
        clock.forward(seconds=1)
    raise AssertionError("it never came to attention")


CASES = [
    ("authority", "file", "declaration", "declarations", "accepted", "rejected"),
    ("esign", "request", "contract", "contracts", "signed", "invalid"),
    ("bank", "debit", "collection", "debits", "settled", "failed"),
]


@pytest.mark.parametrize(("port", "verb", "step", "table", "yes", "no"), CASES, ids=[case[2] for case in CASES])
@pytest.mark.parametrize("happened", [True, False], ids=["happened", "did not happen"])
def test_an_unknown_outcome_is_resolved_by_an_operator_and_the_payment_goes_on(
    clock: Clock, gateways: Gateways, port: str, verb: str, step: str, table: str, yes: str, no: str, happened: bool
) -> None:
    payment = in_doubt(clock, gateways, port, verb)
    row = the("payments", id=payment)
    assert (row.step, the(table, payment_id=payment).state) == (step, "unknown")
    outcome: actions.Happened = "happened" if happened else "did-not-happen"
    facts = Facts(240000, "B-1", utcnow()) if happened and port == "bank" else None
    actions.resolve(payment, outcome, actor="li", reason="called the bank", facts=facts)
    [first] = rows(table, payment_id=payment)
    assert (first.state, first.reason) == (yes if happened else no, "resolved")
    entry = rows("history", payment_id=payment)[-1]
    assert (entry.actor, entry.reason, entry.state, entry.step) == ("li", "resolved", "running", step)
    assert entry.details["why"] == "called the bank"
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    sent = getattr(gateways, port).sent(verb)
    assert sent == [first.key] if happened else sent == [first.key, first.key[:-1] + "2"]


def test_a_retry_asks_by_the_key_before_anything_is_sent_again(clock: Clock, gateways: Gateways) -> None:
    payment = in_doubt(clock, gateways, "bank", "debit")
    gateways.bank.orders[key_of(payment, "collection:1")] = type(
        "Debited", (), {"key": key_of(payment, "collection:1"), "amount_fen": 240000}
    )()
    assert actions.retry(payment, actor="li") == payment
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    assert gateways.bank.sent("debit") == [key_of(payment, "collection:1")]
    assert [row.actor for row in rows("history", payment_id=payment) if row.reason == "retried"] == ["li"]


@pytest.mark.parametrize("action", ["resolve", "retry"])
def test_a_payment_that_is_being_worked_on_is_left_to_its_run(clock: Clock, gateways: Gateways, action: str) -> None:
    """A late event woke it: its run may be sending the very order that the operator calls undone."""
    payment = in_doubt(clock, gateways, "bank", "debit")
    send("debit.failed", payment)
    claim_runs()
    act = (
        actions.retry if action == "retry" else partial(actions.resolve, outcome="did-not-happen", reason="it seems so")
    )
    with pytest.raises(Refused) as told:
        act(payment, actor="li")
    assert told.value.code == "changed_meanwhile"
    assert the("debits", payment_id=payment).state == "unknown"


@pytest.mark.parametrize("action", [
    lambda name: actions.retry(name, actor="li"),
    lambda name: actions.resolve(name, "happened", actor="li", reason="x"),
])  # fmt: skip
def test_only_a_payment_in_attention_is_retried_or_resolved(clock: Clock, gateways: Gateways, action: object) -> None:
    payment = a_payment()
    with pytest.raises(Refused) as told:
        action(payment)  # type: ignore[operator]  # one of the two
    assert told.value.code == "not_in_attention"


def test_where_nothing_is_open_there_is_nothing_to_resolve(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    with write() as connection:
        connection.execute(text("UPDATE payments SET state = 'attention', reason = 'x', due_at = NULL"))
    with pytest.raises(Refused) as told:
        actions.resolve(payment, "happened", actor="li", reason="x")
    assert told.value.code == "nothing_to_resolve"


def test_a_retry_shortens_a_wait_between_tries(clock: Clock, gateways: Gateways) -> None:
    gateways.authority.say("file", Status.UNAVAILABLE, retry_after_s=3000)
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).waiting_for == "retry"
    actions.retry(payment, actor="li")
    work(gateways)
    assert the("payments", id=payment).step == "collection"


def test_a_payment_is_cancelled_before_money_moves_and_its_month_is_free(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    work(gateways)
    assert actions.cancel(payment, actor="li", reason="the payer called").status == "accepted"
    work(gateways)
    row = the("payments", id=payment)
    assert (row.state, row.reason, row.due_at) == ("cancelled", "cancel_requested", None)
    assert letters(payment) == ["debit_announced", "cancelled"]
    event = the("inbox", type="cn.shebao.payment.cancel.requested.v1")
    assert (event.source, event.channel, event.state) == ("/operator/li", "operator", "used")
    assert all(one.released_at for one in rows("coverages"))
    with pytest.raises(Refused) as told:
        actions.cancel(payment, actor="li", reason="again")
    assert told.value.code == "payment_finished"


def test_a_cancellation_while_the_contract_is_out_revokes_it(clock: Clock, gateways: Gateways) -> None:
    gateways.esign.say("request", Status.PENDING)
    payment = a_payment()
    work(gateways)
    actions.cancel(payment, actor="li", reason="the payer called")
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert the("contracts", payment_id=payment).state == "revoked"


def test_a_cancellation_after_the_bank_debited_comes_too_late(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.bank.say("debit", Status.PENDING)
    payment = a_payment()
    work(gateways)
    actions.cancel(payment, actor="li", reason="the payer called")
    work(gateways)
    event = the("inbox", type="cn.shebao.payment.cancel.requested.v1")
    assert (event.state, event.reason) == ("ignored", "too_late")
    assert the("payments", id=payment).state != "cancelled"


def test_a_payment_in_attention_can_be_cancelled_where_no_money_may_be_moving(clock: Clock, gateways: Gateways) -> None:
    payment = in_doubt(clock, gateways, "esign", "request")
    actions.cancel(payment, actor="li", reason="give up")
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert path(payment)[-1] == "cancelled/contract"


def test_names_are_ids_or_references_and_ambiguous_ones_are_told(clock: Clock) -> None:
    first = a_payment(1)
    with read() as connection:
        assert find_payment(connection, "SH-2026-000001").id == first
        assert find_payment(connection, first.upper()).id == first
        with pytest.raises(NotFound):
            find_payment(connection, "nobody")
    second = a_payment(2)
    with write() as connection:
        connection.execute(text("UPDATE payments SET reference = 'SH-2026-000001'"))
    with read() as connection, pytest.raises(Refused) as told:
        find_payment(connection, "SH-2026-000001")
    assert sorted(told.value.details["ids"]) == sorted([first, second])


def test_only_a_signed_mandate_is_revoked(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    work(gateways)
    key = key_of(payment, "contract:1")
    assert revoke_mandate(key, gateways.esign, actor="li", reason="asked") == "done"
    row = the("contracts", key=key)
    assert (row.state, row.reason, row.ended_at is not None) == ("revoked", "by li", True)
    with pytest.raises(Refused, match="only a signed"):
        revoke_mandate(key, None, actor="li", reason="asked")
    with pytest.raises(NotFound):
        revoke_mandate("nothing", None, actor="li", reason="asked")


def test_what_can_be_read_of_a_payment_is_masked(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    work(gateways)
    with read() as connection:
        details = payment_details(connection, payment)
        texts = [details, payment_history(connection, payment), rows("outbox", payment_id=payment)]
        texts += [list_payments(connection, PaymentFilter(state="completed")), open_inbox(connection)]
        assert list_payments(connection, PaymentFilter(state="waiting")) == []
        assert count_by_state(connection) == {("completed", "voucher", None): 1}
    assert (details["total"], details["state"], details["debits"][0]["amount"]) == ("2400.00", "completed", "2400.00")
    assert details["payer"]["name"] == "王**"
    for canary in ("王小明", id_number(1), "13800138000", "wang@example.com", "6222021001000000112"):
        assert canary not in repr(texts)


def test_the_history_of_a_cancelled_payment_names_the_operator_and_the_reason(clock: Clock, gateways: Gateways) -> None:
    by_operator, by_portal = a_payment(1), a_payment(2)
    actions.cancel(by_operator, actor="li", reason="paid elsewhere")
    send("cancel.requested", "SH-2026-000002", reason="张三 changed his mind")
    work(gateways)
    first, second = (rows("history", payment_id=payment)[-1] for payment in (by_operator, by_portal))
    assert (first.state, first.actor, first.details) == ("cancelled", "li", {"why": "paid elsewhere"})
    assert (second.state, second.actor, second.details) == ("cancelled", "/portal/shanghai", None)


def test_no_other_system_can_act_as_an_operator(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    event = envelope("cancel.requested", {"reason": "forged"}, subject=payment, source="/operator/li")
    accept([event], PORTAL)
    work(gateways)
    line = rows("history", payment_id=payment)[-1]
    assert (line.state, line.actor, line.details) == ("cancelled", "/operator/li", None)
