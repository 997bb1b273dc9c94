"""deploy/database-role.sql on a real PostgreSQL: enough for payments, and no more."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from gateways.ports import Gateways
from models.session import read, write
from tests.builders import Clock, a_payment, the, work

ROLE = (Path(__file__).parents[2] / "deploy/database-role.sql").read_text(encoding="utf-8")


@pytest.fixture
def as_application(settings: Callable[..., None], clock: Clock, database_url: str) -> Iterator[None]:
    """The role of the application in force, on a database that its owner made."""
    with write() as connection:
        for statement in ROLE.replace(":'password'", "'secret'").split(";"):
            if statement.strip():
                connection.execute(text(statement))
    settings(database_url=database_url.replace("//shebao@", "//shebao_app@"))
    yield
    settings(database_url=database_url)
    with write() as connection:
        for statement in ("DROP OWNED BY shebao_app", "DROP ROLE shebao_app"):
            connection.execute(text(statement))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("as_application")
def test_the_application_carries_payments_and_changes_no_table(clock: Clock, gateways: Gateways) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    payment = a_payment()
    work(gateways)
    assert the("payments", id=payment).state == "completed"
    with read() as connection:
        assert connection.execute(text("SELECT current_user")).scalar_one() == "shebao_app"
    for forbidden in (
        "CREATE TABLE more (id int)",
        "DROP TABLE history",
        "ALTER TABLE payments ADD COLUMN more int",
        "UPDATE audit SET actor = 'li'",
        "UPDATE history SET actor = 'li'",
    ):
        with pytest.raises(ProgrammingError), write() as connection:
            connection.execute(text(forbidden))
