"""Reads and checks the policy files. Whatever is wrong is told with file and line before anything runs."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from regions import policy
from regions.calendar import Shift
from regions.files import File, Table
from regions.money import percent_of
from regions.policy import Dated, Plan, Region, Regions
from regions.vocabulary import codes

FOLDER = Path(__file__).parent
# Files of the folder that are not a region's.
OTHER_FILES = frozenset({"names.toml", "plans.toml", "coverage.toml"})
_REGION_FILE = re.compile(r"(\d{6}|CN)(-[a-z-]+)?\.toml")
_DAYS_OF_MONTH = range(1, 32)
_MONTHS = range(1, 13)

T = TypeVar("T")


@lru_cache(maxsize=1)
def get_regions() -> Regions:
    """The regions of this installation, read and checked once; raises PolicyFileError."""
    return load(FOLDER)


def load(folder: Path) -> Regions:
    """Reads every region file of a folder, and `plans.toml`; raises PolicyFileError naming file and line."""
    plans = _plans(folder / "plans.toml")
    files: dict[str, File] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name in OTHER_FILES:
            continue
        file = File(path)
        named = _REGION_FILE.fullmatch(path.name)
        if named is None:
            file.fail(1, "a region's file is named after its code, such as 310000-shanghai.toml or CN.toml")
        code = file.top.text("code")
        if code != named[1]:
            file.fail(file.top.line("code"), f"code is {code}, but the file is named for {named[1]}")
        if code in files:
            file.fail(file.top.line("code"), f"{code} has a second file, {files[code].name}")
        files[code] = file
    built: dict[str, Region] = {}
    for code in files:
        _build(code, files, built, plans, ())
    for code, region in built.items():
        _check_whole(region, files[code])
    return Regions(built.values(), plans)


def _plans(path: Path) -> dict[str, Plan]:
    file = File(path)
    plans = {}
    for name in file.values:
        table = Table(file, name, 0, file.top.get(name, dict))
        steps = table.texts("steps", policy.STEPS, required=True)
        skip = table.get("skip", dict)
        for step, rule in skip.items():
            if step not in steps:
                table.fail("skip", f"skip names the step {step}, which the plan does not have")
            if rule not in policy.SKIP_RULES:
                table.fail("skip", f"skip rule {rule!r} is not one of {', '.join(policy.SKIP_RULES)}")
        if steps[0] != "materials" or steps[-2:] != ("collection", "voucher") or "method" not in steps:
            table.fail("steps", "a plan starts with materials, chooses a method, and ends with collection, voucher")
        if "contract" in steps and steps.index("contract") < steps.index("method"):
            table.fail("steps", "whether a contract is needed is known only after the method step")
        table.done()
        plans[name] = Plan(name, steps, skip)
    return plans


def _build(
    code: str, files: dict[str, File], built: dict[str, Region], plans: Mapping[str, Plan], path: tuple[str, ...]
) -> Region:
    if code in built:
        return built[code]
    file = files[code]
    top = file.top
    parent = None
    if code != policy.NATIONAL:
        up = top.text("parent")
        if up not in files or up in (*path, code):
            top.fail("parent", f"parent {up!r} has no file of its own above this one")
        parent = _build(up, files, built, plans, (*path, code))
    authority = Table(file, "authority", 0, top.get("authority", dict))
    name = top.both("name")
    region = Region(
        code=code,
        name=name,
        authority=authority.both("name"),
        authority_source=authority.text("source"),
        authority_confidence=authority.one_of("confidence", policy.CONFIDENCES),
        parent=parent,
        bases=tuple(base for t in file.tables("base") for base in _bases(t, code)),
        charges=tuple(_read(file, "charge", code, _charge)),
        own_methods=tuple(_read(file, "method", code, _method)),
        own_documents=tuple(_read(file, "document", code, _document)),
        own_debit_days=tuple(_read(file, "debit_days", code, _debit_days)),
        own_windows=tuple(_read(file, "window", code, _window)),
        own_advances=tuple(_read(file, "advance", code, _advance)),
        own_plans=tuple(_read(file, "plan", code, lambda t, common: _plan_choice(t, common, plans))),
        own_notes=tuple(_read(file, "note", code, _note)),
        plans=plans,
    )
    authority.done()
    top.done()
    built[code] = region
    return region


def _read(file: File, name: str, code: str, make: Callable[[Table, dict[str, Any]], T]) -> list[T]:
    records = []
    for table in file.tables(name):
        records.append(make(table, _common(table, code)))
        table.done()
    return records


def _common(table: Table, code: str) -> dict[str, Any]:
    return {
        "region": code,
        "scheme": table.one_of("scheme", policy.SCHEMES),
        "source": table.text("source"),
        "confidence": table.one_of("confidence", policy.CONFIDENCES),
    }


def _dates(table: Table, unit: Literal["month", "year"]) -> dict[str, Any]:
    start = table.day("from")
    end = table.day("until") if table.has("until") else None
    if end is not None and end < start:
        table.fail("until", "until lies before from")
    if unit == "month":
        if start.day != 1:
            table.fail("from", "a monthly figure starts on the first day of a month")
        if end is not None and (end + timedelta(days=1)).day != 1:
            table.fail("until", "a monthly figure ends on the last day of a month")
    return {"start": start, "end": end, "unit": unit, "inferred": table.texts("inferred", ("from", "until"))}


def _bases(table: Table, code: str) -> list[policy.Base]:
    common = _common(table, code) | _dates(table, "month")
    insurances = table.texts("insurances", policy.INSURANCES, required=True)
    mode = table.one_of("mode", ("range", "list", "single", "percents"))
    amounts: tuple[int, ...] = ()
    if mode == "range":
        low, high = table.fen("min"), table.fen("max")
        if low > high:
            table.fail("min", "min lies above max")
    elif mode == "single":
        low = high = table.fen("amount")
    else:
        amounts = table.fens("amounts") if mode == "list" else _percent_amounts(table)
        low, high = amounts[0], amounts[-1]
    table.done()
    return [
        policy.Base(
            **common,
            insurance=insurance,
            mode=cast(Any, mode),
            low_fen=low,
            high_fen=high,
            amounts_fen=amounts,
        )
        for insurance in insurances
    ]


def _percent_amounts(table: Table) -> tuple[int, ...]:
    """Bases published as percentages of an average wage, rounded half-up as the region's file says."""
    average = table.fen("average")
    unit = {"fen": 1, "yuan": 100}[table.one_of("round_to", ("fen", "yuan"))]
    percents = table.wholes("percents", range(1, 1001))
    return tuple(percent_of(average, Decimal(p) / (100 * unit)) * unit for p in percents)


def _charge(table: Table, common: dict[str, Any]) -> policy.Charge:
    kind = table.one_of("kind", ("percent", "monthly", "yearly"))
    dates = _dates(table, "year" if kind == "yearly" else "month")
    insurance = table.one_of("insurance", policy.INSURANCES)
    charge: dict[str, Any] = {}
    if kind == "percent":
        charge["parts"] = _parts(table)
    elif kind == "monthly":
        charge["amount_fen"] = table.fen("amount")
    else:
        forms = [key for key in ("amount", "grades", "categories", "choose") if table.has(key)]
        if len(forms) != 1:
            table.fail(None, "a yearly charge has exactly one of amount, grades, categories, choose")
        if forms == ["amount"]:
            charge["amount_fen"] = table.fen("amount")
        elif forms == ["choose"]:
            choose = table.sub("choose", table.get("choose", dict))
            if choose.has("amounts"):
                amounts = choose.fens("amounts")
                low, high = amounts[0], amounts[-1]
            else:
                amounts = ()
                low, high = choose.fen("min"), choose.fen("max")
            if low > high:
                choose.fail("min", "min lies above max")
            choose.done()
            charge |= {"choose_low_fen": low, "choose_high_fen": high, "choose_amounts_fen": amounts}
        else:
            key = forms[0]
            amounts_by = table.get(key, dict)
            if not amounts_by:
                table.fail(key, f"{key} is empty")
            if key == "categories":
                for category in amounts_by:
                    if category not in codes("category"):
                        table.fail(key, f"category {category!r} has no name in names.toml")
            charge[key] = {choice: table.as_fen(key, amount) for choice, amount in amounts_by.items()}
    return policy.Charge(**common, **dates, insurance=insurance, kind=cast(Any, kind), **charge)


def _parts(table: Table) -> tuple[policy.Part, ...]:
    if not table.has("parts"):
        return (_part(table, None),)
    parts = []
    for values in table.get("parts", list):
        sub = table.sub("parts", values)
        parts.append(_part(sub, sub.one_of("part", codes("part"))))
        sub.done()
    if len(parts) < 2 or len({p.code for p in parts}) != len(parts):
        table.fail("parts", "parts are for two or more differing parts; write rate for one")
    return tuple(parts)


def _part(table: Table, code: str | None) -> policy.Part:
    rate = table.rate("rate")
    account = table.rate("account_rate") if table.has("account_rate") else None
    if account is not None and account > rate:
        table.fail("account_rate", "account_rate lies above rate")
    return policy.Part(code, rate, account)


def _method(table: Table, common: dict[str, Any]) -> policy.Method:
    low = table.fen("min") if table.has("min") else None
    high = table.fen("max") if table.has("max") else None
    if low is not None and high is not None and low > high:
        table.fail("min", "min lies above max")
    return policy.Method(
        **common,
        code=table.one_of("code", policy.METHOD_KINDS),
        min_fen=low,
        max_fen=high,
        channel=table.both("channel") if table.has("channel") else None,
    )


def _document(table: Table, common: dict[str, Any]) -> policy.DocumentGroup:
    return policy.DocumentGroup(
        **common,
        any_of=table.texts("any_of", codes("document"), required=True),
        methods=table.texts("methods", policy.METHOD_KINDS),
        insurances=table.texts("insurances", policy.INSURANCES),
    )


def _debit_days(table: Table, common: dict[str, Any]) -> policy.DebitDays:
    months = table.wholes("months", _MONTHS, _MONTHS)
    return policy.DebitDays(
        **common,
        insurances=table.texts("insurances", policy.INSURANCES),
        # A day that one of the months lacks would need a rule of its own; no source gives one
        days=table.wholes("days", range(1, min(monthrange(2026, month)[1] for month in months) + 1)),
        months=months,
        shift=Shift(table.one_of("shift", [s.value for s in Shift])),
    )


def _window(table: Table, common: dict[str, Any]) -> policy.SelfPayWindow:
    closed = None
    if table.has("closed"):
        sub = table.sub("closed", table.get("closed", dict))
        closed = (_month_day(sub, "from"), _month_day(sub, "until"))
        sub.done()
        if closed[0] > closed[1]:
            table.fail("closed", "closed must lie within one calendar year")
    return policy.SelfPayWindow(
        **common,
        opens=table.whole("opens", range(1, 29)),
        closes=table.whole("closes", range(1, 29)),
        workdays_only=table.get("workdays_only", bool, False),
        closed=closed,
    )


def _month_day(table: Table, key: str) -> tuple[int, int]:
    text = table.text(key)
    try:
        # A leap year, so that 02-29 can be written
        day = date.fromisoformat(f"2024-{text}")
    except ValueError:
        table.fail(key, f'{key} must be month and day, such as "12-20"')
    return day.month, day.day


def _advance(table: Table, common: dict[str, Any]) -> policy.Advance:
    kind = table.one_of("kind", ("next_month", "year_end", "next_year"))
    starts = 1
    if kind == "next_month":
        starts = table.whole("from_day", _DAYS_OF_MONTH)
    elif kind == "next_year":
        starts = table.whole("from_month", _MONTHS)
    return policy.Advance(
        **common, insurances=table.texts("insurances", policy.INSURANCES), kind=cast(Any, kind), starts=starts
    )


def _plan_choice(table: Table, common: dict[str, Any], plans: Mapping[str, Plan]) -> policy.PlanChoice:
    return policy.PlanChoice(**common, plan=table.one_of("plan", plans))


def _note(table: Table, common: dict[str, Any]) -> policy.Note:
    return policy.Note(
        **common,
        insurances=table.texts("insurances", policy.INSURANCES),
        text=table.both("text"),
    )


def _check_whole(region: Region, file: File) -> None:
    """What can be told only of a region's records together."""
    _check_series(file, "charge", enumerate(region.charges))
    # One [[base]] table gives a record for each of its insurances
    tables = [number for number, table in enumerate(file.tables("base")) for _ in table.values["insurances"]]
    _check_series(file, "base", zip(tables, region.bases, strict=True))
    _check_once(file, "plan", [(choice, choice.scheme) for choice in region.own_plans])
    _check_once(file, "method", [(method, f"{method.scheme} {method.code}") for method in region.own_methods])
    for scheme in policy.SCHEMES:
        if not (region.has_plan(scheme) and region.methods(scheme) and region.documents(scheme)):
            file.fail(1, f"neither this region nor its parents give a plan, methods and documents for {scheme}")
        plan = region.plan(scheme)
        if "contract" not in plan.steps and any(m.needs_contract for m in region.methods(scheme)):
            file.fail(1, f"{scheme}: the plan {plan.name} has no contract step, but a method needs a contract")


def _check_once(file: File, name: str, records: Iterable[tuple[policy.Record, str]]) -> None:
    seen: set[str] = set()
    for number, (record, key) in enumerate(records):
        if not record.applies:
            continue
        if key in seen:
            file.fail(file.line(name, number, None), f"{name}: a second one for {key}")
        seen.add(key)


def _check_series(file: File, name: str, records: Iterable[tuple[int, Dated]]) -> None:
    series: dict[tuple[str, str], list[tuple[Dated, int]]] = {}
    for number, record in records:
        series.setdefault((record.scheme, record.insurance), []).append((record, number))
    for (scheme, insurance), dated in series.items():
        what = f"{name}: {scheme} {insurance}"
        dated.sort(key=lambda pair: pair[0].start)
        for (earlier, _), (later, number) in pairwise(dated):
            line = file.line(name, number, "from")
            if earlier.unit != later.unit:
                file.fail(line, f"{what} was charged by the {earlier.unit} before; the unit cannot change")
            if earlier.end_key is None or earlier.end_key >= later.start_key:
                file.fail(line, f"{what} overlaps the figure from {earlier.start.isoformat()}; end that one first")
