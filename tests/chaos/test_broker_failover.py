"""A broker with a standby, with Sentinels before it, demoted, or with a full disk: nothing is lost, no process ends."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import orjson
import pytest
import redis
from sqlalchemy import text

from foundation.broker import EVENTS_IN, connect
from models.session import read
from tests.builders import account, requested
from tests.chaos.site import Site
from tests.sentinels import RedisServer, Sentinels, needs_redis
from tests.servers import eventually, short_folder

Make = Callable[..., Site]
Report = Callable[..., None]
Fault = Callable[[RedisServer], None]
FIRST = 9000  # serial of the first event of the stream
pytestmark = [needs_redis, pytest.mark.timeout(300), pytest.mark.long_form]


@pytest.fixture
def folder() -> Iterator[Path]:
    with short_folder("shebao-r") as found:
        yield found


def manned(site: Site) -> list[subprocess.Popen[bytes]]:
    """The site's processes that use the broker: two workers, beat, and the consumer of the stream."""
    site.worker("w1")
    site.worker("w2")
    processes = [*(worker.process for worker in site.workers), site.beat(), site.stream_consumer()]
    site.ready()
    return processes


def stream(site: Site, client: redis.Redis, serials: range) -> None:
    """Add events to the stream, each until the broker has taken it, and wait until all their payments are there."""
    for serial in serials:
        eventually(lambda serial=serial: added(client, serial), 60, what="the broker takes an event")
    eventually(lambda: len(stream_payments()) == serials.stop - FIRST, 60, what="events of the stream arrive")


def added(client: redis.Redis, serial: int) -> bool:
    with suppress(redis.RedisError):
        event = requested(serial, bank_account=account())
        return bool(client.xadd(EVENTS_IN, {"event": orjson.dumps(event)}))
    return False


def stream_payments() -> list[str]:
    with read() as connection:
        return list(connection.execute(text("SELECT id FROM payments WHERE client = 'stream'")).scalars())


def check_all(site: Site, processes: list[subprocess.Popen[bytes]], report: Report, fault: str) -> None:
    site.finish(90)
    site.accepted += stream_payments()
    assert [process.poll() for process in processes] == [None] * len(processes)
    report(fault, site, 1, timed=False)


def test_a_failover_by_sentinels_loses_nothing_and_ends_no_process(
    make_site: Make, folder: Path, report: Report
) -> None:
    with Sentinels(folder) as broker:
        site = make_site("postgresql", broker_url=broker.url)
        processes = manned(site)
        client = connect(broker.url)
        site.submit(10)
        stream(site, client, range(FIRST, FIRST + 5))
        broker.fail_over()
        site.submit(10)
        stream(site, client, range(FIRST + 5, FIRST + 10))
        check_all(site, processes, report, "broker's master killed, failover by Sentinels")


def demote(server: RedisServer) -> None:
    server.client().replicaof("127.0.0.1", "1")


def promote(server: RedisServer) -> None:
    server.client().replicaof("NO", "ONE")


def fill_disk(server: RedisServer) -> None:
    """Snapshots fail, as on a full disk: the server takes no writes."""
    shutil.rmtree(server.folder)
    client = server.client()
    client.config_set("save", "3600 100000")
    client.bgsave()
    eventually(lambda: client.info("persistence")["rdb_last_bgsave_status"] == "err", what="the snapshot fails")


def free_disk(server: RedisServer) -> None:
    server.client().config_set("save", "")


def take_rights(server: RedisServer) -> None:
    server.client().execute_command("ACL", "SETUSER", "default", "-@write")


def give_rights(server: RedisServer) -> None:
    server.client().execute_command("ACL", "SETUSER", "default", "+@all")


@pytest.mark.parametrize(
    ("answer", "begin", "end"),
    [
        ("read only replica", demote, promote),
        ("MISCONF", fill_disk, free_disk),
        ("no permissions", take_rights, give_rights),
    ],
)
def test_a_broker_that_takes_no_writes_for_a_while_ends_no_process(
    make_site: Make, folder: Path, report: Report, answer: str, begin: Fault, end: Fault
) -> None:
    with RedisServer(folder) as server:
        site = make_site("postgresql", broker_url=server.url)
        processes = manned(site)
        site.submit(10)
        begin(server)
        site.submit(10)
        with pytest.raises(redis.ResponseError, match=answer):
            server.client().set("shebao:x", 1)
        time.sleep(8)
        end(server)
        stream(site, server.client(), range(FIRST, FIRST + 5))
        check_all(site, processes, report, f'broker answers "{answer}" for 8 s')
