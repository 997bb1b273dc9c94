"""Method: how the payer pays. The payer's wish if the region offers it and it fits, else the region's order."""

from foundation.clock import shanghai_day
from regions import Method, debit_comes_in_time
from workflows.payment.case import Case
from workflows.payment.outcomes import Amend, Done, Effect, Expire, Use, Wait
from workflows.steps.asking import ask
from workflows.steps.materials import account_fits, present_kinds

CHOSEN = "payment.method.chosen"


def decide(case: Case) -> Done | Wait | Expire:
    """Choose the method; where none fits, ask the payer to choose and wait."""
    effects = take_choice(case)
    offered = case.region.methods(case.payment.scheme)
    wish = case.request.get("method")
    ordered = sorted(offered, key=lambda method: method.code != wish)
    chosen = next((method for method in ordered if fits(case, method)), None)
    if chosen is None:
        return ask(
            case,
            CHOSEN,
            days=case.settings.choice_days,
            letter="method_wanted",
            facts={"methods": [method.code for method in offered if method.kind == "self_pay"]},
            expires_as="method_not_chosen",
            reason="no_method_fits",
            effects=effects,
        )
    note = None if wish in (None, chosen.code) else f"wish_{wish}_does_not_fit"
    return Done(method=chosen.code, effects=effects, facts={"asked": None}, note=note)


def take_choice(case: Case) -> tuple[Effect, ...]:
    """Put the payer's choice (and a new account, if one came with it) into the request."""
    used: tuple[Effect, ...] = ()
    while event := case.event("method.chosen"):
        case.request["method"] = event.data["method"]
        if account := event.data.get("bank_account"):
            case.payer["account"] = account
            case.facts["refused_methods"] = None
        case.events.remove(event)
        used += (Use(event.id),)
    return (*used, Amend(case.request, case.payer)) if used else ()


def fits(case: Case, method: Method) -> bool:
    """Whether this payment can be paid by `method`: amount limits, documents and account, and not failed before."""
    if method.code in (case.facts.get("refused_methods") or ()):
        return False
    total = case.payment.total_fen or case.assess().total_fen
    if (method.min_fen is not None and total < method.min_fen) or (
        method.max_fen is not None and total > method.max_fen
    ):
        return False
    there = present_kinds(case)
    if any(
        not there.intersection(group)
        for group in case.region.documents(case.payment.scheme, method.code, case.insurances)
    ):
        return False
    row = case.payment
    in_time = debit_comes_in_time(row.region, row.scheme, case.insurances, case.period, shanghai_day(case.now))
    return method.kind != "debit" or (in_time and account_fits(case.payer))
