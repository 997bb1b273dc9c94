"""Every test of this folder runs on SQLite and on PostgreSQL, on a database emptied for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gateways.ports import Gateways
from models import pauses
from models.session import write
from models.tables import Base
from tests.builders import SECRETS, Clock, scripted
from workflows.engine import breaker


@pytest.fixture
def settings(use_settings: Callable[..., None], database_url: str) -> Callable[..., None]:
    """Puts the settings of this test's database in force; call it to change some."""

    def use(**values: object) -> None:
        use_settings(**{"database_url": database_url, **SECRETS, **values})

    use()
    pauses.clear_cache()
    breaker.clear_cache()  # what this process remembers of another test's database
    with write() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
    return use


@pytest.fixture
def clock(settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Clock:
    """The product's clock at Sunday 6 December 2026, 10:00 in Shanghai, with an empty database."""
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
    return Clock(tmp_path / "clock")


@pytest.fixture
def gateways(clock: Clock) -> Gateways:
    """The other side, saying yes until told otherwise."""
    return scripted()
