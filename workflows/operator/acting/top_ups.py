"""What operators do about top-ups: cancel one, or ask for it again."""

from sqlalchemy import Connection, Row, select, update

from foundation.clock import utcnow
from models.session import read, write
from models.states import DebitKind, TopUpState
from models.tables import Adjustment, Debit
from workflows.money.arrivals import lock_payment
from workflows.money.top_ups.carrying import Carried, Collecting, carry_on
from workflows.money.top_ups.opening import open_top_up
from workflows.operator.audit import Action, record
from workflows.operator.lookup import find_payment
from workflows.payment.changes.records import TOP_UP, By
from workflows.payment.errors import NotFound, Refused
from workflows.payment.figures import kept_figures
from workflows.payment.reasons import Reason


def cancel_top_up(name: str, bank: Collecting, *, actor: str, reason: str) -> Carried:
    """Ask for a payment's top-up no more: its order is closed at the bank. Money that is paid meanwhile is booked.

    Raises NotFound, Refused.
    """
    payment_id = _payment_id(name)
    with write() as connection:
        lock_payment(connection, payment_id)
        found = _find(connection, payment_id)
        if TopUpState(found.state).is_over:
            raise Refused("top_up_over", f"this top-up is {found.state}")
        values = {"state_reason": Reason.CANCEL_REQUESTED, "due_at": utcnow(), "attempts": 0}
        if found.live is None:
            TOP_UP.check(found.state, TopUpState.CANCELLED, By.TOP_UP)
            values |= {"state": TopUpState.CANCELLED, "due_at": None}
        connection.execute(update(Adjustment).where(Adjustment.payment_id == payment_id).values(**values))
        record(connection, Action.CANCEL_TOP_UP, actor, payment_id=payment_id, reason=reason)
    return _carried(payment_id, bank)


def ask_again(name: str, bank: Collecting, *, actor: str, reason: str) -> Carried:
    """Ask for a top-up again: by another order, where the last one is over; else the bank is asked about that.

    Raises NotFound, Refused.
    """
    payment_id = _payment_id(name)
    with write() as connection:
        lock_payment(connection, payment_id)
        found = _find(connection, payment_id)
        if found.state in (TopUpState.OPEN, TopUpState.PAID):
            raise Refused("top_up_asked_for", f"this top-up is {found.state}")
        TOP_UP.check(found.state, TopUpState.OPEN, By.OPERATOR)
        values = {"state": TopUpState.OPEN, "state_reason": None, "attempts": 0, "due_at": utcnow()}
        connection.execute(update(Adjustment).where(Adjustment.payment_id == payment_id).values(**values))
        if found.live is None:
            _open_another(connection, payment_id)
        record(connection, Action.ASK_TOP_UP, actor, payment_id=payment_id, reason=reason)
    return _carried(payment_id, bank)


def _carried(payment_id: str, bank: Collecting) -> Carried:
    """The top-up carried on as far as it goes at once: an order that is to be closed takes two calls."""
    done = [one for _ in range(2) for one in carry_on(bank, payment_id)]
    if done:
        return done[-1]
    with read() as connection:
        found = _find(connection, payment_id)
    return Carried(payment_id, TopUpState(found.state), found.state_reason)


def _payment_id(name: str) -> str:
    with read() as connection:
        return str(find_payment(connection, name).id)


def _find(connection: Connection, payment_id: str) -> Row[str | None, str | None, str]:
    """The state of a top-up, and the state of its order if that may still be paid (`live`)."""
    order = (Debit.payment_id == Adjustment.payment_id) & (Debit.kind == DebitKind.TOP_UP)
    order &= Debit.slot == DebitKind.TOP_UP
    columns = (Adjustment.state, Adjustment.state_reason, Debit.state.label("live"))
    query = select(*columns).outerjoin(Debit, order).where(Adjustment.payment_id == payment_id)
    found = connection.execute(query.where(Adjustment.state.is_not(None))).one_or_none()
    if found is None:
        raise NotFound("top_up_not_found", "final figures ask for nothing beside what this payment paid")
    return found


def _open_another(connection: Connection, payment_id: str) -> None:
    """Add another order over the same difference and figures."""
    last = select(Debit.amount_fen, Debit.assessment).where(Debit.payment_id == payment_id)
    last = last.where(Debit.kind == DebitKind.TOP_UP).order_by(Debit.created_at.desc(), Debit.key.desc())
    row = connection.execute(last).first()
    figures = None if row is None else kept_figures(row.assessment)
    if row is None or figures is None:
        raise NotFound("top_up_not_found", "no order of this top-up was kept")
    open_top_up(connection, payment_id, row.amount_fen, figures)
