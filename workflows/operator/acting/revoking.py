"""Revoking a mandate: a signed contract ends here, and the e-signature platform is notified."""

from sqlalchemy import Row, select, update

from foundation.clock import utcnow
from models.session import write
from models.states import ContractState, WithdrawalState
from models.tables import Contract
from workflows.mandates.withdrawing import Revoking, withdraw
from workflows.operator.audit import Action, record
from workflows.payment.changes.records import CONTRACT, WITHDRAWAL, By
from workflows.payment.errors import NotFound, Refused


def revoke_mandate(key: str, esign: Revoking | None, *, actor: str, reason: str) -> WithdrawalState:
    """End a signed contract: later payments need a new one, and the platform `esign` is notified (by a
    tick, without it).

    For a contract that has ended and of which the platform does not know so far, it is notified again. Returns how far
    the platform knows. Raises NotFound, Refused.
    """
    with write() as connection:
        columns = (Contract.state, Contract.payment_id, Contract.withdrawal)
        row = connection.execute(select(*columns).where(Contract.key == key).with_for_update()).one_or_none()
        if row is None:
            raise NotFound("mandate_not_found", "no contract has this key")
        connection.execute(update(Contract).where(Contract.key == key).values(**_revocation(row, actor)))
        details = {"key": key}
        record(connection, Action.REVOKE_MANDATE, actor, payment_id=row.payment_id, reason=reason, details=details)
    done = withdraw(esign, key) if esign is not None else []
    return done[0].state if done else WithdrawalState.INTENDED


def _revocation(row: Row[str, str, str | None], actor: str) -> dict[str, object]:
    """The columns of a contract that an operator ends, or of which the platform is notified again."""
    notice = {"withdrawal": WithdrawalState.INTENDED, "withdraw_at": utcnow(), "withdraw_tries": 0}
    if row.state in CONTRACT.before(ContractState.REVOKED, By.OPERATOR):
        CONTRACT.check(row.state, ContractState.REVOKED, By.OPERATOR)
        return {"state": ContractState.REVOKED, "reason": f"by {actor}"[:64], "ended_at": utcnow(), **notice}
    if row.withdrawal is None or row.withdrawal == WithdrawalState.DONE:
        raise Refused("mandate_not_signed", f"only a signed contract can be revoked; this one is {row.state}")
    if WithdrawalState(row.withdrawal).is_open:
        return {"withdraw_at": utcnow(), "withdraw_tries": 0}
    WITHDRAWAL.check(row.withdrawal, WithdrawalState.INTENDED, By.OPERATOR)
    return notice
