"""Bringing a database to the present schema, and back: alembic without a configuration file."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from models.postgresql import set_role_options
from models.session import get_time_limits, make_engine

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
    """Bring the database at `url` up to `revision`. Behind a pooler, its role gets the options of our connections."""
    command.upgrade(_config(url), revision)
    limits = get_time_limits()
    if limits.pooler and make_url(url).get_backend_name() == "postgresql":
        engine = make_engine(url)
        with engine.begin() as connection:
            set_role_options(connection, limits)
        engine.dispose()


def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to `revision` (`base` for an empty one). Data of dropped columns is lost."""
    command.downgrade(_config(url), revision)


def compare(url: str) -> None:
    """Raise alembic's error if the tables in code differ from the database's."""
    command.check(_config(url))


def draft(url: str, message: str) -> None:
    """Write a new revision from the difference between the tables in code and the database at `url`."""
    command.revision(_config(url), message=message, autogenerate=True)
