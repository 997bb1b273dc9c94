"""Shebao as its stack runs it: two small payment workers (one on SQLite), beat, and the intake in this process."""

import os
import socket
import sys
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import text

from bench import payments
from bench.contenders.base import Contender
from bench.processes import BenchError, wait_until
from bench.servers import Place
from workflows.intake.senders import COMMAND

_QUEUES = "payments,dispatch,maintenance"
_WORKERS = 2
# Runs first: while there are any, nothing else is looked at.
_OPEN = "SELECT EXISTS (SELECT 1 FROM runs) OR EXISTS (SELECT 1 FROM payments WHERE due_at IS NOT NULL)"
_OPEN_LETTERS = "SELECT EXISTS (SELECT 1 FROM messages WHERE due_at IS NOT NULL)"


class Ours(Contender):
    """`database` is postgresql or sqlite; `full` adds HTTP gateways, PDF, SMTP and SMS; `events` are Celery's."""

    def __init__(
        self,
        place: Place,
        *,
        database: str = "postgresql",
        full: bool = False,
        events: bool = True,
        flower: bool = False,
        settings: dict[str, str] | None = None,
    ) -> None:
        super().__init__(place)
        self._full, self._events, self._flower = full, events, flower
        self._sqlite = database == "sqlite"
        self._next = 0
        self._ready: list[bytes] = []
        self._more = settings or {}
        self.url = f"sqlite:///{self.folder}/shebao.sqlite" if self._sqlite else place.postgres_url
        self._smtp, self._sandbox, self._flower_port = _free_ports(3)

    def environment(self) -> dict[str, str]:
        """Settings of the product. Keys are made here; they are the same for all of one measurement."""
        inherited = {name: value for name, value in super().environment().items() if not name.startswith("SHEBAO_")}
        ours = {
            "home": str(self.folder / "home"),
            "database_url": self.url,
            "broker_url": self.place.broker(0),
            "keys": f"k1:{self._key('keys')}",
            "index_key": self._key("index"),
            "voucher_key": self._key("voucher"),
            "gateway_url": f"http://127.0.0.1:{self._sandbox}",
            "smtp_url": f"smtp://127.0.0.1:{self._smtp}",
            "sms_providers": f"http+sandbox://127.0.0.1:{self._sandbox}",
            "callback_secret": f"bank:k1:whsec_{self._key('bank')} esign:k1:whsec_{self._key('esign')}",
            "letter_hours": "00:00-24:00",
            **self._more,
        }
        inherited["BENCH_EVENTS"] = "on" if self._events else "off"
        inherited["FLOWER_BASIC_AUTH"] = "bench:bench"
        return inherited | {f"SHEBAO_{name.upper()}": value for name, value in ours.items()}

    def _key(self, name: str) -> str:
        from foundation.crypto import new_key

        path = self.folder / f"{name}.key"
        if not path.exists():
            path.write_text(new_key(), encoding="ascii")
        return path.read_text(encoding="ascii")

    def adopt(self) -> None:
        """Put the settings in force in this process, which is the intake."""
        from foundation.settings import forget_settings
        from models.session import close_engine

        os.environ.update(self.environment())
        close_engine()
        forget_settings()

    def start(self) -> None:
        self.adopt()
        from models.migrate import upgrade

        upgrade(self.url)
        env = self.environment()
        app = "tasks.app" if self._full else "bench.worker"
        celery = [sys.executable, "-m", "celery", "-A", app]
        small = ["-c", "1", "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]
        for number in range(1 if self._sqlite else _WORKERS):
            name = f"payments-{number}"
            self.fleet.start(name, [*celery, "worker", "-n", f"{name}@bench", "-Q", _QUEUES, *small], env)
        if self._full:
            python = [sys.executable, "-m"]
            sandbox = ["gateways.sandbox", "--port", str(self._sandbox), "--sign-delay", "0"]
            self.fleet.start("sandbox", [*python, *sandbox], env)
            self.fleet.start("smtp", [*python, "bench.smtp_sink", str(self._smtp)], env)
            for channel, processes in (("email", "2"), ("sms", "1")):
                small[1] = processes
                self.fleet.start(channel, [*celery, "worker", "-n", f"{channel}@bench", "-Q", channel, *small], env)
        self.fleet.start("beat", [*celery, "beat", "--loglevel", "WARNING", "--pidfile="], env)
        if self._flower:
            env = {**env, "FLOWER_CONF": str(Path(__file__).parents[2] / "flowerconfig.py")}
            self.fleet.start("flower", [*celery, "flower", f"--port={self._flower_port}", "--logging=warning"], env)
        home = self.folder / "home" / "run"
        names = [f"payments-{number}" for number in range(1 if self._sqlite else _WORKERS)]
        names += ["email", "sms"] if self._full else []
        wait_until(
            lambda: all((home / f"{name}.ready").exists() for name in names),
            self.fleet,
            timeout=60,
            interval=0.1,
            what="workers are ready",
        )
        if not self._sqlite:
            self._connection = psycopg.connect(self.place.dsn, autocommit=True)
            self._connection.prepare_threshold = 0

    def prepare(self, count: int) -> None:
        self._ready += payments.lines(self._next, count)
        self._next += count

    def submit(self, count: int) -> None:
        self.take(self._ready[:count])
        del self._ready[:count]

    def take(self, documents: list[bytes]) -> list[str]:
        """Accept documents by chunks, and start them as a channel does; returns the payments' ids."""
        from models.runs import ClaimedRun
        from tasks.dispatch import start_due
        from workflows.intake.accept import CHUNK, accept

        ids: list[str] = []
        for start in range(0, len(documents), CHUNK):
            runs: list[ClaimedRun] = []
            receipts = accept(documents[start : start + CHUNK], COMMAND, runs=runs)
            refused = [receipt for receipt in receipts if receipt.status != "accepted"]
            if refused:
                raise BenchError(f"{len(refused)} payments were refused: {refused[0].code} at {refused[0].field}")
            ids += [receipt.payment_id or "" for receipt in receipts]
            start_due(runs)
        return ids

    def lone(self) -> None:
        payment = self.take([self._ready.pop()])[0]
        self.expected += 1
        done = ("completed",)
        if self._sqlite:
            look = lambda: self._one(f"SELECT state FROM payments WHERE id = '{payment}'") in done  # noqa: E731
        else:
            sql = "SELECT state FROM payments WHERE id = %s"
            look = lambda: (self._connection.execute(sql, (payment,)).fetchone() or ("",))[0] in done  # noqa: E731
        wait_until(look, self.fleet, timeout=30, interval=0.001, what="a lone payment is completed")

    def wait(self, interval: float = 0.05) -> None:
        """All is done when nothing is due and no run is at work; with letters, when none is waiting to be sent.

        Asked more often, the question took a twentieth of a core from those who work.
        """
        sql = f"{_OPEN} OR {_OPEN_LETTERS.removeprefix('SELECT ')}" if self._full else _OPEN
        timeout = 40 + self.expected / 100
        try:
            wait_until(lambda: not self._one(sql), self.fleet, timeout=timeout, interval=interval, what="all is done")
        except BenchError as error:
            raise BenchError(f"{error}\n{self._standing()}") from None

    def _standing(self) -> str:
        """Payments and letters by state, for a message on the screen."""
        from models.session import read

        tables = (("payments", "state, step, reason, waiting_for"), ("messages", "channel, state, reason"))
        with read() as connection:
            found = [
                f"{table} {tuple(row)}"
                for table, columns in tables
                for row in connection.execute(text(f"SELECT {columns}, count(*) FROM {table} GROUP BY {columns}"))
            ]
        return "\n".join(found)

    def _one(self, sql: str) -> Any:
        if not self._sqlite:
            row = self._connection.execute(sql).fetchone()
            return row[0] if row else None
        from models.session import read

        with read() as connection:
            return connection.execute(text(sql)).scalar_one_or_none()

    def done(self) -> int:
        return int(self._one("SELECT count(*) FROM payments WHERE state = 'completed'"))

    def check(self) -> None:
        """Every payment is completed, with its voucher, its ledger in balance, and its letters written (or sent)."""
        self.wait()
        found = {
            "completed": self.done(),
            "vouchers": int(self._one("SELECT count(*) FROM vouchers")),
            "letters": int(self._one("SELECT count(*) FROM messages")) / 2,
        }
        if self._full:
            found["sent"] = int(self._one("SELECT count(*) FROM messages WHERE state = 'sent'")) / 2
        wrong = {name: number for name, number in found.items() if number != self.expected}
        unbalanced = self._one("SELECT coalesce(sum(debit_fen), 0) - coalesce(sum(credit_fen), 0) FROM ledger_entries")
        if wrong or unbalanced:
            raise BenchError(f"{self.expected} payments were submitted, but: {wrong}, unbalanced {unbalanced}")


def _free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()
