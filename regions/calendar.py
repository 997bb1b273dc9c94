"""Working days of mainland China (calendar days are those of Asia/Shanghai).

The State Council publishes the holidays of a year in the November before it. A year that is
not published yet is *unknown*, never guessed: `shift` then leaves the day where it is and says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import chinese_calendar

from regions.errors import PolicyError


class Shift(StrEnum):
    """Where a due day goes when it is no working day."""

    NONE = "none"
    NEXT_WORKDAY = "next_workday"
    PREVIOUS_WORKDAY = "previous_workday"


@dataclass(frozen=True, slots=True)
class Shifted:
    """A day after the holiday rule; `calendar_known` is False when the rule could not be applied."""

    day: date
    calendar_known: bool


@lru_cache(maxsize=8192)
def is_workday(day: date) -> bool:
    """True when people work that day, moved weekends included.

    Raises PolicyError(calendar_unknown) for a year whose holidays are not known to the calendar.
    """
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as error:
        raise PolicyError(
            "calendar_unknown",
            f"the working days of {day.year} are not known; update the chinesecalendar package once they are published",
            year=day.year,
        ) from error


def is_known(year: int) -> bool:
    """True when the holidays of that year are known."""
    try:
        is_workday(date(year, 1, 1))
    except PolicyError:
        return False
    return True


def shift(day: date, rule: Shift) -> Shifted:
    """Applies a holiday rule to a day; an unknown calendar leaves the day as it is and is told."""
    if rule is Shift.NONE:
        return Shifted(day, True)
    step = timedelta(days=1 if rule is Shift.NEXT_WORKDAY else -1)
    moved = day
    try:
        while not is_workday(moved):
            moved += step
    except PolicyError:
        return Shifted(day, False)
    return Shifted(moved, True)
