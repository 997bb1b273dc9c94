"""The supervisor of the embedded stack: `python -m embedded`, a process that `embedded.stack.Stack` starts.

One thread. It reads its orders as one JSON line on stdin and stops in good order when stdin closes, which is how it
learns that whoever started it is gone, however that ended. On stdout it tells in JSON lines what happens. Its
children end with it: the kernel kills them when it is killed.
"""

import json
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from embedded import children
from embedded.home import Home, HomeError
from embedded.services import ROOT, Plan, Service, make_plan
from foundation.errors import ShebaoError

# A worker may be in the middle of a step, which its hard time limit ends (celeryconfig.py).
GRACE_SECONDS = 15.0
_START_SECONDS = 60.0
_TRIES = 5
_BACKOFF_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0)
_STEADY_SECONDS = 30.0


@dataclass
class _State:
    service: Service
    process: subprocess.Popen[bytes] | None = None
    ready: bool = False
    done: bool = False  # a `once` service that has ended well
    started_at: float = 0.0
    start_at: float = 0.0
    deaths: int = 0
    codes: list[int] = field(default_factory=list)


class SupervisionError(ShebaoError):
    """The stack cannot go on; the text says what failed, why and where to look."""


class Supervisor:
    """Starts services in order, restarts what dies, stops all."""

    def __init__(self, home: Home, plan: Plan, environment: Mapping[str, str]) -> None:
        self._home = home
        self._states = {service.name: _State(service) for service in plan.services}
        self._environment = environment
        self._begun = time.monotonic()
        self._told_ready = False
        self.stop_asked = 0

    def step(self) -> None:
        """One look at everything; raises SupervisionError when a service cannot be kept running."""
        now = time.monotonic()
        self._bury(children.reap(), now)
        for state in self._states.values():
            if state.process is None and not state.done and now >= state.start_at and self._may_start(state):
                self._start(state, now)
            elif state.process is not None and not state.ready and not state.service.once:
                state.ready = state.service.ready()
                if not state.ready and now - state.started_at > _START_SECONDS:
                    raise SupervisionError(self._explain(state, f"is not ready after {_START_SECONDS:g} s"))
        if not self._told_ready and self.all_ready:
            self._told_ready = True
            tell("ready", seconds=round(now - self._begun, 1))

    @property
    def all_ready(self) -> bool:
        """Whether every service is ready."""
        return all(state.ready for state in self._states.values())

    def _may_start(self, state: _State) -> bool:
        return all(self._states[name].ready for name in state.service.after)

    def _start(self, state: _State, now: float) -> None:
        service = state.service
        with self._home.open_log(service.name) as log:
            try:
                state.process = children.spawn(service.command, {**self._environment, **service.env}, log)
            except OSError as error:
                raise SupervisionError(
                    f"{service.name} cannot be started: {service.command[0]}: {error.strerror}"
                ) from None
        state.started_at, state.ready = now, False
        (self._home.run / f"{service.name}.pid").write_text(f"{state.process.pid}\n", encoding="ascii")
        tell("started", service=service.name, pid=state.process.pid)

    def _bury(self, ended: Mapping[int, int], now: float) -> None:
        for state in self._states.values():
            if state.process is None or state.process.pid not in ended:
                continue
            code = ended[state.process.pid]
            state.process.returncode = code
            children.kill_group(state.process.pid)
            for suffix in ("pid", "ready", "alive"):  # a killed process leaves them
                (self._home.run / f"{state.service.name}.{suffix}").unlink(missing_ok=True)
            state.process, state.ready = None, False
            if self.stop_asked:
                continue
            if state.service.once:
                if code:
                    raise SupervisionError(self._explain(state, f"failed with exit code {code}"))
                state.ready = state.done = True
                continue
            state.deaths = 1 if now - state.started_at > _STEADY_SECONDS else state.deaths + 1
            state.codes.append(code)
            if state.deaths >= _TRIES:
                codes = ", ".join(str(code) for code in state.codes[-_TRIES:])
                raise SupervisionError(self._explain(state, f"died {state.deaths} times in a row (exit codes {codes})"))
            wait = _BACKOFF_SECONDS[min(state.deaths, len(_BACKOFF_SECONDS)) - 1]
            state.start_at = now + wait
            tell("died", service=state.service.name, code=code, again_in=wait)

    def _explain(self, state: _State, what: str) -> str:
        name = state.service.name
        tail = self._home.log_tail(name)
        return f"{name} {what}; its log is {self._home.log / f'{name}.log'}" + (
            f", which ends:\n{tail}" if tail else ""
        )

    def stop(self, wait: Any) -> None:
        """Stop phase by phase with SIGTERM, and with SIGKILL what is still there after the grace or a second order."""
        self.stop_asked = max(1, self.stop_asked)
        for phase in sorted({state.service.stop_phase for state in self._states.values()}):
            there = [state for state in self._states.values() if state.service.stop_phase == phase]
            for state in there:
                if state.process is not None:
                    state.process.send_signal(signal.SIGTERM)
            deadline = time.monotonic() + GRACE_SECONDS
            while any(state.process is not None for state in there):
                self._bury(children.reap(), time.monotonic())
                if time.monotonic() > deadline or self.stop_asked > 1:
                    break
                wait(0.1)
            for state in there:
                if state.process is not None:
                    tell("killed", service=state.service.name)
                    children.kill_group(state.process.pid)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            children.kill_descendants()
            self._bury(children.reap(), time.monotonic())
            if not children.any_left():
                break
            time.sleep(0.02)


def tell(event: str, **facts: Any) -> None:
    """One line for whoever started the stack; it may be gone, which is no reason to fail."""
    try:
        os.write(1, json.dumps({"event": event, **facts}).encode() + b"\n")
    except OSError:
        return


def _read_orders() -> dict[str, Any]:
    line = b""
    while not line.endswith(b"\n"):
        part = os.read(0, 65536)
        if not part:
            raise SupervisionError("started without orders: use `shebao up`")
        line += part
    orders: dict[str, Any] = json.loads(line)
    return orders


def _environment(home: Home, plan: Plan, settings: Mapping[str, str]) -> dict[str, str]:
    values = {**plan.settings, **settings, "home": str(home.path)}
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {
        **os.environ,
        **{f"SHEBAO_{name.upper()}": value for name, value in values.items()},
        "PYTHONPATH": path,
        "PYTHONUNBUFFERED": "1",
    }


def _run(home: Home, orders: Mapping[str, Any], waker: int) -> None:
    home.lock()
    home.clear_run()
    home.make_secrets()
    plan = make_plan(
        home,
        database_url=orders["database_url"],
        ports=orders["ports"],
        without=frozenset(orders["without"]),
        payment_workers=orders["payment_workers"],
    )
    supervisor = Supervisor(home, plan, _environment(home, plan, orders["settings"]))

    def stop_asked(*_: object) -> None:
        supervisor.stop_asked += 1

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop_asked)
    signal.signal(signal.SIGCHLD, lambda *_: None)  # wakes the selector
    tell("plan", settings=dict(plan.settings), addresses=dict(plan.addresses))
    children.adopt_orphans()
    with selectors.DefaultSelector() as selector:
        selector.register(0, selectors.EVENT_READ)
        selector.register(waker, selectors.EVENT_READ)

        def wait(seconds: float) -> None:
            for key, _ in selector.select(seconds):
                gone = not os.read(key.fd, 65536)
                if gone and key.fd == 0:
                    selector.unregister(0)
                    supervisor.stop_asked = max(1, supervisor.stop_asked)

        try:
            home.publish(plan.settings)
            while not supervisor.stop_asked:
                supervisor.step()
                wait(1.0 if supervisor.all_ready else 0.05)
        finally:
            supervisor.stop(wait)
            home.clear_run()


def main() -> int:
    """Run the stack that the first line of stdin describes; returns the exit code."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    try:
        orders = _read_orders()
        _run(Home(Path(orders["home"])), orders, reader)
    except (SupervisionError, HomeError) as error:
        tell("failed", message=str(error))
        return 1
    tell("stopped")
    return 0
