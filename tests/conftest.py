"""Fixtures for every layer. What needs a server asks for a fixture; what asks for none reaches none."""

import contextlib
import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from foundation.settings import forget_settings
from models.session import close_engine
from tests.servers import Postgres, Valkey, short_folder

# A unit test that reaches for a broker or a database must fail loudly, not find a developer's server by chance.
POISON = "redis://127.0.0.1:1/0"  # nothing listens on this port
os.environ["SHEBAO_BROKER_URL"] = POISON
os.environ["SHEBAO_HOME"] = "/dev/null/a-test-must-set-its-home"  # cannot be made, not even by root
for _name in [name for name in os.environ if name.startswith("SHEBAO_")]:
    if _name not in ("SHEBAO_BROKER_URL", "SHEBAO_HOME"):
        del os.environ[_name]

os.environ["SHEBAO_LETTER_HOURS"] = "00:00-24:00"  # tests run at night too; one about quiet hours sets its own

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def valkey() -> Iterator[Valkey]:
    """A private Valkey for the session (one for each xdist worker)."""
    with short_folder("shebao-v") as folder:
        server = Valkey(folder).start()
        yield server
        server.stop()


@pytest.fixture
def valkey_url(valkey: Valkey) -> str:
    """Broker URL of the session's Valkey, emptied for this test."""
    valkey.client().flushall()
    return valkey.url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A private PostgreSQL cluster for the session, with a migrated template database."""
    with short_folder("shebao-p") as folder:
        server = Postgres(folder).start()
        _migrate(server.create("shebao_template"))
        yield server
        server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    _migrate(f"sqlite:///{path}")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the copy takes this file alone
    return path


def _migrate(url: str) -> None:
    from models.migrate import upgrade  # not at the top: unit tests run without a schema

    upgrade(url)


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Makes an empty, migrated database of a kind (`sqlite` or `postgresql`) and returns its URL."""

    def make(kind: str) -> str:
        number = next(_numbers)
        if kind == "postgresql":
            server: Postgres = request.getfixturevalue("postgres")
            return server.create(f"test_{number}", "shebao_template")
        path = tmp_path_factory.mktemp("db") / f"test_{number}.sqlite"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"

    return make


@pytest.fixture(scope="module")
def postgres_url(new_database: Callable[[str], str]) -> str:
    """A migrated PostgreSQL database for this test module."""
    return new_database("postgresql")


@pytest.fixture(scope="module")
def sqlite_url(new_database: Callable[[str], str]) -> str:
    """A migrated SQLite file for this test module."""
    return new_database("sqlite")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """A migrated database for this test module; each test runs on both kinds."""
    return new_database(request.param)


@pytest.fixture
def use_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Puts settings in force for this test: `use_settings(database_url=…, lease_seconds=3)`.

    SHEBAO_HOME is the test's own folder unless given; the engine is made again, and both are forgotten afterwards.
    """

    def forget() -> None:
        close_engine()
        forget_settings()

    def use(**values: object) -> None:
        monkeypatch.setenv("SHEBAO_HOME", str(tmp_path))
        for name, value in values.items():
            monkeypatch.setenv(f"SHEBAO_{name.upper()}", str(value))
        forget()

    yield use
    monkeypatch.undo()
    forget()
