"""One service under the supervisor: its process, whether it is ready, how often it died, when it starts again.

A service that was never ready and dies again and again is given up: something is wrong with its settings. One that was
ready before is started again for ever, with growing pauses.
"""

import contextlib
import errno
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from embedded import children
from embedded.home import Home
from embedded.services import Service
from foundation.errors import ShebaoError

START_SECONDS = 60.0
_TRIES = 5
_BACKOFF_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_ROOM_SECONDS = 2.0
_STEADY_SECONDS = 30.0


class SupervisionError(ShebaoError):
    """The stack cannot go on; the text says what failed, why and where to look."""


@dataclass
class Supervised:
    """A service and its present process, if it has one. Times are of the monotonic clock, in seconds."""

    service: Service
    home: Home
    process: subprocess.Popen[bytes] | None = None
    ready: bool = False
    proven: bool = False  # it was ready once
    done: bool = False  # a `once` service that has ended well
    started_at: float = 0.0
    start_at: float = 0.0
    deaths: int = 0
    codes: list[int] = field(default_factory=list)

    def is_due(self, now: float) -> bool:
        """Whether a process of it should be started now."""
        return self.process is None and not self.done and now >= self.start_at

    def start(self, environment: Mapping[str, str], now: float) -> int | None:
        """Start a process and return its id; None if the disk has no room for its log: it is due again after a pause.

        Raises SupervisionError.
        """
        try:
            with self.home.open_log(self.service.name) as log:
                self.process = children.spawn(self.service.command, {**environment, **self.service.env}, log)
        except OSError as error:
            if error.errno in _NO_ROOM:
                self.start_at = now + _NO_ROOM_SECONDS
                return None
            message = f"{self.service.name} cannot be started: {self.service.command[0]}: {error.strerror}"
            raise SupervisionError(message) from None
        self.started_at, self.ready = now, False
        with contextlib.suppress(OSError):  # for people and tests only, and the disk may be full
            (self.home.run / f"{self.service.name}.pid").write_text(f"{self.process.pid}\n", encoding="ascii")
        return self.process.pid

    def check_ready(self, now: float) -> None:
        """See whether the process is ready. One that takes too long is ended if it was ready once.

        Raises SupervisionError if it never was.
        """
        if self.process is None or self.ready or self.service.once:
            return
        self.ready = self.service.ready()
        self.proven |= self.ready
        if not self.ready and now - self.started_at > START_SECONDS:
            if not self.proven:
                raise SupervisionError(self.explain(f"is not ready after {START_SECONDS:g} s"))
            self.kill()

    def bury(self, code: int) -> None:
        """Take note that the process has ended, and end what it leaves behind."""
        assert self.process is not None
        self.process.returncode = code
        children.kill_group(self.process.pid)
        for suffix in ("pid", "ready", "alive"):  # a killed process leaves them
            (self.home.run / f"{self.service.name}.{suffix}").unlink(missing_ok=True)
        self.process, self.ready = None, False

    def plan_restart(self, code: int) -> float | None:
        """The seconds until it starts again; None for a service that ran once and ended well.

        Raises SupervisionError for one that died too often and was never ready.
        """
        now = time.monotonic()
        if self.service.once:
            if code:
                raise SupervisionError(self.explain(f"failed with exit code {code}"))
            self.ready = self.done = True
            return None
        self.deaths = 1 if now - self.started_at > _STEADY_SECONDS else self.deaths + 1
        self.codes.append(code)
        if self.deaths >= _TRIES and not self.proven:
            codes = ", ".join(str(code) for code in self.codes[-_TRIES:])
            raise SupervisionError(self.explain(f"died {self.deaths} times in a row (exit codes {codes})"))
        wait = _BACKOFF_SECONDS[min(self.deaths, len(_BACKOFF_SECONDS)) - 1]
        self.start_at = now + wait
        return wait

    @property
    def trouble(self) -> str | None:
        """What is wrong with it, for status; None while it runs or has not begun."""
        if self.ready or not self.deaths:
            return None
        return f"died {self.deaths} times in a row, last with exit code {self.codes[-1]}"

    def terminate(self) -> None:
        """Ask the process to end."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)

    def kill(self) -> bool:
        """End the process and its group at once; whether there was one."""
        if self.process is None:
            return False
        children.kill_group(self.process.pid)
        return True

    def explain(self, what: str) -> str:
        """What happened to the service, where its log is and how that ends."""
        name = self.service.name
        tail = self.home.log_tail(name)
        ends = f", which ends:\n{tail}" if tail else ""
        return f"{name} {what}; its log is {self.home.log / f'{name}.log'}{ends}"
