"""Opening a top-up: the order by which the payer pays it, and when the bank gets that order."""

from datetime import datetime, timedelta
from typing import NamedTuple

import orjson
from sqlalchemy import Connection, func, select, update

from foundation.clock import day_begins, day_ends, shanghai_day, utcnow
from foundation.settings import get_settings
from models.states import DebitKind, DebitState
from models.tables import Adjustment, Debit, Payment
from models.write import insert_rows
from regions import Region, get_region, payment_window
from workflows.payment.arrivals import top_up_key
from workflows.payment.changes.records import DEBIT, By
from workflows.payment.errors import Refused


class PayTime(NamedTuple):
    """From when to when an order can be paid (aware UTC)."""

    opens: datetime
    ends: datetime


def open_top_up(connection: Connection, payment_id: str, amount_fen: int, figures: orjson.Fragment) -> None:
    """Add the order of a top-up over `amount_fen`; `figures` are the final ones, kept with it.

    The row is the intent: it is committed before the bank is called (carrying.py). Raises Refused where no method of
    the region lets a payer pay without a debit.
    """
    columns = (Payment.region, Payment.scheme, Payment.method, Adjustment.chosen_method)
    query = select(*columns).join(Adjustment, Adjustment.payment_id == Payment.id)
    payment = connection.execute(query.where(Payment.id == payment_id)).one()
    method = pay_method(get_region(payment.region), payment.scheme, payment.chosen_method or payment.method)
    now = utcnow()
    opens, ends = pay_time(payment.region, payment.scheme, method, now)
    earlier = select(func.count()).where(Debit.payment_id == payment_id, Debit.kind == DebitKind.TOP_UP)
    DEBIT.check(None, DebitState.INTENDED, By.STEP)
    order = {
        "key": top_up_key(payment_id, connection.execute(earlier).scalar_one() + 1),
        "payment_id": payment_id,
        "kind": DebitKind.TOP_UP,
        "method": method,
        "state": DebitState.INTENDED,
        "amount_fen": amount_fen,
        "assessment": figures,
        "created_at": now,
    }
    insert_rows(connection, "debits", [order])
    due = {"due_at": opens, "pay_until": ends, "attempts": 0, "state_reason": None}
    connection.execute(update(Adjustment).where(Adjustment.payment_id == payment_id).values(**due))


def pay_method(region: Region, scheme: str, method: str | None) -> str:
    """The payer's method if the payer pays by it without a debit, else the first such one of the region.

    Raises Refused.
    """
    found = self_pay_methods(region, scheme)
    if not found:
        raise Refused("no_self_pay_method", "the region has no method by which a payer pays without a debit")
    return method if method in found else found[0]


def self_pay_methods(region: Region, scheme: str) -> list[str]:
    """The methods of the region by which a payer pays without a debit, in its order."""
    return [one.code for one in region.methods(scheme) if one.kind == "self_pay"]


def pay_time(region: str, scheme: str, method: str, now: datetime) -> PayTime:
    """The region's self-pay window that is open or opens next, or the house's days where none is published."""
    window = payment_window(region, scheme, method, shanghai_day(now))
    if window is None:
        return PayTime(now, now + timedelta(days=get_settings().pay_order_days))
    return PayTime(max(day_begins(window.opens), now), day_ends(window.closes))
