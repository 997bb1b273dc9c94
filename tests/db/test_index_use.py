"""Every literal statement finds its rows by index in a database of thousands of payments."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, text

import models.sql
from gateways.ports import Gateways
from models.session import read, report, write
from models.sql import load
from models.tables import Base
from tests.builders import Clock, a_payment, send, work

COPIES = 5000
LARGE = (
    "payments",
    "requests",
    "coverages",
    "history",
    "inbox",
    "arrivals",
    "debits",
    "contracts",
    "declarations",
    "messages",
    "outbox",
)
KEYS = re.compile(r"id|event_id|payment_id|key|\w+_(key|index|no)|reference|correlation|digest")
SCANS = ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan")
# A statement of the bank is compared with all that came, once a day.
SCANNING = {"money/named_references"}
FOLDER = Path(models.sql.__file__).parent


def copy_rows(connection: Connection, table: Table) -> None:
    """Add copies of the rows of a table, each with keys of its own. Foreign keys match, as all keys change alike."""
    columns = {column.name: column for column in table.c if column.computed is None}
    values = [
        f"right({name} || lpad(to_hex(n), 6, '0'), {column.type.length})" if KEYS.fullmatch(name) else name
        for name, column in columns.items()
    ]
    rows = f"SELECT {', '.join(values)} FROM {table.name}, generate_series(1, {COPIES}) AS n"
    connection.execute(text(f"INSERT INTO {table.name} ({', '.join(columns)}) {rows}"))


def statements(dialect: str) -> set[str]:
    return {f"{path.parent.name}/{path.stem}" for path in (FOLDER / dialect).glob("*/*.sql")} - SCANNING


def reads_on_postgresql(connection: Connection, name: str) -> Iterator[str]:
    """What the plan for whatever values reads from one end to the other: tables, and indexes without a condition."""
    numbers: dict[str, int] = {}
    sql = re.sub(
        r"(?<!:):(\w+)", lambda found: f"${numbers.setdefault(found[1], len(numbers) + 1)}", load("postgresql", name)
    )
    [plan] = connection.exec_driver_sql(f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {sql}").scalar_one()
    nodes = [plan["Plan"]]
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", ())
        kind, of = node["Node Type"], node.get("Relation Name")
        if kind in SCANS and "Index Cond" not in node and of in (None, *LARGE):
            yield f"{kind} of {of or node['Index Name']}"


def reads_on_sqlite(connection: Connection, name: str) -> Iterator[str]:
    statement = text(f"EXPLAIN QUERY PLAN {load('sqlite', name)}")
    values = dict.fromkeys(statement.compile().params, "[]")
    for row in connection.execute(statement, values):
        if re.match(rf"SCAN ({'|'.join(LARGE)}|other)\b", row[3]):
            yield row[3]


def whole_reads(connection: Connection) -> dict[str, list[str]]:
    """What each statement reads from one end to the other."""
    dialect = connection.dialect.name
    reads = {"postgresql": reads_on_postgresql, "sqlite": reads_on_sqlite}[dialect]
    found = {name: list(reads(connection, name)) for name in statements(dialect)}
    return {name: whole for name, whole in found.items() if whole}


def test_no_statement_reads_a_whole_table(clock: Clock, gateways: Gateways) -> None:
    payment = a_payment()
    clock.at("2026-12-11T10:00:00+08:00")
    work(gateways)
    send("settled", payment, amount="2400.00", reference="B-1")
    with write() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for name in LARGE:
                copy_rows(connection, Base.metadata.tables[name])
        assert whole_reads(connection) == {}
        if connection.dialect.name == "postgresql":  # on SQLite nothing gathers statistics
            connection.execute(text("ANALYZE"))
            assert whole_reads(connection) == {}


def test_a_report_is_planned_freely_and_what_follows_by_the_pinned_options(clock: Clock) -> None:
    """With the pinned options a sum over forty thousand payments took half a minute."""

    def hash_join(connection: Connection) -> str:
        if connection.dialect.name != "postgresql":
            pytest.skip("SQLite has no planner options")
        joins, limit = connection.execute(
            text("SELECT current_setting('enable_hashjoin'), current_setting('statement_timeout')")
        ).one()
        return f"{joins} {limit}"

    with read() as connection:
        assert hash_join(connection) == "off 5s"
        raw: Any = connection.connection.dbapi_connection
    with report() as connection:
        assert hash_join(connection) == "on 1min"
    with read() as connection:
        assert connection.connection.dbapi_connection is raw
        assert hash_join(connection) == "off 5s"
    assert raw.longest_wait == 10
