"""What the payment brings and what not, with its notes: between the table and the check block."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from notifications.voucher.data import VoucherData, VoucherError
from notifications.voucher.page.layout import (
    AMBER,
    CHECK_TOP,
    CHINESE,
    GREEN,
    GREY,
    LEFT,
    MIDDLE,
    RED,
    RIGHT,
    TINT,
    Layout,
)
from notifications.voucher.page.sheet import Fragment, Sheet, kept_lines, width_of, wrap
from notifications.voucher.wording import get_wording

# A tick, a cross, and a dash for what limits the cover.
_SIGNS: Final = {
    "yes": (((0.0, 2.6), (2.2, 0.4), (6.0, 5.6)),),
    "no": (((0.6, 0.6), (5.2, 5.2)), ((0.6, 5.2), (5.2, 0.6))),
    "but": (((0.6, 3.0), (5.2, 3.0)),),
}
_ROOM = MIDDLE - LEFT - 34


@dataclass(frozen=True, slots=True)
class _Column:
    """One of the two lists: entries are a sign and the lines of a text."""

    key: str
    x: float
    colour: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]

    def height(self, size: float) -> float:
        return sum(len(lines) * size * 1.42 + 3 for _, lines in self.entries) + 28


def explain(sheet: Sheet, data: VoucherData, at: Layout, missing: tuple[str, ...]) -> None:
    """Set both lists and the notes; raises VoucherError where they leave no room. `missing` are code points."""
    floor = _notes(sheet, data, at, missing)
    if not data.covers and not data.limits and not data.not_covered:
        return
    top, size = at.end - 14, 8.5
    columns = _columns(data, size)
    while top - max(column.height(size) for column in columns) < floor:
        size -= 0.5
        if size < 6:
            raise VoucherError("covers, limits, not_covered: too long for the page")
        columns = _columns(data, size)
    for column in columns:
        try:
            sheet.put(_kept_list(sheet.next_mark, data.locale, at.bilingual, column, size, top))
        except KeyError:  # a character that is in the page's own font
            _list(sheet, data.locale, at.bilingual, column, size, top)


def _columns(data: VoucherData, size: float) -> tuple[_Column, _Column]:
    brings = [("yes", text) for text in data.covers] + [("but", text) for text in data.limits]
    not_covered = [("no", text) for text in data.not_covered]
    broken = [tuple([(sign, kept_lines(text, _ROOM, size)) for sign, text in one]) for one in (brings, not_covered)]
    return _Column("covers", LEFT, GREEN, broken[0]), _Column("not_covered", MIDDLE + 7, RED, broken[1])


@lru_cache(maxsize=256)
def _kept_list(mark: int, locale: str, bilingual: bool, column: _Column, size: float, top: float) -> Fragment:
    """A list as many vouchers have it; raises KeyError for a character that the shared font lacks."""
    sheet = Sheet(first_mark=mark)
    _list(sheet, locale, bilingual, column, size, top)
    return sheet.fragment()


def _list(sheet: Sheet, locale: str, bilingual: bool, column: _Column, size: float, top: float) -> None:
    words, x, key = get_wording(locale), column.x, column.key
    sheet.box(x, top - 20, MIDDLE - LEFT - 7, 20, TINT)
    sheet.box(x, top - 20, 2.5, 20, column.colour)
    sheet.bold(x + 10, top - 13.4, 9, words[key], key, column.colour)
    if bilingual:
        chinese = get_wording(CHINESE)[key]
        sheet.text(x + 16 + width_of(words[key], 9), top - 13.2, 7, chinese, key, GREY, CHINESE)
    y = top - 20 - size - 5
    if not column.entries:
        sheet.text(x + 10, y, size, words["none"], f"{key}.0")
    for number, (sign, lines) in enumerate(column.entries):
        for points in _SIGNS[sign]:
            sheet.path([(x + 10 + dx, y + dy) for dx, dy in points], GREY if sign == "but" else column.colour, 1.1)
        for line in lines:
            sheet.text(x + 22, y, size, line, f"{key}.{number}")
            y -= size * 1.42
        y -= 3


def _note_texts(data: VoucherData, at: Layout, missing: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Each note with its colour and its language, where these differ from the page's."""
    words = get_wording(data.locale)
    if data.provisional:
        yield words["provisional"], AMBER, ""
    if missing:
        yield words["missing"] + " ".join(missing), AMBER, ""
    yield words["statement"], "", ""
    if at.bilingual:
        yield get_wording(CHINESE)["statement"], "", CHINESE


def _notes(sheet: Sheet, data: VoucherData, at: Layout, missing: tuple[str, ...]) -> float:
    """What the page is and is not, just above the check block; before it what is special about this voucher.

    Returns the height at which they begin.
    """
    size = 7.5 if at.bilingual else 8.5
    # The note on missing characters tells of a person, so its lines are not kept.
    broken = wrap if missing else kept_lines
    lines = [
        (line, colour, lang, number)
        for number, (text, colour, lang) in enumerate(_note_texts(data, at, missing))
        for line in broken(text, RIGHT - LEFT, size)
    ]
    begin = y = CHECK_TOP + 10 + (len(lines) - 1) * size * 1.45
    if begin + size > at.end - 8:
        raise VoucherError("payer_name, items: too much for one page")
    for line, colour, lang, number in lines:
        sheet.text(LEFT, y, size, line, f"note.{number}", colour, lang)
        y -= size * 1.45
    return begin + size + 6
