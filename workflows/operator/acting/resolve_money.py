"""Resolving a debit or pay order of unknown outcome by facts: amount, the bank's reference, and the time of payment.

The bank is asked by the key first. What contradicts its word, or what it confirmed before, is refused. Less money than
was asked for pays a part, and the step asks for the rest; of more, the difference stays open.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from foundation.clock import utcnow
from foundation.money import yuan
from gateways.ports import Bank
from models.session import read, write
from models.states import ArrivalChannel, ArrivalReason, ArrivalState, DebitState, PaymentState, Step
from models.tables import Arrival, Debit
from workflows.money.arrivals import COLUMNS, write_money
from workflows.operator.acting.facts import Facts, ask_bank, check_did_not_happen, check_happened
from workflows.operator.acting.taking_up import keep_progress, make_due_again, require_attention
from workflows.operator.lookup import find_payment
from workflows.payment.arrivals import ArrivalRow
from workflows.payment.changes.records import ARRIVAL, DEBIT, By
from workflows.payment.changes.transitions import OperatorAction
from workflows.payment.errors import Refused
from workflows.payment.reasons import Reason


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """A debit or pay order whose outcome is not known, of a payment in attention. Money is fen."""

    payment_id: str
    version: int
    key: str
    state: DebitState
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Resolver:
    """Who resolves, why, and what the bank states."""

    actor: str
    reason: str
    facts: Facts | None
    bank: Bank | None


def find_open_order(name: str) -> OpenOrder | None:
    """The order that can be resolved of a payment (by id or reference); None where there is none.

    Raises NotFound, Refused.
    """
    with read() as connection:
        payment = find_payment(connection, name)
        if payment.step != Step.COLLECTION or payment.state != PaymentState.ATTENTION:
            return None
        orders = select(Debit.key, Debit.state, Debit.amount_fen).where(Debit.payment_id == payment.id)
        found = [row for row in connection.execute(orders) if DebitState(row.state).is_open]
    if not found:
        return None
    (row,) = found  # a unique index admits one
    return OpenOrder(payment.id, payment.version, row.key, DebitState(row.state), row.amount_fen)


def resolve_money(order: OpenOrder, outcome: str, by: Resolver) -> str:
    """Record the outcome of `order` and let its payment go on; returns the payment's id. Raises Refused."""
    answer = ask_bank(by.bank, order.key)
    with write() as connection:
        payment = find_payment(connection, order.payment_id)
        require_attention(payment, "resolved")
        if payment.version != order.version:
            raise Refused("changed_meanwhile", "the payment has moved on meanwhile; look at it and try again")
        query = select(*COLUMNS).where(Arrival.debit_key == order.key)
        arrivals = [ArrivalRow.read(row) for row in connection.execute(query)]
        details = {"why": by.reason, "outcome": outcome, "key": order.key}
        if outcome == "happened":
            facts = check_happened(by.facts, answer, arrivals)
            details |= {"amount": yuan(facts.amount_fen), "reference": facts.reference}
            _record(connection, order, facts)
            if facts.amount_fen < order.amount_fen:
                keep_progress(connection, payment, part_paid=True)
        else:
            check_did_not_happen(answer, arrivals)
            _end(connection, order, DebitState.FAILED, {"reason": Reason.RESOLVED})
        make_due_again(connection, payment, OperatorAction.RESOLVE, by.actor, details)
    return order.payment_id


def _book(connection: Connection, order: OpenOrder, facts: Facts) -> int:
    """End the order by what arrived; returns the fen that are booked for it: its amount, or nothing."""
    if facts.amount_fen < order.amount_fen:
        _end(connection, order, DebitState.FAILED, {"reason": ArrivalReason.PART_PAID})
        return 0
    settled = {"reason": Reason.RESOLVED, "reference": facts.reference, "settled_at": facts.paid_at}
    _end(connection, order, DebitState.SETTLED, settled)
    _book_parts(connection, order.payment_id)
    return order.amount_fen


def _book_parts(connection: Connection, payment_id: str) -> None:
    """Money that paid a part before is booked with the rest."""
    ARRIVAL.check(ArrivalState.OPEN, ArrivalState.MATCHED, By.OPERATOR)
    parts = (Arrival.payment_id == payment_id) & (Arrival.reason == ArrivalReason.PART_PAID)
    booked = {"state": ArrivalState.MATCHED, "reason": None, "booked_fen": Arrival.amount_fen}
    connection.execute(update(Arrival).where(parts).values(**booked))


def _record(connection: Connection, order: OpenOrder, facts: Facts) -> None:
    booked = _book(connection, order, facts)
    matched = booked == facts.amount_fen
    columns: dict[str, object] = {
        "payment_id": order.payment_id,
        "debit_key": order.key,
        "amount_fen": facts.amount_fen,
        "booked_fen": booked,
        "reference": facts.reference,
        "state": ArrivalState.MATCHED if matched else ArrivalState.OPEN,
        "reason": None if matched else ArrivalReason.AMOUNT_DIFFERS if booked else ArrivalReason.PART_PAID,
        "paid_at": facts.paid_at,
    }
    write_money(connection, columns, ArrivalChannel.OPERATOR, By.OPERATOR, utcnow())


def _end(connection: Connection, order: OpenOrder, state: DebitState, values: Mapping[str, object]) -> None:
    DEBIT.check(order.state, state, By.OPERATOR)
    unchanged = (Debit.key == order.key) & (Debit.state == order.state)
    connection.execute(update(Debit).where(unchanged).values(state=state, ended_at=utcnow(), **values))
