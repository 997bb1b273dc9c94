"""Broker and database that are flushed, killed, full or cut off; messages that come ten times or make no sense."""

import contextlib
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import orjson
import psutil
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from models.session import get_engine, read
from tests.builders import PORTAL, a_payment, requested, scripted, work
from tests.chaos.site import ROOT, Site
from tests.servers import Postgres, Valkey, eventually, short_folder
from workflows.intake.accept import accept

LONG = os.environ.get("CHAOS") == "long"
Make = Callable[..., Site]
Report = Callable[..., None]
BOTH = pytest.mark.parametrize("kind", [pytest.param("sqlite", marks=pytest.mark.long_form), "postgresql"])


def during_a_stream(site: Site, payments: int, per_second: float, disturb: Callable[[], object]) -> None:
    """Let payments come at a pace while `disturb` is called, again and again until they are in."""
    done = threading.Event()

    def disturbing() -> None:
        while not done.wait(1.5):
            disturb()

    thread = threading.Thread(target=disturbing)
    thread.start()
    try:
        site.stream(payments, per_second)
        time.sleep(2)
    finally:
        done.set()
        thread.join()


# -- broker ------------------------------------------------------------------------------------------------------------


@pytest.mark.long_form
@pytest.mark.timeout(300)
@BOTH
def test_a_broker_that_forgets_everything_again_and_again_loses_nothing(
    make_site: Make, own_valkey: Valkey, report: Report, kind: str
) -> None:
    site = make_site(kind)
    site.worker(children=1 if kind == "sqlite" else 2)
    site.ready()
    flushed: list[float] = []

    def flush() -> None:
        own_valkey.client().flushall()
        flushed.append(time.monotonic())

    during_a_stream(site, 120 if LONG else 24, 8, flush)
    site.finish(90)
    report("FLUSHALL every 1.5 s", site, len(flushed))


@pytest.mark.timeout(400)
@BOTH
def test_a_broker_that_is_killed_and_comes_back_loses_nothing(
    make_site: Make, own_valkey: Valkey, report: Report, kind: str
) -> None:
    site = make_site(kind)
    site.worker(children=1 if kind == "sqlite" else 2)
    site.ready()
    outages = [0.0, 3.0, 30.0] if LONG else [3.0]
    with site.supervised():
        for outage in outages:
            site.submit(10)
            time.sleep(0.4)
            own_valkey.kill()
            time.sleep(outage / 2)
            site.submit(10)  # starts are accepted while there is no broker
            time.sleep(outage / 2)
            own_valkey.start()
            eventually(lambda: not site.open(), 90, 0.3, what="payments end after the outage")
        site.finish(90)
    report(f"broker killed, down {', '.join(f'{one:g} s' for one in outages)}", site, len(outages), timed=False)


@pytest.mark.long_form
@pytest.mark.timeout(300)
def test_a_broker_that_is_full_takes_nothing_and_nothing_is_lost(
    make_site: Make, own_valkey: Valkey, report: Report
) -> None:
    site = make_site("postgresql")
    site.worker(children=2)
    site.ready()
    site.submit(10)
    time.sleep(0.5)
    client = own_valkey.client()
    client.config_set("maxmemory", "1")  # noeviction: from here on every write is refused
    with site.supervised():
        site.submit(10)
        time.sleep(15 if LONG else 6)
        client.config_set("maxmemory", "0")
        site.finish(90)
    report("broker full (noeviction)", site, 1, timed=False)


@pytest.mark.long_form
@pytest.mark.timeout(200)
def test_a_message_that_dies_with_its_worker_before_it_is_noted_is_sent_again(make_site: Make, report: Report) -> None:
    """The worker stands still with its read of the queue open; what is sent then is gone with it."""
    site = make_site("postgresql")
    reader = site.worker("reader", queues="payments")
    site.ready()
    time.sleep(1)
    os.killpg(reader.process.pid, signal.SIGSTOP)
    site.worker("dispatcher", queues="dispatch,maintenance,email,sms")
    site.ready()
    site.submit(5)
    eventually(lambda: _runs() > 0, 60, what="runs are sent")
    time.sleep(0.5)
    reader.kill_group()
    reader.again()
    site.finish(60)
    report("kill -9 inside the pop of a message", site, 1)


def _runs() -> int:
    with read() as connection:
        return int(connection.execute(text("SELECT count(*) FROM runs")).scalar_one())


TEN_TIMES = """
import sys
from kombu.exceptions import OperationalError
from tasks.dispatch import chain_of
from workflows.engine.dispatch import claim_runs
import time
end = time.monotonic() + float(sys.argv[1])
while time.monotonic() < end:
    for run in claim_runs():
        for _ in range(10):
            chain_of(run).apply_async()
    time.sleep(0.05)
"""


@pytest.mark.long_form
@pytest.mark.timeout(300)
@BOTH
def test_every_chain_delivered_ten_times_in_parallel_does_each_thing_once(
    make_site: Make, report: Report, kind: str
) -> None:
    site = make_site(kind)
    workers = [site.worker(f"w{number}", children=2, queues="payments,email,sms") for number in range(2)]
    site.ready()
    site.submit(20)
    command = [sys.executable, "-c", TEN_TIMES, "12"]
    subprocess.run(command, env=site.environment(), cwd=ROOT, check=True)
    assert len(workers) == 2
    site.worker("dispatcher", queues="dispatch,maintenance,payments")
    site.finish(90)
    report("every chain delivered ten times at once", site, 1, timed=False)


@pytest.mark.timeout(200)
def test_malformed_queue_items_stop_nobody(make_site: Make, own_valkey: Valkey, report: Report) -> None:
    site = make_site("postgresql")
    worker = site.worker(children=1)
    site.ready()
    site.submit(3)
    client = own_valkey.client()
    for item in malformed_items():
        client.lpush("shebao:payments", item)
        client.lpush("shebao:dispatch", item)
    site.submit(3)
    site.finish(60)
    assert worker.process.poll() is None, "the worker ended"
    log = (site.folder / "w.log").read_text()
    assert log.count("dropped a malformed message") == 2 * len(malformed_items())
    assert "SECRET" not in log
    report("malformed queue items", site, 2 * len(malformed_items()))


def malformed_items() -> list[bytes]:
    """Items that no Celery client writes; what they hold must not reach the log."""
    import base64

    body = base64.b64encode(b'[["SECRET"], {}, {}]').decode()
    good = {
        "body": body,
        "content-type": "application/json",
        "content-encoding": "utf-8",
        "headers": {"task": "payments.dispatch", "id": "0" * 32},
        "properties": {
            "delivery_tag": "0" * 32,
            "delivery_info": {"exchange": "", "routing_key": "payments"},
            "body_encoding": "base64",
        },
    }

    def changed(**changes: object) -> bytes:
        return orjson.dumps({**good, **changes})

    headers, properties = dict(good["headers"]), dict(good["properties"])  # type: ignore[call-overload]  # both are dicts
    return [
        b"SECRET, not JSON",
        b"\xff\xfe",
        b"42",
        b'"SECRET"',
        b"[1, 2]",
        b"{}",
        b"null",
        changed(body="%%%"),
        changed(body=base64.b64encode(b"{}").decode()),
        changed(body=base64.b64encode(b"42").decode()),
        changed(body=None),
        changed(headers=None),
        changed(headers={}),
        changed(headers={**headers, "id": None}),
        changed(headers={**headers, "timelimit": "x"}),
        changed(headers={**headers, "timelimit": [1]}),
        changed(headers={**headers, "eta": "SECRET"}),
        changed(headers={**headers, "expires": "SECRET"}),
        changed(headers={**headers, "retries": "SECRET"}),
        changed(properties={**properties, "body_encoding": "rot13"}),
        changed(properties={**properties, "delivery_info": None}),
        changed(properties={}),
        changed(**{"content-type": "application/x-python-serialize"}),
    ]


# -- starts ------------------------------------------------------------------------------------------------------------


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_same_start_fifty_times_at_once_is_one_payment(make_site: Make, report: Report, kind: str) -> None:
    site = make_site(kind)
    with ThreadPoolExecutor(50) as pool:
        receipts = [one[0] for one in pool.map(lambda _: accept([requested(1)], PORTAL), range(50))]
    assert {receipt.status for receipt in receipts} == {"accepted", "repeated"}
    assert sum(receipt.status == "accepted" for receipt in receipts) == 1
    (payment,) = {receipt.payment_id for receipt in receipts}
    assert payment is not None
    site.accepted.append(payment)
    site.worker(children=1)
    site.ready()
    site.finish(60)
    report("the same start 50 times at once", site, 1, timed=False)  # the worker came later


# -- database ----------------------------------------------------------------------------------------------------------


@pytest.mark.long_form
@pytest.mark.timeout(300)
def test_a_database_that_restarts_in_the_middle_loses_nothing(
    make_site: Make, own_postgres: Postgres, report: Report
) -> None:
    site = make_site("postgresql", database=own_postgres.create("site", "shebao_template"))
    site.worker(children=2)
    site.ready()
    restarts = 5 if LONG else 2
    with site.supervised():
        for number in range(restarts):
            site.submit(8)
            time.sleep(0.3 + 0.3 * number)
            own_postgres.stop()
            time.sleep(1)
            own_postgres.start()
            get_engine().dispose()
        site.finish(90)
    report("database restarted", site, restarts, timed=False)


# What commits: the word, and the statements that write a run's decisions or accept payments, each a transaction of its
# own. They are known by their text when they are parsed, and by their name when they were prepared before.
COMMITS = re.compile(rb"COMMIT|P.{4}\x00WITH (?:moved|i0) AS", re.DOTALL)
PREPARED = re.compile(rb"P.{4}(_pg3_[0-9]+)\x00WITH (?:moved|i0) AS", re.DOTALL)
BOUND = re.compile(rb"B.{4}\x00(_pg3_[0-9]+)\x00", re.DOTALL)


class CuttingProxy:
    """Stands between PostgreSQL and its clients, and now and then cuts a connection between COMMIT and its answer."""

    def __init__(self, folder: Path, server: Path, chance: float) -> None:
        self._server = server
        self._chance = chance
        self._random = random.Random(7)
        self.cuts = 0
        self.active = False
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(folder / ".s.PGSQL.5432"))
        self._listener.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                server.connect(str(self._server / ".s.PGSQL.5432"))
                cut = threading.Event()
                threading.Thread(target=self._forward, args=(client, server, cut), daemon=True).start()
                threading.Thread(target=self._answer, args=(server, client, cut), daemon=True).start()

    def _forward(self, client: socket.socket, server: socket.socket, cut: threading.Event) -> None:
        writing: set[bytes] = set()
        with contextlib.suppress(OSError):
            while data := client.recv(65536):
                writing.update(PREPARED.findall(data))
                commits = COMMITS.search(data) or not writing.isdisjoint(BOUND.findall(data))
                if commits and self.active and self._random.random() < self._chance:
                    cut.set()
                server.sendall(data)
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)

    def _answer(self, server: socket.socket, client: socket.socket, cut: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(65536):
                if cut.is_set():  # it is committed, and nobody will say so
                    self.cuts += 1
                    break
                client.sendall(data)
        for one in (client, server):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@pytest.fixture
def cutting(own_postgres: Postgres) -> Iterator[tuple[CuttingProxy, str]]:
    """A proxy before a PostgreSQL of this test's own, and the database URL through it."""
    own_postgres.create("site", "shebao_template")
    with short_folder("shebao-x") as folder:
        proxy = CuttingProxy(folder, own_postgres.folder, 0.08)
        yield proxy, f"postgresql+psycopg://shebao@/site?host={folder}"
        proxy.close()


@pytest.mark.timeout(300)
def test_a_connection_cut_between_commit_and_its_answer_loses_and_doubles_nothing(
    make_site: Make, own_postgres: Postgres, cutting: tuple[CuttingProxy, str], report: Report
) -> None:
    proxy, url = cutting
    site = make_site("postgresql", database=url)
    site.worker(queues="payments,dispatch,maintenance", children=2)
    # A letter whose claim was cut off waits for its lease of a minute: in the short form letters go straight.
    site.worker("letters", queues="email,sms", database="" if LONG else own_postgres.url("site"))
    site.ready()
    proxy.active = True
    with site.supervised():
        site.stream(150 if LONG else 30, 8)
        eventually(lambda: proxy.cuts >= (60 if LONG else 8), 60, 0.3, what="enough cuts")
        proxy.active = False
        site.finish(90)
    report("connection cut between COMMIT and its answer", site, proxy.cuts)


class FullDisk:
    """A disk that is full for the processes of a site, until there is room again."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def fill(self) -> None:
        """From here on no file of theirs can grow."""
        self._limit(4096)

    def make_room(self) -> None:
        """From here on it can."""
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, most: int) -> None:
        for process in self._site.processes():
            with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
                resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


class FullFileSystem(FullDisk):
    """A small file system of its own that is filled up; needs the right to mount one."""

    def __init__(self, site: Site, folder: Path) -> None:
        super().__init__(site)
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with contextlib.suppress(OSError), self._ballast.open("wb", buffering=0) as ballast:
            while ballast.write(bytes(4096)):
                pass

    def make_room(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def small_file_system(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16m", "shebao-small", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a file system; the limit of file sizes is tried on every machine")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.timeout(200)
@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of other processes are Linux's")
@pytest.mark.parametrize("how", ["limit", pytest.param("file system", marks=pytest.mark.long_form)])
def test_workers_live_through_a_full_disk_and_starts_are_refused_until_there_is_room(
    make_site: Make,
    report: Report,
    how: str,
    request: pytest.FixtureRequest,
    new_database: Callable[[str], str],
) -> None:
    if how == "limit":
        site = make_site("sqlite")
        disk = FullDisk(site)
    else:
        folder: Path = request.getfixturevalue("small_file_system")
        shutil.copy(new_database("sqlite").removeprefix("sqlite:///"), folder / "site.sqlite")
        site = make_site("sqlite", database=f"sqlite:///{folder / 'site.sqlite'}")
        disk = FullFileSystem(site, folder)
    interface = site.start_http()
    worker = site.worker()
    site.ready()
    http = site.client()

    def start(serial: int) -> tuple[int, str | None]:
        answer = http.post("/v1/events", content=orjson.dumps(requested(serial)))
        if answer.status_code == 202:
            site.accepted.append(answer.json()["payment_id"])
        return answer.status_code, answer.json().get("code")

    assert {start(serial) for serial in range(1, 9)} == {(202, None)}
    eventually(lambda: "waiting" in " ".join(site.states()), 30, what="work is under way")
    disk.fill()
    answers = {serial: start(serial) for serial in range(9, 61)}
    assert set(answers.values()) <= {(202, None), (503, "no_database")}
    refused = [serial for serial, answer in answers.items() if answer[0] == 503]
    assert refused, "the disk was never full"
    time.sleep(12 if LONG else 4)
    assert interface.poll() is None, "the intake ended"
    assert worker.process.poll() is None, "the worker ended"
    disk.make_room()
    assert {start(serial) for serial in refused} == {(202, None)}, "what was refused was not taken"
    site.finish(90)
    assert worker.process.poll() is None, "the worker ended"
    report(f"disk full ({how})", site, 1, timed=False)


def test_a_full_disk_is_an_error_and_no_accepted_start_is_lost(
    use_settings: Callable[..., None], sqlite_url: str
) -> None:
    """SQLITE_FULL, by a limit of pages: the intake and the steps fail cleanly, and go on when there is room again."""
    from tests.builders import SECRETS

    use_settings(database_url=sqlite_url, lease_seconds=2, **SECRETS)
    gateways = scripted()
    first = a_payment(1)
    with read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    refused = 0
    for serial in range(2, 60):
        try:
            assert accept([requested(serial)], PORTAL)[0].status == "accepted"
        except OperationalError:
            refused += 1
    with contextlib.suppress(OperationalError):
        work(gateways)
    assert refused, "the disk was never full"
    get_engine().dispose()

    def states() -> dict[str, str]:
        with read() as connection:
            return dict(connection.execute(text("SELECT id, state FROM payments")).all())  # type: ignore[arg-type]  # pairs

    assert first in states()
    assert len(states()) == 59 - refused
    # For the debit day; what was under way when the disk was full is due again after its lease.
    eventually(lambda: work(gateways) or set(states().values()) == {"waiting"}, 20, what="all go on")
