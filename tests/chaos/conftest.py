"""Sites to break, and the table of what was broken."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chaos.site import Site
from tests.servers import Postgres, Valkey, short_folder

LONG = os.environ.get("CHAOS") == "long"
HEADER = ("fault", "database", "runs", "payments", "lost", "doubled", "stuck", "slowest recovery", "longest stand")


def pytest_configure(config: pytest.Config) -> None:
    """Tell of our marker, and keep the table where the results of all test processes come together."""
    config.addinivalue_line("markers", "long_form: runs in `make chaos` only")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Table(config), "chaos-table")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `long_form` run in `make chaos` only."""
    left_out = [item for item in items if "long_form" in item.keywords and not LONG]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


class Table:
    """Shows each row when its test ends, and all of them at the end. Rows travel with the reports of the tests, which
    come from the test processes of xdist too."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._rows: list[tuple[str, ...]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the rows of a test that has ended."""
        properties: list[tuple[str, Any]] = report.user_properties
        rows = [tuple(row) for name, row in properties if name == "chaos"]
        if report.when != "call" or not rows:
            return
        self._rows += rows
        terminal: Any = self._config.pluginmanager.get_plugin("terminalreporter")
        if LONG and terminal is not None:
            terminal.ensure_newline()
            for row in rows:
                terminal.write_line("; ".join(f"{name} {cell}" for name, cell in zip(HEADER, row, strict=True)))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the table as docs/reliability.md has it."""
        if not self._rows:
            return
        rows = sorted(self._rows)
        widths = [max(len(row[at]) for row in [HEADER, *rows]) for at in range(len(HEADER))]
        terminalreporter.section("chaos")
        for line in [HEADER, tuple("-" * width for width in widths), *rows]:
            cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            terminalreporter.write_line(f"| {' | '.join(cells)} |")


@pytest.fixture
def report(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Checks every promise and adds a row to the table."""

    def add(fault: str, site: Site, runs: int, *, timed: bool = True, completed: bool = True) -> None:
        found = site.check(completed=completed)
        times = (site.slowest_recovery(), site.longest_stand()) if timed else ()
        shown = [f"{one:.1f} s" for one in times] or ["–", "–"]
        numbers = (runs, found.payments, found.lost, found.doubled, found.stuck)
        database = "SQLite" if site.database.startswith("sqlite") else "PostgreSQL"
        record_property("chaos", (fault, database, *map(str, numbers), *shown))

    return add


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
