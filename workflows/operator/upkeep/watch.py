"""What the system checks of itself regularly: that ticks come, and that the audit log is whole."""

from datetime import datetime, timedelta
from typing import Final

from models.session import read, report, write
from models.upkeep import FAULT, keep, last_kept
from workflows.operator.audit import first_altered

WATCH: Final = "watch"
AUDIT: Final = "audit"
_AUDIT_EVERY: Final = timedelta(hours=1)


def note_tick(now: datetime) -> None:
    """Note that a tick came at `now` (UTC): an alert looks at how long ago the last one was."""
    with write() as connection:
        keep(connection, WATCH, now)


def verify_audit(now: datetime) -> bool:
    """Check the audit log once an hour and note what came of it; whether it was checked."""
    with read() as connection:
        last = last_kept(connection, AUDIT)
        if last is not None and last.at > now - _AUDIT_EVERY:
            return False
    with report() as connection:
        altered = first_altered(connection)
    with write() as connection:
        keep(connection, AUDIT, now, result=None if altered is None else f"{FAULT}: entry {altered}")
    return True
