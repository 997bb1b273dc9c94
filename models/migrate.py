"""Bringing a database to the schema that this version needs, and back: alembic without a configuration file."""

import logging
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import ResolutionError
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from foundation.errors import ShebaoError
from models.postgresql import set_role_options
from models.session import get_time_limits, make_engine, read

log = logging.getLogger(__name__)

_SCRIPTS = Path(__file__).parent / "migrations"


class UnknownRevision(ShebaoError):
    """This version has no migration of that name."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The revision that a database has (None: no tables) and the one that this version needs."""

    present: str | None
    needed: str

    @property
    def problem(self) -> str | None:
        """Why this version cannot work on the database, with what to do; None if it can."""
        if self.present == self.needed:
            return None
        if self.present is None:
            return "the database has no tables: run `shebao db upgrade`"
        if self.present in _revisions():
            advice = "stop the workers, then run `shebao db upgrade`"
            return f"the database has schema {self.present}, this version needs {self.needed}: {advice}"
        return f"the database has schema {self.present}, which this version does not know: run the version that made it"


@cache
def _revisions() -> tuple[str, ...]:
    """All revisions, the newest first."""
    return tuple(script.revision for script in ScriptDirectory(str(_SCRIPTS)).walk_revisions())


def needed_revision() -> str:
    """The revision that this version of Shebao needs."""
    return _revisions()[0]


def read_schema(connection: Connection) -> Schema:
    """The database's revision, beside the one that is needed."""
    return Schema(MigrationContext.configure(connection).get_current_revision(), needed_revision())


def await_schema(pause_s: float = 5.0) -> None:
    """Wait until the process's database has the schema that this version needs, saying every `pause_s` what to do.

    A database that does not answer is not waited for: who uses it meets that by itself.
    """
    while True:
        try:
            with read() as connection:
                problem = read_schema(connection).problem
        except SQLAlchemyError:
            return
        if problem is None:
            return
        log.critical("%s", problem)
        time.sleep(pause_s)


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` up to `revision`, making its tables if there are none. Raises UnknownRevision.

    Behind a pooler, its role gets the options of our connections.
    """
    try:
        command.upgrade(_config(url), revision)
    except (CommandError, ResolutionError) as error:
        raise UnknownRevision(str(error)) from None
    limits = get_time_limits()
    if limits.pooler and make_url(url).get_backend_name() == "postgresql":
        engine = make_engine(url)
        with engine.begin() as connection:
            set_role_options(connection, limits)
        engine.dispose()


def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to `revision` (`base`: no tables). Data of dropped columns and tables is lost.

    Raises UnknownRevision.
    """
    try:
        command.downgrade(_config(url), revision)
    except (CommandError, ResolutionError) as error:
        raise UnknownRevision(str(error)) from None


def compare(url: str) -> None:
    """Raise alembic's error if the tables in code differ from the database's."""
    command.check(_config(url))


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["url"] = url
    return config
