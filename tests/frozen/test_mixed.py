"""A rolling deployment runs two versions at once: each takes the messages and rows of the other, for one release."""

import base64
import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from foundation.version import VERSION
from models.session import close_engine
from tasks import steps as step_tasks
from tasks.app import app
from tasks.patches.envelope import fault
from tests.builders import SECRETS, Clock, rows, scripted, work
from tests.frozen.freeze import FOLDER, FROZEN_AT, fill, messages
from tests.frozen.test_frozen import FROZEN, other_side

BEFORE = max((path for path in FROZEN if path.stem != VERSION), default=FOLDER / f"{VERSION}.sql")
"""The version before; until there are two, this one."""


def frozen_messages() -> list[dict[str, Any]]:
    found = orjson.loads(BEFORE.with_suffix(".messages.json").read_bytes())
    assert len(found) == 6
    return list(found)


def links(message: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """The tasks of a message's chain with their arguments, in order."""
    args, _, embedded = orjson.loads(base64.b64decode(message["body"]))
    rest = reversed(embedded["chain"] or [])
    return [(message["headers"]["task"], args), *((link["task"], link["args"]) for link in rest)]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The database of the version before, as a SQLite file."""
    path = tmp_path / "old.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(BEFORE.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Clock:
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
    found = Clock(tmp_path / "clock")
    found.at(FROZEN_AT)
    return found


def test_messages_of_the_version_before_carry_its_payments_to_their_ends(
    old: Path, clock: Clock, use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.migrate import upgrade

    upgrade(f"sqlite:///{old}")
    use_settings(database_url=f"sqlite:///{old}", pipeline="false", **SECRETS)
    gateways = other_side()
    monkeypatch.setattr(step_tasks, "get_gateways", lambda: gateways)
    for name in ("send_due", "nudge_messages"):
        monkeypatch.setattr(step_tasks, name, lambda: None)
    carried = {row.id for row in rows("payments") if row.run_id}
    for message in frozen_messages():
        assert fault(message) is None
        for task, args in links(message):
            app.tasks[task](*args)
    assert len(carried) == 6
    assert {row.state for row in rows("payments") if row.id in carried} == {"completed"}


def test_messages_of_this_version_are_those_that_the_version_before_knows(
    clock: Clock, use_settings: Callable[..., None], sqlite_url: str, tmp_path: Path
) -> None:
    use_settings(database_url=sqlite_url, pipeline="false", runs_in_flight=20, **SECRETS)
    fill(tmp_path / "clock")
    known = {task: len(args) for message in frozen_messages() for task, args in links(message)}
    sent = {task: len(args) for message in messages() for task, args in links(message)}
    assert sent == known
    [shape] = {tuple(sorted(message["headers"])) for message in frozen_messages()}
    assert {tuple(sorted(message["headers"])) for message in messages()} == {shape}


def test_rows_of_this_version_fit_into_the_schema_of_the_version_before(
    old: Path, clock: Clock, use_settings: Callable[..., None], sqlite_template: Path, tmp_path: Path
) -> None:
    """Old code must be able to read and to write again what new code wrote: all its rules hold for the new rows."""
    new = tmp_path / "new.sqlite"
    new.write_bytes(sqlite_template.read_bytes())
    use_settings(database_url=f"sqlite:///{new}", pipeline="false", runs_in_flight=20, **SECRETS)
    fill(tmp_path / "clock")
    for _ in range(3):
        clock.forward(hours=12)
        work(scripted())
    close_engine()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute("ATTACH DATABASE ? AS new", [str(new)])
        listed = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
        tables = [name for (name,) in listed if name not in ("alembic_version", "sqlite_sequence")]
        for table in tables:
            connection.execute(f"DELETE FROM main.{table}")
        filled = sum(_copy(connection, table) for table in tables)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert filled >= 8


def _copy(connection: sqlite3.Connection, table: str) -> bool:
    """Copy the rows of a table, old columns only; returns whether there were any."""
    columns = connection.execute(f"PRAGMA main.table_xinfo({table})").fetchall()
    plain = ", ".join(column[1] for column in columns if not column[6])  # computed ones cannot be written
    connection.execute(f"INSERT INTO main.{table} ({plain}) SELECT {plain} FROM new.{table}")
    return bool(connection.execute(f"SELECT 1 FROM main.{table} LIMIT 1").fetchone())
