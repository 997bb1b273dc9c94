"""A run is written in as many statements as a lone payment, behind the fence, without reading whole tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, event, update

from foundation.clock import utcnow
from gateways.ports import Gateways
from models.session import get_engine, write
from models.tables import Base, Payment
from models.write import MOVE_COLUMNS, Writes, insert_rows, write_fenced
from tests.builders import Clock, a_payment, rows, the
from workflows.engine.dispatch import claim_runs
from workflows.engine.step import run_step

GOLDEN = Path(__file__).parents[1] / "golden" / "sql"


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """What is sent to the database meanwhile; rows of one executemany are one statement."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        sent.append((statement, parameters))

    engine = get_engine()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def move_of(payment_id: str, fence_run: str | None, version: int, **changes: Any) -> dict[str, Any]:
    """A move that leaves the payment as it is but for `changes`."""
    row = the("payments", id=payment_id)
    fence = {"id": payment_id, "expect_run": fence_run, "expect_version": version}
    return fence | {name: getattr(row, name) for name in MOVE_COLUMNS} | changes


def history_of(payment_id: str, version: int) -> dict[str, Any]:
    """A line of history."""
    return {
        "payment_id": payment_id,
        "version": version,
        "at": utcnow(),
        "state": "running",
        "step": "method",
        "actor": "test",
    }


def message_of(payment_id: str) -> dict[str, Any]:
    """A letter that is due."""
    row = {"id": payment_id, "payment_id": payment_id, "channel": "sms", "letter": "voucher", "facts": {}}
    return row | {"state": "due", "due_at": utcnow(), "attempts": 0, "created_at": utcnow()}


def test_a_run_of_thirty_takes_as_many_statements_as_a_run_of_one(
    clock: Clock, gateways: Gateways, settings: Any
) -> None:
    settings(runs_in_flight=3)  # they are left at work

    def steps_of_a_run(serials: range) -> int:
        for serial in serials:
            a_payment(serial, method="tax_app", bank_account=None)
        [run] = claim_runs()
        with statements() as sent:
            for step in ("materials", "method", "declaration"):
                assert run_step(step, run.id, gateways).found == len(serials)
        # The breaker looks once a second in a transaction of its own, however many runs there are.
        return sum("breakers" not in statement and not statement.startswith("BEGIN") for statement, _ in sent)

    steps_of_a_run(range(1, 2))  # the first run opens connections, which ask the database about itself
    # The other side is asked in one call too, so nothing here grows with the number of payments.
    assert steps_of_a_run(range(100, 130)) == steps_of_a_run(range(200, 201))


@pytest.mark.parametrize("wrong", ["another run", "another version", "no run"])
def test_what_has_lost_its_fence_writes_neither_the_move_nor_what_belongs_to_it(
    clock: Clock, settings: Any, wrong: str
) -> None:
    kept, lost = a_payment(1), a_payment(2)
    [run] = claim_runs()
    run_id = {"another run": "0" * 32, "no run": None}.get(wrong, run.id)
    version = 7 if wrong == "another version" else 1
    writes = Writes()
    writes.moves += [
        move_of(kept, run.id, 1, step="method"),
        move_of(lost, run_id, version, step="method"),
    ]
    for payment_id in (kept, lost):
        writes.insert("history", history_of(payment_id, 2))
        writes.update("requests", {"payment_id": payment_id, "locale": "en"})
    with write() as connection:
        assert set(write_fenced(connection, writes)) == {kept}
    assert the("payments", id=kept).step == "method"
    assert the("payments", id=lost).step == "materials"
    assert [row.version for row in rows("history", payment_id=lost)] == [1]
    assert the("requests", payment_id=kept).locale == "en"
    assert the("requests", payment_id=lost).locale == "zh-CN"


def test_an_event_that_came_meanwhile_keeps_its_payment_due(clock: Clock, settings: Any) -> None:
    payment = a_payment()
    [run] = claim_runs()
    earlier = utcnow()
    with write() as connection:
        connection.execute(update(Payment).values(due_at=earlier))
    clock.forward(days=1)
    writes = Writes(moves=[move_of(payment, run.id, 1, run_id=None, due_at=utcnow())])
    with write() as connection:
        assert set(write_fenced(connection, writes)) == {payment}
    assert the("payments", id=payment).due_at == earlier


ODD = [
    "plain",
    "深圳市税务局",
    'a "quoted" \\ one',
    "{braces},commas",
    "NULL",
    "null",
    "",
    "line\nfeed\ttab",
    "\x7f\u2028",
]


def test_texts_and_json_come_back_as_they_were_written_whatever_is_in_them(clock: Clock, settings: Any) -> None:
    payment = a_payment()
    details = [{"text": text, text: [None, 1, text]} for text in ODD]
    added = [
        history_of(payment, 100 + at) | {"actor": text, "details": detail, "reason": None}
        for at, (text, detail) in enumerate(zip(ODD, details, strict=True))
    ]
    with write() as connection:
        assert insert_rows(connection, "history", added) == {payment}
    kept = [row for row in rows("history", payment_id=payment) if row.version >= 100]
    assert [row.actor for row in kept] == ODD
    assert [row.details for row in kept] == details
    assert {row.reason for row in kept} == {None}


@pytest.mark.parametrize("same", [True, False])
def test_each_row_keeps_its_own_values_whether_or_not_the_rows_agree(clock: Clock, settings: Any, same: bool) -> None:
    payment, now = a_payment(), utcnow()
    added = [
        history_of(payment, version) | {"at": now, "reason": None if same or version % 2 else f"reason_{version}"}
        for version in range(100, 104)
    ]
    with write() as connection:
        insert_rows(connection, "history", added)
    kept = [row for row in rows("history", payment_id=payment) if row.version >= 100]
    assert [(row.version, row.at, row.reason) for row in kept] == [
        (row["version"], now, row["reason"]) for row in added
    ]


def test_a_row_of_a_payment_that_is_not_there_is_not_written(clock: Clock, settings: Any) -> None:
    payment, missing = a_payment(), "0" * 32
    [run] = claim_runs()
    writes = Writes(checks=[{"id": one, "expect_run": run.id, "expect_version": 1} for one in (payment, missing)])
    for one in (payment, missing):
        writes.insert("history", history_of(one, 2))
        writes.insert("messages", message_of(one))
    with write() as connection:
        assert set(write_fenced(connection, writes)) == {payment}
    assert len(rows("history", payment_id=payment)) == 2
    assert len(rows("messages", payment_id=payment)) == 1
    with write() as connection:
        for table in Base.metadata.tables.values():
            if "payment_id" in table.columns:
                orphans = f"SELECT count(*) FROM {table.name} WHERE payment_id NOT IN (SELECT id FROM payments)"
                assert connection.exec_driver_sql(orphans).scalar_one() == 0, table.name


def explained(connection: Connection, statement: str, parameters: Any) -> str:
    """PostgreSQL's plan of a statement."""
    return "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters))


def test_postgresql_finds_the_payments_of_a_run_by_key_even_on_a_table_without_statistics(
    clock: Clock, gateways: Gateways
) -> None:
    with write() as connection:
        if connection.dialect.name != "postgresql":
            pytest.skip("plans are PostgreSQL's")
    for serial in range(1, 6):
        a_payment(serial, method="tax_app", bank_account=None)
    [run] = claim_runs()
    with statements() as sent:
        run_step("materials", run.id, gateways)
        run_step("method", run.id, gateways)
    large = [(sql, values) for sql, values in sent if "payments" in sql and "unnest(" in sql]
    large += [(sql, values) for sql, values in sent if "jsonb_array_elements_text" in sql]
    assert len(large) >= 4
    with write() as connection:
        for sql, values in large:
            plan = explained(connection, sql, values)
            assert "Seq Scan on payments" not in plan, plan
            assert "Hash Join" not in plan, plan
            assert "Merge Join" not in plan, plan


def test_no_index_is_on_a_column_that_every_step_changes() -> None:
    table = Payment.__table__
    assert isinstance(table, Table)
    indexed = {column.name for index in table.indexes for column in index.columns}
    assert indexed & set(MOVE_COLUMNS) == {"due_at"}
    [due] = [index for index in table.indexes if index.name == "payments_due"]
    assert str(due.dialect_options["postgresql"]["where"]) == "due_at IS NOT NULL"


def test_statements_are_short_enough_for_the_driver_to_keep_them_prepared(clock: Clock, gateways: Gateways) -> None:
    a_payment()
    [run] = claim_runs()
    with statements() as sent:
        for step in ("materials", "method", "declaration"):
            run_step(step, run.id, gateways)
    # psycopg keeps the translation of statements up to 4,096 characters.
    assert max(len(sql) for sql, _ in sent) <= 4096


@pytest.mark.parametrize("kind", ["moves_alike", "moves_apart", "checks"])
def test_the_statements_shown_to_readers_can_be_pasted_into_psql(settings: Any, kind: str) -> None:
    with write() as connection:
        if connection.dialect.name != "postgresql":
            pytest.skip("psql is PostgreSQL's")
        shown = (GOLDEN / f"postgresql.{kind}.sql").read_text(encoding="utf-8")
        connection.exec_driver_sql(f"PREPARE pasted AS {shown}")
        connection.exec_driver_sql("DEALLOCATE pasted")
