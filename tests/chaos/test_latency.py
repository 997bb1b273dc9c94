"""Round trips of 300 ms to database and broker: payments go slower, and nothing stops, expires or is done twice."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from models.session import read
from tests.chaos.site import Site
from tests.latency import slow
from tests.servers import Postgres, Valkey, eventually, short_folder

ROUND_TRIP = 0.3  # seconds
BATCH = 200
WORKERS = {"p1": "payments", "p2": "payments", "d": "dispatch,maintenance", "l": "email,sms,events,ingest"}
FAR_AWAY = {"lease_seconds": 40, "http_timeout_seconds": 4.0}  # as docs/scaling.md says
Make = Callable[..., Site]
Report = Callable[..., None]
pytestmark = [pytest.mark.long_form, pytest.mark.timeout(300)]


@pytest.fixture
def far(postgres: Postgres, own_valkey: Valkey) -> Iterator[Path]:
    """A folder with sockets of PostgreSQL and the broker at the end of a long line."""
    with (
        short_folder("shebao-w") as folder,
        slow(folder / ".s.PGSQL.5432", postgres.folder / ".s.PGSQL.5432", ROUND_TRIP / 2),
        slow(folder / "valkey.sock", own_valkey.socket, ROUND_TRIP / 2),
    ):
        yield folder


def test_payments_end_over_a_line_of_300_ms(
    make_site: Make, far: Path, postgres: Postgres, new_database: Callable[[str], str], report: Report
) -> None:
    near = new_database("postgresql")
    broker = f"redis+socket://{far / 'valkey.sock'}?virtual_host=0"
    site = make_site("postgresql", database=near, broker_url=broker, **FAR_AWAY)
    site.beat()
    for name, queues in WORKERS.items():
        site.worker(name, queues=queues, children=2, database=near.replace(str(postgres.folder), str(far)))
    site.ready()
    children = [[child.pid for child in worker.children()] for worker in site.workers]
    took = [seconds_to_end(site, 1), seconds_to_end(site, BATCH)]
    site.finish(120)
    print(f"a lone payment {took[0]:.0f} s, {BATCH} payments {took[1]:.0f} s")
    assert [[child.pid for child in worker.children()] for worker in site.workers] == children, "no child was ended"
    with read() as connection:
        lost = connection.execute(text("SELECT count(*) FROM payments WHERE recoveries > 0")).scalar_one()
    assert lost == 0, "no lease ran out"
    report("round trips of 300 ms to database and broker", site, 1, timed=False)


def seconds_to_end(site: Site, count: int) -> float:
    begin = time.monotonic()
    site.submit(count)
    eventually(lambda: not site.open(), 120, 0.2, what=f"{count} payments end")
    return time.monotonic() - begin
