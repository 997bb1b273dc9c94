"""A whole site of real processes to break: broker, database, the other side, mailbox, workers.

Nothing of the product is replaced. Leases are short, so that recovery is seen within seconds; the product's clock
stands on a debit day, so that every payment can run to its end.
"""

import contextlib
import hashlib
import itertools
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import orjson
import psutil
from sqlalchemy import text

from embedded.ports import accepts, free_ports
from foundation.ids import shown_id
from gateways.sandbox import process as sandbox_process
from models.session import read
from tests.builders import PORTAL, SECRETS, account, envelope, requested
from tests.chaos.invariants import Counts, counts, violations
from tests.servers import Valkey, end, eventually

ROOT = Path(__file__).parents[2]
DEBIT_DAY = datetime(2026, 12, 11, 2, 0, tzinfo=UTC)
QUEUES = "payments,dispatch,maintenance,ingest,events,email,sms"
LEASE = 4
TOKEN = "token-of-the-chaos-tests"
_EVERYTHING = {"types": "*", "regions": "*", "clients": "*", "read": True, "rate": 1e6}
FAST: dict[str, object] = {
    "lease_seconds": LEASE,
    "http_timeout_seconds": 1.0,
    "smtp_timeout_seconds": 2.0,
    "poll_seconds": 1,
    "retry_seconds": "1,1,2,2,3,3,5,5,10,10",
    "recovery_limit": 20,
    "letter_hours": "00:00-24:00",
}


@dataclass
class Worker:
    """A worker in a process group of its own, and how to start it again."""

    name: str
    process: subprocess.Popen[bytes]
    start: Callable[[], subprocess.Popen[bytes]]

    def kill_group(self) -> None:
        """Kill -9 the worker and its children at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def children(self) -> list[psutil.Process]:
        """The pool's processes."""
        try:
            return psutil.Process(self.process.pid).children()
        except psutil.NoSuchProcess:
            return []

    def again(self) -> None:
        """Start it again if it has ended."""
        if self.process.poll() is not None:
            self.process = self.start()


class Site:
    """One site on one database; `use` puts settings in force in the test's own process too."""

    def __init__(
        self, folder: Path, database: str, broker: Valkey, use: Callable[..., None], settings: dict[str, object]
    ) -> None:
        self.folder = folder
        self.database = database
        self.broker = broker
        self.accepted: list[str] = []
        self.workers: list[Worker] = []
        self._http: subprocess.Popen[bytes] | None = None
        self.mailbox_counts: Callable[[], dict[str, int]] | None = None  # of a mail server of the test's own
        self._serials = iter(range(1, 1_000_000))
        self._closing = contextlib.ExitStack()
        self.clock = folder / "clock"
        self.clock.write_text(str((DEBIT_DAY - datetime.now(UTC)).total_seconds()))
        (folder / "once").mkdir()
        (mail_port,) = free_ports(1)
        self.settings: dict[str, object] = {
            "home": folder,
            "database_url": database,
            "broker_url": broker.url,
            "smtp_url": f"smtp://127.0.0.1:{mail_port}",
            "pipeline": os.environ.get("CHAOS_PIPELINE", "true"),
            "api_tokens": orjson.dumps([{"client": PORTAL.client, "token": TOKEN, **_EVERYTHING}]).decode(),
            "callback_secret": f"bank:k1:whsec_{'Y2hh' * 8} esign:k1:whsec_{'b3Ms' * 8}",
            **SECRETS,
            **FAST,
            **settings,
        }
        use(**{name: value for name, value in self.settings.items() if name != "home"})
        os.environ["SHEBAO_CLOCK_FILE"] = str(self.clock)
        self._closing.callback(os.environ.pop, "SHEBAO_CLOCK_FILE", None)
        command = [
            sys.executable,
            "-m",
            "embedded.mailbox",
            "--port",
            str(mail_port),
            "--folder",
            str(folder / "mail"),
        ]
        self._spawn("mailbox", command, {})
        self.sandbox_port, self.http_port = free_ports(2)
        self.http = f"http://127.0.0.1:{self.http_port}"
        self.sandbox: Any = None
        self.start_sandbox()
        self.settings["gateway_url"] = self.sandbox.url
        self.settings["sms_providers"] = self.sandbox.url.replace("http://", "http+sandbox://")
        eventually(lambda: accepts(mail_port), 20, what="the mailbox listens")

    # -- processes -----------------------------------------------------------------------------------------------------

    def environment(self, **more: str) -> dict[str, str]:
        """What a process of the site is given."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
        ours = {f"SHEBAO_{name.upper()}": str(value) for name, value in self.settings.items()}
        return {**plain, **ours, "PYTHONPATH": str(ROOT), "SHEBAO_CLOCK_FILE": str(self.clock), **more}

    def _spawn(self, name: str, command: list[str], more: dict[str, str]) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command, env=self.environment(**more), stdout=log, stderr=log, start_new_session=True, cwd=self.folder
            )
        self._closing.callback(end, process, signal.SIGKILL)
        return process

    def start_sandbox(self, *more: str) -> None:
        """Start the other side; started again, it goes on with its ledger. Without `more` it sends no callbacks."""
        ledger = str(self.folder / "sandbox.sqlite")
        options = ["--port", str(self.sandbox_port), "--ledger", ledger, "--sign-delay", "0.2", "--late-delay", "1"]
        environment = {**os.environ, "SHEBAO_CLOCK_FILE": str(self.clock), "PYTHONPATH": str(ROOT)}
        self.sandbox = sandbox_process.start(*options, "--hold", "5", *more, env=environment)

    def start_http(self) -> subprocess.Popen[bytes]:
        """Start the HTTP interface, to which the other side sends its callbacks from now on."""
        command = [sys.executable, "-m", "api"]
        process = self._spawn("http", [*command, "--port", str(self.http_port)], {})
        self._http = process
        eventually(lambda: accepts(self.http_port), 30, what="the HTTP interface listens")
        self.sandbox.stop()
        self.start_sandbox("--callback-url", f"{self.http}/v1/callbacks")
        return process

    def client(self) -> httpx2.Client:
        """A client of the HTTP interface, for use by several threads."""
        headers = {"authorization": f"Bearer {TOKEN}", "content-type": "application/cloudevents+json"}
        return httpx2.Client(base_url=self.http, headers=headers, timeout=60, trust_env=False)

    def worker(
        self,
        name: str = "w",
        *,
        queues: str = QUEUES,
        children: int = 1,
        faults: str = "",
        clock: Path | None = None,
        database: str = "",
        tree: Path = ROOT,
    ) -> Worker:
        """Start a worker; `faults` arms fault points, each of which acts once in this site. It may have a clock of its
        own, another way to the database, or another version of the code."""
        command = [sys.executable, "-m", "celery", "-A", "tasks.app", "worker", "-n", f"{name}@chaos", "-Q", queues]
        command += ["-c", str(children), "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
        more = {"SHEBAO_FAULTS": faults, "SHEBAO_FAULTS_ONCE": str(self.folder / "once"), "PYTHONPATH": str(tree)}
        if clock is not None:
            more["SHEBAO_CLOCK_FILE"] = str(clock)
        if database:
            more["SHEBAO_DATABASE_URL"] = database

        def start() -> subprocess.Popen[bytes]:
            (self.folder / "run" / f"{name}.ready").unlink(missing_ok=True)
            return self._spawn(name, command, more)

        worker = Worker(name, start(), start)
        self.workers.append(worker)
        return worker

    def ready(self) -> None:
        """Wait until every worker takes messages."""
        for worker in self.workers:
            eventually((self.folder / "run" / f"{worker.name}.ready").exists, 60, what=f"{worker.name} is ready")

    def beat(self, name: str = "beat") -> subprocess.Popen[bytes]:
        """Start a beat."""
        command = [sys.executable, "-m", "celery", "-A", "tasks.app", "beat", "--loglevel", "WARNING", "--pidfile="]
        return self._spawn(name, command, {})

    def stream_consumer(self) -> subprocess.Popen[bytes]:
        """Start a consumer of the stream of events."""
        return self._spawn("streams", [sys.executable, "-m", "api.streams"], {})

    @contextlib.contextmanager
    def supervised(self) -> Iterator[None]:
        """Start workers again that have died, as a supervisor does, for the time of a `with` block."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(0.1):
                for worker in self.workers:
                    worker.again()

        thread = threading.Thread(target=watch)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def processes(self) -> list[psutil.Process]:
        """Workers, their children, and the HTTP interface: all that write to the database."""
        parents = [worker.process.pid for worker in self.workers if worker.process.poll() is None]
        if self._http is not None and self._http.poll() is None:
            parents.append(self._http.pid)
        found = [psutil.Process(pid) for pid in parents]
        return [*found, *(child for one in found for child in one.children(recursive=True))]

    def fired(self) -> int:
        """How many armed fault points have acted."""
        return len(list((self.folder / "once").iterdir()))

    def close(self) -> None:
        """End everything."""
        self._closing.close()
        self.sandbox.stop()

    # -- payments ------------------------------------------------------------------------------------------------------

    def submit(self, count: int = 1, **changes: Any) -> list[str]:
        """Start payments through the intake, in this process; one in four is paid by the payer."""
        from workflows.intake.accept import accept  # reads settings that `use` has put in force

        documents = []
        for serial in (next(self._serials) for _ in range(count)):
            by_payer = serial % 4 == 0 and "method" not in changes
            more = {"method": "alipay", "bank_account": None} if by_payer else {"bank_account": account()}
            documents.append(requested(serial, **{**more, **changes}))
        receipts = accept(documents, PORTAL)
        # "repeated" where the first answer of the database was lost: the intake looked again and found it done.
        assert all(receipt.status in ("accepted", "repeated") for receipt in receipts), {r.code for r in receipts}
        ids = [receipt.payment_id for receipt in receipts if receipt.payment_id is not None]
        self.accepted += ids
        return ids

    def send(self, name: str, payment: str) -> None:
        """Let the payer supply what an ordinary request has."""
        from workflows.intake.accept import accept

        data = {"materials": requested(0)["data"]["materials"], "bank_account": account()}
        assert accept([envelope(name, data, subject=payment)], PORTAL)[0].status == "accepted"

    def stream(self, count: int, per_second: float, **changes: Any) -> None:
        """Start payments one after the other at a pace."""
        begin = time.monotonic()
        for number in range(count):
            time.sleep(max(0.0, begin + number / per_second - time.monotonic()))
            self.submit(1, **changes)

    def open(self) -> Counter[str]:
        """Unfinished payments by state and what they wait for. Payers pay what is asked of them."""
        with read() as connection:
            rows = connection.execute(
                text(
                    "SELECT state, step, waiting_for FROM payments"
                    " WHERE state NOT IN ('completed', 'rejected', 'expired', 'cancelled', 'attention')"
                )
            ).all()
            orders = connection.execute(
                text("SELECT order_no FROM debits WHERE kind = 'pay_order' AND state = 'pending'")
            )
            asked = set(orders.scalars())
        if any(row.waiting_for == "payment.settled" for row in rows):
            for order in self.ledger("?kind=pay_order&status=pending")["entries"]:
                if order["reference"] in asked:  # a payer pays the order of the last letter
                    with contextlib.suppress(OSError):
                        self.post("/v1/bank/pay", {"order": order["reference"]})
        return Counter(f"{row.state}/{row.step}/{row.waiting_for or ''}" for row in rows)

    def finish(self, timeout: float = 60) -> None:
        """Wait until every payment is finished or needs attention, and every letter is out."""
        eventually(lambda: not self.open(), timeout, 0.3, what=f"payments end; open: {dict(self.open())}")
        eventually(lambda: not self._letters_open(), timeout, 0.3, what="letters end")

    def _letters_open(self) -> int:
        with read() as connection:
            return int(connection.execute(text("SELECT count(*) FROM messages WHERE due_at IS NOT NULL")).scalar_one())

    def states(self) -> Counter[str]:
        """Payments by state and reason."""
        with read() as connection:
            rows = connection.execute(text("SELECT state, reason FROM payments")).all()
        return Counter(f"{row.state}/{row.reason}" if row.state != "completed" else row.state for row in rows)

    # -- what became of it ---------------------------------------------------------------------------------------------

    def ledger(self, query: str = "") -> Any:
        """The other side's ledger."""
        with urllib.request.urlopen(f"{self.sandbox.url}/ledger{query}", timeout=20) as answer:  # our own sandbox
            return orjson.loads(answer.read())

    def callbacks(self) -> list[dict[str, Any]]:
        """Callbacks of the other side that have arrived."""
        with urllib.request.urlopen(f"{self.sandbox.url}/callbacks", timeout=20) as answer:
            return [one for one in orjson.loads(answer.read())["callbacks"] if one["delivered_at"]]

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Ask something of the other side."""
        request = urllib.request.Request(
            self.sandbox.url + path, orjson.dumps(body), {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return orjson.loads(answer.read())

    def letters(self) -> dict[str, int]:
        """How often each letter arrived, by message id."""
        with read() as connection:
            rows = connection.execute(text("SELECT id, payment_id FROM messages WHERE channel = 'email'")).all()
        names = {hashlib.sha256(shown_id(row.payment_id, row.id).encode()).hexdigest()[:32]: row.id for row in rows}
        received: Counter[str] = Counter()
        for identity, times in (self.mailbox_counts() if self.mailbox_counts else {}).items():
            received[names[identity]] += times
        for path in (self.folder / "mail").glob("*.eml"):
            found = re.search(rb"^Message-ID:\s*<([0-9a-f]{32})@", path.read_bytes(), re.MULTILINE | re.IGNORECASE)
            assert found is not None, "a letter without our Message-ID"
            received[names[found[1].decode()]] += 1
        for entry in self.ledger("?kind=sms")["entries"]:
            received[entry["key"]] += entry["times_done"]
        return received

    def check(self, *, completed: bool = True) -> Counts:
        """Assert every promise; with `completed`, that every payment reached its voucher too. Returns the counts."""
        ledger = self.ledger()["entries"]
        with read() as connection:
            broken = violations(connection, ledger, self.accepted, letters=self.letters())
            found = counts(connection, ledger, self.accepted)
        assert not broken, broken[:10]
        assert not self.ledger("/totals")["doubled"]
        if completed:
            assert set(self.states()) == {"completed"}, dict(self.states())
        return found

    def slowest_recovery(self) -> float:
        """The longest time in seconds in which nothing moved at all although some payment was ready to go on."""
        return longest_stillness(self._moves())

    def longest_stand(self) -> float:
        """The longest time in seconds that one payment stood still although it was ready to go on."""
        moves = self._moves()
        pairs = zip(moves[0::2], moves[1::2], strict=True)
        return max(((end - begin).total_seconds() for (begin, _), (end, _) in pairs), default=0.0)

    def _moves(self) -> list[tuple[datetime, int]]:
        """When payments became ready (+1) and when they moved on (-1), in pairs."""
        with read() as connection:
            rows = connection.execute(
                text("SELECT payment_id, at, state FROM history ORDER BY payment_id, version")
            ).all()
        found = []
        for before, after in itertools.pairwise(rows):
            if before.payment_id == after.payment_id and before.state == "running":
                found += [(_instant(before.at), 1), (_instant(after.at), -1)]
        return found


def longest_stillness(moves: list[tuple[datetime, int]]) -> float:
    """The longest time in seconds without a move on (-1) while something was ready (+1). That more gets ready is no
    move."""
    ready, slowest = 0, 0.0
    since = DEBIT_DAY  # when something moved last, or when there was something again that could
    for at, change in sorted(moves):
        if change < 0:
            slowest = max(slowest, (at - since).total_seconds())
        if change < 0 or ready == 0:
            since = at
        ready += change
    return slowest


def _instant(value: Any) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def kill_something(site: Site, chance: random.Random) -> str:
    """Kill -9 a child, a worker's parent, or a whole group, by chance."""
    worker = chance.choice(site.workers)
    kind = chance.choice(("child", "worker", "group"))
    if kind == "child":
        children = worker.children()
        if children:
            with contextlib.suppress(psutil.NoSuchProcess):
                chance.choice(children).kill()
    elif kind == "worker":
        worker.process.kill()
    else:
        worker.kill_group()
    return kind
