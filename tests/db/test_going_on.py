"""A run that goes on in its process: what it remembers is what the database has, and what happens meanwhile counts."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, text

from gateways.ports import Gateways, Status
from models.claim import release_lost_runs
from models.clock import utcnow
from models.session import read, write
from models.tables import Contract, Debit, Declaration, Payment
from tests.builders import Clock, a_payment, carry, look_again, rows, send, the
from workflows import runner
from workflows.case import Case
from workflows.dispatch import claim_runs
from workflows.runner import run_step

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
OTHERS_CHANGE = ("due_at", "signalled")  # an event that comes does


def remembered_otherwise(cases: Sequence[Case]) -> list[str]:
    """Where a case that went on differs from what the database has of it."""
    found = []
    for case in cases:
        with read() as connection:
            kept = connection.execute(select(*Payment.__table__.c).where(Payment.id == case.id)).one()
            for name, value in vars(case.payment).items():
                if name in kept._fields and name not in OTHERS_CHANGE and getattr(kept, name) != value:
                    found.append(f"{name}: {value!r} is {getattr(kept, name)!r}")
            if case.facts != (kept.progress or {}):
                found.append(f"facts: {case.facts} are {kept.progress}")
            for model in (Declaration, Contract, Debit):
                table = model.__tablename__
                own = select(*model.__table__.c).where(model.payment_id == case.id).order_by(model.created_at)
                there = [row._asdict() | {"slot": None} for row in connection.execute(own)]
                here = [vars(row) | {"slot": None} for row in getattr(case, table)]
                if table in case.known and here != there:
                    found.append(f"{table}: {here} are {there}")
    return found


@pytest.fixture
def went_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The steps that were handed their payments; what those remember is compared with the database each time."""
    steps: list[str] = []
    looked = runner.look_again

    def compared(step: str, cases: Sequence[Case], now: datetime) -> None:
        looked(step, cases, now)
        steps.append(step)
        assert remembered_otherwise(cases) == []

    monkeypatch.setattr(runner, "look_again", compared)
    yield steps
    assert steps, "no step was handed anything: this test shows nothing"


def test_a_lone_payment_goes_on_from_step_to_step(clock: Clock, gateways: Gateways, went_on: list[str]) -> None:
    clock.at(DEBIT_DAY)
    payment = a_payment()
    [run] = claim_runs()
    carry(run, gateways)
    assert the("payments", id=payment).state == "completed"
    assert went_on == ["method", "declaration", "contract", "collection", "voucher"]


def test_those_of_a_run_that_park_are_left_behind(clock: Clock, gateways: Gateways, went_on: list[str]) -> None:
    clock.at(DEBIT_DAY)
    gateways.authority.say("file", Status.PENDING)
    gateways.esign.say("request", Status.PENDING)
    payments = [a_payment(serial) for serial in range(1, 5)]
    [run] = claim_runs()
    assert [report.found for report in carry(run, gateways)] == [4, 4, 4, 3, 2, 2]
    assert [the("payments", id=payment).state for payment in payments].count("completed") == 2
    assert went_on == ["method", "declaration", "contract", "collection", "voucher"]


def test_a_payment_with_a_past_goes_on_with_its_earlier_rows(
    clock: Clock, gateways: Gateways, went_on: list[str]
) -> None:
    clock.at(DEBIT_DAY)
    gateways.bank.say("debit", Status.REJECTED, reason="short_balance")
    payment = a_payment()
    [run] = claim_runs()
    carry(run, gateways)
    assert the("payments", id=payment).waiting_for == "debit_day"
    went_on.clear()
    look_again(clock, gateways, payment)
    assert [row.state for row in rows("debits")] == ["failed", "settled"]
    assert the("payments", id=payment).state == "completed"
    assert went_on == ["voucher"]


def test_an_event_that_comes_while_a_run_goes_on_is_heard_before_the_next_step(
    clock: Clock, gateways: Gateways, went_on: list[str]
) -> None:
    payment = a_payment()
    [run] = claim_runs()
    report = run_step("materials", run.id, gateways)
    send("cancel.requested", payment)
    report = run_step("method", run.id, gateways, handed=report.handed)
    report = run_step("declaration", run.id, gateways, handed=report.handed)
    assert the("payments", id=payment).state == "cancelled"
    assert gateways.authority.sent("file") == []


def test_who_lost_its_fence_while_it_went_on_asks_for_nothing(
    clock: Clock, gateways: Gateways, went_on: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = a_payment()
    [run] = claim_runs()
    run_step("materials", run.id, gateways)
    report = run_step("method", run.id, gateways, handed=None)
    with write() as connection:
        connection.execute(text("UPDATE runs SET lease_until = '2020-01-01T00:00:00.000000Z'"))
        assert release_lost_runs(connection, utcnow()) == 1
    [fresh] = claim_runs()
    before: Any = the("payments", id=payment)
    monkeypatch.setattr("tests.db.test_going_on.remembered_otherwise", lambda _: [])  # it is another run's by now
    assert run_step("declaration", run.id, gateways, handed=report.handed).over
    assert the("payments", id=payment) == before
    assert gateways.authority.sent("file") == []
    assert [row.id for row in rows("runs")] == [fresh.id]
