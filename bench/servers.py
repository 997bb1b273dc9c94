"""The servers that all contenders share: one Valkey without persistence, one PostgreSQL that keeps every commit."""

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg

from bench.stats import percentile
from tests.servers import Postgres, Valkey, eventually, short_folder

# Of 16 MB each; what a checkpoint keeps of them is bounded by min_wal_size.
_LOG_FILES = 250
# A quarter of the memory, as PostgreSQL's manual advises, up to what a database for a million payments has use for.
_BUFFERS_MB = min(4096, psutil.virtual_memory().total // 2**20 // 4)
_PAGES_A_MB = 128
# As one would run it for money: nothing is lost with the power. Commit times are kept to measure waiting times by.
POSTGRES = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": f"{_BUFFERS_MB}MB",
    "max_wal_size": "8GB",
    "min_wal_size": "4GB",
    "max_connections": "100",
    "track_commit_timestamp": "on",
}


class DurablePostgres(Postgres):
    """The tests' private cluster with the settings of a database that keeps money."""

    def start(self) -> "DurablePostgres":
        """Make the cluster, start it, and wait until it answers."""
        self.run("initdb", "-D", str(self._data), "-U", "shebao", "-A", "trust", "-E", "UTF8", "--locale=C")
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.folder), **POSTGRES}
        command = [str(self._bin / "postgres"), "-D", str(self._data)]
        command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "postgres.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, preexec_fn=self._prepare, cwd=self.folder
            )
        eventually(self._answers, 60, what="postgres answers")
        self._age()
        return self

    def _age(self) -> None:
        """Use every buffer once, and make log files that are used again, as a server has them after some hours.

        What is touched for the first time is slow, above all in a virtual machine, which then gets the memory from its
        host: a young server would become slower the more it stores, for a reason that is not its own.
        """
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute("CREATE UNLOGGED TABLE once (page text)")
            connection.execute("ALTER TABLE once ALTER page SET STORAGE PLAIN")
            pages = _BUFFERS_MB * _PAGES_A_MB
            connection.execute(f"INSERT INTO once SELECT repeat('x', 8000) FROM generate_series(1, {pages})")
            connection.execute("DROP TABLE once")
            for _ in range(_LOG_FILES):
                connection.execute("SELECT pg_logical_emit_message(true, '', '')")
                connection.execute("SELECT pg_switch_wal()")
            connection.execute("CHECKPOINT")

    @property
    def pid(self) -> int:
        """The postmaster's process id."""
        assert self._process is not None
        return self._process.pid


@dataclass(frozen=True)
class Place:
    """Where a measurement runs: its servers, its own database, its own folder. Goes to the child process as JSON."""

    folder: str
    valkey_socket: str
    valkey_pid: int
    postgres_folder: str
    postgres_pid: int
    database: str

    @property
    def postgres_url(self) -> str:
        """SQLAlchemy URL of the own database."""
        return f"postgresql+psycopg://shebao@/{self.database}?host={self.postgres_folder}"

    @property
    def dsn(self) -> str:
        """The same for psycopg."""
        return f"host={self.postgres_folder} user=shebao dbname={self.database}"

    def broker(self, number: int = 0) -> str:
        """Broker URL of Celery; each application has a number (0 to 15) of its own."""
        return f"redis+socket://{self.valkey_socket}?virtual_host={number}"

    def to_json(self) -> dict[str, Any]:
        """All fields."""
        return asdict(self)


class Servers:
    """Both servers, and fresh places to measure in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in ("v", "p"):
            (folder / name).mkdir()
        self._valkey = Valkey(folder / "v").start()
        self._valkey.client().config_set("appendonly", "no")
        self._postgres = DurablePostgres(folder / "p").start()
        self._count = 0
        self._made: list[str] = []

    def place(self) -> Place:
        """An empty database, an empty broker and a folder, for one measurement."""
        self._count += 1
        self._valkey.client().flushall()
        name = f"bench_{self._count}"
        folder = self._folder / name
        folder.mkdir()
        self._postgres.create(name)
        self._made.append(name)
        valkey_pid = int(self._valkey.client().info("server")["process_id"])
        return Place(
            str(folder), str(self._valkey.socket), valkey_pid, str(self._postgres.folder), self._postgres.pid, name
        )

    def clear(self) -> None:
        """Drop what earlier places hold, and write it out, so that the next measurement starts even."""
        for name in self._made:
            self._postgres.drop(name)
        self._made.clear()
        with psycopg.connect(self._postgres.dsn("postgres"), autocommit=True) as connection:
            connection.execute("CHECKPOINT")

    def stop(self) -> None:
        """Stop both."""
        self._postgres.stop()
        self._valkey.stop()


@contextlib.contextmanager
def running() -> Iterator[Servers]:
    """Servers for the time of a `with` block, in a temporary folder."""
    with short_folder("shebao-b") as folder:
        folder.chmod(0o755)  # PostgreSQL runs as another user when we are root
        servers = Servers(folder)
        try:
            yield servers
        finally:
            servers.stop()


def sync_microseconds(count: int = 100) -> dict[str, float]:
    """How long this disk takes to keep one block (write and fdatasync), in microseconds."""
    times = []
    with tempfile.NamedTemporaryFile() as file:
        for _ in range(count):
            started = time.perf_counter()
            os.pwrite(file.fileno(), b"x" * 8192, 0)
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - started) * 1e6)
    return {"p50": round(percentile(times, 0.5)), "p99": round(percentile(times, 0.99))}
