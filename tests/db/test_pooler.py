"""Behind a real PgBouncer in transaction mode: refused clearly without the setting, and all work done with it."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from foundation.settings import SettingsError
from gateways.ports import Gateways
from models.postgresql import TimeLimits, set_role_options
from models.session import get_engine, make_engine, read
from tests.builders import PORTAL, Clock, requested, rows, work
from tests.servers import Postgres, end, eventually, short_folder
from workflows.intake.accept import accept

PGBOUNCER = shutil.which("pgbouncer")
pytestmark = pytest.mark.skipif(PGBOUNCER is None, reason="no pgbouncer on PATH")
CONFIGURATION = """
[databases]
* = host={behind} user=shebao
[pgbouncer]
listen_addr =
listen_port = 5432
unix_socket_dir = {folder}
auth_type = any
pool_mode = transaction
default_pool_size = 3
ignore_startup_parameters = {ignored}
"""


@contextmanager
def pgbouncer(postgres: Postgres, ignored: str = "") -> Iterator[str]:
    """A PgBouncer with three connections to the server; the URL of this module's database through it."""
    assert PGBOUNCER is not None
    with short_folder("shebao-b") as folder:
        text = CONFIGURATION.format(behind=postgres.folder, folder=folder, ignored=ignored or "extra_float_digits")
        (folder / "pgbouncer.ini").write_text(text)
        command = [PGBOUNCER, str(folder / "pgbouncer.ini")]
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            command = [PGBOUNCER, "-u", "nobody", str(folder / "pgbouncer.ini")]
        with Path(folder, "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        eventually((folder / ".s.PGSQL.5432").exists, what="pgbouncer listens")
        yield f"postgresql+psycopg://shebao@/{get_engine().url.database}?host={folder}"
        end(process)


@pytest.fixture
def server(database_url: str, postgres: Postgres, clock: Clock) -> Postgres:
    """The server; SQLite has no pooler."""
    if make_url(database_url).get_backend_name() == "sqlite":
        pytest.skip("SQLite has no pooler")
    return postgres


@pytest.mark.parametrize("ignored", ["", "options"])
def test_without_the_setting_it_is_refused_by_name(
    server: Postgres, settings: Callable[..., None], ignored: str
) -> None:
    with pgbouncer(server, ignored) as url:
        settings(database_url=url)
        with pytest.raises(SettingsError, match="SHEBAO_DATABASE_POOLER=true"):
            accept([requested(1)], PORTAL)


def test_with_the_setting_many_threads_share_its_connections_and_all_payments_end(
    server: Postgres, settings: Callable[..., None], gateways: Gateways, clock: Clock
) -> None:
    clock.at("2026-12-11T10:00:00+08:00")
    for one in (gateways.authority, gateways.esign, gateways.bank):
        one.one_thread = False  # type: ignore[attr-defined]  # the scripted one
    with pgbouncer(server) as url:
        direct = make_engine(get_engine().url.render_as_string())
        with direct.begin() as connection:
            set_role_options(connection, TimeLimits(3, 5, pooler=True))
        settings(database_url=url, database_pooler=True, run_size=10, runs_in_flight=8)

        def one_client(first: int) -> None:
            for serial in range(first, first + 12):
                assert accept([requested(serial)], PORTAL)[0].status == "accepted"
                work(gateways)

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(one_client, range(100, 700, 100)))
        work(gateways)
        assert {row.state for row in rows("payments")} == {"completed"}
        with read() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar_one() == 0
        with direct.begin() as connection:
            connection.exec_driver_sql(f"ALTER ROLE CURRENT_USER IN DATABASE {direct.url.database} RESET ALL")
        direct.dispose()
