"""Working days of mainland China.

The State Council announces the holidays of a year in the November before it. The days of a year are known from
`holidays.toml` or from the chinesecalendar package. Before that its statutory holidays and plain weekends apply
(全国年节及纪念日放假办法), and every answer is provisional: it is looked at again when the day comes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import chinese_calendar

from regions.days.shift import Shift

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class AnnouncedYear:
    """The days off (moved weekends apart) and the worked weekend days of a year, as announced."""

    year: int
    days_off: frozenset[date]
    worked: frozenset[date]
    source: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A day after the holiday rule; `provisional` while the holidays of its year are not announced."""

    day: date
    provisional: bool


class Calendar:
    """Working days. Years announced as data come first, then the package, then the statutory days."""

    def __init__(self, announced: Iterable[AnnouncedYear] = ()) -> None:
        """Use `announced` years before any other source."""
        self._announced: Mapping[int, AnnouncedYear] = MappingProxyType({year.year: year for year in announced})

    def is_announced(self, year: int) -> bool:
        """Say whether the holidays of a year are known; if not, its days are provisional."""
        return year in self._announced or _in_package(year)

    def is_workday(self, day: date) -> bool:
        """Say whether people work that day, moved weekends included where they are known."""
        return _is_workday(self, day)

    def shift(self, day: date, rule: Shift) -> Moved:
        """Apply a holiday rule to a day. A day that no holiday can move is never provisional."""
        if rule is Shift.NONE:
            return Moved(day, False)
        step = timedelta(days=1 if rule is Shift.NEXT_WORKDAY else -1)
        moved = day
        provisional = not self.is_announced(day.year)
        while not self.is_workday(moved):
            moved += step
            provisional = provisional or not self.is_announced(moved.year)
        return Moved(moved, provisional)

    def _works(self, day: date) -> bool:
        announced = self._announced.get(day.year)
        if announced is not None:
            weekday = day.weekday() < _SATURDAY
            return day in announced.worked or (weekday and day not in announced.days_off)
        if _in_package(day.year):
            return bool(chinese_calendar.is_workday(day))
        return day.weekday() < _SATURDAY and day not in _statutory_days(day.year)


@lru_cache(maxsize=8192)
def _is_workday(calendar: Calendar, day: date) -> bool:
    return calendar._works(day)


@lru_cache(maxsize=64)
def _in_package(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


@lru_cache(maxsize=16)
def _statutory_days(year: int) -> frozenset[date]:
    import holidays  # slow to load, and needed only while a year is not announced

    return frozenset(holidays.country_holidays("CN", years=year))
