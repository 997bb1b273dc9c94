"""Booked money that was returned: counter-entries in the ledger, and the voucher annulled or replaced."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection

from notifications.voucher import VoucherData, VoucherItem
from workflows.money.adjusted import figures_of_refund
from workflows.money.books import FundChange, book, end_voucher, valid_voucher
from workflows.money.lines import final_items, fund_changes
from workflows.money.refunds.rules import RefundRow
from workflows.money.refunds.shares import take_from

_Change = tuple[Sequence[FundChange], tuple[VoucherItem, ...]]
"""What the funds get or give back, and the lines of the voucher afterwards."""


class Adjusted(NamedTuple):
    """The voucher that is not valid any more, the one in its place (None: all its money went back), and what is booked
    now, in fen."""

    ended: str
    voucher: str | None
    total_fen: int


def adjust(connection: Connection, payment_id: str, refund: RefundRow, now: datetime) -> Adjusted:
    """Take what a refund returned off what is booked for a payment; in the caller's transaction."""
    valid = valid_voucher(connection, payment_id)
    if valid is None:
        raise ValueError("nothing is booked for this payment")
    changes, items = _by_figures(connection, payment_id, refund, valid.data) or _in_proportion(valid.data, refund)
    left = replace(valid.data, items=items) if items else None
    fresh = end_voucher(connection, valid.row, left, now)
    book(connection, payment_id, changes, now)
    return Adjusted(valid.row.no, fresh, valid.data.total_fen - refund.amount_fen)


def _in_proportion(shown: VoucherData, refund: RefundRow) -> _Change:
    taken = take_from(shown.items, refund.amount_fen)
    return [FundChange(one.account, one.insurance, -one.amount_fen) for one in taken.shares], taken.left


def _by_figures(connection: Connection, payment_id: str, refund: RefundRow, shown: VoucherData) -> _Change | None:
    """What final figures change, where the refund is all of what they give back; None for another refund, and where
    money went back since from a fund that has less left than that."""
    figures = figures_of_refund(connection, payment_id, refund.key)
    if figures is None:
        return None
    changes, items = fund_changes(*figures), final_items(shown.items, *figures, shown.locale)
    is_whole = sum(one.amount_fen for one in changes) == -refund.amount_fen
    return (changes, items) if is_whole and all(map(_is_possible, items)) else None


def _is_possible(item: VoucherItem) -> bool:
    return min(item.amount_fen, item.pooling_fen or 0, item.individual_fen or 0) >= 0
