"""The database as commands use it: never made by looking for it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from cli.failures import UNAVAILABLE, Failure
from foundation.settings import get_settings
from models.session import read


def need_database() -> None:
    """Raise Failure when the SQLite file is not there: opening it would make an empty one."""
    url = make_url(get_settings().database)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        message = (
            f"there is no database at {url.database}: `shebao up` starts a stack with one, or set SHEBAO_DATABASE_URL"
        )
        raise Failure("database_unreachable", message, UNAVAILABLE)


@contextmanager
def reading(how: Callable[[], AbstractContextManager[Connection]] = read) -> Iterator[Connection]:
    """One transaction of `read`, or of `report`, on a database that is there; raises Failure."""
    need_database()
    with how() as connection:
        yield connection
