"""Errors of the database's state: away, busy, read-only, full, or closed to its role. No event and no payment is to
blame for them."""

import sqlite3
from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

# Classes of SQLSTATE: connection, insufficient resources, operator intervention, system error.
_UNAVAILABLE_CLASSES: Final = ("08", "53", "57", "58")
# read_only_sql_transaction, lock_not_available, idle_in_transaction_session_timeout, transaction_timeout,
# insufficient_privilege (a right that was taken from the role: no event and no payment is to blame).
_UNAVAILABLE_STATES: Final = frozenset({"25006", "55P03", "25P03", "25P04", "42501"})
# serialization_failure, deadlock_detected.
_CONFLICT_STATES: Final = frozenset({"40001", "40P01"})
# SQLite's result codes: busy, locked, out of memory, read-only, I/O error, corrupt, full, cannot open, protocol of
# locks, not a database.
_UNAVAILABLE_CODES: Final = frozenset({5, 6, 7, 8, 10, 11, 13, 14, 15, 26})


def is_database_unavailable(error: BaseException) -> bool:
    """Whether the database cannot do anything of this kind at the moment, so that trying again later may help."""
    if isinstance(error, PoolTimeoutError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated or (is_conflict(error) and not isinstance(error, IntegrityError)):
        return True
    return _is_state(error.orig)


def _is_state(error: object) -> bool:
    """Whether a driver's error is about the state of the database."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNAVAILABLE_CODES
    if not isinstance(error, psycopg.Error):
        return False
    if error.sqlstate is None:  # the driver's own: no connection, or a connection that was lost
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return error.sqlstate[:2] in _UNAVAILABLE_CLASSES or error.sqlstate in _UNAVAILABLE_STATES


def is_conflict(error: BaseException) -> bool:
    """Whether another transaction wrote the same at the same moment: a second try finds what that one committed."""
    if isinstance(error, IntegrityError):
        return True
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _CONFLICT_STATES
