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

from foundation import faults
from foundation.clock import utcnow
from foundation.settings import get_settings
from gateways.ports import Answer, RevokeOrder, Status
from models.session import read, write
from models.states import WithdrawalState
from models.tables import Contract
from workflows.payment.changes.records import WITHDRAWAL, By
from workflows.payment.waiting import poll_pause

_MOST: Final = 20  # of one tick; a tick comes every few seconds
_LEASE: Final = timedelta(minutes=2)  # longer than the calls of a tick
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


def is_any_withdrawal_due() -> bool:
    """Whether the platform is to be notified of the end of a contract now."""
    with read() as connection:
        due = select(Contract.key).where(Contract.withdraw_at <= utcnow()).limit(1)
        return connection.execute(due).first() is not None


def withdraw(esign: Revoking, key: str | None = None) -> list[Withdrawn]:
    """Notify the platform of the contracts that are due, or of the one with this key.

    Contracts of which another process has notified it meanwhile are left out.
    """
    claimed = _claim(key)
    if not claimed:
        return []
    answers = {answer.key: answer for answer in esign.find([one.order.key for one in claimed])}
    orders = [one.order for one in claimed if _is_unseen(answers.get(one.order.key))]
    faults.point("withdrawal.intended")
    answers |= {answer.key: answer for answer in esign.revoke(orders)} if orders else {}
    faults.point("withdrawal.sent")
    sent = {order.key for order in orders}
    done = [_record(one, answers.get(one.order.key), asked=one.order.key not in sent) for one in claimed]
    return [one for one in done if one is not None]


def _is_unseen(answer: Answer | None) -> bool:
    return answer is not None and answer.status is Status.NOT_FOUND


def _claim(key: str | None) -> list[_Ended]:
    """Claim contracts: for the time of a lease no other process notifies the platform of them."""
    now = utcnow()
    is_open = Contract.withdrawal.in_([state for state in WithdrawalState if state.is_open])
    wanted = Contract.withdraw_at <= now if key is None else Contract.key == key
    columns = (Contract.key, Contract.payment_id, Contract.reference, Contract.withdrawal, Contract.withdraw_tries)
    query = select(*columns).where(is_open, wanted).order_by(Contract.withdraw_at).limit(_MOST)
    with write() as connection:
        rows = connection.execute(query.with_for_update(skip_locked=True)).all()
        claimed = [_Ended(*row[:3], WithdrawalState(str(row.withdrawal)), row.withdraw_tries) for row in rows]
        if claimed:
            these = Contract.key.in_([one.key for one in claimed])
            connection.execute(update(Contract).where(these).values(withdraw_at=now + _LEASE))
    return claimed


def _record(ended: _Ended, answer: Answer | None, *, asked: bool) -> Withdrawn | None:
    """Write what the platform said; None where another process has written it."""
    said = answer or Answer(ended.order.key, Status.UNKNOWN, reason="missing_answer")
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
