"""Notifying the e-signature platform that contracts have ended: revoked, withdrawn by the payer, or not signed in time.

The intent is `contracts.withdrawal`, committed with the end of the contract. A revocation that the platform may have is
asked about by its key before it is sent. A tick does so (`maintenance.withdraw_contracts`), and an operator's command.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol

from msgspec import Struct
from sqlalchemy import select, update

from foundation.clock import utcnow
from foundation.settings import get_settings
from gateways.ports import Answer, RevokeOrder, Status
from models.session import write
from models.states import WithdrawalState
from models.tables import Contract
from workflows.carrying import carry, claim
from workflows.payment.changes.records import WITHDRAWAL, By
from workflows.payment.waiting import poll_pause

_NOT_TAKEN: Final = frozenset({Status.UNAVAILABLE, Status.THROTTLED})
_UNKNOWN_CONTRACT: Final = "unknown_contract"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How far the platform knows of the end of a contract, and its reason where it refused."""

    key: str
    state: WithdrawalState
    reason: str | None


class Revoking(Protocol):
    """What of an e-signature platform revokes contracts (gateways/ports.py)."""

    def revoke(self, orders: Sequence[RevokeOrder]) -> list[Answer]:
        """Revoke contracts."""
        ...

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Ask what became of revocations with these keys."""
        ...


class _Ended(Struct, frozen=True):
    """A contract of whose end the platform is to be notified."""

    key: str
    payment_id: str
    reference: str | None
    state: WithdrawalState
    tries: int

    @property
    def order(self) -> RevokeOrder:
        """The revocation."""
        return RevokeOrder(f"{self.key}:revoke", self.payment_id, self.key, self.reference or "")


def withdraw(esign: Revoking, key: str | None = None) -> list[Withdrawn]:
    """Notify the platform of the contracts that are due, or of the one with this key.

    Contracts of which another process has notified it meanwhile are left out.
    """
    is_open = Contract.withdrawal.in_([state for state in WithdrawalState if state.is_open])
    columns = (Contract.key, Contract.payment_id, Contract.reference, Contract.withdrawal, Contract.withdraw_tries)
    with write() as connection:
        keys = claim(connection, Contract.key, Contract.withdraw_at, is_open, key)
        rows = connection.execute(select(*columns).where(Contract.key.in_(keys))).all() if keys else []
    ended = [_Ended(*row[:3], WithdrawalState(str(row.withdrawal)), row.withdraw_tries) for row in rows]
    return carry(_Revocations(esign), ended)


@dataclass(frozen=True, slots=True)
class _Revocations:
    """Revocations at an e-signature platform (a `Carrier`)."""

    esign: Revoking

    def key_of(self, ended: _Ended) -> str:
        return ended.order.key

    def find(self, ended: Sequence[_Ended]) -> Sequence[Answer]:
        return self.esign.find([one.order.key for one in ended])

    def is_to_send(self, ended: _Ended, answer: Answer | None) -> bool:
        return answer is not None and answer.status is Status.NOT_FOUND

    def intend(self, ended: Sequence[_Ended]) -> list[RevokeOrder]:
        return [one.order for one in ended]

    def send(self, orders: Sequence[RevokeOrder]) -> Sequence[Answer]:
        return self.esign.revoke(orders)

    def record(self, ended: _Ended, said: Answer, *, asked: bool) -> Withdrawn | None:
        """Write what the platform said; None where another process has written it."""
        settings = get_settings()
        state = _state_after(ended.state, said, asked=asked)
        WITHDRAWAL.check(ended.state, state, By.WITHDRAWAL)
        tries = ended.tries + (said.status not in _NOT_TAKEN)
        is_over = not state.is_open or tries > len(settings.retry_seconds)
        pause = max(poll_pause(tries, settings.poll_seconds), timedelta(seconds=said.retry_after_s or 0))
        reason = said.reason if state is WithdrawalState.REFUSED else None
        due_at = None if is_over else utcnow() + pause
        columns = {"withdrawal": state, "withdraw_at": due_at, "withdraw_tries": tries, "withdrawal_reason": reason}
        unchanged = (Contract.key == ended.key) & (Contract.withdrawal == ended.state)
        with write() as connection:
            written = connection.execute(update(Contract).where(unchanged).values(**columns)).rowcount
        return Withdrawn(ended.key, state, reason) if written else None


def _state_after(before: WithdrawalState, answer: Answer, *, asked: bool) -> WithdrawalState:
    """The state once the platform has answered; what it never had is withdrawn."""
    match answer.status:
        case Status.ACCEPTED:
            return WithdrawalState.DONE
        case Status.REJECTED:
            return WithdrawalState.DONE if answer.reason == _UNKNOWN_CONTRACT else WithdrawalState.REFUSED
        case _:
            return before if asked or answer.status in _NOT_TAKEN else WithdrawalState.UNKNOWN
