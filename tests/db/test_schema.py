"""The schema: migrations go up and down and match the code, and each constraint holds."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from models.migrate import compare, downgrade, upgrade
from models.session import make_engine, write
from models.states import (
    ContractState,
    DebitKind,
    DebitState,
    DeclarationState,
    InboxState,
    MessageState,
    PaymentState,
    Step,
)
from models.tables import Base
from tests.builders import Clock, a_payment, key_of, rows, the

AT = "2026-12-06T00:00:00.000000Z"


@pytest.fixture(params=["sqlite", "postgresql"])
def own_url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """A migrated database of this test's own."""
    return new_database(request.param)


def tables_of(url: str) -> set[str]:
    engine = make_engine(url)
    found = set(inspect(engine).get_table_names())
    engine.dispose()
    return found


def schema_of(url: str) -> dict[str, Any]:
    """All that the database knows of our tables: columns, keys, constraints, indexes with conditions, storage."""
    engine = make_engine(url)
    seen = inspect(engine)
    schema = {}
    for table in Base.metadata.tables:
        indexes = [dict(index) | _conditions(index.get("dialect_options", {})) for index in seen.get_indexes(table)]
        unordered = [
            *seen.get_check_constraints(table),
            *seen.get_foreign_keys(table),
            *seen.get_unique_constraints(table),
            *indexes,
        ]
        key = seen.get_pk_constraint(table)["constrained_columns"]
        schema[table] = [seen.get_columns(table), key, sorted(unordered, key=str)]
    stored = "SELECT relname, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            storage = {row.relname: row.reloptions for row in connection.execute(text(stored))}
        for table in Base.metadata.tables:
            schema[table].append(storage[table])
    engine.dispose()
    return {table: str(parts) for table, parts in schema.items()}


def _conditions(options: dict[str, Any]) -> dict[str, Any]:
    return {"dialect_options": {name: str(value) for name, value in options.items()}}


def test_the_migration_makes_what_the_code_has(own_url: str) -> None:
    assert tables_of(own_url) == {*Base.metadata.tables, "alembic_version"}
    compare(own_url)  # what alembic would draft: nothing
    migrated = schema_of(own_url)
    downgrade(own_url, "base")
    engine = make_engine(own_url)
    with engine.connect().execution_options(shebao_write=True) as connection, connection.begin():
        Base.metadata.create_all(connection)
    engine.dispose()
    assert migrated == schema_of(own_url)


def test_statistics_are_made_of_small_samples(own_url: str) -> None:
    if own_url.startswith("sqlite"):
        pytest.skip("SQLite keeps no statistics unless it is told to")
    engine = make_engine(own_url)
    larger = (
        "SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
        " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'"
        " AND attnum > 0 AND NOT attisdropped AND attstattarget IS DISTINCT FROM 10"
    )
    downgrade(own_url, "base")
    with engine.connect() as connection, connection.begin():  # as extensions make them
        connection.execute(text("CREATE VIEW not_ours AS SELECT 1 AS one"))
    upgrade(own_url)
    with engine.connect() as connection:
        assert connection.execute(text(larger)).all() == []
    engine.dispose()


def test_the_migration_goes_down_to_nothing_and_up_again(own_url: str) -> None:
    downgrade(own_url, "base")
    assert tables_of(own_url) == {"alembic_version"}
    upgrade(own_url)
    compare(own_url)
    upgrade(own_url)


@pytest.mark.parametrize(
    ("table", "column", "states"),
    [
        ("payments", "state", PaymentState),
        ("payments", "step", Step),
        ("declarations", "state", DeclarationState),
        ("contracts", "state", ContractState),
        ("debits", "state", DebitState),
        ("debits", "kind", DebitKind),
        ("messages", "state", MessageState),
        ("inbox", "state", InboxState),
    ],
)
def test_the_database_takes_the_states_of_the_code_and_no_other(
    own_url: str, table: str, column: str, states: type[StrEnum]
) -> None:
    engine = make_engine(own_url)
    checks = {check["name"]: check["sqltext"] for check in inspect(engine).get_check_constraints(table)}
    engine.dispose()
    assert set(re.findall(r"'(\w+)'", checks[f"{column}_known"])) == set(states)


def add(table: str, **row: Any) -> None:
    """Insert a row as it stands."""
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    with write() as connection:
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)


def change(payment: str, sets: str, **values: Any) -> None:
    """Update a payment as it stands."""
    with write() as connection:
        connection.execute(text(f"UPDATE payments SET {sets} WHERE id = :id"), {"id": payment, **values})


def debit(payment: str, number: int, state: str, **more: Any) -> None:
    row = {
        "key": key_of(payment, f"collection:{number}"),
        "payment_id": payment,
        "kind": "bank_debit",
        "method": "bank_debit",
    }
    add("debits", **row | {"state": state, "amount_fen": 240000, "created_at": AT} | more)


@pytest.mark.parametrize("state", ["intended", "pending", "settled", "unknown"])
def test_a_payment_has_one_live_debit_at_most(clock: Clock, state: str) -> None:
    payment = a_payment()
    debit(payment, 1, "failed")
    debit(payment, 2, "withdrawn")
    debit(payment, 3, state)
    with pytest.raises(IntegrityError):
        debit(payment, 4, "intended")
    assert len(rows("debits")) == 3


@pytest.mark.parametrize("state", ["intended", "pending", "accepted", "unknown"])
def test_a_payment_has_one_live_declaration_at_most(clock: Clock, state: str) -> None:
    payment = a_payment()

    def declaration(number: int, state: str) -> None:
        row = {
            "key": key_of(payment, f"declaration:{number}"),
            "payment_id": payment,
            "state": state,
            "total_fen": 1,
        }
        add("declarations", **row, assessment="{}", document_sha256="d" * 64, created_at=AT)

    declaration(1, "rejected")
    declaration(2, state)
    with pytest.raises(IntegrityError):
        declaration(3, "intended")


@pytest.mark.parametrize("state", ["intended", "sent", "unknown"])
def test_a_payment_has_one_open_contract_at_most(clock: Clock, state: str) -> None:
    payment = a_payment()

    def contract(number: int, state: str) -> None:
        row = {
            "key": key_of(payment, f"contract:{number}"),
            "payment_id": payment,
            "state": state,
            "payer_index": "p",
        }
        row |= {"account_index": "a", "signer_index": "s", "payee": "x", "scheme": "flexible", "insurances": "pension"}
        row |= {"cycle": "monthly", "ceiling_fen": 1, "document_sha256": "d", "term_from": "2026-12-06"}
        add("contracts", **row, term_until="2029-11-21", created_at=AT)

    for number, ended in enumerate(("signed", "declined", "expired", "revoked", "invalid"), 1):
        contract(number, ended)
    contract(6, state)
    with pytest.raises(IntegrityError):
        contract(7, "intended")


def test_a_month_is_covered_by_one_live_payment_of_a_client(clock: Clock) -> None:
    first, second = a_payment(1), a_payment(2)
    row = the("coverages", payment_id=first, insurance="pension")
    values = {"insurance": "pension", "month": "2026-12", "payer_index": row.payer_index, "scheme": "flexible"}
    values |= {"client": row.client}
    with write() as connection:
        connection.execute(text("DELETE FROM coverages WHERE payment_id = :id"), {"id": second})
    with pytest.raises(IntegrityError):
        add("coverages", payment_id=second, **values)
    with write() as connection:
        connection.execute(
            text("UPDATE coverages SET released_at = :at WHERE payment_id = :id"), {"at": AT, "id": first}
        )
    add("coverages", payment_id=second, **values)


@pytest.mark.parametrize("state", ["completed", "rejected", "expired", "cancelled"])
@pytest.mark.parametrize("unrest", ["due_at = :at, run_id = NULL", "due_at = NULL, run_id = 'r'"])
def test_what_has_ended_rests(clock: Clock, state: str, unrest: str) -> None:
    payment = a_payment()
    values = {"state": state, "at": AT}
    with pytest.raises(IntegrityError):
        change(payment, f"state = :state, finished_at = :at, {unrest}", **values)
    with pytest.raises(IntegrityError):
        change(payment, "state = :state, finished_at = NULL, due_at = NULL, run_id = NULL", state=state)
    change(payment, "state = :state, finished_at = :at, due_at = NULL, run_id = NULL", **values)


@pytest.mark.parametrize(
    "sets",
    [
        "state = 'waiting'",
        "state = 'waiting', waiting_for = 'x'",
        "state = 'attention', reason = NULL",
        "state = 'stuck'",
        "step = 'nowhere'",
        "total_fen = -1",
    ],
)
def test_a_state_without_a_way_out_cannot_be_written(clock: Clock, sets: str) -> None:
    payment = a_payment()
    with pytest.raises(IntegrityError):
        change(payment, sets)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_debit_is_of_some_amount(clock: Clock, amount: int) -> None:
    payment = a_payment()
    with pytest.raises(IntegrityError):
        debit(payment, 1, "intended", amount_fen=amount)


@pytest.mark.parametrize(("debit_fen", "credit_fen"), [(0, 0), (1, 1), (-1, 0), (0, -1)])
def test_a_ledger_line_has_one_side(clock: Clock, debit_fen: int, credit_fen: int) -> None:
    line = {"payment_id": a_payment(), "line": 1, "account": "payer", "booked_at": AT}
    with pytest.raises(IntegrityError):
        add("ledger_entries", **line, debit_fen=debit_fen, credit_fen=credit_fen)


def test_a_payment_has_one_voucher(clock: Clock) -> None:
    payment = a_payment()
    row = {"payment_id": payment, "check_code": "c", "digest": "d", "signature": "s", "key_id": "k"}
    add("vouchers", no="1", **row, data_sealed="x", issued_at=AT)
    with pytest.raises(IntegrityError):
        add("vouchers", no="2", **row, data_sealed="x", issued_at=AT)


@pytest.mark.parametrize("state", ["used", "pending", "unmatched", "ignored"])
def test_source_and_id_are_used_once_and_refused_events_do_not_occupy_them(clock: Clock, state: str) -> None:
    row = {"source": "/s", "event_id": "e", "type": "t", "channel": "c", "digest": "d", "received_at": AT}
    row |= {"client": "portal"}
    add("inbox", id="1", state="refused", **row)
    add("inbox", id="2", state=state, **row)
    add("inbox", id="3", state="refused", **row)
    with pytest.raises(IntegrityError):
        add("inbox", id="4", state="pending", **row)
    add("inbox", id="4", state="pending", **row | {"client": "another"})


def test_no_row_belongs_to_a_payment_that_is_not_there(clock: Clock) -> None:
    with pytest.raises(IntegrityError):
        debit("0" * 32, 1, "intended")
