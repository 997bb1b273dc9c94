"""Whether an order's insurances, scheme and period fit each other and the day."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from regions.errors import PolicyError
from regions.files.current import get_region
from regions.period import Period, next_month
from regions.policy.records import INSURANCES, Advance, Unit
from regions.policy.region import Offer, Region, check_scheme

_UNITS = {"month": "monthly", "year": "by the year"}


def check_period(region: str, scheme: str, insurances: Sequence[str], period: Period, today: date) -> None:
    """Check that the period may be paid on a day (Asia/Shanghai).

    Months may lie in the past and up to the current one, further only where the region's data say so.
    A year is the current one, or the next where the data say so. Raises PolicyError: period_in_future,
    or period_invalid for a year that is over or a period that does not fit the insurances.
    """
    _check_period(get_region(region), scheme, tuple(insurances), period, today)


@lru_cache(maxsize=4096)
def _check_period(region: Region, scheme: str, insurances: tuple[str, ...], period: Period, today: date) -> None:
    for offer in get_offers(region, scheme, insurances, period):
        latest = _latest(region, scheme, offer, today)
        if period.last > latest:
            raise PolicyError(
                "period_in_future",
                f"{offer.insurance} in {region.code} can be paid up to {latest} now; order {period} later",
                region=region.code,
                insurance=offer.insurance,
                period=str(period),
                latest=latest,
            )
    if period.yearly and period.first < f"{today.year:04d}":
        raise PolicyError(
            "period_invalid",
            f"the year {period.first} is over; what is paid by the year is taken for {today.year} on",
            region=region.code,
            period=str(period),
            earliest=str(today.year),
        )


def _latest(region: Region, scheme: str, offer: Offer, today: date) -> str:
    """The last month or year that may be paid today."""
    ordinary = today.isoformat()[:7] if offer.unit == "month" else f"{today.year:04d}"
    ahead = (_ahead(rule, offer.unit, today) for rule in region.advances(scheme, offer.insurance))
    return max([ordinary, *(key for key in ahead if key is not None)])


def _ahead(rule: Advance, unit: Unit, today: date) -> str | None:
    """The last month or year that a rule opens today, or None."""
    match rule.kind, unit:
        case "next_month", "month" if today.day >= rule.starts:
            return next_month(today.isoformat()[:7])
        case "year_end", "month":
            return f"{today.year:04d}-12"
        case "next_year", "year" if today.month >= rule.starts:
            return f"{today.year + 1:04d}"
        case _:
            return None


@lru_cache(maxsize=4096)
def get_offers(region: Region, scheme: str, insurances: tuple[str, ...], period: Period) -> tuple[Offer, ...]:
    """Give the offers of an order's insurances, once they exist and fit the period and each other.

    Raises PolicyError: unknown_scheme, unknown_insurance, insurance_not_offered, or period_invalid.
    """
    check_scheme(scheme)
    if not insurances or len(set(insurances)) != len(insurances):
        raise PolicyError("unknown_insurance", "name at least one insurance, and each once", known=list(INSURANCES))
    offers = tuple(_offer(region, scheme, insurance) for insurance in insurances)
    unit = _common_unit(region, offers)
    if period.yearly != (unit == "year"):
        example = period.first[:4] if unit == "year" else f"{period.first[:4]}-01"
        raise PolicyError(
            "period_invalid",
            f"{', '.join(insurances)} in {region.code} is paid {_UNITS[unit]}; give a {unit} such as {example}",
            region=region.code,
            period=str(period),
            unit=unit,
        )
    return offers


def _common_unit(region: Region, offers: Sequence[Offer]) -> Unit:
    units = {offer.insurance: offer.unit for offer in offers}
    if len(set(units.values())) > 1:
        shown = ", ".join(f"{insurance} {_UNITS[unit]}" for insurance, unit in units.items())
        raise PolicyError(
            "period_invalid",
            f"these are not paid for the same kind of period in {region.code} ({shown}); order two payments",
            region=region.code,
            units=units,
        )
    return offers[0].unit


def _offer(region: Region, scheme: str, insurance: str) -> Offer:
    if insurance not in INSURANCES:
        raise PolicyError(
            "unknown_insurance", f"the insurance is one of {', '.join(INSURANCES)}", known=list(INSURANCES)
        )
    offer = region.offer(scheme, insurance)
    if not offer.offered:
        raise PolicyError(
            "insurance_not_offered",
            f"{insurance} cannot be paid in {region.code} under {scheme}: {offer.reason}",
            region=region.code,
            scheme=scheme,
            insurance=insurance,
            offered=[o.insurance for o in region.offers(scheme) if o.offered],
        )
    return offer
