"""The steps of a payment, and the plan that it follows: its steps in their order, kept with the payment itself.

A region's policy chooses the plan when the payment is accepted. Later changes of the policy leave it as it is.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache


class Step(StrEnum):
    """One step; the members are in the usual order."""

    MATERIALS = "materials"
    METHOD = "method"
    DECLARATION = "declaration"
    CONTRACT = "contract"
    COLLECTION = "collection"
    VOUCHER = "voucher"


def plan_of(steps: Iterable[Step]) -> str:
    """Write steps as a payment's plan: `materials,method,collection,voucher`."""
    return ",".join(steps)


@lru_cache(maxsize=64)
def plan_steps(plan: str) -> tuple[Step, ...]:
    """Give the steps of a payment's plan in their order; raises ValueError for a text that is no plan."""
    return tuple(Step(step) for step in plan.split(","))


def signs_after_collection(plan: Sequence[str]) -> bool:
    """Whether the contract of a plan (its steps in their order) is signed once the money is collected."""
    return Step.CONTRACT in plan and plan.index(Step.CONTRACT) > plan.index(Step.COLLECTION)


def signs_before_collection(plan: Sequence[str]) -> bool:
    """Whether the contract of a plan (its steps in their order) is signed before money is asked for."""
    return Step.CONTRACT in plan and not signs_after_collection(plan)
