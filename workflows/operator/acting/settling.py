"""Settling money that went back by a statement (`returns`): it is recorded as a refund of its order's money."""

from typing import Final

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from foundation.clock import utcnow
from foundation.money import yuan
from models.session import write
from models.states import ArrivalReason, ArrivalState, PaymentState, RefundKind, RefundState
from models.tables import Arrival, Payment, Refund, Return
from models.write import insert_rows
from workflows.money.arrivals import lock_payment
from workflows.money.refunds.asking import check_payment, find_live
from workflows.money.refunds.carrying import Carried
from workflows.money.refunds.returned import give_back
from workflows.money.refunds.rules import RefundRow
from workflows.operator.audit import Action, record
from workflows.payment.changes.records import ARRIVAL, REFUND, By
from workflows.payment.errors import NotFound, Refused

_COLUMNS: Final = tuple(Refund.__table__.c[name] for name in RefundRow.__struct_fields__)


def settle_return(return_id: str, *, actor: str, reason: str) -> Carried:
    """Record money that went back as returned: of its order's money what is open goes first, then what is booked.

    The statement is the bank's word; nothing is sent. Raises NotFound, Refused.
    """
    with write() as connection:
        query = select(*Return.__table__.c).where(Return.id == return_id).with_for_update()
        row = connection.execute(query).one_or_none()
        if row is None:
            raise NotFound("return_not_found", "no money that went back has this id; `shebao refunds returns` shows it")
        lock_payment(connection, row.payment_id)
        refund = _add_refund(connection, row, actor, reason)
        give_back(connection, refund, utcnow())
        connection.execute(update(Return).where(Return.id == return_id).values(refund_key=refund.key))
        details = {"return": return_id, "key": refund.key, "amount": yuan(refund.amount_fen)}
        record(connection, Action.SETTLE_RETURN, actor, payment_id=refund.payment_id, reason=reason, details=details)
    return Carried(refund.key, RefundState.RETURNED, None)


def _add_refund(connection: Connection, row: Row[tuple[object, ...]], actor: str, reason: str) -> RefundRow:
    arrival, kind = _find_arrival(connection, row)
    if arrival.payment_id is not None:
        _check_payment(connection, str(arrival.payment_id), arrival.reason, kind)
    REFUND.check(None, RefundState.RETURNED, By.OPERATOR)
    count = connection.execute(select(func.count()).where(Refund.arrival_id == arrival.id)).scalar_one()
    key = f"{arrival.id}:refund:{count + 1}"
    columns: dict[str, object] = {
        "key": key,
        "arrival_id": arrival.id,
        "payment_id": arrival.payment_id,
        "kind": kind,
        "amount_fen": row.amount_fen,
        "state": RefundState.RETURNED,
        "why": reason[:255],
        "requested_by": actor[:128],
        "approved_by": actor[:128],
        "reference": row.reference,
        "attempts": 0,
        "created_at": utcnow(),
        "returned_at": row.returned_at,
    }
    insert_rows(connection, "refunds", [columns])
    ARRIVAL.check(arrival.state, ArrivalState.REFUNDING, By.OPERATOR)
    connection.execute(update(Arrival).where(Arrival.id == arrival.id).values(state=ArrivalState.REFUNDING))
    return RefundRow.read(connection.execute(select(*_COLUMNS).where(Refund.key == key)).one())


def _check_payment(connection: Connection, payment_id: str, reason: str | None, kind: RefundKind) -> None:
    """Raise Refused if the payment may still use the money, or is to get a voucher over it."""
    check_payment(connection, payment_id, reason == ArrivalReason.PART_PAID)
    state = connection.execute(select(Payment.state).where(Payment.id == payment_id)).scalar_one()
    if kind is RefundKind.BOOKED and state != PaymentState.COMPLETED:
        raise Refused("not_completed", f"the payment is {state}; only money of a completed one is booked")


def _find_arrival(connection: Connection, row: Row[tuple[object, ...]]) -> tuple[Row[tuple[object, ...]], RefundKind]:
    """The money from which so much can have gone back: what of it is open goes first, then what is booked."""
    these = _arrivals_of(connection, row)
    known = Arrival.reason.is_(None) | (Arrival.reason != ArrivalReason.UNCONFIRMED)
    query = select(*Arrival.__table__.c).where(these, known).order_by(Arrival.received_at, Arrival.id)
    arrivals = [one for one in connection.execute(query.with_for_update()) if find_live(connection, one.id) is None]
    for one in arrivals:
        if row.amount_fen <= one.amount_fen - one.booked_fen - one.refunded_fen:
            return one, RefundKind.OPEN
    for one in arrivals:
        if row.amount_fen <= one.booked_fen:
            return one, RefundKind.BOOKED
    raise Refused("nothing_to_refund", "no money of ours is known from which this can have gone back: ask the bank")


def _arrivals_of(connection: Connection, row: Row[tuple[object, ...]]) -> ColumnElement[bool]:
    """The money that a line can be about: that of its order, or of a refund that did not reach the payer by our record.

    Raises Refused for a refund that may still be carried out.
    """
    if row.refund_key is None:
        of_order: ColumnElement[bool] = Arrival.debit_key == row.debit_key
        return of_order
    query = select(Refund.state, Refund.arrival_id).where(Refund.key == row.refund_key)
    refund = connection.execute(query).one()
    if refund.state == RefundState.REQUESTED:
        raise Refused("refund_under_way", "a refund of this sum waits for approval; decline it first")
    if refund.state != RefundState.REFUSED:
        raise Refused("return_known", "this is a refund of ours; `shebao refunds approve` asks the bank about it")
    of_refund: ColumnElement[bool] = Arrival.id == refund.arrival_id
    return of_refund
