"""What may become of a debit, an arrival, a contract, a declaration and a message: the allowed changes, and by whom.

Every change is checked here where the row is written; docs/states.md is drawn from these tables. A row that keeps its
state while it is open has not changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from models.states import (
    ArrivalState,
    ContractState,
    DebitState,
    DeclarationState,
    MessageState,
    RefundState,
    TopUpState,
    WithdrawalState,
)
from workflows.payment.changes.transitions import IllegalTransition

State = TypeVar("State", bound=StrEnum)


class By(StrEnum):
    """Who changes a row."""

    STEP = "step"
    OPERATOR = "operator"
    DELIVERY = "delivery"
    REPORT = "report"
    REFUND = "refund"
    TOP_UP = "top-up"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class Change(Generic[State]):
    """One allowed change: from each of `before` (empty: the row is new) to `after`."""

    before: tuple[State, ...]
    after: State
    by: By
    why: str


class Changes(Generic[State]):
    """The changes of one kind of row."""

    def __init__(self, name: str, states: type[State], changes: tuple[Change[State], ...]) -> None:
        self.name = name
        self.states = states
        self.changes = changes
        self._allowed = {(before, change.after, change.by) for change in changes for before in change.before or (None,)}

    def check(self, before: str | None, after: str, by: By) -> None:
        """Raise IllegalTransition unless `by` may change a row from `before` (None: a new row) to `after`."""
        if before != after and (before, after, by) not in self._allowed:
            raise IllegalTransition(f"{self.name}: {by} may not change {before or 'nothing'} to {after}")

    def before(self, after: State, by: By) -> tuple[State, ...]:
        """The states from which `by` may change a row to `after`."""
        return tuple(state for state in self.states if (state, after, by) in self._allowed)


RecordChanges = Changes[DebitState] | Changes[ContractState] | Changes[DeclarationState]
"""The changes of what is asked for at one of the other sides."""


def _but(states: Iterable[State], *left_out: State) -> tuple[State, ...]:
    return tuple(state for state in states if state not in left_out)


_OPEN_DEBIT: Final = tuple(state for state in DebitState if state.is_open)
_ASKED_DEBIT: Final = _but(_OPEN_DEBIT, DebitState.CLOSING)
_OPEN_CONTRACT: Final = tuple(state for state in ContractState if state.is_open)
_OPEN_DECLARATION: Final = tuple(state for state in DeclarationState if state.is_open)

DEBIT: Final = Changes(
    "debit",
    DebitState,
    (
        Change((), DebitState.INTENDED, By.STEP, "committed before the bank is called"),
        Change(_but(_ASKED_DEBIT, DebitState.PENDING), DebitState.PENDING, By.STEP, "the bank has the order"),
        Change((DebitState.CLOSING,), DebitState.PENDING, By.STEP, "the bank could not close the order"),
        Change(_ASKED_DEBIT, DebitState.CLOSING, By.STEP, "committed before the bank is asked to close the order"),
        Change(_ASKED_DEBIT, DebitState.SETTLED, By.STEP, "the money arrived"),
        Change(_ASKED_DEBIT, DebitState.FAILED, By.STEP, "the bank refused it, or the pay order ran out there"),
        Change(_but(_OPEN_DEBIT, DebitState.UNKNOWN), DebitState.UNKNOWN, By.STEP, "no answer, or a wrong one"),
        Change((DebitState.CLOSING,), DebitState.WITHDRAWN, By.STEP, "the bank has closed the order unpaid"),
        Change((DebitState.FAILED, DebitState.WITHDRAWN), DebitState.SETTLED, By.STEP, "the payer paid it late"),
        Change(_OPEN_DEBIT, DebitState.SETTLED, By.OPERATOR, "resolved: it happened"),
        Change(_OPEN_DEBIT, DebitState.FAILED, By.OPERATOR, "resolved: it did not happen"),
    ),
)

CONTRACT: Final = Changes(
    "contract",
    ContractState,
    (
        Change((), ContractState.INTENDED, By.STEP, "committed before the platform is called"),
        Change(_but(_OPEN_CONTRACT, ContractState.SENT), ContractState.SENT, By.STEP, "the signer has it"),
        Change(_OPEN_CONTRACT, ContractState.SIGNED, By.STEP, "the very document that was sent is signed"),
        Change(_OPEN_CONTRACT, ContractState.DECLINED, By.STEP, "the signer declined"),
        Change((ContractState.SENT,), ContractState.EXPIRED, By.STEP, "the signer's time is up"),
        Change(_but(_OPEN_CONTRACT, ContractState.UNKNOWN), ContractState.UNKNOWN, By.STEP, "no answer"),
        Change(_OPEN_CONTRACT, ContractState.REVOKED, By.STEP, "cancelled, or another way was chosen"),
        Change(_OPEN_CONTRACT, ContractState.INVALID, By.STEP, "another document is signed than was sent"),
        Change((ContractState.SIGNED,), ContractState.INVALID, By.STEP, "the bank does not accept the mandate"),
        Change((ContractState.SIGNED,), ContractState.REVOKED, By.OPERATOR, "the mandate is revoked"),
        Change(_OPEN_CONTRACT, ContractState.SIGNED, By.OPERATOR, "resolved: it was signed"),
        Change(_OPEN_CONTRACT, ContractState.INVALID, By.OPERATOR, "resolved: it was not signed"),
    ),
)

WITHDRAWAL: Final = Changes(
    "withdrawal",
    WithdrawalState,
    (
        Change((), WithdrawalState.INTENDED, By.STEP, "committed with the end of the contract"),
        Change((), WithdrawalState.INTENDED, By.OPERATOR, "the mandate is revoked"),
        Change((WithdrawalState.INTENDED,), WithdrawalState.UNKNOWN, By.WITHDRAWAL, "no answer"),
        Change(
            (WithdrawalState.INTENDED, WithdrawalState.UNKNOWN),
            WithdrawalState.DONE,
            By.WITHDRAWAL,
            "the platform has revoked it, or never had it",
        ),
        Change(
            (WithdrawalState.INTENDED, WithdrawalState.UNKNOWN),
            WithdrawalState.REFUSED,
            By.WITHDRAWAL,
            "the platform refused",
        ),
        Change((WithdrawalState.REFUSED,), WithdrawalState.INTENDED, By.OPERATOR, "asked for again"),
    ),
)

DECLARATION: Final = Changes(
    "declaration",
    DeclarationState,
    (
        Change((), DeclarationState.INTENDED, By.STEP, "committed before the authority is called"),
        Change(
            _but(_OPEN_DECLARATION, DeclarationState.PENDING),
            DeclarationState.PENDING,
            By.STEP,
            "the authority answers later",
        ),
        Change(_OPEN_DECLARATION, DeclarationState.ACCEPTED, By.STEP, "accepted with a receipt number"),
        Change(_OPEN_DECLARATION, DeclarationState.REJECTED, By.STEP, "refused with reasons"),
        Change(
            _but(_OPEN_DECLARATION, DeclarationState.UNKNOWN),
            DeclarationState.UNKNOWN,
            By.STEP,
            "no answer",
        ),
        Change(_OPEN_DECLARATION, DeclarationState.ACCEPTED, By.OPERATOR, "resolved: it was accepted"),
        Change(_OPEN_DECLARATION, DeclarationState.REJECTED, By.OPERATOR, "resolved: it was not filed"),
    ),
)

ARRIVAL: Final = Changes(
    "arrival",
    ArrivalState,
    (
        Change((), ArrivalState.OPEN, By.REPORT, "an event, a callback or a statement reports money"),
        Change((), ArrivalState.OPEN, By.STEP, "the bank confirms money that fits nothing as it is"),
        Change((), ArrivalState.MATCHED, By.STEP, "the bank confirms the money of an order"),
        Change((ArrivalState.OPEN,), ArrivalState.MATCHED, By.STEP, "the bank confirms money that was reported"),
        Change((), ArrivalState.OPEN, By.OPERATOR, "resolved: another amount than was asked for"),
        Change((), ArrivalState.MATCHED, By.OPERATOR, "resolved: the amount that was asked for"),
        Change((ArrivalState.OPEN,), ArrivalState.MATCHED, By.OPERATOR, "resolved: the amount that was asked for"),
        Change((ArrivalState.OPEN,), ArrivalState.REFUNDING, By.OPERATOR, "a refund of the rest is asked for"),
        Change((ArrivalState.MATCHED,), ArrivalState.REFUNDING, By.OPERATOR, "a refund of booked money is asked for"),
        Change((ArrivalState.REFUNDING,), ArrivalState.MATCHED, By.REFUND, "what was not returned is booked"),
        Change((ArrivalState.REFUNDING,), ArrivalState.REFUNDED, By.REFUND, "the bank has returned the money"),
        Change((ArrivalState.REFUNDING,), ArrivalState.OPEN, By.REFUND, "the bank refused to return it"),
    ),
)

_REFUND_SENT: Final = (RefundState.INTENDED, RefundState.PENDING, RefundState.UNKNOWN)

REFUND: Final = Changes(
    "refund",
    RefundState,
    (
        Change((), RefundState.REQUESTED, By.OPERATOR, "above the amount that one person may return"),
        Change((), RefundState.APPROVED, By.OPERATOR, "up to that amount"),
        Change((), RefundState.RETURNED, By.OPERATOR, "a statement says that the money went back"),
        Change((RefundState.REQUESTED,), RefundState.APPROVED, By.OPERATOR, "a second person approves"),
        Change((RefundState.REQUESTED,), RefundState.REFUSED, By.OPERATOR, "a second person declines"),
        Change((RefundState.APPROVED,), RefundState.INTENDED, By.REFUND, "committed before the bank is called"),
        Change((RefundState.INTENDED,), RefundState.APPROVED, By.REFUND, "the bank was not reached"),
        Change((RefundState.INTENDED, RefundState.UNKNOWN), RefundState.PENDING, By.REFUND, "the bank has it"),
        Change((RefundState.INTENDED, RefundState.PENDING), RefundState.UNKNOWN, By.REFUND, "no answer"),
        Change(_REFUND_SENT, RefundState.RETURNED, By.REFUND, "the bank has returned the money"),
        Change(_REFUND_SENT, RefundState.REFUSED, By.REFUND, "the bank refused"),
    ),
)

_ASKED_FOR: Final = (TopUpState.OPEN, TopUpState.ATTENTION)
_NOT_ASKED_FOR: Final = (TopUpState.ATTENTION, TopUpState.EXPIRED, TopUpState.CANCELLED)

TOP_UP: Final = Changes(
    "top-up",
    TopUpState,
    (
        Change((), TopUpState.OPEN, By.OPERATOR, "final figures ask for more than was paid"),
        Change(_ASKED_FOR, TopUpState.PAID, By.TOP_UP, "the money of its order is booked"),
        Change(_ASKED_FOR, TopUpState.EXPIRED, By.TOP_UP, "its order was not paid in time, and is closed"),
        Change(_ASKED_FOR, TopUpState.CANCELLED, By.TOP_UP, "an operator cancelled it, and its order is closed"),
        Change((TopUpState.OPEN,), TopUpState.ATTENTION, By.TOP_UP, "only an operator can decide"),
        Change(
            (TopUpState.ATTENTION,),
            TopUpState.OPEN,
            By.TOP_UP,
            "the payer chose another method, and the last order is closed",
        ),
        Change((TopUpState.ATTENTION,), TopUpState.OPEN, By.REPORT, "the payer chose another method"),
        Change(_NOT_ASKED_FOR, TopUpState.OPEN, By.OPERATOR, "it is asked for again"),
    ),
)

_SENDING: Final = (MessageState.SENDING,)

MESSAGE: Final = Changes(
    "message",
    MessageState,
    (
        Change((), MessageState.DUE, By.STEP, "written with the decision that it reports"),
        Change((), MessageState.DUE, By.OPERATOR, "sent again on request"),
        Change((MessageState.DUE,), MessageState.SENDING, By.DELIVERY, "claimed"),
        Change(_SENDING, MessageState.SENT, By.DELIVERY, "the server or provider accepted it"),
        Change(_SENDING, MessageState.DUE, By.DELIVERY, "a later try, or the outcome is asked for"),
        Change(_SENDING, MessageState.FAILED, By.DELIVERY, "refused for good, or the tries are used up"),
        Change(_SENDING, MessageState.DROPPED, By.DELIVERY, "its payment has moved past what it says"),
        Change(_SENDING, MessageState.UNKNOWN, By.DELIVERY, "the tries are used up, and one may have been sent"),
        Change(
            _but(MessageState, MessageState.SENT),
            MessageState.SENT,
            By.REPORT,
            "the provider reports that it was delivered",
        ),
        Change(
            _but(MessageState, MessageState.FAILED, MessageState.DROPPED),
            MessageState.FAILED,
            By.REPORT,
            "it bounced, or the provider reports that it was not delivered",
        ),
    ),
)
