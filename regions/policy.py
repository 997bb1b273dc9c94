"""Policy as values: what a region's file says, and what it takes from its parents.

Amounts are integer fen, days are calendar days of Asia/Shanghai. Every record names its source
and its confidence; records of confidence "low" are shown to people and never applied.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeVar

from foundation.steps import Step
from regions.calendar import Shift
from regions.errors import PolicyError
from regions.money import yuan
from regions.text import Text

# Regions are few, never change and live as long as the process; each payment asks them the same questions.
_remembered = lru_cache(maxsize=4096)

SCHEMES = ("flexible", "resident")
INSURANCES = ("pension", "medical", "unemployment")
STEPS = tuple(Step)
SKIP_RULES = ("valid_declaration", "self_pay")
# Only a bank debit is taken by us and needs the payer's prior agreement; all others the payer does.
METHOD_KINDS: Mapping[str, Literal["debit", "self_pay"]] = {
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
# Best first. "high*" is an official wording with its address, read at second hand.
CONFIDENCES = ("high", "high*", "medium", "low")
NATIONAL = "CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record of a policy file carries. `region` is the code of the file it stands in."""

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
    unit: Literal["month", "year"]

    @property
    def start_key(self) -> str:
        """The first month ("2026-07") or year ("2026") the figure is for."""
        return self._key(self.start)

    @property
    def end_key(self) -> str | None:
        """The last month or year the figure is for; None means until the next notice."""
        return None if self.end is None else self._key(self.end)

    def provisional_in(self, key: str) -> bool:
        """True when the figure is used after its last day for want of a newer one."""
        end = self.end_key
        return end is not None and key > end

    def _key(self, day: date) -> str:
        return day.isoformat()[: 7 if self.unit == "month" else 4]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Dated):
    """Which contribution bases (fen a month) may be chosen: a range, a list, or the one there is."""

    mode: Literal["range", "list", "single", "percents"]
    low_fen: int
    high_fen: int
    amounts_fen: tuple[int, ...] = ()

    def check(self, base_fen: int) -> None:
        """Raises PolicyError(base_out_of_range or base_not_on_list) for a base that may not be chosen."""
        check_choice(
            base_fen, self.low_fen, self.high_fen, self.amounts_fen, what=f"the {self.insurance} base", rule=self
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A percentage charged on the base and rounded by itself; `account_rate` goes to the individual account."""

    code: str | None
    rate: Decimal
    account_rate: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Dated):
    """What is charged: parts of the base, a fixed amount (by grade or category), or a chosen yearly amount."""

    kind: Literal["percent", "monthly", "yearly"]
    parts: tuple[Part, ...] = ()
    amount_fen: int | None = None
    grades: Mapping[str, int] = field(default_factory=dict)
    categories: Mapping[str, int] = field(default_factory=dict)
    choose_low_fen: int | None = None
    choose_high_fen: int | None = None
    choose_amounts_fen: tuple[int, ...] = ()

    @property
    def by_choice(self) -> bool:
        """True when the payer chooses the yearly amount (resident pension)."""
        return self.choose_low_fen is not None

    def check_choice(self, fen: int) -> None:
        """Raises PolicyError for a yearly amount that may not be chosen."""
        assert self.choose_low_fen is not None
        assert self.choose_high_fen is not None
        check_choice(
            fen,
            self.choose_low_fen,
            self.choose_high_fen,
            self.choose_amounts_fen,
            what=f"the yearly {self.insurance} amount",
            rule=self,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Record):
    """A way to pay. `channel` names the app or page where the region's source names one."""

    code: str
    min_fen: int | None
    max_fen: int | None
    channel: Text | None

    @property
    def kind(self) -> Literal["debit", "self_pay"]:
        """`debit`: we order the debit; `self_pay`: the payer pays in the channel."""
        return METHOD_KINDS[self.code]

    @property
    def needs_contract(self) -> bool:
        """True when the payer must have signed an agreement before the money is taken."""
        return self.kind == "debit"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGroup(Record):
    """Documents of which any one is enough; for some methods or insurances only, where it says so."""

    any_of: tuple[str, ...]
    methods: tuple[str, ...]
    insurances: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebitDays(Record):
    """Days of the month on which the authority debits, and where a holiday moves them."""

    insurances: tuple[str, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    shift: Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfPayWindow(Record):
    """Days of the month between which payers pay by themselves. `opens` > `closes`: from the month before."""

    opens: int
    closes: int
    workdays_only: bool
    closed: tuple[tuple[int, int], tuple[int, int]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance(Record):
    """How far ahead may be paid: next_month (from a day), year_end, or next_year (from a month)."""

    insurances: tuple[str, ...]
    kind: Literal["next_month", "year_end", "next_year"]
    starts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice(Record):
    """Which plan of steps a scheme follows."""

    plan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A rule that people must know and that nothing here enforces."""

    insurances: tuple[str, ...]
    text: Text

    def to_json(self) -> dict[str, str]:
        """The note in both languages with its source."""
        return {**self.text.to_json(), "source": self.source, "confidence": self.confidence}


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a payment in their order, and for some steps the rule that skips them."""

    name: str
    steps: tuple[str, ...]
    skip: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether an insurance can be assessed in a region, and if not, why."""

    insurance: str
    offered: bool
    unit: Literal["month", "year"]
    reason: str | None
    bases: tuple[Base, ...]
    charges: tuple[Charge, ...]


R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, eq=False)
class Region:
    """A region's own records, and its parent for what it does not set (city, province, CN)."""

    code: str
    name: Text
    authority: Text
    authority_source: str
    authority_confidence: str
    parent: "Region | None"
    bases: tuple[Base, ...] = ()
    charges: tuple[Charge, ...] = ()
    own_methods: tuple[Method, ...] = ()
    own_documents: tuple[DocumentGroup, ...] = ()
    own_debit_days: tuple[DebitDays, ...] = ()
    own_windows: tuple[SelfPayWindow, ...] = ()
    own_advances: tuple[Advance, ...] = ()
    own_plans: tuple[PlanChoice, ...] = ()
    own_notes: tuple[Note, ...] = ()
    plans: Mapping[str, Plan] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Region({self.code})"

    @property
    def chain(self) -> tuple["Region", ...]:
        """The region itself, its province, CN."""
        return (self,) + (self.parent.chain if self.parent else ())

    def base_series(self, scheme: str, insurance: str) -> tuple[Base, ...]:
        """The bases of an insurance by date, from the nearest region that sets them; empty if unpublished."""
        return self._series(lambda region: region.bases, scheme, insurance)

    def charge_series(self, scheme: str, insurance: str) -> tuple[Charge, ...]:
        """The charges of an insurance by date, from the nearest region that sets them; empty if there are none."""
        return self._series(lambda region: region.charges, scheme, insurance)

    def _series(self, records: Callable[["Region"], tuple[D, ...]], scheme: str, insurance: str) -> tuple[D, ...]:
        for region in self.chain:
            own = [r for r in records(region) if r.applies and r.scheme == scheme and r.insurance == insurance]
            if own:
                return tuple(sorted(own, key=lambda r: r.start))
        return ()

    @_remembered
    def offer(self, scheme: str, insurance: str) -> Offer:
        """Whether an insurance can be assessed here; raises nothing."""
        charges = self.charge_series(scheme, insurance)
        if not charges:
            return Offer(insurance, False, "month", "no published charge is known", (), ())
        bases = self.base_series(scheme, insurance)
        unit = charges[0].unit
        if not bases and any(c.kind == "percent" for c in charges):
            reason = "its rate is known, but its contribution base is not published"
            return Offer(insurance, False, unit, reason, (), charges)
        return Offer(insurance, True, unit, None, bases, charges)

    def offers(self, scheme: str) -> tuple[Offer, ...]:
        """Every insurance of which something is known here, offered or not, in the usual order."""
        return tuple(o for o in (self.offer(scheme, i) for i in INSURANCES) if o.charges)

    def has_plan(self, scheme: str) -> bool:
        """True when the region or a parent chooses a plan for the scheme."""
        return bool(self._nearest(lambda region: region.own_plans, scheme))

    @_remembered
    def plan(self, scheme: str) -> Plan:
        """The plan of steps of a scheme; raises PolicyError(unknown_scheme)."""
        check_scheme(scheme)
        return self.plans[self._nearest(lambda region: region.own_plans, scheme)[0].plan]

    @_remembered
    def methods(self, scheme: str) -> tuple[Method, ...]:
        """Ways to pay in the region's order; raises PolicyError(unknown_scheme)."""
        check_scheme(scheme)
        return self._nearest(lambda region: region.own_methods, scheme)

    def method(self, scheme: str, code: str) -> Method:
        """One way to pay; raises PolicyError(method_not_offered)."""
        offered = self.methods(scheme)
        for method in offered:
            if method.code == code:
                return method
        codes = [m.code for m in offered]
        raise PolicyError(
            "method_not_offered",
            f"{self.code} does not offer {code} for {scheme}; choose one of {', '.join(codes)}",
            region=self.code,
            scheme=scheme,
            method=code,
            offered=codes,
        )

    def documents(
        self, scheme: str, method: str | None = None, insurances: Sequence[str] = ()
    ) -> tuple[tuple[str, ...], ...]:
        """Groups of documents; of each group any one is enough.

        `method` None gives what is needed whatever the method; with a method its own papers are added.
        With `insurances`, papers that only other insurances need are left out.
        """
        return self._documents(scheme, method, tuple(insurances))

    @_remembered
    def _documents(self, scheme: str, method: str | None, insurances: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(
            group.any_of
            for group in self.document_groups(scheme)
            if (not group.methods or method in group.methods)
            and (not group.insurances or not insurances or not set(group.insurances).isdisjoint(insurances))
        )

    def document_groups(self, scheme: str) -> tuple[DocumentGroup, ...]:
        """Every group of documents of a scheme, with what it is for; raises PolicyError(unknown_scheme)."""
        check_scheme(scheme)
        return self._nearest(lambda region: region.own_documents, scheme)

    def debit_days(self, scheme: str, insurances: Sequence[str] = ()) -> tuple[DebitDays, ...]:
        """The debit-day rules for these insurances; empty when none is published."""
        return tuple(
            rule
            for rule in self.all_debit_days(scheme)
            if not rule.insurances or not set(rule.insurances).isdisjoint(insurances)
        )

    def all_debit_days(self, scheme: str) -> tuple[DebitDays, ...]:
        """Every debit-day rule of a scheme; raises PolicyError(unknown_scheme)."""
        check_scheme(scheme)
        return self._nearest(lambda region: region.own_debit_days, scheme)

    def windows(self, scheme: str) -> tuple[SelfPayWindow, ...]:
        """The self-pay windows of a month; empty when none is published."""
        check_scheme(scheme)
        return self._nearest(lambda region: region.own_windows, scheme)

    def advances(self, scheme: str, insurance: str) -> tuple[Advance, ...]:
        """The rules by which an insurance may be paid ahead; empty when it may not."""
        return tuple(
            rule
            for rule in self._nearest(lambda region: region.own_advances, scheme)
            if not rule.insurances or insurance in rule.insurances
        )

    def notes(self, scheme: str, insurances: Sequence[str]) -> tuple[Note, ...]:
        """Notes on these insurances: the region's own first, then its parents'."""
        return tuple(
            note
            for note in self.all_notes(scheme)
            if not note.insurances or not set(note.insurances).isdisjoint(insurances)
        )

    def all_notes(self, scheme: str) -> tuple[Note, ...]:
        """Every note on a scheme: the region's own first, then its parents'."""
        return tuple(
            note for region in self.chain for note in region.own_notes if note.applies and note.scheme == scheme
        )

    def _nearest(self, records: Callable[["Region"], tuple[R, ...]], scheme: str) -> tuple[R, ...]:
        for region in self.chain:
            own = tuple(r for r in records(region) if r.applies and r.scheme == scheme)
            if own:
                return own
        return ()


class Regions:
    """All regions by code."""

    def __init__(self, regions: Iterable[Region], plans: Mapping[str, Plan]) -> None:
        self._by_code = {region.code: region for region in regions}
        self.plans = plans

    def get(self, code: str) -> Region:
        """The region of a six-digit code or CN; raises PolicyError(unknown_region)."""
        region = self._by_code.get(code)
        if region is None:
            raise PolicyError(
                "unknown_region",
                "no policy is known for this region code; `shebao regions list` shows the known ones",
                known=sorted(self._by_code),
            )
        return region

    def all(self) -> tuple[Region, ...]:
        """Every region, CN first, then by code."""
        return tuple(sorted(self._by_code.values(), key=lambda r: (r.code != NATIONAL, r.code)))

    def __iter__(self) -> Iterator[Region]:
        return iter(self.all())


def in_force(series: Sequence[D], key: str) -> D | None:
    """The newest record that has started by a month or year key; None before the first one."""
    at = bisect_right(series, key, key=lambda record: record.start_key)
    return series[at - 1] if at else None


def check_scheme(scheme: str) -> None:
    """Raises PolicyError(unknown_scheme)."""
    if scheme not in SCHEMES:
        raise PolicyError("unknown_scheme", f"the scheme is one of {', '.join(SCHEMES)}", known=list(SCHEMES))


def check_choice(fen: int, low: int, high: int, amounts: Sequence[int], *, what: str, rule: Dated) -> None:
    """Raises PolicyError when an amount lies outside the bounds or, where there is a list, is not on it."""
    if not low <= fen <= high:
        bounds = f"{yuan(low)} to {yuan(high)} yuan" if low != high else f"{yuan(low)} yuan and nothing else"
        raise PolicyError(
            "base_out_of_range",
            f"{what} in {rule.region} is {bounds}",
            region=rule.region,
            insurance=rule.insurance,
            base=yuan(fen),
            min=yuan(low),
            max=yuan(high),
            source=rule.source,
        )
    if amounts and fen not in amounts:
        listed = [yuan(a) for a in amounts]
        raise PolicyError(
            "base_not_on_list",
            f"{what} in {rule.region} must be one of {', '.join(listed)} yuan",
            region=rule.region,
            insurance=rule.insurance,
            base=yuan(fen),
            list=listed,
            source=rule.source,
        )
