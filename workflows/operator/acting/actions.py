"""What operators do: retry, cancel, resolve an unknown outcome, revoke a mandate.

Each is recorded with who and why. Nothing here moves money: a retried or resolved payment is made due, and its step
looks at it as at any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, select, update

from foundation.clock import utcnow
from foundation.ids import new_id
from gateways.ports import Bank
from models.session import write
from models.states import ContractState, DeclarationState, PaymentState, Step
from models.tables import Contract, Declaration, Payment
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import OPERATOR
from workflows.operator.acting.facts import Facts
from workflows.operator.acting.resolve_money import Resolver, find_open_order, resolve_money
from workflows.operator.acting.taking_up import keep_progress, make_due_again, require_attention
from workflows.operator.audit import Action, record
from workflows.operator.lookup import find_payment
from workflows.payment.changes.records import CONTRACT, DECLARATION, By, RecordChanges
from workflows.payment.changes.transitions import OperatorAction
from workflows.payment.errors import Refused
from workflows.payment.event_types import EventType
from workflows.payment.reasons import Reason
from workflows.payment.waiting import WaitingFor

Happened = Literal["happened", "did-not-happen"]


@dataclass(frozen=True, slots=True)
class _Resolution:
    """How an open record becomes what an operator found out: its state, and the columns that get the present time."""

    state: DeclarationState | ContractState
    stamps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Resolvable:
    """The records of one step."""

    model: type[Declaration | Contract]
    changes: RecordChanges
    outcomes: Mapping[str, _Resolution]


_RESOLVABLE: Final[Mapping[str, _Resolvable]] = {
    Step.DECLARATION: _Resolvable(
        Declaration,
        DECLARATION,
        {
            "happened": _Resolution(DeclarationState.ACCEPTED, ("answered_at",)),
            "did-not-happen": _Resolution(DeclarationState.REJECTED, ("answered_at",)),
        },
    ),
    Step.CONTRACT: _Resolvable(
        Contract,
        CONTRACT,
        {
            "happened": _Resolution(ContractState.SIGNED, ("signed_at",)),
            "did-not-happen": _Resolution(ContractState.INVALID, ("ended_at",)),
        },
    ),
}


def retry(name: str, *, actor: str, reason: str = "retried") -> str:
    """Make a payment that needs attention due at its step; returns its id. Raises NotFound, Refused.

    A payment that waits for its next try is made due at once; as that changes no state, the audit log has it.
    """
    with write() as connection:
        row = find_payment(connection, name)
        if row.state == PaymentState.WAITING and row.waiting_for == WaitingFor.RETRY:
            connection.execute(update(Payment).where(Payment.id == row.id).values(due_at=utcnow()))
            record(connection, Action.RETRY, actor, payment_id=row.id, reason=reason)
            return str(row.id)
        require_attention(row, "retried")
        make_due_again(connection, row, OperatorAction.RETRY, actor, {"why": reason})
    return str(row.id)


def cancel(name: str, *, actor: str, reason: str) -> Receipt:
    """Ask for a payment to be cancelled: done before its next step, unless money may be moving by then."""
    with write() as connection:
        row = find_payment(connection, name)
    if row.finished_at is not None:
        raise Refused("payment_finished", f"the payment is {row.state} already; nothing is left to cancel")
    event = {
        "specversion": "1.0",
        "id": new_id(),
        "source": f"/operator/{actor}",
        "type": EventType.CANCEL_REQUESTED,
        "subject": row.id,
        "data": {"reason": reason},
    }
    return accept([event], OPERATOR)[0]


def resolve(
    name: str,
    outcome: Happened,
    *,
    actor: str,
    reason: str,
    facts: Facts | None = None,
    bank: Bank | None = None,
) -> str:
    """Record what an operator found out about an unknown outcome, and let the payment go on; returns its id.

    Only for a payment in attention whose step left a record open at the other side. `happened` takes the declaration as
    accepted and the contract as signed; `did-not-happen` ends the record, and the step starts again. Money is resolved
    by `facts`, after `bank` (if there is one) was asked: see resolve_money.py. Raises NotFound, Refused.
    """
    if (order := find_open_order(name)) is not None:
        return resolve_money(order, outcome, Resolver(actor, reason, facts, bank))
    with write() as connection:
        row = find_payment(connection, name)
        require_attention(row, "resolved")
        resolvable = _RESOLVABLE.get(row.step)
        key = None if resolvable is None else _resolve_record(connection, row.id, resolvable, outcome)
        if key is None:
            raise Refused("nothing_to_resolve", f"nothing is open at the other side in step {row.step}; use retry")
        if outcome == "happened" and row.step == Step.CONTRACT:
            keep_progress(connection, row, contract=key)
        details = {"why": reason, "outcome": outcome, "key": key}
        make_due_again(connection, row, OperatorAction.RESOLVE, actor, details)
    return str(row.id)


def _resolve_record(connection: Connection, payment_id: str, resolvable: _Resolvable, outcome: Happened) -> str | None:
    """Change the payment's open record to what happened; returns its key, or None if there is no open record."""
    model, resolution = resolvable.model, resolvable.outcomes[outcome]
    found = select(model.key, model.state).where(model.payment_id == payment_id)
    open_records = [row for row in connection.execute(found) if type(resolution.state)(row.state).is_open]
    if not open_records:
        return None
    (record,) = open_records
    resolvable.changes.check(record.state, resolution.state, By.OPERATOR)
    values = {"state": resolution.state, "reason": Reason.RESOLVED, **dict.fromkeys(resolution.stamps, utcnow())}
    unchanged = (model.key == record.key) & (model.state == record.state)
    connection.execute(update(model).where(unchanged).values(**values))
    return str(record.key)
