"""The audit log: who searched, revealed or changed something, and why. Entries are chained, so that a change shows."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

import orjson
from sqlalchemy import Connection, Row, insert, select, text, update

from foundation.clock import instant_text, utcnow
from foundation.crypto import Keyring
from foundation.settings import get_keyring
from models.tables import AuditEntry
from workflows.payment.errors import Refused

# Any number that no other code uses for an advisory lock.
_LOCK = 7_263_001


class Action(StrEnum):
    """What was done."""

    SEARCH = "search"
    REVOKE_MANDATE = "revoke_mandate"
    WRITE_VOUCHER = "write_voucher"
    READ_DOCUMENT = "read_document"
    CANCEL_TOP_UP = "cancel_top_up"
    ASK_TOP_UP = "ask_top_up"
    SETTLE_RETURN = "settle_return"
    RETRY = "retry"
    APPLY_STATEMENT = "apply_statement"
    COMPARE = "compare"
    PAUSE = "pause"
    REVEAL = "reveal"
    ADD_ACCOUNT = "add_account"
    SET_PASSWORD = "set_password"
    DISABLE_ACCOUNT = "disable_account"
    SIGN_IN = "sign_in"
    RESUME = "resume"
    ASK_REFUND = "ask_refund"
    APPROVE_REFUND = "approve_refund"
    DECLINE_REFUND = "decline_refund"
    EXPORT_SUBJECT = "export_subject"
    RESTRICT_SUBJECT = "restrict_subject"
    LIFT_RESTRICTION = "lift_restriction"
    ERASE_SUBJECT = "erase_subject"
    PURGE = "purge"
    ARCHIVE = "archive"


class AuditView(TypedDict):
    """One entry as it is listed."""

    number: int
    at: datetime
    actor: str
    action: str
    payment_id: str | None
    reason: str | None
    details: dict[str, object] | None


def record(
    connection: Connection,
    action: Action,
    actor: str,
    *,
    payment_id: str | None = None,
    reason: str | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Add an entry in the transaction of `connection`. No personal data may be in it."""
    _lock(connection)
    last = connection.execute(select(*_ENTRY).order_by(_ENTRY.number.desc()).limit(1)).one_or_none()
    entry: AuditView = {
        "number": last.number + 1 if last is not None else 1,
        "at": utcnow(),
        "actor": actor[:128],
        "action": action,
        "payment_id": payment_id,
        "reason": reason,
        "details": dict(details) if details else None,
    }
    digest = _digest(entry, last.digest if last is not None else "", get_keyring())
    connection.execute(insert(AuditEntry).values(**entry, digest=digest))


def list_audit(
    connection: Connection, *, payment_id: str | None = None, action: Action | None = None, most: int = 100
) -> list[AuditView]:
    """Entries, newest first; those about one payment, or of one action, if it is given."""
    query = select(*_ENTRY).order_by(_ENTRY.number.desc()).limit(most)
    if payment_id is not None:
        query = query.where(_ENTRY.payment_id == payment_id)
    if action is not None:
        query = query.where(_ENTRY.action == action)
    return [_view(row) for row in connection.execute(query)]


def last_entry(connection: Connection) -> tuple[int, str]:
    """The number and the digest of the last entry, 0 and nothing without one: kept elsewhere, they show later whether
    entries were removed at the end."""
    last = connection.execute(
        select(_ENTRY.number, _ENTRY.digest).order_by(_ENTRY.number.desc()).limit(1)
    ).one_or_none()
    return (last.number, last.digest) if last else (0, "")


def has_entry(connection: Connection, number: int, digest: str) -> bool:
    """Whether the log still has the entry that was once its last one (`last_entry`)."""
    found = connection.execute(select(_ENTRY.digest).where(_ENTRY.number == number)).scalar_one_or_none()
    return found == digest or (number == 0 and not digest)


def first_altered(connection: Connection) -> int | None:
    """The number of the first entry that was changed, or before which one is missing; None if the log is whole.

    Entries that were removed at the end do not show here, but by a last entry that was kept elsewhere (`has_entry`).
    """
    before, expected = "", 1
    for row in connection.execute(select(*_ENTRY).order_by(_ENTRY.number)):
        if row.number != expected or not _fits(row, before):
            return expected
        before, expected = row.digest, expected + 1
    return None


def rechain(connection: Connection, keyring: Keyring) -> int:
    """Chain the entries by the newest index key alone; returns how many digests changed.

    Raises Refused, and changes nothing, if an entry does not fit the key by which it was made.
    """
    _lock(connection)
    if (number := first_altered(connection)) is not None:
        raise Refused("audit_altered", f"entry {number} of the audit log was changed, or one before it is missing")
    before, changed = "", 0
    for row in connection.execute(select(*_ENTRY).order_by(_ENTRY.number)).all():
        before, former = _digest(_view(row), before, keyring), row.digest
        if before != former:
            connection.execute(update(AuditEntry).where(_ENTRY.number == row.number).values(digest=before))
            changed += 1
    return changed


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _fits(row: Row[tuple[object, ...]], before: str) -> bool:
    """Whether an entry has its digest by one of the loaded index keys."""
    return row.digest in (_digest(_view(row), before, one) for one in get_keyring().each_index)


_ENTRY = AuditEntry.__table__.c


def _view(row: Row[tuple[object, ...]]) -> AuditView:
    return {
        "number": row.number,
        "at": row.at,
        "actor": row.actor,
        "action": row.action,
        "payment_id": row.payment_id,
        "reason": row.reason,
        "details": row.details,
    }


def _digest(entry: AuditView, before: str, keyring: Keyring) -> str:
    """A keyed digest of an entry and of the digest before it: without the key no chain can be made up."""
    content = orjson.dumps([before, {**entry, "at": instant_text(entry["at"])}], option=orjson.OPT_SORT_KEYS)
    return keyring.blind_index("audit", content)
