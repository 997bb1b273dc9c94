"""What is left when a payment finishes: events that it did not use, and reports of money that it did not need."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, select, update

from foundation.clock import utcnow
from models.session import write
from models.states import ArrivalReason, ArrivalState, DebitState, InboxState
from models.tables import Arrival, Debit, InboxEvent, Payment
from workflows.money.arrivals import COLUMNS
from workflows.payment.arrivals import ArrivalRow

MOST = 1000


def close_finished(payment_ids: Collection[str]) -> None:
    """Close the events of finished payments with a reason, and judge reports that came while they finished."""
    if not payment_ids:
        return
    ids = sorted(payment_ids)
    with write() as connection:
        pending = InboxEvent.payment_id.in_(ids) & (InboxEvent.state == InboxState.PENDING)
        closed = {"state": InboxState.IGNORED, "reason": "payment_finished", "used_at": utcnow()}
        connection.execute(update(InboxEvent).where(pending).values(**closed))
        _judge_again(connection, ids)


def close_left_behind() -> int:
    """Do so for payments whose worker died before it could; returns how many."""
    query = (
        select(InboxEvent.payment_id)
        .join(Payment, Payment.id == InboxEvent.payment_id)
        .where(InboxEvent.state == InboxState.PENDING, Payment.finished_at.is_not(None))
        .distinct()
        .limit(MOST)
    )
    with write() as connection:
        ids = [str(one) for one in connection.execute(query).scalars()]
    close_finished(ids)
    return len(ids)


def _judge_again(connection: Connection, ids: Collection[str]) -> None:
    """Give reports that came in the moment of the payment's end the reason that they have now. A report without a
    reference of money that is booked says nothing new."""
    settled = select(Debit.payment_id).where(Debit.payment_id.in_(ids), Debit.state == DebitState.SETTLED)
    paid = set(connection.execute(settled).scalars())
    rows: dict[str, list[ArrivalRow]] = {}
    for one in map(ArrivalRow.read, connection.execute(select(*COLUMNS).where(Arrival.payment_id.in_(ids)))):
        rows.setdefault(one.payment_id or "", []).append(one)
    for payment_id, arrivals in rows.items():
        if payment_id not in paid:  # none of it is confirmed
            continue
        booked = [one for one in arrivals if one.state is ArrivalState.MATCHED]
        for one in arrivals:
            if one.reason is not ArrivalReason.UNCONFIRMED:
                continue
            this = Arrival.id == one.id
            if any(other.is_same(one.debit_key, one.amount_fen, one.reference) for other in booked):
                connection.execute(delete(Arrival).where(this))
            else:
                connection.execute(update(Arrival).where(this).values(reason=ArrivalReason.PAID_TWICE))
