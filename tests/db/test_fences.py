"""Fences: what no longer holds its run or saw an older version writes nothing, and nothing of what belongs to it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, text

from foundation.clock import utcnow
from gateways.ports import Gateways
from models.session import get_engine, write
from models.tables import Payment, Request
from models.write import MOVE_COLUMNS, Writes, insert_rows, write_fenced
from tests.builders import PORTAL, Clock, a_payment, requested, rows, send, the, work
from workflows.engine.dispatch import claim_runs
from workflows.intake.accept import accept


def move(payment: str, run: str | None, version: int = 1, **changes: Any) -> dict[str, Any]:
    """A move of a payment as a step writes it: it goes on to the method step in its run."""
    values: dict[str, Any] = dict.fromkeys(MOVE_COLUMNS)
    values |= {"state": "running", "step": "method", "run_id": run, "attempts": 0, "recoveries": 0}
    values |= {"updated_at": utcnow(), "id": payment, "expect_run": run, "expect_version": version}
    return values | changes


def line(payment: str, number: int = 1) -> dict[str, Any]:
    """A ledger line of a payment."""
    return {"payment_id": payment, "line": number, "account": "payer", "insurance": None, "debit_fen": 1,
            "credit_fen": 0, "booked_at": utcnow()}  # fmt: skip


def put(writes: Writes) -> set[str]:
    with write() as connection:
        return set(write_fenced(connection, writes))


@pytest.mark.parametrize(
    ("change", "moves"),
    [
        ({}, True),
        ({"expect_run": "0" * 32}, False),
        ({"expect_run": None}, False),
        ({"expect_version": 2}, False),
        ({"id": "f" * 32}, False),
    ],
    ids=["the run's own", "another run's", "no run's", "another version", "a payment that is not there"],
)  # fmt: skip
def test_only_the_holder_of_the_run_and_version_moves_a_payment(
    clock: Clock, change: dict[str, Any], moves: bool
) -> None:
    payment = a_payment()
    [run] = claim_runs()
    assert put(Writes(moves=[move(payment, run.id) | change])) == ({payment} if moves else set())
    row = the("payments", id=payment)
    assert (row.step, row.version) == (("method", 2) if moves else ("materials", 1))


def test_inserts_and_updates_of_payments_that_did_not_move_are_left_out(clock: Clock) -> None:
    kept, lost = a_payment(1), a_payment(2)
    [run] = claim_runs()
    writes = Writes(moves=[move(kept, run.id), move(lost, "0" * 32)])
    for payment in (kept, lost):
        writes.insert("ledger_entries", line(payment))
        writes.update(
            "coverages", {"payment_id": payment, "insurance": "pension", "month": "2026-12", "released_at": utcnow()}
        )
    assert put(writes) == {kept}
    assert {row.payment_id for row in rows("ledger_entries")} == {kept}
    assert {row.payment_id for row in rows("coverages") if row.released_at} == {kept}


def test_a_hold_writes_its_inserts_and_leaves_the_payment_as_it_is(clock: Clock) -> None:
    payment, other = a_payment(1), a_payment(2)
    [run] = claim_runs()
    holds = [
        {"id": payment, "expect_run": run.id, "expect_version": 1},
        {"id": other, "expect_run": run.id, "expect_version": 7},
    ]
    writes = Writes(checks=holds)
    for one in (payment, other):
        writes.insert("ledger_entries", line(one))
    assert put(writes) == {payment}
    assert [row.payment_id for row in rows("ledger_entries")] == [payment]
    assert the("payments", id=payment).version == 1


def test_a_zombie_writes_nothing_once_its_payments_are_with_another_run(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    [old] = claim_runs()
    with write() as connection:
        connection.execute(text("UPDATE payments SET run_id = NULL, due_at = '2026-12-06T00:00:00.000000Z'"))
    [new] = claim_runs()
    writes = Writes(moves=[move(payment, old.id)])
    writes.insert("ledger_entries", line(payment))
    assert put(writes) == set()
    assert rows("ledger_entries") == []
    assert the("payments", id=payment).run_id == new.id


def test_the_same_write_a_second_time_is_idle(clock: Clock) -> None:
    payment = a_payment()
    [run] = claim_runs()
    writes = Writes(moves=[move(payment, run.id)])
    writes.insert("ledger_entries", line(payment))
    assert put(writes) == {payment}
    assert put(writes) == set()
    assert len(rows("ledger_entries")) == 1


def test_a_payment_made_due_meanwhile_is_never_put_off(clock: Clock) -> None:
    payment = a_payment()
    [run] = claim_runs()
    send("cancel.requested", payment)
    due = the("payments", id=payment).due_at
    later = datetime(2030, 1, 1, tzinfo=UTC)
    waits = {"state": "waiting", "step": "materials", "run_id": None, "waiting_for": "x", "waiting_until": later}
    put(Writes(moves=[move(payment, run.id, due_at=later, **waits)]))
    assert the("payments", id=payment).due_at == due


def test_an_earlier_due_time_of_its_own_wins_over_a_later_event(clock: Clock) -> None:
    payment = a_payment()
    [run] = claim_runs()
    send("cancel.requested", payment)
    soon = datetime(2020, 1, 1, tzinfo=UTC)
    waits = {"state": "waiting", "step": "materials", "run_id": None, "waiting_for": "x", "waiting_until": soon}
    put(Writes(moves=[move(payment, run.id, due_at=soon, **waits)]))
    assert the("payments", id=payment).due_at == soon


def test_an_end_clears_what_is_due(clock: Clock) -> None:
    payment = a_payment()
    [run] = claim_runs()
    send("cancel.requested", payment)
    end = {"state": "cancelled", "step": "materials", "run_id": None, "finished_at": utcnow(), "reason": "x"}
    put(Writes(moves=[move(payment, run.id, **end)]))
    assert the("payments", id=payment).due_at is None


def test_every_kind_of_value_comes_back_as_it_was_written(clock: Clock) -> None:
    payment = a_payment()
    [run] = claim_runs()
    moment = datetime(2026, 11, 22, 2, 3, 4, 567890, tzinfo=UTC)
    facts = {"text": "王'\"\\;%s :x $1 𠮷", "none": None, "list": [1, 2.5, True], "null": "null"}
    put(Writes(moves=[move(payment, run.id, progress=facts, total_fen=2**53 + 1, updated_at=moment, method="1e5")]))
    row = the("payments", id=payment)
    assert (row.progress, row.total_fen, row.updated_at, row.method) == (facts, 2**53 + 1, moment, "1e5")
    put(Writes(moves=[move(payment, run.id, 2, progress=None, total_fen=None)]))
    row = the("payments", id=payment)
    assert (row.progress, row.total_fen, row.method) == (None, None, None)


def test_inserted_rows_that_conflict_may_be_left_out(clock: Clock) -> None:
    payment = a_payment()
    with write() as connection:
        assert insert_rows(connection, "ledger_entries", [line(payment)]) == {payment}
        again = [line(payment, 1), line(payment, 2)]
        assert insert_rows(connection, "ledger_entries", again, or_ignore=True) == {payment}
        assert insert_rows(connection, "ledger_entries", []) == set()
    assert len(rows("ledger_entries")) == 2


def explained(statement: str, parameters: dict[str, Any]) -> str:
    with write() as connection:
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")
        plan = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        return "\n".join(row[0] for row in plan)


def test_no_statement_of_a_step_reads_all_payments_even_without_statistics(
    clock: Clock, gateways: Gateways, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand payments without statistics: what a step does must look them up by their key."""
    if get_engine().dialect.name == "sqlite":
        pytest.skip("the plans are PostgreSQL's")
    with write() as connection:
        connection.execute(text("ALTER TABLE payments SET (autovacuum_enabled = off)"))
    template = a_payment(0)
    with write() as connection:
        columns = ", ".join(column.name for column in Payment.__table__.c if column.name not in ("id", "due_at"))
        request = ", ".join(column.name for column in Request.__table__.c if column.name != "payment_id")
        connection.execute(
            text(
                f"INSERT INTO payments (id, due_at, {columns}) SELECT lpad(to_hex(n), 32, '0'), NULL, {columns}"
                " FROM payments, generate_series(1, 10000) AS n WHERE payments.id = :id"
            ),
            {"id": template},
        )
        connection.execute(
            text(
                f"INSERT INTO requests (payment_id, {request}) SELECT lpad(to_hex(n), 32, '0'), {request}"
                " FROM requests, generate_series(1, 10000) AS n WHERE payment_id = :id"
            ),
            {"id": template},
        )
    statements: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        statements.append((statement, parameters))

    event.listen(get_engine(), "before_cursor_execute", note)
    try:
        payments = [str(one.payment_id) for one in accept([requested(n) for n in range(1, 20)], PORTAL)]
        clock.at("2026-12-11T10:00:00+08:00")
        work(gateways)
        send("cancel.requested", payments[0])
    finally:
        event.remove(get_engine(), "before_cursor_execute", note)
    ours = [(sql, values) for sql, values in statements if "payments" in sql and "INSERT INTO payments" not in sql]
    touching = [(sql, values) for sql, values in ours if sql.lstrip().startswith(("SELECT", "UPDATE", "WITH"))]
    assert len(touching) > 10
    for sql, values in touching:
        plan = explained(sql, values)
        assert "Seq Scan on payments" not in plan, f"{sql}\n{plan}"
    assert {the("payments", id=one).state for one in payments} == {"completed"}
