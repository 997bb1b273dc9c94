"""Whether an order's insurances, scheme and period fit each other and the day."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from regions.errors import PolicyError
from regions.load import get_regions
from regions.period import Period, next_month
from regions.policy import INSURANCES, Offer, Region, check_scheme

_UNITS = {"month": "monthly", "year": "by the year"}


def check_period(region: str, scheme: str, insurances: Sequence[str], period: Period, today: date) -> None:
    """Whether the period may be paid on a day (Asia/Shanghai).

    Months may lie in the past and up to the current one, further only where the region's data say so.
    A year is the current one, or the next where the data say so. Raises PolicyError: period_in_future,
    or period_invalid for a year that is over or a period that does not fit the insurances.
    """
    _check_period(region, scheme, tuple(insurances), period, today)


@lru_cache(maxsize=4096)
def _check_period(region: str, scheme: str, insurances: tuple[str, ...], period: Period, today: date) -> None:
    place = get_regions().get(region)
    for offer in get_offers(place, scheme, insurances, period):
        latest = _latest(place, scheme, offer, today)
        if period.last > latest:
            raise PolicyError(
                "period_in_future",
                f"{offer.insurance} in {region} can be paid up to {latest} now; order {period} later",
                region=region,
                insurance=offer.insurance,
                period=str(period),
                latest=latest,
            )
    if period.yearly and period.first < f"{today.year:04d}":
        raise PolicyError(
            "period_invalid",
            f"the year {period.first} is over; what is paid by the year is taken for {today.year} on",
            region=region,
            period=str(period),
            earliest=str(today.year),
        )


def _latest(region: Region, scheme: str, offer: Offer, today: date) -> str:
    year, month = f"{today.year:04d}", today.isoformat()[:7]
    latest = month if offer.unit == "month" else year
    for rule in region.advances(scheme, offer.insurance):
        if rule.kind == "next_month" and offer.unit == "month" and today.day >= rule.starts:
            latest = max(latest, next_month(month))
        elif rule.kind == "year_end" and offer.unit == "month":
            latest = max(latest, f"{year}-12")
        elif rule.kind == "next_year" and offer.unit == "year" and today.month >= rule.starts:
            latest = max(latest, f"{today.year + 1:04d}")
    return latest


@lru_cache(maxsize=4096)
def get_offers(region: Region, scheme: str, insurances: tuple[str, ...], period: Period) -> tuple[Offer, ...]:
    """The offers of an order's insurances, once they exist and fit the period and each other.

    Raises PolicyError: unknown_scheme, unknown_insurance, insurance_not_offered, or period_invalid.
    """
    check_scheme(scheme)
    if not insurances or len(set(insurances)) != len(insurances):
        raise PolicyError("unknown_insurance", "name at least one insurance, and each once", known=list(INSURANCES))
    offers = []
    for insurance in insurances:
        if insurance not in INSURANCES:
            raise PolicyError(
                "unknown_insurance", f"the insurance is one of {', '.join(INSURANCES)}", known=list(INSURANCES)
            )
        offer = region.offer(scheme, insurance)
        if not offer.offered:
            offered = [o.insurance for o in region.offers(scheme) if o.offered]
            raise PolicyError(
                "insurance_not_offered",
                f"{insurance} cannot be paid in {region.code} under {scheme}: {offer.reason}",
                region=region.code,
                scheme=scheme,
                insurance=insurance,
                offered=offered,
            )
        offers.append(offer)
    if len({offer.unit for offer in offers}) > 1:
        units = ", ".join(f"{o.insurance} {_UNITS[o.unit]}" for o in offers)
        raise PolicyError(
            "period_invalid",
            f"these are not paid for the same kind of period in {region.code} ({units}); order two payments",
            region=region.code,
            units={o.insurance: o.unit for o in offers},
        )
    unit = offers[0].unit
    if period.yearly != (unit == "year"):
        example = period.first[:4] if unit == "year" else f"{period.first[:4]}-01"
        raise PolicyError(
            "period_invalid",
            f"{', '.join(insurances)} in {region.code} is paid {_UNITS[unit]}; give a {unit} such as {example}",
            region=region.code,
            period=str(period),
            unit=unit,
        )
    return tuple(offers)
