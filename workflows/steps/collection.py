"""Collection: the money. A bank debit on the region's debit day, or a pay order that the payer settles.

At most one debit or order is live for a payment (a unique index guards it). The amount that arrives must equal the
amount asked.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from foundation.clock import SHANGHAI, shanghai_day
from foundation.money import fen_from_yuan
from gateways.ports import Answer, Status
from models.states import ContractState, DebitKind, DebitState, Step
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
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
    Reply,
    Retry,
    Return,
    Update,
    Use,
    Wait,
)
from workflows.payment.reasons import Reason
from workflows.payment.rows import ArrivedEvent, DebitRow
from workflows.payment.waiting import WaitingFor
from workflows.steps.answers import LateAnswer, await_answer, next_poll, no_answer
from workflows.steps.asking import Along, Question, ask
from workflows.steps.debits import (
    debit_of,
    end_debit,
    first_call,
    is_pay_order,
    live_debit,
    pay_until,
    repeated_call,
    update_debit,
)
from workflows.steps.method import choice_reason

_ANSWER_DAYS: Final = 5
# Refusals that another try cannot cure: the payer must choose another way or name another account.
_ACCOUNT_FAULTS: Final = frozenset(
    {
        Reason.ACCOUNT_FROZEN,
        Reason.ACCOUNT_CLOSED,
        Reason.ACCOUNT_LOST,
        Reason.CONTRACT_INVALID,
        Reason.DATA_WRONG,
    }
)


def decide(case: Case) -> Call | Done | Wait | Return | Retry | Expire | Attention:
    """Collect: debit or open a pay order, take the answer that came, or see whether the time is up."""
    live = live_debit(case)
    if live is not None and live.state == DebitState.SETTLED:
        return _done(case, ())
    if late := _paid_after_end(case, live):
        return late
    if live is not None:
        return _follow(case, live)
    if reason := choice_reason(case):
        return Return(step=Step.METHOD, reason=reason, progress=case.progress._replace(refusal=None))
    if case.payment.waiting_for == WaitingFor.METHOD_CHOSEN:
        return _ask_choice(case, case.progress.refusal or Reason.NOT_STATED)
    if case.payment.method == "bank_debit":
        return _debit(case)
    return first_call(case, DebitKind.PAY_ORDER)


def _paid_after_end(case: Case, live: DebitRow | None) -> Done | Attention | None:
    """Money for an order that was over already: it pays the payment if nothing else is under way and the amount fits;
    else it may be paid twice, and an operator has to look."""
    over = {name: row for row in case.debits if row.state.is_over for name in (row.key, row.reference) if name}
    event = next((one for one in case.all_events(EventType.SETTLED) if _named(one) in over), None)
    if event is None:
        return None
    paid = over[_named(event)]
    if live is None and _amount_of(event) == paid.amount_fen == case.payment.total_fen:
        return _settled_by(case, paid.key, event)
    stopped = () if live is None else (update_debit(case, live.key, DebitState.UNKNOWN),)
    ignored = Use(event.id, ignored=Reason.PAID_AFTER_END)
    return Attention(reason=Reason.PAID_AFTER_END, effects=stopped, uses=(ignored,))


def _named(event: ArrivedEvent) -> str:
    """The order that a settlement names, by our key or the bank's number; empty for none."""
    return event.text("key") or event.text("order") or ""


def _amount_of(event: ArrivedEvent) -> int:
    return fen_from_yuan(event.text("amount") or "")


def _follow(case: Case, live: DebitRow) -> Call | Done | Attention:
    """A debit or order is under way: use what came, else ask the bank by its key."""
    ignored: tuple[Use, ...] = ()
    for event in case.all_events(EventType.SETTLED):
        if _named(event) in (live.key, live.reference):
            return _reported(case, live, event, ignored)
        ignored += (Use(event.id, ignored="other_order"),)  # none of ours: the bank knows of this one
    # A failure that another system reports is a hint to ask the bank: the bank's own answer decides.
    hints = tuple(Use(event.id) for event in case.all_events(EventType.DEBIT_FAILED))
    verb, order = repeated_call(case, live)
    return Call("bank", verb, live.key, order, ask_first=True, uses=ignored + hints)


def _reported(case: Case, live: DebitRow, event: ArrivedEvent, ignored: tuple[Use, ...]) -> Done | Attention:
    """A settlement was reported for the order that is under way."""
    if _amount_of(event) == live.amount_fen:
        return _settled_by(case, live.key, event, *ignored)
    uses = (*ignored, Use(event.id, ignored=Reason.AMOUNT_MISMATCH))
    effects = (update_debit(case, live.key, DebitState.UNKNOWN),)
    return Attention(reason=Reason.AMOUNT_MISMATCH, effects=effects, uses=uses)


def _debit(case: Case) -> Call | Wait | Return | Attention:
    today = shanghai_day(case.now)
    start = max(today, case.progress.debit_not_before or today)
    debit_day = case.debit_day(start)
    if debit_day > today:
        # While the year's holidays are not announced, the day is provisional: it is worked out again when it comes.
        return _wait_for_day(debit_day, Reason.DEBIT_DAY_NOT_YET)
    if case.contract_ended:
        progress = case.progress._replace(contract=None)
        return Return(step=Step.METHOD, reason=Reason.CONTRACT_ENDED, progress=progress)
    return first_call(case, DebitKind.BANK_DEBIT)


def _wait_for_day(day: date, reason: Reason) -> Wait:
    return Wait(event=WaitingFor.DEBIT_DAY, until=datetime.combine(day, time(0, 0), SHANGHAI), reason=reason)


def conclude(case: Case, reply: Reply) -> Done | Wait | Return | Retry | Attention | Expire | Cancel:
    """Settled, pending, refused with a reason, or no answer."""
    answer = reply.answer
    match answer.status:
        case Status.ACCEPTED:
            open_now = is_pay_order(answer.key) and not reply.asked
            return _await_payer(case, answer) if open_now else _confirmed(case, answer)
        case Status.PENDING:
            return _await_payer(case, answer) if is_pay_order(answer.key) else _await_bank(case, answer)
        case Status.REJECTED:
            return _refused(case, answer)
        case _:
            unknown = update_debit(case, answer.key, DebitState.UNKNOWN)
            return no_answer(case, "bank", reply, unknown=unknown)


def _confirmed(case: Case, answer: Answer) -> Done | Attention:
    """The bank says that money moved."""
    row = debit_of(case, answer.key)
    if answer.amount_fen == (row.amount_fen if row is not None else case.payment.total_fen):
        return _settled(case, answer.key, answer.reference, answer.at)
    return Attention(reason=Reason.AMOUNT_MISMATCH, effects=(update_debit(case, answer.key, DebitState.UNKNOWN),))


def _await_payer(case: Case, answer: Answer) -> Wait | Return | Expire | Cancel:
    """The order is open and not paid, by the bank's own word: the payer may still withdraw or choose another way."""
    withdrawn = end_debit(case, answer.key, DebitState.WITHDRAWN)
    if event := case.event(EventType.CANCEL_REQUESTED):
        return Cancel.requested(event, (withdrawn,))
    if case.event(EventType.METHOD_CHOSEN):
        progress = case.progress._replace(polls=0, pay_order=None)
        return Return(step=Step.METHOD, reason=Reason.METHOD_CHOSEN, effects=(withdrawn,), progress=progress)
    wait, progress = next_poll(case)
    again = case.payment.waiting_for == WaitingFor.SETTLED
    opened = () if again else (update_debit(case, answer.key, DebitState.PENDING, reference=answer.reference),)
    number = progress.pay_order or answer.reference
    question = Question(
        waiting_for=WaitingFor.SETTLED,
        letter="pay_by_yourself",
        about=LetterFacts(method=case.payment.method, order=number),
        reason=Reason.PAYER_PAYS,
        expires_as=Reason.NOT_PAID_IN_TIME,
        until=pay_until(case),
    )
    along = Along(
        progress=progress._replace(pay_order=number),
        again_at=case.now + wait,
        effects=opened,
        end_effects=(withdrawn,),
    )
    return ask(case, question, along)


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


def _refused(case: Case, answer: Answer) -> Wait | Retry | Expire:
    reason = answer.reason or Reason.NOT_STATED
    failed = end_debit(case, answer.key, DebitState.FAILED, reason=reason)
    if reason == "expired" and is_pay_order(answer.key):
        return Expire(reason=Reason.NOT_PAID_IN_TIME, effects=(failed,))
    if reason == Reason.SHORT_BALANCE:
        tries = sum(row.reason == Reason.SHORT_BALANCE for row in case.debits) + 1
        if not is_pay_order(answer.key) and tries < case.context.settings.debit_tries:
            return _debit_again(case, failed)
    elif reason not in _ACCOUNT_FAULTS:
        return Retry(reason=Reason.BANK_REFUSED, effects=(failed,))
    effects: tuple[Update, ...] = (failed,)
    if reason == Reason.CONTRACT_INVALID and (key := case.progress.contract):
        row = {"key": key, "payment_id": case.id, "state": ContractState.INVALID, "ended_at": case.now}
        effects += (Update("contracts", row),)
    return _ask_choice(case, reason, *effects)


def _debit_again(case: Case, failed: Update) -> Wait:
    """The balance was short: the next debit day tries again, and the payer is told."""
    tomorrow = shanghai_day(case.now) + timedelta(days=1)
    again = case.debit_day(tomorrow)
    letter = Letter("debit_failed", LetterFacts(reason=Reason.SHORT_BALANCE, retry_on=again.isoformat()))
    progress = case.progress._replace(debit_not_before=again, polls=0)
    return replace(_wait_for_day(again, Reason.SHORT_BALANCE), effects=(failed, letter), progress=progress)


def _ask_choice(case: Case, reason: str, *effects: Update) -> Wait | Expire:
    """Ask the payer for another method, or after a debit for another account. What the bank refused is excluded."""
    refused = case.payment.method or ""
    debited = refused == "bank_debit"
    excluded = (*(code for code in case.progress.refused_methods if code != refused), refused)
    methods = (one.code for one in case.region.methods(case.payment.scheme))
    about = LetterFacts(
        reason=reason,
        methods=tuple(code for code in methods if code not in excluded),
        method=None if debited else refused,
    )
    question = Question(
        waiting_for=WaitingFor.METHOD_CHOSEN,
        letter="choice_wanted",
        about=about,
        reason=reason,
        expires_as=Reason.NOT_COLLECTED,
        until=case.now + timedelta(days=case.context.settings.choice_days),
    )
    contract = None if debited else case.progress.contract
    progress = case.progress._replace(refusal=reason, refused_methods=excluded, polls=0, contract=contract)
    return ask(case, question, Along(progress=progress, effects=effects))


def _settled_by(case: Case, key: str, event: ArrivedEvent, *ignored: Use) -> Done:
    """Settled as an event reports it."""
    paid_at = _instant(event.text("paid_at"))
    return _settled(case, key, event.text("bank_reference"), paid_at, *ignored, Use(event.id))


def _settled(case: Case, key: str, reference: str | None, paid_at: datetime | None, *uses: Use) -> Done:
    """Settled when the bank says that it was; at the time of asking where it says nothing or what cannot be."""
    row = debit_of(case, key)
    asked_for = row.created_at if row is not None else case.now
    when = paid_at if paid_at is not None and asked_for <= paid_at <= case.now else case.now
    settled = update_debit(case, key, DebitState.SETTLED, reference=reference, settled_at=when, ended_at=case.now)
    return _done(case, (settled,), *uses)


def _instant(text: str | None) -> datetime | None:
    """An instant as an event gives it, in UTC, if it is one with a zone that UTC can express."""
    try:
        found = datetime.fromisoformat(text or "")
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _done(case: Case, effects: tuple[Effect, ...], *uses: Use) -> Done:
    progress = case.progress._replace(asked=None, awaited=None, polls=0, debit_not_before=None)
    return Done(effects=(*effects, Emit("collected")), uses=uses, progress=progress)
