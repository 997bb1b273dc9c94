"""A published `payments.ingest` waits for the database, whatever its state, with a real worker and a real server."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from examples.portal.celery_client import CeleryClient
from models.migrate import upgrade
from tests.builders import SECRETS, requested, rows
from tests.outages import locked, read_only
from tests.servers import Postgres, Valkey, end, eventually, short_folder

ROOT = Path(__file__).parents[2]
LEASE_SECONDS = 3  # its task may take two seconds, then it is ended, and killed half a second later
OUTAGE_SECONDS = 6


@dataclass
class Site:
    """A PostgreSQL and a broker of this module's own, and a worker that takes what is published."""

    server: Postgres
    url: str
    client: CeleryClient
    log: Path


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with short_folder("shebao-i") as home, short_folder("shebao-q") as folder:
        server, broker = Postgres(folder).start(), Valkey(home).start()
        url = server.create("ingest")
        upgrade(url)
        env = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
        env |= {f"SHEBAO_{name.upper()}": value for name, value in SECRETS.items()}
        env |= {"SHEBAO_DATABASE_URL": url, "SHEBAO_BROKER_URL": broker.url, "SHEBAO_HOME": str(home)}
        env |= {"SHEBAO_LEASE_SECONDS": str(LEASE_SECONDS), "SHEBAO_HTTP_TIMEOUT_SECONDS": "1"}
        command = [sys.executable, "-m", "celery", "-A", "tasks.app", "worker", "-n", "in@%h", "-c", "2"]
        log = home / "worker.log"
        with log.open("ab") as out:
            process = subprocess.Popen(
                [*command, "-Q", "ingest", "--without-gossip", "--without-mingle"],
                env=env | {"PYTHONPATH": str(ROOT)}, cwd=ROOT, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip
        eventually((home / "run" / "in.ready").exists, 30, what="the worker is ready")
        yield Site(server, url, CeleryClient(broker.url), log)
        end(process)
        broker.stop()
        server.stop()


@contextmanager
def stopped(site: Site) -> Iterator[None]:
    """The server is away."""
    site.server.stop()
    yield
    site.server.start()


OUTAGES: dict[str, Callable[[Site], AbstractContextManager[None]]] = {
    "read-only": lambda site: read_only(site.url),
    "locked for longer than a task may take": lambda site: locked(site.url, "inbox"),
    "stopped": stopped,
}


@pytest.mark.parametrize("state", OUTAGES)
def test_every_published_event_is_taken_once_when_the_database_is_back(
    site: Site, use_settings: Callable[..., None], state: str
) -> None:
    use_settings(database_url=site.url, **SECRETS)
    first = 1000 * (1 + list(OUTAGES).index(state))
    events = [requested(first + number) for number in range(6)]
    with OUTAGES[state](site):
        for event in events:
            site.client.submit(event)
        time.sleep(OUTAGE_SECONDS)  # how long the outage lasts, not how long something may take
    taken = partial(all_taken, [event["data"]["reference"] for event in events])
    eventually(taken, 60, 0.3, what="all events are taken")
    assert "raised unexpected" not in site.log.read_text(), "an outage is no defect"


def all_taken(references: list[str]) -> bool:
    return [len(rows("payments", reference=reference)) for reference in references] == [1] * len(references)
