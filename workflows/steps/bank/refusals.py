"""What follows when the bank refuses a debit or a pay order: another try, another choice of the payer, or the end."""

from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from foundation.clock import day_begins, shanghai_day
from gateways.ports import Answer
from models.states import ContractState, DebitKind, DebitState
from workflows.payment.case import Case
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Cancel, Expire, Letter, Retry, Return, Update, Wait
from workflows.payment.reasons import Reason
from workflows.payment.rows import DebitRow
from workflows.payment.waiting import WaitingFor
from workflows.steps.asking import Along, Question, ask, choose_until
from workflows.steps.bank.arrivals import rest_to_pay
from workflows.steps.bank.closing import order_closed
from workflows.steps.bank.debits import end_debit
from workflows.steps.method import in_plan

_ORDER_ENDED: Final = frozenset({"expired", "closed"})
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


def refused(case: Case, debit: DebitRow, answer: Answer) -> Wait | Retry | Return | Expire | Cancel:
    """The bank said no, and no money moved."""
    reason = answer.reason or Reason.NOT_STATED
    failed = end_debit(case, answer.key, DebitState.FAILED, reason=reason)
    if reason in _ORDER_ENDED and debit.kind == DebitKind.PAY_ORDER:
        return order_closed(case, debit, failed)
    if reason == Reason.SHORT_BALANCE:
        return _short(case, debit, failed)
    if reason not in _ACCOUNT_FAULTS:
        return Retry(reason=Reason.BANK_REFUSED, effects=(failed,))
    return ask_choice(case, reason, failed, *_contract_ended(case, reason))


def _short(case: Case, debit: DebitRow, failed: Update) -> Wait | Expire:
    """The balance was short: another debit day in time tries again, a few times."""
    tries = sum(row.reason == Reason.SHORT_BALANCE for row in case.debits) + 1
    tomorrow = shanghai_day(case.now) + timedelta(days=1)
    in_time = debit.kind == DebitKind.BANK_DEBIT and case.debited_in_time(tomorrow)
    if in_time and tries < case.context.settings.debit_tries:
        return _debit_again(case, case.debit_day(tomorrow), failed)
    return ask_choice(case, Reason.SHORT_BALANCE, failed)


def _contract_ended(case: Case, reason: str) -> tuple[Update, ...]:
    """The contract that the bank does not accept any more."""
    key = case.progress.contract
    if reason != Reason.CONTRACT_INVALID or not key:
        return ()
    row = {"key": key, "payment_id": case.id, "state": ContractState.INVALID, "ended_at": case.now}
    return (Update("contracts", row),)


def _debit_again(case: Case, again: date, failed: Update) -> Wait:
    """The balance was short: the debit day `again` tries again, and a letter says so."""
    letter = Letter(
        "debit_failed", LetterFacts(reason=Reason.SHORT_BALANCE, retry_on=again.isoformat(), rest=rest_to_pay(case))
    )
    progress = replace(case.progress, debit_not_before=again, polls=0)
    return replace(wait_for_day(again, Reason.SHORT_BALANCE), effects=(failed, letter), progress=progress)


def ask_choice(case: Case, reason: str, *effects: Update) -> Wait | Expire:
    """Ask the payer for another method, or after a debit for another account. What the bank refused is excluded."""
    refused = case.payment.method or ""
    debited = refused == "bank_debit"
    excluded = (*(code for code in case.progress.refused_methods if code != refused), refused)
    methods = (one.code for one in case.region.methods(case.payment.scheme) if in_plan(case, one))
    about = LetterFacts(
        reason=reason,
        methods=tuple(code for code in methods if code not in excluded),
        method=None if debited else refused,
        rest=rest_to_pay(case),
    )
    question = Question(
        waiting_for=WaitingFor.METHOD_CHOSEN,
        letter="choice_wanted",
        about=about,
        reason=reason,
        expires_as=Reason.NOT_COLLECTED,
        until=choose_until(case),
    )
    contract = None if debited else case.progress.contract
    progress = replace(case.progress, refusal=reason, refused_methods=excluded, polls=0, contract=contract)
    return ask(case, question, Along(progress=progress, effects=effects))


def wait_for_day(day: date, reason: Reason, event: WaitingFor = WaitingFor.DEBIT_DAY) -> Wait:
    """Wait until a day begins (Asia/Shanghai)."""
    return Wait(event=event, until=day_begins(day), reason=reason)
