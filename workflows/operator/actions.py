"""What operators do: retry, cancel, resolve an unknown outcome, revoke a mandate.

Each is recorded with who and why. Nothing here moves money: a retried or resolved payment is made due, and its step
looks at it as always.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, select, update

from foundation.clock import instant_text, utcnow
from foundation.ids import new_id
from foundation.steps import plan_steps
from models.session import write
from models.tables import Contract, Debit, Declaration, Payment
from models.write import insert_rows
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import OPERATOR
from workflows.operator.lookup import find_payment
from workflows.payment.errors import NotFound, Refused
from workflows.payment.event_types import EventType
from workflows.payment.progress import Progress
from workflows.payment.transitions import check_transition

_SETTLED_BY = {"declaration": "accepted", "contract": "signed", "collection": "settled"}
_FAILED_AS = {"declaration": "rejected", "contract": "invalid", "collection": "failed"}
_RECORDS: dict[str, Any] = {"declaration": Declaration, "contract": Contract, "collection": Debit}
_OPEN = ("intended", "pending", "sent", "unknown")


def retry(name: str, *, actor: str, reason: str = "retried") -> str:
    """Make a payment that needs attention due again at its step; returns its id. Raises NotFound, Refused."""
    with write() as connection:
        row = find_payment(connection, name)
        if row.state == "waiting" and row.waiting_for == "retry":
            connection.execute(update(Payment).where(Payment.id == row.id).values(due_at=utcnow()))
            return str(row.id)
        if row.state != "attention":
            raise Refused("not_in_attention", f"only a payment in attention can be retried; this one is {row.state}")
        _take_up(connection, row, actor, "retried", {"why": reason})
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


def resolve(name: str, outcome: Literal["happened", "did-not-happen"], *, actor: str, reason: str) -> str:
    """Record what an operator found out about an unknown outcome, and let the payment go on; returns its id.

    Only for a payment in attention whose step left something open at the other side. `happened` takes the debit as
    settled (the declaration as accepted, the agreement as signed); `did-not-happen` ends it, and the step starts anew.
    """
    now = utcnow()
    with write() as connection:
        row = find_payment(connection, name)
        if row.state != "attention":
            raise Refused("not_in_attention", f"only a payment in attention can be resolved; this one is {row.state}")
        nothing = Refused("nothing_to_resolve", f"nothing is open at the other side in step {row.step}; use retry")
        if row.step not in _RECORDS:
            raise nothing
        model = _RECORDS[row.step]
        still_open = select(*model.__table__.c).where(model.payment_id == row.id, model.state.in_(_OPEN))
        open_row = connection.execute(still_open).one_or_none()
        if open_row is None:
            raise nothing
        happened = outcome == "happened"
        values = _resolution(row.step, happened, now)
        connection.execute(update(model).where(model.key == open_row.key).values(**values))
        if happened and row.step == "contract":
            progress = replace(Progress.from_json(row.progress), contract=open_row.key)
            connection.execute(update(Payment).where(Payment.id == row.id).values(progress=progress.to_json()))
        _take_up(connection, row, actor, "resolved", {"why": reason, "outcome": outcome, "key": open_row.key})
    return str(row.id)


def _resolution(step: str, happened: bool, now: datetime) -> dict[str, Any]:
    state = (_SETTLED_BY if happened else _FAILED_AS)[step]
    stamp = {
        "declaration": {"answered_at": now},
        "contract": {"signed_at": now} if happened else {"ended_at": now},
        "collection": {"settled_at": now, "ended_at": now} if happened else {"ended_at": now},
    }[step]
    return {"state": state, "reason": "resolved", **stamp}


def _take_up(connection: Connection, row: Row[Any], actor: str, reason: str, details: dict[str, Any]) -> None:
    now = utcnow()
    check_transition((row.state, row.step), ("running", row.step), plan_steps(row.plan))
    moved = connection.execute(
        update(Payment)
        # A run that carries it (a late event woke it) may be sending what the operator believes undone.
        .where(Payment.id == row.id, Payment.version == row.version, Payment.run_id.is_(None))
        .values(
            state="running",
            reason=reason,
            run_id=None,
            due_at=now,
            attempts=0,
            recoveries=0,
            version=row.version + 1,
            updated_at=now,
        )
    ).rowcount
    if not moved:
        raise Refused(
            "changed_meanwhile", "the payment is being worked on at this very moment; look at it and try again"
        )
    insert_rows(
        connection,
        "history",
        [
            {
                "payment_id": row.id,
                "version": row.version + 1,
                "at": instant_text(now),
                "from_state": row.state,
                "from_step": row.step,
                "state": "running",
                "step": row.step,
                "reason": reason,
                "actor": actor[:128],
                "details": details,
            }
        ],
    )


def revoke_mandate(key: str, *, actor: str) -> str:
    """End a signed debit agreement: later payments need a new one. Returns its key; raises NotFound, Refused."""
    with write() as connection:
        state = connection.execute(select(Contract.state).where(Contract.key == key)).scalar_one_or_none()
        if state is None:
            raise NotFound("mandate_not_found", "no agreement has this key")
        if state != "signed":
            raise Refused("mandate_not_signed", f"only a signed agreement can be revoked; this one is {state}")
        values = {"state": "revoked", "reason": f"by {actor}"[:64], "ended_at": utcnow()}
        connection.execute(update(Contract).where(Contract.key == key, Contract.state == "signed").values(**values))
    return key
