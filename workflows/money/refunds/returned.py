"""What it changes here when the bank has returned money, or refuses to."""

from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from foundation.money import yuan
from models.states import ArrivalState, RefundKind, TopUpState
from models.tables import Adjustment, Arrival, Coverage, Request
from models.write import insert_rows
from workflows.messages.rows import letter_rows
from workflows.money.refunds.booked import Adjusted, adjust
from workflows.money.refunds.rules import RefundRow
from workflows.outbox.rows import outbox_event
from workflows.payment.changes.records import ARRIVAL, By
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Emit, Letter
from workflows.payment.reasons import Reason
from workflows.payment.rows import RequestData


def give_back(connection: Connection, refund: RefundRow, now: datetime) -> None:
    """Count the money as returned: what was booked of it is not any more, and an event says so."""
    arrival = _arrival(connection, refund)
    booked = arrival.booked_fen - (refund.amount_fen if refund.kind is RefundKind.BOOKED else 0)
    refunded = arrival.refunded_fen + refund.amount_fen
    state = state_of(arrival.amount_fen, booked, refunded)
    ARRIVAL.check(arrival.state, state, By.REFUND)
    # What the bank returns it has had.
    confirmed_at = arrival.confirmed_at or now
    values = {"state": state, "booked_fen": booked, "refunded_fen": refunded, "confirmed_at": confirmed_at}
    connection.execute(update(Arrival).where(Arrival.id == refund.arrival_id).values(**values))
    if refund.payment_id is not None:
        is_booked = refund.kind is RefundKind.BOOKED
        adjusted = adjust(connection, refund.payment_id, refund, now) if is_booked else None
        if adjusted is not None and adjusted.voucher is None:
            _release(connection, refund.payment_id, now)
        _tell(connection, refund.payment_id, yuan(refund.amount_fen), adjusted, now)


def _release(connection: Connection, payment_id: str, now: datetime) -> None:
    """All of the money went back: another payment may pay the months, and no top-up is asked for any more."""
    held = (Coverage.payment_id == payment_id) & Coverage.released_at.is_(None)
    connection.execute(update(Coverage).where(held).values(released_at=now))
    asked = (Adjustment.payment_id == payment_id) & (Adjustment.state == TopUpState.OPEN)
    withdrawn = {"state_reason": Reason.CANCEL_REQUESTED, "due_at": now, "attempts": 0}
    connection.execute(update(Adjustment).where(asked).values(**withdrawn))


def _tell(connection: Connection, payment_id: str, amount: str, adjusted: Adjusted | None, now: datetime) -> None:
    """Write the events to other systems and the letter to the payer; `amount` went back, in yuan."""
    events, facts = [Emit("refunded", {"amount": amount})], LetterFacts(refund=amount)
    if adjusted is not None:
        total, voucher, ended = yuan(adjusted.total_fen), adjusted.voucher, adjusted.ended
        events.append(Emit("adjusted", {"total": total, "voucher": voucher, "annulled": ended}))
        facts = LetterFacts(refund=amount, voucher=voucher, annulled=ended)
    insert_rows(connection, "outbox", [outbox_event(payment_id, event, now) for event in events])
    query = select(Request.data).where(Request.payment_id == payment_id)
    channels = RequestData.from_json(connection.execute(query).scalar_one()).channels
    letters = letter_rows(payment_id, channels, Letter("refund_made", facts), now)
    insert_rows(connection, "messages", letters)


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
