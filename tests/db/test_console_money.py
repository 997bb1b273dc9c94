"""Money in the console: an outcome is resolved by facts, and what is returned needs a second person."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from console.pages.payments import acting as acting_page
from foundation.clock import utcnow
from gateways.ports import Status
from models.states import Role
from tests.builders import Clock, a_payment, key_of, rows, send, the, work
from tests.command import shebao
from tests.contract.http_app import SETTINGS
from tests.db.test_permissions import PASSWORD, enter
from workflows.operator.access.accounts import add_account


@pytest.fixture
def site(settings: Callable[..., None], clock: Clock) -> Iterator[TestClient]:
    settings(broker_url="", **SETTINGS)
    for role in reversed(Role):
        add_account(role.value, role, PASSWORD, actor="root")
    add_account("second", Role.APPROVER, PASSWORD, actor="root")
    with TestClient(create_app(), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def test_money_is_resolved_by_what_the_bank_states(
    site: TestClient, clock: Clock, gateways: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.bank.say("debit", Status.ACCEPTED, reference="B-1", amount_fen=10000, at=utcnow())
    payment = a_payment()
    work(gateways)
    token = enter(site, Role.OPERATOR)
    attention = site.get("/console/attention").text
    assert f"/console/payments/{payment}#actions" in attention
    assert key_of(payment, "collection:1") in site.get(f"/console/payments/{payment}").text
    facts = {"amount": "100.00", "reference": "B-1", "paid_at": "2026-12-11T09:00:00"}
    form = {"token": token, "outcome": "happened", "why": "the bank said so"}
    address = f"/console/payments/{payment}/resolve"
    monkeypatch.setattr(acting_page, "find_bank", lambda: None)
    assert site.post(address, data=form | facts).status_code == 409, "the bank cannot be asked"
    gateways.bank.say("find", Status.UNKNOWN, times=9)
    monkeypatch.setattr(acting_page, "find_bank", lambda: gateways.bank)
    assert site.post(address, data=form).status_code == 409, "no facts"
    assert site.post(address, data=form | facts | {"amount": "1,5"}).status_code == 422
    assert site.post(address, data=form | facts | {"amount": "2400.00"}).status_code == 409, "the record says less"
    assert the("payments", id=payment).state == "attention"
    assert site.post(address, data=form | facts).status_code == 303
    arrival = the("arrivals")
    assert (arrival.amount_fen, arrival.reference, arrival.reason) == (10000, "B-1", "part_paid")
    assert the("history", payment_id=payment, reason="resolved").actor == "operator"


@pytest.fixture
def paid_twice(site: TestClient, gateways: Any) -> str:
    """The id of 1.00 yuan that came for a completed payment."""
    payment = a_payment(method="tax_app", bank_account=None)
    work(gateways)
    key = key_of(payment, "collection:1")
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=240000, at=utcnow())
    send("settled", payment, amount="2400.00", key=key, bank_reference="B-1")
    work(gateways)
    send("settled", payment, amount="1.00", key=key, bank_reference="B-2")
    return str(the("arrivals", state="open").id)


def test_what_an_operator_asks_for_is_returned_by_an_approver_only(site: TestClient, paid_twice: str) -> None:
    token = enter(site, Role.OPERATOR)
    form = {"token": token, "why": "paid twice"}
    assert site.post(f"/console/refunds/{paid_twice}/ask", data=form).status_code == 303
    assert [(row.state, row.requested_by) for row in rows("refunds")] == [("requested", "operator")]
    assert site.post(f"/console/refunds/{paid_twice}/approve", data=form).status_code == 403
    assert "/approvals" in site.get("/console/").text
    token = enter(site, Role.APPROVER)
    assert "paid twice" in site.get("/console/approvals").text
    done = site.post(f"/console/refunds/{paid_twice}/approve", data={"token": token, "why": "seen"})
    assert (done.status_code, the("refunds").state, the("refunds").approved_by) == (303, "approved", "approver")
    kept = [(row.action, row.actor, row.reason) for row in rows("audit") if "refund" in row.action]
    assert kept == [("ask_refund", "operator", "paid twice"), ("approve_refund", "approver", "seen")]


def test_who_asks_for_a_larger_sum_does_not_approve_it(site: TestClient, paid_twice: str) -> None:
    payment = the("arrivals", id=paid_twice).payment_id
    booked = the("arrivals", payment_id=payment, state="matched").id
    token = enter(site, Role.APPROVER)
    form = {"token": token, "why": "asked by the payer"}
    assert site.post(f"/console/refunds/{payment}/ask", data=form).status_code == 303
    assert site.post(f"/console/refunds/{booked}/approve", data=form).status_code == 409
    assert f"/refunds/{booked}/approve" not in site.get("/console/approvals").text
    token = enter(site, Role.OPERATOR)
    assert f"/refunds/{booked}/approve" not in site.get("/console/approvals").text
    site.post("/console/login", data={"name": "second", "password": PASSWORD})
    assert f"/refunds/{booked}/approve" in site.get("/console/approvals").text
    again = shebao("refunds", "decline", booked, "--reason", "no cause", "--by", "second")
    assert again.exit_code == 0, again.output
    assert (the("refunds").state, the("refunds").reason) == ("refused", "refund_declined")
    assert the("arrivals", id=booked).state == "matched"


def test_the_money_page_shows_what_a_comparison_found(site: TestClient, paid_twice: str, tmp_path: Path) -> None:
    statement = tmp_path / "statement.csv"
    line = "x:order:1,7.00,2026-12-06 09:00:00,B-9"
    statement.write_text(f"order,amount,paid_at,reference\n{line}\n", encoding="utf-8")
    shown = shebao("reconcile", str(statement), "--by", "operator")
    assert shown.exit_code == 0, shown.output
    enter(site, Role.VIEWER)
    money = site.get("/console/money?lang=en").text
    [row] = re.findall(r"<tr><td[^>]*>[^<]*</td><td>the bank&#39;s statement</td>.*?</tr>", money)
    assert [int(cell) for cell in re.findall(r'<td class="number[^"]*">(\d+)</td>', row)][1] == 1


def test_by_command_an_operator_asks_and_an_approver_decides(site: TestClient, paid_twice: str) -> None:
    asked = shebao("refunds", "ask", paid_twice, "--reason", "paid twice", "--by", "operator")
    assert (asked.exit_code, the("refunds").state) == (0, "requested")
    refused = shebao("refunds", "approve", paid_twice, "--reason", "x", "--by", "operator")
    assert (refused.exit_code, the("refunds").state) == (1, "requested")
    assert shebao("refunds", "approve", paid_twice, "--reason", "seen", "--by", "second").exit_code == 0
    assert the("refunds").state == "approved"
