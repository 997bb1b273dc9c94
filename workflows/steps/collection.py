"""Collection: the money. A bank debit on the region's debit day, or a pay order that the payer settles.

At most one debit or order is live for a payment (a unique index guards it). The amount that arrives must equal the
amount asked.
"""

from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from foundation.clock import shanghai_day
from gateways.ports import Answer, Status
from models.states import ArrivalReason, DebitKind, DebitState, Step
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.event_uses import TOO_LATE
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import (
    Attention,
    Call,
    Cancel,
    Done,
    Effect,
    Emit,
    Expire,
    Letter,
    Reject,
    Reply,
    Retry,
    Return,
    Use,
    Wait,
)
from workflows.payment.reasons import Reason
from workflows.payment.rows import ArrivedEvent, DebitRow
from workflows.payment.waiting import WaitingFor
from workflows.steps.answers import LateAnswer, await_answer, next_poll, no_answer
from workflows.steps.asking import Along, Question, ask
from workflows.steps.bank.arrivals import booked, is_known_part, is_returned, kept_open, part_paid_fen, rest_to_pay
from workflows.steps.bank.closing import (
    begin_closing,
    closing_answered,
    closing_call,
    is_to_close,
    order_key,
)
from workflows.steps.bank.debit_days import announce_debit, moved_from, next_debit_day
from workflows.steps.bank.debits import (
    debit_of,
    end_debit,
    first_call,
    live_debit,
    pay_until,
    pay_window,
    repeated_call,
    update_debit,
)
from workflows.steps.bank.refusals import ask_choice, refused, wait_for_day
from workflows.steps.method import choice_reason

_ANSWER_DAYS: Final = 5
_LONGEST_KEPT: Final = timedelta(days=366)


def decide(case: Case) -> Call | Done | Wait | Return | Retry | Reject | Expire | Attention:
    """Collect: debit or open a pay order, ask the bank about money that was reported, or see whether the time is up."""
    strays = tuple(
        Use(event.id, ignored=ArrivalReason.UNKNOWN_ORDER) for event in case.events if _is_stray(case, event)
    )
    verdict = _decide(case.without(strays))
    return replace(verdict, uses=strays + verdict.uses) if strays else verdict


def _decide(case: Case) -> Call | Done | Wait | Return | Retry | Reject | Expire | Attention:
    live = live_debit(case)
    if live is not None and live.state == DebitState.SETTLED:
        return _done(case, ())
    if (ended := _ended_and_reported(case)) is not None:
        return Call("bank", "open_orders", ended.key, None, ask_first=True)
    return _begin(case) if live is None else _follow(case, live)


def _begin(case: Case) -> Call | Wait | Return | Reject | Expire:
    """Nothing is under way: ask for the money, unless the payer has to choose first."""
    if case.paid_elsewhere:
        return Reject(reason=Reason.ALREADY_PAID)
    if reason := choice_reason(case):
        return Return(step=Step.METHOD, reason=reason, progress=replace(case.progress, refusal=None))
    if case.payment.waiting_for == WaitingFor.METHOD_CHOSEN:
        return ask_choice(case, case.progress.refusal or Reason.NOT_STATED)
    if case.payment.method == "bank_debit":
        return _debit(case)
    return _open_order(case)


def _is_stray(case: Case, event: ArrivedEvent) -> bool:
    """Whether a report of the bank is about none of the payment's orders."""
    if event.type == EventType.DEBIT_FAILED:
        return live_debit(case) is None
    return event.type == EventType.SETTLED and _named_by(case, event) is None


def _named_by(case: Case, event: ArrivedEvent) -> DebitRow | None:
    """The order that a settlement names, by our key or the bank's number."""
    name = event.text("key") or event.text("order")
    return next((row for row in case.debits if name and name in (row.key, row.order_no, row.reference)), None)


def _ended_and_reported(case: Case) -> DebitRow | None:
    """An order that was over when somebody reported money for it: the bank is asked whether it was paid."""
    named = (_named_by(case, event) for event in case.all_events(EventType.SETTLED))
    return next((row for row in named if row is not None and row.state.is_over), None)


def _follow(case: Case, live: DebitRow) -> Call:
    """A debit or order is under way: the bank is asked by its key, and its own answer decides. An order that is to be
    closed is closed.

    What others report of it, a settlement or a failure, is a hint to ask now.
    """
    hints = case.all_events(EventType.SETTLED) + case.all_events(EventType.DEBIT_FAILED)
    uses = tuple(Use(event.id) for event in hints)
    if live.state is DebitState.CLOSING:
        return closing_call(case, live, uses)
    verb, order = repeated_call(case, live)
    if case.event(EventType.CANCEL_REQUESTED):
        order = None  # what the bank has not seen is not sent any more
    return Call("bank", verb, live.key, order, ask_first=True, uses=uses)


def _debit(case: Case) -> Call | Wait | Return:
    day = next_debit_day(case)
    if day is None:
        return Return(step=Step.METHOD, reason=Reason.DEBIT_TOO_LATE)
    if day > shanghai_day(case.now):
        return _await_debit(case, day)
    if case.contract_ended:
        progress = replace(case.progress, contract=None)
        return Return(step=Step.METHOD, reason=Reason.CONTRACT_ENDED, progress=progress)
    return first_call(case, DebitKind.BANK_DEBIT)


def _await_debit(case: Case, day: date) -> Wait:
    """Wait for the debit day, and announce it unless this day was announced.

    The day is worked out again when it comes: holidays that are announced later, or other debit days, may move it.
    """
    wait = wait_for_day(day, Reason.DEBIT_DAY_NOT_YET)
    if case.progress.debit_not_before == day:
        return wait
    progress, letter = announce_debit(case, day, case.progress)
    return replace(wait, effects=(letter,), progress=progress)


def _open_order(case: Case) -> Call | Wait | Expire:
    """Open an order that the payer pays, when the region's window is open; too late for the period, it expires."""
    today, last = shanghai_day(case.now), case.last_pay_day
    if last is not None and today > last:
        return Expire(reason=Reason.NOT_PAID_IN_TIME)
    window = pay_window(case)
    if window is not None and window.opens > today:
        return _await_window(case, window.opens)
    return first_call(case, DebitKind.PAY_ORDER)


def _await_window(case: Case, opens: date) -> Wait:
    """Wait until the region takes payments, and announce each such day once."""
    wait = wait_for_day(opens, Reason.WINDOW_NOT_OPEN, WaitingFor.PAYMENT_WINDOW)
    announced = case.progress.window_from
    if announced == opens:
        return wait
    facts = LetterFacts(opens_on=opens.isoformat(), moved_from=moved_from(announced, opens))
    progress = replace(case.progress, window_from=opens)
    return replace(wait, effects=(Letter("window_announced", facts),), progress=progress)


def conclude(case: Case, reply: Reply) -> Done | Wait | Return | Retry | Attention | Expire | Cancel:
    """Settled, pending, refused with a reason, or no answer. The payment's total is what was asked for in all."""
    debit = debit_of(case, order_key(reply.answer.key))
    decision = _conclude(case, debit, reply)
    asked_fen = debit.amount_fen + part_paid_fen(case)
    same = debit.state.is_over or asked_fen == case.payment.total_fen
    return decision if same else replace(decision, total_fen=asked_fen)


def _conclude(case: Case, debit: DebitRow, reply: Reply) -> Done | Wait | Return | Retry | Attention | Expire | Cancel:
    if debit.state.is_over:
        return _late(case, debit, reply)
    if debit.state is DebitState.CLOSING:
        return closing_answered(case, debit, reply)
    if debit.kind == DebitKind.PAY_ORDER:
        return _order_answered(case, debit, reply)
    return _debit_answered(case, debit, reply)


def _debit_answered(
    case: Case, debit: DebitRow, reply: Reply
) -> Done | Wait | Return | Retry | Attention | Expire | Cancel:
    """What the bank says of a debit. One without an answer may still be on its way."""
    answer = reply.answer
    match answer.status:
        case Status.ACCEPTED:
            return _confirmed(case, debit, answer)
        case Status.PENDING:
            return _await_bank(case, answer)
        case Status.REJECTED:
            return _cancelled_unpaid(case, answer) or refused(case, debit, answer)
        case _:
            return _unanswered(case, reply)


def _order_answered(
    case: Case, debit: DebitRow, reply: Reply
) -> Done | Wait | Return | Retry | Attention | Expire | Cancel:
    """What the bank says of a pay order: to the order itself that it is open, to a question whether it is paid."""
    answer = reply.answer
    match answer.status:
        case Status.ACCEPTED if reply.asked:
            return _confirmed(case, debit, answer)
        case Status.ACCEPTED | Status.PENDING:
            return _await_payer(case, debit, answer)
        case Status.REJECTED:
            return _cancelled_unpaid(case, answer) or refused(case, debit, answer)
        case Status.NOT_FOUND:  # even if it is still on its way, no payer knows its number
            return _cancelled_unpaid(case, answer) or _unanswered(case, reply)
        case _:
            return _unanswered(case, reply)


def _unanswered(case: Case, reply: Reply) -> Retry | Attention:
    unknown = update_debit(case, reply.answer.key, DebitState.UNKNOWN)
    return no_answer(case, "bank", reply, unknown=unknown)


def _confirmed(case: Case, debit: DebitRow, answer: Answer) -> Done | Attention:
    """The bank says that money moved."""
    if answer.amount_fen == debit.amount_fen:
        return _settled(case, debit, answer)
    effects = (
        update_debit(case, answer.key, DebitState.UNKNOWN),
        *kept_open(case, debit, answer, ArrivalReason.AMOUNT_DIFFERS),
    )
    return Attention(reason=Reason.AMOUNT_MISMATCH, effects=effects)


def _late(case: Case, debit: DebitRow, reply: Reply) -> Done | Attention | Retry:
    """The bank's answer about an order that had ended."""
    named = (event for event in case.all_events(EventType.SETTLED) if _named_by(case, event) == debit)
    uses = tuple(Use(event.id) for event in named)
    match reply.answer.status:
        case Status.ACCEPTED:
            return _paid_late(case, debit, reply.answer, uses)
        case Status.PENDING | Status.REJECTED | Status.NOT_FOUND:
            return _ask_on(uses)
        case _:
            return no_answer(case, "bank", reply)


def _paid_late(case: Case, debit: DebitRow, answer: Answer, uses: tuple[Use, ...]) -> Done | Attention | Retry:
    """Money for an order that had ended pays the payment if nothing else is under way and the amount fits; else an
    operator has to look."""
    if is_known_part(case, debit, answer) or is_returned(case, debit, answer):
        return _ask_on(uses)
    is_whole = debit.amount_fen + part_paid_fen(case) == case.payment.total_fen
    live, fits = live_debit(case), is_whole and answer.amount_fen == debit.amount_fen
    if live is None and fits:
        return _settled(case, debit, answer, *uses)
    reason = ArrivalReason.PAID_AFTER_END if fits else ArrivalReason.AMOUNT_DIFFERS
    stopped = () if live is None else (update_debit(case, live.key, DebitState.UNKNOWN),)
    effects = (*stopped, *kept_open(case, debit, answer, reason))
    return Attention(reason=Reason.PAID_AFTER_END, effects=effects, uses=uses)


def _ask_on(uses: tuple[Use, ...]) -> Retry:
    """Nothing new about the order that had ended: go on at once with what is under way."""
    return Retry(reason=Reason.PAYMENT_UNCONFIRMED, after=timedelta(0), counts=False, uses=uses)


def _cancelled_unpaid(case: Case, answer: Answer) -> Cancel | None:
    """Whether somebody cancelled while the bank had not answered: no money moved, so the request is honoured now."""
    event = case.event(EventType.CANCEL_REQUESTED)
    if event is None:
        return None
    failed = end_debit(case, answer.key, DebitState.FAILED, reason=answer.reason or answer.status)
    return Cancel.requested(event, (failed,))


def _await_payer(case: Case, debit: DebitRow, answer: Answer) -> Wait | Retry | Expire:
    """The order is open and not paid, by the bank's own word: the payer may still withdraw or choose another way, and
    then it is closed."""
    if is_to_close(case):
        return begin_closing(case, debit, answer)
    wait, progress = next_poll(case)
    again = case.payment.waiting_for == WaitingFor.SETTLED
    number = debit.order_no or answer.reference
    opened = () if again else (update_debit(case, answer.key, DebitState.PENDING, order_no=number),)
    rest = rest_to_pay(case)
    question = Question(
        waiting_for=WaitingFor.SETTLED,
        letter="pay_by_yourself" if rest is None else "top_up_due",
        about=LetterFacts(method=case.payment.method, wish=_unmet_wish(case), order=number, rest=rest),
        reason=Reason.PAYER_PAYS,
        expires_as=Reason.NOT_PAID_IN_TIME,
        until=pay_until(case),
    )
    along = Along(progress=replace(progress, pay_order=number), again_at=case.now + wait, effects=opened)
    return ask(case, question, along)


def _unmet_wish(case: Case) -> str | None:
    """The method that the payer chose, if the payment is made by another one."""
    wish = case.request.method
    return None if wish == case.payment.method else wish


def _await_bank(case: Case, answer: Answer) -> Wait | Attention:
    wanted = LateAnswer(
        waiting_for=WaitingFor.BANK_ANSWER,
        days=_ANSWER_DAYS,
        reason=Reason.DEBIT_PENDING,
        late=Reason.BANK_ANSWER_LATE,
        pending=update_debit(case, answer.key, DebitState.PENDING),
        if_late=update_debit(case, answer.key, DebitState.UNKNOWN),
    )
    return await_answer(case, answer.key, wanted)


def _settled(case: Case, debit: DebitRow, answer: Answer, *uses: Use) -> Done:
    """Settled when the bank says that it was; now, where it says nothing or what cannot be."""
    paid_at = answer.at
    # The bank may have the money for longer than we have the order, if our database was restored from a backup.
    when = paid_at if paid_at is not None and case.now - _LONGEST_KEPT <= paid_at <= case.now else case.now
    row = {"reference": answer.reference, "settled_at": when, "ended_at": case.now}
    settled = update_debit(case, debit.key, DebitState.SETTLED, **row)
    too_late = tuple(Use(event.id, ignored=TOO_LATE) for event in case.all_events(EventType.CANCEL_REQUESTED))
    return _done(case, (settled, *booked(case, debit, answer)), *uses, *too_late)


def _done(case: Case, effects: tuple[Effect, ...], *uses: Use) -> Done:
    progress = replace(case.progress, asked=None, awaited=None, polls=0, debit_not_before=None, window_from=None)
    return Done(effects=(*effects, Emit("collected")), uses=uses, progress=progress)
