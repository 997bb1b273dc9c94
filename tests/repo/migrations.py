"""The lint of migrations: the version before must be able to work on what a migration leaves (CONTRIBUTING.md).

It looks at the operations that a revision gives to alembic, on both dialects, without a database.
"""

import importlib.util
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from alembic.operations import MigrateOperation, Operations, ops
from alembic.operations.base import AbstractOperations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_mock_engine

VERSIONS = Path(__file__).parents[2] / "models/migrations/versions"
_IN_SQL = (
    (r"\bDROP\s+(?:COLUMN|TABLE|INDEX|CONSTRAINT|DEFAULT|VIEW)\b|\bTRUNCATE\b", "drops something"),
    (r"\bRENAME\b", "renames something"),
    (r"\bSET\s+NOT\s+NULL\b", "makes a column NOT NULL"),
    (r"\bALTER\s+(?:COLUMN\s+)?\w+\s+(?:SET\s+DATA\s+)?TYPE\b", "changes a type"),
    (r"\bADD\s+(?:CONSTRAINT|CHECK|UNIQUE|FOREIGN)\b|\bCREATE\s+UNIQUE\b", "adds a rule for rows"),
)


@dataclass
class Seen:
    """Tables that this revision makes, and rules that it dropped: a rule may be made again under its name."""

    made: set[str] = field(default_factory=set)
    dropped_rules: set[str] = field(default_factory=set)


def load(path: Path) -> ModuleType:
    """A revision's module."""
    spec = importlib.util.spec_from_file_location(f"revision_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def problems(revision: Any, released: Collection[str], version: str) -> list[str]:
    """What the version before could not work with. Empty for the first revision, and for one that says since which
    release the code does without what it takes away (`contract_since`), with another release in between."""
    since = getattr(revision, "contract_since", None)
    if since is not None and (since not in released or since == version):
        return [f"contract_since is {since!r}: name a release before {version} that did without it already"]
    if revision.down_revision is None or since is not None:
        return []
    return sorted({one for dialect in ("postgresql", "sqlite") for one in _judged(revision.upgrade, dialect)})


def _judged(upgrade: Callable[[], None], dialect: str) -> list[str]:
    seen = Seen()
    return [problem for one in operations(upgrade, dialect) for problem in _judge(one, seen)]


def operations(upgrade: Callable[[], None], dialect: str) -> list[MigrateOperation]:
    """The operations of a revision; none is carried out."""
    found: list[MigrateOperation] = []
    engine = create_mock_engine(f"{dialect}://", lambda *_: None)
    context = MigrationContext.configure(connection=engine.connect(), opts={"as_sql": True})  # type: ignore[arg-type]
    with _recording(found), Operations.context(context):
        upgrade()
    return found


@contextmanager
def _recording(found: list[MigrateOperation]) -> Iterator[None]:
    def note(_: AbstractOperations, operation: MigrateOperation) -> None:
        found.append(operation)

    with patch.object(AbstractOperations, "invoke", note):
        yield


def _judge(one: MigrateOperation, seen: Seen) -> list[str]:
    match one:
        case ops.CreateTableOp():
            seen.made.add(one.table_name)
            return []
        case ops.ExecuteSQLOp():
            text = str(one.sqltext)
            return [f"SQL {what}" for pattern, what in _IN_SQL if re.search(pattern, text, re.IGNORECASE)]
    table = str(getattr(one, "table_name", None) or getattr(one, "source_table", ""))
    if table in seen.made:
        return []
    return [f"{table}: {what}" for what in _judge_existing(one, seen)]


def _judge_existing(one: MigrateOperation, seen: Seen) -> list[str]:
    """An operation on a table that the version before uses."""
    match one:
        case ops.DropTableOp() | ops.RenameTableOp() | ops.DropColumnOp() | ops.DropIndexOp():
            return [f"{type(one).__name__} takes away what the version before uses"]
        case ops.DropConstraintOp(constraint_type="check" | "foreignkey"):
            seen.dropped_rules.add(str(one.constraint_name))
            return []
        case ops.DropConstraintOp():
            return ["a key that inserts of the version before may name is dropped"]
        case ops.AddColumnOp(column=column):
            bare = not column.nullable and column.server_default is None and column.computed is None
            return [f"{column.name} is NOT NULL without a default: the version before leaves it out"] if bare else []
        case ops.AlterColumnOp():
            return _judge_column(one)
        case ops.CreateIndexOp(unique=True) | ops.AddConstraintOp():
            name = str(getattr(one, "constraint_name", None) or getattr(one, "index_name", ""))
            again = name in seen.dropped_rules
            return [] if again else [f"{name} is a new rule, which rows of the version before may break"]
    return []


def _judge_column(one: ops.AlterColumnOp) -> list[str]:
    changes = {
        "is renamed": one.modify_name is not None,
        "changes its type": one.modify_type is not None,
        "becomes NOT NULL": one.modify_nullable is False,
        "loses its default": one.modify_server_default is None,
    }
    return [f"{one.column_name} {what}" for what, found in changes.items() if found]
