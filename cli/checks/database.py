"""The check of the database: reachable, at the present schema, its clock near ours, opened by our keys."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from cli.checks.calls import find_breakers, find_limits, find_pauses
from cli.checks.finding import Finding, Level
from cli.checks.work import (
    find_attention,
    find_failed_messages,
    find_overdue,
    find_stuck_refunds,
    find_unreached,
    find_waiting_messages,
)
from cli.database import need_database
from cli.failures import explain
from foundation.crypto import Keyring, SealError
from foundation.settings import SettingsError, get_keyring
from models.migrate import read_schema
from models.session import read
from models.tables import Request, Voucher

_SKEW_S = 2.0
_CONTENT: tuple[Callable[[Connection], list[Finding]], ...] = (
    find_overdue,
    find_attention,
    find_stuck_refunds,
    find_waiting_messages,
    find_failed_messages,
    find_unreached,
    find_breakers,
    find_limits,
    find_pauses,
)
_LOST = "bring the key back to SHEBAO_KEYS: without it these rows cannot be opened"


def check_database() -> list[Finding]:
    """Whether the database can be used, and all that its content says of the work."""
    try:
        need_database()
        with read() as connection:
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
    findings = [
        *_sealed_column(connection, keyring, "payers", "requests.payer", Request.payment_id, Request.payer_sealed),
        *_sealed_column(connection, keyring, "vouchers", "vouchers.data", Voucher.no, Voucher.data_sealed),
    ]
    bad = [finding for finding in findings if finding.level != "ok"]
    return bad or findings[:1]


def _sealed_column(
    connection: Connection,
    keyring: Keyring,
    what: str,
    place: str,
    row_id: InstrumentedAttribute[str],
    sealed: InstrumentedAttribute[str],
) -> list[Finding]:
    """One finding for the column: rows sealed with a lost key, rows that do not open, or that all is well."""
    marks = {key_id: sealed.startswith(Keyring.mark(key_id), autoescape=True) for key_id in keyring.ciphers}
    lost = connection.execute(select(func.count()).where(~or_(*marks.values()))).scalar_one()
    if lost:
        rows = "1 row is" if lost == 1 else f"{lost:,} rows are"
        return [Finding("sealed data", "fail", f"{what}: {rows} sealed with a key that is not loaded", _LOST)]
    for key_id, mark in marks.items():
        if not _opens(connection, keyring, place, row_id, sealed, mark):
            found = f"{what}: what key {key_id} sealed does not open with it"
            return [Finding("sealed data", "fail", found, _LOST)]
    if connection.execute(select(row_id).limit(1)).first() is None:
        return []
    return [Finding("sealed data", "ok", "a row of each key opens")]


def _opens(
    connection: Connection,
    keyring: Keyring,
    place: str,
    row_id: InstrumentedAttribute[str],
    sealed: InstrumentedAttribute[str],
    mark: ColumnElement[bool],
) -> bool:
    """Whether the newest row with this key's mark opens; true if there is none."""
    row = connection.execute(select(row_id, sealed).where(mark).order_by(row_id.desc()).limit(1)).one_or_none()
    if row is None:
        return True
    try:
        keyring.open(place, row[0], row[1])
    except SealError:
        return False
    return True
