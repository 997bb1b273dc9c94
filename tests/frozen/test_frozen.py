"""Databases of every release are brought to this version's schema, and their payments to their ends by its code."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from foundation.version import VERSION
from gateways.ports import Gateways
from models.migrate import compare, upgrade
from models.tables import Base
from tests.builders import SECRETS, Clock, materials, rows, scripted, send, the, work
from tests.frozen.freeze import FOLDER, FROZEN_AT
from tests.servers import Postgres

FROZEN = sorted(FOLDER.glob("*.sql"))


@pytest.fixture(params=FROZEN, ids=lambda path: path.stem)
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a frozen database, as a SQLite file."""
    path = tmp_path / "frozen.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def use_frozen(
    use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[str], Clock]:
    """Puts a frozen database in force, brought to the present schema, at the moment at which it was frozen."""

    def use(url: str) -> Clock:
        monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
        upgrade(url)
        compare(url)  # where it differs the schema was changed under a revision that a database has: `make frozen`
        use_settings(database_url=url, **SECRETS)
        clock = Clock(tmp_path / "clock")
        clock.at(FROZEN_AT)
        return clock

    return use


def test_this_version_has_a_frozen_database() -> None:
    assert FOLDER / f"{VERSION}.sql" in FROZEN, "run `make frozen`"


def test_payments_of_every_release_reach_their_ends_on_sqlite(frozen: Path, use_frozen: Callable[[str], Clock]) -> None:
    carry_all(use_frozen(f"sqlite:///{frozen}"))


def test_payments_of_every_release_reach_their_ends_on_postgresql(
    frozen: Path, use_frozen: Callable[[str], Clock], postgres: Postgres
) -> None:
    url = postgres.create(f"frozen_{frozen.parent.name}"[:40].lower())
    copy(frozen, url)
    carry_all(use_frozen(url))


def carry_all(clock: Clock) -> None:
    """Give every payment what it waits for, until all are completed; each was collected once, and its books agree."""
    gateways = other_side()
    unfinished = {row.id for row in rows("payments") if row.finished_at is None}
    assert {row.step for row in rows("payments") if row.state == "running"} == {
        "materials", "method", "declaration", "contract", "collection", "voucher"
    }  # fmt: skip
    assert {row.step for row in rows("payments") if row.state == "waiting"} == {
        "materials", "declaration", "contract", "collection"
    }  # fmt: skip
    for _ in range(20):
        work(gateways)
        left = [row for row in rows("payments") if row.finished_at is None]
        if not left:
            break
        for row in left:
            answer(gateways, row)
        clock.forward(hours=12)
    assert [(row.state, row.step, row.reason) for row in rows("payments") if row.state != "completed"] == []
    for payment in unfinished:
        [paid] = [row.amount_fen for row in rows("debits", payment_id=payment) if row.state == "settled"]
        entries = rows("ledger_entries", payment_id=payment)
        assert sum(row.debit_fen for row in entries) == sum(row.credit_fen for row in entries) == paid
        assert the("vouchers", payment_id=payment)


def answer(gateways: Gateways, row: Any) -> None:
    """What the payer does about a payment that waits."""
    bank: Any = gateways.bank
    if row.waiting_for == "payment.materials.supplied":
        send("materials.supplied", row.id, materials=materials("id_card", "bank_card_copy"))
    elif row.waiting_for == "payment.method.chosen":
        send("method.chosen", row.id, method="wechat")
    elif row.waiting_for == "payment.settled":
        [key] = [debit.key for debit in rows("debits", payment_id=row.id) if debit.state == "pending"]
        bank.pay(key)


def other_side() -> Gateways:
    """The other side as it is after the freeze: it has carried out all that was asked of it, pay orders excepted."""
    gateways = scripted()
    sides: Any = {"declarations": gateways.authority, "contracts": gateways.esign, "debits": gateways.bank}
    for table, side in sides.items():
        for row in rows(table):
            amount, document = getattr(row, "amount_fen", None), getattr(row, "document_sha256", None)
            if row.state != "intended":
                side.orders[row.key] = SimpleNamespace(key=row.key, amount_fen=amount, document_sha256=document)
    return gateways


def copy(frozen: Path, url: str) -> None:
    """The rows of a frozen SQLite file in a PostgreSQL database of the same revision."""
    with contextlib.closing(sqlite3.connect(frozen)) as source:
        source.row_factory = sqlite3.Row
        [revision] = [row[0] for row in source.execute("SELECT version_num FROM alembic_version")]
        upgrade(url, revision)
        engine = create_engine(url)
        with engine.begin() as target:
            tables = [table.name for table in Base.metadata.sorted_tables]
            present = {row[0] for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in (name for name in tables if name in present):
                _copy_table(source, target, table)
        engine.dispose()


def _copy_table(source: sqlite3.Connection, target: Connection, table: str) -> None:
    columns = [column for column in inspect(target).get_columns(table) if "computed" not in column]
    read = {"JSON": orjson.loads, "JSONB": orjson.loads, "BOOLEAN": bool}
    convert = {column["name"]: read.get(str(column["type"])) for column in columns}
    found = [
        {name: made(row[name]) if made and row[name] is not None else row[name] for name, made in convert.items()}
        for row in source.execute(f"SELECT * FROM {table}")
    ]
    names = ", ".join(convert)
    insert = f"INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::{table}, :rows)"
    target.execute(text(insert.replace("::", "\\:\\:")), {"rows": orjson.dumps(found).decode()})
