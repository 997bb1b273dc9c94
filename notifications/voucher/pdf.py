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
from notifications.voucher.page import (
    MAX_ITEMS,
    PAGE,
    Extras,
    moving_content,
    shown_texts,
    still_content,
    structure_objects,
    unknown_to_shared,
)
from notifications.voucher.qr import QrCode, make_qr
from notifications.voucher.stamp import Stamp
from notifications.voucher.typeface import Face, extra_face, shared_face
from notifications.voucher.wording import get_wording

# Two marks by which a page of ours is known: in the head of the file, and where its data are.
HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%Shebao voucher 1\n"
DATA_MARK: Final = b"/ShebaoVoucher 1/Length "
_FONT_NAME: Final = "NotoSansSC-Regular"


def unprintable(data: VoucherData) -> tuple[str, ...]:
    """Code points (``"U+2A6D7"``) of characters in the payer's name that no vendored font has.

    The page shows 〓 for each and names the code points in a note, so the payer gets the voucher and sees what is
    missing; the signed data and the attachment hold the name as it is.

    Raises:
        MissingGlyph: another text holds such a character; those are ours or a bank's and have to be corrected.
    """
    return _missing(data, "")[0]


def render_pdf(data: VoucherData, signature: bytes, key_id: str, stamp: Stamp | None = None) -> bytes:
    """The voucher as a PDF file of one A4 page; equal arguments give equal bytes. `stamp`: it is not valid any more.

    The canonical data, the signature over them and the id of its key are attached as ``voucher.json``. The signature
    is not checked here. The page is tagged, so that a screen reader reads it in order.

    Raises:
        MissingGlyph: a text other than the name has a character without glyph.
        VoucherError: the data must not or cannot be printed; the message names the field.
    """
    data.check()
    if len(data.items) > MAX_ITEMS:
        raise VoucherError(f"items: the page has room for {MAX_ITEMS}")
    stamped = stamp.words(data.locale) if stamp else ""
    missing, unusual = _missing(data, stamped)
    raw = data.to_bytes()
    face = extra_face(unusual) if unusual else None
    extras = Extras(hashlib.sha256(raw).hexdigest(), key_id, make_qr(data.check_url), face, missing, stamped)
    attached = b'{"data":%b,"key_id":"%b","signature":"%b"}' % (raw, key_id.encode("ascii"), signature.hex().encode())
    return _write(data, attached, extras)


def _missing(data: VoucherData, stamped: str) -> tuple[tuple[str, ...], list[str]]:
    """Code points of the name without glyph, and all characters that need the page's own font."""
    unusual = unknown_to_shared((data.payer_name, stamped, *shown_texts(data)))
    absent = {char for char in unusual if find_glyph(char) is None}
    if absent:
        others = absent & unknown_to_shared(shown_texts(data))
        if others:
            raise MissingGlyph(_code_points(others))
    return _code_points(absent), sorted(unusual - absent)


def _code_points(chars: set[str]) -> tuple[str, ...]:
    return tuple(f"U+{ord(char):04X}" for char in sorted(chars))


# Numbers of the objects; a font takes five. The tree of elements begins at _TREE, and the font of the page's own, where
# it has one, follows.
_CATALOG, _PAGES, _PAGE, _STILL, _FONT = 1, 2, 3, 4, 5
_MOVING, _QR, _FILE, _DATA, _INFO, _METADATA, _TREE = 10, 11, 12, 13, 14, 15, 16


def _write(data: VoucherData, attached: bytes, extras: Extras) -> bytes:
    start, still_offsets = _start(data.locale, len(data.items))
    still, moving = still_content(data.locale, len(data.items)), moving_content(data, extras)
    tree = structure_objects((*still.marks, *moving.marks), data.locale, _TREE, _PAGE)
    own_font = _TREE + len(tree)
    objects = {
        _PAGE: _page_object(own_font if extras.face else None),
        _MOVING: _stream(_MOVING, b"", moving.stream),
        _QR: _qr_object(extras.code),
        _FILE: b"%d 0 obj\n<</Type/Filespec/F(voucher.json)/UF(voucher.json)/AFRelationship/Data/EF<</F %d 0 R>>>>\n"
        b"endobj\n" % (_FILE, _DATA),
        _DATA: _stream(
            _DATA,
            b"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size %d>>" % len(attached),
            attached,
            DATA_MARK,
        ),
        _INFO: _info_object(data),
        _METADATA: _stream(_METADATA, b"/Type/Metadata/Subtype/XML", _xmp(data)),
        **dict(enumerate(tree, _TREE)),
    }
    if extras.face:
        objects |= dict(enumerate(_font_objects(own_font, "SHEBAX", extras.face, compressed=False), own_font))
    return _joined(start, still_offsets, objects, extras.digest[:32])


def _joined(start: bytes, start_offsets: dict[int, int], objects: dict[int, bytes], mark: str) -> bytes:
    """The file: what all pages begin with, the objects, and the table of where each object is."""
    offsets = dict(start_offsets)
    at = len(start)
    for number, written in objects.items():
        offsets[number] = at
        at += len(written)
    count = len(offsets) + 1
    table = "%010d 00000 n \n" * (count - 1) % tuple([offsets[number] for number in range(1, count)])
    trailer = (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root {_CATALOG} 0 R/Info {_INFO} 0 R"
        f"/ID[<{mark}><{mark}>]>>\nstartxref\n{at}\n%%EOF\n"
    )
    return b"".join([start, *objects.values(), trailer.encode("ascii")])


def _page_object(own_font: int | None) -> bytes:
    fonts = f"/F1 {_FONT} 0 R/F2 {own_font} 0 R" if own_font else f"/F1 {_FONT} 0 R"
    text = (
        f"<</Type/Page/Parent {_PAGES} 0 R/MediaBox[0 0 {PAGE[0]:g} {PAGE[1]:g}]/Contents[{_STILL} 0 R {_MOVING} 0 R]"
        f"/StructParents 0/Tabs/S/Resources<</Font<<{fonts}>>/XObject<</Q {_QR} 0 R>>>>>>"
    )
    return f"{_PAGE} 0 obj\n{text}\nendobj\n".encode("ascii")


def _qr_object(code: QrCode) -> bytes:
    row_bits = len(code.rows) // code.size * 8
    entries = (
        f"/Type/XObject/Subtype/Image/ImageMask true/Decode[1 0]/BitsPerComponent 1/Width {row_bits}/Height {code.size}"
    )
    return _stream(_QR, entries.encode("ascii"), code.rows)


def _info_object(data: VoucherData) -> bytes:
    title = (b"FEFF" + _title(data).encode("utf-16-be").hex().upper().encode()).decode("ascii")
    instant = data.issued_at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    text = f"<</Title<{title}>/Producer(Shebao)/CreationDate(D:{instant}Z)>>"
    return f"{_INFO} 0 obj\n{text}\nendobj\n".encode("ascii")


def _xmp(data: VoucherData) -> bytes:
    """The same facts as XMP (ISO 16684-1), which readers and archives look at first."""
    created = data.issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_title(data)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{data.locale}</rdf:li></rdf:Bag></dc:language>"
        f"<dc:format>application/pdf</dc:format><xmp:CreateDate>{created}</xmp:CreateDate>"
        '<pdf:Producer>Shebao</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _title(data: VoucherData) -> str:
    return f"{get_wording(data.locale)['title']} {data.no}"


@lru_cache(maxsize=32)
def _start(locale: str, count: int) -> tuple[bytes, dict[int, int]]:
    """The objects that are the same for all vouchers of a layout, and where they are."""
    objects = {
        _CATALOG: b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R/Lang(%b)/ViewerPreferences<</DisplayDocTitle true>>"
        b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"
        b"/AF[%d 0 R]/Names<</EmbeddedFiles<</Names[(voucher.json)%d 0 R]>>>>>>\nendobj\n"
        % (_CATALOG, _PAGES, locale.encode("ascii"), _TREE, _METADATA, _FILE, _FILE),
        _PAGES: b"%d 0 obj\n<</Type/Pages/Count 1/Kids[%d 0 R]>>\nendobj\n" % (_PAGES, _PAGE),
        _STILL: _stream(_STILL, b"", still_content(locale, count).stream),
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


def _stream(number: int, entries: bytes, content: bytes, length: bytes = b"/Length ") -> bytes:
    return b"%d 0 obj\n<<%b%b%d>>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        entries,
        length,
        len(content),
        content,
    )
