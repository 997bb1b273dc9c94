"""A service of the embedded stack that dies often, or whose disk is full, is started again for as long as it takes."""

import errno
import time
from pathlib import Path
from typing import Any, Never

import pytest

from cli.checks.inside import check_stack
from embedded.home import Home
from embedded.services import Plan, Service
from embedded.supervised import Supervised, SupervisionError
from embedded.supervisor import Supervisor


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = Home(tmp_path)
    for folder in (found.run, found.log):
        folder.mkdir(parents=True, exist_ok=True)
    return found


def failing(ready: bool) -> Service:
    return Service("worker", ("false",), lambda: ready, 1)


def die(one: Supervised) -> float | None:
    """Start it, let it end, and plan what follows."""
    assert one.start({}, time.monotonic())
    assert one.process is not None
    code = one.process.wait()
    one.check_ready(time.monotonic())
    one.bury(code)
    return one.plan_restart(code)


def test_one_that_was_ready_is_started_again_for_ever_with_growing_pauses(home: Home) -> None:
    one = Supervised(failing(ready=True), home)
    waits = [die(one) for _ in range(10)]
    assert waits == [0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 60.0, 60.0]
    assert one.trouble == "died 10 times in a row, last with exit code 1"


def test_one_that_was_never_ready_is_given_up(home: Home) -> None:
    one = Supervised(failing(ready=False), home)
    for _ in range(4):
        die(one)
    with pytest.raises(SupervisionError, match="died 5 times in a row"):
        die(one)


def test_on_a_full_disk_the_supervisor_waits_for_room_and_goes_on(
    home: Home, monkeypatch: pytest.MonkeyPatch, use_settings: Any
) -> None:
    use_settings(home=home.path)
    service = Service("worker", ("sleep", "60"), lambda: True, 1)
    supervisor = Supervisor(home, Plan((service,), {}, {}, {}), {"PATH": "/usr/bin:/bin"})
    [one] = supervisor._services.values()
    (home.run / "addresses").write_text("API\thttp://127.0.0.1:1\n", encoding="ascii")
    one.deaths, one.codes, one.proven = 6, [1], True

    def no_room(*_: object, **__: object) -> Never:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", no_room)
        patch.setattr(Home, "open_log", no_room)
        supervisor.step()
        assert one.process is None
        assert one.start_at > time.monotonic()
    supervisor.step()
    assert [finding.found for finding in check_stack()][1:] == ["worker died 6 times in a row, last with exit code 1"]
    one.start_at = 0.0
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", no_room)  # there is room for the log, and none for the file with its id
        supervisor.step()
        supervisor.step()
    assert one.ready
    supervisor.step()
    assert len(check_stack()) == 1
    one.kill()
    assert one.process is not None
    one.process.wait()
