"""Settling money that went back by a statement (`returns`): it is recorded as a refund of its order's money."""

from typing import Final

from sqlalchemy import Connection, Row, func, select, update

from foundation.clock import utcnow
from foundation.money import yuan
from models.session import write
from models.states import ArrivalState, RefundKind, RefundState
from models.tables import Arrival, Refund, Return
from models.write import insert_rows
from workflows.money.refunds.asking import find_live
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
        refund = _add_refund(connection, row, actor, reason)
        give_back(connection, refund, utcnow())
        connection.execute(update(Return).where(Return.id == return_id).values(refund_key=refund.key))
        details = {"return": return_id, "key": refund.key, "amount": yuan(refund.amount_fen)}
        record(connection, Action.SETTLE_RETURN, actor, payment_id=refund.payment_id, reason=reason, details=details)
    return Carried(refund.key, RefundState.RETURNED, None)


def _add_refund(connection: Connection, row: Row[tuple[object, ...]], actor: str, reason: str) -> RefundRow:
    if row.refund_key is not None:
        raise Refused("return_known", "this is a refund of ours; `shebao refunds approve` asks the bank about it")
    arrival = _find_arrival(connection, row.debit_key, row.amount_fen)
    REFUND.check(None, RefundState.RETURNED, By.OPERATOR)
    open_fen = arrival.amount_fen - arrival.booked_fen - arrival.refunded_fen
    count = connection.execute(select(func.count()).where(Refund.arrival_id == arrival.id)).scalar_one()
    key = f"{arrival.id}:refund:{count + 1}"
    columns: dict[str, object] = {
        "key": key,
        "arrival_id": arrival.id,
        "payment_id": arrival.payment_id,
        "kind": RefundKind.OPEN if row.amount_fen <= open_fen else RefundKind.BOOKED,
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


def _find_arrival(connection: Connection, debit_key: str | None, amount_fen: int) -> Row[tuple[object, ...]]:
    """The money of an order from which so much can have gone back, by what of it is open or by what is booked."""
    query = select(*Arrival.__table__.c).where(Arrival.debit_key == debit_key, Arrival.confirmed_at.is_not(None))
    for arrival in connection.execute(query.order_by(Arrival.received_at).with_for_update()):
        open_fen = arrival.amount_fen - arrival.booked_fen - arrival.refunded_fen
        if find_live(connection, arrival.id) is None and amount_fen <= max(open_fen, arrival.booked_fen):
            return arrival
    raise Refused("nothing_to_refund", "no money of ours is known from which this can have gone back: ask the bank")
