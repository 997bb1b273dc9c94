"""Reads `holidays.toml`: the holidays of years that the installed chinesecalendar package does not have yet."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from regions.days.calendar import AnnouncedYear, Calendar
from regions.files.toml import File, Table

_DAY: Final = timedelta(days=1)
_LONGEST_DAYS: Final = 31


def read_calendar(file: File) -> Calendar:
    """Read every [[year]] of the file; raises PolicyFileError."""
    years: dict[int, AnnouncedYear] = {}
    for table in file.tables("year"):
        year = _year(table)
        if year.year in years:
            table.fail("year", f"a second one for {year.year}")
        years[year.year] = year
    file.top.done()
    return Calendar(years.values())


def _year(table: Table) -> AnnouncedYear:
    number = table.whole("year", range(2004, 2100))
    off = frozenset(day for span in table.items("days_off") for day in _span(table, number, span))
    worked = frozenset(_day(table, number, "worked", day) for day in table.items("worked", ()))
    if off & worked:
        table.fail("worked", "a day is both off and worked")
    source = table.text("source")
    table.done()
    return AnnouncedYear(number, off, worked, source)


def _span(table: Table, year: int, values: object) -> Iterator[date]:
    sub = table.sub("days_off", values)
    first, last = _day(sub, year, "from", sub.day("from")), _day(sub, year, "until", sub.day("until"))
    sub.done()
    if not 0 <= (last - first).days < _LONGEST_DAYS:
        table.fail("days_off", "until must lie within a month after from")
    while first <= last:
        yield first
        first += _DAY


def _day(table: Table, year: int, key: str, value: object) -> date:
    if type(value) is not date or value.year != year:
        table.fail(key, f"{key} holds something that is no day of {year}")
    return value
