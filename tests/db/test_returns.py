"""Lines of money that went back: a statement confirms refunds, and what is none of ours is kept for an operator."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from foundation.clock import utcnow
from gateways.ports import Gateways, Status
from models.session import read, write
from models.tables import Payment
from tests.builders import Clock, a_payment, emitted, key_of, letters, rows, send, the, work
from tests.command import shebao
from tests.db.test_reconcile import a_statement, found
from workflows.money.refunds.asking import Asker, approve, ask, decline
from workflows.money.totals import money_totals
from workflows.operator.acting.actions import resolve
from workflows.operator.acting.facts import Facts
from workflows.operator.acting.settling import settle_return
from workflows.payment.errors import Refused

LI = {"actor": "li", "reason": "seen on the statement"}
DAY = "2026-12-12 10:00:00"


@pytest.fixture
def completed(clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch) -> str:
    """A completed payment, debited; `shebao` talks to the same bank."""
    monkeypatch.setattr("cli.reconcile.command.find_bank", lambda: gateways.bank)
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    return payment


def asked(payment: str, gateways: Gateways, status: Status, fen: int = 40000) -> str:
    """A refund of booked money, to whose order the bank says `status`; its key."""
    gateways.bank.say("refund", status)
    ask(payment, fen, gateways.bank, Asker("li", "a month too many"))
    return str(the("refunds").key)


def kept() -> list[tuple[str, str, str | None]]:
    """What `shebao refunds returns` lists."""
    result = shebao("refunds", "returns", "--json")
    assert result.exit_code == 0, result.output
    return [(one["reason"], one["amount"], one["refund"]) for one in json.loads(result.stdout)]


def differences(*args: str) -> list[tuple[str | None, str | None]]:
    return [(one["reason"], one["applied"]) for one in found(*args)["differences"] if one["line"]]


@pytest.mark.parametrize("names_refund", [True, False])
def test_a_line_confirms_a_refund_of_unknown_outcome_once_the_bank_says_so(
    gateways: Gateways, completed: str, tmp_path: Path, names_refund: bool
) -> None:
    key = asked(completed, gateways, Status.UNKNOWN)
    order = key if names_refund else the("debits").key
    statement = a_statement(tmp_path, f"{DAY},{order},TK-1,-400.00,")
    assert differences(statement) == [("refund_open", None)]
    assert the("refunds").state == "unknown", "nothing is changed without --apply"
    gateways.bank.say("find", Status.PENDING)
    assert differences(statement, "--apply") == [("refund_open", "open")]
    assert kept() == [("refund_open", "400.00", key)]
    gateways.bank.say("find", Status.ACCEPTED, reference="TK-1", amount_fen=40000)
    assert differences(statement, "--apply") == [("refund_open", "returned")]
    assert (the("refunds").state, the("refunds").reference) == ("returned", "TK-1")
    assert (the("arrivals").booked_fen, len(rows("vouchers"))) == (200000, 2)
    assert emitted(completed)[-2:] == ["refunded", "adjusted"]
    assert letters(completed)[-1] == "refund_made"
    assert differences(statement, "--apply") == kept() == []
    assert len(gateways.bank.sent("refund")) == 1


def test_a_bank_that_does_not_know_the_refund_is_not_sent_it_again(
    gateways: Gateways, completed: str, tmp_path: Path
) -> None:
    key = asked(completed, gateways, Status.UNKNOWN)
    gateways.bank.say("find", Status.NOT_FOUND)
    assert differences(a_statement(tmp_path, f"{DAY},{key},TK-1,-400.00,"), "--apply") == [("refund_open", "open")]
    assert len(gateways.bank.sent("refund")) == 1


def test_a_refund_answers_one_line_where_no_reference_tells_two_apart(
    gateways: Gateways, completed: str, tmp_path: Path
) -> None:
    asked(completed, gateways, Status.ACCEPTED)
    line = f"{the('debits').key},,-400.00,"
    statement = a_statement(tmp_path, f"{DAY},{line}", f"2026-12-12 11:00:00,{line}")
    assert differences(statement) == [("unknown_refund", None)]


@pytest.mark.parametrize(
    ("status", "line", "reason"),
    [
        (Status.UNAVAILABLE, "{key},TK-1,-400.00", "refund_not_sent"),
        (Status.UNKNOWN, "{key},TK-1,-399.99", "amount_differs"),
        (Status.UNKNOWN, "W-1,TK-1,-400.00", "unknown_refund"),
        (Status.UNKNOWN, ",TK-1,-400.00", "unknown_refund"),
    ],
)
def test_what_contradicts_our_record_is_kept_once_for_an_operator(
    gateways: Gateways, completed: str, tmp_path: Path, status: Status, line: str, reason: str
) -> None:
    key = asked(completed, gateways, status)
    statement = a_statement(tmp_path, f"{DAY},{line.format(key=key)},")
    before = rows("refunds"), rows("arrivals"), rows("ledger_entries")
    assert differences(statement, "--apply") == [(reason, "open")]
    assert differences(statement, "--apply") == [(reason, "before")]
    assert [one[0] for one in kept()] == [reason]
    assert (rows("refunds"), rows("arrivals"), rows("ledger_entries")) == before
    with pytest.raises(Refused):
        settle_return(the("returns").id, **LI)


def test_money_that_the_bank_returned_of_itself_is_settled_from_its_order(
    gateways: Gateways, completed: str, tmp_path: Path
) -> None:
    statement = a_statement(tmp_path, f"{DAY},{the('debits').key},TK-7,-400.00,")
    assert differences(statement, "--apply") == [("unknown_refund", "open")]
    result = shebao("refunds", "settle", the("returns").id, "--reason", "the bank's own correction", "--json")
    assert result.exit_code == 0, result.output
    refund: Any = the("refunds")
    assert (refund.state, refund.kind, refund.amount_fen, refund.reference) == ("returned", "booked", 40000, "TK-7")
    assert (the("arrivals").state, the("arrivals").booked_fen, the("arrivals").refunded_fen) == (
        "matched", 200000, 40000
    )  # fmt: skip
    assert [row.ended_at is None for row in rows("vouchers")].count(True) == 1
    assert gateways.bank.sent("refund") == []
    assert kept() == []
    assert differences(statement, "--apply") == []
    with pytest.raises(Refused):
        settle_return(the("returns").id, **LI)


def test_a_refund_that_the_bank_refused_and_carried_out_is_settled_and_not_sent_again(
    gateways: Gateways, completed: str, tmp_path: Path
) -> None:
    key = asked(completed, gateways, Status.REJECTED)
    assert differences(a_statement(tmp_path, f"{DAY},{key},TK-1,-400.00,"), "--apply") == [("refund_refused", "open")]
    with pytest.raises(Refused) as refused:
        ask(completed, 40000, gateways.bank, Asker("li", "another try"))
    assert (refused.value.code, gateways.bank.sent("refund")) == ("return_unsettled", [key])
    settle_return(the("returns").id, **LI)
    assert (the("arrivals").booked_fen, the("arrivals").refunded_fen, kept()) == (200000, 40000, [])
    ask(completed, 40000, gateways.bank, Asker("li", "another month too many"))
    assert len(gateways.bank.sent("refund")) == 2


def test_a_refund_that_went_back_before_it_was_approved_is_not_sent(
    gateways: Gateways, completed: str, tmp_path: Path
) -> None:
    ask(completed, 40000, gateways.bank, Asker("li", "a month too many", alone=False))
    statement = a_statement(tmp_path, f"{DAY},{the('debits').key},TK-1,-400.00,")
    assert differences(statement, "--apply") == [("refund_not_sent", "open")]
    with pytest.raises(Refused) as refused:
        approve(the("arrivals").id, gateways.bank, Asker("wang", "seen"))
    assert refused.value.code == "return_unsettled"
    with pytest.raises(Refused) as refused:
        settle_return(the("returns").id, **LI)
    assert refused.value.code == "refund_under_way"
    decline(the("arrivals").id)
    settle_return(the("returns").id, **LI)
    assert (the("arrivals").booked_fen, the("arrivals").refunded_fen) == (200000, 40000)
    assert gateways.bank.sent("refund") == kept() == []


@pytest.mark.parametrize("is_on_statement", [True, False])
def test_money_that_was_paid_twice_goes_back_before_what_is_booked(
    gateways: Gateways, completed: str, tmp_path: Path, is_on_statement: bool
) -> None:
    key = the("debits").key
    send("settled", completed, amount="2400.00", key=key, bank_reference="B-2")
    second = the("arrivals", reason="paid_twice").id
    if is_on_statement:
        found(a_statement(tmp_path, f"{DAY},{key},B-2,2400.00,"), "--apply")
    assert (the("arrivals", id=second).confirmed_at is not None) == is_on_statement
    found(a_statement(tmp_path, f"{DAY},{key},TK-9,-2400.00,"), "--apply")
    settle_return(the("returns").id, **LI)
    assert (the("arrivals", id=second).state, the("vouchers").ended_at) == ("refunded", None)
    names = ("received", "booked", "refunded", "open")
    with read() as connection:
        totals = money_totals(connection)
    assert [sum(Decimal(one[name]) for one in totals) for name in names] == [4800, 2400, 2400, 0]


def test_a_part_that_went_back_is_settled_once_its_payment_has_ended(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("cli.reconcile.command.find_bank", lambda: gateways.bank)
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.bank.say("debit", Status.ACCEPTED, reference="B-1", amount_fen=10000, at=utcnow())
    payment = a_payment()
    work(gateways)
    resolve(payment, "happened", facts=Facts(10000, "B-1", utcnow()), **LI)
    found(a_statement(tmp_path, f"{DAY},{key_of(payment, 'collection:1')},TK-9,-100.00,"), "--apply")
    with pytest.raises(Refused) as refused:
        settle_return(the("returns").id, **LI)
    assert (refused.value.code, the("arrivals").refunded_fen) == ("nothing_to_refund", 0)
    work(gateways)
    assert the("payments").state == "completed"
    settle_return(the("returns").id, **LI)
    assert sorted((row.booked_fen, row.refunded_fen) for row in rows("arrivals")) == [(0, 10000), (230000, 0)]


def test_booked_money_goes_back_once_its_payment_has_its_voucher(
    clock: Clock, gateways: Gateways, completed: str, tmp_path: Path
) -> None:
    found(a_statement(tmp_path, f"{DAY},{the('debits').key},TK-9,-400.00,"), "--apply")
    with write() as connection:
        connection.execute(update(Payment).values(state="attention", reason="step_failed", finished_at=None))
    with pytest.raises(Refused) as refused:
        settle_return(the("returns").id, **LI)
    assert refused.value.code == "not_completed"
