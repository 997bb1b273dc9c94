"""A sheet of PDF operators: texts, each marked with what it belongs to, and drawing that means nothing to a reader.

Points from the lower left corner. Marks let a screen reader read the page in order (structure.py).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from notifications.voucher.data import VoucherError
from notifications.voucher.glyphs import find_glyph
from notifications.voucher.page.layout import INK, LINE
from notifications.voucher.typeface import Face, is_selector, shared_face


@dataclass(frozen=True, slots=True)
class Content:
    """A content stream, and for each marked content in it the element it belongs to, in the order of their numbers."""

    stream: bytes
    marks: tuple[str, ...]


def width_of(text: str, size: float) -> float:
    """How wide a text is in points, whichever font its characters are in."""
    widths = shared_face().widths
    try:
        units = sum(map(widths.__getitem__, text))
    except KeyError:
        units = sum([widths[char] if char in widths else _advance(char) for char in text])
    return units * size / 1000


def _advance(char: str) -> int:
    glyph = None if is_selector(char) else find_glyph(char)
    return glyph.advance if glyph else 0


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a sheet that other sheets can take over as it is: operators, texts and the keys of its marks."""

    drawn: str
    texts: str
    marks: tuple[str, ...]


class Sheet:
    """Collects operators; text is set in the shared font, or the page's own where that lacks it.

    `key` names the element of the page that a text belongs to; `lang` its language where that is not the page's.
    """

    def __init__(self, extra: Face | None = None, *, first_mark: int = 0) -> None:
        self._shared = shared_face().codes
        self._extra = extra
        self._first = first_mark
        self._drawn: list[str] = []
        self._figures: list[str] = []
        self._texts: list[str] = []
        self._marks: list[str] = []

    def content(self) -> Content:
        """Everything on the sheet as one content stream."""
        drawn = f"/Artifact BMC\nq\n{''.join(self._drawn)}Q\nEMC\n"
        texts = f"BT\n{INK} rg\n{''.join(self._texts)}ET\n"
        return Content((drawn + "".join(self._figures) + texts).encode("ascii"), tuple(self._marks))

    @property
    def next_mark(self) -> int:
        """The number of the next marked content."""
        return self._first + len(self._marks)

    def fragment(self) -> Fragment:
        """Everything on the sheet, to be put on sheets whose next mark has the number that this one began with."""
        return Fragment("".join(self._drawn), "".join(self._texts), tuple(self._marks))

    def put(self, part: Fragment) -> None:
        """Take over a fragment."""
        self._drawn.append(part.drawn)
        self._texts.append(part.texts)
        self._marks += part.marks

    def text(self, x: float, y: float, size: float, text: str, key: str, colour: str = "", lang: str = "") -> None:
        """Set a text with its left end at x and its baseline at y."""
        placed = f"{self._mark(key, lang)}1 0 0 1 {x:.2f} {y:.2f} Tm {self._runs(text, size)} EMC\n"
        self._texts.append(f"{colour} rg {placed}{INK} rg\n" if colour else placed)

    def bold(self, x: float, y: float, size: float, text: str, key: str, colour: str, lang: str = "") -> None:
        """As `text`, heavier: only the regular weight is vendored, so the outline is drawn too."""
        self._texts.append(f"2 Tr {size / 45:.2f} w {colour} RG\n")
        self.text(x, y, size, text, key, colour, lang)
        self._texts.append("0 Tr\n")

    def right(self, x: float, y: float, size: float, text: str, key: str) -> None:
        """Set a text with its right end at x."""
        self.text(x - width_of(text, size), y, size, text, key)

    def centre(self, x: float, y: float, size: float, text: str, key: str, colour: str = "", lang: str = "") -> None:
        """Set a text with its middle at x."""
        self.text(x - width_of(text, size) / 2, y, size, text, key, colour, lang)

    def spaced(
        self, x: float, y: float, size: float, text: str, key: str, gap: float, colour: str, lang: str = ""
    ) -> None:
        """As `bold`, with room between the characters."""
        self._texts.append(f"{gap:g} Tc\n")
        self.bold(x, y, size, text, key, colour, lang)
        self._texts.append("0 Tc\n")

    def cell(self, x: float, middle: float, room: float, size: float, text: str, key: str, field: str) -> None:
        """Set a text around a middle line, smaller or on two lines where it needs that; raises VoucherError."""
        size, lines = fit(text, room, size, field)
        y = middle - size * 0.36 + (len(lines) - 1) * size * 0.6
        for line in lines:
            self.text(x, y, size, line, key)
            y -= size * 1.2

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._drawn.append(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f\n")

    def frame(self, x: float, y: float, width: float, height: float, colour: str, weight: float) -> None:
        """The outline of a rectangle."""
        self._drawn.append(f"{colour} RG {weight:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S\n")

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = LINE, weight: float = 0.5) -> None:
        """A straight line."""
        self._drawn.append(f"{colour} RG {weight:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S\n")

    def path(self, points: Iterable[tuple[float, float]], colour: str, weight: float) -> None:
        """An open line through points."""
        drawn = " l ".join(f"{x:.2f} {y:.2f}" for x, y in points).replace(" l ", " m ", 1)
        self._drawn.append(f"{colour} RG {weight:g} w {drawn} l S\n")

    def figure(self, operators: str, key: str) -> None:
        """A picture that means something."""
        self._figures.append(f"{self._mark(key, '')}{operators}EMC\n")

    def _mark(self, key: str, lang: str) -> str:
        number = self._first + len(self._marks)
        self._marks.append(key)
        return f"/Span<</MCID {number}/Lang({lang})>>BDC " if lang else f"/Span<</MCID {number}>>BDC "

    def _runs(self, text: str, size: float) -> str:
        codes = self._shared
        try:
            return f"/F1 {size} Tf <{''.join(map(codes.__getitem__, text))}> Tj"
        except KeyError:
            own = self._extra.codes if self._extra else {}
        runs = [
            f"/F{1 if shared else 2} {size} Tf <{''.join([codes[char] if shared else own[char] for char in run])}> Tj"
            for shared, run in groupby(text, codes.__contains__)
        ]
        return " ".join(runs)


# A word of Latin, Greek or Cyrillic letters, or one ideograph, with opening signs before it and closing ones after it.
_PIECES = re.compile(r"[（《“]*(?:[!-~\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]+|[^\s])[，。；：、）》”！？…]*|\s")


def wrap(text: str, room: float, size: float) -> list[str]:
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
def kept_lines(text: str, room: float, size: float) -> tuple[str, ...]:
    """As `wrap`, kept: for texts that many vouchers share, never for a person's."""
    return tuple(wrap(text, room, size))


def fit(text: str, room: float, size: float, field: str, *, rows: int = 2, least: float = 6) -> tuple[float, list[str]]:
    """The size and lines in which a text fits: first on one line a little smaller, then on `rows` lines.

    Raises VoucherError naming the `field` that is too long.
    """
    wide = width_of(text, size)
    if wide <= room:
        return size, [text]
    single = int(size * room / wide * 4) / 4
    if single >= size * 0.8:
        return single, [text]
    at = size * 0.85
    while at >= least:
        lines = wrap(text, room, at)
        if len(lines) <= rows:
            return at, lines
        at -= 0.5
    raise VoucherError(f"{field}: too long for the page")
