"""A region: its own records, and those of its parents where it has none."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from foundation.steps import Step
from regions.days.calendar import Calendar
from regions.errors import PolicyError
from regions.policy.records import (
    INSURANCES,
    NATIONAL,
    SCHEMES,
    Advance,
    Base,
    Charge,
    Dated,
    DebitDays,
    DocumentGroup,
    Method,
    Note,
    PayerAge,
    PlanChoice,
    Record,
    SelfPayWindow,
    Unit,
    concerns,
)
from regions.text import Text

# Regions are few and never change; each payment asks them the same questions.
_remembered = lru_cache(maxsize=4096)

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a payment in their order, and for some steps the rule that skips them."""

    name: str
    steps: tuple[Step, ...]
    skip: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether an insurance can be assessed in a region, and if not, why."""

    insurance: str
    offered: bool
    unit: Unit
    reason: str | None
    bases: tuple[Base, ...]
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class Authority:
    """The tax office that takes a region's declarations and money, with the source of that."""

    name: Text
    source: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records of one region's own file."""

    bases: tuple[Base, ...] = ()
    charges: tuple[Charge, ...] = ()
    methods: tuple[Method, ...] = ()
    documents: tuple[DocumentGroup, ...] = ()
    debit_days: tuple[DebitDays, ...] = ()
    windows: tuple[SelfPayWindow, ...] = ()
    advances: tuple[Advance, ...] = ()
    plans: tuple[PlanChoice, ...] = ()
    ages: tuple[PayerAge, ...] = ()
    notes: tuple[Note, ...] = ()

    def all(self) -> tuple[Record, ...]:
        """Every record of the file."""
        return (
            *self.bases,
            *self.charges,
            *self.methods,
            *self.documents,
            *self.debit_days,
            *self.windows,
            *self.advances,
            *self.plans,
            *self.ages,
            *self.notes,
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Region:
    """A region's own records, and its parent for what it does not set (city, province, CN).

    `version` names the state of the policy: the first day of its newest figure, and a digest of its file, its
    parents' files and the plans.
    """

    code: str
    name: Text
    office: Authority
    parent: "Region | None"
    own: Records
    plans: Mapping[str, Plan]
    file: str
    version: str

    def __repr__(self) -> str:
        return f"Region({self.code})"

    @property
    def authority(self) -> Text:
        """The tax office that takes the region's declarations and money."""
        return self.office.name

    @property
    def chain(self) -> tuple["Region", ...]:
        """The region itself, its province, CN."""
        return (self,) + (self.parent.chain if self.parent else ())

    def base_series(self, scheme: str, insurance: str) -> tuple[Base, ...]:
        """Give the bases of an insurance by date, from the nearest region that sets them; empty if unpublished."""
        return self._series(lambda own: own.bases, scheme, insurance)

    def charge_series(self, scheme: str, insurance: str) -> tuple[Charge, ...]:
        """Give the charges of an insurance by date, from the nearest region that sets them; empty if there are none."""
        return self._series(lambda own: own.charges, scheme, insurance)

    def _series(self, records: Callable[[Records], tuple[D, ...]], scheme: str, insurance: str) -> tuple[D, ...]:
        for region in self.chain:
            found = [r for r in _applied(records(region.own), scheme) if r.insurance == insurance]
            if found:
                return tuple(sorted(found, key=lambda r: r.start))
        return ()

    @_remembered
    def offer(self, scheme: str, insurance: str) -> Offer:
        """Say whether an insurance can be assessed here; raises nothing."""
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
        """Give every insurance of which something is known here, offered or not, in the usual order."""
        return tuple(o for o in (self.offer(scheme, i) for i in INSURANCES) if o.charges)

    def has_plan(self, scheme: str) -> bool:
        """Say whether the region or a parent chooses a plan for the scheme."""
        return bool(self._nearest(lambda own: own.plans, scheme))

    @_remembered
    def plan(self, scheme: str, method: str | None = None) -> Plan:
        """Give the plan of steps of a scheme where the payer asks for `method`, or for none.

        Raises PolicyError(unknown_scheme).
        """
        check_scheme(scheme)
        choices = sorted(self.plan_choices(scheme), key=lambda choice: method not in choice.methods)
        return self.plans[next(one.plan for one in choices if method in one.methods or not one.methods)]

    def plan_choices(self, scheme: str) -> tuple[PlanChoice, ...]:
        """Give the choices of a plan, from the nearest region that makes them."""
        return self._nearest(lambda own: own.plans, scheme)

    @_remembered
    def methods(self, scheme: str) -> tuple[Method, ...]:
        """Give the ways to pay in the region's order; raises PolicyError(unknown_scheme)."""
        check_scheme(scheme)
        return self._nearest(lambda own: own.methods, scheme)

    def method(self, scheme: str, code: str) -> Method:
        """Give one way to pay; raises PolicyError(method_not_offered)."""
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
        """Give the groups of documents; of each group any one is enough.

        `method` None gives what is needed whatever the method; with a method its own papers are added.
        With `insurances`, papers that only other insurances need are left out.
        """
        return self._documents(scheme, method, tuple(insurances))

    @_remembered
    def _documents(self, scheme: str, method: str | None, insurances: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(g.any_of for g in self.document_groups(scheme) if g.needed_for(method, insurances))

    def document_groups(self, scheme: str) -> tuple[DocumentGroup, ...]:
        """Give every group of documents of a scheme, with its use; raises PolicyError(unknown_scheme)."""
        check_scheme(scheme)
        return self._nearest(lambda own: own.documents, scheme)

    @_remembered
    def debit_days(self, scheme: str, insurances: tuple[str, ...] = ()) -> tuple[DebitDays, ...]:
        """Give the debit-day rules for these insurances; empty when none is published."""
        return tuple(rule for rule in self.all_debit_days(scheme) if concerns(rule.insurances, insurances))

    def all_debit_days(self, scheme: str) -> tuple[DebitDays, ...]:
        """Give every debit-day rule of a scheme; raises PolicyError(unknown_scheme)."""
        check_scheme(scheme)
        return self._nearest(lambda own: own.debit_days, scheme)

    @_remembered
    def windows(self, scheme: str) -> tuple[SelfPayWindow, ...]:
        """Give the self-pay windows of a month; empty when none is published."""
        check_scheme(scheme)
        return self._nearest(lambda own: own.windows, scheme)

    def advances(self, scheme: str, insurance: str) -> tuple[Advance, ...]:
        """Give the rules by which an insurance may be paid ahead; empty when it may not."""
        found = self._nearest(lambda own: own.advances, scheme)
        return tuple(rule for rule in found if concerns(rule.insurances, (insurance,)))

    @_remembered
    def youngest_age(self, scheme: str, insurances: tuple[str, ...]) -> int:
        """Give the youngest age in full years at which a person may pay for these insurances; 0 for no bound."""
        check_scheme(scheme)
        found = self._nearest(lambda own: own.ages, scheme)
        return max((rule.at_least for rule in found if concerns(rule.insurances, insurances)), default=0)

    def notes(self, scheme: str, insurances: Sequence[str]) -> tuple[Note, ...]:
        """Give the notes on these insurances: the region's own first, then its parents'."""
        return tuple(note for note in self.all_notes(scheme) if concerns(note.insurances, insurances))

    def all_notes(self, scheme: str) -> tuple[Note, ...]:
        """Give every note on a scheme: the region's own first, then its parents'."""
        return tuple(note for region in self.chain for note in _applied(region.own.notes, scheme))

    def _nearest(self, records: Callable[[Records], tuple[R, ...]], scheme: str) -> tuple[R, ...]:
        for region in self.chain:
            if found := _applied(records(region.own), scheme):
                return found
        return ()


class Regions:
    """All regions of one state of the policy files, by code."""

    def __init__(self, regions: Iterable[Region], plans: Mapping[str, Plan], calendar: Calendar) -> None:
        """Keep `regions`, `plans` by name, and the working days."""
        self.calendar = calendar
        self._by_code = {region.code: region for region in regions}
        self.plans = MappingProxyType(dict(plans))

    def find(self, code: str) -> Region | None:
        """Give the region of a six-digit code or CN, or None."""
        return self._by_code.get(code)

    def get(self, code: str) -> Region:
        """Give the region of a six-digit code or CN; raises PolicyError(unknown_region)."""
        region = self._by_code.get(code)
        if region is None:
            raise PolicyError(
                "unknown_region",
                "no policy is known for this region code; `shebao regions list` shows the known ones",
                known=sorted(self._by_code),
            )
        return region

    def all(self) -> tuple[Region, ...]:
        """Give every region, CN first, then by code."""
        return tuple(sorted(self._by_code.values(), key=lambda r: (r.code != NATIONAL, r.code)))

    def __iter__(self) -> Iterator[Region]:
        return iter(self.all())


def _applied(records: tuple[R, ...], scheme: str) -> tuple[R, ...]:
    return tuple(r for r in records if r.applies and r.scheme == scheme)


def in_force(series: Sequence[D], key: str) -> D | None:
    """Give the newest record that has started by a month or year key; None before the first one."""
    at = bisect_right(series, key, key=lambda record: record.start_key)
    return series[at - 1] if at else None


def check_scheme(scheme: str) -> None:
    """Raise PolicyError(unknown_scheme) for a scheme that there is not."""
    if scheme not in SCHEMES:
        raise PolicyError("unknown_scheme", f"the scheme is one of {', '.join(SCHEMES)}", known=list(SCHEMES))
