"""What it changes here when the bank has returned money, or refuses to."""

from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from foundation.money import yuan
from models.states import ArrivalState, RefundKind
from models.tables import Arrival
from models.write import insert_rows
from workflows.money.refunds.rules import RefundRow
from workflows.outbox.rows import outbox_event
from workflows.payment.changes.records import ARRIVAL, By
from workflows.payment.outcomes import Emit


def give_back(connection: Connection, refund: RefundRow, now: datetime) -> None:
    """Count the money as returned, with its event to other systems."""
    arrival = _arrival(connection, refund)
    booked = arrival.booked_fen - (refund.amount_fen if refund.kind is RefundKind.BOOKED else 0)
    refunded = arrival.refunded_fen + refund.amount_fen
    state = state_of(arrival.amount_fen, booked, refunded)
    ARRIVAL.check(arrival.state, state, By.REFUND)
    values = {"state": state, "booked_fen": booked, "refunded_fen": refunded}
    connection.execute(update(Arrival).where(Arrival.id == refund.arrival_id).values(**values))
    if refund.payment_id is not None:
        told = Emit("refunded", {"amount": yuan(refund.amount_fen)})
        insert_rows(connection, "outbox", [outbox_event(refund.payment_id, told, now)])


def keep_open(connection: Connection, refund: RefundRow) -> None:
    """The bank refused: the money is where it was."""
    arrival = _arrival(connection, refund)
    state = state_of(arrival.amount_fen, arrival.booked_fen, arrival.refunded_fen)
    ARRIVAL.check(arrival.state, state, By.REFUND)
    connection.execute(update(Arrival).where(Arrival.id == refund.arrival_id).values(state=state))


def state_of(amount_fen: int, booked_fen: int, refunded_fen: int) -> ArrivalState:
    """The state of money that is not on its way back, by what of it is booked and what was returned."""
    if booked_fen + refunded_fen < amount_fen:
        return ArrivalState.OPEN
    return ArrivalState.MATCHED if booked_fen else ArrivalState.REFUNDED


def _arrival(connection: Connection, refund: RefundRow) -> Row[tuple[object, ...]]:
    return connection.execute(
        select(*Arrival.__table__.c).where(Arrival.id == refund.arrival_id).with_for_update()
    ).one()
