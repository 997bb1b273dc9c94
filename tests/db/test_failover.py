"""A PostgreSQL with a standby, both in the URL: the primary stops, the standby is promoted, and work goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from gateways.instant import instant
from models.migrate import upgrade
from models.outages import is_database_unavailable
from models.session import is_read_only, read
from tests.builders import PORTAL, SECRETS, Clock, requested, rows, work
from tests.servers import Postgres, eventually, postgres_programs, short_folder
from workflows.intake.accept import accept

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
PROGRAMS = postgres_programs("pg_basebackup", "pg_ctl", "initdb")
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL's programs (pg_basebackup) are not here")


@pytest.fixture
def pair() -> Iterator[tuple[Postgres, Postgres]]:
    """A primary and its standby, which has all that the primary has committed."""
    with short_folder("shebao-1") as first, short_folder("shebao-2") as second:
        primary, standby = Postgres(first, PROGRAMS).start(), Postgres(second, PROGRAMS)
        primary.create("shebao")
        command = ("-D", str(second / "data"), "-h", str(first), "-U", "shebao", "-R", "-X", "stream", "-c", "fast")
        standby.run("pg_basebackup", *command)
        standby.start()
        yield primary, standby
        standby.stop()
        primary.stop()


def promote(primary: Postgres, standby: Postgres) -> None:
    """Stop the primary once the standby has its last word, and promote the standby."""
    with psycopg.connect(primary.dsn("postgres")) as connection:
        [written] = connection.execute("SELECT pg_current_wal_flush_lsn()").fetchone() or [None]
    with psycopg.connect(standby.dsn("postgres"), autocommit=True) as connection:
        arrived = "SELECT pg_last_wal_replay_lsn() >= %s"
        eventually(lambda: (connection.execute(arrived, [written]).fetchone() or [False])[0], what="the standby is up")
        primary.stop()
        connection.execute("SELECT pg_promote()")


def test_with_both_hosts_in_the_url_payments_go_on_at_the_new_primary(
    pair: tuple[Postgres, Postgres], use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    primary, standby = pair
    upgrade(primary.url("shebao"))
    hosts = f"{primary.folder},{standby.folder}"
    use_settings(
        database_url=f"postgresql+psycopg://shebao@/shebao?host={hosts}&target_session_attrs=read-write", **SECRETS
    )
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
    clock, gateways = Clock(tmp_path / "clock"), instant()
    clock.at(DEBIT_DAY)
    accept([requested(number) for number in range(1, 11)], PORTAL)  # these are accepted, and not carried out
    promote(primary, standby)

    refusals: list[bool] = []

    def takes_more() -> bool:
        try:
            receipts = accept([requested(number) for number in range(11, 21)], PORTAL)
        except DBAPIError as error:
            refusals.append(is_database_unavailable(error))
            return False
        return {receipt.status for receipt in receipts} <= {"accepted", "repeated"}

    eventually(takes_more, 10, what="the new primary takes events")
    assert all(refusals)  # each of them a 503 or a wait of its channel
    with read() as connection:
        assert not is_read_only(connection)
    work(gateways)
    assert [row.state for row in rows("payments")] == ["completed"] * 20
    assert len(gateways.bank._seen) == 20  # type: ignore[attr-defined]  # what the bank really did
