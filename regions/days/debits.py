"""The days on which the bank debits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from regions.days.calendar import Calendar
from regions.files.current import get_regions, region_in
from regions.period import Period
from regions.policy.records import DebitDays
from regions.policy.region import Region, Regions

_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class DebitDay:
    """A debit day; `provisional` when holidays that are not announced yet may still move it."""

    day: date
    provisional: bool = False


def debit_day_on_or_after(
    region: str, scheme: str, day: date, insurances: Sequence[str] = (), policy: Regions | None = None
) -> DebitDay:
    """Give the first debit day on or after a day, moved off holidays as the region does it.

    A region without published debit days debits on any day: the answer is that same day. `policy` is the policy in
    force if it is not given.
    Raises PolicyError(unknown_region, unknown_scheme).
    """
    calendar = (policy or get_regions()).calendar
    return _debit_day(region_in(policy, region), calendar, scheme, day, tuple(insurances))


@lru_cache(maxsize=4096)
def _debit_day(region: Region, calendar: Calendar, scheme: str, day: date, insurances: tuple[str, ...]) -> DebitDay:
    rules = region.debit_days(scheme, insurances)
    if not rules:
        return DebitDay(day)
    return min((_next_debit(rule, calendar, day) for rule in rules), key=lambda found: found.day)


def debit_comes_in_time(
    region: str, scheme: str, insurances: Sequence[str], period: Period, day: date, policy: Regions | None = None
) -> bool:
    """Say whether a debit day on or after `day` still takes the period; if not, the payer must pay without a debit.

    A year's premium that is debited in one month only must be debited within that year (Chongqing medical, in January).
    Where a region debits a month within that month, a month is not debited later (Shanghai). `policy` is the policy in
    force if it is not given.
    Raises PolicyError(unknown_region, unknown_scheme).
    """
    found = debit_day_on_or_after(region, scheme, day, insurances, policy).day
    if period.yearly:
        return found <= date(int(period.last), 12, 31)
    rules = region_in(policy, region).debit_days(scheme, tuple(insurances))
    return not any(rule.own_month for rule in rules) or found.isoformat()[:7] <= period.last


def _next_debit(rule: DebitDays, calendar: Calendar, day: date) -> DebitDay:
    # A month back, for a day that a holiday carries over the end of its month
    for year, month in months_from(day - _MONTH):
        if month in rule.months:
            for number in rule.days:
                moved = calendar.shift(date(year, month, number), rule.shift)
                if moved.day >= day:
                    return DebitDay(moved.day, moved.provisional)
    raise AssertionError("months never end")


def months_from(day: date) -> Iterator[tuple[int, int]]:
    """Give year and month of a day and of every month after it, without end."""
    year, month = day.year, day.month
    while True:
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
