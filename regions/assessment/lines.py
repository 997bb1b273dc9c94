"""The amounts of each month or year, and their sum as items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from foundation.money import percent_of
from regions.assessment.result import Item, item_label
from regions.assessment.wish import Wish
from regions.errors import PolicyError
from regions.period import Period
from regions.policy.records import CONFIDENCES, Base, Charge, Unit
from regions.policy.region import D, Offer, Region, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One part of one insurance in one month or year, before equal ones are added up. Amounts in fen."""

    insurance: str
    part: str | None = None
    key: str
    base_fen: int | None
    rate: Decimal | None = None
    fixed_fen: int | None = None
    unit: Unit
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


def month_lines(region: Region, offers: Sequence[Offer], period: Period, wish: Wish) -> Iterator[Line]:
    """Give the lines of every offer and month (or year) of the period; raises PolicyError."""
    keys = period.keys()
    others_choose = _leaves_choice(offers, keys)
    for offer in offers:
        for key in keys:
            charge = _figure(offer.charges, offer.insurance, region, key)
            if charge.kind == "percent":
                base = _figure(offer.bases, offer.insurance, region, key)
                yield from _shares(charge, base, wish.month_base(base, others_choose=others_choose), key)
            else:
                yield _fixed(charge, wish, key)


def _leaves_choice(offers: Sequence[Offer], keys: Sequence[str]) -> bool:
    """Whether some insurance leaves a choice of its base.

    One amount for all is meant for the insurances where there is a choice. Only when there is none can it be meant for
    a single base, and then it must be that base.
    """
    bases = [in_force(offer.bases, key) for offer in offers for key in keys]
    return any(base is not None and base.mode != "single" for base in bases)


def _figure(series: Sequence[D], insurance: str, region: Region, key: str) -> D:
    figure = in_force(series, key)
    if figure is None:
        first = series[0].start_key
        raise PolicyError(
            "period_unknown",
            f"no published figures for {insurance} in {region.code} are known before {first}",
            region=region.code,
            insurance=insurance,
            period=key,
            first=first,
        )
    return figure


def _shares(charge: Charge, base: Base, base_fen: int, key: str) -> Iterator[Line]:
    for part in charge.parts:
        yield Line(
            insurance=charge.insurance,
            part=part.code,
            key=key,
            base_fen=base_fen,
            rate=part.rate,
            unit="month",
            amount_fen=percent_of(base_fen, part.rate),
            # The account's share is rounded and the pooling fund takes the rest, so the two add up
            individual_fen=None if part.account_rate is None else percent_of(base_fen, part.account_rate),
            rule_region=charge.region,
            sources=tuple(dict.fromkeys((base.source, charge.source))),
            confidence=max(base.confidence, charge.confidence, key=CONFIDENCES.index),
            provisional=base.provisional_in(key) or charge.provisional_in(key),
        )


def _fixed(charge: Charge, wish: Wish, key: str) -> Line:
    fixed = _fixed_amount(charge, wish)
    return Line(
        insurance=charge.insurance,
        key=key,
        base_fen=fixed if charge.choice else None,
        fixed_fen=fixed,
        unit=charge.unit,
        amount_fen=fixed,
        individual_fen=fixed if charge.to_account else None,
        rule_region=charge.region,
        sources=(charge.source,),
        confidence=charge.confidence,
        provisional=charge.provisional_in(key),
    )


def _fixed_amount(charge: Charge, wish: Wish) -> int:
    if charge.choice is not None:
        return wish.yearly_amount(charge, charge.choice)
    if charge.amount_fen is not None:
        return charge.amount_fen
    return wish.pick(charge, "grade" if charge.grades else "category")


def add_up(scheme: str, lines: Sequence[Line]) -> Iterator[Item]:
    """Add up the months of each part; a part has a second item only where its rate or base changes."""
    runs: dict[tuple[str, str | None], list[list[Line]]] = {}
    for line in lines:
        part = runs.setdefault((line.insurance, line.part), [])
        if part and part[-1][-1].kind == line.kind:
            part[-1].append(line)
        else:
            part.append([line])
    for parts in runs.values():
        for run in parts:
            yield _item(scheme, run)


def _funds(run: Sequence[Line]) -> tuple[int, int] | tuple[None, None]:
    """Fen for the pooling fund and for the individual account; None where nothing is split."""
    if run[0].individual_fen is None:
        return None, None
    individual = sum(line.individual_fen or 0 for line in run)
    return sum(line.amount_fen for line in run) - individual, individual


def _item(scheme: str, run: Sequence[Line]) -> Item:
    first = run[0]
    amount = sum(line.amount_fen for line in run)
    pooling, individual = _funds(run)
    return Item(
        insurance=first.insurance,
        part=first.part,
        label=item_label(scheme, first.insurance, first.part),
        first=first.key,
        last=run[-1].key,
        months=len(run) if first.unit == "month" else 12,
        base_fen=first.base_fen,
        rate=first.rate,
        fixed_fen=first.fixed_fen,
        unit=first.unit,
        amount_fen=amount,
        pooling_fen=pooling,
        individual_fen=individual,
        rule_region=first.rule_region,
        source="; ".join(dict.fromkeys(source for line in run for source in line.sources)),
        confidence=max((line.confidence for line in run), key=CONFIDENCES.index),
        provisional=any(line.provisional for line in run),
    )
