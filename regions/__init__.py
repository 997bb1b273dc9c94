"""Policy data of the regions and results computed from it; no input or output but the data files."""

from regions.assessment.assess import assess
from regions.assessment.orders import check_period
from regions.assessment.result import Assessment, Item
from regions.days.calendar import Moved
from regions.days.debits import DebitDay, debit_comes_in_time, debit_day_on_or_after
from regions.days.shift import Shift
from regions.days.windows import Window, last_pay_day, payment_window
from regions.describe import describe
from regions.errors import CODES, PolicyError, PolicyFileError
from regions.files.current import await_policy, find_region, get_region, get_regions, policy_problem
from regions.files.load import FOLDER, load
from regions.period import Period, other_pension
from regions.policy.records import INSURANCES, SCHEMES, Method
from regions.policy.region import Offer, Plan, Region, Regions
from regions.text import Text
from regions.words.coverage import Coverage, Statement, what_is_covered
from regions.words.names import label
from regions.words.places import is_province

__all__ = [
    "CODES",
    "FOLDER",
    "INSURANCES",
    "SCHEMES",
    "Assessment",
    "Coverage",
    "DebitDay",
    "Item",
    "Method",
    "Moved",
    "Offer",
    "Period",
    "Plan",
    "PolicyError",
    "PolicyFileError",
    "Region",
    "Regions",
    "Shift",
    "Statement",
    "Text",
    "Window",
    "assess",
    "await_policy",
    "check_period",
    "debit_comes_in_time",
    "debit_day_on_or_after",
    "describe",
    "find_region",
    "get_region",
    "get_regions",
    "is_province",
    "label",
    "last_pay_day",
    "load",
    "other_pension",
    "payment_window",
    "policy_problem",
    "what_is_covered",
]
