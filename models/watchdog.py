"""A network that swallows packets ends no wait by itself, and a proxy in between answers TCP's own questions. So a
connection that waits for an answer for too long is cut, and its user gets the error of a lost connection."""

import logging
import os
import socket
import threading
import time
from contextlib import suppress
from typing import Final, cast

import psycopg
from sqlalchemy import Connection, Engine, event

log = logging.getLogger(__name__)

PgConnection = psycopg.Connection[tuple[object, ...]]
PgCursor = psycopg.Cursor[tuple[object, ...]]

_LOOK_SECONDS: Final = 0.5


class Watchdog:
    """Cuts the PostgreSQL connections of an engine whose statement or commit takes longer than `seconds`."""

    def __init__(self, engine: Engine, seconds: float) -> None:
        self._seconds = seconds
        self._busy: dict[PgConnection, float] = {}
        self._thread: threading.Thread | None = None
        event.listen(engine, "before_cursor_execute", self._before_statement)
        event.listen(engine, "after_cursor_execute", self._after_statement)
        event.listen(engine, "commit", self._before_end)
        event.listen(engine, "rollback", self._before_end)
        event.listen(engine, "checkin", self._after_use)
        event.listen(engine, "invalidate", self._after_use)

    def _before_statement(self, _connection: Connection, cursor: PgCursor, *_: object) -> None:
        self._busy[cursor.connection] = time.monotonic() + self._seconds
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="database-watchdog", daemon=True)
            self._thread.start()

    def _after_statement(self, _connection: Connection, cursor: PgCursor, *_: object) -> None:
        self._busy.pop(cursor.connection, None)

    def _before_end(self, connection: Connection) -> None:
        if not connection.invalidated:
            driver = cast("PgConnection", connection.connection.driver_connection)
            self._busy[driver] = time.monotonic() + self._seconds

    def _after_use(self, connection: PgConnection, *_: object) -> None:
        self._busy.pop(connection, None)

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOK_SECONDS)
            now = time.monotonic()
            for connection, deadline in list(self._busy.items()):
                if now > deadline and self._busy.get(connection) == deadline:
                    del self._busy[connection]
                    _cut(connection)
                    log.warning("the database did not answer for %g seconds: its connection is cut", self._seconds)


def _cut(connection: PgConnection) -> None:
    """Shut the socket, which another thread may be waiting for; closing it would let its number be used again."""
    with suppress(OSError, ValueError), socket.socket(fileno=os.dup(connection.fileno())) as copy:
        copy.shutdown(socket.SHUT_RDWR)
