"""The two fonts of a page: the prepared one that all pages share, and a small one for a page's other characters.

The prepared font (`fonts/voucher-1.chars.txt` and `fonts/voucher-1.ttf.z`, made by `prepare.py`) holds the words of
the template, digits, Latin letters and the usual names of regions and insurances. It is stored compressed and goes
into every page as it lies there: no compressor runs while a page is made, so its bytes cannot depend on one.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from struct import iter_unpack, unpack_from
from typing import Final

from notifications.voucher.glyphs import FONTS, find_glyph, make_font

PREPARED: Final = "voucher-1"
STAND_IN: Final = "〓"  # the mark printers set where a character has no type


@dataclass(frozen=True, slots=True)
class Face:
    """One embedded font: hex codes and advances by character, and what PDF needs."""

    codes: Mapping[str, str]
    widths: Mapping[str, int]
    program: bytes
    program_length: int
    unicode_map: bytes
    width_array: bytes


def is_selector(char: str) -> bool:
    """Whether this is a variation selector: it picks a form of the character before it and draws nothing itself."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


@lru_cache(maxsize=1)
def shared_face() -> Face:
    """The prepared font."""
    chars = (FONTS / f"{PREPARED}.chars.txt").read_text(encoding="utf-8").rstrip("\n")
    program = (FONTS / f"{PREPARED}.ttf.z").read_bytes()
    font = zlib.decompress(program)
    face = _face(chars, _advances(font), program, len(font))
    # Variation selectors occur in texts and draw nothing.
    selectors = map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
    return replace(face, codes={**dict.fromkeys(selectors, ""), **face.codes})


def extra_face(chars: Iterable[str]) -> Face:
    """A font of these characters, all of which must have a glyph; the same set gives the same bytes."""
    ordered = "".join(sorted(chars))
    glyphs = [glyph for glyph in map(find_glyph, ordered) if glyph is not None]
    if len(glyphs) != len(ordered):
        raise ValueError("a character without a glyph cannot go into a font")
    font = make_font(glyphs)
    return _face(ordered, [glyph.advance for glyph in glyphs], font, len(font))


def _face(chars: str, advances: Iterable[int], program: bytes, length: int) -> Face:
    widths = dict(zip(chars, advances, strict=True))
    codes = {char: f"{number:04X}" for number, char in enumerate(chars, 1)}
    array = f"[1[{' '.join(map(str, widths.values()))}]]".encode("ascii")
    return Face(codes, widths, program, length, _unicode_map(chars), array)


def _advances(font: bytes) -> list[int]:
    tables = {tag: (offset, length) for tag, _, offset, length in iter_unpack(">4sLLL", font[12 : 12 + 16 * 6])}
    count = unpack_from(">H", font, tables[b"hhea"][0] + 34)[0]
    return [unpack_from(">H", font, tables[b"hmtx"][0] + 4 * number)[0] for number in range(1, count)]


def _unicode_map(chars: str) -> bytes:
    """The CMap that lets a reader copy and search the text."""
    lines = [f"<{number:04X}><{char.encode('utf-16-be').hex()}>" for number, char in enumerate(chars, 1)]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]  # 100 is the format's limit
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        "1 begincodespacerange<0000><FFFF>endcodespacerange\n"
        + "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
        + "endcmap CMapName currentdict/CMap defineresource pop end end\n"
    ).encode("ascii")
