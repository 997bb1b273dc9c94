"""The days between which payers pay by themselves."""

import calendar as months
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from regions.days.calendar import Calendar
from regions.days.debits import months_from
from regions.days.shift import Shift
from regions.files.current import get_regions, region_in
from regions.period import Period
from regions.policy.records import MonthDay, SelfPayWindow
from regions.policy.region import Region, Regions

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day on which a payer may pay; `provisional` when holidays may still move them."""

    opens: date
    closes: date
    provisional: bool = False


def payment_window(region: str, scheme: str, method: str, day: date, policy: Regions | None = None) -> Window | None:
    """Give the self-pay window that contains a day or else follows it; None where none is published.

    None too for a debited method, which has debit days instead. Where payments are taken on working days alone, the
    window of a day off opens on the next working day. `policy` is the policy in force if it is not given.
    Raises PolicyError(unknown_region, unknown_scheme, method_not_offered).
    """
    calendar = (policy or get_regions()).calendar
    return _payment_window(region_in(policy, region), calendar, scheme, method, day)


def last_pay_day(region: str, scheme: str, period: Period, policy: Regions | None = None) -> date | None:
    """Give the last day on which payers may pay the period by themselves, or None where there is no such end.

    There is one only where a window takes its own month and no earlier one (Shanghai). `policy` is the policy in force
    if it is not given. Raises PolicyError(unknown_region, unknown_scheme).
    """
    calendar = (policy or get_regions()).calendar
    return _last_pay_day(region_in(policy, region), calendar, scheme, period)


@lru_cache(maxsize=4096)
def _last_pay_day(region: Region, calendar: Calendar, scheme: str, period: Period) -> date | None:
    rules = region.windows(scheme)
    if period.yearly or not any(rule.own_month for rule in rules):
        return None
    year, month = map(int, period.last.split("-"))
    windows = (_window(rule, calendar, days[0], days) for rule in rules for days in _open_days(rule, year, month))
    return max((window.closes for window in windows), default=None)


@lru_cache(maxsize=4096)
def _payment_window(region: Region, calendar: Calendar, scheme: str, method: str, day: date) -> Window | None:
    rules = region.windows(scheme)
    if region.method(scheme, method).needs_contract or not rules:
        return None
    return min((_next_window(rule, calendar, day) for rule in rules), key=lambda window: window.opens)


def _next_window(rule: SelfPayWindow, calendar: Calendar, day: date) -> Window:
    for year, month in months_from(day - 31 * _DAY):
        for opens, closes in _open_days(rule, year, month):
            window = _window(rule, calendar, max(opens, day), (opens, closes))
            if window.opens <= window.closes and window.closes >= day:
                return window
    raise AssertionError("months never end")


def _window(rule: SelfPayWindow, calendar: Calendar, day: date, days: tuple[date, date]) -> Window:
    """The window with these first and last days, as it is on `day`: a day off moves its opening."""
    opens, closes = days
    if not rule.workdays_only:
        return Window(opens, closes)
    start, end = calendar.shift(opens, Shift.NEXT_WORKDAY), calendar.shift(closes, Shift.PREVIOUS_WORKDAY)
    if not calendar.is_workday(day):
        start = calendar.shift(day, Shift.NEXT_WORKDAY)
    return Window(start.day, end.day, start.provisional or end.provisional)


def _open_days(rule: SelfPayWindow, year: int, month: int) -> Iterator[tuple[date, date]]:
    """First and last days of the window that closes in a month, without the yearly closed days; two if these cut it."""
    opens, closes = date(year, month, rule.opens), date(year, month, rule.closes)
    if rule.opens > rule.closes:
        opens = (date(year, month, 1) - _DAY).replace(day=rule.opens)
    for first, last in _closed_days(rule, {opens.year, closes.year}):
        if first <= closes and last >= opens:
            if opens < first:
                yield opens, first - _DAY
            opens = last + _DAY
    if opens <= closes:
        yield opens, closes


def _closed_days(rule: SelfPayWindow, years: Collection[int]) -> Iterator[tuple[date, date]]:
    if rule.closed is not None:
        first, last = rule.closed
        for year in sorted(years):
            yield _day_of(year, first), _day_of(year, last)


def _day_of(year: int, month_day: MonthDay) -> date:
    month, day = month_day
    return date(year, month, min(day, months.monthrange(year, month)[1]))
