"""Method: how the payer pays. The payer's wish if the region offers it and it fits, else the region's order."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from foundation.clock import shanghai_day
from foundation.steps import plan_steps, signs_before_collection
from models.states import Step
from regions import Method
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Done, Expire, Return, Wait
from workflows.payment.reasons import Reason
from workflows.payment.waiting import WaitingFor
from workflows.steps.asking import Along, Question, ask, choose_until
from workflows.steps.bank.debit_days import next_debit_day
from workflows.steps.materials import (
    BANK_ACCOUNT,
    Taken,
    account_fits,
    gives_figures,
    present_kinds,
    taken,
    with_contact,
    with_documents,
)

_SUPPLIED: Final = EventType.MATERIALS_SUPPLIED


def decide(case: Case) -> Done | Wait | Return | Expire:
    """Choose the method; where none fits, ask the payer to choose and wait.

    Other figures that were supplied are looked at by the materials step, unless they are fixed.
    """
    if case.figures is None and any(map(gives_figures, case.all_events(_SUPPLIED))):
        return Return(step=Step.MATERIALS, reason=Reason.MATERIALS_SUPPLIED)
    choice = take_choice(case)
    case, effects, uses = choice.case, choice.effects, choice.uses
    offered = case.region.methods(case.payment.scheme)
    wish = case.request.method
    ordered = sorted(offered, key=lambda method: method.code != wish)
    chosen = next((method for method in ordered if fits(case, method)), None)
    if chosen is None and _too_late(case):
        return Expire(reason=Reason.NOT_PAID_IN_TIME, effects=effects, uses=uses)
    if chosen is None:
        return ask(case, _method_wanted(case, offered), Along(progress=case.progress, effects=effects, uses=uses))
    note = None if wish in (None, chosen.code) else f"wish_{wish}_does_not_fit"
    progress = replace(case.progress, asked=None)
    return Done(method=chosen.code, effects=effects, uses=uses, progress=progress, note=note)


def _method_wanted(case: Case, offered: Sequence[Method]) -> Question:
    return Question(
        waiting_for=WaitingFor.METHOD_CHOSEN,
        letter="method_wanted",
        about=LetterFacts(methods=tuple(method.code for method in offered if method.kind == "self_pay")),
        reason=Reason.NO_METHOD_FITS,
        expires_as=Reason.METHOD_NOT_CHOSEN,
        until=choose_until(case),
    )


def choice_reason(case: Case) -> Reason | None:
    """Why the method has to be chosen again: the payer chose one, or supplied another account. None for neither."""
    if case.event(EventType.METHOD_CHOSEN):
        return Reason.METHOD_CHOSEN
    if any(event.object(BANK_ACCOUNT) for event in case.all_events(_SUPPLIED)):
        return Reason.MATERIALS_SUPPLIED
    return None


def take_choice(case: Case) -> Taken:
    """Put the payer's choice (the last of several) and what was supplied for it into the case.

    With another account a debit that failed may succeed, so no method is excluded any longer.
    """
    events = tuple(event for event in case.events if event.type in (EventType.METHOD_CHOSEN, _SUPPLIED))
    if not events:
        return Taken(case)
    request, payer, progress = case.request, case.payer, case.progress
    for event in events:
        payer = with_contact(payer, event)
        if event.type == EventType.METHOD_CHOSEN:
            request = replace(request, method=event.text("method"))
        else:
            request = with_documents(request, payer, event)
        if event.object(BANK_ACCOUNT):
            progress = replace(progress, refused_methods=())
    return taken(replace(case, progress=progress), request, payer, events)


def fits(case: Case, method: Method) -> bool:
    """Whether this payment can be paid by `method`: amount limits, documents, account, a plan that signs a debit's
    contract first, and not failed before."""
    if method.code in case.progress.refused_methods or not _within_limits(case, method):
        return False
    if not in_plan(case, method):
        return False
    there = present_kinds(case)
    groups = case.region.documents(case.payment.scheme, method.code, case.insurances)
    if any(not there.intersection(group) for group in groups):
        return False
    if method.kind == "debit":
        return next_debit_day(case) is not None and account_fits(case.payer)
    return _paid_in_time(case)


def in_plan(case: Case, method: Method) -> bool:
    """Whether the payment's plan allows the method: a debit needs its contract signed before the collection."""
    return not method.needs_contract or signs_before_collection(plan_steps(case.payment.plan))


def _within_limits(case: Case, method: Method) -> bool:
    total = case.payment.total_fen or case.assess().total_fen
    return (method.min_fen or 0) <= total and (method.max_fen is None or total <= method.max_fen)


def _paid_in_time(case: Case) -> bool:
    last = case.last_pay_day
    return last is None or shanghai_day(case.now) <= last


def _too_late(case: Case) -> bool:
    """Whether neither a debit nor the payer can pay the period any more."""
    return not _paid_in_time(case) and next_debit_day(case) is None
