"""The PDF file: one page from a voucher's data, the same bytes each time and everywhere.

Written by hand and not by a PDF library: see docs/adr/0004-voucher-pdf.md. Nothing here asks for the time, the
locale, the hash seed or a compressor.
"""

import hashlib
from datetime import UTC
from functools import lru_cache
from typing import Final

from notifications.voucher.data import MissingGlyph, VoucherData, VoucherError
from notifications.voucher.glyphs import ASCENT, BOX, CAP_HEIGHT, DESCENT, find_glyph
from notifications.voucher.page import MAX_ITEMS, PAGE, moving_content, shown_texts, still_content, unknown_to_shared
from notifications.voucher.qr import QrCode, make_qr
from notifications.voucher.typeface import Face, extra_face, shared_face
from notifications.voucher.wording import get_wording

# Two marks by which a page of ours is known: in the head of the file, and where its data stand.
HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%Shebao voucher 1\n"
DATA_MARK: Final = b"/ShebaoVoucher 1/Length "
_FONT_NAME: Final = "NotoSansSC-Regular"


def unprintable(data: VoucherData) -> tuple[str, ...]:
    """Code points (``"U+2A6D7"``) of characters in the payer's name that no vendored font has.

    The page shows 〓 for each and names the code points in a note, so the payer gets the voucher and sees what is
    missing; the signed data and the attachment hold the name as it is.

    Raises:
        MissingGlyph: another text holds such a character; those are ours or a bank's and have to be mended.
    """
    return _missing(data)[0]


def render_pdf(data: VoucherData, signature: bytes, key_id: str) -> bytes:
    """The voucher as a PDF file of one A4 page; equal arguments give equal bytes.

    The canonical data, the signature over them and the id of its key are attached as ``voucher.json``. The signature
    is not checked here.

    Raises:
        MissingGlyph: a text other than the name has a character without glyph.
        VoucherError: the data must not or cannot be printed; the message names the field.
    """
    data.check()
    if len(data.items) > MAX_ITEMS:
        raise VoucherError(f"items: the page has room for {MAX_ITEMS}")
    missing, unusual = _missing(data)
    extra = extra_face(unusual) if unusual else None
    raw = data.to_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    code = make_qr(data.check_url)
    moving = moving_content(data, digest, key_id, code, extra, missing)
    return _write(data, raw, digest, signature, key_id, code, moving, extra)


def _missing(data: VoucherData) -> tuple[tuple[str, ...], list[str]]:
    """Code points of the name without glyph, and all characters that need the page's own font."""
    unusual = unknown_to_shared((data.payer_name, *shown_texts(data)))
    absent = {char for char in unusual if find_glyph(char) is None}
    if absent:
        others = absent & unknown_to_shared(shown_texts(data))
        if others:
            raise MissingGlyph(_code_points(others))
    return _code_points(absent), sorted(unusual - absent)


def _code_points(chars: set[str]) -> tuple[str, ...]:
    return tuple(f"U+{ord(char):04X}" for char in sorted(chars))


# Numbers of the objects; a font takes five. The last five are there only when the page has a font of its own.
_CATALOG, _PAGES, _PAGE, _STILL, _FONT = 1, 2, 3, 4, 5
_MOVING, _QR, _FILE, _DATA, _INFO, _EXTRA = 10, 11, 12, 13, 14, 15


def _write(
    data: VoucherData,
    raw: bytes,
    digest: str,
    signature: bytes,
    key_id: str,
    code: QrCode,
    moving: bytes,
    extra: Face | None,
) -> bytes:
    start, start_offsets = _start(data.locale, len(data.items))
    attached = b'{"data":%b,"key_id":"%b","signature":"%b"}' % (raw, key_id.encode("ascii"), signature.hex().encode())
    row_bits = len(code.rows) // code.size * 8
    title = f"{get_wording(data.locale)['title']} {data.no}"
    instant = data.issued_at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    fonts = b"/F1 %d 0 R/F2 %d 0 R" % (_FONT, _EXTRA) if extra else b"/F1 %d 0 R" % _FONT
    objects = [
        b"%d 0 obj\n<</Type/Page/Parent %d 0 R/MediaBox[0 0 %g %g]/Contents[%d 0 R %d 0 R]"
        b"/Resources<</Font<<%b>>/XObject<</Q %d 0 R>>>>>>\nendobj\n"
        % (_PAGE, _PAGES, *PAGE, _STILL, _MOVING, fonts, _QR),
        _stream(_MOVING, b"", moving),
        _stream(
            _QR,
            b"/Type/XObject/Subtype/Image/ImageMask true/Decode[1 0]/BitsPerComponent 1/Width %d/Height %d"
            % (row_bits, code.size),
            code.rows,
        ),
        b"%d 0 obj\n<</Type/Filespec/F(voucher.json)/UF(voucher.json)/AFRelationship/Data/EF<</F %d 0 R>>>>\nendobj\n"
        % (_FILE, _DATA),
        b"%d 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size %d>>%b%d>>\nstream\n%b\nendstream\n"
        b"endobj\n" % (_DATA, len(attached), DATA_MARK, len(attached), attached),
        b"%d 0 obj\n<</Title<%b>/Producer(Shebao)/CreationDate(D:%bZ)>>\nendobj\n"
        % (_INFO, b"FEFF" + title.encode("utf-16-be").hex().upper().encode(), instant.encode()),
    ]
    numbers = [_PAGE, _MOVING, _QR, _FILE, _DATA, _INFO]
    if extra:
        objects += _font_objects(_EXTRA, "SHEBAX", extra, compressed=False)
        numbers += range(_EXTRA, _EXTRA + 5)
    offsets = dict(start_offsets)
    at = len(start)
    for number, written in zip(numbers, objects, strict=True):
        offsets[number] = at
        at += len(written)
    count = len(offsets) + 1
    table = "".join([f"{offsets[number]:010d} 00000 n \n" for number in range(1, count)])
    mark = digest[:32]
    trailer = (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root {_CATALOG} 0 R/Info {_INFO} 0 R"
        f"/ID[<{mark}><{mark}>]>>\nstartxref\n{at}\n%%EOF\n"
    )
    return b"".join([start, *objects, trailer.encode("ascii")])


@lru_cache(maxsize=32)
def _start(locale: str, count: int) -> tuple[bytes, dict[int, int]]:
    """The objects that are the same for all vouchers of a layout, and where they stand."""
    objects = {
        _CATALOG: b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R/Lang(%b)/ViewerPreferences<</DisplayDocTitle true>>"
        b"/AF[%d 0 R]/Names<</EmbeddedFiles<</Names[(voucher.json)%d 0 R]>>>>>>\nendobj\n"
        % (_CATALOG, _PAGES, locale.encode("ascii"), _FILE, _FILE),
        _PAGES: b"%d 0 obj\n<</Type/Pages/Count 1/Kids[%d 0 R]>>\nendobj\n" % (_PAGES, _PAGE),
        _STILL: _stream(_STILL, b"", still_content(locale, count)),
    }
    for number, written in enumerate(_font_objects(_FONT, "SHEBAO", shared_face(), compressed=True), _FONT):
        objects[number] = written
    offsets, at = {}, len(HEAD)
    for number, written in objects.items():
        offsets[number] = at
        at += len(written)
    return HEAD + b"".join(objects.values()), offsets


def _font_objects(number: int, tag: str, face: Face, *, compressed: bool) -> list[bytes]:
    """Five objects: composite font, its descendant, descriptor, program, and the map to Unicode."""
    name = f"{tag}+{_FONT_NAME}"
    texts = (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{number + 1} 0 R]"
        f"/ToUnicode {number + 4} 0 R>>",
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity/DW 1000"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {number + 2} 0 R"
        f"/W{face.width_array.decode('ascii')}>>",
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{' '.join(map(str, BOX))}]/ItalicAngle 0"
        f"/Ascent {ASCENT}/Descent {DESCENT}/CapHeight {CAP_HEIGHT}/StemV 80/FontFile2 {number + 3} 0 R>>",
    )
    objects = [f"{number + at} 0 obj\n{text}\nendobj\n".encode("ascii") for at, text in enumerate(texts)]
    packed = b"/Filter/FlateDecode" if compressed else b""
    objects.append(_stream(number + 3, b"/Length1 %d%b" % (face.program_length, packed), face.program))
    objects.append(_stream(number + 4, b"", face.unicode_map))
    return objects


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    return b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, entries, len(content), content)
