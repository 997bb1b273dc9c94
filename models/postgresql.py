"""Connections to PostgreSQL: planner options, time limits towards a server or network that does not answer, poolers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, NamedTuple

import psycopg
from psycopg import _queries
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, text
from sqlalchemy.engine import make_url

from foundation.settings import SettingsError

# A batch joins a handful of ids to tables of millions: on tables without fresh statistics PostgreSQL otherwise picks
# a sequential scan and keeps it in the prepared statement (docs/adr/0002-set-based-steps.md). With statistics it reads
# all that is due into a bitmap, and sorts it, to take the first few.
_PLAN_OPTIONS: Final = {
    "enable_hashjoin": "off", "enable_mergejoin": "off", "enable_seqscan": "off", "enable_bitmapscan": "off",
    "jit": "off", "timezone": "UTC",
}  # fmt: skip
REPORT_SECONDS: Final = 60
"""How long a statement of a report may take."""
_REPORT_OPTIONS: Final = "; ".join(
    [f"SET LOCAL {name} = on" for name, value in _PLAN_OPTIONS.items() if value == "off" and name != "jit"]
    + [f"SET LOCAL statement_timeout = '{REPORT_SECONDS}s'"]
)
_READ_ONLY: Final = "25006"
_POOLER_REFUSES: Final = "unsupported startup parameter"
_USE_SETTING: Final = "if a pooler such as PgBouncer is in between, set SHEBAO_DATABASE_POOLER=true"
_RUN_UPGRADE: Final = "the database's role lacks the options of SHEBAO_DATABASE_POOLER: run `shebao db upgrade`"

# psycopg 3.3 translates the placeholders of a statement with more than fifty parameters at each use: three of the six
# writes of a lone payment, a quarter of a millisecond each.
_queries.MAX_CACHED_STATEMENT_PARAMS = 200


class LimitedConnection(psycopg.Connection[tuple[object, ...]]):
    """A connection that waits for an answer for at most `longest_wait` seconds, and is then closed.

    A network that swallows packets ends no wait by itself, and a proxy in between answers TCP's own questions.
    """

    longest_wait: float | None = None

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """As psycopg's, which each statement, commit and rollback waits by."""
        try:
            return super().wait(gen, interval, self.longest_wait if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.info.transaction_status == TransactionStatus.ACTIVE:  # its answer would be taken for the next one's
                self.close()
            raise


class TimeLimits(NamedTuple):
    """Seconds: longest wait for a new connection; longest statement, waits for locks included. `pooler`: PostgreSQL is
    behind a pooler that gives each transaction another connection."""

    connect_seconds: int
    statement_seconds: float
    pooler: bool = False

    @property
    def longest_seconds(self) -> float:
        """How long a caller waits at most before it is answered that the database does not answer."""
        return self.connect_seconds + self.statement_seconds + 1


def make_engine(url: str, limits: TimeLimits | None, **options: Any) -> Engine:  # parameters of create_engine
    """An engine on which each statement is a transaction of its own; its first connection raises SettingsError if the
    planner options are not in force. Without `limits`, as migrations need it: a plain engine that waits."""
    if limits is None:
        return create_engine(url, connect_args={"prepare_threshold": None}, **options)
    arguments = _limits_towards_the_network(limits)
    if limits.pooler:
        arguments["prepare_threshold"] = None  # a prepared statement is in one server connection only
    else:
        session = _PLAN_OPTIONS | _limits_of_statements(limits)
        arguments["options"] = " ".join(f"-c {name}={value}" for name, value in session.items())
    given = {name: value for name, value in arguments.items() if name not in make_url(url).query}
    options |= {"pool_timeout": limits.connect_seconds, "isolation_level": "AUTOCOMMIT"}
    engine = create_engine(url, connect_args=given, **options)
    event.listen(engine, "do_connect", partial(_connect, 2 * limits.statement_seconds))
    event.listen(engine, "handle_error", _leave_standby)
    event.listen(engine, "first_connect", _check_pooler if limits.pooler else _check_options)
    return engine


@contextmanager
def as_report(connection: Connection) -> Iterator[None]:
    """Until the end, and within one transaction: plans of the planner's own choice, and more time for a statement.

    The pinned options are good for a few rows by index; a question about all payments takes hours with them.
    """
    raw: Any = connection.connection.dbapi_connection  # SQLAlchemy's protocol knows nothing of a LimitedConnection
    usual, raw.longest_wait = raw.longest_wait, 2.0 * REPORT_SECONDS
    try:
        connection.exec_driver_sql(_REPORT_OPTIONS)
        yield
    finally:
        raw.longest_wait = usual


def set_role_options(connection: Connection, limits: TimeLimits) -> None:
    """Keep the options with the database's role, since a pooler's connections take none at their start."""
    quote = connection.dialect.identifier_preparer.quote
    database = quote(connection.execute(text("SELECT current_database()")).scalar_one())
    for name, value in (_PLAN_OPTIONS | _limits_of_statements(limits)).items():
        connection.exec_driver_sql(f"ALTER ROLE CURRENT_USER IN DATABASE {database} SET {name} = '{value}'")


def _limits_towards_the_network(limits: TimeLimits) -> dict[str, object]:
    """libpq's parameters: the system gives up on a silent server after as long as a statement may take."""
    return {
        "connect_timeout": max(2, limits.connect_seconds),  # libpq takes no less
        "tcp_user_timeout": round(limits.statement_seconds * 1000),
        "keepalives_idle": 2,
        "keepalives_interval": 1,
        "keepalives_count": 3,
    }


def _limits_of_statements(limits: TimeLimits) -> dict[str, str]:
    """PostgreSQL's settings, in milliseconds. A transaction whose client is gone must not keep its locks."""
    statement = round(limits.statement_seconds * 1000)
    return {"statement_timeout": str(statement), "idle_in_transaction_session_timeout": str(2 * statement)}


def _connect(
    longest_wait: float, _dialect: object, _record: object, arguments: Sequence[str], parameters: dict[str, Any]
) -> LimitedConnection:
    try:
        connection = LimitedConnection.connect(*arguments, **parameters)
    except psycopg.OperationalError as error:
        if _POOLER_REFUSES in str(error):
            raise SettingsError(f"the server refuses options at the start of a connection: {_USE_SETTING}") from None
        raise
    connection.longest_wait = longest_wait
    return connection


def _leave_standby(context: ExceptionContext) -> None:
    """After a failover the server of a connection may take no writes any more: the next connection finds the one that
    does, where the URL names several hosts and `target_session_attrs=read-write`."""
    if getattr(context.original_exception, "sqlstate", None) == _READ_ONLY:
        context.is_disconnect = True


def _check_options(connection: LimitedConnection, _record: object) -> None:
    if not _in_force(connection):
        raise SettingsError(f"the server dropped the planner options of a connection: {_USE_SETTING}")


def _check_pooler(connection: LimitedConnection, _record: object) -> None:
    if not _in_force(connection):
        raise SettingsError(_RUN_UPGRADE)


def _in_force(connection: LimitedConnection) -> bool:
    """Whether a planner option that is never off by default is off."""
    found = connection.execute("SELECT current_setting('enable_seqscan') = 'off'").fetchone()
    connection.rollback()
    return bool(found and found[0])
