"""Booked money that was returned: counter-entries in the ledger, and the voucher annulled or replaced."""

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection

from workflows.money.books import FundChange, book, end_voucher, valid_voucher
from workflows.money.refunds.shares import take_from


class Adjusted(NamedTuple):
    """The voucher that is not valid any more, the one in its place (None: all its money went back), and what is booked
    now, in fen."""

    ended: str
    voucher: str | None
    total_fen: int


def adjust(connection: Connection, payment_id: str, amount_fen: int, now: datetime) -> Adjusted:
    """Take `amount_fen` off what is booked for a payment; in the caller's transaction."""
    valid = valid_voucher(connection, payment_id)
    if valid is None:
        raise ValueError("nothing is booked for this payment")
    taken = take_from(valid.data.items, amount_fen)
    left = replace(valid.data, items=taken.left) if taken.left else None
    fresh = end_voucher(connection, valid.row, left, now)
    given_back = [FundChange(one.account, one.insurance, -one.amount_fen) for one in taken.shares]
    book(connection, payment_id, given_back, now)
    return Adjusted(valid.row.no, fresh, valid.data.total_fen - amount_fen)
