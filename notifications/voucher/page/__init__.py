"""Everything on the A4 page, as PDF content: a still part kept by layout, and what one voucher adds.

Each text is marked with the element it belongs to; `structure_objects` puts the elements into reading order.
"""

from notifications.voucher.page.layout import MAX_ITEMS, PAGE, QR_SIDE, QR_SQUARE
from notifications.voucher.page.moving import Extras, moving_content, shown_texts, unknown_to_shared
from notifications.voucher.page.still import still_content
from notifications.voucher.page.structure import structure_objects

__all__ = [
    "MAX_ITEMS",
    "PAGE",
    "QR_SIDE",
    "QR_SQUARE",
    "Extras",
    "moving_content",
    "shown_texts",
    "still_content",
    "structure_objects",
    "unknown_to_shared",
]
