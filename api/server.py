"""The HTTP server: uvicorn with a time limit for the head of a request and a bound on open connections.

uvicorn waits without end for the first request of a connection, and a process that has no file descriptor left neither
answers nor stops logging it.
"""

import asyncio
import logging
import resource
import time
from typing import ClassVar, Final

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from foundation.logs import configure

HEAD_SECONDS: Final = 10.0
KEEP_ALIVE_SECONDS: Final = 15
MOST_CONNECTIONS: Final = 1000
# Files of the process that are no connections of callers: libraries, the database, the broker, logs.
_OTHER_FILES: Final = 100
_HEAD_BYTES: Final = 64 * 1024
_BETWEEN_WARNINGS_S: Final = 60.0
log = logging.getLogger("uvicorn.error")


def most_connections() -> int:
    """How many connections may be open at once: as many as we serve, and as there are file descriptors for."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, min(MOST_CONNECTIONS, files - _OTHER_FILES))


class _Connection(h11.Connection):
    """Refuses a request that gives its length in two ways: a proxy that goes by the other one would take the rest of
    the body for the next request, or hide one in it (RFC 9112, 6.3)."""

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        """The next event; raises RemoteProtocolError."""
        event = super().next_event()
        if isinstance(event, h11.Request):
            names = {name for name, _ in event.headers}
            if {b"content-length", b"transfer-encoding"} <= names:
                raise h11.RemoteProtocolError("both Content-Length and Transfer-Encoding")
        return event


class Protocol(H11Protocol):
    """HTTP/1.1 of one connection. The head of a request must be complete HEAD_SECONDS after its first byte, or after
    the connection was made. Where there are too many connections, the one that has waited longest for its request is
    closed, and a new one if none waits."""

    most: ClassVar[int] = MOST_CONNECTIONS
    _waiting: ClassVar[dict["Protocol", None]] = {}
    _warned_at: ClassVar[float] = -_BETWEEN_WARNINGS_S

    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Begin to wait for a request, unless there are too many connections."""
        super().connection_made(transport)
        self.conn = _Connection(h11.SERVER, _HEAD_BYTES)
        if len(self.connections) > self.most:
            self._make_room()
        if not transport.is_closing():
            self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """Take bytes of a request; its time runs from the first one."""
        if self._head_timer is None and not self._is_busy():
            self._wait_for_head()
        super().data_received(data)
        if self._is_busy() or self.transport.is_closing():
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _is_busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait_for_head(self) -> None:
        self._waiting[self] = None
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def _stop_waiting(self) -> None:
        self._waiting.pop(self, None)
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _make_room(self) -> None:
        oldest = next(iter(self._waiting), self)
        oldest._stop_waiting()
        oldest.transport.abort()
        now = time.monotonic()
        if now - Protocol._warned_at >= _BETWEEN_WARNINGS_S:
            Protocol._warned_at = now
            log.warning("more than %d connections are open: those that send nothing are closed", self.most)


def serve(app: str, host: str, port: int) -> None:
    """Serve the application at an import path (`api.app:app`) until SIGTERM or SIGINT."""
    configure()
    Protocol.most = most_connections()
    uvicorn.run(
        app,
        host=host,
        port=port,
        http=Protocol,
        ws="none",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        access_log=False,
        log_config=None,  # lines go through the root logger, as SHEBAO_LOGS asks for
        proxy_headers=False,  # the console trusts proxies by the address that really called (console/gate.py)
        server_header=False,
    )
