"""Glyphs of the vendored fonts, and the small TrueType fonts that go into a page.

Nothing is read at import. The files are mapped, not loaded: a glyph costs the pages it lies on, and a worker that
only ever meets the prepared characters never opens them.
"""

import mmap
import struct
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).resolve().parent.parent / "fonts"
# In order of preference; the second and third hold only ideographs that the first lacks.
_FILES: Final = ("NotoSansSC-Regular.ttf", "NotoSansHK-Regular-more.ttf", "NotoSansJP-Regular-more.ttf")
UNITS_PER_EM: Final = 1000
ASCENT, DESCENT, CAP_HEIGHT = 880, -120, 733
BOX = (-1002, -1048, 2928, 1808)  # of the whole first font


@dataclass(frozen=True, slots=True)
class Glyph:
    """One outline, padded to whole words, with its advance and left side bearing in units of 1/1000 em."""

    advance: int
    bearing: int
    outline: bytes


class _Font:
    """A TrueType font read where it lies."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        tables: dict[bytes, int] = {}
        for number in range(struct.unpack_from(">H", self._map, 4)[0]):
            tag, _, offset, _ = struct.unpack_from(">4sLLL", self._map, 12 + 16 * number)
            tables[tag] = offset
        self._glyf, self._loca, self._hmtx = tables[b"glyf"], tables[b"loca"], tables[b"hmtx"]
        units = struct.unpack_from(">H", self._map, tables[b"head"] + 18)[0]
        if units != UNITS_PER_EM:
            raise ValueError(f"{path.name}: {units} units per em, {UNITS_PER_EM} are needed")
        self._long_loca = bool(struct.unpack_from(">h", self._map, tables[b"head"] + 50)[0])
        self._metrics = struct.unpack_from(">H", self._map, tables[b"hhea"] + 34)[0]
        self._read_cmap(tables[b"cmap"], path.name)

    def _read_cmap(self, cmap: int, name: str) -> None:
        for number in range(struct.unpack_from(">H", self._map, cmap + 2)[0]):
            offset = cmap + struct.unpack_from(">L", self._map, cmap + 4 + 8 * number + 4)[0]
            if struct.unpack_from(">H", self._map, offset)[0] == 12:
                count = struct.unpack_from(">L", self._map, offset + 12)[0]
                flat = struct.unpack_from(f">{3 * count}L", self._map, offset + 16)
                self._first, self._last, self._start = flat[0::3], flat[1::3], flat[2::3]
                return
        raise ValueError(f"{name}: no character map of format 12")

    def find(self, code_point: int) -> Glyph | None:
        """The glyph of a character, None if the font has none."""
        group = bisect_right(self._first, code_point) - 1
        if group < 0 or code_point > self._last[group]:
            return None
        number = self._start[group] + code_point - self._first[group]
        return self.read(number) if number else None

    def read(self, number: int) -> Glyph:
        """The glyph with this id."""
        if self._long_loca:
            start, end = struct.unpack_from(">LL", self._map, self._loca + 4 * number)
        else:
            start, end = (2 * half for half in struct.unpack_from(">HH", self._map, self._loca + 2 * number))
        outline = self._map[self._glyf + start : self._glyf + end]
        if number < self._metrics:
            advance, bearing = struct.unpack_from(">Hh", self._map, self._hmtx + 4 * number)
        else:
            advance = struct.unpack_from(">H", self._map, self._hmtx + 4 * (self._metrics - 1))[0]
            bearings = self._hmtx + 4 * self._metrics
            bearing = struct.unpack_from(">h", self._map, bearings + 2 * (number - self._metrics))[0]
        if outline[:1] >= b"\x80":
            raise ValueError(f"glyph {number} is a composite; those cannot be embedded")
        return Glyph(advance, bearing, outline + bytes(-len(outline) % 4))


@lru_cache(maxsize=1)
def _fonts() -> tuple[_Font, ...]:
    return tuple(_Font(FONTS / name) for name in _FILES)


@lru_cache(maxsize=4096)
def find_glyph(char: str) -> Glyph | None:
    """The glyph of a character in the first vendored font that has it; None if none has."""
    code_point = ord(char)
    for font in _fonts():
        glyph = font.find(code_point)
        if glyph is not None:
            return glyph
    return None


@lru_cache(maxsize=1)
def empty_glyph() -> Glyph:
    """Glyph 0 of every font made here; nothing on a page refers to it."""
    return _fonts()[0].read(0)


def make_font(glyphs: Iterable[Glyph]) -> bytes:
    """A TrueType font for embedding in PDF: `glyphs` become ids 1, 2, ... in their order; id 0 is .notdef.

    Holds the tables a PDF reader needs for a CIDFontType2 and no others; unhinted. The bytes depend on the glyphs
    alone.
    """
    placed = [empty_glyph(), *glyphs]
    offsets = [0, *accumulate(len(glyph.outline) for glyph in placed)]
    count = len(placed)
    return _join(
        {
            b"glyf": b"".join([glyph.outline for glyph in placed]),
            # Version, revision, sum (set below), magic, flags, units, times, box, style, size, direction, long loca.
            b"head": struct.pack(
                ">LLLLHHqqhhhhHHhhh",
                *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0b11, UNITS_PER_EM, 0, 0, *BOX, 0, 6, 2, 1, 0),
            ),
            b"hhea": struct.pack(
                ">LhhhHhhhhhhhhhhhH", 0x10000, ASCENT, DESCENT, 0, 3000, *(0, 0, 0, 1), *([0] * 7), count
            ),
            b"hmtx": b"".join([struct.pack(">Hh", glyph.advance, glyph.bearing) for glyph in placed]),
            b"loca": struct.pack(f">{len(offsets)}L", *offsets),
            b"maxp": struct.pack(">LH13H", 0x10000, count, *(2000, 200, 2000, 200), 2, 0, 0, 0, 0, 0, 0, 16, 4),
        }
    )


def _join(tables: Mapping[bytes, bytes]) -> bytes:
    """A TrueType file of these tables, with their sums and the whole file's."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = [struct.pack(">LHHHH", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16)]
    body: list[bytes] = []
    at = 12 + 16 * count
    total = head_at = 0
    for tag in sorted(tables):
        content = tables[tag]
        padded = content + bytes(-len(content) % 4)
        checksum = _sum(padded)
        if tag == b"head":
            head_at = at
        directory.append(struct.pack(">4sLLL", tag, checksum, at, len(content)))
        body.append(padded)
        total += checksum
        at += len(padded)
    header = b"".join(directory)
    adjustment = (0xB1B0AFBA - total - _sum(header)) & 0xFFFFFFFF
    whole = bytearray(header + b"".join(body))
    struct.pack_into(">L", whole, head_at + 8, adjustment)
    return bytes(whole)


def _sum(padded: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
