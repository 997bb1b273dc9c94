"""How a locale writes lists, dates and times. The patterns are data in `wording/*.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from foundation.clock import SHANGHAI

_FOLDER = Path(__file__).with_suffix("")


@dataclass(frozen=True, slots=True)
class Wording:
    """The patterns of one locale, and what is written with them."""

    list_separator: str
    or_separator: str
    and_more: str
    day: str
    month: str
    year: str
    span: str
    moment: str
    end_of_day: str
    bank_account: str
    bounds: str
    amounts: str
    other_reason: str
    voucher_file: str
    contacts: Mapping[str, str]
    month_names: tuple[str, ...] = ()

    def write_more(self, count: int) -> str:
        """What follows the first of `count` things where there is no room for the others."""
        return self.and_more.format(count=count, others=count - 1)

    def write_allowed(self, insurance: str, amounts: Sequence[str], *, bounds: bool) -> str:
        """The amounts that are allowed for an insurance: from the first to the last if they are bounds, else a list."""
        if bounds and len(amounts) > 1:
            return self.bounds.format(insurance=insurance, low=amounts[0], high=amounts[-1])
        return self.amounts.format(insurance=insurance, amounts=self.list_separator.join(amounts))

    def write_day(self, day: date) -> str:
        """A calendar day."""
        return self.day.format(**self._parts(day))

    def write_moment(self, moment: datetime) -> str:
        """An aware instant as Asia/Shanghai time. One at midnight is written as the end of the day before."""
        local = moment.astimezone(SHANGHAI)
        if local.hour == local.minute == 0:
            return self.end_of_day.format(day=self.write_day((local - timedelta(days=1)).date()))
        return self.moment.format(day=self.write_day(local.date()), hour=f"{local:%H}", minute=f"{local:%M}")

    def write_period(self, first: str, last: str) -> str:
        """A span of months (`2026-11`) or years (`2026`)."""
        if first == last:
            return self._write_month(first)
        return self.span.format(first=self._write_month(first), last=self._write_month(last))

    def _write_month(self, key: str) -> str:
        if len(key) == 4:
            return self.year.format(year=key)
        return self.month.format(**self._parts(date.fromisoformat(f"{key}-01")))

    def _parts(self, day: date) -> dict[str, str]:
        name = self.month_names[day.month - 1] if self.month_names else ""
        return {"year": str(day.year), "month": str(day.month), "month_name": name, "day": str(day.day)}


@lru_cache(maxsize=4)
def get_wording(locale: str) -> Wording:
    """The wording of a locale that letters are written in (`notifications.letters.LOCALES`)."""
    patterns = tomllib.loads((_FOLDER / f"{locale}.toml").read_text(encoding="utf-8"))
    return Wording(**{**patterns, "month_names": tuple(patterns.get("month_names", ()))})
