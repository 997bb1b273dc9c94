"""Sites to break, and the table of what was broken."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chaos.site import Site
from tests.servers import Postgres, Valkey, short_folder

LONG = os.environ.get("CHAOS") == "long"
ROWS: list[tuple[str, ...]] = []
HEADER = ("fault", "runs", "payments", "lost", "doubled", "stuck", "slowest recovery")


def pytest_configure(config: pytest.Config) -> None:
    """Tell of our marker."""
    config.addinivalue_line("markers", "long_form: runs in `make chaos` only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `long_form` run in `make chaos` only."""
    left_out = [item for item in items if "long_form" in item.keywords and not LONG]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture
def report() -> Callable[..., None]:
    """Adds a row to the table that is printed at the end."""

    def add(fault: str, site: Site, runs: int, *, timed: bool = True, completed: bool = True) -> None:
        found = site.check(completed=completed)
        recovery = f"{site.slowest_recovery():.1f} s" if timed else "–"
        numbers = (found.payments, found.lost, found.doubled, found.stuck)
        ROWS.append(
            (f"{fault} ({site.database.partition(':')[0].partition('+')[0]})", str(runs), *map(str, numbers), recovery)
        )

    return add


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the table."""
    if not ROWS:
        return
    widths = [max(len(row[at]) for row in [HEADER, *ROWS]) for at in range(len(HEADER))]
    terminalreporter.section("chaos")
    for row in [HEADER, *ROWS]:
        terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))


@pytest.fixture
def own_valkey() -> Iterator[Valkey]:
    """A broker of this test's own, to be broken."""
    with short_folder("shebao-c") as folder:
        server = Valkey(folder).start()
        yield server
        server.stop()


@pytest.fixture
def make_site(
    own_valkey: Valkey, new_database: Callable[[str], str], use_settings: Callable[..., None], tmp_path: Path
) -> Iterator[Callable[..., Site]]:
    """Makes the site of this test: `make_site("postgresql", lease_seconds=12)`."""
    made: list[Site] = []

    def make(kind: str, *, database: str = "", **settings: object) -> Site:
        site = Site(tmp_path, database or new_database(kind), own_valkey, use_settings, settings)
        made.append(site)
        return site

    yield make
    for site in made:
        site.close()


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A PostgreSQL of this test's own, with a migrated template, to be broken."""
    from models.migrate import upgrade

    with short_folder("shebao-q") as folder:
        server = Postgres(folder).start()
        upgrade(server.create("shebao_template"))
        yield server
        server.stop()
