"""Rules of refunds that need no database: which state an answer leads to, and when the bank is asked next."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from msgspec.structs import replace

from foundation.structs import Row
from gateways.ports import Answer, Status
from models.states import ArrivalReason, RefundKind, RefundState
from workflows.payment.waiting import poll_pause

ANSWER_DAYS: Final = 5
"""For so many days a refund may be pending at the bank; then it needs an operator."""

_NOT_TAKEN: Final = frozenset({Status.UNAVAILABLE, Status.THROTTLED})
_STATES: Final = {
    Status.ACCEPTED: RefundState.RETURNED,
    Status.PENDING: RefundState.PENDING,
    Status.REJECTED: RefundState.REFUSED,
}


class RefundRow(Row, frozen=True):
    """Money on its way back, as it is kept. Money is fen."""

    key: str
    arrival_id: str
    payment_id: str | None
    kind: RefundKind
    amount_fen: int
    state: RefundState
    attempts: int
    created_at: datetime

    @classmethod
    def read(cls, columns: Iterable[object]) -> "RefundRow":
        """The row of columns as the database has them; raises ValueError for an unknown kind or state."""
        row = cls.of(columns)
        return replace(row, kind=RefundKind(row.kind), state=RefundState(row.state))


def checked(refund: RefundRow, answer: Answer) -> Answer:
    """The bank's answer; one that says that more went back than it was asked for leaves the outcome unknown."""
    if answer.status is Status.ACCEPTED and (answer.amount_fen or 0) > refund.amount_fen:
        return replace(answer, status=Status.UNKNOWN, reason=ArrivalReason.AMOUNT_DIFFERS)
    return answer


def state_after(before: RefundState, answer: Answer, *, asked: bool) -> RefundState:
    """The state once the bank has answered; `asked`: a question, which leaves a refund as it is where it is not
    answered. `before` is intended for an order that was sent now."""
    state = _STATES.get(answer.status)
    if state is not None:
        return state
    if answer.status in _NOT_TAKEN and not asked and before is RefundState.INTENDED:
        return RefundState.APPROVED
    if answer.status in _NOT_TAKEN or (asked and before is not RefundState.INTENDED):
        return before
    return RefundState.UNKNOWN


class Look(NamedTuple):
    """How often the bank was asked in this state, and when it is asked next (None: an operator has to)."""

    attempts: int
    due_at: datetime | None


class Patience(NamedTuple):
    """The settings of looks: seconds before the second one, and how often an unknown outcome is asked about."""

    poll_seconds: int
    tries: int


def next_look(refund: RefundRow, state: RefundState, answer: Answer, now: datetime, patience: Patience) -> Look:
    """When the bank is asked again: pauses double up to an hour. A call that the bank does not take is no try."""
    attempts = refund.attempts + (answer.status not in _NOT_TAKEN) if state == refund.state else 1
    if not state.is_live or _is_enough(refund, state, attempts, now, patience):
        return Look(attempts, None)
    pause = poll_pause(attempts, patience.poll_seconds)
    return Look(attempts, now + max(pause, timedelta(seconds=answer.retry_after_s or 0)))


def _is_enough(refund: RefundRow, state: RefundState, attempts: int, now: datetime, patience: Patience) -> bool:
    """Whether the bank has been asked for long enough: an operator has to look."""
    if state is RefundState.PENDING:
        return now - refund.created_at > timedelta(days=ANSWER_DAYS)
    return state is RefundState.UNKNOWN and attempts > patience.tries
