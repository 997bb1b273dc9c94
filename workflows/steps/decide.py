"""What a payment's step decides: the rules that hold before every step, then the step itself.

Plain functions of a case. They know no database, no environment and no other payment.
"""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from foundation.steps import plan_steps
from models.states import ContractState, DebitState, Step
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.event_uses import TOO_LATE, Fate, fate_of, said_by
from workflows.payment.outcomes import Attention, Call, Cancel, Decision, Reply, Retry, Update, Use, Verdict
from workflows.payment.reasons import Reason
from workflows.payment.rows import ArrivedEvent
from workflows.steps import collection, contract, declaration, materials, method, voucher
from workflows.steps.bank.debits import live_debit
from workflows.steps.materials import BANK_ACCOUNT, Taken, keep_supplied

STEPS: Final[Mapping[str, Callable[[Case], Verdict]]] = {
    Step.MATERIALS: materials.decide,
    Step.METHOD: method.decide,
    Step.DECLARATION: declaration.decide,
    Step.CONTRACT: contract.decide,
    Step.COLLECTION: collection.decide,
    Step.VOUCHER: voucher.decide,
}
CONCLUSIONS: Final[Mapping[str, Callable[[Case, Reply], Decision]]] = {
    Step.DECLARATION: declaration.conclude,
    Step.CONTRACT: contract.conclude,
    Step.COLLECTION: collection.conclude,
}
"""What the steps that talk to other systems decide once the answer is here."""
_AFTER_DECLARATION: Final = frozenset({Step.CONTRACT, Step.COLLECTION})


def decide(case: Case) -> Verdict:
    """What the payment's step says; the decision names the events that it uses up and those that it ignores."""
    if case.payment.recoveries > case.context.settings.recovery_limit:
        return Attention(reason=Reason.RECOVERY_EXHAUSTED)
    if not case.region_is_known:
        return Retry(reason=Reason.REGION_UNKNOWN)
    if case.unreadable is not None:
        return Attention(reason=Reason.STEP_FAILED, progress=replace(case.progress, fault=case.unreadable))
    if not case.events:
        return STEPS[case.payment.step](case)
    closed = _closed(case)
    case = _with_fitting(case)
    early = _cancellation(case)
    if isinstance(early, Cancel):
        return replace(early, uses=closed + early.uses)
    kept = _keep_supplied(case.without(early))
    verdict = STEPS[case.payment.step](kept.case)
    return replace(verdict, effects=kept.effects + verdict.effects, uses=closed + early + kept.uses + verdict.uses)


def _closed(case: Case) -> tuple[Use, ...]:
    """The events that no step of the payment uses any more."""
    return tuple(Use(event.id, ignored=TOO_LATE) for event in case.events if _fate(case, event) is Fate.CLOSED)


def _with_fitting(case: Case) -> Case:
    """The case with the events that its step uses; the others are left to later steps."""
    return replace(case, events=tuple(event for event in case.events if _fate(case, event) is Fate.USED))


def _fate(case: Case, event: ArrivedEvent) -> Fate:
    said = said_by(event.type, [name for name, value in event.data.items() if value])
    return fate_of(said, case.payment.step, plan_steps(case.payment.plan))


def _keep_supplied(case: Case) -> Taken:
    """Once the figures are fixed, documents and contacts that are supplied are kept with the payment, for a later
    choice of the method. Another account leads to such a choice: the step decides when."""
    if case.payment.step not in _AFTER_DECLARATION:
        return Taken(case)
    supplied = case.all_events(EventType.MATERIALS_SUPPLIED)
    return keep_supplied(case, tuple(event for event in supplied if not event.object(BANK_ACCOUNT)))


def conclude(case: Case, call: Call, reply: Reply) -> Decision:
    """What the payment's step decides once its call is answered. The call's effects and events are the decision's."""
    decision = CONCLUSIONS[case.payment.step](case.without(call.uses), reply)
    if not call.effects and not call.uses:
        return decision
    return replace(decision, effects=call.effects + decision.effects, uses=call.uses + decision.uses)


def _cancellation(case: Case) -> Cancel | tuple[Use, ...]:
    """A request to cancel is honoured before every step as long as no money may be moving.

    While it may, the request is kept: the step asks the bank first (steps/collection.py), and honours it once no money
    moved. After a settlement it is ignored.
    """
    event = case.event(EventType.CANCEL_REQUESTED)
    if event is None:
        return ()
    live = live_debit(case)
    if live is not None and live.state != DebitState.SETTLED:
        return ()
    if live is not None:
        return (Use(event.id, ignored=TOO_LATE),)
    return Cancel.requested(event, _revocations(case))


def _revocations(case: Case) -> tuple[Update, ...]:
    live = (row for row in case.contracts if row.state.is_live)
    return tuple(contract.end_contract(case, row.key, ContractState.REVOKED) for row in live)
