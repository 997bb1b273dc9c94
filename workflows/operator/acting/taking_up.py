"""A payment that needs attention goes on: it is due at its step, and its history says who let it go on and why."""

from collections.abc import Mapping

from msgspec.structs import replace
from sqlalchemy import Connection, update

from foundation.clock import instant_text, utcnow
from models.states import PaymentState
from models.tables import Payment
from models.write import insert_rows
from workflows.operator.lookup import PaymentRow
from workflows.payment.changes.transitions import OperatorAction, check_action
from workflows.payment.errors import Refused
from workflows.payment.progress import Progress
from workflows.payment.reasons import Reason


def require_attention(row: PaymentRow, done: str) -> None:
    """Raises Refused unless the payment needs attention; `done` names what was wanted."""
    if row.state != PaymentState.ATTENTION:
        raise Refused("not_in_attention", f"only a payment in attention can be {done}; this one is {row.state}")


def make_due_again(
    connection: Connection, row: PaymentRow, action: OperatorAction, actor: str, details: Mapping[str, str]
) -> None:
    """Take the payment from attention to running at its step, with its history; raises Refused."""
    now = utcnow()
    check_action((row.state, row.step), action)
    reason = {OperatorAction.RETRY: Reason.RETRIED, OperatorAction.RESOLVE: Reason.RESOLVED}[action]
    moved = {"state": PaymentState.RUNNING, "reason": reason, "version": row.version + 1}
    # A run that carries it (a late event made it due) may be sending what the operator believes undone.
    untouched = (Payment.id == row.id) & (Payment.version == row.version) & Payment.run_id.is_(None)
    renewed = {"run_id": None, "due_at": now, "attempts": 0, "recoveries": 0, "updated_at": now}
    if not connection.execute(update(Payment).where(untouched).values(**moved, **renewed)).rowcount:
        raise Refused("changed_meanwhile", "the payment is being worked on at this moment; look at it and try again")
    line = {
        **moved,
        "payment_id": row.id,
        "at": instant_text(now),
        "from_state": row.state,
        "from_step": row.step,
        "step": row.step,
        "actor": actor[:128],
        "details": dict(details),
    }
    insert_rows(connection, "history", [line])


def keep_progress(connection: Connection, row: PaymentRow, **changes: object) -> None:
    """Change what the payment keeps between its steps; `changes` are members of Progress."""
    progress = replace(Progress.from_json(row.progress), **changes)
    connection.execute(update(Payment).where(Payment.id == row.id).values(progress=progress.to_json()))
