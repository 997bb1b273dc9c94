"""Deadlines for whole exchanges with other systems.

A socket's timeout bounds the wait for the next bytes. A peer that sends one byte after another passes it for ever.
"""

import math
import os
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import httpcore2
import httpx2


class Deadline:
    """Calls `cut` from another thread if the block is not left within so many seconds; `cut` returns at once.

    A block that was left is not cut any more. All deadlines of a process share one thread: starting one for each block
    costs more than many a block takes.
    """

    def __init__(self, seconds: float, cut: Callable[[], None]) -> None:
        self.passed = False
        self.at = math.inf
        self._seconds = seconds
        self._cut = cut

    def __enter__(self) -> "Deadline":
        self.at = time.monotonic() + self._seconds
        _watch.add(self)
        return self

    def __exit__(self, *_: object) -> None:
        _watch.remove(self)

    def end(self) -> None:
        """The time is over."""
        self.passed = True
        with suppress(OSError):  # closed meanwhile: the block is being left
            self._cut()


class _Watch:
    """The thread that waits for the next deadline. It starts with the first one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open: set[Deadline] = set()
        self._looks_at = math.inf  # when the thread looks next
        self._is_running = False

    def add(self, deadline: Deadline) -> None:
        with self._changed:
            self._open.add(deadline)
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._run, name="deadlines", daemon=True).start()
            elif deadline.at < self._looks_at:
                self._changed.notify()

    def remove(self, deadline: Deadline) -> None:
        with self._changed:
            self._open.discard(deadline)

    def _run(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for deadline in [one for one in self._open if one.at <= now]:
                    self._open.discard(deadline)
                    deadline.end()
                self._looks_at = min((one.at for one in self._open), default=math.inf)
                self._changed.wait(None if math.isinf(self._looks_at) else max(0.0, self._looks_at - now))


def _renew_watch() -> None:
    """A forked child has none of its parent's threads."""
    global _watch
    _watch = _Watch()


_watch = _Watch()
os.register_at_fork(after_in_child=_renew_watch)


class _Limit(threading.local):
    """Until when the HTTP call of this thread may last, on the monotonic clock."""

    until: float = math.inf


_limit: Final = _Limit()


@contextmanager
def http_until(moment: float) -> Iterator[None]:
    """Let HTTP calls in the block end at this moment of the monotonic clock, with a ReadTimeout or WriteTimeout of the
    client. Its clients are made ready by `keep_deadlines`."""
    _limit.until = moment
    try:
        yield
    finally:
        _limit.until = math.inf


def keep_deadlines(client: httpx2.Client) -> httpx2.Client:
    """Make a client keep the deadline of `http_until`; returns it."""
    for transport in (client._transport, *client._mounts.values()):  # none of them is public
        pool = getattr(transport, "_pool", None)
        if pool is not None:  # a test may have a transport without a network
            pool._network_backend = _Backend()
    return client


class _Backend(httpcore2.SyncBackend):
    """Connections whose reads and writes end at the deadline of the thread that makes them."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,  # httpcore's type for socket options
    ) -> httpcore2.NetworkStream:
        """Open a connection."""
        return _Stream(super().connect_tcp(host, port, timeout, local_address, socket_options))


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(timeout: float | None, late: type[Exception]) -> float:
    """The shorter of a timeout and what is left until the deadline; raises `late` if nothing is."""
    left = _limit.until - time.monotonic()
    if left <= 0:
        raise late
    return min(math.inf if timeout is None else timeout, left)
