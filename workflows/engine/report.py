"""What a step did, for monitors and for the task that ends a run."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from models.states import PaymentState
from workflows.engine.commit import Batch, Written
from workflows.engine.observers import observers
from workflows.payment.outcomes import Attention, Cancel, Decision, Done, Expire, Reject, Retry, Return, Wait
from workflows.payment.waiting import WaitingFor


@dataclass(frozen=True, slots=True)
class StepReport:
    """What a step did: how many payments it found, how many go on in the run, whether the run has ended; and of those
    that do not go on, how many wait, need attention, have ended or go back to an earlier step, by reason."""

    found: int
    going_on: int
    over: bool
    waiting: Counter[str] = field(default_factory=Counter)
    attention: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    returned: Counter[str] = field(default_factory=Counter)


def report(batch: Batch, written: Mapping[str, Written]) -> StepReport:
    """What the step did."""
    for observer in observers:
        observer.note_step(batch, written)
    stay = [one.item.decision for one in written.values() if not one.item.goes_on]
    done = StepReport(batch.found, len(written) - len(stay), len(written) == len(stay))
    for decision in stay:
        _count(done, decision)
    return done


def _count(done: StepReport, decision: Decision) -> None:
    match decision:
        case Wait():
            done.waiting[decision.reason or decision.event] += 1
        case Retry():
            done.waiting[WaitingFor.RETRY] += 1
        case Attention():
            done.attention[decision.reason] += 1
        case Return():
            done.returned[decision.reason] += 1
        case Done():
            done.ended[PaymentState.COMPLETED] += 1
        case Reject() | Expire() | Cancel():
            done.ended[decision.reason] += 1
