"""Reading a statement: one line of money after the other, whatever the size of the file.

UTF-8, with or without byte order mark, and GB18030 are read. Columns that the layout does not name are never looked
at, and an error names file and line, not the value.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from foundation.clock import in_shanghai, shanghai_day
from foundation.money import fen_from_yuan
from foundation.texts import cleaned_reference
from workflows.payment.errors import Refused
from workflows.reconcile.layout import Layout

_AMOUNT: Final = re.compile(r"([+-]?)[¥￥]?([+-]?)((?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,16})(?:\.[0-9]{1,2})?)")
_BLANK: Final = frozenset({"", "-", "--", "0", "0.0", "0.00"})
_BLOCK: Final = 1 << 20
_YEARS: Final = range(2000, 2100)


class Line(NamedTuple):
    """One line of money. `amount_fen` is negative for money that went back; `paid_at` is aware UTC."""

    number: int
    order: str | None
    reference: str | None
    amount_fen: int
    paid_at: datetime


@dataclass(frozen=True, slots=True)
class Extent:
    """What a statement covers: how many lines, and the days (Asia/Shanghai) of the first and last money."""

    lines: int
    first: date
    last: date


class Statement:
    """A statement file that was found readable to its end; `extent` is what it covers."""

    def __init__(self, path: Path, layout: Layout) -> None:
        """Read the file once, to its end. Raises Refused for the first line that cannot be read, and for an empty
        file; OSError for a file that is not there."""
        self.path = path
        self._layout = layout
        self._encoding = _encoding_of(path)
        first, last, count = date.max, date.min, 0
        for line in self.lines():
            day = shanghai_day(line.paid_at)
            first, last, count = min(first, day), max(last, day), count + 1
        if not count:
            raise self._unreadable(None, "has no line of money")
        self.extent = Extent(count, first, last)

    @property
    def has_returns(self) -> bool:
        """Whether money that went back would be on it."""
        return self._layout.has_returns

    def lines(self) -> Iterator[Line]:
        """The lines in their order; lines without order, reference and amount, such as blank ones, are left out."""
        with self.path.open(encoding=self._encoding, newline="") as file:
            rows = csv.reader(file, delimiter=self._layout.delimiter, strict=True)
            try:
                for _ in range(self._layout.skip_lines):
                    next(rows, None)
                headings = [cell.strip() for cell in next(rows, [])]
                places = self._places(headings, max(rows.line_num, 1))
                for cells in rows:
                    line = self._line(rows.line_num, cells, places)
                    if line is not None:
                        yield line
            except csv.Error as error:
                raise self._unreadable(rows.line_num, f"is not CSV: {error}") from None

    def _places(self, headings: Sequence[str], number: int) -> dict[str, int]:
        """Where the columns of the layout are, by heading; `number` is the line of the headings."""
        wanted = self._layout.columns.named
        if missing := [name for name in wanted if name not in headings]:
            what = f"lacks the columns {', '.join(missing)}; give their headings in a file for --layout"
            raise self._unreadable(number, what)
        if doubled := [name for name in wanted if headings.count(name) > 1]:
            raise self._unreadable(number, f"has more than one column {', '.join(doubled)}")
        return {name: headings.index(name) for name in wanted}

    def _line(self, number: int, cells: Sequence[str], places: dict[str, int]) -> Line | None:
        columns = self._layout.columns

        def cell(name: str | None) -> str:
            place = len(cells) if name is None else places[name]
            return cells[place].strip() if place < len(cells) else ""

        order, reference = cell(columns.order), cell(columns.reference)
        money = [cell(columns.amount), cell(columns.received), cell(columns.returned)]
        if not order and not reference and all(text in _BLANK for text in money):
            return None
        if not order and not reference:
            raise self._unreadable(number, "has an amount, but neither order nor reference")
        return Line(
            number,
            cleaned_reference(order) or None,
            cleaned_reference(reference) or None,
            self._amount(number, *money),
            self._time(number, cell(columns.time)),
        )

    def _amount(self, number: int, amount: str, received: str, returned: str) -> int:
        given = [(text, sign) for text, sign in ((amount, 1), (received, 1), (returned, -1)) if text not in _BLANK]
        if len(given) != 1:
            what = "has no amount" if not given else "has both money received and money returned"
            raise self._unreadable(number, what)
        [(text, sign)] = given
        match = _AMOUNT.fullmatch(text.replace(" ", ""))
        if match is None or (match[1] and match[2]):
            raise self._unreadable(number, "has an amount that cannot be read: yuan as 1234.50 or 1,234.50")
        return _fen(match, sign)

    def _time(self, number: int, text: str) -> datetime:
        try:
            read = datetime.strptime(text, self._layout.time_format)  # noqa: DTZ007  # the zone is set below
        except ValueError:
            what = f"has a time that is not of the form {self._layout.time_format}"
            raise self._unreadable(number, what) from None
        if read.year not in _YEARS:
            raise self._unreadable(number, "has a time outside the years 2000 to 2099")
        return in_shanghai(read).astimezone(UTC)

    def _unreadable(self, number: int | None, what: str) -> Refused:
        place = f"{self.path}" if number is None else f"{self.path}, line {number}:"
        return Refused("statement_unreadable", f"{place} {what}")


def _encoding_of(path: Path) -> str:
    """`utf-8-sig` or `gb18030`; raises Refused for a file that is neither, with the first line that is not."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            with path.open(encoding=encoding, newline="") as file:
                while file.read(_BLOCK):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise Refused("statement_unreadable", f"{path}, line {_first_bad_line(path)}: is neither UTF-8 nor GB18030")


def _first_bad_line(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("gb18030")
            except UnicodeDecodeError:
                return number
    return 1


def _fen(amount: re.Match[str], sign: int) -> int:
    """The amount of a column; a minus in the column of money returned says nothing new."""
    fen = fen_from_yuan(amount[3].replace(",", ""))
    negative = "-" in (amount[1], amount[2])
    return sign * (-fen if negative and sign > 0 else fen)
