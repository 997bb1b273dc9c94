"""How a voucher's values are written, on the page and where it is checked. `words` is the wording of the locale."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from foundation.clock import SHANGHAI
from notifications.voucher.data import VoucherData


@lru_cache(maxsize=256)
def write_percent(rate: str) -> str:
    """``"0.095"`` -> ``"9.5%"``."""
    text = f"{Decimal(rate) * 100:f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def write_period(data: VoucherData, words: Mapping[str, str]) -> str:
    """The months or years that were paid for."""
    first, last = _month(data.period_from, words), _month(data.period_to, words)
    return first if first == last else words["span"].format(first=first, last=last)


def write_time(instant: datetime, words: Mapping[str, str]) -> str:
    """An aware instant to the second, as time of Asia/Shanghai."""
    return words["time"].format(time=instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S"))


def write_day(instant: datetime, words: Mapping[str, str]) -> str:
    """The day of an aware instant in Asia/Shanghai."""
    year, month, day = instant.astimezone(SHANGHAI).strftime("%Y-%m-%d").split("-")
    return words["day"].format(year=year, month=month, day=day)


def _month(text: str, words: Mapping[str, str]) -> str:
    year, _, month = text.partition("-")
    return words["month"].format(year=year, month=month) if month else words["year"].format(year=year)
