"""Returning money that is on no voucher: who asked for it, who approved it, and what the bank did.

A sum above SHEBAO_REFUND_APPROVAL_YUAN needs two persons. The row is the intent, committed before the bank is called; a
refund that the bank may have is asked about by its key before anything is sent again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlalchemy import Connection, Row, select, update

from foundation.clock import utcnow
from foundation.money import fen_from_yuan, yuan
from foundation.settings import get_keyring, get_settings
from gateways.ports import Answer, Bank, RefundOrder, Status
from models.session import write
from models.states import ArrivalState, RefundState
from models.tables import Arrival, Refund, Request
from models.write import insert_rows
from workflows.outbox.rows import outbox_event
from workflows.payment.changes.records import ARRIVAL, REFUND, By
from workflows.payment.errors import NotFound, Refused
from workflows.payment.outcomes import Emit
from workflows.payment.rows import Payer

_PURPOSE = "社会保险费退款"
_LIVE = tuple(state for state in RefundState if state.is_live)


class RefundView(TypedDict):
    """Money that is open or on its way back, by the id of its arrival; the amount in yuan as text."""

    id: str
    payment_id: str | None
    amount: str
    reference: str | None
    reason: str | None
    state: str
    requested_by: str | None
    approved_by: str | None
    returned_at: datetime | None


@dataclass(frozen=True, slots=True)
class Approved:
    """What became of a refund: its state, and the bank's reason where it refused."""

    key: str
    state: RefundState
    reason: str | None


def list_refunds(connection: Connection) -> list[RefundView]:
    """Money that could be returned (`open`), is on its way back, or was returned; the oldest first."""
    arrival, refund = Arrival.__table__.c, Refund.__table__.c
    rows = connection.execute(
        select(
            *(arrival.id, arrival.payment_id, arrival.amount_fen, arrival.booked_fen, arrival.refunded_fen),
            *(arrival.reference, arrival.reason, arrival.state),
            refund.state.label("refund_state"),
            *(refund.amount_fen.label("refund_fen"), refund.requested_by, refund.approved_by, refund.returned_at),
        )
        .select_from(Arrival.__table__.outerjoin(Refund.__table__, refund.arrival_id == arrival.id))
        .where(arrival.state != ArrivalState.MATCHED)
        .order_by(arrival.received_at, arrival.id, refund.created_at)
    )
    return [
        {
            "id": row.id,
            "payment_id": row.payment_id,
            "amount": yuan(row.refund_fen or row.amount_fen - row.booked_fen - row.refunded_fen),
            "reference": row.reference,
            "reason": row.reason,
            "state": row.refund_state or row.state,
            "requested_by": row.requested_by,
            "approved_by": row.approved_by,
            "returned_at": row.returned_at,
        }
        for row in rows
    ]


def approve(arrival_id: str, bank: Bank, *, actor: str, why: str) -> Approved:
    """Return what of an arrival is not booked, as far as `actor` may; a second person approves larger sums.

    Again for one that the bank has: it is asked what became of it. Raises NotFound, Refused.
    """
    with write() as connection:
        refund = _find_or_request(connection, arrival_id, actor, why)
        if refund.state == RefundState.REQUESTED:
            return Approved(refund.key, RefundState.REQUESTED, None)
        was_sent = RefundState(refund.state).is_open
        if not was_sent:
            _change(connection, refund.key, RefundState.APPROVED, RefundState.INTENDED)
        order = _order(connection, refund)
    answer = bank.find([order.key])[0] if was_sent else bank.refund([order])[0]
    if was_sent and answer.status is Status.NOT_FOUND:
        answer = bank.refund([order])[0]
    before = RefundState(refund.state) if was_sent else RefundState.INTENDED
    return _record(refund, before, answer)


def _find_or_request(connection: Connection, arrival_id: str, actor: str, why: str) -> Row[tuple[object, ...]]:
    """The live refund of the arrival as `actor` leaves it, or a new one."""
    query = select(*Arrival.__table__.c).where(Arrival.id == arrival_id).with_for_update()
    arrival = connection.execute(query).one_or_none()
    if arrival is None:
        raise NotFound("arrival_not_found", "no money that arrived has this id; `shebao refunds list` shows it")
    refunds = list(connection.execute(select(*Refund.__table__.c).where(Refund.arrival_id == arrival_id)))
    live = next((row for row in refunds if row.state in _LIVE), None)
    if live is None:
        _request(connection, arrival, len(refunds) + 1, actor, why)
    elif live.state == RefundState.REQUESTED:
        if live.requested_by == actor:
            raise Refused("second_person", "this sum needs the approval of a second person")
        _change(connection, live.key, RefundState.REQUESTED, RefundState.APPROVED, approved_by=actor[:128])
    found = select(*Refund.__table__.c).where(Refund.arrival_id == arrival_id, Refund.state.in_(_LIVE))
    return connection.execute(found).one()


def _request(connection: Connection, arrival: Row[tuple[object, ...]], number: int, actor: str, why: str) -> None:
    if arrival.state != ArrivalState.OPEN:
        raise Refused("nothing_to_refund", f"this money is {arrival.state}; nothing of it is open")
    if arrival.debit_key is None or arrival.reference is None:
        raise Refused("nothing_to_refund", "the money names no order of ours, or has no reference: ask the bank")
    amount = arrival.amount_fen - arrival.booked_fen - arrival.refunded_fen
    alone = amount <= fen_from_yuan(get_settings().refund_approval_yuan)
    state = RefundState.APPROVED if alone else RefundState.REQUESTED
    REFUND.check(None, state, By.OPERATOR)
    row = {
        "key": f"{arrival.id}:refund:{number}",
        "arrival_id": arrival.id,
        "payment_id": arrival.payment_id,
        "amount_fen": amount,
        "state": state,
        "why": why[:255],
        "requested_by": actor[:128],
        "approved_by": actor[:128] if alone else None,
        "created_at": utcnow(),
    }
    insert_rows(connection, "refunds", [row])
    ARRIVAL.check(arrival.state, ArrivalState.REFUNDING, By.OPERATOR)
    connection.execute(update(Arrival).where(Arrival.id == arrival.id).values(state=ArrivalState.REFUNDING))


def _order(connection: Connection, refund: Row[tuple[object, ...]]) -> RefundOrder:
    arrival = connection.execute(select(*Arrival.__table__.c).where(Arrival.id == refund.arrival_id)).one()
    sealed = connection.execute(
        select(Request.payer_sealed).where(Request.payment_id == refund.payment_id)
    ).scalar_one()
    payer = Payer.from_json(get_keyring().open_json("requests.payer", str(refund.payment_id), sealed))
    return RefundOrder(
        key=refund.key,
        payment_id=str(refund.payment_id),
        order_key=arrival.debit_key,
        bank_reference=arrival.reference,
        payer_name=payer.account.holder if payer.account is not None else payer.name,
        amount_fen=refund.amount_fen,
        purpose=_PURPOSE,
    )


_STATES = {
    Status.ACCEPTED: RefundState.RETURNED,
    Status.PENDING: RefundState.PENDING,
    Status.REJECTED: RefundState.REFUSED,
    Status.UNAVAILABLE: RefundState.APPROVED,
    Status.THROTTLED: RefundState.APPROVED,
}


def _record(refund: Row[tuple[object, ...]], before: RefundState, answer: Answer) -> Approved:
    """Write what the bank did, with its event to other systems."""
    state = _STATES.get(answer.status, RefundState.UNKNOWN)
    if state is RefundState.APPROVED and before is not RefundState.INTENDED:
        state = before  # a question that was not taken says nothing of the refund
    with write() as connection:
        if state != before:
            at = (answer.at or utcnow()) if state is RefundState.RETURNED else None
            columns = {"reference": answer.reference, "reason": answer.reason, "returned_at": at}
            _change(connection, refund.key, before, state, **columns)
        if state is RefundState.RETURNED:
            _return(connection, refund)
        elif state is RefundState.REFUSED:
            ARRIVAL.check(ArrivalState.REFUNDING, ArrivalState.OPEN, By.REFUND)
            this = Arrival.id == refund.arrival_id
            connection.execute(update(Arrival).where(this).values(state=ArrivalState.OPEN))
    return Approved(refund.key, state, answer.reason)


def _return(connection: Connection, refund: Row[tuple[object, ...]]) -> None:
    ARRIVAL.check(ArrivalState.REFUNDING, ArrivalState.REFUNDED, By.REFUND)
    values = {"state": ArrivalState.REFUNDED, "refunded_fen": Arrival.refunded_fen + refund.amount_fen}
    connection.execute(update(Arrival).where(Arrival.id == refund.arrival_id).values(**values))
    if refund.payment_id is not None:
        told = Emit("refunded", {"amount": yuan(refund.amount_fen)})
        insert_rows(connection, "outbox", [outbox_event(str(refund.payment_id), told, utcnow())])


def _change(connection: Connection, key: str, before: RefundState, after: RefundState, **columns: object) -> None:
    """Change the refund's state; raises Refused where another process has changed it."""
    by = By.OPERATOR if before is RefundState.REQUESTED else By.REFUND
    REFUND.check(before, after, by)
    unchanged = (Refund.key == key) & (Refund.state == before)
    if not connection.execute(update(Refund).where(unchanged).values(state=after, **columns)).rowcount:
        raise Refused("changed_meanwhile", "another process is returning this money; look at it and try again")
