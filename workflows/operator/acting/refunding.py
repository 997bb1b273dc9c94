"""Refunds as operators ask for and approve them: their role decides who needs a second person.

The asker and the approver are in the refund's row; the audit log has each of them with the reason.
"""

from models.session import read, write
from workflows.money.refunds import asking
from workflows.money.refunds.asking import Asker
from workflows.money.refunds.carrying import Carried, Returning
from workflows.operator.access.accounts import has_role
from workflows.operator.access.permissions import NEEDED, Permission
from workflows.operator.audit import Action, record
from workflows.operator.lookup import find_payment


def make_asker(actor: str, reason: str) -> Asker:
    """Who asks. Only who may approve refunds returns smaller sums alone."""
    with read() as connection:
        return Asker(actor, reason, alone=has_role(connection, actor, NEEDED[Permission.APPROVE_REFUND]))


def ask_refund(name: str, amount_fen: int | None, bank: Returning | None, *, actor: str, reason: str) -> Carried:
    """Ask for money to be returned: of a completed payment (by id or reference) what is booked, all or `amount_fen`;
    or, by the id of money that arrived, what of it is open.

    What needs no approval goes to `bank` at once; without one, a worker sends it. Raises NotFound, Refused.
    """
    asker = make_asker(actor, reason)
    with read() as connection:
        is_arrival = asking.is_arrival(connection, name)
        payment = None if is_arrival else str(find_payment(connection, name).id)
    done = asking.ask_open(name, bank, asker) if payment is None else asking.ask(payment, amount_fen, bank, asker)
    _record(Action.ASK_REFUND, payment, done, asker)
    return done


def approve_refund(arrival_id: str, bank: Returning | None, *, actor: str, reason: str) -> Carried:
    """Approve the refund of this money, or return what of it is open; see asking.approve. Raises NotFound, Refused."""
    asker = make_asker(actor, reason)
    done = asking.approve(arrival_id, bank, asker)
    _record(Action.APPROVE_REFUND, None, done, asker)
    return done


def decline_refund(arrival_id: str, *, actor: str, reason: str) -> Carried:
    """Decline a refund that waits for approval: the money is where it was. Raises NotFound, Refused."""
    done = asking.decline(arrival_id)
    _record(Action.DECLINE_REFUND, None, done, Asker(actor, reason))
    return done


def _record(action: Action, payment: str | None, done: Carried, by: Asker) -> None:
    details = {"key": done.key, "state": done.state}
    with write() as connection:
        named = payment or asking.payment_of(connection, done.key)
        record(connection, action, by.actor, payment_id=named, reason=by.why, details=details)
