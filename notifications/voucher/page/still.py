"""The part of the page that is the same for all vouchers of a locale with so many lines: made once and kept."""

from collections.abc import Mapping
from functools import lru_cache

from notifications.voucher.page.layout import (
    CHECK_BOTTOM,
    CHECK_TEXT,
    CHECK_TOP,
    CHINESE,
    COLUMNS,
    GREY,
    HEAD_HEIGHT,
    ITEM_HEIGHT,
    LABEL,
    LEFT,
    LINE,
    MIDDLE,
    NAVY,
    PAD,
    QR_SQUARE,
    RIGHT,
    TINT,
    TOP,
    TOTAL_HEIGHT,
    Layout,
    layout,
)
from notifications.voucher.page.sheet import Content, Sheet, width_of, wrap
from notifications.voucher.wording import get_wording

_HEADS = (("payer", "id_number"), ("region", "authority"), ("scheme", "period"))


@lru_cache(maxsize=32)
def still_content(locale: str, count: int) -> Content:
    """The still part for a locale and `count` lines."""
    at, sheet = layout(locale, count), Sheet()
    labels = _Labels(sheet, at, get_wording(locale), get_wording(CHINESE))
    _tint(sheet, at)
    _rule(sheet, at, count)
    _title(labels)
    _table_labels(labels)
    _check_block(labels)
    return sheet.content()


class _Labels:
    """Sets labels; in a bilingual page with the Chinese beneath."""

    def __init__(self, sheet: Sheet, at: Layout, words: Mapping[str, str], chinese: Mapping[str, str]) -> None:
        self.sheet, self.at, self.words, self.chinese = sheet, at, words, chinese

    def label(self, key: str, x: float, middle: float, size: float = 8.5, *, centred: bool = False) -> None:
        """A label around a middle line."""
        place = self.sheet.centre if centred else self.sheet.text
        if not self.at.bilingual:
            place(x, middle - size * 0.36, size, self.words[key], key, GREY)
            return
        place(x, middle + 1.5, size - 0.5, self.words[key], key, GREY)
        place(x, middle - 8, size - 2, self.chinese[key], key, GREY, CHINESE)

    def head(self, key: str, x: float, middle: float) -> None:
        """A column's heading; in a Chinese page with its unit beneath."""
        name, bracket, unit = self.words[key].partition("（")
        if self.at.bilingual:
            self.label(key, x, middle, 8, centred=True)
        elif not bracket:
            self.sheet.centre(x, middle - 3, 8.5, name, key, GREY)
        else:
            self.sheet.centre(x, middle + 1.5, 8.5, name, key, GREY)
            self.sheet.centre(x, middle - 8.5, 6.5, bracket + unit, key, GREY)


def _title(labels: _Labels) -> None:
    sheet, title = labels.sheet, labels.chinese["title"]
    if labels.at.bilingual:
        wide = width_of(labels.words["title"], 20)
        sheet.bold(MIDDLE - wide / 2, 777, 20, labels.words["title"], "title", NAVY)
        wide = width_of(title, 12) + 2 * (len(title) - 1)
        sheet.spaced(MIDDLE - wide / 2, 758, 12, title, "title", 2, NAVY, CHINESE)
    else:
        wide = width_of(title, 23) + 5 * (len(title) - 1)
        sheet.spaced(MIDDLE - wide / 2, 766, 23, title, "title", 5, NAVY)
    sheet.line(LEFT, 749.5, RIGHT, 749.5, NAVY, 1.6)
    sheet.line(LEFT, 746.5, RIGHT, 746.5, NAVY, 0.5)
    sheet.text(LEFT, 729, 8.5, labels.words["no"], "no", GREY)


def _tint(sheet: Sheet, at: Layout) -> None:
    """Tinted label cells; lines are drawn over them."""
    for top, rows in ((TOP, 3), (at.paid, 2)):
        sheet.box(LEFT, top - rows * at.row, LABEL, rows * at.row, TINT)
    sheet.box(MIDDLE, TOP - 3 * at.row, LABEL, 3 * at.row, TINT)
    sheet.box(MIDDLE, at.paid - at.row, LABEL, at.row, TINT)
    sheet.box(LEFT, at.items, RIGHT - LEFT, HEAD_HEIGHT, TINT)


def _rule(sheet: Sheet, at: Layout, count: int) -> None:
    for number in range(1, 4):
        sheet.line(LEFT, TOP - number * at.row, RIGHT, TOP - number * at.row)
    for number in range(count + 1):
        y, edge = at.items - number * ITEM_HEIGHT, number in (0, count)
        sheet.line(LEFT, y, RIGHT, y, NAVY if edge else LINE, 0.9 if edge else 0.4)
    sheet.line(LEFT, at.paid, RIGHT, at.paid, NAVY, 0.9)
    sheet.line(LEFT, at.paid - at.row, RIGHT, at.paid - at.row)
    for top, bottom in ((TOP, TOP - 3 * at.row), (at.paid, at.paid - at.row)):
        for x in (LEFT + LABEL, MIDDLE, MIDDLE + LABEL):
            sheet.line(x, top, x, bottom)
    sheet.line(LEFT + LABEL, at.paid - at.row, LEFT + LABEL, at.end)
    for _, x in COLUMNS[:-1]:
        sheet.line(x, TOP - 3 * at.row, x, at.total, weight=0.4)
    sheet.frame(LEFT, at.end, RIGHT - LEFT, TOP - at.end, NAVY, 1)


def _table_labels(labels: _Labels) -> None:
    sheet, at = labels.sheet, labels.at
    for number, (first, second) in enumerate(_HEADS):
        middle = TOP - (number + 0.5) * at.row
        labels.label(first, LEFT + PAD, middle)
        labels.label(second, MIDDLE + PAD, middle)
    x = LEFT
    for key, edge in COLUMNS:
        labels.head(key, (x + edge) / 2, at.items + HEAD_HEIGHT / 2)
        x = edge
    middle = at.total - TOTAL_HEIGHT / 2
    if at.bilingual:
        sheet.bold(LEFT + PAD, middle + 1, 9, labels.words["total"], "total", NAVY)
        sheet.text(LEFT + PAD, middle - 9, 7, labels.chinese["total"], "total", NAVY, CHINESE)
    else:
        sheet.bold(LEFT + PAD, middle - 3.6, 10, labels.words["total"], "total", NAVY)
    for key, x in (("total_capitals", 100.0), ("total_figures", 400.0)):
        labels.label(key, x, middle)
    labels.label("method", LEFT + PAD, at.paid - 0.5 * at.row)
    labels.label("paid_at", MIDDLE + PAD, at.paid - 0.5 * at.row)
    labels.label("bank_reference", LEFT + PAD, at.paid - 1.5 * at.row)


def _check_block(labels: _Labels) -> None:
    """The block by which the voucher is checked."""
    sheet, words = labels.sheet, labels.words
    sheet.box(LEFT, CHECK_BOTTOM, RIGHT - LEFT, CHECK_TOP - CHECK_BOTTOM, TINT)
    sheet.box(LEFT + 6, CHECK_BOTTOM + 6, QR_SQUARE, QR_SQUARE, "1 1 1")
    sheet.line(LEFT, CHECK_TOP, RIGHT, CHECK_TOP, NAVY, 1)
    sheet.text(CHECK_TEXT, CHECK_TOP - 24, 9, words["check_code"], "check_code", GREY)
    how, size = [(words["check_how"], "")], 8.0
    if labels.at.bilingual:
        x = CHECK_TEXT + width_of(words["check_code"] + " ", 9)
        sheet.text(x, CHECK_TOP - 24, 9, labels.chinese["check_code"], "check_code", GREY, CHINESE)
        how, size = [*how, (labels.chinese["check_how"], CHINESE)], 7.0
    y = CHECK_TOP - 44
    for text, lang in how:
        for line in wrap(text, RIGHT - PAD - CHECK_TEXT, size):
            sheet.text(CHECK_TEXT, y, size, line, "check_how", lang=lang)
            y -= size * 1.4
    sheet.text(CHECK_TEXT, CHECK_BOTTOM + 30, 7, words["check_url"], "check_url", GREY)
    sheet.text(CHECK_TEXT, CHECK_BOTTOM + 10, 6, words["digest"], "digest", GREY)
