"""What is left when a payment finishes: events that it did not use, and reports of money that it did not need."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, select, update

from foundation.clock import utcnow
from models.session import write
from models.states import ArrivalReason, InboxState
from models.tables import Arrival, InboxEvent, Payment
from workflows.money.arrivals import read_arrivals
from workflows.payment.arrivals import ArrivalRow, is_top_up
from workflows.payment.event_uses import PAYMENT_FINISHED

MOST = 1000


def close_finished(payment_ids: Collection[str]) -> None:
    """Close the events of finished payments with a reason, and judge reports that came while they finished."""
    if not payment_ids:
        return
    ids = sorted(payment_ids)
    with write() as connection:
        pending = InboxEvent.payment_id.in_(ids) & (InboxEvent.state == InboxState.PENDING)
        closed = {"state": InboxState.IGNORED, "reason": PAYMENT_FINISHED, "used_at": utcnow()}
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
    for arrivals in read_arrivals(connection, ids).values():
        booked = [one for one in arrivals if one.booked_fen]
        for one in arrivals:
            if one.reason is ArrivalReason.UNCONFIRMED and not is_top_up(one.debit_key):
                _judge(connection, one, booked)


def _judge(connection: Connection, unconfirmed: ArrivalRow, booked: Sequence[ArrivalRow]) -> None:
    this = Arrival.id == unconfirmed.id
    key, amount_fen, reference = unconfirmed.debit_key, unconfirmed.amount_fen, unconfirmed.reference
    if any(other.is_same(key, amount_fen, reference) for other in booked):
        connection.execute(delete(Arrival).where(this))
        return
    reason = ArrivalReason.PAID_TWICE if booked else ArrivalReason.PAID_AFTER_END
    connection.execute(update(Arrival).where(this).values(reason=reason))
