"""Processes under measurement: start, pause, stop, and what they used of processor and memory."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import psutil

from tests.servers import end

ROOT = Path(__file__).parents[1]


class BenchError(Exception):
    """A measurement that could not be made; the text says which and why."""


class Fleet:
    """The worker processes of one contender, each with a log of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        """Start a process under a name that is not in use."""
        with (self._folder / f"{name}.log").open("ab") as log:
            nothing = subprocess.DEVNULL
            self._processes[name] = subprocess.Popen(
                command, env=dict(env), cwd=ROOT, stdout=log, stderr=log, stdin=nothing, start_new_session=True
            )

    def pids(self, prefix: str = "") -> list[int]:
        """Process ids of those whose name begins with `prefix`."""
        return [process.pid for name, process in self._processes.items() if name.startswith(prefix)]

    def check(self) -> None:
        """Raise BenchError when a process has ended by itself."""
        for name, process in self._processes.items():
            if process.poll() is not None:
                log = (self._folder / f"{name}.log").read_text(errors="replace")[-1500:]
                raise BenchError(f"{name} ended with exit code {process.returncode}:\n{log}")

    def pause(self) -> None:
        """Stop all processes at once, children too."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let them go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        for process in self._processes.values():
            for pid in tree(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, number)

    def stop(self) -> None:
        """End all, by force where a process does not go within some seconds."""
        for process in self._processes.values():
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in self._processes.values():
            end(process, grace=4)
        self._processes.clear()


def tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    try:
        process = psutil.Process(pid)
        return [pid, *(child.pid for child in process.children(recursive=True))]
    except psutil.NoSuchProcess:
        return []


def cpu_seconds(pids: Iterable[int]) -> float:
    """User and system seconds of these processes and their descendants, ended ones included."""
    total = 0.0
    for root in pids:
        for pid in tree(root):
            with contextlib.suppress(psutil.NoSuchProcess):
                total += sum(psutil.Process(pid).cpu_times()[:4])
    return total


def pss_mb(pids: Iterable[int]) -> float:
    """Proportional set size of these processes and their descendants in MiB (Linux); 0 where it cannot be read."""
    total = 0
    for root in pids:
        for pid in tree(root):
            with contextlib.suppress(OSError):
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def wait_until(done: Callable[[], bool], fleet: Fleet | None, *, timeout: float, interval: float, what: str) -> None:
    """Poll `done`; raises BenchError when time is up or a process of the fleet has ended."""
    deadline = time.monotonic() + timeout
    look = time.monotonic() + 1
    while not done():
        now = time.monotonic()
        if now > deadline:
            raise BenchError(f"not within {timeout:g} s: {what}")
        if fleet is not None and now > look:
            fleet.check()
            look = now + 1
        time.sleep(interval)
