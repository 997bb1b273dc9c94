"""`python -m bench.console [--payments N]`: how long each page of the console takes on SQLite and PostgreSQL.

A few payments are made by the product's own code, one of each fate, and copied by one statement for each table. The
goal is 300 ms for a page with 100,000 payments. `--pages` also takes addresses of your own.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Connection, String, Table, text
from starlette.testclient import TestClient

from bench.payments import event
from foundation.settings import forget_settings
from gateways.ports import Gateways, Status
from models.migrate import upgrade
from models.session import close_engine, read, write
from models.states import Role
from models.tables import Base
from tests.builders import SECRETS, Clock, requested, scripted, send, the, work
from tests.servers import Postgres, short_folder
from workflows.intake.accept import accept
from workflows.intake.senders import COMMAND
from workflows.operator.access.accounts import add_account, sign_in

GOAL_MS: Final = 300
_NOW_MS: Final = int(time.time() * 1000)
_SECONDS_APART: Final = 25  # 100,000 payments of 29 days
_ROUNDS: Final = 5
_AT_ONCE: Final = 5000  # in one statement, which has its time limit
_PASSWORD: Final = "a horse of another colour"
_SHARES: Final = {"completed": 90, "waiting": 5, "attention": 3, "rejected": 1, "paid_twice": 1}
_TABLES: Final = (
    *("payments", "requests", "coverages", "history", "documents", "declarations", "contracts", "debits"),
    *("arrivals", "ledger_entries", "vouchers", "messages", "outbox", "inbox"),
)
_INDEXES: Final = ("payer_index", "account_index", "phone_index")
_PAGES: Final = (
    *(
        "/",
        "/payments",
        "/payments?state=completed&region=440300",
        "/payments?reason=authority_unknown&state=attention",
    ),
    *("/payments?method=bank_debit&step=voucher", "/payments?client=nobody", "/payments?since=2026-01-01"),
    *("/attention", "/messages", "/messages?state=failed", "/messages?channel=sms&state=sent", "/money", "/approvals"),
    *("/inbox", "/runs", "/gateways", "/pauses", "/find"),
)


def main() -> None:
    """Fill both databases and print a table of the pages."""
    parser = argparse.ArgumentParser(prog="python -m bench.console")
    parser.add_argument("--payments", type=int, default=100_000)
    parser.add_argument("--pages", nargs="*", default=[])
    given = parser.parse_args()
    pages = (*_PAGES, *given.pages)
    slow = set()
    for url in _databases():
        for page, took in measure(url, given.payments, pages).items():
            print(f"{page:60s} {took:7.1f} ms", flush=True)
            slow |= {page} if took > GOAL_MS else set()
    print(f"over {GOAL_MS} ms: {', '.join(sorted(slow)) or 'none'}")


def _databases() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/console.db"
    with short_folder("console") as folder:
        server = Postgres(folder).start()
        try:
            yield server.url("postgres")
        finally:
            server.stop()


def measure(url: str, payments: int, pages: tuple[str, ...]) -> dict[str, float]:
    """Milliseconds of each page, the median of some, on a database that is filled first."""
    from api.app import create_app  # settings must be in force

    with _settings(url):
        upgrade(url)
        one = fill(payments)
        add_account("li", Role.APPROVER, _PASSWORD, actor="bench")
        with TestClient(create_app(), base_url="http://127.0.0.1", follow_redirects=False) as site:
            site.cookies.set("shebao_session", str(sign_in("li", _PASSWORD)), path="/console")
            took = {page: _took(site, page) for page in pages}
            return took | {"/payments/ID": _took(site, f"/payments/{one}")} | _finding(site)


def _took(site: TestClient, page: str) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        answer = site.get(f"/console{page}")
        times.append((time.perf_counter() - began) * 1e3)
        assert answer.status_code == 200, (page, answer.status_code)
    return statistics.median(times[1:])


def _finding(site: TestClient) -> dict[str, float]:
    token = site.get("/console/find").text.partition('name="token" value="')[2][:64]
    form = {"token": token, "terms": "王小明\n13800138000", "why": "bench"}
    began = time.perf_counter()
    assert site.post("/console/find", data=form).status_code == 200
    return {"/find (a name that hundreds have, and a phone)": (time.perf_counter() - began) * 1e3}


@contextmanager
def _settings(url: str) -> Iterator[None]:
    values = {"database_url": url, "broker_url": "", "database_statement_seconds": "60", **SECRETS}
    for name, value in values.items():
        os.environ[f"SHEBAO_{name.upper()}"] = value
    forget_settings()
    close_engine()
    try:
        yield
    finally:
        close_engine()


def fill(count: int) -> str:
    """Store `count` payments of several fates; returns the id of one that was really made."""
    models = _make_models()
    began = time.perf_counter()
    first = 0
    for fate, share in _SHARES.items():
        last = first + count * share // 100
        for start in range(first, last, _AT_ONCE):
            with write() as connection:
                for name in _TABLES:
                    _copy(connection, Base.metadata.tables[name], models[fate], start, min(start + _AT_ONCE, last))
        first = last
    with write() as connection:
        connection.execute(text("ANALYZE"))
    with read() as connection:
        stored = connection.execute(text("SELECT count(*) FROM payments")).scalar_one()
    print(f"{connection.dialect.name}: {stored:,} payments stored in {time.perf_counter() - began:.0f} s")
    return models["paid_twice"]


def _make_models() -> dict[str, str]:
    """One payment of each fate by the product's own code."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SHEBAO_CLOCK_FILE"] = f"{folder}/clock"
        clock, gateways = Clock(Path(folder) / "clock"), scripted()
        made = {"completed": _accepted(event(1))}
        made["paid_twice"] = _paid_twice(gateways)
        made["rejected"] = _accepted(_with_payer(event(2), id_number="360426199101010070"))
        work(gateways)
        made["waiting"] = _accepted(requested(3, materials=[]))
        work(gateways)
        made["attention"] = _stuck(clock, gateways)
    return made


def _accepted(one: dict[str, Any]) -> str:
    receipt = accept([one], COMMAND)[0]
    assert receipt.payment_id is not None, receipt
    return receipt.payment_id


def _with_payer(one: dict[str, Any], **changes: str) -> dict[str, Any]:
    data = one["data"]
    assert isinstance(data, dict)
    return {**one, "data": {**data, "payer": {**data["payer"], **changes}}}


def _paid_twice(gateways: Gateways) -> str:
    payment = _accepted(requested(4, method="tax_app", bank_account=None))
    work(gateways)
    order = the("debits", payment_id=payment)
    gateways.bank.pay(order.key)  # type: ignore[attr-defined]  # a scripted bank
    for number in ("B-1", "B-2"):
        send("settled", payment, amount=f"{order.amount_fen / 100:.2f}", key=order.key, bank_reference=number)
        work(gateways)
    return payment


def _stuck(clock: Clock, gateways: Gateways) -> str:
    payment = _accepted(requested(5))
    for verb in ("file", "find"):
        gateways.authority.say(verb, Status.UNKNOWN, times=20, reason="timeout")  # type: ignore[attr-defined]  # scripted
    for _ in range(12):
        work(gateways)
        clock.forward(hours=2)
    return payment


def _copy(connection: Connection, table: Table, payment: str, first: int, last: int) -> None:
    """Copy a payment's rows of one table for each number of `first` up to `last`, under ids that begin with a time."""
    postgresql = connection.dialect.name == "postgresql"
    hexed = "lpad(to_hex({}), {}, '0')" if postgresql else "printf('%0{1}x', {0})"
    started = f"({_NOW_MS} - n.n * {_SECONDS_APART * 1000})"
    new = f"({hexed.format(started, 12)} || '7000a' || {hexed.format('n.n', 15)})"
    columns = [column for column in table.columns if column.computed is None]
    values = ", ".join(_value(column, new, hexed.format("n.n", 10)) for column in columns)
    numbers = (
        "generate_series(CAST(:first AS bigint), :last - 1) AS n(n)"
        if postgresql
        else "(WITH RECURSIVE s(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM s WHERE n < :last - 1) "
        "SELECT n FROM s) AS n"
    )
    names = ", ".join(f'"{column.name}"' for column in columns)
    own = "id" if table.name == "payments" else "payment_id"
    query = f'INSERT INTO {table.name} ({names}) SELECT {values} FROM {table.name} AS t, {numbers} WHERE t."{own}" = :payment'  # noqa: E501  # names of our own tables
    connection.execute(text(query), {"payment": payment, "first": first, "last": last})


def _value(column: "Column[object]", new: str, number: str) -> str:
    """The expression for a column of a copy, where `new` is the id of its payment and `number` ten digits."""
    name = f't."{column.name}"'
    if column.name in _INDEXES:
        return f"substr({name}, 1, 54) || {number}"
    if column.name == "name_index":
        return f"substr({name}, 1, 62) || substr({number}, 9, 2)"
    if column.table.name == "vouchers" and column.name == "no":
        return f"substr({name}, 1, 10) || {number}"
    if column.name == "id" and column.table.name != "payments":
        return f"substr({new}, 1, 12) || substr({name}, 13, 20)"
    if column.name in ("reference", "event_id", "key", "contract_key", "debit_key", "named"):
        return f"{name} || '-' || {number}"
    return f"replace({name}, :payment, {new})" if isinstance(column.type, String) else name


if __name__ == "__main__":
    main()
