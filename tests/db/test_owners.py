"""A payment belongs to the client that started it: what others send touches neither it nor its names."""

from typing import Any

import pytest

from foundation.clock import utcnow
from foundation.steps import plan_steps
from gateways.ports import Gateways
from models.runs import hand_back_run
from models.session import read, write, write_statement
from tests.builders import (
    PORTAL,
    Clock,
    a_payment,
    account,
    carry,
    envelope,
    materials,
    requested,
    rows,
    send,
    the,
    work,
)
from workflows.engine.commit import write_intents
from workflows.engine.decide import decide
from workflows.engine.dispatch import claim_runs
from workflows.engine.load import load_cases
from workflows.engine.step import run_step, start
from workflows.intake.accept import LIVE_PAYMENTS_OF_ONE_PAYER, accept
from workflows.intake.senders import COMMAND, Sender
from workflows.operator.lookup import find_payment
from workflows.operator.search import search
from workflows.payment.errors import NotFound
from workflows.payment.outcomes import Call

STRANGER = Sender("stranger", "test")
BANK = Sender("bank", "test", others=frozenset({"portal"}))


def test_a_reference_that_looks_like_an_id_is_refused(clock: Clock) -> None:
    victim = a_payment(1)
    for name in (victim, victim.upper()):
        [receipt] = accept([requested(2, reference=name)], STRANGER)
        assert (receipt.status, receipt.field) == ("refused", "/data/reference")


@pytest.mark.parametrize("name", ["GZ/José 7", "GZ/Jose\u0301 7", " GZ/José 7\u3000"])
def test_a_reference_means_its_payment_in_each_form_that_starts_one(clock: Clock, name: str) -> None:
    early = accept([envelope("method.chosen", {"method": "wechat"}, subject=name)], PORTAL)[0]
    payment = a_payment(1, reference="GZ/José 7")
    assert (early.status, the("inbox", event_id=early.event_id).payment_id) == ("kept", payment)
    assert send("cancel.requested", name).payment_id == payment
    with read() as connection:
        assert find_payment(connection, name).id == payment
    with write() as connection:
        assert [one["payment"]["id"] for one in search(connection, [name], actor="li", reason="call")] == [payment]


@pytest.mark.parametrize("kind", ["cancel.requested", "materials.supplied", "method.chosen"])
def test_what_another_client_sends_for_a_payment_is_kept_as_its_own(
    clock: Clock, gateways: Gateways, kind: str
) -> None:
    payment = a_payment()
    data = {"method": "wechat", "payer": {"email": "stranger@example.com"}}
    for name in (payment, "SH-2026-000001"):
        [receipt] = accept([envelope(kind, data, subject=name)], STRANGER)
        assert (receipt.status, receipt.code, receipt.payment_id) == ("kept", "unknown_payment", None)
    assert the("payments", id=payment).signalled == 0
    assert {(row.client, row.state) for row in rows("inbox", state="unmatched")} == {("stranger", "unmatched")}


def test_an_early_event_of_another_client_is_not_matched(clock: Clock) -> None:
    early = envelope("materials.supplied", {"payer": {"email": "stranger@example.com"}}, subject="SH-2026-000001")
    assert accept([early], STRANGER)[0].status == "kept"
    payment = a_payment(1)
    assert the("payments", id=payment).signalled == 0
    assert the("inbox", client="stranger").state == "unmatched"
    own = requested(2, reference="SH-2026-000001")
    [receipt] = accept([own], STRANGER)
    assert the("inbox", type=early["type"]).payment_id == receipt.payment_id


def test_another_client_s_use_of_a_source_and_id_takes_nothing(clock: Clock) -> None:
    event = requested(1)
    assert accept([event | {"data": requested(2)["data"]}], STRANGER)[0].status == "accepted"
    assert accept([event], PORTAL)[0].status == "accepted"
    assert accept([event], PORTAL)[0].status == "repeated"


def test_each_client_has_references_of_its_own(clock: Clock) -> None:
    mine = a_payment(1)
    [theirs] = accept([requested(2, reference="SH-2026-000001")], STRANGER)
    assert send("cancel.requested", "SH-2026-000001").payment_id == mine
    with read() as connection:
        assert find_payment(connection, "SH-2026-000001", STRANGER).id == theirs.payment_id
        with pytest.raises(NotFound):
            find_payment(connection, mine, STRANGER)


def test_a_client_with_the_right_acts_on_payments_of_others(clock: Clock) -> None:
    payment = a_payment()
    event = envelope("cancel.requested", {}, subject=payment)
    assert accept([event], BANK)[0].payment_id == payment
    assert the("payments", id=payment).signalled == 1


def test_the_operator_acts_on_every_payment(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    assert accept([envelope("cancel.requested", {}, subject="SH-2026-000001")], COMMAND)[0].payment_id == payment
    work(gateways)
    assert the("payments", id=payment).state == "cancelled"


@pytest.mark.parametrize("named", [{}, {"order": "no-order"}, {"key": "no-key"}], ids=["nothing", "order", "key"])
def test_a_settlement_that_names_no_live_order_settles_nothing(
    clock: Clock, gateways: Gateways, named: dict[str, str]
) -> None:
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    send("settled", payment, amount="2400.00", **named)
    work(gateways)
    assert the("payments", id=payment).state == "waiting"
    assert rows("ledger_entries") == []


def test_two_clients_may_each_have_a_live_payment_of_one_payer(clock: Clock) -> None:
    a_payment()
    [receipt] = accept([requested() | {"id": "another"}], STRANGER)
    assert receipt.status == "accepted"
    [again] = accept([requested() | {"id": "a third"}], STRANGER)
    assert (again.status, again.code) == ("refused", "already_live")


def test_only_one_of_several_clients_payments_of_a_month_takes_money(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    mine = a_payment()
    work(gateways)
    assert the("payments", id=mine).state == "completed"
    theirs = accept([requested() | {"id": "another"}], STRANGER)[0].payment_id
    work(gateways)
    row = the("payments", id=theirs)
    assert (row.state, row.step, row.reason) == ("rejected", "collection", "already_paid")
    assert len(rows("debits")) == 1
    by_order = requested(method="tax_app", bank_account=None) | {"id": "by order"}
    third = accept([by_order], Sender("third", "test"))[0].payment_id
    work(gateways)
    assert the("payments", id=third).reason == "already_paid"


def test_a_stranger_who_knows_the_payer_s_name_and_number_does_not_learn_who_has_paid(
    clock: Clock, gateways: Gateways
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment()
    a_payment(2, method="tax_app", bank_account=None)
    work(gateways)
    strangers = []
    for serial in (1, 2):  # the first payer has paid, the second one has not
        event = requested(serial, method="tax_app", bank_account=None)
        event["data"]["payer"] |= {"phone": "13911112222", "email": "stranger@example.com"}
        strangers.append(accept([event], STRANGER)[0].payment_id)
    work(gateways)
    seen = [the("payments", id=one) for one in strangers]
    assert {(row.state, row.step, row.reason, row.waiting_for) for row in seen} == {
        ("waiting", "collection", "payer_pays", "payment.settled")
    }
    assert [row.letter for row in rows("messages") if row.payment_id == strangers[0]] == [
        row.letter for row in rows("messages") if row.payment_id == strangers[1]
    ]


def test_of_two_in_one_run_the_older_one_takes_money(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    first, second = (accept([requested()], sender)[0].payment_id for sender in (PORTAL, STRANGER))
    work(gateways)
    assert [the("payments", id=payment).state for payment in (first, second)] == ["completed", "rejected"]
    assert len(rows("debits")) == 1


@pytest.mark.parametrize("first", ["portal", "stranger"])
def test_two_debits_of_a_month_decided_at_the_same_moment_are_one(clock: Clock, gateways: Gateways, first: str) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    runs = {}
    for sender in (PORTAL, STRANGER):
        accept([requested()], sender)
        [runs[sender.client]] = claim_runs()
    asleep = runs.pop(first)
    for step in plan_steps(asleep.plan)[: plan_steps(asleep.plan).index("collection")]:
        run_step(step, asleep.id, gateways)
    job = start("collection", asleep.id, ())
    with write_statement() as connection:
        cases, _ = load_cases(connection, "collection", asleep.id, utcnow())
    judged = decide(cases, ())
    assert [type(verdict) for _, verdict in judged] == [Call]
    for run in runs.values():
        carry(run, gateways)
    assert write_intents(job, judged) == ([], [])
    assert the("payments", client=next(iter(runs))).state == "completed"
    assert len(rows("debits")) == 1
    with write() as connection:
        hand_back_run(connection, asleep.id, utcnow())
    work(gateways)
    assert the("payments", client=first).reason == "already_paid"


def test_an_open_order_of_one_client_does_not_block_another(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    blocking = requested(method="tax_app", bank_account=None) | {"id": "blocking"}
    blocked = accept([blocking], STRANGER)[0].payment_id
    work(gateways)
    assert the("payments", id=blocked).state == "waiting"
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_a_client_may_have_few_live_payments_of_one_payer(clock: Clock) -> None:
    def start(insurance: str, month: int, sender: Sender = PORTAL) -> str | None:
        period = {"from": f"2026-{month:02}", "to": f"2026-{month:02}"}
        event = requested(1, insurances=[insurance], period=period) | {"id": f"{insurance}-{month}"}
        return accept([event], sender)[0].code

    codes = [start(insurance, month) for insurance in ("pension", "medical") for month in range(5, 12)]
    assert codes == [None] * LIVE_PAYMENTS_OF_ONE_PAYER + ["too_many_for_payer"] * 2
    assert start("medical", 11, STRANGER) is None


def resident(**changes: Any) -> dict[str, Any]:
    """The year's resident pension of the payer of `requested()`, by another client, phone and account."""
    payer = {**requested()["data"]["payer"], "phone": "13911112222"}
    year = {
        "region": "330000", "scheme": "resident", "insurances": ["pension"], "period": {"from": "2026", "to": "2026"},
        "base": "2000.00", "materials": materials("id_card", "bank_card_copy"), "payer": payer, "reference": "RES-1",
    }  # fmt: skip
    return requested(1, **{**year, "bank_account": account("6222021001000000229"), **changes})


def test_of_two_pension_schemes_of_two_clients_one_takes_money(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    month = a_payment(insurances=["pension"])
    work(gateways)
    assert the("payments", id=month).state == "completed"
    year = accept([resident(method="bank_debit")], STRANGER)[0].payment_id
    work(gateways)
    row = the("payments", id=year)
    assert (row.state, row.step, row.reason) == ("rejected", "collection", "already_paid")
    medical = accept([requested(1, insurances=["medical"], reference="M-1")], STRANGER)[0].payment_id
    work(gateways)
    assert the("payments", id=medical).state == "completed"


def test_a_month_of_another_year_is_not_the_other_scheme_s(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment(insurances=["pension"])
    work(gateways)
    clock.at("2027-01-13T10:00:00+08:00")
    year = resident(period={"from": "2027", "to": "2027"}, method="bank_debit")
    payment = accept([year], STRANGER)[0].payment_id
    work(gateways)
    assert the("payments", id=payment).state == "completed"


def test_a_stranger_learns_nothing_of_the_other_pension_scheme(clock: Clock, gateways: Gateways) -> None:
    """An order is opened as for anybody; only what the payer signed, or a phone or account of the payer, tells."""
    clock.at("2026-12-11T10:00:00+08:00")
    a_payment(insurances=["pension"])
    work(gateways)
    receipt = accept([resident(method="wechat", bank_account=None)], STRANGER)[0]
    assert (receipt.status, receipt.code) == ("accepted", None)
    work(gateways)
    row = the("payments", id=receipt.payment_id)
    assert (row.state, row.waiting_for) == ("waiting", "payment.settled")


def test_two_pension_schemes_debited_in_one_run_are_one(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    first = a_payment(insurances=["pension"])
    year = accept([resident(method="bank_debit")], STRANGER)[0].payment_id
    work(gateways)
    assert sorted(the("payments", id=one).state for one in (first, year)) == ["completed", "rejected"]
    assert len(rows("debits", state="settled")) == 1
