"""Every migration leaves the version before able to work: rolling deployments run both for a while."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from alembic import op

from foundation.version import VERSION
from tests.frozen.freeze import FOLDER
from tests.repo.migrations import VERSIONS, load, problems

RELEASED = {path.stem for path in FOLDER.glob("*.sql")}


@pytest.mark.parametrize("path", sorted(VERSIONS.glob("*.py")), ids=lambda path: path.stem)
def test_the_version_before_can_work_on_every_schema(path: Path) -> None:
    assert problems(load(path), RELEASED, VERSION) == []


def expand() -> None:
    """All that may be done at any time."""
    op.add_column("payments", sa.Column("note", sa.String(20)))
    op.add_column("payments", sa.Column("kind", sa.String(20), nullable=False, server_default="usual"))
    op.create_index("payments_note", "payments", ["note"])
    op.create_table("notes", sa.Column("id", sa.String(20), primary_key=True), sa.Column("text", sa.String(20)))
    op.create_check_constraint("text_known", "notes", "text <> ''")
    op.drop_constraint("state_known", "payments", type_="check")
    op.create_check_constraint("state_known", "payments", "state IN ('running', 'new')")
    with op.batch_alter_table("payments") as batch:
        batch.alter_column("note", nullable=True, existing_type=sa.String(20))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE payments ALTER note SET STATISTICS 10")
    op.execute("UPDATE payments SET note = ''")


REFUSED = {
    "drop_column": lambda: op.drop_column("payments", "note"),
    "drop_table": lambda: op.drop_table("payments"),
    "drop_index": lambda: op.drop_index("payments_note", "payments"),
    "drop_unique": lambda: op.drop_constraint("inbox_key", "inbox", type_="unique"),
    "rename_column": lambda: op.alter_column("payments", "note", new_column_name="remark"),
    "rename_table": lambda: op.rename_table("payments", "orders"),
    "type": lambda: op.alter_column("payments", "note", type_=sa.Integer()),
    "not_null": lambda: op.alter_column("payments", "note", nullable=False),
    "default": lambda: op.alter_column("payments", "note", server_default=None),
    "add_not_null": lambda: op.add_column("payments", sa.Column("kind", sa.String(20), nullable=False)),
    "unique": lambda: op.create_unique_constraint("note_once", "payments", ["note"]),
    "unique_index": lambda: op.create_index("note_once", "payments", ["note"], unique=True),
    "check": lambda: op.create_check_constraint("note_known", "payments", "note <> ''"),
    "foreign_key": lambda: op.create_foreign_key("note_of", "payments", "inbox", ["note"], ["key"]),
    "sql": lambda: op.execute("ALTER TABLE payments DROP COLUMN note"),
    "sql_type": lambda: op.execute("ALTER TABLE payments ALTER note TYPE integer"),
    "sql_not_null": lambda: op.execute("ALTER TABLE payments ALTER COLUMN note SET NOT NULL"),
}


def revision(upgrade: object, **more: object) -> SimpleNamespace:
    return SimpleNamespace(down_revision="0001", upgrade=upgrade, **more)


def test_a_migration_that_adds_is_accepted() -> None:
    assert problems(revision(expand), RELEASED, VERSION) == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_migration_that_takes_away_is_refused(name: str) -> None:
    assert len(problems(revision(REFUSED[name]), RELEASED, VERSION)) == 1


def test_on_one_dialect_alone_and_in_a_batch_it_is_refused_too() -> None:
    def upgrade() -> None:
        if op.get_bind().dialect.name == "sqlite":
            with op.batch_alter_table("payments") as batch:
                batch.drop_column("note")

    assert len(problems(revision(upgrade), RELEASED, VERSION)) == 1


def test_what_an_earlier_release_did_without_may_go() -> None:
    drop = REFUSED["drop_column"]
    assert problems(revision(drop, contract_since="1.1.0"), {"1.0.0", "1.1.0"}, "1.2.0") == []
    assert problems(revision(drop, contract_since="1.2.0"), {"1.0.0", "1.1.0", "1.2.0"}, "1.2.0") != []
    assert problems(revision(drop, contract_since="0.9.0"), {"1.0.0", "1.1.0"}, "1.2.0") != []
