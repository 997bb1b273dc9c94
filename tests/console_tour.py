"""A console with something on every page, and its pages as HTML that needs no server: for tests and for pictures."""

from typing import Any

from starlette.testclient import TestClient

from console.rendering import STYLE
from foundation.clock import utcnow
from gateways.ports import Status
from models.session import write
from models.states import PauseKind, Role
from models.write import insert_rows
from tests.builders import Clock, a_payment, id_number, rows, send, the, work
from workflows.operator.access.accounts import add_account
from workflows.operator.acting.refunding import ask_refund
from workflows.operator.audit import Action, record
from workflows.operator.pauses import pause
from workflows.operator.search import search

PASSWORD = "a horse of another colour"
APPROVER = "wang.min"
_LISTS = ("payments", "attention", "messages", "money", "approvals", "inbox", "runs", "gateways", "pauses", "find")
_LINK = '<link rel="stylesheet" href="/console/style.css">'


def prepare(clock: Clock, gateways: Any) -> dict[str, str]:
    """Payments of several fates, accounts, a pause, a gateway that is out, a refund to approve; pages by name."""
    for name, role in ((APPROVER, Role.APPROVER), ("li.na", Role.OPERATOR)):
        add_account(name, role, PASSWORD, actor="root")
    _money(gateways)
    _waiting(gateways)
    clock.at("2026-12-11T10:00:00+08:00")
    gateways.bank.say("debit", Status.ACCEPTED, reference="ICBC-20261211-0042", amount_fen=10000, at=utcnow())
    a_payment(5)
    work(gateways)
    unresolved = the("payments", reason="amount_mismatch").id
    _stuck(clock, gateways)
    _operators()
    paths = {name: f"/{name}" for name in _LISTS} | {"overview": "/", "missing": "/payments/" + "0" * 32}
    run = next(row.run_id for row in rows("history", payment_id=unresolved) if row.run_id is not None)
    return paths | {
        "payment": f"/payments/{unresolved}",
        "completed": "/payments/SH-2026-000001",
        "run": f"/runs/{run}",
    }


def _money(gateways: Any) -> None:
    """A completed payment for which more came, of which a refund is asked for, and money that nobody expected."""
    payment = a_payment(1, method="tax_app", bank_account=None)
    work(gateways)
    order = the("debits", payment_id=payment)
    gateways.bank.pay(order.key)
    gateways.bank.say("find", Status.ACCEPTED, reference="B-1", amount_fen=order.amount_fen, at=utcnow())
    send("settled", payment, amount="2400.00", key=order.key, bank_reference="B-1")
    work(gateways)
    for amount, number in (("2400.00", "B-2"), ("1.00", "B-3")):
        send("settled", payment, amount=amount, key=order.key, bank_reference=number)
    ask_refund(the("arrivals", reference="B-2").id, None, None, actor="li.na", reason="the payer paid twice")


def _waiting(gateways: Any) -> None:
    a_payment(2, materials=[])
    a_payment(3, region="320100", insurances=["pension"], method="tax_app", bank_account=None)
    a_payment(4)
    work(gateways)
    send("method.chosen", "SH-2026-999999", method="alipay")


def _stuck(clock: Clock, gateways: Any) -> None:
    payments = [a_payment(serial) for serial in range(10, 22)]
    gateways.authority.say("file", Status.UNKNOWN, times=len(payments), reason="timeout")
    gateways.authority.say("find", Status.UNKNOWN, times=20 * len(payments), reason="timeout")
    for _ in range(12):
        work(gateways)
        clock.forward(hours=1)


def _operators() -> None:
    pause(PauseKind.STEP, "voucher", actor="li.na", reason="the voucher's layout is checked")
    pause(PauseKind.GATEWAY, "bank", actor="li.na", reason="maintenance of the bank")
    out = {"name": "esign", "state": "open", "reason": "timeout", "failures": 6, "changed_at": utcnow()}
    counts = {"matched": 118, "missing_here": 1, "amount_differs": 1}
    compared = {"compared": "statement", "lines": 120, "from": "2026-12-10", "to": "2026-12-10", "counts": counts}
    with write() as connection:
        insert_rows(connection, "breakers", [out | {"open_until": utcnow()}], or_ignore=True)
        record(connection, Action.COMPARE, "li.na", details=compared)
        search(connection, [id_number(2)], actor="li.na", reason="on the phone")


def enter(site: TestClient, name: str = APPROVER) -> None:
    """Sign in."""
    answer = site.post("/console/login", data={"name": name, "password": PASSWORD})
    assert answer.headers["location"] == "/console/"


def html_of(site: TestClient, path: str, locale: str) -> str:
    """A page with its style inside."""
    mark = "&" if "?" in path else "?"
    text = site.get(f"/console{path}{mark}lang={locale}").text
    assert _LINK in text
    return text.replace(_LINK, f"<style>{STYLE}</style>")
