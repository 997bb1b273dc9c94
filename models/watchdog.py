"""A network that swallows packets ends no wait by itself, and a proxy in between answers TCP's own questions. So a
connection that is in use for too long is cut, and its user gets the error of a lost connection."""

import logging
import os
import socket
import threading
import time
from contextlib import suppress
from typing import Final

import psycopg
from sqlalchemy import Engine, event

log = logging.getLogger(__name__)

PgConnection = psycopg.Connection[tuple[object, ...]]

_LOOK_SECONDS: Final = 0.5


class Watchdog:
    """Cuts the PostgreSQL connections of an engine that are in use for longer than `seconds`."""

    def __init__(self, engine: Engine, seconds: float) -> None:
        self._seconds = seconds
        self._used: dict[int, tuple[float, PgConnection]] = {}
        self._thread: threading.Thread | None = None
        event.listen(engine, "checkout", self._checkout)
        event.listen(engine, "checkin", self._checkin)
        event.listen(engine, "invalidate", self._checkin)

    def _checkout(self, connection: PgConnection, record: object, _proxy: object) -> None:
        self._used[id(record)] = time.monotonic() + self._seconds, connection
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="database-watchdog", daemon=True)
            self._thread.start()

    def _checkin(self, _connection: object, record: object, *_: object) -> None:
        self._used.pop(id(record), None)

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOK_SECONDS)
            now = time.monotonic()
            for key, (deadline, connection) in list(self._used.items()):
                if now > deadline and self._used.get(key) == (deadline, connection):
                    self._used.pop(key, None)
                    _cut(connection)
                    log.warning("a connection to the database was in use for %g seconds and is cut", self._seconds)


def _cut(connection: PgConnection) -> None:
    """Shut the socket, which another thread may be waiting for; closing it would let its number be used again."""
    with suppress(OSError, ValueError), socket.socket(fileno=os.dup(connection.fileno())) as copy:
        copy.shutdown(socket.SHUT_RDWR)
