"""The part of the page that belongs to one voucher."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foundation.money import capitals, grouped
from notifications.voucher.data import VoucherData, VoucherItem
from notifications.voucher.display import write_day, write_percent, write_period, write_time
from notifications.voucher.page.explain import explain
from notifications.voucher.page.layout import (
    AMBER,
    CHECK_BOTTOM,
    CHECK_TEXT,
    CHECK_TOP,
    COLUMNS,
    GREY,
    ITEM_HEIGHT,
    LABEL,
    LEFT,
    MIDDLE,
    NAVY,
    PAD,
    QR_SIDE,
    QR_SQUARE,
    RED,
    RIGHT,
    TOP,
    TOTAL_HEIGHT,
    Layout,
    layout,
)
from notifications.voucher.page.sheet import Content, Sheet, fit, width_of
from notifications.voucher.page.still import still_content
from notifications.voucher.qr import QrCode
from notifications.voucher.typeface import STAND_IN, Face, is_selector, shared_face
from notifications.voucher.wording import get_wording


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page shows beside its data.

    `face` is the font of its unusual characters, `missing` the code points of the name's characters that are shown as
    a stand-in; `stamp` says that the voucher is not valid any more, or is empty.
    """

    digest: str
    key_id: str
    code: QrCode
    face: Face | None
    missing: tuple[str, ...]
    stamp: str = ""


def moving_content(data: VoucherData, extras: Extras) -> Content:
    """The part of the page that belongs to one voucher; raises VoucherError where a text does not fit."""
    words, at = get_wording(data.locale), layout(data.locale, len(data.items))
    sheet = Sheet(extras.face, first_mark=len(still_content(data.locale, len(data.items)).marks))
    sheet.text(LEFT + 50 + 22 * at.bilingual, 728.5, 11, data.no, "no")
    sheet.right(RIGHT, 729, 9, f"{words['issued_at']}  {write_day(data.issued_at, words)}", "issued_at")
    if extras.stamp:
        sheet.bold(MIDDLE - 40, 728, 13, extras.stamp, "no", RED)
    _facts(sheet, data, at, extras.missing)
    for number, item in enumerate(data.items):
        _item(sheet, item, number, at, words, len(data.period_from) == 4)
    _total(sheet, data, at)
    explain(sheet, data, at, extras.missing)
    _check(sheet, data, at, extras)
    return sheet.content()


def _facts(sheet: Sheet, data: VoucherData, at: Layout, missing: tuple[str, ...]) -> None:
    words = get_wording(data.locale)
    left, right = LEFT + LABEL + PAD, MIDDLE + LABEL + PAD
    cells = (
        (left, TOP, 11.0, drawn_name(data.payer_name, missing), "payer", "payer_name"),
        (right, TOP, 10.0, data.id_masked, "id_number", "id_masked"),
        (left, TOP - at.row, 10.0, data.region_name, "region", "region_name"),
        (right, TOP - at.row, 10.0, data.authority, "authority", "authority"),
        (left, TOP - 2 * at.row, 10.0, data.scheme_name, "scheme", "scheme_name"),
        (right, TOP - 2 * at.row, 10.0, write_period(data, words), "period", "period"),
        (left, at.paid, 10.0, data.method_name, "method", "method_name"),
        (right, at.paid, 10.0, write_time(data.paid_at, words), "paid_at", "paid_at"),
    )
    for x, top, size, text, key, field in cells:
        sheet.cell(x, top - at.row / 2, 155, size, text, key, field)
    sheet.cell(left, at.paid - at.row * 1.5, 405, 10, data.bank_reference, "bank_reference", "bank_reference")


def _item(sheet: Sheet, item: VoucherItem, number: int, at: Layout, words: Mapping[str, str], yearly: bool) -> None:
    y = at.items - number * ITEM_HEIGHT - ITEM_HEIGHT / 2 - 3.2
    room, name = COLUMNS[0][1] - LEFT - 2 * PAD, f"item.{number}.insurance"
    sheet.cell(LEFT + PAD, y + (7.2 if item.provisional else 3.2), room, 9, item.label, name, "items")
    if item.provisional:
        sheet.text(LEFT + PAD, y - 4.8, 6.5, words["provisional_mark"], name, AMBER)
    none = words["none"]
    values = (
        _figure(item.base_fen, none),
        words["fixed"] if item.rate is None else write_percent(item.rate),
        words["one_year"] if yearly else str(item.months),
        grouped(item.amount_fen),
        _figure(item.pooling_fen, none),
        _figure(item.individual_fen, none),
    )
    for text, (column, edge) in zip(values, COLUMNS[1:], strict=True):
        sheet.right(edge - 6, y, 9, text, f"item.{number}.{column}")


def _figure(fen: int | None, none: str) -> str:
    return none if fen is None else grouped(fen)


def _total(sheet: Sheet, data: VoucherData, at: Layout) -> None:
    middle = at.total - TOTAL_HEIGHT / 2
    words, figures = capitals(data.total_fen), f"¥{grouped(data.total_fen)}"
    sheet.cell(140 if at.bilingual else 124, middle, 252, 10.5, words, "total_capitals", "total_fen")
    size = min(12.5, 12.5 * 105 / width_of(figures, 12.5))
    sheet.bold(RIGHT - PAD - width_of(figures, size), middle - 4.3, size, figures, "total_figures", NAVY)


def _check(sheet: Sheet, data: VoucherData, at: Layout, extras: Extras) -> None:
    sheet.spaced(CHECK_TEXT + (84 if at.bilingual else 38), CHECK_TOP - 26, 17, data.check_code, "check_code", 3, NAVY)
    room = RIGHT - PAD - CHECK_TEXT - 42
    size, lines = 7.0, [data.check_url]
    if width_of(data.check_url, size) > room:
        size, lines = fit(data.check_url, room, 7, "check_url", rows=2, least=4.5)
    for number, line in enumerate(lines):
        sheet.text(CHECK_TEXT + 42, CHECK_BOTTOM + 30 - number * size * 1.25, size, line, "check_url")
    sheet.text(CHECK_TEXT + 42, CHECK_BOTTOM + 10, 6, f"SHA-256 {extras.digest}", "digest", GREY)
    name = get_wording(data.locale)["key_id"]
    sheet.right(RIGHT, CHECK_BOTTOM - 12, 6, f"Ed25519 {name} {extras.key_id}", "key_id")
    place, code = (QR_SQUARE - QR_SIDE) / 2 + 6, extras.code
    scale = QR_SIDE * (len(code.rows) // code.size * 8) / code.size  # the image is padded to whole bytes on the right
    sheet.figure(
        f"q {LEFT + place:.2f} {CHECK_BOTTOM + place:.2f} {QR_SIDE:.2f} {QR_SIDE:.2f} re W n "
        f"0 g {scale:.3f} 0 0 {QR_SIDE:.2f} {LEFT + place:.2f} {CHECK_BOTTOM + place:.2f} cm /Q Do Q\n",
        "qr",
    )


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
