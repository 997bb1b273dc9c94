"""Bringing a database to the present schema, and back: alembic without a configuration file."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

_SCRIPTS = Path(__file__).parent / "migrations"


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["url"] = url
    return config


def head() -> str:
    """The revision that this version of Shebao needs."""
    revision = ScriptDirectory(str(_SCRIPTS)).get_current_head()
    assert revision is not None
    return revision


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` up to `revision`."""
    command.upgrade(_config(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to `revision` (`base` for an empty one). Data of dropped columns is lost."""
    command.downgrade(_config(url), revision)


def compare(url: str) -> None:
    """Raise alembic's error if the tables in code differ from the database's."""
    command.check(_config(url))


def draft(url: str, message: str) -> None:
    """Write a new revision from the difference between the tables in code and the database at `url`."""
    command.revision(_config(url), message=message, autogenerate=True)
