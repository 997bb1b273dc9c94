"""What an order costs, to the fen."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from regions.assessment.lines import add_up, month_lines
from regions.assessment.orders import get_offers
from regions.assessment.result import Assessment
from regions.assessment.wish import Bases, Wish
from regions.errors import PolicyError
from regions.files.current import region_in
from regions.period import Period
from regions.policy.records import Note
from regions.policy.region import Region, Regions


def assess(
    region: str,
    scheme: str,
    insurances: Sequence[str],
    period: Period,
    base: int | Mapping[str, int] | None = None,
    *,
    category: str | None = None,
    grade: str | None = None,
    policy: Regions | None = None,
) -> Assessment:
    """Say what these insurances cost for the period.

    `base` is in fen: one amount for every insurance charged on a base, or one for each. An insurance with a single
    published base always uses that one. Where the payer chooses a yearly amount (resident pension), it is given as
    `base` or, in yuan, as `grade`. Each item of each month is rounded half-up to the fen and then added. Where the
    figures of a period are not published yet the last published ones apply and the result is provisional.
    `policy` is the policy in force if it is not given. Raises PolicyError.
    """
    if base is None or type(base) is int:
        bases: Bases = base
    elif isinstance(base, Mapping):
        bases = tuple(sorted(base.items()))
    else:
        raise PolicyError("base_invalid", "a base is whole fen, or whole fen for each insurance")
    return _assess(region_in(policy, region), scheme, tuple(insurances), period, Wish(bases, category, grade))


@lru_cache(maxsize=4096)
def _assess(region: Region, scheme: str, insurances: tuple[str, ...], period: Period, wish: Wish) -> Assessment:
    offers = get_offers(region, scheme, insurances, period)
    wish.check_form(insurances)
    wish.check_use(region, offers, period)
    lines = tuple(month_lines(region, offers, period, wish))
    items = tuple(add_up(scheme, lines))
    return Assessment(
        region=region.code,
        scheme=scheme,
        insurances=insurances,
        period=period,
        bases=MappingProxyType({line.insurance: line.base_fen for line in lines if line.base_fen is not None}),
        category=wish.category,
        grade=wish.grade,
        total_fen=sum(item.amount_fen for item in items),
        provisional=any(item.provisional for item in items),
        version=region.version,
        items=items,
        notes=_notes(region, scheme, insurances),
    )


@lru_cache(maxsize=4096)
def _notes(region: Region, scheme: str, insurances: tuple[str, ...]) -> tuple[Note, ...]:
    return region.notes(scheme, insurances)
