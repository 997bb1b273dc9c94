"""Checks what only a region's records together can show: overlaps, repeats, and what is missing."""

from collections.abc import Iterable
from itertools import pairwise

from regions.files.toml import File
from regions.policy.records import INSURANCES, SCHEMES, Dated, Record
from regions.policy.region import Region


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
    methods = region.methods(scheme)
    plan = region.plan(scheme)
    if "contract" not in plan.steps and any(method.needs_contract for method in methods):
        file.fail(1, f"{scheme}: the plan {plan.name} has no contract step, but a method needs a contract")
    for method in methods:
        plan = region.plan(scheme, method.code)
        if method.needs_contract and "contract" not in plan.steps:
            file.fail(1, f"{scheme}: the plan {plan.name} has no contract step, but {method.code} needs a contract")


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
