"""What operators do: retry, cancel, resolve an unknown outcome, revoke a mandate.

Each is recorded with who and why. Nothing here moves money: a retried or resolved payment is made due, and its step
looks at it as at any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, select, update

from foundation.clock import instant_text, utcnow
from foundation.ids import new_id
from models.session import write
from models.states import ContractState, DebitState, DeclarationState, PaymentState, Step
from models.tables import Contract, Debit, Declaration, Payment
from models.write import insert_rows
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import OPERATOR
from workflows.operator.audit import Action, record
from workflows.operator.lookup import PaymentRow, find_payment
from workflows.payment.errors import NotFound, Refused
from workflows.payment.event_types import EventType
from workflows.payment.progress import Progress
from workflows.payment.reasons import Reason
from workflows.payment.records import CONTRACT, DEBIT, DECLARATION, By, RecordChanges
from workflows.payment.transitions import OperatorAction, check_action
from workflows.payment.waiting import WaitingFor

Happened = Literal["happened", "did-not-happen"]


@dataclass(frozen=True, slots=True)
class _Resolution:
    """How an open record becomes what an operator found out: its state, and the columns that get the present time."""

    state: DeclarationState | ContractState | DebitState
    stamps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Resolvable:
    """The records of one step."""

    model: type[Declaration | Contract | Debit]
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
    Step.COLLECTION: _Resolvable(
        Debit,
        DEBIT,
        {
            "happened": _Resolution(DebitState.SETTLED, ("settled_at", "ended_at")),
            "did-not-happen": _Resolution(DebitState.FAILED, ("ended_at",)),
        },
    ),
}


def retry(name: str, *, actor: str, reason: str = "retried") -> str:
    """Make a payment that needs attention due at its step; returns its id. Raises NotFound, Refused.

    A payment that waits for its next try is made due at once.
    """
    with write() as connection:
        row = find_payment(connection, name)
        if row.state == PaymentState.WAITING and row.waiting_for == WaitingFor.RETRY:
            connection.execute(update(Payment).where(Payment.id == row.id).values(due_at=utcnow()))
            return str(row.id)
        _require_attention(row, "retried")
        _make_due(connection, row, OperatorAction.RETRY, actor, {"why": reason})
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


def resolve(name: str, outcome: Happened, *, actor: str, reason: str) -> str:
    """Record what an operator found out about an unknown outcome, and let the payment go on; returns its id.

    Only for a payment in attention whose step left a record open at the other side. `happened` takes the debit as
    settled (the declaration as accepted, the contract as signed); `did-not-happen` ends it, and the step starts again.
    Raises NotFound, Refused.
    """
    with write() as connection:
        row = find_payment(connection, name)
        _require_attention(row, "resolved")
        resolvable = _RESOLVABLE.get(row.step)
        key = None if resolvable is None else _resolve_record(connection, row.id, resolvable, outcome)
        if key is None:
            raise Refused("nothing_to_resolve", f"nothing is open at the other side in step {row.step}; use retry")
        if outcome == "happened" and row.step == Step.CONTRACT:
            progress = Progress.from_json(row.progress)._replace(contract=key)
            connection.execute(update(Payment).where(Payment.id == row.id).values(progress=progress.to_json()))
        details = {"why": reason, "outcome": outcome, "key": key}
        _make_due(connection, row, OperatorAction.RESOLVE, actor, details)
    return str(row.id)


def _require_attention(row: PaymentRow, done: str) -> None:
    if row.state != PaymentState.ATTENTION:
        raise Refused("not_in_attention", f"only a payment in attention can be {done}; this one is {row.state}")


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


def _make_due(
    connection: Connection, row: PaymentRow, action: OperatorAction, actor: str, details: Mapping[str, str]
) -> None:
    """Take the payment from attention to running at its step, with its history."""
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


def revoke_mandate(key: str, *, actor: str, reason: str) -> str:
    """End a signed contract: later payments need a new one. Returns its key; raises NotFound, Refused."""
    revocable = CONTRACT.before(ContractState.REVOKED, By.OPERATOR)
    with write() as connection:
        row = connection.execute(select(Contract.state, Contract.payment_id).where(Contract.key == key)).one_or_none()
        if row is None:
            raise NotFound("mandate_not_found", "no contract has this key")
        if row.state not in revocable:
            raise Refused("mandate_not_signed", f"only a signed contract can be revoked; this one is {row.state}")
        values = {"state": ContractState.REVOKED, "reason": f"by {actor}"[:64], "ended_at": utcnow()}
        unchanged = (Contract.key == key) & Contract.state.in_(revocable)
        connection.execute(update(Contract).where(unchanged).values(**values))
        details = {"key": key}
        record(connection, Action.REVOKE_MANDATE, actor, payment_id=row.payment_id, reason=reason, details=details)
    return key
