"""Reads and checks the policy files. Whatever is wrong is told with file and line before anything runs."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar, cast

from regions import policy
from regions.calendar import Shift
from regions.errors import PolicyFileError
from regions.money import fen_from_yuan, percent_of
from regions.policy import Dated, Plan, Region, Regions
from regions.text import Text
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
    files: dict[str, _File] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name in OTHER_FILES:
            continue
        file = _File(path)
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


class _Table:
    """One table of a file; remembers which keys were read, so that unknown ones can be told."""

    def __init__(self, file: "_File", name: str, number: int, values: dict[str, Any]) -> None:
        self.file, self.name, self.number, self.values = file, name, number, values
        self.read: set[str] = set()

    def line(self, key: str | None = None) -> int:
        return self.file.line(self.name, self.number, key)

    def fail(self, key: str | None, problem: str) -> NoReturn:
        where = f"{self.name}: " if self.name else ""
        self.file.fail(self.line(key), where + problem)

    def has(self, key: str) -> bool:
        return key in self.values

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        self.read.add(key)
        if key not in self.values:
            if default is None:
                self.fail(None, f"{key} is missing")
            return default
        value = self.values[key]
        # bool is an int to Python, and never meant where a number is asked for
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fail(key, f"{key} must be {_KINDS[kind]}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        value = self.get(key, str, default)
        if not value.strip():
            self.fail(key, f"{key} is empty")
        return value

    def one_of(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        value, known = self.text(key, default), list(choices)
        if value not in known:
            self.fail(key, f"{key} {value!r} is not one of {', '.join(known)}")
        return value

    def texts(self, key: str, choices: Iterable[str] | None = None, *, required: bool = False) -> tuple[str, ...]:
        values = self.get(key, list, None if required else [])
        known = None if choices is None else list(choices)
        for value in values:
            if not isinstance(value, str) or (known is not None and value not in known):
                self.fail(key, f"{key} holds {value!r}" + (f", not one of {', '.join(known)}" if known else ""))
        if len(set(values)) != len(values) or (required and not values):
            self.fail(key, f"{key} must be a list without repeats" + (" that is not empty" if required else ""))
        return tuple(values)

    def day(self, key: str) -> date:
        value = self.get(key, date)
        if type(value) is not date:
            self.fail(key, f"{key} must be a day such as 2026-07-01")
        return value

    def whole(self, key: str, allowed: range) -> int:
        value = self.get(key, int)
        if value not in allowed:
            self.fail(key, f"{key} must lie between {allowed[0]} and {allowed[-1]}")
        return value

    def wholes(self, key: str, allowed: range, default: Iterable[int] | None = None) -> tuple[int, ...]:
        values = self.get(key, list, None if default is None else list(default))
        if not values or any(type(v) is not int or v not in allowed for v in values) or values != sorted(set(values)):
            self.fail(key, f"{key} must be rising whole numbers between {allowed[0]} and {allowed[-1]}")
        return tuple(values)

    def fen(self, key: str) -> int:
        return self.as_fen(key, self.get(key, str))

    def as_fen(self, key: str, value: object) -> int:
        try:
            fen = fen_from_yuan(value) if isinstance(value, str) else 0
        except ValueError:
            fen = 0
        if fen <= 0:
            self.fail(key, f'{key} must be yuan in quotes, such as "7546" or "584.92"')
        return fen

    def fens(self, key: str) -> tuple[int, ...]:
        amounts = [self.as_fen(key, value) for value in self.get(key, list)]
        if not amounts or amounts != sorted(set(amounts)):
            self.fail(key, f"{key} must be rising amounts without repeats")
        return tuple(amounts)

    def rate(self, key: str) -> Decimal:
        try:
            rate = Decimal(self.get(key, str))
        except InvalidOperation:
            rate = Decimal(0)
        if not (rate.is_finite() and 0 < rate < 1):
            self.fail(key, f'{key} must be a share in quotes between 0 and 1, such as "0.20"')
        return rate

    def both(self, key: str) -> Text:
        return self.as_text(key, self.get(key, dict))

    def as_text(self, key: str, value: dict[str, Any]) -> Text:
        if set(value) != {"zh-CN", "en"} or not all(isinstance(v, str) and v.strip() for v in value.values()):
            self.fail(key, f"{key} must have zh-CN and en, and nothing else")
        return Text(value["zh-CN"], value["en"])

    def sub(self, key: str, values: object) -> "_Table":
        if not isinstance(values, dict):
            self.fail(key, f"{key} must be a table")
        return _SubTable(self, key, values)

    def done(self) -> None:
        for key in self.values:
            if key not in self.read:
                self.fail(key, f"unknown key {key}")


class _SubTable(_Table):
    """An inline table; its problems are told at the line of the key that holds it."""

    def __init__(self, parent: _Table, key: str, values: dict[str, Any]) -> None:
        super().__init__(parent.file, parent.name, parent.number, values)
        self.key = key

    def line(self, key: str | None = None) -> int:
        return super().line(self.key)


_KINDS: Mapping[type, str] = {
    str: "text in quotes",
    list: "a list",
    dict: "a table",
    date: "a day such as 2026-07-01",
    int: "a whole number",
    bool: "true or false",
}


class _File:
    """A TOML file with the lines of its tables and keys (tomllib keeps no positions)."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        text = path.read_text(encoding="utf-8")
        self.lines = text.splitlines()
        try:
            self.values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else len(self.lines)
            raise PolicyFileError(self.name, line, f"not valid TOML: {error}") from error
        self.top = _Table(self, "", 0, self.values)

    def fail(self, line: int, problem: str) -> NoReturn:
        raise PolicyFileError(self.name, line, problem)

    def line(self, table: str, number: int, key: str | None) -> int:
        header = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
        inside, seen, start = table == "", -1, 1
        for at, line in enumerate(self.lines, 1):
            if found := header.match(line):
                if inside:
                    break
                if found[1] == table:
                    seen += 1
                    inside, start = seen == number, at
            elif inside and key is not None and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return at
        return start

    def tables(self, name: str) -> list[_Table]:
        self.top.read.add(name)
        values = self.values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
            self.fail(self.line("", 0, name), f"write [[{name}]] for each {name}")
        return [_Table(self, name, number, value) for number, value in enumerate(values)]


def _plans(path: Path) -> dict[str, Plan]:
    file = _File(path)
    plans = {}
    for name, values in file.values.items():
        table = _Table(file, name, 0, values)
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
    code: str, files: dict[str, _File], built: dict[str, Region], plans: Mapping[str, Plan], path: tuple[str, ...]
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
    authority = _Table(file, "authority", 0, top.get("authority", dict))
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


def _read(file: _File, name: str, code: str, make: Callable[[_Table, dict[str, Any]], T]) -> list[T]:
    records = []
    for table in file.tables(name):
        records.append(make(table, _common(table, code)))
        table.done()
    return records


def _common(table: _Table, code: str) -> dict[str, Any]:
    return {
        "region": code,
        "scheme": table.one_of("scheme", policy.SCHEMES),
        "source": table.text("source"),
        "confidence": table.one_of("confidence", policy.CONFIDENCES),
    }


def _dates(table: _Table, unit: Literal["month", "year"]) -> dict[str, Any]:
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


def _bases(table: _Table, code: str) -> list[policy.Base]:
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


def _percent_amounts(table: _Table) -> tuple[int, ...]:
    """Bases published as percentages of an average wage, rounded half-up as the region's file says."""
    average = table.fen("average")
    unit = {"fen": 1, "yuan": 100}[table.one_of("round_to", ("fen", "yuan"))]
    percents = table.wholes("percents", range(1, 1001))
    return tuple(percent_of(average, Decimal(p) / (100 * unit)) * unit for p in percents)


def _charge(table: _Table, common: dict[str, Any]) -> policy.Charge:
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


def _parts(table: _Table) -> tuple[policy.Part, ...]:
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


def _part(table: _Table, code: str | None) -> policy.Part:
    rate = table.rate("rate")
    account = table.rate("account_rate") if table.has("account_rate") else None
    if account is not None and account > rate:
        table.fail("account_rate", "account_rate lies above rate")
    return policy.Part(code, rate, account)


def _method(table: _Table, common: dict[str, Any]) -> policy.Method:
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


def _document(table: _Table, common: dict[str, Any]) -> policy.DocumentGroup:
    return policy.DocumentGroup(
        **common,
        any_of=table.texts("any_of", codes("document"), required=True),
        methods=table.texts("methods", policy.METHOD_KINDS),
        insurances=table.texts("insurances", policy.INSURANCES),
    )


def _debit_days(table: _Table, common: dict[str, Any]) -> policy.DebitDays:
    months = table.wholes("months", _MONTHS, _MONTHS)
    return policy.DebitDays(
        **common,
        insurances=table.texts("insurances", policy.INSURANCES),
        # A day that one of the months lacks would need a rule of its own; no source gives one
        days=table.wholes("days", range(1, min(monthrange(2026, month)[1] for month in months) + 1)),
        months=months,
        shift=Shift(table.one_of("shift", [s.value for s in Shift])),
    )


def _window(table: _Table, common: dict[str, Any]) -> policy.SelfPayWindow:
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


def _month_day(table: _Table, key: str) -> tuple[int, int]:
    text = table.text(key)
    try:
        # A leap year, so that 02-29 can be written
        day = date.fromisoformat(f"2024-{text}")
    except ValueError:
        table.fail(key, f'{key} must be month and day, such as "12-20"')
    return day.month, day.day


def _advance(table: _Table, common: dict[str, Any]) -> policy.Advance:
    kind = table.one_of("kind", ("next_month", "year_end", "next_year"))
    starts = 1
    if kind == "next_month":
        starts = table.whole("from_day", _DAYS_OF_MONTH)
    elif kind == "next_year":
        starts = table.whole("from_month", _MONTHS)
    return policy.Advance(
        **common, insurances=table.texts("insurances", policy.INSURANCES), kind=cast(Any, kind), starts=starts
    )


def _plan_choice(table: _Table, common: dict[str, Any], plans: Mapping[str, Plan]) -> policy.PlanChoice:
    return policy.PlanChoice(**common, plan=table.one_of("plan", plans))


def _note(table: _Table, common: dict[str, Any]) -> policy.Note:
    return policy.Note(
        **common,
        insurances=table.texts("insurances", policy.INSURANCES),
        text=table.as_text("text", table.get("text", dict)),
    )


def _check_whole(region: Region, file: _File) -> None:
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


def _check_once(file: _File, name: str, records: Iterable[tuple[policy.Record, str]]) -> None:
    seen: set[str] = set()
    for number, (record, key) in enumerate(records):
        if not record.applies:
            continue
        if key in seen:
            file.fail(file.line(name, number, None), f"{name}: a second one for {key}")
        seen.add(key)


def _check_series(file: _File, name: str, records: Iterable[tuple[int, Dated]]) -> None:
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
