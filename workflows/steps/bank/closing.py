"""Closing a pay order at the bank, so that it cannot be paid any more: before the payment is cancelled, takes another
method, or expires.

The debit's state `closing` is the intent: it is committed before the bank is called. A closing of unknown outcome is
asked about by its key before it is sent again.
"""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from gateways.ports import Answer, CloseOrder, Status
from models.states import DebitState, Step
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Attention, Call, Cancel, Expire, Letter, Reply, Retry, Return, Update, Use
from workflows.payment.reasons import Reason
from workflows.payment.rows import DebitRow
from workflows.payment.waiting import WaitingFor
from workflows.steps.answers import no_answer
from workflows.steps.asking import is_time_up
from workflows.steps.bank.arrivals import rest_to_pay
from workflows.steps.bank.debits import end_debit, update_debit

_SUFFIX: Final = ":close"
_PAID: Final = "already_paid"


def order_key(key: str) -> str:
    """The key of the order that an answer is about, which may be the answer to its closing."""
    return key.removesuffix(_SUFFIX)


def is_to_close(case: Case) -> bool:
    """Whether the open order is not wanted any more: it is cancelled, another method is chosen, or its time is up."""
    wished = case.event(EventType.CANCEL_REQUESTED, EventType.METHOD_CHOSEN)
    return wished is not None or is_time_up(case, WaitingFor.SETTLED)


def begin_closing(case: Case, debit: DebitRow, answer: Answer) -> Retry:
    """Commit that the order is to be closed; the bank is called at once afterwards."""
    closing = update_debit(case, debit.key, DebitState.CLOSING, order_no=debit.order_no or answer.reference)
    return Retry(reason=Reason.ORDER_CLOSING, effects=(closing,), after=timedelta(0), counts=False)


def closing_call(case: Case, debit: DebitRow, uses: tuple[Use, ...]) -> Call:
    """Ask the bank to close the order; first, whether it has done so."""
    key = f"{debit.key}{_SUFFIX}"
    order = CloseOrder(key, case.id, order_key=debit.key, order_reference=debit.order_no or "")
    return Call("bank", "close_orders", key, order, ask_first=True, uses=uses)


def closing_answered(case: Case, debit: DebitRow, reply: Reply) -> Cancel | Return | Expire | Retry | Attention:
    """Closed: what it was closed for follows. Paid before it could be closed: the bank is asked about the money."""
    answer = reply.answer
    if answer.status is Status.ACCEPTED:
        return order_closed(case, debit, end_debit(case, debit.key, DebitState.WITHDRAWN))
    if answer.status is not Status.REJECTED:
        return no_answer(case, "bank", reply)
    open_again = update_debit(case, debit.key, DebitState.PENDING)
    if answer.reason == _PAID:
        return Retry(reason=Reason.PAYMENT_UNCONFIRMED, effects=(open_again,))
    return Attention(reason=Reason.ORDER_NOT_CLOSED, effects=(open_again,))


def order_closed(case: Case, debit: DebitRow, ended: Update) -> Cancel | Return | Expire:
    """What follows once the bank has closed the order; `ended` is written with it."""
    if event := case.event(EventType.CANCEL_REQUESTED):
        return Cancel.requested(event, (ended,))
    if case.event(EventType.METHOD_CHOSEN):
        letter = Letter(
            "order_closed", LetterFacts(method=debit.method, order=case.progress.pay_order, rest=rest_to_pay(case))
        )
        progress = replace(case.progress, asked=None, polls=0, pay_order=None)
        return Return(step=Step.METHOD, reason=Reason.ORDER_CLOSED, effects=(ended, letter), progress=progress)
    progress = replace(case.progress, asked=None)
    return Expire(reason=Reason.NOT_PAID_IN_TIME, effects=(ended,), progress=progress)
