"""The check of the database: reachable, at the present schema, its clock near ours, opened by our keys."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from cli.checks.calls import find_breakers, find_limits, find_pauses
from cli.checks.finding import Finding, Level
from cli.checks.upkeep import find_late_events, find_open_money, find_upkeep
from cli.checks.work import (
    find_attention,
    find_failed_messages,
    find_overdue,
    find_stuck_refunds,
    find_stuck_top_ups,
    find_stuck_withdrawals,
    find_unexplained_returns,
    find_unreached,
    find_waiting_messages,
)
from cli.database import need_database
from cli.failures import explain
from foundation.crypto import Keyring
from foundation.settings import SettingsError, get_keyring
from models.migrate import read_schema
from models.sealed import SEALED, SealedColumn
from models.session import report
from models.tables import Request
from workflows.payment.rows import Payer, payer_indexes

_SKEW_S = 2.0
_CONTENT: tuple[Callable[[Connection], list[Finding]], ...] = (
    find_overdue,
    find_attention,
    find_stuck_refunds,
    find_stuck_top_ups,
    find_stuck_withdrawals,
    find_waiting_messages,
    find_failed_messages,
    find_unexplained_returns,
    find_unreached,
    find_breakers,
    find_limits,
    find_pauses,
    find_open_money,
    find_late_events,
    find_upkeep,
)
_LOST = "bring the key back to SHEBAO_KEYS: without it these rows cannot be opened"


def check_database() -> list[Finding]:
    """Whether the database can be used, and all that its content says of the work."""
    try:
        need_database()
        with report() as connection:
            database = Finding("database", "ok", connection.dialect.name, service=True)
            schema = _schema(connection)
            if schema.level == "fail":
                return [database, schema]
            content = [finding for find in _CONTENT for finding in find(connection)]
            return [database, schema, _clock(connection), *_sealed(connection), *content]
    except Exception as error:
        failure = explain(error)
        if failure is None:
            raise
        return [Finding("database", "fail", failure.message, "start it, or correct SHEBAO_DATABASE_URL", service=True)]


def _schema(connection: Connection) -> Finding:
    schema = read_schema(connection)
    if schema.problem is None:
        return Finding("schema", "ok", schema.needed)
    seen, _, remedy = schema.problem.partition(": ")
    return Finding("schema", "fail", seen, remedy, service=True)


def _clock(connection: Connection) -> Finding:
    if connection.dialect.name == "sqlite":
        return Finding("clock", "ok", "SQLite goes by this machine's clock")
    theirs = connection.execute(select(func.clock_timestamp())).scalar_one()
    skew = (theirs - datetime.now(UTC)).total_seconds()
    level: Level = "ok" if abs(skew) <= _SKEW_S else "warn"
    remedy = "let both machines take their time from a time server: leases and deadlines depend on it"
    return Finding("clock", level, f"the database's clock is {skew:+.2f} s from this machine's", remedy)


def _sealed(connection: Connection) -> list[Finding]:
    """Whether every sealed row names a key that is loaded, and whether a row of each key opens."""
    try:
        keyring = get_keyring()
    except SettingsError:
        return []  # the check of the keys reports it
    faults = [fault for sealed in SEALED if (fault := _fault_of(connection, keyring, sealed))]
    if not faults and not _finds_newest(connection, keyring):
        found = "the newest payer has an index by no key of SHEBAO_INDEX_KEY"
        return [Finding("sealed data", "fail", found, "bring the index key back: without it payers are paid twice")]
    if faults:
        return [Finding("sealed data", "fail", fault, _LOST) for fault in faults]
    return [Finding("sealed data", "ok", "a row of each key opens")]


def _finds_newest(connection: Connection, keyring: Keyring) -> bool:
    """Whether the newest payer would be found by a loaded index key."""
    query = select(Request.payment_id, Request.payer_index, Request.payer_sealed)
    row = connection.execute(query.order_by(Request.payment_id.desc()).limit(1)).one_or_none()
    if row is None:
        return True
    payer = Payer.from_json(keyring.open_json("requests.payer", row.payment_id, row.payer_sealed))
    return row.payer_index in payer_indexes(keyring, payer.id_number)


def _fault_of(connection: Connection, keyring: Keyring, sealed: SealedColumn) -> str | None:
    """What is wrong with a column's rows: sealed with a lost key, or not to be opened."""
    if lost := sealed.count_lost(connection, keyring):
        rows = "1 row is" if lost == 1 else f"{lost:,} rows are"
        return f"{sealed.what}: {rows} sealed with a key that is not loaded"
    for key_id in keyring.ciphers:
        if sealed.newest_opens(connection, keyring, key_id) is False:
            return f"{sealed.what}: what key {key_id} sealed does not open with it"
    return None
