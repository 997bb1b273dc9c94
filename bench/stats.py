"""Medians, percentiles and spreads of samples."""

import math
import statistics
from collections.abc import Sequence
from typing import Any


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the sample lies, by nearest rank; raises ValueError for no sample."""
    if not values:
        raise ValueError("no sample")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(values: Sequence[float]) -> dict[str, Any]:
    """Median, least and greatest of the rounds, and the rounds themselves."""
    return {
        "median": statistics.median(values),
        "min": min(values),
        "max": max(values),
        "rounds": [round(value, 6) for value in values],
    }


def short(value: float) -> str:
    """A figure for people: three digits that count, thousands grouped."""
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}"


def shown(found: dict[str, Any]) -> str:
    """`median [min–max]`."""
    return f"{short(found['median'])} [{short(found['min'])}–{short(found['max'])}]"
