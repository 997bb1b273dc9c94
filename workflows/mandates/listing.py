"""Contracts that have ended, and of which the e-signature platform does not know so far."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import Connection, select

from models.states import ContractState, WithdrawalState
from models.tables import Contract


class EndedContract(TypedDict):
    """A contract that has ended here; times are aware UTC. `withdrawal` is how far the platform knows, `reason` why it
    refused, `next_look_at` when that is carried on by itself (None: an operator has to)."""

    key: str
    payment_id: str
    state: str
    withdrawal: str
    reason: str | None
    ended_at: datetime | None
    next_look_at: datetime | None


def list_ended(connection: Connection) -> list[EndedContract]:
    """Those contracts, the oldest first."""
    ended = Contract.state.in_((ContractState.REVOKED, ContractState.EXPIRED))
    open_ = Contract.withdrawal.is_not(None) & (Contract.withdrawal != WithdrawalState.DONE)
    query = select(*Contract.__table__.c).where(ended, open_).order_by(Contract.ended_at, Contract.key)
    return [
        {
            "key": row.key,
            "payment_id": row.payment_id,
            "state": row.state,
            "withdrawal": row.withdrawal,
            "reason": row.withdrawal_reason,
            "ended_at": row.ended_at,
            "next_look_at": row.withdraw_at,
        }
        for row in connection.execute(query)
    ]
