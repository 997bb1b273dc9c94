"""On which days money is collected (calendar days of Asia/Shanghai)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from regions.calendar import Shift, shift
from regions.load import get_regions
from regions.period import Period
from regions.policy import DebitDays, SelfPayWindow

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DebitDay:
    """A debit day; `calendar_known` is False when a holiday may still move it."""

    day: date
    calendar_known: bool


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day on which a payer may pay; `calendar_known` is False when holidays may still move them."""

    opens: date
    closes: date
    calendar_known: bool = True


def debit_day_on_or_after(region: str, scheme: str, day: date, insurances: Sequence[str] = ()) -> DebitDay:
    """The first debit day on or after a day, moved off holidays as the region does it.

    A region without published debit days debits on any day: the answer is that same day. A year whose
    holidays are not known leaves the published day where it is, with `calendar_known` False.
    Raises PolicyError(unknown_region, unknown_scheme).
    """
    return _debit_day(region, scheme, day, tuple(insurances))


@lru_cache(maxsize=4096)
def _debit_day(region: str, scheme: str, day: date, insurances: tuple[str, ...]) -> DebitDay:
    rules = get_regions().get(region).debit_days(scheme, insurances)
    if not rules:
        return DebitDay(day, True)
    return min((_next_debit(rule, day) for rule in rules), key=lambda found: found.day)


def debit_comes_in_time(region: str, scheme: str, insurances: Sequence[str], period: Period, day: date) -> bool:
    """False when the next debit day comes only after the year that is paid for: the payer must pay without a debit.

    So it is where a year's premium is debited in one month only (Chongqing medical, in January).
    """
    if not period.yearly:
        return True
    return debit_day_on_or_after(region, scheme, day, insurances).day <= date(int(period.last), 12, 31)


@lru_cache(maxsize=4096)
def payment_window(region: str, scheme: str, method: str, day: date) -> Window | None:
    """The self-pay window that contains a day or else follows it; None where none is published.

    None too for a debited method, which has debit days instead.
    Raises PolicyError(unknown_region, unknown_scheme, method_not_offered).
    """
    place = get_regions().get(region)
    rules = place.windows(scheme)
    if place.method(scheme, method).needs_contract or not rules:
        return None
    return min((_next_window(rule, day) for rule in rules), key=lambda window: window.opens)


def _next_debit(rule: DebitDays, day: date) -> DebitDay:
    # A month back, for a day that a holiday carries over the end of its month
    for year, month in _months_from(day - 31 * _DAY):
        if month in rule.months:
            for number in rule.days:
                moved = shift(date(year, month, number), rule.shift)
                if moved.day >= day:
                    return DebitDay(moved.day, moved.calendar_known)
    raise AssertionError("months never end")


def _next_window(rule: SelfPayWindow, day: date) -> Window:
    for year, month in _months_from(day - 31 * _DAY):
        opens, closes = date(year, month, rule.opens), date(year, month, rule.closes)
        if rule.opens > rule.closes:
            first = date(year, month, 1) - _DAY
            opens = first.replace(day=rule.opens)
        opens, closes = _cut(rule, opens, closes)
        known = True
        if rule.workdays_only:
            start, end = shift(opens, Shift.NEXT_WORKDAY), shift(closes, Shift.PREVIOUS_WORKDAY)
            opens, closes, known = start.day, end.day, start.calendar_known and end.calendar_known
        if opens <= closes and closes >= day:
            return Window(opens, closes, known)
    raise AssertionError("months never end")


def _cut(rule: SelfPayWindow, opens: date, closes: date) -> tuple[date, date]:
    """Takes the yearly closed days off a window's ends."""
    if rule.closed is None:
        return opens, closes
    start, end = (date(opens.year, *month_day) for month_day in rule.closed)
    if start <= opens <= end:
        opens = end + _DAY
    if start <= closes <= end:
        closes = start - _DAY
    return opens, closes


def _months_from(day: date) -> Iterator[tuple[int, int]]:
    year, month = day.year, day.month
    while True:
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
