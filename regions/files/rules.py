"""Reads the rules of a region's file: methods, documents, days, plans, contracts, ages and notes."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final, cast

from regions.days.shift import Shift
from regions.files.figures import Common
from regions.files.toml import Table
from regions.policy.records import (
    INSURANCES,
    METHOD_KINDS,
    Advance,
    AdvanceKind,
    DebitDays,
    DocumentGroup,
    Method,
    MonthDay,
    Note,
    PayerAge,
    PlanChoice,
    SelfPayWindow,
)
from regions.words.vocabulary import codes

_DAYS_OF_MONTH: Final = range(1, 32)
_MONTHS: Final = range(1, 13)


def read_method(table: Table, common: Common) -> Method:
    """Read a [[method]]: a way to pay with its limits."""
    low, high = table.optional_fen("min"), table.optional_fen("max")
    if low is not None and high is not None and low > high:
        table.fail("min", "min lies above max")
    return Method(
        **common,
        code=table.one_of("code", METHOD_KINDS),
        min_fen=low,
        max_fen=high,
        channel=table.both("channel") if table.has("channel") else None,
    )


def read_document(table: Table, common: Common) -> DocumentGroup:
    """Read a [[document]]: documents of which any one is enough."""
    return DocumentGroup(
        **common,
        any_of=table.texts("any_of", codes("document"), required=True),
        methods=table.texts("methods", METHOD_KINDS),
        insurances=table.texts("insurances", INSURANCES),
    )


def read_debit_days(table: Table, common: Common) -> DebitDays:
    """Read [[debit_days]]: the days on which the authority debits."""
    months = table.wholes("months", _MONTHS, _MONTHS)
    # A day that one of the months lacks would need a rule of its own; no source gives one
    last = min(monthrange(2026, month)[1] for month in months)
    return DebitDays(
        **common,
        insurances=table.texts("insurances", INSURANCES),
        days=table.wholes("days", range(1, last + 1)),
        months=months,
        shift=Shift(table.one_of("shift", [s.value for s in Shift])),
        own_month=table.get("own_month", bool, False),
    )


def read_window(table: Table, common: Common) -> SelfPayWindow:
    """Read a [[window]]: the days between which payers pay by themselves."""
    return SelfPayWindow(
        **common,
        opens=table.whole("opens", range(1, 29)),
        closes=table.whole("closes", range(1, 29)),
        workdays_only=table.get("workdays_only", bool, False),
        closed=_closed(table) if table.has("closed") else None,
        own_month=table.get("own_month", bool, False),
    )


def _closed(table: Table) -> tuple[MonthDay, MonthDay]:
    sub = table.sub("closed", table.mapping("closed"))
    closed = (_month_day(sub, "from"), _month_day(sub, "until"))
    sub.done()
    if closed[0] > closed[1]:
        table.fail("closed", "closed must lie within one calendar year")
    return closed


def _month_day(table: Table, key: str) -> MonthDay:
    text = table.text(key)
    try:
        # A leap year, so that 02-29 can be written
        day = date.fromisoformat(f"2024-{text}")
    except ValueError:
        table.fail(key, f'{key} must be month and day, such as "12-20"')
    return day.month, day.day


def read_advance(table: Table, common: Common) -> Advance:
    """Read an [[advance]]: how far ahead may be paid."""
    kind = cast(AdvanceKind, table.one_of("kind", ("next_month", "year_end", "next_year")))
    starts = 1
    if kind == "next_month":
        starts = table.whole("from_day", _DAYS_OF_MONTH)
    elif kind == "next_year":
        starts = table.whole("from_month", _MONTHS)
    return Advance(**common, insurances=table.texts("insurances", INSURANCES), kind=kind, starts=starts)


def read_plan_choice(table: Table, common: Common, plans: Iterable[str]) -> PlanChoice:
    """Read a [[plan]]: which of the `plans` the scheme follows, for all methods or some."""
    return PlanChoice(**common, plan=table.one_of("plan", plans), methods=table.texts("methods", METHOD_KINDS))


def read_payer_age(table: Table, common: Common) -> PayerAge:
    """Read a [[payer_age]]: the youngest age at which a person may pay."""
    insurances = table.texts("insurances", INSURANCES)
    return PayerAge(**common, insurances=insurances, at_least=table.whole("at_least", range(1, 100)))


def read_note(table: Table, common: Common) -> Note:
    """Read a [[note]]: a rule for people."""
    return Note(**common, insurances=table.texts("insurances", INSURANCES), text=table.both("text"))
