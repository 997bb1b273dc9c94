"""`python -m tests.frozen.freeze`: keep a database of this version, with payments at every step, as SQL for SQLite, and
the messages that carry its runs.

Two files a version, tests/frozen/VERSION.sql and VERSION.messages.json; those of a released version are never made
again. The keys that seal them are those of the tests, and the people in them are invented.
"""

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any, Final

import orjson

from foundation.version import VERSION

FOLDER: Final = Path(__file__).parent
FROZEN_AT: Final = "2026-12-11T10:00:00+08:00"  # a debit day of Shanghai
STEPS: Final = ("materials", "method", "declaration", "contract", "collection", "voucher")


def main() -> None:
    """Make the database of this version and write it down."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "frozen.sqlite"
        _use(Path(folder), database)
        fill(Path(folder) / "clock")
        target = FOLDER / f"{VERSION}.sql"
        target.write_text(dump(database), encoding="utf-8")
        sent = orjson.dumps(messages(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        target.with_suffix(".messages.json").write_bytes(sent)
    print(f"written: {target} and its messages")


def _use(folder: Path, database: Path) -> None:
    """Settings of this process: the tests' keys and a database of its own."""
    from tests.builders import SECRETS

    values = {**SECRETS, "home": folder, "database_url": f"sqlite:///{database}", "pipeline": "false"}
    values |= {"runs_in_flight": 20, "clock_file": folder / "clock", "broker_url": "rediss://nothing.invalid:1/0"}
    os.environ.update({f"SHEBAO_{name.upper()}": str(value) for name, value in values.items()})
    from models.migrate import upgrade

    upgrade(f"sqlite:///{database}")


def fill(clock_file: Path) -> dict[str, str]:
    """Payments that wait, rest or have just come to each step, in the database in force; ids by what they are."""
    from gateways.ports import Status
    from tests.builders import Clock, a_payment, materials, scripted, work

    clock, gateways = Clock(clock_file), scripted()
    authority: Any = gateways.authority
    esign: Any = gateways.esign
    bank: Any = gateways.bank
    made: dict[str, str] = {}

    def rest(name: str, serial: int, **changes: Any) -> None:
        made[name] = a_payment(serial, **changes)
        work(gateways)

    clock.at(FROZEN_AT)
    by_self = {"method": "tax_app", "bank_account": None}
    rest("waits for materials", 1, materials=materials("id_card"))
    authority.say("file", Status.PENDING, reference="D-1")
    rest("waits for the authority", 2, **by_self)
    esign.say("request", Status.PENDING, reference="C-1")
    rest("waits for a signature", 3)
    rest("waits for the payer", 4, **by_self)
    bank.say("debit", Status.REJECTED, reason="account_frozen")
    rest("waits for a choice", 5)
    bank.say("debit", Status.UNKNOWN, reason="timeout")
    rest("was asked for at the bank", 6)
    rest("is completed", 7)
    rest("waits for the debit day", 8, region="441900", insurances=["pension"], base="6000.00")
    for at, step in enumerate(STEPS):
        made[f"is at {step}"] = _stopped(a_payment(20 + at), at, gateways)
    return made


def _stopped(payment: str, steps: int, gateways: Any) -> str:
    """A payment whose worker died after so many steps: its run is still there."""
    from workflows.engine.dispatch import claim_runs
    from workflows.engine.step import run_step

    for run in claim_runs():
        for step in STEPS[:steps]:
            run_step(step, run.id, gateways)
    return payment


def messages() -> list[dict[str, Any]]:
    """The messages that this version sends for the runs of the database in force, as they lie in the broker."""
    from kombu import Connection

    from models.runs import ClaimedRun
    from tasks.app import app
    from tasks.dispatch import chain_of
    from tests.builders import rows

    sent = []
    with Connection("memory://") as connection:
        for row in sorted(rows("runs"), key=lambda row: STEPS.index(row.step)):
            run = ClaimedRun(row.id, row.plan, row.step, len(row.payment_ids))
            chain_of(run).apply_async(connection=connection)
        queue = app.amqp.queues["payments"]
        channel: Any = connection.default_channel
        while channel._size(queue.name):
            sent.append(channel._get(queue.name))
    return sent


def dump(database: Path) -> str:
    """All of a SQLite file as SQL."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


if __name__ == "__main__":
    main()
