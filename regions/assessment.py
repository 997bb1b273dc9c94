"""What an order costs, to the fen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

from regions.errors import PolicyError
from regions.load import get_regions
from regions.money import fen_from_yuan, percent_of, yuan
from regions.orders import get_offers
from regions.period import Period
from regions.policy import CONFIDENCES, Base, Charge, D, Note, Offer, Region, in_force


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an assessment; amounts in fen.

    `amount_fen` is the sum of `months` single amounts, each rounded by itself. `rate` is set for a
    share of `base_fen`, `fixed_fen` for a fixed amount a `unit`. `pooling_fen` and `individual_fen`
    are the two funds of a pension payment and add up to `amount_fen`. `label` is a code for
    `names.label("item", ...)`. `rule_region` is the region whose file sets the charge.
    """

    insurance: str
    part: str | None
    label: str
    first: str
    last: str
    months: int
    base_fen: int | None
    rate: Decimal | None
    fixed_fen: int | None
    unit: Literal["month", "year"]
    amount_fen: int
    pooling_fen: int | None
    individual_fen: int | None
    rule_region: str
    source: str
    confidence: str
    provisional: bool

    def to_json(self, period: Period) -> dict[str, Any]:
        """The item as JSON; its own months are told when they are not the whole period's."""
        out: dict[str, Any] = {"insurance": self.insurance}
        if self.part is not None:
            out["part"] = self.part
        out["amount"] = yuan(self.amount_fen)
        if self.rate is not None:
            out["rate"] = str(self.rate)
        if self.fixed_fen is not None:
            out["fixed"] = yuan(self.fixed_fen)
            out["per"] = self.unit
        if self.pooling_fen is not None and self.individual_fen is not None:
            out["pooling_fund"] = yuan(self.pooling_fen)
            out["individual_account"] = yuan(self.individual_fen)
        if self.base_fen is not None:
            out["base"] = yuan(self.base_fen)
        if (self.first, self.last) != (period.first, period.last):
            out["period"] = str(Period.of(self.first, self.last))
        if self.unit == "month":
            out["months"] = self.months
        out |= {
            "provisional": self.provisional,
            "rule_region": self.rule_region,
            "source": self.source,
            "confidence": self.confidence,
        }
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """What an order costs. `bases` holds the base (fen) of each insurance that has one.

    Two are the same if they are one object: `assess` gives the same one for the same order, so what is made of an
    assessment can be remembered by it.
    """

    region: str
    scheme: str
    insurances: tuple[str, ...]
    period: Period
    bases: Mapping[str, int]
    category: str | None
    grade: str | None
    total_fen: int
    provisional: bool
    items: tuple[Item, ...]
    notes: tuple[Note, ...] = field(repr=False)

    @property
    def base(self) -> int | Mapping[str, int] | None:
        """One base (fen) where all are the same, the base of each insurance otherwise, None without any."""
        amounts = set(self.bases.values())
        return self.bases if len(amounts) > 1 else next(iter(amounts), None)

    def to_json(self) -> dict[str, Any]:
        """The assessment as documented in `docs/reference/regions.md`; money as yuan text."""
        base = self.base
        out: dict[str, Any] = {
            "region": self.region,
            "scheme": self.scheme,
            "period": str(self.period),
            "base": {k: yuan(v) for k, v in base.items()} if isinstance(base, Mapping) else base and yuan(base),
            "total": yuan(self.total_fen),
            "provisional": self.provisional,
        }
        if self.category is not None:
            out["category"] = self.category
        if self.grade is not None:
            out["grade"] = self.grade
        out["items"] = [item.to_json(self.period) for item in self.items]
        out["notes"] = [note.to_json() for note in self.notes]
        return out


def assess(
    region: str,
    scheme: str,
    insurances: Sequence[str],
    period: Period,
    base: int | Mapping[str, int] | None = None,
    *,
    category: str | None = None,
    grade: str | None = None,
) -> Assessment:
    """What these insurances cost for the period.

    `base` is in fen: one amount for every insurance charged on a base, or one for each. An insurance
    with a single published base always uses that one. Where the payer chooses a yearly amount
    (resident pension), it is given as `base` or, in yuan, as `grade`. Each item of each month is
    rounded half-up to the fen and then added. Where the figures of a period are not published yet the
    last published ones apply and the result is provisional. Raises PolicyError.
    """
    if base is None or type(base) is int:
        bases: int | tuple[tuple[str, int], ...] | None = base
    elif isinstance(base, Mapping):
        bases = tuple(sorted(base.items()))
    else:
        raise PolicyError("base_invalid", "a base is whole fen, or whole fen for each insurance")
    return _assess(region, scheme, tuple(insurances), period.first, period.last, bases, category, grade)


@lru_cache(maxsize=4096)
def _assess(
    region_code: str,
    scheme: str,
    insurances: tuple[str, ...],
    first: str,
    last: str,
    base: int | tuple[tuple[str, int], ...] | None,
    category: str | None,
    grade: str | None,
) -> Assessment:
    region = get_regions().get(region_code)
    period = Period.of(first, last)
    offers = get_offers(region, scheme, insurances, period)
    _check_base_form(base, insurances)
    _check_no_spare(region, offers, period, base, category, grade)
    chooser = _Chooser(region, offers, period, base, category, grade)
    lines = [line for offer in offers for line in chooser.lines(offer)]
    items = tuple(_items(scheme, lines))
    return Assessment(
        region=region.code,
        scheme=scheme,
        insurances=insurances,
        period=period,
        bases=MappingProxyType({line.insurance: line.base_fen for line in lines if line.base_fen is not None}),
        category=category,
        grade=grade,
        total_fen=sum(item.amount_fen for item in items),
        provisional=any(item.provisional for item in items),
        items=items,
        notes=_notes(region, scheme, insurances),
    )


@lru_cache(maxsize=4096)
def _notes(region: Region, scheme: str, insurances: tuple[str, ...]) -> tuple[Note, ...]:
    return region.notes(scheme, insurances)


def _check_base_form(base: int | tuple[tuple[str, int], ...] | None, insurances: tuple[str, ...]) -> None:
    if base is None:
        return
    amounts = (base,) if isinstance(base, int) else tuple(amount for _, amount in base)
    if any(type(amount) is not int or amount <= 0 for amount in amounts):
        raise PolicyError("base_invalid", "a base is an amount above zero with at most two decimals")
    if isinstance(base, tuple):
        strange = [insurance for insurance, _ in base if insurance not in insurances]
        if strange:
            raise PolicyError(
                "base_invalid",
                f"a base is given for {', '.join(strange)}, which the order does not hold",
                strange=strange,
            )


def _check_no_spare(
    region: Region,
    offers: Sequence[Offer],
    period: Period,
    base: int | tuple[tuple[str, int], ...] | None,
    category: str | None,
    grade: str | None,
) -> None:
    """A category, a grade or a named base that nothing uses is a misunderstanding; better told than dropped."""
    keys = period.keys()
    charges = [charge for offer in offers for key in keys if (charge := in_force(offer.charges, key))]
    if category is not None and charges and not any(c.categories for c in charges):
        raise PolicyError(
            "category_unknown",
            f"there are no categories for this order in {region.code}; leave the category out",
            region=region.code,
            known=[],
        )
    if grade is not None and charges and not any(c.grades or c.by_choice for c in charges):
        raise PolicyError(
            "grade_unknown",
            f"there are no grades for this order in {region.code}; leave the grade out",
            region=region.code,
            known=[],
        )
    if isinstance(base, tuple):
        taking = {c.insurance for c in charges if c.kind == "percent" or c.by_choice}
        spare = [insurance for insurance, _ in base if insurance not in taking]
        if spare and charges:
            raise PolicyError(
                "base_invalid", f"{', '.join(spare)} in {region.code} is a fixed amount and takes no base", spare=spare
            )


@dataclass(frozen=True, slots=True)
class _Line:
    """One part of one insurance in one month or year, before equal ones are added up."""

    insurance: str
    part: str | None
    key: str
    base_fen: int | None
    rate: Decimal | None
    fixed_fen: int | None
    unit: Literal["month", "year"]
    amount_fen: int
    individual_fen: int | None
    rule_region: str
    sources: tuple[str, ...]
    confidence: str
    provisional: bool

    @property
    def kind(self) -> tuple[object, ...]:
        """What two lines must share to be one item."""
        return self.insurance, self.part, self.base_fen, self.rate, self.fixed_fen, self.rule_region


class _Chooser:
    """Applies what the payer chose (base, grade, category) to the figures of each month."""

    def __init__(
        self,
        region: Region,
        offers: Sequence[Offer],
        period: Period,
        base: int | tuple[tuple[str, int], ...] | None,
        category: str | None,
        grade: str | None,
    ) -> None:
        self.region, self.keys = region, period.keys()
        self.base = dict(base) if isinstance(base, tuple) else base
        self.category, self.grade = category, grade
        # One amount for all is meant for the insurances where there is a choice. Only when there is
        # none can it be meant for a single base, and then it must be that base.
        self.choice = any(
            bases.mode != "single"
            for offer in offers
            for key in self.keys
            if (bases := in_force(offer.bases, key)) is not None
        )

    def lines(self, offer: Offer) -> Iterator[_Line]:
        for key in self.keys:
            charge = self._figure(offer.charges, offer.insurance, key)
            if charge.kind == "percent":
                yield from self._percent(charge, self._figure(offer.bases, offer.insurance, key), key)
            else:
                yield self._fixed(charge, key)

    def _figure(self, series: Sequence[D], insurance: str, key: str) -> D:
        figure = in_force(series, key)
        if figure is None:
            first = series[0].start_key
            raise PolicyError(
                "period_unknown",
                f"no published figures for {insurance} in {self.region.code} are known before {first}",
                region=self.region.code,
                insurance=insurance,
                period=key,
                first=first,
            )
        return figure

    def _percent(self, charge: Charge, base: Base, key: str) -> Iterator[_Line]:
        base_fen = self._base(base)
        for part in charge.parts:
            yield _Line(
                insurance=charge.insurance,
                part=part.code,
                key=key,
                base_fen=base_fen,
                rate=part.rate,
                fixed_fen=None,
                unit="month",
                amount_fen=percent_of(base_fen, part.rate),
                # The account's share is rounded and the pooling fund takes the rest, so the two add up
                individual_fen=None if part.account_rate is None else percent_of(base_fen, part.account_rate),
                rule_region=charge.region,
                sources=tuple(dict.fromkeys((base.source, charge.source))),
                confidence=max(base.confidence, charge.confidence, key=CONFIDENCES.index),
                provisional=base.provisional_in(key) or charge.provisional_in(key),
            )

    def _base(self, base: Base) -> int:
        given = self.base.get(base.insurance) if isinstance(self.base, dict) else self.base
        if base.mode == "single" and (given is None or (isinstance(self.base, int) and self.choice)):
            return base.low_fen
        if given is None:
            raise PolicyError(
                "base_required",
                f"choose a base for {base.insurance} in {base.region}: "
                f"{yuan(base.low_fen)} to {yuan(base.high_fen)} yuan",
                region=base.region,
                insurance=base.insurance,
                min=yuan(base.low_fen),
                max=yuan(base.high_fen),
            )
        base.check(given)
        return given

    def _fixed(self, charge: Charge, key: str) -> _Line:
        chosen = None
        if charge.by_choice:
            fixed = chosen = self._chosen_amount(charge)
        elif charge.grades:
            fixed = self._pick(charge, "grade", self.grade, charge.grades)
        elif charge.categories:
            fixed = self._pick(charge, "category", self.category, charge.categories)
        else:
            assert charge.amount_fen is not None
            fixed = charge.amount_fen
        return _Line(
            insurance=charge.insurance,
            part=None,
            key=key,
            base_fen=chosen,
            rate=None,
            fixed_fen=fixed,
            unit=charge.unit,
            amount_fen=fixed,
            individual_fen=None,
            rule_region=charge.region,
            sources=(charge.source,),
            confidence=charge.confidence,
            provisional=charge.provisional_in(key),
        )

    def _pick(
        self, charge: Charge, what: Literal["grade", "category"], given: str | None, by: Mapping[str, int]
    ) -> int:
        known = {choice: yuan(fen) for choice, fen in by.items()}
        shown = ", ".join(f"{choice} ({amount} yuan)" for choice, amount in known.items())
        details = {"region": charge.region, "insurance": charge.insurance, "known": known}
        if given is None:
            code = "grade_required" if what == "grade" else "category_required"
            raise PolicyError(code, f"choose the {what} for {charge.insurance}: {shown}", **details)
        if given not in by:
            code = "grade_unknown" if what == "grade" else "category_unknown"
            raise PolicyError(code, f"the {what} for {charge.insurance} is one of {shown}", **details)
        return by[given]

    def _chosen_amount(self, charge: Charge) -> int:
        given = self.base.get(charge.insurance) if isinstance(self.base, dict) else self.base
        if self.grade is not None:
            try:
                graded = fen_from_yuan(self.grade)
            except ValueError:
                raise PolicyError(
                    "grade_unknown",
                    f"the grade for {charge.insurance} is the yearly amount in yuan, such as 1000",
                    insurance=charge.insurance,
                ) from None
            if given is not None and given != graded:
                raise PolicyError("base_invalid", "base and grade name two different yearly amounts; give one of them")
            given = graded
        if given is None:
            assert charge.choose_low_fen is not None
            assert charge.choose_high_fen is not None
            raise PolicyError(
                "grade_required",
                f"choose the yearly amount for {charge.insurance} as grade or base: "
                f"{yuan(charge.choose_low_fen)} to {yuan(charge.choose_high_fen)} yuan",
                region=charge.region,
                insurance=charge.insurance,
                min=yuan(charge.choose_low_fen),
                max=yuan(charge.choose_high_fen),
                list=[yuan(fen) for fen in charge.choose_amounts_fen],
            )
        charge.check_choice(given)
        return given


def _items(scheme: str, lines: Sequence[_Line]) -> Iterator[Item]:
    """Adds up the months of each part; a part has a second item only where its rate or base changes."""
    runs: dict[tuple[str, str | None], list[list[_Line]]] = {}
    for line in lines:
        part = runs.setdefault((line.insurance, line.part), [])
        if part and part[-1][-1].kind == line.kind:
            part[-1].append(line)
        else:
            part.append([line])
    for (insurance, part_code), parts in runs.items():
        for run in parts:
            amount = sum(line.amount_fen for line in run)
            individual = None
            if run[0].individual_fen is not None:
                individual = sum(line.individual_fen or 0 for line in run)
            yield Item(
                insurance=insurance,
                part=part_code,
                label=".".join(filter(None, (scheme, insurance, part_code))),
                first=run[0].key,
                last=run[-1].key,
                months=len(run) if run[0].unit == "month" else 12,
                base_fen=run[0].base_fen,
                rate=run[0].rate,
                fixed_fen=run[0].fixed_fen,
                unit=run[0].unit,
                amount_fen=amount,
                pooling_fen=None if individual is None else amount - individual,
                individual_fen=individual,
                rule_region=run[0].rule_region,
                source="; ".join(dict.fromkeys(source for line in run for source in line.sources)),
                confidence=max((line.confidence for line in run), key=CONFIDENCES.index),
                provisional=any(line.provisional for line in run),
            )
