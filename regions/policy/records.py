"""The records of a region's file as frozen values.

Amounts are integer fen, days are calendar days of Asia/Shanghai. Every record names its source and its confidence;
records of confidence "low" are shown to people and never applied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal

from foundation.money import yuan
from regions.days.shift import Shift
from regions.errors import PolicyError
from regions.text import Text

SCHEMES: Final = ("flexible", "resident")
INSURANCES: Final = ("pension", "medical", "unemployment")
SKIP_RULES: Final = ("valid_declaration", "self_pay")
MethodKind = Literal["debit", "self_pay"]
# Only a bank debit is taken by us and needs the payer's contract; all others the payer does.
METHOD_KINDS: Final[Mapping[str, MethodKind]] = MappingProxyType(
    {
        "bank_debit": "debit",
        "tax_app": "self_pay",
        "wechat": "self_pay",
        "alipay": "self_pay",
        "unionpay": "self_pay",
        "bank_counter": "self_pay",
        "bank_app": "self_pay",
        "tax_hall": "self_pay",
        "gov_app": "self_pay",
        "social_card_debit": "self_pay",
        "village_collector": "self_pay",
    }
)
# Best first. "high*" is an official wording with its address, read at second hand.
CONFIDENCES: Final = ("high", "high*", "medium", "low")
NATIONAL: Final = "CN"

Unit = Literal["month", "year"]
BaseMode = Literal["range", "list", "single", "percents"]
ChargeKind = Literal["percent", "monthly", "yearly"]
AdvanceKind = Literal["next_month", "year_end", "next_year"]
MonthDay = tuple[int, int]


def _no_choices() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record of a policy file carries. `region` is the code of its file."""

    region: str
    scheme: str
    source: str
    confidence: str

    @property
    def applies(self) -> bool:
        """False for a record that is only shown because its source is too weak."""
        return self.confidence != "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Record):
    """A figure of an insurance with its first and last day; `end` None means until the next notice."""

    insurance: str
    start: date
    end: date | None
    inferred: tuple[str, ...]
    unit: Unit

    @property
    def start_key(self) -> str:
        """The first month ("2026-07") or year ("2026") the figure is for."""
        return self._key(self.start)

    @property
    def end_key(self) -> str | None:
        """The last month or year the figure is for; None means until the next notice."""
        return None if self.end is None else self._key(self.end)

    def provisional_in(self, key: str) -> bool:
        """True when the figure is used after its last day because no newer one is published."""
        end = self.end_key
        return end is not None and key > end

    def _key(self, day: date) -> str:
        return day.isoformat()[: 7 if self.unit == "month" else 4]


@dataclass(frozen=True, slots=True)
class Choice:
    """Amounts (fen) that a payer may choose: between two bounds or, where `amounts_fen` is filled, on that list."""

    low_fen: int
    high_fen: int
    amounts_fen: tuple[int, ...] = ()

    def check(self, fen: int, what: str, rule: Dated) -> None:
        """Raise PolicyError(base_out_of_range or base_not_on_list) for an amount that may not be chosen.

        `what` names the amount in the message, `rule` is the record that sets the choice.
        """
        if not self.low_fen <= fen <= self.high_fen:
            low, high = yuan(self.low_fen), yuan(self.high_fen)
            bounds = f"{low} to {high} yuan" if low != high else f"{low} yuan and nothing else"
            raise PolicyError(
                "base_out_of_range",
                f"{what} in {rule.region} is {bounds}",
                region=rule.region,
                insurance=rule.insurance,
                base=yuan(fen),
                min=low,
                max=high,
                source=rule.source,
            )
        if self.amounts_fen and fen not in self.amounts_fen:
            listed = [yuan(amount) for amount in self.amounts_fen]
            raise PolicyError(
                "base_not_on_list",
                f"{what} in {rule.region} must be one of {', '.join(listed)} yuan",
                region=rule.region,
                insurance=rule.insurance,
                base=yuan(fen),
                list=listed,
                source=rule.source,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Dated):
    """Which contribution bases (fen a month) may be chosen: a range, a list, or the one there is."""

    mode: BaseMode
    choice: Choice

    def check(self, base_fen: int) -> None:
        """Raise PolicyError(base_out_of_range or base_not_on_list) for a base that may not be chosen."""
        self.choice.check(base_fen, f"the {self.insurance} base", self)


@dataclass(frozen=True, slots=True)
class Part:
    """A percentage charged on the base and rounded by itself; `account_rate` goes to the individual account."""

    code: str | None
    rate: Decimal
    account_rate: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Dated):
    """What is charged: parts of the base, a fixed amount (by grade or category), or a chosen yearly amount.

    `to_account` is true when the whole amount goes to the individual account (resident pension).
    """

    kind: ChargeKind
    parts: tuple[Part, ...] = ()
    amount_fen: int | None = None
    grades: Mapping[str, int] = field(default_factory=_no_choices)
    categories: Mapping[str, int] = field(default_factory=_no_choices)
    choice: Choice | None = None
    to_account: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Record):
    """A way to pay. `channel` names the app or page where the region's source names one; limits in fen."""

    code: str
    min_fen: int | None
    max_fen: int | None
    channel: Text | None

    @property
    def kind(self) -> MethodKind:
        """`debit`: we order the debit; `self_pay`: the payer pays in the channel."""
        return METHOD_KINDS[self.code]

    @property
    def needs_contract(self) -> bool:
        """True when the payer must have signed a contract before the money is taken."""
        return self.kind == "debit"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGroup(Record):
    """Documents of which any one is enough; for some methods or insurances only, where it says so."""

    any_of: tuple[str, ...]
    methods: tuple[str, ...]
    insurances: tuple[str, ...]

    def needed_for(self, method: str | None, insurances: Sequence[str]) -> bool:
        """True when a payment by `method` (None: not chosen yet) of these insurances needs the group."""
        by_method = not self.methods or method in self.methods
        return by_method and (not insurances or concerns(self.insurances, insurances))


@dataclass(frozen=True, slots=True, kw_only=True)
class DebitDays(Record):
    """Days of the month on which the authority debits, and where a holiday moves them.

    `own_month`: a debit takes the month it is in; a month whose debit days are over is never debited later.
    """

    insurances: tuple[str, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    shift: Shift
    own_month: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfPayWindow(Record):
    """Days of the month between which payers pay by themselves. `opens` > `closes`: from the month before.

    `closed` is a part of the year (first and last month and day) without payments. `own_month`: the window takes the
    month it closes in, and no earlier one.
    """

    opens: int
    closes: int
    workdays_only: bool
    closed: tuple[MonthDay, MonthDay] | None
    own_month: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance(Record):
    """How far ahead may be paid: next_month (from a day), year_end, or next_year (from a month)."""

    insurances: tuple[str, ...]
    kind: AdvanceKind
    starts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice(Record):
    """Which plan of steps a scheme follows; with `methods` only where the payer asks for one of them."""

    plan: str
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerAge(Record):
    """The youngest age, in full years, at which a person may pay for these insurances."""

    insurances: tuple[str, ...]
    at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A rule that people must know and that nothing here enforces."""

    insurances: tuple[str, ...]
    text: Text

    def to_json(self) -> dict[str, str]:
        """Give the note in both languages with its source."""
        return {**self.text.to_json(), "source": self.source, "confidence": self.confidence}


def concerns(named: Sequence[str], insurances: Sequence[str]) -> bool:
    """True when a rule that names these insurances (none: all) is about one of `insurances`."""
    return not named or not set(named).isdisjoint(insurances)
