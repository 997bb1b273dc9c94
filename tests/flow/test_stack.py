"""The embedded stack: real processes that start together, come back when they die, and leave nothing behind."""

import base64
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from embedded import Stack, StackError
from tests.servers import eventually, short_folder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home() -> Iterator[Path]:
    """A home of its own; afterwards no process of it may be left."""
    with short_folder("shebao-s") as folder:
        yield folder / "home"
        eventually(lambda: not processes_of(folder), 10, what="no process of this home is left")


def processes_of(home: Path) -> list[psutil.Process]:
    """Processes that name the home on their command line or in their environment."""
    found = []
    for process in psutil.process_iter():
        try:
            texts = [*process.cmdline(), process.environ().get("SHEBAO_HOME", "")]
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
        if process.pid != os.getpid() and any(str(home) in text for text in texts):
            found.append(process)
    return found


def status_of(url: str, password: str = "") -> int:
    """HTTP status of a page, asked with a user and password or without."""
    request = urllib.request.Request(url)
    if password:
        request.add_header("Authorization", f"Basic {base64.b64encode(password.encode()).decode()}")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_home_with_chinese_and_spaces_in_its_name_will_do(home: Path) -> None:
    with Stack(home / "社保 数据", without=("flower", "beat", "api", "letters")) as stack:
        assert (stack.home / "shebao.sqlite").exists()
    Path(stack.env["SHEBAO_BROKER_URL"].removeprefix("redis+socket://").partition("?")[0]).parent.rmdir()


def test_everything_starts_answers_at_its_address_comes_back_when_killed_and_stops(home: Path) -> None:
    with Stack(home) as stack:
        password = (home / "secrets" / "flower_basic_auth").read_text().strip()
        assert status_of(f"{stack.addresses['Flower']}/tasks") == 401
        eventually(lambda: status_of(f"{stack.addresses['Flower']}/tasks", password) == 200, 10)
        assert (home / "run" / "broker_url").read_text().strip() == stack.env["SHEBAO_BROKER_URL"]

        first = stack.pid("payments")
        pool = psutil.Process(first).children()
        assert pool
        os.kill(first, signal.SIGKILL)
        eventually(lambda: stack.next_event(15)["event"] == "died", 15)
        eventually(lambda: not any(child.is_running() for child in pool), 5, what="its pool children ended with it")
        eventually((home / "run" / "payments.ready").exists, 20, what="the worker is back")
        assert stack.pid("payments") != first
    assert not processes_of(home)
    assert not list((home / "run").iterdir())


def test_the_broker_comes_back_when_killed_and_workers_and_beat_go_on_as_they_are(home: Path) -> None:
    with Stack(home, without=("flower", "api")) as stack:
        before = {name: stack.pid(name) for name in ("broker", "payments", "letters", "beat")}
        os.kill(before.pop("broker"), signal.SIGKILL)
        eventually(lambda: stack.next_event(15)["event"] == "died", 15)
        eventually(lambda: stack.next_event(15)["event"] == "started", 15)
        back_at = time.time()
        for name in before:
            alive = home / "run" / f"{name}.alive"
            eventually(lambda alive=alive: alive.stat().st_mtime > back_at + 1, 30, what=f"{name} is alive")
        assert {name: stack.pid(name) for name in before} == before


def test_a_second_stack_on_the_same_home_is_refused_and_the_first_one_goes_on(home: Path) -> None:
    with Stack(home, without=("flower", "beat", "api", "letters", "payments")) as first:
        with (
            pytest.raises(StackError, match=rf"a stack already runs on {home} \(process {first.supervisor_pid}\)"),
            Stack(home),
        ):
            pass
        assert psutil.pid_exists(first.pid("broker"))


def test_killing_the_supervisor_ends_every_process_at_once(home: Path) -> None:
    stack = Stack(home, without=("flower",)).start()
    left = [process for process in processes_of(home) if process.pid != stack.supervisor_pid]
    assert len(left) > 6
    os.kill(stack.supervisor_pid, signal.SIGKILL)
    eventually(lambda: not processes_of(home), 5, what="all are gone")
    with pytest.raises(StackError, match="supervisor of the stack was killed"):
        eventually(lambda: stack.next_event(5)["event"] == "none", 5)
    stack.stop()
    # What it left in the home is no hindrance.
    with Stack(home, without=("flower", "beat", "letters", "payments", "api")):
        assert processes_of(home)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_stack_ends_with_the_command_that_started_it_however_that_ends(home: Path, number: signal.Signals) -> None:
    command = "import sys; from embedded import Stack; "
    command += "sys.exit(Stack(sys.argv[1], without=('flower', 'beat', 'letters', 'api')).run_forever())"
    starter = subprocess.Popen(
        [sys.executable, "-c", command, str(home)], cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
    )
    assert starter.stdout is not None
    with starter.stdout:
        eventually(lambda: b"Ctrl-C stops" in starter.stdout.readline(), 30, what="the stack is up")
        assert len(processes_of(home)) > 4
        starter.send_signal(number)
        assert starter.wait(30) == (-number if number == signal.SIGKILL else 0)
    eventually(lambda: not processes_of(home), 20, what="all are gone")


def test_a_stack_that_cannot_start_says_why_and_leaves_nothing(home: Path) -> None:
    with (
        pytest.raises(StackError, match=r"migrate failed with exit code 1; its log is .*migrate\.log"),
        Stack(home, database_url="sqlite:////dev/null/shebao.sqlite", without=("flower", "beat", "letters", "api")),
    ):
        pass
    assert not processes_of(home)


def test_a_service_that_dies_again_and_again_is_given_up_with_its_exit_codes(home: Path) -> None:
    settings = {"lease_seconds": "not a number"}
    with (
        pytest.raises(StackError, match=r"died 5 times in a row \(exit codes .*\); its log is (.|\n)*LEASE_SECONDS"),
        Stack(home, settings=settings, without=("flower", "beat", "letters", "sandbox", "api", "migrate")),
    ):
        pass
