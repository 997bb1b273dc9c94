"""Policy data of the regions and what is computed from it; pure, no input or output but the data files."""

from regions.assessment import Assessment, Item, assess
from regions.calendar import Shift, is_workday, shift
from regions.coverage import Coverage, what_is_covered
from regions.describe import describe
from regions.errors import PolicyError, PolicyFileError
from regions.load import get_regions, load
from regions.names import label
from regions.orders import check_period
from regions.payday import DebitDay, Window, debit_comes_in_time, debit_day_on_or_after, payment_window
from regions.period import Period
from regions.policy import Method, Offer, Plan, Region, Regions
from regions.text import Text

__all__ = [
    "Assessment",
    "Coverage",
    "DebitDay",
    "Item",
    "Method",
    "Offer",
    "Period",
    "Plan",
    "PolicyError",
    "PolicyFileError",
    "Region",
    "Regions",
    "Shift",
    "Text",
    "Window",
    "assess",
    "check_period",
    "collecting_authority",
    "debit_comes_in_time",
    "debit_day_on_or_after",
    "describe",
    "get_regions",
    "is_workday",
    "label",
    "load",
    "payee",
    "payment_window",
    "plan_steps",
    "shift",
    "what_is_covered",
]


def collecting_authority(region: str) -> Text:
    """The tax office that takes the region's declarations and money; raises PolicyError(unknown_region)."""
    return get_regions().get(region).authority


def payee(region: str) -> Text:
    """Who the money goes to, as a debit agreement names it: the collecting authority.

    Raises PolicyError(unknown_region).
    """
    return collecting_authority(region)


def plan_steps(plan: str) -> tuple[str, ...]:
    """The steps of a plan in their order; raises LookupError for an unknown plan."""
    plans = get_regions().plans
    if plan not in plans:
        raise LookupError(f"no plan of this name; known are {', '.join(plans)}")
    return plans[plan].steps
