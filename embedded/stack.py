"""`Stack`: start the embedded stack, know its addresses, stop it."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Required, Self, TypedDict

from rich.console import Console

from embedded.services import ROOT
from embedded.supervisor import GRACE_SECONDS, Orders
from foundation.errors import ShebaoError


class Event(TypedDict, total=False):
    """What the supervisor reports: `plan`, `started`, `no_room`, `died`, `killed`, `ready`, `failed` or `stopped`."""

    event: Required[str]
    service: str
    pid: int
    code: int
    again_in: float
    seconds: float
    message: str
    settings: dict[str, str]
    addresses: dict[str, str]


class StackError(ShebaoError):
    """The stack could not be started or kept running; the text says what to do."""


class Stack:
    """The embedded stack on one home; a context manager that starts on entry and stops on exit.

    `settings` are Shebao's settings by name for its processes (`{"lease_seconds": "3"}`); they win over the
    environment. `database_url` is SQLite in the home unless given. `without` leaves services out (`flower`, `api`,
    `beat` …), `ports` fixes ports by service name, `payment_workers` counts for PostgreSQL only.
    """

    def __init__(
        self,
        home: str | os.PathLike[str],
        *,
        database_url: str = "",
        settings: Mapping[str, str] | None = None,
        without: tuple[str, ...] = (),
        ports: Mapping[str, int] | None = None,
        payment_workers: int = 2,
    ) -> None:
        self.home = Path(home).absolute()
        self.addresses: dict[str, str] = {}
        self._settings: dict[str, str] = {}
        self._orders: Orders = {
            "home": str(self.home),
            "database_url": database_url,
            "settings": dict(settings or {}),
            "without": list(without),
            "ports": dict(ports or {}),
            "payment_workers": payment_workers,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._on_event: Callable[[Event], object] = lambda event: None

    @property
    def env(self) -> dict[str, str]:
        """Environment variables with which a client finds this stack."""
        values = {**self._settings, **self._orders["settings"], "home": str(self.home)}
        return {f"SHEBAO_{name.upper()}": value for name, value in values.items()}

    @property
    def supervisor_pid(self) -> int:
        """Process id of the supervisor; raises StackError when the stack does not run."""
        if self._process is None:
            raise StackError("the stack does not run")
        return self._process.pid

    def pid(self, service: str) -> int:
        """Process id of a running service; raises StackError when it does not run at this moment."""
        try:
            return int((self.home / "run" / f"{service}.pid").read_text(encoding="ascii"))
        except (OSError, ValueError):
            raise StackError(f"{service} does not run") from None

    def start(self, timeout: float = 90.0, on_event: Callable[[Event], object] | None = None) -> Self:
        """Start everything and return when all of it is ready, after at most `timeout` seconds.

        `on_event` is called with what the supervisor reports: `{"event": "started", "service": "broker"}`.
        Raises StackError with the reason; then nothing is left running.
        """
        if self._process is not None:
            raise StackError("the stack is already started")
        self._on_event = on_event or self._on_event
        self._process = self._spawn()
        threading.Thread(target=self._listen, args=(self._process,), name="stack-events", daemon=True).start()
        deadline = time.monotonic() + timeout
        try:
            self._give_orders(self._process)
            while (event := self.next_event(max(0.0, deadline - time.monotonic())))["event"] != "ready":
                if event["event"] == "plan":
                    self._settings, self.addresses = event["settings"], event["addresses"]
        except BaseException:
            self.stop()
            raise
        return self

    def _spawn(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        # A group of its own: Ctrl-C reaches this process, which then stops the supervisor in good order.
        return subprocess.Popen(
            [sys.executable, "-m", "embedded"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": path},
        )

    def _give_orders(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        process.stdin.write(json.dumps(self._orders).encode() + b"\n")
        process.stdin.flush()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                self._events.put(json.loads(line))
        self._events.put(None)

    def next_event(self, timeout: float | None = None) -> Event:
        """What the supervisor tells next; raises StackError when the stack has failed or nothing comes in time."""
        try:
            event = self._events.get(timeout=timeout)
        except queue.Empty:
            raise StackError(f"nothing from the stack in {timeout:g} s; its logs are in {self.home / 'log'}") from None
        if event is None:
            raise StackError("the supervisor of the stack was killed")
        if event["event"] == "failed":
            raise StackError(event["message"])
        self._on_event(event)
        return event

    def stop(self) -> None:
        """Stop everything in good order: what sends work, the workers, their peers, the broker. May be called twice."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        try:
            process.wait(4 * GRACE_SECONDS)
        except KeyboardInterrupt:
            process.send_signal(signal.SIGTERM)  # a second order: no more patience
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.stop()

    def run_forever(self, console: Console | None = None) -> int:
        """Start, print the addresses, stay until Ctrl-C, SIGTERM or SIGHUP, stop; returns the exit code."""
        console = console or Console()
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _interrupt)
        try:
            with console.status("starting") as status:
                self.start(on_event=lambda event: status.update(_progress(event)))
            self._on_event = lambda event: _tell_news(event, console)
            console.print(self.describe(), soft_wrap=True, markup=False, highlight=False)
            console.print("Ctrl-C stops all of it.")
            while True:
                self.next_event()
        except StackError as error:
            Console(stderr=True).print(f"shebao: {error}", style="red", markup=False, highlight=False)
            return 1
        except KeyboardInterrupt:
            console.print("stopping; a running step is given its time")
            return 0
        finally:
            self.stop()

    def describe(self) -> str:
        """The addresses for people, one a line and none broken, so that they can be copied."""
        lines = ["Shebao is running"]
        for name, address in self.addresses.items():
            lines.append(f"  {name:<12}  {address}")
            if note := self._notes().get(name):
                lines.append(f"  {'':<12}  {note}")
        return "\n".join(lines)

    def _notes(self) -> dict[str, str]:
        return {
            "console": 'your account: .venv/bin/shebao operators add "$USER" --role approver',
            "Flower": f"user and password: {self.home / 'secrets' / 'flower_basic_auth'}",
        }


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _progress(event: Event) -> str:
    return f"starting {event['service']}" if "service" in event else "starting"


def _tell_news(event: Event, console: Console) -> None:
    if event["event"] == "died":
        restart = f"starting it again in {event['again_in']:g} s"
        console.print(f"{event['service']} died (exit code {event['code']}); {restart}")
    elif event["event"] == "no_room":
        console.print(f"{event['service']} waits for room on the disk")
