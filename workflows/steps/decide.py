"""What a payment's step decides: the rules that hold before every step, then the step itself.

Plain functions of a case. They know no database, no environment and no other payment.
"""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from models.states import ContractState, DebitState, Step
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.outcomes import Attention, Call, Cancel, Decision, Reply, Retry, Update, Use, Verdict
from workflows.payment.reasons import Reason
from workflows.steps import collection, contract, declaration, materials, method, voucher
from workflows.steps.bank.debits import live_debit

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


def decide(case: Case) -> Verdict:
    """What the payment's step says; the decision names the events that it uses up and those that it ignores."""
    if case.payment.recoveries > case.context.settings.recovery_limit:
        return Attention(reason=Reason.RECOVERY_EXHAUSTED)
    if not case.region_is_known:
        return Retry(reason=Reason.REGION_UNKNOWN)
    if case.unreadable is not None:
        return Attention(reason=Reason.STEP_FAILED, progress=replace(case.progress, fault=case.unreadable))
    decide_step = STEPS[case.payment.step]
    if not case.events:
        return decide_step(case)
    early = _cancellation(case)
    if isinstance(early, Cancel):
        return early
    verdict = decide_step(case.without(early))
    return replace(verdict, uses=early + verdict.uses) if early else verdict


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
    if case.payment.step == Step.VOUCHER or live is not None:
        return (Use(event.id, ignored="too_late"),)
    return Cancel.requested(event, _revocations(case))


def _revocations(case: Case) -> tuple[Update, ...]:
    revoked = {"payment_id": case.id, "state": ContractState.REVOKED, "ended_at": case.now}
    return tuple(Update("contracts", {"key": row.key, **revoked}) for row in case.contracts if row.state.is_live)
