"""A database that is away, busy, read-only or full is not taken for a wrong statement, and no wait is endless."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from foundation.settings import SettingsError
from models.outages import is_conflict, is_database_unavailable
from models.postgresql import TimeLimits, set_role_options
from models.session import get_engine, make_engine, read, write
from tests.builders import PORTAL, Clock, requested
from tests.outages import locked, through_a_proxy
from tests.servers import Postgres, eventually
from workflows.intake.accept import accept

QUICK = {"database_statement_seconds": 0.3, "database_connect_seconds": 1}
INSERT = "INSERT INTO rate_limits (name, free_at, queue_until, again_until) VALUES ('x', '2026-01-01T00:00:00Z'," \
    " '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')"  # fmt: skip


def error_of(work: Callable[[], object]) -> SQLAlchemyError:
    """The error that the work ends with."""
    with pytest.raises(SQLAlchemyError) as caught:
        work()
    return caught.value


def insert(*more: str) -> None:
    """Carry out `more` and a write in one transaction."""
    with write() as connection:
        for statement in more:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(INSERT)


def url_of() -> str:
    """The URL of this test's database."""
    return get_engine().url.render_as_string(hide_password=False)


def on_postgresql() -> bool:
    return get_engine().dialect.name == "postgresql"


def test_a_write_to_what_another_process_holds_ends_in_time_as_an_outage(
    clock: Clock, settings: Callable[..., None]
) -> None:
    settings(**QUICK)
    with locked(url_of(), "rate_limits"):
        assert is_database_unavailable(error_of(insert))
    insert()


def test_a_read_only_database_is_an_outage(clock: Clock) -> None:
    if on_postgresql():
        error = error_of(lambda: insert("SET LOCAL transaction_read_only = on"))
        assert isinstance(error, DBAPIError)
        assert error.connection_invalidated, "the next connection may find a server that takes writes"
    else:
        with get_engine().connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            error = error_of(lambda: connection.exec_driver_sql(INSERT))
            connection.exec_driver_sql("PRAGMA query_only = OFF")
    assert is_database_unavailable(error)


def test_a_full_disk_is_an_outage(clock: Clock) -> None:
    if on_postgresql():
        pytest.skip("PostgreSQL's own limit of temporary files has another code; the class 53 is tested below")
    with get_engine().connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.exec_driver_sql("CREATE TEMP TABLE t (x)")
        error = error_of(lambda: connection.exec_driver_sql("CREATE TABLE filler AS SELECT zeroblob(1000000) AS x"))
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert is_database_unavailable(error)


def test_a_server_without_free_connections_a_lost_connection_and_no_server_are_outages(
    clock: Clock, postgres: Postgres, settings: Callable[..., None]
) -> None:
    if not on_postgresql():
        pytest.skip("SQLite has no server")
    settings(**QUICK)
    with write() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS limited")
        connection.exec_driver_sql("CREATE ROLE limited LOGIN CONNECTION LIMIT 0")
    url = get_engine().url
    limited = make_engine(url.set(username="limited").render_as_string())
    assert is_database_unavailable(error_of(limited.connect))
    gone = make_engine("postgresql+psycopg://none@127.0.0.1:1/none")
    assert is_database_unavailable(error_of(gone.connect))

    def lose_the_connection() -> None:
        with write() as connection:
            backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            with make_engine(url.render_as_string()).begin() as other:
                other.execute(text("SELECT pg_terminate_backend(:id)"), {"id": backend})
            connection.exec_driver_sql("SELECT 1")

    assert is_database_unavailable(error_of(lose_the_connection))


def test_a_role_without_a_right_or_with_a_wrong_password_is_an_outage(clock: Clock, postgres: Postgres) -> None:
    if not on_postgresql():
        pytest.skip("SQLite has no roles")
    with write() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS poor")
        connection.exec_driver_sql("CREATE ROLE poor LOGIN")
    poor = make_engine(get_engine().url.set(username="poor").render_as_string())
    with poor.connect() as connection:
        assert is_database_unavailable(error_of(lambda: connection.exec_driver_sql("SELECT 1 FROM payments")))
    gone = make_engine(get_engine().url.set(username="no_such_role").render_as_string())
    assert is_database_unavailable(error_of(gone.connect))
    poor.dispose()


@pytest.mark.parametrize("setting", ["idle_in_transaction_session_timeout", "idle_session_timeout"])
def test_a_session_that_the_server_ended_as_idle_is_an_outage(clock: Clock, setting: str) -> None:
    if not on_postgresql():
        pytest.skip("SQLite has no sessions")
    with get_engine().connect() as connection:
        connection.exec_driver_sql(f"SET {setting} = 50")
        if setting.startswith("idle_in"):
            connection.exec_driver_sql("BEGIN")
        backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with read() as other:
            alive = text("SELECT count(*) FROM pg_stat_activity WHERE pid = :id")
            eventually(lambda: other.execute(alive, {"id": backend}).scalar_one() == 0, what="the server ends it")
        assert is_database_unavailable(error_of(lambda: connection.exec_driver_sql("SELECT 1")))


@pytest.mark.parametrize("statement", ["SELECT * FROM no_such_table", "SELECT no_such_column FROM payments", INSERT])
def test_a_wrong_statement_and_a_broken_rule_are_no_outage(clock: Clock, statement: str) -> None:
    insert()
    error = error_of(lambda: insert(statement))
    assert not is_database_unavailable(error)
    assert is_conflict(error) == (statement == INSERT)


def test_a_deadlock_is_an_outage_and_a_conflict(clock: Clock) -> None:
    if not on_postgresql():
        pytest.skip("SQLite has one writer at a time")
    barrier = threading.Barrier(2)

    def cross(first: int, second: int) -> DBAPIError | None:
        try:
            with write() as connection:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({first})")
                barrier.wait(5)
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({second})")
        except DBAPIError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        [error] = [one for one in pool.map(cross, (1, 2), (2, 1)) if one is not None]
    assert is_database_unavailable(error)
    assert is_conflict(error)


def test_a_network_that_swallows_everything_is_an_outage_within_seconds_and_over_when_it_is_back(
    clock: Clock, postgres: Postgres, settings: Callable[..., None]
) -> None:
    if not on_postgresql():
        pytest.skip("SQLite has no network")
    with through_a_proxy(postgres, url_of()) as (proxy, url):
        settings(**QUICK | {"database_url": url})
        assert accept([requested(1)], PORTAL)[0].status == "accepted"
        proxy.silent = True
        begin = time.monotonic()
        assert is_database_unavailable(error_of(lambda: accept([requested(2)], PORTAL)))
        assert time.monotonic() - begin < 20
        proxy.silent = False
        eventually(lambda: accept([requested(2)], PORTAL)[0].status == "accepted", 10, what="it works again")


def test_behind_a_pooler_that_drops_options_the_setting_is_asked_for_and_makes_it_work(
    clock: Clock, postgres: Postgres, settings: Callable[..., None]
) -> None:
    if not on_postgresql():
        pytest.skip("SQLite has no pooler")
    with through_a_proxy(postgres, url_of(), drops_options=True) as (_, url):
        settings(database_url=url)
        with pytest.raises(SettingsError, match="SHEBAO_DATABASE_POOLER=true"):
            accept([requested(1)], PORTAL)
        settings(database_url=url, database_pooler=True)
        with pytest.raises(SettingsError, match="shebao db upgrade"):
            accept([requested(1)], PORTAL)
        engine = make_engine(url)
        with role_options(engine):
            settings(database_url=url, database_pooler=True)
            assert accept([requested(serial) for serial in range(1, 12)], PORTAL)[10].status == "accepted"
            with read() as connection:
                prepared = connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar_one()
                limit = connection.exec_driver_sql("SHOW statement_timeout").scalar_one()
            assert (prepared, limit) == (0, "7s")
        engine.dispose()


@contextmanager
def role_options(engine: Engine) -> Iterator[None]:
    """The options that `shebao db upgrade` gives the role behind a pooler."""
    with engine.begin() as connection:
        set_role_options(connection, TimeLimits(3, 7, pooler=True))
    yield
    with engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER ROLE CURRENT_USER IN DATABASE {engine.url.database} RESET ALL")


def test_a_limit_given_in_the_url_is_kept(settings: Callable[..., Any]) -> None:
    engine = make_engine("postgresql+psycopg://none@127.0.0.1:1/none?connect_timeout=77", TimeLimits(3, 5))
    _, parameters = engine.dialect.create_connect_args(engine.url)
    assert parameters["connect_timeout"] == "77"
