"""Money that is open or on its way back, as operators see it."""

from datetime import datetime
from typing import Any, Final, TypedDict

from sqlalchemy import ColumnElement, Connection, Row, TextClause, exists, func, or_, select, text

from foundation.money import yuan
from models.states import ArrivalState, RefundState
from models.tables import Arrival, Refund, Return

# As the partial index has it: SQLite uses that index for the same words only.
_LIVE: Final = (text("refunds.state NOT IN ('returned', 'refused')"),)


class RefundView(TypedDict):
    """Money that is open or on its way back, by the id of its arrival; the amount in yuan as text.

    `kind` is `booked` where it is on a voucher until it is returned. `next_look_at` is when the bank is asked next; a
    refund that the bank may have and that has none needs an operator (`needs_operator`).
    """

    id: str
    payment_id: str | None
    amount: str
    reference: str | None
    reason: str | None
    state: str
    kind: str | None
    why: str | None
    requested_by: str | None
    approved_by: str | None
    next_look_at: datetime | None
    needs_operator: bool
    returned_at: datetime | None


def list_refunds(connection: Connection) -> list[RefundView]:
    """Money that could be returned (`open`), is on its way back, or was returned; the oldest first."""
    arrival, refund = Arrival.__table__.c, Refund.__table__.c
    return _list(connection, or_(arrival.state != ArrivalState.MATCHED, refund.key.is_not(None)))


class ReturnView(TypedDict):
    """Money that went back by a statement and that no returned refund is; the amount in yuan as text."""

    id: str
    payment_id: str | None
    amount: str
    reference: str | None
    order: str | None
    refund: str | None
    reason: str
    returned_at: datetime


def is_unsettled() -> ColumnElement[bool]:
    """Whether money that went back by a statement is no returned refund."""
    same = (Refund.key == Return.refund_key) & (Refund.state == RefundState.RETURNED)
    return ~exists().where(same, Refund.amount_fen == Return.amount_fen)


def list_returns(connection: Connection) -> list[ReturnView]:
    """Money that went back and needs an operator, the oldest first."""
    query = select(*Return.__table__.c).where(is_unsettled()).order_by(Return.kept_at, Return.id)
    return [
        {
            "id": row.id,
            "payment_id": row.payment_id,
            "amount": yuan(row.amount_fen),
            "reference": row.reference,
            "order": row.named,
            "refund": row.refund_key,
            "reason": row.reason,
            "returned_at": row.returned_at,
        }
        for row in connection.execute(query)
    ]


def list_live_refunds(connection: Connection) -> list[RefundView]:
    """Refunds that wait for approval or are on their way; the oldest first."""
    return _list(connection, *_LIVE)


def count_requested(connection: Connection) -> int:
    """How many refunds wait for a second person."""
    query = select(func.count()).select_from(Refund).where(*_LIVE, Refund.state == RefundState.REQUESTED)
    return int(connection.execute(query).scalar_one())


def count_stuck(connection: Connection) -> int:
    """How many refunds the bank may have, and is not asked about any more: an operator has to ask."""
    unknown = Refund.state.in_([state for state in RefundState if state.is_open])
    query = select(func.count()).select_from(Refund).where(*_LIVE, unknown, Refund.due_at.is_(None))
    return int(connection.execute(query).scalar_one())


def _list(connection: Connection, *where: ColumnElement[bool] | TextClause) -> list[RefundView]:
    arrival, refund = Arrival.__table__.c, Refund.__table__.c
    query = (
        select(
            *(arrival.id, arrival.payment_id, arrival.amount_fen, arrival.booked_fen, arrival.refunded_fen),
            *(arrival.reference, arrival.reason, arrival.state, refund.kind, refund.why, refund.requested_by),
            *(refund.approved_by, refund.due_at, refund.returned_at),
            *(refund.state.label("refund_state"), refund.amount_fen.label("refund_fen")),
        )
        .select_from(Arrival.__table__.outerjoin(Refund.__table__, refund.arrival_id == arrival.id))
        .where(*where)
        .order_by(arrival.received_at, arrival.id, refund.created_at)
    )
    return [_view(row) for row in connection.execute(query)]


def _view(row: Row[*tuple[Any, ...]]) -> RefundView:
    return {
        "id": row.id,
        "payment_id": row.payment_id,
        "amount": yuan(row.refund_fen or row.amount_fen - row.booked_fen - row.refunded_fen),
        "reference": row.reference,
        "reason": row.reason,
        "state": row.refund_state or row.state,
        "kind": row.kind,
        "why": row.why,
        "requested_by": row.requested_by,
        "approved_by": row.approved_by,
        "next_look_at": row.due_at,
        "needs_operator": needs_operator(row.refund_state, row.due_at),
        "returned_at": row.returned_at,
    }


def needs_operator(state: str | None, due_at: datetime | None) -> bool:
    """Whether the bank may have a refund that is not asked about by itself any more."""
    return state is not None and RefundState(state).is_open and due_at is None
