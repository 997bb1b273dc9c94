"""The one clock. Instants are aware UTC; calendar days are those of Asia/Shanghai.

`SHEBAO_CLOCK_FILE` names a file that holds a number of seconds to add to the machine's time. The demo uses it to
turn the calendar to a debit day without waiting for it; no production setting should.
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Anything else is a slip of a clock or a format, and near the ends of the calendar a change of zone overflows.
_YEARS = range(2000, 2100)


@lru_cache(maxsize=4)
def _read_offset(path: str, changed_ns: int) -> timedelta:
    """Seconds in the clock file; `changed_ns` is its time of change, so that a new value is seen at once."""
    return timedelta(seconds=float(Path(path).read_text(encoding="ascii").strip() or "0"))


def utcnow() -> datetime:
    """The present instant, aware UTC."""
    now = datetime.now(UTC)
    path = os.environ.get("SHEBAO_CLOCK_FILE")
    if not path:
        return now
    try:
        changed = os.stat(path).st_mtime_ns
    except FileNotFoundError:
        return now
    return now + _read_offset(path, changed)


# A step asks for the day of the same instant for each payment, and several times.
@lru_cache(maxsize=512)
def shanghai_day(instant: datetime) -> date:
    """The calendar day of an aware instant in Asia/Shanghai, the zone of every published window and debit day."""
    return instant.astimezone(SHANGHAI).date()


def day_begins(day: date) -> datetime:
    """The instant at which a calendar day of Asia/Shanghai begins, in UTC."""
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def day_ends(day: date) -> datetime:
    """The instant at which a calendar day of Asia/Shanghai is over, in UTC: the next one begins."""
    return day_begins(day + timedelta(days=1))


def in_shanghai(moment: datetime) -> datetime:
    """The moment itself; as Asia/Shanghai's where it names no zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def read_instant(text: str | None) -> datetime | None:
    """The instant of an ISO text with a zone, in UTC; None for anything else, and outside the years 2000 to 2099."""
    try:
        instant = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if instant.tzinfo is None or instant.year not in _YEARS:
        return None
    return instant.astimezone(UTC)


# A run writes the same few instants thousands of times.
@lru_cache(maxsize=512)
def instant_text(instant: datetime) -> str:
    """An aware instant as fixed-width UTC text (`2026-11-03T01:00:00.000000Z`): sorts as it reads, parses anywhere."""
    if instant.tzinfo is None:
        raise ValueError("an instant must be aware")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
