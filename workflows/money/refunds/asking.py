"""Who asks for a refund and who approves it: a sum above SHEBAO_REFUND_APPROVAL_YUAN needs two persons, and so does any
sum that an operator asks for who may not approve. Sums of one payment count together.

The row is the intent, committed before the bank is called (carrying.py). At most one is live for an arrival.
"""

from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, Row, func, select, update

from foundation.clock import utcnow
from foundation.money import fen_from_yuan, yuan
from foundation.settings import get_settings
from models.session import write
from models.states import ArrivalReason, ArrivalState, PaymentState, RefundKind, RefundState
from models.tables import Arrival, Payment, Refund, Return
from models.write import insert_rows
from workflows.money.arrivals import lock_payment
from workflows.money.refunds.carrying import Carried, Returning, carry_on, change
from workflows.money.refunds.listing import is_unsettled
from workflows.money.refunds.returned import keep_open
from workflows.money.refunds.rules import RefundRow
from workflows.payment.changes.records import ARRIVAL, REFUND, By
from workflows.payment.errors import NotFound, Refused
from workflows.payment.reasons import Reason

_LIVE = tuple(state for state in RefundState if state.is_live)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants money to be returned, and why. `alone`: up to the setting, all sums of a payment together, no second
    person is needed."""

    actor: str
    why: str
    alone: bool = True


def approve(arrival_id: str, bank: Returning | None, by: Asker) -> Carried:
    """Return what of an arrival is not booked, as far as the actor may; a second person approves larger sums, and those
    that `ask` has asked for.

    Again for one that the bank has: it is asked what became of it. Without a bank, a worker carries it on. Raises
    NotFound, Refused.
    """
    with write() as connection:
        live = _find_or_request(connection, arrival_id, by)
    state = RefundState(live.state)
    if bank is None or state is RefundState.REQUESTED:
        return Carried(live.key, state, None)
    done = carry_on(bank, live.key)
    if not done:
        raise Refused("changed_meanwhile", "another process is returning this money; look at it and try again")
    return done[0]


def decline(arrival_id: str) -> Carried:
    """End a refund that waits for approval: the money is where it was. Raises NotFound, Refused."""
    columns = tuple(Refund.__table__.c[name] for name in RefundRow.__struct_fields__)
    query = select(*columns).where(Refund.arrival_id == arrival_id, Refund.state == RefundState.REQUESTED)
    with write() as connection:
        row = connection.execute(query.with_for_update()).one_or_none()
        if row is None:
            raise NotFound("refund_not_found", "no refund of this money waits for approval")
        refund = RefundRow.read(row)
        change(connection, refund.key, RefundState.REQUESTED, RefundState.REFUSED, reason=Reason.REFUND_DECLINED)
        keep_open(connection, refund)
    return Carried(refund.key, RefundState.REFUSED, Reason.REFUND_DECLINED)


def is_arrival(connection: Connection, name: str) -> bool:
    """Whether this is the id of money that arrived."""
    return connection.execute(select(Arrival.id).where(Arrival.id == name)).first() is not None


def payment_of(connection: Connection, key: str) -> str | None:
    """The id of the payment whose money the refund with this key returns."""
    return connection.execute(select(Refund.payment_id).where(Refund.key == key)).scalar_one_or_none()


def ask_open(arrival_id: str, bank: Returning | None, by: Asker) -> Carried:
    """Return what of an arrival is open, as far as the actor may; else it waits for approval. Raises Refused."""
    with write() as connection:
        if find_live(connection, arrival_id) is not None:
            raise Refused("refund_under_way", "a refund of this money is under way; see `shebao refunds list`")
        key, state = _request_open(connection, _lock_arrival(connection, arrival_id), by)
    return _send(bank, key, state)


def _send(bank: Returning | None, key: str, state: RefundState) -> Carried:
    done = carry_on(bank, key) if bank is not None and state is RefundState.APPROVED else []
    return done[0] if done else Carried(key, state, None)


def ask(payment_id: str, amount_fen: int | None, bank: Returning | None, by: Asker) -> Carried:
    """Return booked money of a completed payment, all of it or `amount_fen`: the voucher is annulled or replaced when
    the bank has returned it. A larger sum is requested, and `approve` by a second person sends it.

    Raises Refused.
    """
    with write() as connection:
        key, state = request_booked(connection, payment_id, amount_fen, by)
    return _send(bank, key, state)


def request_booked(
    connection: Connection, payment_id: str, amount_fen: int | None, by: Asker
) -> tuple[str, RefundState]:
    """Add a refund of booked money, all of it or `amount_fen`; returns its key and state. Raises Refused."""
    arrival = _find_booked(connection, payment_id)
    amount = arrival.booked_fen if amount_fen is None else amount_fen
    if not 0 < amount <= arrival.booked_fen:
        raise Refused("amount_too_large", f"{yuan(arrival.booked_fen)} yuan are booked", field="amount")
    return request(connection, arrival, RefundKind.BOOKED, amount, by)


def _find_booked(connection: Connection, payment_id: str) -> Row[tuple[object, ...]]:
    """The money that is booked for a payment; of several sums the largest. No refund of it may be under way."""
    state = connection.execute(select(Payment.state).where(Payment.id == payment_id).with_for_update()).scalar_one()
    if state != PaymentState.COMPLETED:
        raise Refused("not_completed", f"the payment is {state}; only money of a completed one is booked")
    query = select(*Arrival.__table__.c).where(Arrival.payment_id == payment_id, Arrival.booked_fen > 0)
    arrival = connection.execute(query.order_by(Arrival.booked_fen.desc()).with_for_update()).first()
    if arrival is None:
        raise Refused("nothing_to_refund", "nothing is booked for this payment any more")
    if find_live(connection, arrival.id) is not None:
        raise Refused("refund_under_way", "a refund of this money is under way; see `shebao refunds list`")
    return arrival


def _find_or_request(connection: Connection, arrival_id: str, by: Asker) -> Row[str, str]:
    """The live refund of the arrival as the actor leaves it, or a new one."""
    arrival = _lock_arrival(connection, arrival_id)
    live = find_live(connection, arrival_id)
    if live is None:
        _request_open(connection, arrival, by)
    elif live.state == RefundState.REQUESTED:
        if live.requested_by == by.actor:
            raise Refused("second_person", "this sum needs the approval of a second person")
        check_returns(connection, arrival, live.amount_fen)
        values = {"approved_by": by.actor[:128], "due_at": utcnow()}
        change(connection, live.key, RefundState.REQUESTED, RefundState.APPROVED, **values)
    found = select(Refund.key, Refund.state).where(Refund.arrival_id == arrival_id, Refund.state.in_(_LIVE))
    return connection.execute(found).one()


def _lock_arrival(connection: Connection, arrival_id: str) -> Row[tuple[object, ...]]:
    """The row of money that arrived, locked after that of its payment; raises NotFound."""
    this = Arrival.id == arrival_id
    lock_payment(connection, connection.execute(select(Arrival.payment_id).where(this)).scalar_one_or_none())
    arrival = connection.execute(select(*Arrival.__table__.c).where(this).with_for_update()).one_or_none()
    if arrival is None:
        raise NotFound("arrival_not_found", "no money that arrived has this id; `shebao refunds list` shows it")
    return arrival


def find_live(connection: Connection, arrival_id: str) -> Row[str, str, str, int] | None:
    """Key, state, asker and amount of the refund of an arrival that is under way."""
    columns = (Refund.key, Refund.state, Refund.requested_by, Refund.amount_fen)
    query = select(*columns).where(Refund.arrival_id == arrival_id, Refund.state.in_(_LIVE))
    return connection.execute(query).one_or_none()


def _request_open(connection: Connection, arrival: Row[tuple[object, ...]], by: Asker) -> tuple[str, RefundState]:
    if arrival.state != ArrivalState.OPEN:
        raise Refused("nothing_to_refund", f"this money is {arrival.state}; nothing of it is open")
    if arrival.payment_id is not None:
        check_payment(connection, str(arrival.payment_id), arrival.reason == ArrivalReason.PART_PAID)
    if arrival.reason == ArrivalReason.UNCONFIRMED:
        raise Refused("nothing_to_refund", "the bank has not confirmed this money, which may still pay the order")
    amount = arrival.amount_fen - arrival.booked_fen - arrival.refunded_fen
    return request(connection, arrival, RefundKind.OPEN, amount, by)


def check_payment(connection: Connection, payment_id: str, pays_a_part: bool) -> None:
    """Raise Refused if the payment may still use the money. Its row stays locked: no run takes it up meanwhile."""
    columns = (Payment.finished_at, Payment.run_id)
    row = connection.execute(select(*columns).where(Payment.id == payment_id).with_for_update()).one()
    if pays_a_part and row.finished_at is None:
        raise Refused("nothing_to_refund", "this money pays a part of a payment that goes on; cancel the payment first")
    if row.run_id is not None:  # a step may be booking this very money
        raise Refused("changed_meanwhile", "the payment is being worked on at this moment; look at it and try again")


def check_returns(connection: Connection, arrival: Row[tuple[object, ...]], amount_fen: int) -> None:
    """Raise Refused if so much money of the arrival's order went back by a statement, and is not settled so far."""
    same_money = (Return.payment_id == arrival.payment_id) & (Return.amount_fen == amount_fen)
    same_order = Return.debit_key.is_(None) | (Return.debit_key == arrival.debit_key)
    if connection.execute(select(Return.id).where(same_money, same_order, is_unsettled())).first() is not None:
        raise Refused("return_unsettled", "by a statement this sum went back; see `shebao refunds returns`")


def request(
    connection: Connection, arrival: Row[tuple[object, ...]], kind: RefundKind, amount_fen: int, by: Asker
) -> tuple[str, RefundState]:
    """Add a refund of `amount_fen` of an arrival, approved where one person may; returns its key and state.

    Raises Refused where the bank could not know which money is meant, and where it went back already by a statement.
    """
    if arrival.debit_key is None or arrival.reference is None:
        raise Refused("nothing_to_refund", "the money names no order of ours, or has no reference: ask the bank")
    check_returns(connection, arrival, amount_fen)
    # Of what the bank knows for ever: its number of the money, and our key of the order.
    money = blake2b(str(arrival.reference).encode(), digest_size=4).hexdigest()
    key = f"{arrival.debit_key}:refund:{money}:{_count(connection, arrival.id) + 1}"
    asked = {"kind": kind, "amount_fen": amount_fen, "why": by.why[:255], "requested_by": by.actor[:128]}
    approval = _approval(amount_fen + _returned_alone(connection, arrival), by)
    row = {"key": key, "arrival_id": arrival.id, "payment_id": arrival.payment_id, **asked, **approval}
    insert_rows(connection, "refunds", [row])
    ARRIVAL.check(arrival.state, ArrivalState.REFUNDING, By.OPERATOR)
    connection.execute(update(Arrival).where(Arrival.id == arrival.id).values(state=ArrivalState.REFUNDING))
    return key, RefundState(str(approval["state"]))


def _approval(sum_fen: int, by: Asker) -> dict[str, object]:
    """The columns of a new refund that say who has approved it: the asker alone, or no person so far. `sum_fen` is what
    goes back on one person's word, together with this."""
    alone, now = by.alone and sum_fen <= fen_from_yuan(get_settings().refund_approval_yuan), utcnow()
    state = RefundState.APPROVED if alone else RefundState.REQUESTED
    REFUND.check(None, state, By.OPERATOR)
    if not alone:
        return {"state": state, "approved_by": None, "created_at": now, "due_at": None}
    return {"state": state, "approved_by": by.actor[:128], "created_at": now, "due_at": now}


def _returned_alone(connection: Connection, arrival: Row[tuple[object, ...]]) -> int:
    """Fen of the same payment that went back, or go, on one person's word: parts of a large sum are no small sums."""
    same = Refund.arrival_id == arrival.id if arrival.payment_id is None else Refund.payment_id == arrival.payment_id
    alone = (Refund.approved_by == Refund.requested_by, Refund.state != RefundState.REFUSED)
    total = select(func.coalesce(func.sum(Refund.amount_fen), 0)).where(same, *alone)
    return int(connection.execute(total).scalar_one())


def _count(connection: Connection, arrival_id: str) -> int:
    return len(connection.execute(select(Refund.key).where(Refund.arrival_id == arrival_id)).all())
