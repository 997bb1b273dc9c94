"""What an order that was assessed by provisional figures costs by the figures that are published now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from foundation.money import fen_from_yuan
from regions.assessment.assess import assess
from regions.assessment.result import Assessment, Item
from regions.errors import PolicyError
from regions.period import Period

_TRIES = 8  # a base of each of three insurances, brought within its bounds from either side, and one more


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """One insurance, or part of one: what was declared and what is due, in fen."""

    insurance: str
    part: str | None
    declared_fen: int
    final_fen: int


@dataclass(frozen=True, slots=True)
class Rerated:
    """An order by the figures published now, which are `figures` in whole; `is_final` is False while some of them are
    still provisional."""

    final_fen: int
    items: tuple[ItemDifference, ...]
    is_final: bool
    version: str
    figures: Assessment


def rerate(declared: Assessment, booked: Assessment | None = None) -> Rerated:
    """Assess the order of `declared` again, month by month; the differences are against `booked`, the figures by which
    its money is booked, where these are others than the declared ones.

    A base that is below or above the published bounds now is brought to the nearer bound, as the offices do. Raises
    PolicyError for an order that cannot be made any more, such as a base that is no longer on the region's list.
    """
    period = declared.period
    parts = [period] if period.yearly else list(map(Period.of, period.keys()))
    found = [_assess(declared, part) for part in parts]
    before, after = _sums((booked or declared).items), _sums(item for one in found for item in one.items)
    keys = [*before, *(key for key in after if key not in before)]
    items = tuple(ItemDifference(*key, before.get(key, 0), after.get(key, 0)) for key in keys)
    figures = _added(declared, found)
    return Rerated(figures.total_fen, items, not figures.provisional, figures.version, figures)


def _added(declared: Assessment, found: Sequence[Assessment]) -> Assessment:
    """The assessments of all months as one: months with the same base and rate are one item."""
    runs: dict[tuple[object, ...], list[Item]] = {}
    for item in (item for one in found for item in one.items):
        kind = (item.insurance, item.part, item.base_fen, item.rate, item.fixed_fen, item.rule_region)
        runs.setdefault(kind, []).append(item)
    return replace(
        found[-1],
        period=declared.period,
        items=tuple(map(_merged, runs.values())),
        total_fen=sum(one.total_fen for one in found),
        provisional=any(one.provisional for one in found),
        version=found[0].version,
    )


def _merged(run: Sequence[Item]) -> Item:
    first = run[0]
    if len(run) == 1:
        return first
    is_split = first.pooling_fen is not None
    return replace(
        first,
        last=run[-1].last,
        months=sum(one.months for one in run),
        amount_fen=sum(one.amount_fen for one in run),
        pooling_fen=sum(one.pooling_fen or 0 for one in run) if is_split else None,
        individual_fen=sum(one.individual_fen or 0 for one in run) if is_split else None,
        provisional=any(one.provisional for one in run),
    )


def _assess(declared: Assessment, period: Period) -> Assessment:
    bases = dict(declared.bases)
    for _ in range(_TRIES):
        base: Mapping[str, int] | None = bases or None
        try:
            return assess(
                declared.region,
                declared.scheme,
                declared.insurances,
                period,
                base,
                category=declared.category,
                grade=declared.grade,
            )
        except PolicyError as error:
            insurance = str(error.details.get("insurance"))
            if error.code != "base_out_of_range" or insurance not in bases:
                raise
            low, high = (fen_from_yuan(str(error.details[name])) for name in ("min", "max"))
            bases[insurance] = min(max(bases[insurance], low), high)
    raise PolicyError("base_out_of_range", "the base cannot be brought within the published bounds")


def _sums(items: Iterable[Item]) -> dict[tuple[str, str | None], int]:
    sums: dict[tuple[str, str | None], int] = {}
    for item in items:
        key = (item.insurance, item.part)
        sums[key] = sums.get(key, 0) + item.amount_fen
    return sums
