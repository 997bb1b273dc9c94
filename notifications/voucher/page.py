"""Where everything stands on the A4 page, as PDF content: a still part kept by layout, and what one voucher adds.

Points from the lower left corner. The words of the still part are the same for every voucher with this locale and
number of lines, so it is made once.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Final

from foundation.clock import SHANGHAI
from foundation.money import capitals, grouped
from notifications.voucher.data import VoucherData, VoucherError, VoucherItem
from notifications.voucher.glyphs import find_glyph
from notifications.voucher.qr import QrCode
from notifications.voucher.typeface import STAND_IN, Face, is_selector, shared_face
from notifications.voucher.wording import get_wording

PAGE: Final = (595.28, 841.89)
MAX_ITEMS: Final = 8

_LEFT, _RIGHT = 48.0, 547.0
_MIDDLE = 297.5
_TOP = 716.0
_PAD = 8.0
_LABEL = 78.0
# Right edges of the item table's columns: insurance, base, rate, months, amount, pooling fund, individual account.
_COLUMNS = (
    ("insurance", 186.0),
    ("base", 256.0),
    ("rate", 302.0),
    ("months", 338.0),
    ("amount", 407.0),
    ("pooling", 477.0),
    ("individual", _RIGHT),
)
_ITEM_HEIGHT = 25.0
_HEAD_HEIGHT = 27.0
_TOTAL_HEIGHT = 31.0
_CHECK_TOP, _CHECK_BOTTOM = 172.0, 54.0
QR_SIDE, QR_SQUARE = 86.0, 106.0  # the white square leaves four light modules all round, as the standard asks

_INK, _NAVY, _GREY, _AMBER = "0.1 0.14 0.2", "0.07 0.2 0.38", "0.36 0.42 0.5", "0.72 0.38 0"
_GREEN, _RED = "0.05 0.45 0.3", "0.68 0.2 0.16"
_TINT, _LINE = "0.945 0.96 0.98", "0.69 0.75 0.82"


def width_of(text: str, size: float) -> float:
    """How wide a text is in points, whichever font its characters are in."""
    widths = shared_face().widths
    try:
        units = sum([widths[char] for char in text])
    except KeyError:
        units = sum([widths[char] if char in widths else _advance(char) for char in text])
    return units * size / 1000


def _advance(char: str) -> int:
    glyph = None if is_selector(char) else find_glyph(char)
    return glyph.advance if glyph else 0


class _Sheet:
    """Collects drawing and text operators; text is set in the shared font, or the page's own where that lacks it."""

    def __init__(self, extra: Face | None = None) -> None:
        self._shared = shared_face().codes
        self._extra = extra
        self._drawn: list[str] = []
        self._texts: list[str] = []

    def content(self) -> bytes:
        """The operators as a content stream."""
        return (f"q\n{''.join(self._drawn)}Q\nBT\n{_INK} rg\n{''.join(self._texts)}ET\n" if self._texts else "").encode(
            "ascii"
        )

    def text(self, x: float, y: float, size: float, text: str, colour: str = "") -> None:
        """Set a text with its left end at x and its baseline at y."""
        placed = f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._runs(text, size)}\n"
        self._texts.append(f"{colour} rg {placed}{_INK} rg\n" if colour else placed)

    def bold(self, x: float, y: float, size: float, text: str, colour: str) -> None:
        """As `text`, heavier: only the regular weight is vendored, so the outline is drawn too."""
        self._texts.append(f"2 Tr {size / 45:.2f} w {colour} RG\n")
        self.text(x, y, size, text, colour)
        self._texts.append("0 Tr\n")

    def right(self, x: float, y: float, size: float, text: str) -> None:
        """Set a text with its right end at x."""
        self.text(x - width_of(text, size), y, size, text)

    def centre(self, x: float, y: float, size: float, text: str, colour: str = "") -> None:
        """Set a text with its middle at x."""
        self.text(x - width_of(text, size) / 2, y, size, text, colour)

    def spaced(self, x: float, y: float, size: float, text: str, gap: float, colour: str) -> None:
        """As `bold`, with room between the characters."""
        self._texts.append(f"{gap:g} Tc\n")
        self.bold(x, y, size, text, colour)
        self._texts.append("0 Tc\n")

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._drawn.append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f\n")

    def frame(self, x: float, y: float, width: float, height: float, colour: str, weight: float) -> None:
        """The outline of a rectangle."""
        self._drawn.append(f"{colour} RG {weight:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S\n")

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = _LINE, weight: float = 0.5) -> None:
        """A straight line."""
        self._drawn.append(f"{colour} RG {weight:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S\n")

    def path(self, points: Iterable[tuple[float, float]], colour: str, weight: float) -> None:
        """An open line through points."""
        drawn = " l ".join(f"{x:.2f} {y:.2f}" for x, y in points).replace(" l ", " m ", 1)
        self._drawn.append(f"{colour} RG {weight:g} w {drawn} l S\n")

    def raw(self, operators: str) -> None:
        """Operators as they are."""
        self._drawn.append(operators)

    def _runs(self, text: str, size: float) -> str:
        codes = self._shared
        try:
            return f"/F1 {size} Tf <{''.join([codes[char] for char in text])}> Tj"
        except KeyError:
            own = self._extra.codes if self._extra else {}
        runs = [
            f"/F{1 if shared else 2} {size} Tf <{''.join([codes[char] if shared else own[char] for char in run])}> Tj"
            for shared, run in groupby(text, codes.__contains__)
        ]
        return " ".join(runs)


# --- breaking and fitting -------------------------------------------------------------------------------------------

# A word of Latin, Greek or Cyrillic letters, or one ideograph, with opening signs before it and closing ones after it.
_PIECES = re.compile(r"[（《“]*(?:[!-~\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]+|[^\s])[，。；：、）》”！？…]*|\s")


def _wrap(text: str, room: float, size: float) -> list[str]:
    """Break a text into lines no wider than `room`; a word wider than that is cut."""
    lines, line, used = [], "", 0.0
    for piece in _PIECES.findall(text):
        for part in [piece] if width_of(piece, size) <= room else piece:
            wide = width_of(part, size)
            if line and used + wide > room:
                lines.append(line.rstrip())
                line, used = "", 0.0
            if line or not part.isspace():
                line += part
                used += wide
    return [*lines, line.rstrip()] if line.strip() else lines


@lru_cache(maxsize=1024)
def _lines(text: str, room: float, size: float) -> tuple[str, ...]:
    """As `_wrap`, kept: for texts that many vouchers share, never for a person's."""
    return tuple(_wrap(text, room, size))


def _fit(
    text: str, room: float, size: float, field: str, *, rows: int = 2, least: float = 6
) -> tuple[float, list[str]]:
    """The size and lines in which a text fits: first on one line a little smaller, then on `rows` lines."""
    wide = width_of(text, size)
    if wide <= room:
        return size, [text]
    single = int(size * room / wide * 4) / 4
    if single >= size * 0.8:
        return single, [text]
    at = size * 0.85
    while at >= least:
        lines = _wrap(text, room, at)
        if len(lines) <= rows:
            return at, lines
        at -= 0.5
    raise VoucherError(f"{field}: too long for the page")


# --- the still part -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Layout:
    """Heights that depend on the locale and the number of lines."""

    row: float
    bilingual: bool
    items: float  # top of the first item line
    total: float  # top of the total line
    paid: float  # top of the lines about the payment
    end: float  # bottom of the table


@lru_cache(maxsize=32)
def _layout(locale: str, count: int) -> _Layout:
    row = 30.0 if locale != "zh-CN" else 27.0
    items = _TOP - 3 * row - _HEAD_HEIGHT
    total = items - count * _ITEM_HEIGHT
    paid = total - _TOTAL_HEIGHT
    return _Layout(row, locale != "zh-CN", items, total, paid, paid - 2 * row)


@lru_cache(maxsize=32)
def still_content(locale: str, count: int) -> bytes:
    """The part of the page that is the same for all vouchers of this locale with `count` lines."""
    words, chinese = get_wording(locale), get_wording("zh-CN")
    at, sheet = _layout(locale, count), _Sheet()

    def label(key: str, x: float, middle: float, size: float = 8.5, centred: float = 0) -> None:
        """A label around a middle line; in a bilingual page with the Chinese beneath."""
        place = sheet.centre if centred else sheet.text
        if not at.bilingual:
            place(x, middle - size * 0.36, size, words[key], _GREY)
            return
        place(x, middle + 1.5, size - 0.5, words[key], _GREY)
        place(x, middle - 8, size - 2, chinese[key], _GREY)

    title = chinese["title"]
    if at.bilingual:
        wide = width_of(words["title"], 20)
        sheet.bold(_MIDDLE - wide / 2, 777, 20, words["title"], _NAVY)
        wide = width_of(title, 12) + 2 * (len(title) - 1)
        sheet.spaced(_MIDDLE - wide / 2, 758, 12, title, 2, _NAVY)
    else:
        wide = width_of(title, 23) + 5 * (len(title) - 1)
        sheet.spaced(_MIDDLE - wide / 2, 766, 23, title, 5, _NAVY)
    sheet.line(_LEFT, 749.5, _RIGHT, 749.5, _NAVY, 1.6)
    sheet.line(_LEFT, 746.5, _RIGHT, 746.5, _NAVY, 0.5)
    sheet.text(_LEFT, 729, 8.5, words["no"], _GREY)

    # Tinted label cells first, lines over them.
    height = _TOP - at.end
    for top, rows in ((_TOP, 3), (at.paid, 2)):
        sheet.box(_LEFT, top - rows * at.row, _LABEL, rows * at.row, _TINT)
    sheet.box(_MIDDLE, _TOP - 3 * at.row, _LABEL, 3 * at.row, _TINT)
    sheet.box(_MIDDLE, at.paid - at.row, _LABEL, at.row, _TINT)
    sheet.box(_LEFT, at.items, _RIGHT - _LEFT, _HEAD_HEIGHT, _TINT)
    for number in range(1, 4):
        sheet.line(_LEFT, _TOP - number * at.row, _RIGHT, _TOP - number * at.row)
    for number in range(count + 1):
        weight = 0.9 if number in (0, count) else 0.4
        colour = _NAVY if number in (0, count) else _LINE
        sheet.line(_LEFT, at.items - number * _ITEM_HEIGHT, _RIGHT, at.items - number * _ITEM_HEIGHT, colour, weight)
    sheet.line(_LEFT, at.paid, _RIGHT, at.paid, _NAVY, 0.9)
    sheet.line(_LEFT, at.paid - at.row, _RIGHT, at.paid - at.row)
    for top, bottom in ((_TOP, _TOP - 3 * at.row), (at.paid, at.paid - at.row)):
        for x in (_LEFT + _LABEL, _MIDDLE, _MIDDLE + _LABEL):
            sheet.line(x, top, x, bottom)
    sheet.line(_LEFT + _LABEL, at.paid - at.row, _LEFT + _LABEL, at.end)
    for _, x in _COLUMNS[:-1]:
        sheet.line(x, _TOP - 3 * at.row, x, at.total, weight=0.4)
    sheet.frame(_LEFT, at.end, _RIGHT - _LEFT, height, _NAVY, 1)

    keys = (("payer", "id_number"), ("region", "authority"), ("scheme", "period"))
    for number, (first, second) in enumerate(keys):
        middle = _TOP - (number + 0.5) * at.row
        label(first, _LEFT + _PAD, middle)
        label(second, _MIDDLE + _PAD, middle)
    x = _LEFT
    for key, edge in _COLUMNS:
        if at.bilingual:
            label(key, (x + edge) / 2, at.items + _HEAD_HEIGHT / 2, 8, centred=1)
        else:
            _header(sheet, words[key], (x + edge) / 2, at.items + _HEAD_HEIGHT / 2)
        x = edge
    middle = at.total - _TOTAL_HEIGHT / 2
    if at.bilingual:
        sheet.bold(_LEFT + _PAD, middle + 1, 9, words["total"], _NAVY)
        sheet.text(_LEFT + _PAD, middle - 9, 7, chinese["total"], _NAVY)
    else:
        sheet.bold(_LEFT + _PAD, middle - 3.6, 10, words["total"], _NAVY)
    for key, x in (("total_capitals", 100.0), ("total_figures", 400.0)):
        label(key, x, middle)
    label("method", _LEFT + _PAD, at.paid - 0.5 * at.row)
    label("paid_at", _MIDDLE + _PAD, at.paid - 0.5 * at.row)
    label("bank_reference", _LEFT + _PAD, at.paid - 1.5 * at.row)

    # The block by which the voucher is checked.
    sheet.box(_LEFT, _CHECK_BOTTOM, _RIGHT - _LEFT, _CHECK_TOP - _CHECK_BOTTOM, _TINT)
    sheet.box(_LEFT + 6, _CHECK_BOTTOM + 6, QR_SQUARE, QR_SQUARE, "1 1 1")
    sheet.line(_LEFT, _CHECK_TOP, _RIGHT, _CHECK_TOP, _NAVY, 1)
    if at.bilingual:
        sheet.text(_CHECK_TEXT, _CHECK_TOP - 24, 9, f"{words['check_code']} {chinese['check_code']}", _GREY)
    else:
        sheet.text(_CHECK_TEXT, _CHECK_TOP - 24, 9, words["check_code"], _GREY)
    y = _CHECK_TOP - 44
    how = [words["check_how"], chinese["check_how"]] if at.bilingual else [words["check_how"]]
    size = 7.0 if at.bilingual else 8.0
    for text in how:
        for line in _wrap(text, _RIGHT - _PAD - _CHECK_TEXT, size):
            sheet.text(_CHECK_TEXT, y, size, line)
            y -= size * 1.4
    sheet.text(_CHECK_TEXT, _CHECK_BOTTOM + 30, 7, words["check_url"], _GREY)
    sheet.text(_CHECK_TEXT, _CHECK_BOTTOM + 10, 6, words["digest"], _GREY)
    return sheet.content()


_CHECK_TEXT = _LEFT + 124


def _header(sheet: _Sheet, text: str, x: float, middle: float) -> None:
    """A column's heading on one line, or with its unit beneath."""
    name, bracket, unit = text.partition("（")
    if not bracket:
        sheet.centre(x, middle - 3, 8.5, text, _GREY)
        return
    sheet.centre(x, middle + 1.5, 8.5, name, _GREY)
    sheet.centre(x, middle - 8.5, 6.5, bracket + unit, _GREY)


# --- what one voucher adds ------------------------------------------------------------------------------------------


def moving_content(
    data: VoucherData, digest: str, key_id: str, code: QrCode, extra: Face | None, missing: tuple[str, ...]
) -> bytes:
    """The part of the page that belongs to one voucher. `extra` is the font of its unusual characters, `missing` the
    code points of the name's characters that are shown as a stand-in. Raises VoucherError where a text does not fit.
    """
    words = get_wording(data.locale)
    at, sheet = _layout(data.locale, len(data.items)), _Sheet(extra)
    sheet.text(_LEFT + 50 + 12 * at.bilingual, 728.5, 11, data.no)
    issued = f"{words['issued_at']}  {_day(data.issued_at, words)}"
    sheet.right(_RIGHT, 729, 9, issued)

    left, right = _LEFT + _LABEL + _PAD, _MIDDLE + _LABEL + _PAD
    cells = (
        (left, _TOP, 11.0, drawn_name(data.payer_name, missing), "payer_name"),
        (right, _TOP, 10.0, data.id_masked, "id_masked"),
        (left, _TOP - at.row, 10.0, data.region_name, "region_name"),
        (right, _TOP - at.row, 10.0, data.authority, "authority"),
        (left, _TOP - 2 * at.row, 10.0, data.scheme_name, "scheme_name"),
        (right, _TOP - 2 * at.row, 10.0, _period(data, words), "period"),
        (left, at.paid, 10.0, data.method_name, "method_name"),
        (right, at.paid, 10.0, _time(data.paid_at, words), "paid_at"),
    )
    for x, top, size, text, field in cells:
        _cell(sheet, x, top - at.row / 2, 155, size, text, field)
    _cell(sheet, left, at.paid - at.row * 1.5, 405, 10, data.bank_reference, "bank_reference")

    for number, item in enumerate(data.items):
        _item(sheet, item, at.items - number * _ITEM_HEIGHT, words, len(data.period_from) == 4)
    middle = at.total - _TOTAL_HEIGHT / 2
    _cell(sheet, 140 if at.bilingual else 124, middle, 252, 10.5, capitals(data.total_fen), "total_fen")
    figures = f"¥{grouped(data.total_fen)}"
    size = min(12.5, 12.5 * 105 / width_of(figures, 12.5))
    sheet.bold(_RIGHT - _PAD - width_of(figures, size), middle - 4.3, size, figures, _NAVY)

    _explain(sheet, data, words, at, missing)

    sheet.spaced(_CHECK_TEXT + (84 if at.bilingual else 38), _CHECK_TOP - 26, 17, data.check_code, 3, _NAVY)
    _address(sheet, data.check_url)
    sheet.text(_CHECK_TEXT + 42, _CHECK_BOTTOM + 10, 6, f"SHA-256 {digest}", _GREY)
    sheet.right(_RIGHT, _CHECK_BOTTOM - 12, 6, f"Ed25519 {words['key_id']} {key_id}")
    place = (QR_SQUARE - QR_SIDE) / 2 + 6
    scale = QR_SIDE * (len(code.rows) // code.size * 8) / code.size  # the image is padded to whole bytes on the right
    sheet.raw(
        f"q {_LEFT + place:.2f} {_CHECK_BOTTOM + place:.2f} {QR_SIDE:.2f} {QR_SIDE:.2f} re W n "
        f"0 g {scale:.3f} 0 0 {QR_SIDE:.2f} {_LEFT + place:.2f} {_CHECK_BOTTOM + place:.2f} cm /Q Do Q\n"
    )
    return sheet.content()


def drawn_name(name: str, missing: tuple[str, ...]) -> str:
    """The name as it is set: characters that no vendored font has become a visible stand-in."""
    return name.translate({int(point[2:], 16): STAND_IN for point in missing}) if missing else name


def shown_texts(data: VoucherData) -> Iterable[str]:
    """Every text of the data that the page shows, but for the name."""
    yield from (data.no, data.check_code, data.id_masked, data.region_name, data.authority, data.scheme_name)
    yield from (data.method_name, data.bank_reference, data.check_url)
    for item in data.items:
        yield item.label
    for texts in (data.covers, data.limits, data.not_covered):
        yield from texts


def unknown_to_shared(texts: Iterable[str]) -> set[str]:
    """The characters that the shared font lacks and that draw something."""
    return {char for char in set("".join(texts)) - shared_face().widths.keys() if not is_selector(char)}


def _cell(sheet: _Sheet, x: float, middle: float, room: float, size: float, text: str, field: str) -> None:
    size, lines = _fit(text, room, size, field)
    y = middle - size * 0.36 + (len(lines) - 1) * size * 0.6
    for line in lines:
        sheet.text(x, y, size, line)
        y -= size * 1.2


def _item(sheet: _Sheet, item: VoucherItem, top: float, words: Mapping[str, str], yearly: bool) -> None:
    y = top - _ITEM_HEIGHT / 2 - 3.2
    room = _COLUMNS[0][1] - _LEFT - 2 * _PAD
    if item.provisional:
        mark = words["provisional_mark"]
        _cell(sheet, _LEFT + _PAD, y + 7.2, room, 9, item.label, "items")
        sheet.text(_LEFT + _PAD, y - 4.8, 6.5, mark, _AMBER)
    else:
        _cell(sheet, _LEFT + _PAD, y + 3.2, room, 9, item.label, "items")
    none = words["none"]
    values = (
        none if item.base_fen is None else grouped(item.base_fen),
        words["fixed"] if item.rate is None else _percent(item.rate),
        words["one_year"] if yearly else str(item.months),
        grouped(item.amount_fen),
        none if item.pooling_fen is None else grouped(item.pooling_fen),
        none if item.individual_fen is None else grouped(item.individual_fen),
    )
    for text, (_, edge) in zip(values, _COLUMNS[1:], strict=True):
        sheet.right(edge - 6, y, 9, text)


@lru_cache(maxsize=256)
def _percent(rate: str) -> str:
    """``"0.095"`` -> ``"9.5%"``."""
    text = f"{Decimal(rate) * 100:f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def _explain(sheet: _Sheet, data: VoucherData, words: Mapping[str, str], at: _Layout, missing: tuple[str, ...]) -> None:
    """What the payment brings, within which limits, and what it does not; and the notes."""
    floor = _notes(sheet, words, at, data.provisional, missing)
    if not data.covers and not data.limits and not data.not_covered:
        return
    top, room, size = at.end - 14, _MIDDLE - _LEFT - 34, 8.5
    lists = (
        [("yes", text) for text in data.covers] + [("but", text) for text in data.limits],
        [("no", text) for text in data.not_covered],
    )
    while True:
        columns = [[(mark, _lines(text, room, size)) for mark, text in column] for column in lists]
        step = size * 1.42
        tall = max(sum(len(lines) * step + 3 for _, lines in column) for column in columns) + 28
        if top - tall >= floor:
            break
        size -= 0.5
        if size < 6:
            raise VoucherError("covers, limits, not_covered: too long for the page")
    places = ((_LEFT, "covers", columns[0], _GREEN), (_MIDDLE + 7, "not_covered", columns[1], _RED))
    for x, key, column, colour in places:
        sheet.box(x, top - 20, _MIDDLE - _LEFT - 7, 20, _TINT)
        sheet.box(x, top - 20, 2.5, 20, colour)
        sheet.bold(x + 10, top - 13.4, 9, words[key], colour)
        if at.bilingual:
            sheet.text(x + 16 + width_of(words[key], 9), top - 13.2, 7, get_wording("zh-CN")[key], _GREY)
        y = top - 20 - size - 5
        if not column:
            sheet.text(x + 10, y, size, words["none"])
        for mark, lines in column:
            for points in _MARKS[mark]:
                sheet.path([(x + 10 + dx, y + dy) for dx, dy in points], _GREY if mark == "but" else colour, 1.1)
            for line in lines:
                sheet.text(x + 22, y, size, line)
                y -= step
            y -= 3


# A tick, a cross, and a dash for what limits the cover.
_MARKS: Final = {
    "yes": (((0.0, 2.6), (2.2, 0.4), (6.0, 5.6)),),
    "no": (((0.6, 0.6), (5.2, 5.2)), ((0.6, 5.2), (5.2, 0.6))),
    "but": (((0.6, 3.0), (5.2, 3.0)),),
}


def _notes(sheet: _Sheet, words: Mapping[str, str], at: _Layout, provisional: bool, missing: tuple[str, ...]) -> float:
    """What the page is and is not, just above the check block; before it what is special about this voucher.

    Returns the height at which they begin.
    """
    chinese = get_wording("zh-CN")
    notes = [(words["provisional"], _AMBER)] if provisional else []
    if missing:
        notes.append((words["missing"] + " ".join(missing), _AMBER))
    notes.append((words["statement"], ""))
    if at.bilingual:
        notes.append((chinese["statement"], ""))
    size = 7.5 if at.bilingual else 8.5
    # The note on missing characters tells of a person, so its lines are not kept.
    broken = _wrap if missing else _lines
    lines = [(line, colour) for text, colour in notes for line in broken(text, _RIGHT - _LEFT, size)]
    begin = y = _CHECK_TOP + 10 + (len(lines) - 1) * size * 1.45
    if begin + size > at.end - 8:
        raise VoucherError("payer_name, items: too much for one page")
    for line, colour in lines:
        sheet.text(_LEFT, y, size, line, colour)
        y -= size * 1.45
    return begin + size + 6


def _address(sheet: _Sheet, address: str) -> None:
    room = _RIGHT - _PAD - _CHECK_TEXT - 42
    size, lines = 7.0, [address]
    if width_of(address, size) > room:
        size, lines = _fit(address, room, 7, "check_url", rows=2, least=4.5)
    y = _CHECK_BOTTOM + 30
    for line in lines:
        sheet.text(_CHECK_TEXT + 42, y, size, line)
        y -= size * 1.25


def _period(data: VoucherData, words: Mapping[str, str]) -> str:
    first, last = _month(data.period_from, words), _month(data.period_to, words)
    return first if first == last else words["span"].format(first=first, last=last)


def _month(text: str, words: Mapping[str, str]) -> str:
    year, _, month = text.partition("-")
    return words["month"].format(year=year, month=month) if month else words["year"].format(year=year)


def _time(instant: datetime, words: Mapping[str, str]) -> str:
    return words["time"].format(time=instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S"))


def _day(instant: datetime, words: Mapping[str, str]) -> str:
    year, month, day = instant.astimezone(SHANGHAI).strftime("%Y-%m-%d").split("-")
    return words["day"].format(year=year, month=month, day=day)
