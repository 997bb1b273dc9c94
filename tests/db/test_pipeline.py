"""The pipeline: a kept batch is what the database has of it, and what happens between two steps counts."""

import gc
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import orjson
import pytest
from msgspec.structs import asdict
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from foundation.clock import utcnow
from foundation.steps import plan_steps
from gateways.ports import Gateways, Status
from models.runs import ClaimedRun, release_lost_runs
from models.session import get_engine, read, write
from models.tables import Contract, Debit, Declaration, Payment
from models.write import insert_rows
from regions import Period, assess
from tests.builders import Clock, a_payment, key_of, rows, send, the
from workflows.engine import pipeline as engine_pipeline
from workflows.engine.dispatch import claim_runs
from workflows.engine.pipeline import Pipeline
from workflows.payment.case import Case
from workflows.payment.rows import ContractRow, DebitRow, DeclarationRow

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
OTHERS_CHANGE = ("due_at", "signalled")  # an event that comes does


def plain(row: DeclarationRow | ContractRow | DebitRow) -> dict[str, Any]:
    """A kept row with its figures as JSON, which compares."""
    columns = asdict(row)
    if columns.get("assessment") is not None:
        columns["assessment"] = orjson.loads(orjson.dumps(columns["assessment"]))
    return columns


def remembered_otherwise(cases: Sequence[Case]) -> list[str]:
    """Where a case that went on differs from what the database has of it."""
    found = []
    for case in cases:
        with read() as connection:
            kept = connection.execute(select(*Payment.__table__.c).where(Payment.id == case.id)).one()
            for name, value in asdict(case.payment).items():
                if name in kept._fields and name not in OTHERS_CHANGE and getattr(kept, name) != value:
                    found.append(f"{name}: {value!r} is {getattr(kept, name)!r}")
            if case.progress.to_json() != kept.progress:
                found.append(f"progress: {case.progress} is {kept.progress}")
            for model, kind in ((Declaration, DeclarationRow), (Contract, ContractRow), (Debit, DebitRow)):
                table = model.__tablename__
                columns = (model.__table__.c[name] for name in kind.__struct_fields__)
                own = select(*columns).where(model.payment_id == case.id).order_by(model.created_at)
                there = tuple(plain(kind.read(row)) for row in connection.execute(own))
                here = tuple(plain(row) for row in getattr(case, table))
                if table in case.known and here != there:
                    found.append(f"{table}: {here} are {there}")
    return found


def carry_on(run: ClaimedRun, gateways: Gateways) -> list[str]:
    """Carry a run as far as it goes by itself; returns the steps whose batch was in memory. What is kept is compared
    with the database each time."""
    kept: list[str] = []
    pipeline = Pipeline()
    steps = plan_steps(run.plan)
    for step in steps[steps.index(run.step) :]:
        if pipeline.holds(run.id):
            kept.append(step)
            assert remembered_otherwise([case for case, _ in pipeline._kept[run.id].batch.judged]) == []
        if pipeline.run_step(step, run.id, gateways).over:
            break
    return kept


def a_declaration(payment: str) -> dict[str, Any]:
    """A declaration of a payment that is about to be filed."""
    figures = assess("310000", "flexible", ["pension", "medical"], Period.parse("2026-12"), 800000)
    return {
        "key": key_of(payment, "declaration:1"),
        "payment_id": payment,
        "state": "intended",
        "total_fen": figures.total_fen,
        "assessment": figures.to_json(),
        "document_sha256": "0" * 64,
        "created_at": utcnow(),
    }


def test_each_step_of_a_lone_payment_finds_its_batch_in_memory(clock: Clock, gateways: Gateways) -> None:
    clock.at(DEBIT_DAY)
    payment = a_payment()
    [run] = claim_runs()
    assert carry_on(run, gateways) == ["method", "declaration", "contract", "collection", "voucher"]
    assert the("payments", id=payment).state == "completed"
    assert rows("runs") == []


def test_payments_that_park_leave_the_batch(clock: Clock, gateways: Gateways) -> None:
    clock.at(DEBIT_DAY)
    gateways.authority.say("file", Status.PENDING)
    gateways.esign.say("request", Status.PENDING)
    payments = [a_payment(serial) for serial in range(1, 5)]
    [run] = claim_runs()
    assert carry_on(run, gateways) == ["method", "declaration", "contract", "collection", "voucher"]
    assert [the("payments", id=payment).state for payment in payments].count("completed") == 2
    assert rows("runs") == []


def test_a_payment_with_a_past_goes_on_with_its_earlier_rows(clock: Clock, gateways: Gateways) -> None:
    clock.at(DEBIT_DAY)
    gateways.bank.say("debit", Status.REJECTED, reason="short_balance")
    payment = a_payment()
    [run] = claim_runs()
    carry_on(run, gateways)
    again = the("payments", id=payment)
    assert again.waiting_for == "debit_day"
    clock.at((again.due_at + timedelta(seconds=1)).isoformat())
    [run] = claim_runs()
    assert carry_on(run, gateways) == ["voucher"]
    assert [row.state for row in rows("debits")] == ["failed", "settled"]
    assert the("payments", id=payment).state == "completed"


def test_an_event_between_two_steps_is_used_before_anything_more_is_asked_for(clock: Clock, gateways: Gateways) -> None:
    payment, other = a_payment(1), a_payment(2)
    [run] = claim_runs()
    pipeline = Pipeline()
    pipeline.run_step("materials", run.id, gateways)
    send("cancel.requested", payment)  # the method step is decided already
    pipeline.run_step("method", run.id, gateways)
    assert [row.payment_id for row in rows("declarations")] == [other], "the write that moved it saw the event"
    assert not pipeline.holds(run.id)
    pipeline.run_step("declaration", run.id, gateways)
    assert the("payments", id=payment).state == "cancelled"
    assert gateways.authority.sent("file") == [key_of(other, "declaration:1")]


def test_what_the_database_refuses_of_the_next_step_leaves_this_one_done(clock: Clock, gateways: Gateways) -> None:
    payment, other = a_payment(1), a_payment(2)
    [run] = claim_runs()
    pipeline = Pipeline()
    pipeline.run_step("materials", run.id, gateways)
    with write() as connection:  # as if another had asked under the same key
        insert_rows(connection, "declarations", [a_declaration(payment)])
    report = pipeline.run_step("method", run.id, gateways)
    assert (report.going_on, pipeline.holds(run.id)) == (2, False)
    assert {row.step for row in rows("payments")} == {"declaration"}
    assert pipeline.run_step("declaration", run.id, gateways).going_on == 2
    assert sorted(gateways.authority.sent("file")) == sorted(key_of(one, "declaration:1") for one in (payment, other))


def test_a_run_that_lost_its_fence_between_two_steps_asks_for_nothing(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    [run] = claim_runs()
    pipeline = Pipeline()
    pipeline.run_step("materials", run.id, gateways)
    with write() as connection:
        connection.execute(text("UPDATE runs SET lease_until = '2020-01-01T00:00:00.000000Z'"))
        assert release_lost_runs(connection, utcnow()) == 1
    [fresh] = claim_runs()
    before = the("payments", id=payment)
    assert pipeline.run_step("method", run.id, gateways).over
    assert the("payments", id=payment) == before
    assert rows("declarations") == []
    assert [row.id for row in rows("runs")] == [fresh.id]


def test_a_database_that_is_away_for_the_speculation_costs_nothing_that_was_done(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = a_payment()
    [run] = claim_runs()

    def away(*_: Any) -> None:
        raise OperationalError("SELECT", None, Exception("gone"))

    monkeypatch.setattr(engine_pipeline, "look_again", away)
    pipeline = Pipeline()
    assert pipeline.run_step("materials", run.id, gateways).going_on == 1
    assert the("payments", id=payment).step == "method"
    assert not pipeline.holds(run.id)
    assert pipeline.run_step("method", run.id, gateways).going_on == 1


def test_a_batch_that_waited_too_long_is_loaded_from_the_database(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = a_payment()
    [run] = claim_runs()
    pipeline = Pipeline()
    pipeline.run_step("materials", run.id, gateways)
    pipeline.run_step("method", run.id, gateways)
    monkeypatch.setattr(engine_pipeline, "FRESH_FOR", 0.0)
    pipeline.run_step("declaration", run.id, gateways)  # its batch was kept before
    assert pipeline.holds(run.id)
    with write() as connection:  # what a memory does not know
        connection.execute(text("UPDATE payments SET version = version + 1"))
    assert pipeline.run_step("contract", run.id, gateways).going_on == 1
    assert the("payments", id=payment).step == "collection"


def test_a_second_run_of_a_worker_is_not_kept_so_that_an_idle_one_can_take_it(clock: Clock, gateways: Gateways) -> None:
    a_payment(1)
    [first] = claim_runs()
    a_payment(2)
    [second] = claim_runs()
    pipeline = Pipeline()
    pipeline.run_step("materials", first.id, gateways)
    pipeline.run_step("materials", second.id, gateways)
    is_alone = get_engine().dialect.name == "sqlite"  # it has one writer, and so one worker
    assert (pipeline.holds(first.id), pipeline.holds(second.id)) == (True, is_alone)
    assert pipeline.run_step("method", second.id, gateways).going_on == 1
    assert pipeline.run_step("method", first.id, gateways).going_on == 1


def test_the_memory_of_a_run_is_freed_without_the_collector(clock: Clock, gateways: Gateways) -> None:
    clock.at(DEBIT_DAY)
    for serial in range(1, 4):
        a_payment(serial)
    [run] = claim_runs()
    gc.collect()
    gc.disable()
    try:
        carry_on(run, gateways)
        left = [one for one in gc.get_objects() if isinstance(one, Case)]
    finally:
        gc.enable()
    assert left == [], "they live in a cycle, with all that was read and written for them"
