"""Whole chains through a real broker, a real worker and the sandbox, on SQLite and on PostgreSQL."""

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest
from celery import Celery

from gateways.sandbox.process import running
from models.session import make_engine
from models.tables import Base
from tasks.dispatch import STEP_TASKS
from tests.builders import PORTAL, SECRETS, Clock, requested, rows, the
from tests.servers import Valkey, end, eventually, short_folder
from workflows.engine.dispatch import claim_runs
from workflows.intake.accept import accept

ROOT = Path(__file__).parents[2]
DEBIT_DAY = "2026-12-11T10:00:00+08:00"


@dataclass
class Works:
    """A broker, a worker, beat and the sandbox, at one database and one clock."""

    env: dict[str, str]
    broker: Valkey
    sandbox: httpx2.Client
    clock: Path
    processes: dict[str, subprocess.Popen[bytes]]

    def start(self, name: str, *options: str) -> None:
        """Start a Celery program unless it runs."""
        if name in self.processes and self.processes[name].poll() is None:
            return
        command = [sys.executable, "-m", "celery", "-A", "tasks.app", *options]
        with Path(self.env["SHEBAO_HOME"], f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command, env=self.env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )

    def start_worker(self) -> None:
        """Start a worker for all queues, and wait until it takes tasks."""
        self.start("worker", "worker", "-n", "flow@%h", "-c", "2", "--without-gossip", "--without-mingle")
        eventually(Path(self.env["SHEBAO_HOME"], "run", "flow.ready").exists, 30, what="the worker is ready")

    def start_beat(self) -> None:
        """Start the ticks that look for what is due."""
        self.start("beat", "beat", "--loglevel", "WARNING", "--pidfile=")

    def stop(self, name: str) -> None:
        """Stop a program in good order."""
        if name in self.processes:
            end(self.processes.pop(name))

    def ledger(self, payment: str) -> Counter[str]:
        """How often each kind of thing was really done for a payment."""
        entries = self.sandbox.get("/ledger", params={"payment_id": payment}).json()["entries"]
        done: Counter[str] = Counter()
        for entry in entries:
            done[entry["kind"]] += entry["times_done"]
        return done

    def pay(self, payment: str) -> None:
        """The payer pays the open order."""
        order = the("debits", payment_id=payment).order_no
        answer = self.sandbox.post("/v1/bank/pay", json={"order": order})
        assert answer.status_code in (200, 409), answer.text


@pytest.fixture(scope="module", params=[True, False], ids=["pipeline", "without"])
def works(database_url: str, request: pytest.FixtureRequest) -> Iterator[Works]:
    """Everything but beat, for the tests of this module on one kind of database, with the pipeline and without."""
    engine = make_engine(database_url)
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
    engine.dispose()
    with short_folder("shebao-f") as home, running("--sign-delay", "0.1") as sandbox:
        broker = Valkey(home).start()
        env = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
        env |= {f"SHEBAO_{name.upper()}": value for name, value in SECRETS.items()}
        env |= {"SHEBAO_DATABASE_URL": database_url, "SHEBAO_BROKER_URL": broker.url, "SHEBAO_HOME": str(home)}
        env |= {"SHEBAO_GATEWAY_URL": sandbox.url, "SHEBAO_CLOCK_FILE": str(home / "clock"), "SHEBAO_POLL_SECONDS": "1"}
        env |= {"SHEBAO_LETTER_HOURS": "00:00-24:00"}
        env |= {"SHEBAO_PIPELINE": str(request.param).lower()}
        env |= {"PYTHONPATH": str(ROOT), "SHEBAO_LEASE_SECONDS": "5", "SHEBAO_HTTP_TIMEOUT_SECONDS": "1"}
        with httpx2.Client(base_url=sandbox.url, trust_env=False) as client:
            started = Works(env, broker, client, home / "clock", {})
            Clock(started.clock).at(DEBIT_DAY)
            started.start_worker()
            yield started
            for name in list(started.processes):
                started.stop(name)
        broker.stop()


@pytest.fixture
def here(works: Works, use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Works:
    """The works, with this process at the same database and clock."""
    use_settings(database_url=works.env["SHEBAO_DATABASE_URL"], lease_seconds=5, **SECRETS)
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(works.clock))
    return works


def start(serials: range, **changes: Any) -> list[str]:
    """Payments by what `requested` says; returns their ids."""
    receipts = accept([requested(serial, **changes) for serial in serials], PORTAL)
    assert {receipt.status for receipt in receipts} == {"accepted"}
    return [str(receipt.payment_id) for receipt in receipts]


def states(payments: list[str]) -> set[tuple[str, str | None]]:
    """States of these payments, and what they wait for."""
    return {(row.state, row.waiting_for) for row in rows("payments") if row.id in payments}


def done(payments: list[str]) -> Callable[[], bool]:
    return lambda: states(payments) == {("completed", None)}


def check(works: Works, payment: str, kinds: set[str]) -> None:
    """Each thing was done once at the other side, and is written down once here."""
    assert works.ledger(payment) == dict.fromkeys(kinds, 1)
    for table in ("declarations", "debits", "vouchers"):
        assert len(rows(table, payment_id=payment)) == 1
    versions = [row.version for row in rows("history", payment_id=payment)]
    assert versions == sorted(set(versions))


def test_a_bank_debit_and_a_self_payer_come_to_their_vouchers(here: Works) -> None:
    here.start_beat()
    [debited] = start(range(1, 2))
    [by_self] = start(range(2, 3), method="tax_app", bank_account=None)
    eventually(lambda: ("waiting", "payment.settled") in states([by_self]), 30, what="the order is open")
    here.pay(by_self)
    eventually(done([debited, by_self]), 30, what="both are completed")
    check(here, debited, {"declaration", "contract", "debit"})
    check(here, by_self, {"declaration", "pay_order"})


def test_every_task_delivered_ten_times_does_its_work_once(here: Works) -> None:
    here.stop("beat")
    time.sleep(0.3)  # a tick that beat had sent may be on its way
    payments = start(range(10, 15))
    runs: list[Any] = list(claim_runs())
    if not runs:  # that tick had taken them
        runs = rows("runs")
    sender = Celery("sender", broker=here.broker.url)
    messages = [(task, run.id) for run in runs for task in STEP_TASKS.values() for _ in range(10)]
    in_order = sorted(messages, key=lambda message: list(STEP_TASKS.values()).index(message[0]))
    for task, run_id in [*in_order, *random.Random(7).sample(messages, len(messages))]:
        sender.send_task(task, args=[run_id], queue="payments", routing_key="payments", exchange="payments")
    sender.close()
    here.start_beat()
    eventually(done(payments), 60, what="all are completed")
    for payment in payments:
        check(here, payment, {"declaration", "contract", "debit"})
    assert rows("runs") == []


def test_a_broker_that_forgets_everything_again_and_again_loses_nothing(here: Works) -> None:
    here.start_beat()
    payments = start(range(20, 60), method="tax_app", bank_account=None)
    flushes = 0
    deadline = time.monotonic() + 45
    while not done(payments)() and time.monotonic() < deadline:
        for row in rows("payments", waiting_for="payment.settled"):
            if row.id in payments and the("debits", payment_id=row.id).state == "pending":
                here.pay(row.id)
        if flushes < 6:
            here.broker.client().flushall()
            flushes += 1
        time.sleep(0.4)
    eventually(done(payments), 30, what="all are completed")
    assert flushes >= 2  # how often depends on the machine: the work may be done before the last one
    for payment in payments:
        check(here, payment, {"declaration", "pay_order"})


def test_a_worker_killed_in_the_middle_leaves_its_work_to_the_next_one(here: Works) -> None:
    here.start_beat()
    payments = start(range(70, 90))
    eventually(lambda: any(row.step != "materials" for row in rows("payments") if row.id in payments), 20)
    here.processes["worker"].kill()
    here.processes.pop("worker").wait()
    Path(here.env["SHEBAO_HOME"], "run", "flow.ready").unlink(missing_ok=True)
    here.start_worker()
    eventually(done(payments), 60, what="all are completed")
    for payment in payments:
        check(here, payment, {"declaration", "contract", "debit"})


@contextmanager
def monitoring(works: Works) -> Iterator[list[dict[str, Any]]]:
    """What a monitor of Celery's events hears; it listens once the worker's heart was heard."""
    heard: list[dict[str, Any]] = []
    monitor = Celery("monitor", broker=works.broker.url)
    monitor.conf.broker_transport_options = {"global_keyprefix": "shebao:"}
    receiver = monitor.events.Receiver(monitor.connection(), handlers={"*": heard.append})
    thread = threading.Thread(target=partial(receiver.capture, limit=None, timeout=None, wakeup=False))
    thread.start()
    try:
        eventually(lambda: bool(heard), 20, what="the worker's heart is heard")
        yield heard
    finally:
        receiver.should_stop = True
        thread.join()
        monitor.close()


def test_each_step_of_a_lone_payment_is_a_message_and_a_task_of_its_own(here: Works) -> None:
    """A monitor hears the worker receive, start and end each one, with a runtime of its own."""
    here.start_beat()
    steps = [STEP_TASKS[step] for step in ("materials", "method", "declaration", "contract", "collection")]
    with monitoring(here) as heard:
        [payment] = start(range(95, 96), method="tax_app", bank_account=None)
        eventually(lambda: ("waiting", "payment.settled") in states([payment]), 30, what="the order is open")
        (run,) = {row.run_id for row in rows("history", payment_id=payment) if row.run_id}
        mine = lambda: [one for one in heard if run in one.get("kwargs", "")]  # noqa: E731
        ids = lambda: [one["uuid"] for one in mine()]  # noqa: E731
        ended = lambda: [one for one in heard if one["type"] == "task-succeeded" and one["uuid"] in ids()]  # noqa: E731
        eventually(lambda: len(ended()) >= len(steps), 10, what="monitors hear of all ends")
    assert [one["name"] for one in mine()] == steps
    assert len(set(ids())) == len({one["uuid"] for one in ended()}) == len(steps)
    assert [one["result"] for one in ended()] == ["1 on"] * 4 + ["1 wait: payer_pays"]
    assert {one["args"] for one in mine()} == {f"run {run[-5:]} · payment {payment} · 310000"}
    assert len({one["runtime"] for one in ended()}) == len(steps), "each has its own runtime"
    assert len({one["pid"] for one in mine()}) == 1, "the worker that keeps the batch receives each link"
    here.pay(payment)
    eventually(done([payment]), 30, what="it is completed")


def test_letters_go_out_when_their_run_is_over_and_wait_for_no_tick(here: Works) -> None:
    def woken() -> set[str | None]:
        """What tasks of the payment's runs have sent."""
        runs = {row.run_id for row in rows("history", payment_id=payment) if row.run_id}
        steps = {one["uuid"] for one in heard if any(run in one.get("kwargs", "") for run in runs)}
        return {one.get("name") for one in heard if one.get("parent_id") in steps}

    here.start_beat()
    with monitoring(here) as heard:
        [payment] = start(range(96, 97), method="tax_app", bank_account=None)
        eventually(lambda: ("waiting", "payment.settled") in states([payment]), 30, what="the order is open")
        here.pay(payment)
        eventually(done([payment]), 30, what="it is completed")
        channels = {"messages.deliver_email", "messages.deliver_sms"}
        eventually(lambda: channels <= woken(), 10, what="a step has both channels send")
