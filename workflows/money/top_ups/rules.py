"""Rules of top-ups that need no database: what an answer of the bank makes of the order, and what follows."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import orjson
from msgspec.structs import replace

from foundation.structs import Row
from gateways.ports import Answer, Status
from models.states import DebitState, TopUpState
from workflows.money.refunds.rules import Patience
from workflows.payment.figures import kept_figures
from workflows.payment.reasons import Reason
from workflows.payment.waiting import poll_pause

_NOT_TAKEN: Final = frozenset({Status.UNAVAILABLE, Status.THROTTLED})
_WISHES: Final = frozenset({Reason.CANCEL_REQUESTED, Reason.METHOD_CHOSEN})
_ORDER_ENDED: Final = frozenset({"expired", "closed"})


class TopUp(Row, frozen=True):
    """A top-up with the order by which it is paid now. Money is fen."""

    payment_id: str
    state: TopUpState
    state_reason: str | None
    attempts: int
    pay_until: datetime
    declared_fen: int
    key: str
    order_state: DebitState
    method: str
    amount_fen: int
    order_no: str | None
    created_at: datetime
    figures: orjson.Fragment | None

    @classmethod
    def read(cls, columns: Iterable[object]) -> "TopUp":
        """The row of columns as the database has them; raises ValueError for an unknown state."""
        row = cls.of(columns)
        states = {"state": TopUpState(row.state), "order_state": DebitState(row.order_state)}
        return replace(row, **states, figures=kept_figures(row.figures))

    def is_unwanted(self, now: datetime) -> bool:
        """Whether the order is to be closed: it is cancelled, another method is chosen, or its time is up."""
        return self.state_reason in _WISHES or now >= self.pay_until


class Change(NamedTuple):
    """What an answer makes of a top-up: the states of its order and of itself, why, and when the bank is asked next
    (None: not by itself). `refused` is the bank's reason for an order that failed."""

    order: DebitState
    state: TopUpState
    reason: str | None
    attempts: int = 0
    due_at: datetime | None = None
    refused: str | None = None


def after(top_up: TopUp, answer: Answer, *, asked: bool, now: datetime, patience: Patience) -> Change:
    """What follows from an answer that confirms no money; `asked`: it is to a question, not to an order."""
    if top_up.order_state is DebitState.CLOSING:
        return _closing(top_up, answer, now, patience)
    match answer.status:
        case Status.PENDING | Status.ACCEPTED:
            return _open(top_up, now, patience)
        case Status.REJECTED:
            return _refused(top_up, answer)
        case Status.NOT_FOUND:  # the order is not wanted any more, and never got there
            return _ended(top_up, DebitState.FAILED, Reason.ORDER_CLOSED)
        case _:
            is_known = asked or answer.status in _NOT_TAKEN
            return _later(top_up, answer, top_up.order_state if is_known else DebitState.UNKNOWN, now, patience)


def _open(top_up: TopUp, now: datetime, patience: Patience) -> Change:
    """The order is open and not paid."""
    if top_up.is_unwanted(now):
        return Change(DebitState.CLOSING, top_up.state, top_up.state_reason, due_at=now)
    attempts = top_up.attempts + 1 if top_up.order_state is DebitState.PENDING else 1
    due_at = min(now + poll_pause(attempts, patience.poll_seconds), top_up.pay_until)
    return Change(DebitState.PENDING, top_up.state, top_up.state_reason, attempts, due_at)


def _closing(top_up: TopUp, answer: Answer, now: datetime, patience: Patience) -> Change:
    if answer.status is Status.ACCEPTED:
        return _ended(top_up, DebitState.WITHDRAWN)
    if answer.status is not Status.REJECTED:
        return _later(top_up, answer, DebitState.CLOSING, now, patience)
    if answer.reason == "already_paid":  # the bank is asked about the money
        return Change(DebitState.PENDING, top_up.state, top_up.state_reason, due_at=now)
    return Change(DebitState.PENDING, TopUpState.ATTENTION, Reason.ORDER_NOT_CLOSED)


def _refused(top_up: TopUp, answer: Answer) -> Change:
    if answer.reason in _ORDER_ENDED or top_up.state_reason in _WISHES:
        return _ended(top_up, DebitState.FAILED, answer.reason)
    refused = answer.reason or Reason.NOT_STATED
    return Change(DebitState.FAILED, TopUpState.ATTENTION, Reason.BANK_REFUSED, refused=refused)


def _ended(top_up: TopUp, order: DebitState, refused: str | None = None) -> Change:
    """No money came, and none can come any more by this order."""
    if top_up.state_reason == Reason.CANCEL_REQUESTED:
        return Change(order, TopUpState.CANCELLED, Reason.CANCEL_REQUESTED, refused=refused)
    if top_up.state_reason == Reason.METHOD_CHOSEN:  # another order follows, by the method that was chosen
        return Change(order, TopUpState.OPEN, None, refused=refused or Reason.METHOD_CHOSEN)
    return Change(order, TopUpState.EXPIRED, Reason.NOT_PAID_IN_TIME, refused=refused)


def _later(top_up: TopUp, answer: Answer, order: DebitState, now: datetime, patience: Patience) -> Change:
    """The bank said nothing of use: it is asked again, for a while. A call that it does not take is no try."""
    attempts = top_up.attempts + (answer.status not in _NOT_TAKEN)
    if attempts > patience.tries and order is not DebitState.PENDING:
        return Change(order, TopUpState.ATTENTION, Reason.BANK_UNKNOWN, attempts)
    pause = max(poll_pause(attempts, patience.poll_seconds), timedelta(seconds=answer.retry_after_s or 0))
    return Change(order, top_up.state, top_up.state_reason, attempts, now + pause)
