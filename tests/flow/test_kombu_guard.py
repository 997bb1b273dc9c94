"""The guard of tasks/patches/kombu_guard.py with a real broker and real worker processes."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import kombu
import pytest

from tasks.patches import kombu_guard
from tests.servers import Valkey, end, eventually, short_folder

# A worker with the settings under which the fault shows: late acknowledgement, a task in flight, a free slot.
APP = """
    import os, sys, time
    from celery import Celery, signals

    if os.environ["GUARD"] == "yes":
        from tasks.patches import kombu_guard
        kombu_guard.install()

    app = Celery("guarded", broker=os.environ["BROKER"])
    app.conf.update(
        task_acks_late=True, task_reject_on_worker_lost=True, worker_prefetch_multiplier=1, task_ignore_result=True,
        broker_connection_retry_on_startup=True, broker_connection_max_retries=None,
    )

    @app.task(name="note")
    def note(name, seconds):
        with open(os.environ["NOTES"], "a") as notes:
            notes.write(name + "\\n")
        time.sleep(seconds)
"""


@pytest.fixture
def broker() -> Iterator[Valkey]:
    """A Valkey of this test's own, because it is killed."""
    with short_folder("shebao-g") as folder:
        server = Valkey(folder).start()
        yield server
        server.stop()


@pytest.fixture
def start_worker(broker: Valkey, tmp_path: Path) -> Iterator[Callable[[bool], subprocess.Popen[bytes]]]:
    """Starts a worker with the guard or without it."""
    (tmp_path / "guarded_app.py").write_text(textwrap.dedent(APP))
    started = []

    def start(guarded: bool) -> subprocess.Popen[bytes]:
        path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
        environment = {**os.environ, "PYTHONPATH": path, "BROKER": broker.url, "NOTES": str(tmp_path / "notes")}
        environment["GUARD"] = "yes" if guarded else "no"
        command = [sys.executable, "-m", "celery", "-A", "guarded_app", "worker", "-c", "2", "--loglevel", "INFO"]
        command += ["--without-gossip", "--without-mingle"]
        with (tmp_path / "worker.log").open("wb") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        started.append(process)
        return process

    yield start
    for process in started:
        end(process, grace=3)


def send(broker: Valkey, name: str, seconds: float) -> None:
    """Publish a task from this process."""
    from celery import Celery

    with Celery("sender", broker=broker.url) as app:
        app.send_task("note", args=(name, seconds))


def ran(folder: Path, name: str) -> bool:
    """Whether the worker has begun the task."""
    notes = folder / "notes"
    return notes.exists() and name in notes.read_text().split()


def break_connection_with_a_task_in_flight(broker: Valkey, folder: Path) -> None:
    """The fault: the broker dies while one of two slots works, and comes back."""
    send(broker, "first", 4)
    eventually(lambda: ran(folder, "first"), 20, what="the worker begins the first task")
    broker.kill()
    broker.start()


def test_a_guarded_worker_survives_the_restart_of_its_broker_and_works_on(
    broker: Valkey, tmp_path: Path, start_worker: Callable[[bool], subprocess.Popen[bytes]]
) -> None:
    worker = start_worker(True)
    break_connection_with_a_task_in_flight(broker, tmp_path)
    send(broker, "second", 0)
    eventually(lambda: ran(tmp_path, "second"), 30, what="the worker takes a task after the restart")
    assert worker.poll() is None


@pytest.mark.skipif(not kombu_guard.needed(), reason=f"kombu {kombu.__version__} is not known to have the fault")
def test_without_the_guard_this_kombu_still_ends_the_worker(
    broker: Valkey, tmp_path: Path, start_worker: Callable[[bool], subprocess.Popen[bytes]]
) -> None:
    """When this fails the fault is gone: take this version out of `AFFECTED`, or the whole guard."""
    worker = start_worker(False)
    break_connection_with_a_task_in_flight(broker, tmp_path)
    deadline = time.monotonic() + 30
    while worker.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert worker.poll() not in (None, 0)
    assert "'NoneType' object has no attribute" in (tmp_path / "worker.log").read_text()


def test_another_version_of_kombu_is_left_alone() -> None:
    assert not kombu_guard.needed("5.7.1")
    assert not kombu_guard.needed("5.6.2")


def test_the_installed_version_of_kombu_has_been_judged() -> None:
    """A new kombu must be tried without the guard before it is trusted or added to `AFFECTED`."""
    assert kombu.__version__ in kombu_guard.AFFECTED
