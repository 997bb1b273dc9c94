"""The supervisor of the embedded stack: `python -m embedded`, a process that `embedded.stack.Stack` starts.

One thread. It reads its orders as one JSON line on stdin and stops in good order when stdin closes: that is how it
learns that the process that started it has ended. On stdout it reports in JSON lines what happens. Its children end
with it: the kernel kills them when it is killed.
"""

import contextlib
import json
import os
import selectors
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypedDict

from embedded import children
from embedded.home import Home, HomeError
from embedded.services import ROOT, Plan, make_plan
from embedded.supervised import Supervised, SupervisionError

# A worker may be in the middle of a step, which its hard time limit ends (celeryconfig.py).
GRACE_SECONDS = 15.0


class Orders(TypedDict):
    """What the supervisor is to run."""

    home: str
    database_url: str
    settings: dict[str, str]
    without: list[str]
    ports: dict[str, int]
    payment_workers: int


class Supervisor:
    """Starts services in order, restarts what dies, stops all."""

    def __init__(self, home: Home, plan: Plan, environment: Mapping[str, str]) -> None:
        self._services = {service.name: Supervised(service, home) for service in plan.services}
        self._environment = environment
        self._begun = time.monotonic()
        self._ready_told = False
        self._troubles = ""
        self._home = home
        self.stop_asked = 0

    def step(self) -> None:
        """One look at everything; raises SupervisionError when a service cannot be kept running."""
        now = time.monotonic()
        self._bury(children.reap())
        for one in self._services.values():
            if one.is_due(now) and all(self._services[name].ready for name in one.service.after):
                pid = one.start(self._environment, now)
                tell("started" if pid else "no_room", service=one.service.name, pid=pid)
            else:
                one.check_ready(now)
        self._write_troubles()
        if self.all_ready and not self._ready_told:
            self._ready_told = True
            tell("ready", seconds=round(now - self._begun, 1))

    def _write_troubles(self) -> None:
        """Keep in `run/troubles` which services die again and again, for `shebao doctor`."""
        found = ((one.service.name, one.trouble) for one in self._services.values())
        troubles = "".join(f"{name} {trouble}\n" for name, trouble in found if trouble)
        if troubles != self._troubles:
            with contextlib.suppress(OSError):  # a full disk may be the trouble; the next look writes it
                (self._home.run / "troubles").write_text(troubles, encoding="ascii")
                self._troubles = troubles

    @property
    def all_ready(self) -> bool:
        """Whether every service is ready."""
        return all(one.ready for one in self._services.values())

    def _bury(self, ended: Mapping[int, int]) -> None:
        for one in self._services.values():
            if one.process is None or one.process.pid not in ended:
                continue
            code = ended[one.process.pid]
            one.bury(code)
            wait = None if self.stop_asked else one.plan_restart(code)
            if wait is not None:
                tell("died", service=one.service.name, code=code, again_in=wait)

    def stop(self, wait: Callable[[float], None]) -> None:
        """Stop phase by phase with SIGTERM, and with SIGKILL what is still there after the grace or a second order."""
        self.stop_asked = max(1, self.stop_asked)
        for phase in sorted({one.service.stop_phase for one in self._services.values()}):
            self._stop_phase([one for one in self._services.values() if one.service.stop_phase == phase], wait)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            children.kill_descendants()
            self._bury(children.reap())
            if not children.any_left():
                break
            time.sleep(0.02)

    def _stop_phase(self, phase: list[Supervised], wait: Callable[[float], None]) -> None:
        for one in phase:
            one.terminate()
        self._await_ends(phase, wait)
        for one in phase:
            if one.kill():
                tell("killed", service=one.service.name)

    def _await_ends(self, phase: list[Supervised], wait: Callable[[float], None]) -> None:
        deadline = time.monotonic() + GRACE_SECONDS
        while any(one.process is not None for one in phase):
            self._bury(children.reap())
            if time.monotonic() > deadline or self.stop_asked > 1:
                break
            wait(0.1)


def tell(event: str, **facts: object) -> None:
    """One line for the process that started the stack; it may be gone, which is no reason to fail."""
    try:
        os.write(1, json.dumps({"event": event, **facts}).encode() + b"\n")
    except OSError:
        return


def _read_orders() -> Orders:
    line = b""
    while not line.endswith(b"\n"):
        part = os.read(0, 65536)
        if not part:
            raise SupervisionError("started without orders: use `shebao up`")
        line += part
    orders: Orders = json.loads(line)
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


def _plan(home: Home, orders: Orders) -> Plan:
    return make_plan(
        home,
        database_url=orders["database_url"],
        ports=orders["ports"],
        without=frozenset(orders["without"]),
        payment_workers=orders["payment_workers"],
    )


def _supervise(home: Home, plan: Plan, supervisor: Supervisor, waker: int) -> None:
    """Keep the services running until a stop is asked for, then stop them."""
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
            home.publish({**plan.defaults, **plan.settings}, plan.addresses)
            while not supervisor.stop_asked:
                supervisor.step()
                wait(1.0 if supervisor.all_ready else 0.05)
        finally:
            supervisor.stop(wait)
            home.clear_run()


def _run(home: Home, orders: Orders, waker: int) -> None:
    home.lock()
    home.clear_run()
    home.make_secrets()
    plan = _plan(home, orders)
    supervisor = Supervisor(home, plan, _environment(home, plan, orders["settings"]))

    def stop_asked(*_: object) -> None:
        supervisor.stop_asked += 1

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop_asked)
    signal.signal(signal.SIGCHLD, lambda *_: None)  # interrupts the selector
    tell("plan", settings=dict(plan.settings), addresses=dict(plan.addresses))
    children.adopt_orphans()
    _supervise(home, plan, supervisor, waker)


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
