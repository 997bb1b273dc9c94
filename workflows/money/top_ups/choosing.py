"""The payer's choice of another method for a top-up that is asked for."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select, update

from models.states import DebitKind, TopUpState
from models.tables import Adjustment, Debit, Payment
from regions import find_region
from workflows.money.arrivals import lock_payment
from workflows.money.top_ups.opening import open_top_up, self_pay_methods
from workflows.payment.changes.records import TOP_UP, By
from workflows.payment.event_uses import PAYMENT_FINISHED
from workflows.payment.figures import kept_figures
from workflows.payment.reasons import Reason

_Row = Row[*tuple[Any, ...]]
METHOD_NOT_OFFERED: Final = "method_not_offered"
"""The code of a method by which no top-up is paid in the payment's region."""


def choose_method(connection: Connection, payment_id: str, method: str, now: datetime) -> str | None:
    """Have a finished payment's top-up paid by `method`, from `now` (aware UTC).

    The order that is open is closed at the bank first, and paid meanwhile it is booked (carrying.py). Returns None, or
    as a code why the choice is of no use: nothing is asked for, or the region does not offer the method.
    """
    lock_payment(connection, payment_id)
    found = _find(connection, payment_id)
    region = None if found is None else find_region(found.region)
    if found is None or region is None or not _may_choose(found):
        return PAYMENT_FINISHED
    if method not in self_pay_methods(region, found.scheme):
        return METHOD_NOT_OFFERED
    if found.live is None:
        _ask_by(connection, payment_id, method, found)
    elif method != found.live:
        values = {"chosen_method": method, "state_reason": Reason.METHOD_CHOSEN, "due_at": now, "attempts": 0}
        connection.execute(update(Adjustment).where(Adjustment.payment_id == payment_id).values(**values))
    return None


def _find(connection: Connection, payment_id: str) -> _Row | None:
    """The top-up that is asked for, with the method of the order by which it can be paid (`live`), locked."""
    order = (Debit.payment_id == Adjustment.payment_id) & (Debit.slot == DebitKind.TOP_UP)
    names = ("state", "state_reason", "declared_fen", "final_fen", "figures")
    columns = (Payment.region, Payment.scheme, *(getattr(Adjustment, name) for name in names))
    query = (
        select(*columns, Debit.method.label("live"))
        .join(Adjustment, Adjustment.payment_id == Payment.id)
        .outerjoin(Debit, order)
        .where(Payment.id == payment_id, Adjustment.state.in_((TopUpState.OPEN, TopUpState.ATTENTION)))
    )
    return connection.execute(query.with_for_update(of=Adjustment)).one_or_none()


def _may_choose(found: _Row) -> bool:
    """Whether an order may be paid, or the bank has refused the last one. Where money came, an operator decides."""
    if found.live is None:
        return bool(found.state_reason == Reason.BANK_REFUSED)
    return bool(found.state_reason != Reason.CANCEL_REQUESTED)


def _ask_by(connection: Connection, payment_id: str, method: str, found: _Row) -> None:
    """Add an order by the method that was chosen; none is open."""
    figures = kept_figures(found.figures)
    if figures is None:
        raise ValueError("a top-up keeps its final figures")
    TOP_UP.check(found.state, TopUpState.OPEN, By.REPORT)
    values = {"state": TopUpState.OPEN, "chosen_method": method}
    connection.execute(update(Adjustment).where(Adjustment.payment_id == payment_id).values(**values))
    open_top_up(connection, payment_id, found.final_fen - found.declared_fen, figures)
