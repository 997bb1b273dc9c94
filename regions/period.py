"""The months or the year that a payment is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from regions.errors import PolicyError

MAX_MONTHS = 12
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FORMS = "a month 2026-07, months 2026-07..2026-09, or a year 2026 for what is paid by the year"


@dataclass(frozen=True, slots=True)
class Period:
    """Consecutive months ("2026-07" to "2026-09"), or one year ("2026" to "2026").

    Raises PolicyError(period_invalid) when the ends are malformed, the wrong way round, of two
    kinds, more than one year, or more than twelve months apart (one payment holds at most a year).
    """

    first: str
    last: str

    def __post_init__(self) -> None:
        if self._both_match(_YEAR):
            if self.first != self.last:
                raise _invalid("a yearly payment is for one year; order each year by itself")
            return
        if not self._both_match(_MONTH):
            raise _invalid(f"a period is {_FORMS}")
        if self.first > self.last:
            raise _invalid("the first month lies after the last one; swap them")
        if _number(self.last) - _number(self.first) >= MAX_MONTHS:
            raise _invalid(f"one payment holds at most {MAX_MONTHS} months; order the rest by itself")

    def _both_match(self, form: re.Pattern[str]) -> bool:
        return bool(form.fullmatch(self.first) and form.fullmatch(self.last))

    @property
    def yearly(self) -> bool:
        """True for a year, False for months."""
        return len(self.first) == 4

    def keys(self) -> tuple[str, ...]:
        """Every month of the period ("2026-07", ...), or the one year ("2026",)."""
        if self.first == self.last:
            return (self.first,)
        return tuple(_month(n) for n in range(_number(self.first), _number(self.last) + 1))

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}..{self.last}"

    @classmethod
    def parse(cls, text: str) -> "Period":
        """A period from "2026-07", "2026-07..2026-09" or "2026"; raises PolicyError(period_invalid)."""
        return _parse(text)

    @classmethod
    def of(cls, first: str, last: str | None = None) -> "Period":
        """A period from its ends; the same object each time, so that repeated use is cheap."""
        return _of(first, last or first)


@lru_cache(maxsize=4096)
def _of(first: str, last: str) -> Period:
    return Period(first, last)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    first, dots, last = text.strip().partition("..")
    return _of(first, last if dots else first)


def next_month(month: str) -> str:
    """The month after "2026-12": "2027-01"."""
    return _month(_number(month) + 1)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _invalid(message: str) -> PolicyError:
    return PolicyError("period_invalid", message)


def other_pension(scheme: str, month: str) -> Iterator[tuple[str, str, str]]:
    """The pension of the other scheme in a month or year: scheme, insurance and month of each.

    Flexible workers pay by the month, residents by the year, and only one of the two counts.
    """
    other = "resident" if scheme == "flexible" else "flexible"
    months = (month[:4],) if len(month) > 4 else tuple(f"{month}-{number:02d}" for number in range(1, 13))
    yield from ((other, "pension", one) for one in months)
