"""Places and colours of the A4 page. Points from the lower left corner."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

PAGE: Final = (595.28, 841.89)
MAX_ITEMS: Final = 8

LEFT, RIGHT = 48.0, 547.0
MIDDLE = 297.5
TOP = 716.0
PAD = 8.0
LABEL = 78.0
# Right edges of the item table's columns: insurance, base, rate, months, amount, pooling fund, individual account.
COLUMNS: Final = (
    ("insurance", 186.0),
    ("base", 256.0),
    ("rate", 302.0),
    ("months", 338.0),
    ("amount", 407.0),
    ("pooling", 477.0),
    ("individual", RIGHT),
)
ITEM_HEIGHT = 25.0
HEAD_HEIGHT = 27.0
TOTAL_HEIGHT = 31.0
CHECK_TOP, CHECK_BOTTOM = 172.0, 54.0
CHECK_TEXT = LEFT + 124
QR_SIDE, QR_SQUARE = 86.0, 106.0  # the white square leaves four light modules all round, as the standard asks

INK, NAVY, GREY, AMBER = "0.1 0.14 0.2", "0.07 0.2 0.38", "0.36 0.42 0.5", "0.72 0.38 0"
GREEN, RED = "0.05 0.45 0.3", "0.68 0.2 0.16"
TINT, LINE = "0.945 0.96 0.98", "0.69 0.75 0.82"

CHINESE: Final = "zh-CN"


@dataclass(frozen=True, slots=True)
class Layout:
    """Heights that depend on the locale and the number of lines."""

    row: float
    bilingual: bool
    items: float  # top of the first item line
    total: float  # top of the total line
    paid: float  # top of the lines about the payment
    end: float  # bottom of the table


@lru_cache(maxsize=32)
def layout(locale: str, count: int) -> Layout:
    """The layout for a locale and `count` lines. A page that is not Chinese has the Chinese under each label."""
    bilingual = locale != CHINESE
    row = 30.0 if bilingual else 27.0
    items = TOP - 3 * row - HEAD_HEIGHT
    total = items - count * ITEM_HEIGHT
    paid = total - TOTAL_HEIGHT
    return Layout(row, bilingual, items, total, paid, paid - 2 * row)
