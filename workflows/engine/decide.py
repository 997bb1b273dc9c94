"""What a step decides about each payment of a batch, before and after the other side has answered."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType
from typing import Final, TypeVar

from gateways.ports import Answer
from workflows.engine import rate_limit
from workflows.engine.calls import Interrupts
from workflows.engine.write import Judged, Verdict
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Cancel, Decision, Effect, Retry, Update, Use
from workflows.steps import collection, contract, declaration, materials, method, voucher

log = logging.getLogger(__name__)

STEPS: Final[dict[str, ModuleType]] = {
    "materials": materials,
    "method": method,
    "declaration": declaration,
    "contract": contract,
    "collection": collection,
    "voucher": voucher,
}
# Once money may be moving, a payment can no longer be withdrawn.
_MONEY_MOVES = frozenset({"intended", "pending", "unknown", "settled"})
Said = TypeVar("Said")


def decide(step: str, cases: Sequence[Case], interrupts: Interrupts) -> list[Judged]:
    """The step's verdict on each payment. A call without a slot of its gateway's rate limit becomes a retry."""
    judged = [(case, _guarded(case, interrupts, partial(_verdict, step, case))) for case in cases]
    calls = [(case, verdict) for case, verdict in judged if isinstance(verdict, Call)]
    if not calls:
        return judged
    passed, waiting = rate_limit.reserve_slots(calls)
    return [*passed, *waiting, *((case, verdict) for case, verdict in judged if not isinstance(verdict, Call))]


def conclude(step: str, case: Case, answer: Answer, was_question: bool, interrupts: Interrupts) -> Decision | Attention:
    """The step's decision on an answer of the other side."""
    return _guarded(case, interrupts, partial(STEPS[step].conclude, case, answer, was_question))


def _guarded(case: Case, interrupts: Interrupts, say: Callable[[], Said]) -> Said | Attention:
    """A defect in one payment needs an operator and touches no other; the log names the place, never the content."""
    try:
        return say()
    except interrupts:
        raise
    except Exception as error:  # noqa: BLE001  # the border between one payment and all others of its run
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame is not None else "?"
        log.error("payment %s: %s at %s", case.id, type(error).__name__, where)
        return Attention(reason="step_failed", facts={"fault": f"{type(error).__name__} at {where.rpartition('/')[2]}"})


def _verdict(step: str, case: Case) -> Verdict:
    verdict: Verdict = _early(case) or STEPS[step].decide(case)
    return verdict


def _early(case: Case) -> Attention | Cancel | Retry | None:
    """What is decided before the step looks: a payment whose runs were lost too often is left to an operator."""
    if case.payment.recoveries > case.settings.recovery_limit:
        return Attention(reason="recovery_exhausted")
    if not case.region_is_known:
        return Retry(reason="region_unknown")
    if case.unreadable:
        return Attention(reason="step_failed", facts={"fault": "SealError in an event"})
    return _withdrawn(case)


def _withdrawn(case: Case) -> Cancel | None:
    """A request to cancel is honoured before every step, as long as no money may be moving."""
    event = case.event("cancel.requested")
    if event is None:
        return None
    live = next((row for row in case.debits if row.state in _MONEY_MOVES), None)
    if live is not None and live.kind == "pay_order" and live.state != "settled":
        return None  # the payer may have paid it: the step asks the bank first (steps/collection.py)
    if case.payment.step == "voucher" or live is not None:
        case.events.remove(event)
        case.ignored.append(Use(event.id, ignored="too_late"))
        return None
    effects: tuple[Effect, ...] = (Use(event.id),)
    for agreement in case.contracts:
        if agreement.state in ("intended", "sent", "unknown"):
            row = {"key": agreement.key, "payment_id": case.id, "state": "revoked", "ended_at": case.now}
            effects += (Update("contracts", row),)
    return Cancel(reason="cancel_requested", effects=effects)
