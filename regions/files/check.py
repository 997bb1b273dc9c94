"""Checks what only a region's records together can show: overlaps, repeats, and what is missing."""

from collections.abc import Iterable
from itertools import pairwise

from foundation.steps import signs_before_collection
from regions.files.toml import File
from regions.policy.records import INSURANCES, SCHEMES, Dated, Record
from regions.policy.region import Plan, Region


def check_region(region: Region, file: File) -> None:
    """Raise PolicyFileError for records that contradict each other, or a scheme that cannot be carried out."""
    _check_series(file, "charge", enumerate(region.own.charges))
    # One [[base]] table gives a record for each of its insurances
    tables = [number for number, table in enumerate(file.tables("base")) for _ in table.texts("insurances", INSURANCES)]
    _check_series(file, "base", zip(tables, region.own.bases, strict=True))
    plans = [(one, f"{one.scheme} {method}") for one in region.own.plans for method in one.methods or ("all methods",)]
    _check_once(file, "plan", plans)
    _check_once(file, "method", [(method, f"{method.scheme} {method.code}") for method in region.own.methods])
    for scheme in SCHEMES:
        _check_scheme(region, file, scheme)


def _check_scheme(region: Region, file: File, scheme: str) -> None:
    if not (region.has_plan(scheme) and region.methods(scheme) and region.documents(scheme)):
        file.fail(1, f"neither this region nor its parents give a plan, methods and documents for {scheme}")
    if all(choice.methods for choice in region.plan_choices(scheme)):
        file.fail(1, f"{scheme}: one plan has to be for all methods, those that name some aside")
    debits = [method.code for method in region.methods(scheme) if method.needs_contract]
    if debits:
        _check_contract(region, file, scheme, region.plan(scheme), "a method")
    for code in debits:
        _check_contract(region, file, scheme, region.plan(scheme, code), code)


def _check_contract(region: Region, file: File, scheme: str, plan: Plan, debit: str) -> None:
    """A debit is ordered only under a contract that was signed before; what payers pay by themselves needs none."""
    if signs_before_collection(plan.steps):
        return
    lacks = "has contract after collection" if "contract" in plan.steps else "has no contract step"
    problem = f"{scheme}: the plan {plan.name} {lacks}, but {debit} needs a contract before collection"
    if "contract" in plan.steps:
        problem += "; name the `methods` that payers pay by themselves, and give the others another plan"
    own = (at for at, one in enumerate(region.own.plans) if (one.scheme, one.plan) == (scheme, plan.name))
    at = next(own, None)
    file.fail(1 if at is None else file.line("plan", at, "plan"), problem)


def _check_once(file: File, name: str, records: Iterable[tuple[Record, str]]) -> None:
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
        dated.sort(key=lambda pair: pair[0].start)
        for (earlier, _), (later, number) in pairwise(dated):
            problem = _follows_badly(earlier, later)
            if problem:
                file.fail(file.line(name, number, "from"), f"{name}: {scheme} {insurance} {problem}")


def _follows_badly(earlier: Dated, later: Dated) -> str | None:
    """What is wrong with two figures that follow each other, or None."""
    if earlier.unit != later.unit:
        return f"was charged by the {earlier.unit} before; the unit cannot change"
    if earlier.end_key is None or earlier.end_key >= later.start_key:
        return f"overlaps the figure from {earlier.start.isoformat()}; end that one first"
    return None
