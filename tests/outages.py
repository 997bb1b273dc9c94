"""A database that is away, read-only, locked or silent, and back again: for the tests of every channel."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from models.session import make_engine
from tests.servers import Postgres, short_folder


@contextmanager
def locked(url: str, table: str) -> Iterator[None]:
    """Another connection holds the table, or on SQLite the whole database."""
    engine = make_engine(url)
    with engine.connect().execution_options(shebao_write=True) as other:
        if other.dialect.name == "postgresql":
            other.exec_driver_sql(f"LOCK TABLE {table}")
        else:
            other.exec_driver_sql("SELECT 1")
        try:
            yield
        finally:
            other.rollback()
    engine.dispose()


@contextmanager
def read_only(url: str) -> Iterator[None]:
    """A PostgreSQL database that takes no writes: every session begins again and is read-only."""
    database = make_url(url).database
    engine = make_engine(url)

    def switch(value: str) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("SET TRANSACTION READ WRITE")
            connection.exec_driver_sql(f"ALTER DATABASE {database} SET default_transaction_read_only = {value}")
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                f" WHERE datname = '{database}' AND pid <> pg_backend_pid()"
            )

    switch("on")
    try:
        yield
    finally:
        switch("off")
        engine.dispose()


class SilentProxy:
    """A proxy before a PostgreSQL that swallows what it is sent while it is `silent`. It drops the parameter
    `options` of a connection's start if it is to play a pooler."""

    def __init__(self, folder: Path, behind: Path, *, drops_options: bool = False) -> None:
        self.silent = False
        self.folder = folder
        self._behind = str(behind / ".s.PGSQL.5432")
        self._drops_options = drops_options
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / ".s.PGSQL.5432"))
        self._listener.listen(50)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            try:
                far.connect(self._behind)
            except OSError:  # no server is there
                near.close()
                continue
            for source, target, first in ((near, far, self._drops_options), (far, near, False)):
                threading.Thread(target=self._pass_on, args=(source, target, first), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, strip: bool) -> None:
        try:
            while data := source.recv(65536):
                if strip:
                    data, strip = without_options(data), False
                if not self.silent:
                    target.sendall(data)
        except OSError:
            pass
        for one in (source, target):
            one.close()


def without_options(startup: bytes) -> bytes:
    """A startup packet without its parameter `options`."""
    parts = startup[8:].rstrip(b"\0").split(b"\0")
    pairs = [(name, value) for name, value in zip(parts[::2], parts[1::2], strict=True) if name != b"options"]
    body = startup[4:8] + b"".join(name + b"\0" + value + b"\0" for name, value in pairs) + b"\0"
    return (len(body) + 4).to_bytes(4, "big") + body


@contextmanager
def through_a_proxy(postgres: Postgres, url: str, *, drops_options: bool = False) -> Iterator[tuple[SilentProxy, str]]:
    """A proxy before the server, and the URL of the same database through it."""
    with short_folder("shebao-x") as folder:
        proxy = SilentProxy(folder, postgres.folder, drops_options=drops_options)
        yield proxy, f"postgresql+psycopg://shebao@/{make_url(url).database}?host={folder}"
        proxy.close()
