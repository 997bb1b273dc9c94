"""Payments for tests, made and moved by the product's own code: events, a clock to turn, the other side, and a driver.

Nothing here stands in for the core. What is scripted is the other side alone: authority, e-signature and bank.
"""

import base64
import os
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Row, delete, select
from stdnum.iso7064 import mod_11_2

from foundation.clock import utcnow
from foundation.ids import new_id, stable_part
from foundation.settings import get_settings
from foundation.steps import plan_steps
from gateways.ports import Answer, Gateways, PayOrder, Status
from models.runs import ClaimedRun
from models.session import get_engine, read, write
from models.tables import Base, Breaker
from workflows.engine import breaker
from workflows.engine.dispatch import claim_runs
from workflows.engine.pipeline import Pipeline
from workflows.engine.report import StepReport
from workflows.engine.step import run_step
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import Sender

SECRETS = {
    "keys": f"t1:{base64.b64encode(b'k' * 32).decode()}",
    "index_key": base64.b64encode(b"i" * 32).decode(),
    "voucher_key": base64.b64encode(b"v" * 32).decode(),
}
# Sunday; Shanghai's debit days of December are to come, the first is Friday, 11 December 2026.
SUNDAY = "2026-12-06T10:00:00+08:00"
SHA256 = "5e" * 32
PORTAL = Sender("portal", "test")


def id_number(serial: int) -> str:
    """A valid identity number of its own for each `serial` of 0 to a few millions; not a magic value of the sandbox."""
    born = date(1960, 1, 1) + timedelta(days=serial // 800)
    body = f"310101{born:%Y%m%d}{serial % 800 + 1:03d}"
    return body + mod_11_2.calc_check_digit(body)


def account(number: str = "6222021001000000112") -> dict[str, str]:
    """A bank account; the sandbox and the scripted bank debit it without trouble."""
    return {"bank": "中国工商银行上海市分行", "number": number, "holder": "王小明"}


def materials(*kinds: str) -> list[dict[str, str]]:
    """Documents that are in order."""
    return [{"kind": kind, "sha256": SHA256, "valid_until": "2031-05-01"} for kind in kinds]


def requested(serial: int = 1, **changes: Any) -> dict[str, Any]:
    """An event that starts a payment: Shanghai, flexible, pension and medical of 2026-12, base 8000.00, by bank debit.

    `changes` replace members of `data`; None leaves one out.
    """
    data: dict[str, Any] = {
        "reference": f"SH-2026-{serial:06d}",
        "region": "310000",
        "scheme": "flexible",
        "insurances": ["pension", "medical"],
        "period": {"from": "2026-12", "to": "2026-12"},
        "base": "8000.00",
        "payer": {
            "name": "王小明",
            "id_number": id_number(serial),
            "phone": "13800138000",
            "email": "wang@example.com",
            "locale": "zh-CN",
        },
        "materials": materials("id_card", "bank_card_copy"),
        "method": "bank_debit",
        "bank_account": account(),
    }
    data |= changes
    data = {name: value for name, value in data.items() if value is not None}
    return envelope("requested", data, id=f"evt-{data['reference']}")


def envelope(name: str, data: dict[str, Any], **attributes: Any) -> dict[str, Any]:
    """A CloudEvent of the type with this short name."""
    return {
        "specversion": "1.0",
        "id": new_id(),
        "source": "/portal/shanghai",
        "type": f"cn.shebao.payment.{name}.v1",
        "data": data,
        **attributes,
    }


def send(name: str, payment: str, **data: Any) -> Receipt:
    """Let an event for a payment (by id or reference) arrive."""
    return accept([envelope(name, data, subject=payment)], PORTAL)[0]


def a_payment(serial: int = 1, **changes: Any) -> str:
    """Start a payment as `requested` describes it and return its id."""
    receipt = accept([requested(serial, **changes)], PORTAL)[0]
    assert receipt.status == "accepted", receipt
    assert receipt.payment_id is not None
    return receipt.payment_id


def key_of(payment: str, name: str) -> str:
    """The key of a payment's order to another side, as `collection:1`."""
    return f"{stable_part(payment)}:{name}"


class Clock:
    """The product's clock, turned by its own clock file (SHEBAO_CLOCK_FILE)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changes = 0
        self.at(SUNDAY)

    def at(self, moment: str) -> None:
        """Set the time (ISO with a zone); it goes on from there."""
        self._set(datetime.fromisoformat(moment) - datetime.now(UTC))

    def forward(self, **duration: float) -> None:
        """Turn it on, as `forward(days=3)`."""
        self._set(utcnow() + timedelta(**duration) - datetime.now(UTC))

    def _set(self, offset: timedelta) -> None:
        fresh = self._path.with_suffix(".new")
        fresh.write_text(str(offset.total_seconds()), encoding="ascii")
        self._changes += 1
        os.utime(fresh, ns=(self._changes, self._changes))  # the clock reads again when the time of change differs
        fresh.replace(self._path)


@dataclass
class Other:
    """One service of the other side. It says yes to everything that no script answers, and keeps what it was asked.

    It fails the test when it is called while a database connection is checked out: no transaction may be open then.
    """

    name: str
    one_thread: bool = True  # False where other threads rightly use connections meanwhile
    calls: list[tuple[str, list[str]]] = field(default_factory=list)
    orders: dict[str, Any] = field(default_factory=dict)
    paid: dict[str, int] = field(default_factory=dict)
    script: dict[str, deque[dict[str, Any]]] = field(default_factory=lambda: defaultdict(deque))

    def say(self, verb: str, status: Status, times: int = 1, **values: Any) -> None:
        """Answer the next `times` orders (or questions, verb `find`) with `status`."""
        self.script[verb].extend({"status": status, **values} for _ in range(times))

    def pay(self, key: str, fen: int | None = None) -> None:
        """The payer pays the order with this key; another amount may be given."""
        self.paid[key] = self.orders[key].amount_fen if fen is None else fen

    def sent(self, verb: str) -> list[str]:
        """The keys that came by this verb, in order."""
        return [key for called, keys in self.calls for key in keys if called == verb]

    def file(self, orders: Sequence[Any]) -> list[Answer]:
        """Take declarations."""
        return self._take("file", orders)

    def request(self, orders: Sequence[Any]) -> list[Answer]:
        """Ask for signatures."""
        return self._take("request", orders)

    def revoke(self, orders: Sequence[Any]) -> list[Answer]:
        """Revoke contracts."""
        return self._take("revoke", orders)

    def debit(self, orders: Sequence[Any]) -> list[Answer]:
        """Debit accounts."""
        return self._take("debit", orders)

    def open_orders(self, orders: Sequence[Any]) -> list[Answer]:
        """Open pay orders."""
        return self._take("open_orders", orders)

    def close_orders(self, orders: Sequence[Any]) -> list[Answer]:
        """Close pay orders that are not paid."""
        return self._take("close_orders", orders)

    def refund(self, orders: Sequence[Any]) -> list[Answer]:
        """Return money."""
        return self._take("refund", orders)

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Tell what became of each key."""
        self._note("find", list(keys))
        return [self._scripted("find", key) or self._found(key) for key in keys]

    def _take(self, verb: str, orders: Sequence[Any]) -> list[Answer]:
        self._note(verb, [order.key for order in orders])
        answers = []
        for order in orders:
            answer = self._scripted(verb, order.key)
            if answer is None or answer.status in (Status.ACCEPTED, Status.PENDING):
                self.orders[order.key] = order
            answers.append(answer or self._yes(order))
        return answers

    def _note(self, verb: str, keys: list[str]) -> None:
        open_connections = get_engine().pool.checkedout()  # type: ignore[attr-defined]  # a QueuePool
        if open_connections and self.one_thread:  # no Exception: the core would take it for a fault
            pytest.fail(f"{open_connections} database connections are in use while {self.name} is called")
        self.calls.append((verb, keys))

    def _scripted(self, verb: str, key: str) -> Answer | None:
        if not self.script[verb]:
            return None
        values = self.script[verb].popleft()
        if values.pop("done", False):
            self.orders.setdefault(key, None)
        return Answer(key, **values)

    def _yes(self, order: Any) -> Answer:
        if order.key.endswith(":close"):
            if order.order_key in self.paid:
                return Answer(order.key, Status.REJECTED, reason="already_paid")
            return Answer(order.key, Status.ACCEPTED)
        amount = getattr(order, "amount_fen", None)
        answer = Answer(
            order.key,
            Status.ACCEPTED,
            reference=f"{self.name}-{order.key[-24:]}",
            amount_fen=amount,
            document_sha256=getattr(order, "document_sha256", None),
        )
        return replace(answer, amount_fen=None) if isinstance(order, PayOrder) else answer

    def _found(self, key: str) -> Answer:
        if key not in self.orders:
            return Answer(key, Status.NOT_FOUND)
        answer = self._yes(self.orders[key])
        if not isinstance(self.orders[key], PayOrder):
            return answer
        if key in self.paid:
            return replace(answer, amount_fen=self.paid[key])
        closed = f"{key}:close" in self.orders
        return Answer(key, Status.REJECTED, reason="closed") if closed else Answer(key, Status.PENDING)


def scripted() -> Gateways:
    """The three services, saying yes until told otherwise."""
    return Gateways(Other("authority"), Other("esign"), Other("bank"))


def carry(run: ClaimedRun, gateways: Gateways) -> list[StepReport]:
    """Carry a run through its plan as its Celery chain does."""
    reports = []
    steps = plan_steps(run.plan)
    carry_out = Pipeline().run_step if get_settings().pipeline else run_step
    for step in steps[steps.index(run.step) :]:
        reports.append(carry_out(step, run.id, gateways))
        if reports[-1].over:
            break
    return reports


def work(gateways: Gateways, rounds: int = 30) -> int:
    """Dispatch and carry runs until nothing is due; returns how many runs there were."""
    count = 0
    for _ in range(rounds):
        runs = claim_runs()
        if not runs:
            return count
        for run in runs:
            carry(run, gateways)
        count += len(runs)
    raise AssertionError(f"still something due after {rounds} rounds: a payment turns in circles")


def look_again(clock: Clock, gateways: Gateways, payment_id: str) -> Row[Any]:
    """Turn the clock to the payment's next look, let the work be done, and return its row."""
    due = the("payments", id=payment_id).due_at
    assert due is not None, "nothing is planned for this payment"
    if due > utcnow():
        clock.at((due + timedelta(milliseconds=1)).isoformat())
    work(gateways)
    return the("payments", id=payment_id)


def stuck_payments(count: int, clock: Clock, gateways: Any) -> list[str]:
    """Payments in attention: the authority never answered."""
    payments = [a_payment(serial) for serial in range(1, count + 1)]
    gateways.authority.say("file", Status.UNKNOWN, times=count, reason="timeout")
    gateways.authority.say("find", Status.UNKNOWN, times=10 * count, reason="timeout")
    for _ in range(12):
        work(gateways)
        clock.forward(hours=2)
        _close_breakers()
    assert {(row.state, row.reason) for row in rows("payments")} == {("attention", "authority_unknown")}
    return payments


def _close_breakers() -> None:
    """As if their pauses were over, which are of the database's own time and not of the clock that tests turn."""
    with write() as connection:
        connection.execute(delete(Breaker))
    breaker.clear_cache()


def rows(table: str, **where: Any) -> list[Row[Any]]:
    """Rows of a table whose columns have these values, in the order of their primary key."""
    target = Base.metadata.tables[table]
    query = select(*target.c).order_by(*target.primary_key)
    for name, value in where.items():
        query = query.where(target.c[name] == value)
    with read() as connection:
        return list(connection.execute(query))


def the(table: str, **where: Any) -> Row[Any]:
    """The one row with these values."""
    found = rows(table, **where)
    assert len(found) == 1, f"{len(found)} rows of {table} with {where}"
    return found[0]


def letters(payment_id: str) -> list[str]:
    """The names of the letters written for a payment, each once though it goes out by two channels."""
    return [row.letter for row in rows("messages", payment_id=payment_id, channel="email")]


def emitted(payment_id: str) -> list[str]:
    """The short names of the events to other systems."""
    return [row.type.split(".")[3] for row in rows("outbox", payment_id=payment_id)]


def path(payment_id: str) -> list[str]:
    """The payment's history as `state/step` texts."""
    return [f"{row.state}/{row.step}" for row in rows("history", payment_id=payment_id)]
