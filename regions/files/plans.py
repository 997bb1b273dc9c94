"""Reads `plans.toml`: the steps of each plan in their order, and the rules that skip one."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, cast

from foundation.steps import Step, signs_after_collection
from regions.files.toml import File, Table, Values
from regions.policy.records import SKIP_RULES
from regions.policy.region import Plan

_ENDS: Final = ((Step.MATERIALS, 0, "comes first"), (Step.VOUCHER, -1, "comes last"))
_PAIRS: Final = (
    (Step.METHOD, Step.COLLECTION),
    (Step.DECLARATION, Step.COLLECTION),
    (Step.METHOD, Step.CONTRACT),
)
ALLOWED: Final = (
    "materials first; then method, and where there is one the declaration, before collection; contract, where there is"
    " one, after method, on either side of collection; voucher last"
)
"""Which orders of steps there may be. See docs/adr/0023-pay-then-sign.md."""


def read_plans(file: File) -> Mapping[str, Plan]:
    """Read every plan by its name; raises PolicyFileError with the line of an order that is not allowed."""
    plans = {}
    for name in file.values:
        table = Table(file, name, 0, cast(Values, file.top.get(name, dict)))
        plans[name] = _plan(table)
        table.done()
    return MappingProxyType(plans)


def _plan(table: Table) -> Plan:
    steps = tuple(Step(step) for step in table.texts("steps", Step, required=True))
    if problem := _problem(steps):
        table.fail("steps", f"{problem}; allowed is: {ALLOWED}")
    return Plan(table.name, steps, MappingProxyType(_skips(table, steps)))


def _problem(steps: Sequence[Step]) -> str | None:
    """What is wrong with an order of steps; None for one that is allowed."""
    for step in (Step.METHOD, Step.COLLECTION):
        if step not in steps:
            return f"the step {step} is missing"
    for step, at, rule in _ENDS:
        if steps[at] != step:
            return f"{step} {rule}"
    for earlier, later in _PAIRS:
        if {earlier, later} <= set(steps) and steps.index(earlier) > steps.index(later):
            return f"{earlier} comes before {later}"
    return None


def _skips(table: Table, steps: Sequence[Step]) -> dict[str, str]:
    skip: dict[str, str] = {}
    for step, rule in table.mapping("skip").items():
        if step not in steps:
            table.fail("skip", f"skip names the step {step}, which the plan does not have")
        if not isinstance(rule, str) or rule not in SKIP_RULES:
            table.fail("skip", f"skip rule {rule!r} is not one of {', '.join(SKIP_RULES)}")
        skip[step] = rule
    if signs_after_collection(steps) and Step.CONTRACT in skip:
        table.fail("skip", "a contract after the collection is of payers who pay by themselves: leave the step out")
    return skip
