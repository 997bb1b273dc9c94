"""Every channel by which events come, against every state of the database: what was accepted is on file, once.

A cell sends events while the database is away, and again by the sender's own rules when it is back. A sender over HTTP
and the command repeat what was not accepted; what was published to the stream or as a task is not sent again.
"""

import itertools
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from signal import SIGKILL
from typing import Any

import psycopg
import pytest

from api.streams import Consumer, Patience
from examples.portal.celery_client import CeleryClient
from foundation.broker import EVENTS_DEAD, EVENTS_IN, connect
from models.migrate import upgrade
from models.session import get_engine
from tests.builders import SECRETS, requested, rows
from tests.command import clean_environment, shebao
from tests.contract.http_app import SETTINGS, serving, structured
from tests.outages import SilentProxy, locked, read_only
from tests.servers import Postgres, Valkey, end, eventually, short_folder

OUTAGE_SECONDS = float(os.environ.get("CHAOS_OUTAGE_SECONDS", "2.5"))  # how long an outage lasts at least
LIMITS = {"database_statement_seconds": 0.5, "database_connect_seconds": 1} if OUTAGE_SECONDS < 10 else {}
LEASE_SECONDS = 3  # a task may take two, then it is ended, and killed half a second later
PATIENCE = Patience(block_s=0.05, claim_every_s=0.1, idle_s=1.0, deliveries=3, retry_s=0.05)
EVENTS = 6
serials = itertools.count(1)


@dataclass
class Site:
    """A PostgreSQL and a broker of this module's own, and a worker that takes what is published."""

    server: Postgres
    broker: Valkey
    proxy: SilentProxy
    direct: str  # URL of the database, not through the proxy
    disk: Path | None  # a small file system on which the server keeps everything; None without the right to mount one
    log: Path


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with short_folder("shebao-d") as home, short_folder("shebao-n") as near, small_disk() as disk:
        server, broker = (
            Postgres(disk or home / "p", max_connections="30", synchronous_commit="on"),
            Valkey(home).start(),
        )
        server.start()
        direct = server.create("doors")
        upgrade(direct)
        proxy = SilentProxy(near, server.folder)
        log = home / "worker.log"
        with worker(home, broker.url, f"postgresql+psycopg://shebao@/doors?host={near}", log):
            yield Site(server, broker, proxy, direct, disk, log)
        proxy.close()
        broker.stop()
        server.stop()


@contextmanager
def small_disk() -> Iterator[Path | None]:
    with short_folder("shebao-s") as folder:
        command = ["mount", "-t", "tmpfs", "-o", "size=160m", "shebao-doors", str(folder)]
        with suppress(OSError):
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                yield folder
                subprocess.run(["umount", "-l", str(folder)], check=True)
                return
        (folder / "unused").mkdir()
        yield None


@contextmanager
def worker(home: Path, broker: str, database: str, log: Path) -> Iterator[None]:
    """A worker whose statements may wait for longer than its tasks: the time limit of a task ends the wait."""
    settings = {**SECRETS, "database_url": database, "broker_url": broker, "home": home}
    settings |= {"lease_seconds": LEASE_SECONDS, "http_timeout_seconds": 1}
    env = clean_environment(**{f"SHEBAO_{name.upper()}": str(value) for name, value in settings.items()})
    command = [sys.executable, "-m", "celery", "-A", "tasks.app", "worker", "-n", "in@%h", "-c", "2", "-Q", "ingest"]
    with log.open("ab") as out:
        process = subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle"], env=env, stdout=out, stderr=out, start_new_session=True
        )
    eventually((home / "run" / "in.ready").exists, 60, what="the worker is ready")
    yield
    end(process)


@pytest.fixture(autouse=True)
def in_force(site: Site, use_settings: Callable[..., None]) -> None:
    near = Path(site.proxy.folder)
    url = f"postgresql+psycopg://shebao@/doors?host={near}"
    use_settings(database_url=url, broker_url=site.broker.url, **LIMITS, **SECRETS, **SETTINGS)


# States of the database.


@contextmanager
def stopped(site: Site) -> Iterator[None]:
    site.server.stop()
    try:
        yield
    finally:
        site.server.start()


@contextmanager
def killed(site: Site) -> Iterator[None]:
    site.server.stop(SIGKILL)
    try:
        yield
    finally:
        eventually(partial(started, site.server), 30, 0.3, what="the server has recovered")


def started(server: Postgres) -> bool:
    """Start a server; not before all processes of its killed forerunner have gone."""
    try:
        server.start()
    except RuntimeError:
        return False
    return True


@contextmanager
def restarting(site: Site) -> Iterator[None]:
    over = threading.Event()

    def restart() -> None:
        while not over.wait(0.4):
            site.server.stop()
            eventually(partial(started, site.server), 30, 0.3, what="the server is back")

    thread = threading.Thread(target=restart)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        site.server.stop()  # it would end with the thread that started it
        eventually(partial(started, site.server), 30, 0.3, what="the server is back")


@contextmanager
def silent(site: Site) -> Iterator[None]:
    site.proxy.silent = True
    try:
        yield
    finally:
        site.proxy.silent = False


@contextmanager
def without_connections(site: Site) -> Iterator[None]:
    """Others have taken every connection, also those that we had."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'doors'"
    taken = [psycopg.connect(site.server.dsn("postgres"), autocommit=True)]
    while len(taken) < 30:
        try:
            taken.append(psycopg.connect(site.server.dsn("postgres"), autocommit=True))
        except psycopg.OperationalError:
            taken[0].execute(ended)
            time.sleep(0.02)
    try:
        yield
    finally:
        for one in taken:
            one.close()


@contextmanager
def full_disk(site: Site) -> Iterator[None]:
    if site.disk is None:
        pytest.skip("no right to mount a small file system")
    filler = site.disk / "filler"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while True:
            out.write(b"\0" * 65536)
    try:
        yield
    finally:
        filler.unlink()
        if not site.server.is_running:
            started(site.server)


STATES: dict[str, Callable[[Site], AbstractContextManager[None]]] = {
    "stopped": stopped,
    "killed": killed,
    "restarting": restarting,
    "read-only": lambda site: read_only(site.direct),
    "locked for longer than a wait": lambda site: locked(site.direct, "inbox"),
    "silent": silent,
    "without connections": without_connections,
    "full disk": full_disk,
}


# Channels. Each sends the events during the outage, and returns what its sender does afterwards.

Events = list[dict[str, Any]]
Afterwards = Callable[[], None]


def over_http(events: Events, outage: AbstractContextManager[None]) -> None:
    with serving() as client:
        with outage:
            begin, refused, slowest = time.monotonic(), 0, 0.0
            for event in itertools.cycle(events):
                sent = time.monotonic()
                told = client.post("/v1/events", **structured(event)).status_code
                slowest = max(slowest, time.monotonic() - sent)
                assert told in (202, 503), "neither a defect nor the event's fault"
                refused += told == 503
                if time.monotonic() - begin > OUTAGE_SECONDS:
                    break
        assert refused, "the state is one"
        print(f"HTTP: {refused} answers, the slowest after {slowest:.1f} s")
        for event in events:
            post = partial(client.post, "/v1/events", **structured(event))
            eventually(lambda post=post: post().status_code == 202, 30, 0.2, what="the repeated event is accepted")  # type: ignore[misc]


def by_file(events: Events, outage: AbstractContextManager[None]) -> None:
    text = "".join(json.dumps(event) + "\n" for event in events)
    with outage:
        begin = time.monotonic()
        while time.monotonic() - begin < OUTAGE_SECONDS:
            told = shebao("submit", "-", "--json", stdin=text)
            assert told.exit_code in (0, 69), told.output
    eventually(lambda: shebao("submit", "-", stdin=text).exit_code == 0, 30, 0.3, what="the file is accepted")


def by_stream(events: Events, outage: AbstractContextManager[None]) -> None:
    connection: Any = connect()
    consumer, over = Consumer(connection, "one", PATIENCE), threading.Event()
    consumer._prepare()

    def consume() -> None:
        while not over.is_set():
            consumer.once()

    thread = threading.Thread(target=consume)
    thread.start()
    with outage:
        for event in events:
            connection.xadd(EVENTS_IN, {"event": json.dumps(event)})
        time.sleep(OUTAGE_SECONDS)
    eventually(lambda: connection.xlen(EVENTS_IN) == 0, 60, 0.2, what="all entries are taken")
    over.set()
    thread.join()
    assert connection.xlen(EVENTS_DEAD) == 0


def by_task(events: Events, outage: AbstractContextManager[None]) -> None:
    client = CeleryClient(os.environ["DOORS_BROKER"])
    with outage:
        for event in events:
            client.submit(event)
        time.sleep(OUTAGE_SECONDS)
    get_engine().dispose()
    eventually(lambda: all(map(on_file, events)), 60, 0.3, what="all published events are taken")


CHANNELS: dict[str, Callable[[Events, AbstractContextManager[None]], None]] = {
    "HTTP": over_http,
    "file": by_file,
    "stream": by_stream,
    "task": by_task,
}
QUICK = {("HTTP", "killed"), ("file", "stopped"), ("stream", "without connections"), ("task", "read-only")}


def on_file(event: dict[str, Any]) -> int:
    return len(rows("payments", reference=event["data"]["reference"]))


@contextmanager
def noting_its_end(outage: AbstractContextManager[None], ended: list[float]) -> Iterator[None]:
    with outage:
        yield
    ended.append(time.monotonic())


def cell(channel: str, state: str) -> Any:
    marks = () if (channel, state) in QUICK else (pytest.mark.long_form,)
    return pytest.param(channel, state, marks=marks, id=f"{channel}, {state}")


@pytest.mark.parametrize(("channel", "state"), [cell(*both) for both in itertools.product(CHANNELS, STATES)])
def test_no_accepted_event_is_lost(
    site: Site, monkeypatch: pytest.MonkeyPatch, record_property: Any, channel: str, state: str
) -> None:
    monkeypatch.setenv("DOORS_BROKER", site.broker.url)
    events = [requested(next(serials)) for _ in range(EVENTS)]
    before = len(rows("payments"))
    ended: list[float] = []
    CHANNELS[channel](events, noting_its_end(STATES[state](site), ended))
    print(f"{channel}: all is taken {time.monotonic() - ended[0]:.1f} s after the end of the outage")
    get_engine().dispose()  # connections that the outage has ended
    counts = [on_file(event) for event in events]
    lost, doubled = counts.count(0), len(rows("payments")) - before - EVENTS + counts.count(0)
    row = (f"events by {channel}, database {state}", "PostgreSQL", EVENTS, EVENTS, lost, doubled, 0, "–", "–")
    record_property("chaos", tuple(map(str, row)))
    assert (lost, doubled) == (0, 0), "each event that was accepted is one payment"
    assert "raised unexpected" not in site.log.read_text(), "an outage is no defect"
