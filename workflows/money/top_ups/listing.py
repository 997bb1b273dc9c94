"""Top-ups as people see them."""

from datetime import datetime
from typing import Any, TypedDict

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.orm import aliased

from foundation.money import yuan
from models.states import DebitKind, TopUpState
from models.tables import Adjustment, Debit, Payment


class TopUpView(TypedDict):
    """What final figures ask for beside what a payment paid; the amount in yuan as text, times aware UTC.

    `reason` says why it is where it is, `order` is the bank's number of the order by which it is paid now.
    `next_look_at` is when the bank is asked next.
    """

    payment_id: str
    reference: str
    region: str
    amount: str
    method: str | None
    state: str
    reason: str | None
    order: str | None
    pay_until: datetime | None
    asked_by: str
    opened_at: datetime
    next_look_at: datetime | None
    needs_operator: bool


def list_top_ups(connection: Connection) -> list[TopUpView]:
    """All top-ups, the oldest first."""
    other = aliased(Debit)
    same = (other.payment_id == Adjustment.payment_id) & (other.kind == DebitKind.TOP_UP)
    last = select(func.max(other.created_at)).where(same).correlate(Adjustment).scalar_subquery()
    order = (Debit.payment_id == Adjustment.payment_id) & (Debit.kind == DebitKind.TOP_UP) & (Debit.created_at == last)
    query = (
        select(*Adjustment.__table__.c, Payment.reference, Payment.region, Debit.method, Debit.order_no)
        .join(Payment, Payment.id == Adjustment.payment_id)
        .outerjoin(Debit, order)
        .where(Adjustment.state.is_not(None))
        .order_by(Adjustment.opened_at, Adjustment.payment_id)
    )
    return [_view(row) for row in connection.execute(query)]


def _view(row: Row[*tuple[Any, ...]]) -> TopUpView:
    return {
        "payment_id": row.payment_id,
        "reference": row.reference,
        "region": row.region,
        "amount": yuan(row.final_fen - row.declared_fen),
        "method": row.method,
        "state": row.state,
        "reason": row.state_reason,
        "order": row.order_no,
        "pay_until": row.pay_until,
        "asked_by": row.actor,
        "opened_at": row.opened_at,
        "next_look_at": row.due_at,
        "needs_operator": row.state == TopUpState.ATTENTION,
    }
