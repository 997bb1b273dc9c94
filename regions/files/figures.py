"""Reads the figures of a region's file: contribution bases and charges."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import TypedDict, cast

from foundation.money import percent_of
from regions.files.toml import Table
from regions.policy.records import (
    CONFIDENCES,
    INSURANCES,
    SCHEMES,
    Base,
    BaseMode,
    Charge,
    ChargeKind,
    Choice,
    Part,
    Unit,
)
from regions.words.vocabulary import codes


class Common(TypedDict):
    """What every record has, as `regions.policy.records.Record` names it."""

    region: str
    scheme: str
    source: str
    confidence: str


class _Dates(TypedDict):
    start: date
    end: date | None
    inferred: tuple[str, ...]
    unit: Unit


def read_common(table: Table, code: str) -> Common:
    """Read scheme, source and confidence of a record in the file of the region `code`."""
    return {
        "region": code,
        "scheme": table.one_of("scheme", SCHEMES),
        "source": table.text("source"),
        "confidence": table.one_of("confidence", CONFIDENCES),
    }


def read_bases(table: Table, code: str) -> list[Base]:
    """Read a [[base]] as one record for each of its insurances."""
    common, dates = read_common(table, code), _dates(table, "month")
    insurances = table.texts("insurances", INSURANCES, required=True)
    mode = cast(BaseMode, table.one_of("mode", ("range", "list", "single", "percents")))
    choice = _base_choice(table, mode)
    table.done()
    return [Base(**common, **dates, insurance=insurance, mode=mode, choice=choice) for insurance in insurances]


def _base_choice(table: Table, mode: BaseMode) -> Choice:
    match mode:
        case "range":
            return _between(table)
        case "single":
            amount = table.fen("amount")
            return Choice(amount, amount)
        case "list":
            return _listed(table.fens("amounts"))
        case "percents":
            return _listed(_percent_amounts(table))


def _between(table: Table) -> Choice:
    low, high = table.fen("min"), table.fen("max")
    if low > high:
        table.fail("min", "min lies above max")
    return Choice(low, high)


def _listed(amounts: tuple[int, ...]) -> Choice:
    return Choice(amounts[0], amounts[-1], amounts)


def _percent_amounts(table: Table) -> tuple[int, ...]:
    """Bases published as percentages of an average wage, rounded half-up as the region's file says."""
    average = table.fen("average")
    unit = {"fen": 1, "yuan": 100}[table.one_of("round_to", ("fen", "yuan"))]
    percents = table.wholes("percents", range(1, 1001))
    return tuple(percent_of(average, Decimal(p) / (100 * unit)) * unit for p in percents)


def _dates(table: Table, unit: Unit) -> _Dates:
    start = table.day("from")
    end = table.day("until") if table.has("until") else None
    if end is not None and end < start:
        table.fail("until", "until lies before from")
    if unit == "month":
        _check_whole_months(table, start, end)
    return {"start": start, "end": end, "unit": unit, "inferred": table.texts("inferred", ("from", "until"))}


def _check_whole_months(table: Table, start: date, end: date | None) -> None:
    if start.day != 1:
        table.fail("from", "a monthly figure starts on the first day of a month")
    if end is not None and (end + timedelta(days=1)).day != 1:
        table.fail("until", "a monthly figure ends on the last day of a month")


def read_charge(table: Table, common: Common) -> Charge:
    """Read a [[charge]]: a share of the base, or a fixed or chosen amount."""
    kind = cast(ChargeKind, table.one_of("kind", ("percent", "monthly", "yearly")))
    dates = _dates(table, "year" if kind == "yearly" else "month")
    insurance = table.one_of("insurance", INSURANCES)
    if kind == "percent":
        return Charge(**common, **dates, insurance=insurance, kind=kind, parts=_parts(table))
    amounts = _yearly(table) if kind == "yearly" else {"amount": table.fen("amount")}
    return Charge(
        **common,
        **dates,
        insurance=insurance,
        kind=kind,
        amount_fen=amounts.get("amount"),
        grades=amounts.get("grades", MappingProxyType({})),
        categories=amounts.get("categories", MappingProxyType({})),
        choice=amounts.get("choose"),
        to_account=table.get("to_account", bool, False),
    )


class _Amounts(TypedDict, total=False):
    amount: int
    grades: Mapping[str, int]
    categories: Mapping[str, int]
    choose: Choice


_YEARLY_FORMS: Mapping[str, Callable[[Table], _Amounts]] = {
    "amount": lambda table: {"amount": table.fen("amount")},
    "grades": lambda table: {"grades": _amounts_by(table, "grades")},
    "categories": lambda table: {"categories": _amounts_by(table, "categories")},
    "choose": lambda table: {"choose": _chosen(table.sub("choose", table.mapping("choose")))},
}


def _yearly(table: Table) -> _Amounts:
    forms = [read for key, read in _YEARLY_FORMS.items() if table.has(key)]
    if len(forms) != 1:
        table.fail(None, f"a yearly charge has exactly one of {', '.join(_YEARLY_FORMS)}")
    return forms[0](table)


def _chosen(table: Table) -> Choice:
    choice = _listed(table.fens("amounts")) if table.has("amounts") else _between(table)
    table.done()
    return choice


def _amounts_by(table: Table, key: str) -> Mapping[str, int]:
    amounts = table.mapping(key)
    if not amounts:
        table.fail(key, f"{key} is empty")
    for category in amounts if key == "categories" else ():
        if category not in codes("category"):
            table.fail(key, f"category {category!r} has no name in names.toml")
    return MappingProxyType({choice: table.as_fen(key, amount) for choice, amount in amounts.items()})


def _parts(table: Table) -> tuple[Part, ...]:
    if not table.has("parts"):
        return (_part(table, None),)
    parts = []
    for values in table.items("parts"):
        sub = table.sub("parts", values)
        parts.append(_part(sub, sub.one_of("part", codes("part"))))
        sub.done()
    if len(parts) < 2 or len({p.code for p in parts}) != len(parts):
        table.fail("parts", "parts are for two or more differing parts; write rate for one")
    return tuple(parts)


def _part(table: Table, code: str | None) -> Part:
    rate = table.rate("rate")
    account = table.rate("account_rate") if table.has("account_rate") else None
    if account is not None and account > rate:
        table.fail("account_rate", "account_rate lies above rate")
    return Part(code, rate, account)
