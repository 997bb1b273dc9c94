"""What becomes of an event at each step of a payment: a step uses it, it is kept for a later step, or it is closed.

The intake answers senders by this table, and a step sees only the events that the table gives it. A step may leave an
event for later that it uses: while an order is under way, the answer of the other side comes first.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final

from foundation.steps import signs_after_collection
from models.states import Step
from workflows.payment.event_types import EventType


class Said(StrEnum):
    """What an event for a payment says. Events of one type differ where they bring different things."""

    SUPPLIED = "supplied"
    FIGURES = "figures"
    METHOD = "method"
    SIGNED = "signed"
    DECLINED = "declined"
    SETTLED = "settled"
    DEBIT_FAILED = "debit_failed"
    CANCEL = "cancel"


class Fate(StrEnum):
    """What becomes of an event at a step."""

    USED = "used"
    KEPT = "kept"
    CLOSED = "closed"


NOT_YET: Final = "not_yet"
"""The code of an event that is kept for a later step."""
TOO_LATE: Final = "too_late"
"""The code of an event that no step uses any more."""
PAYMENT_FINISHED: Final = "payment_finished"
"""The code of an event whose payment has ended."""

_TYPES: Final[Mapping[str, Said]] = {
    EventType.MATERIALS_SUPPLIED: Said.SUPPLIED,
    EventType.METHOD_CHOSEN: Said.METHOD,
    EventType.CONTRACT_SIGNED: Said.SIGNED,
    EventType.CONTRACT_DECLINED: Said.DECLINED,
    EventType.SETTLED: Said.SETTLED,
    EventType.DEBIT_FAILED: Said.DEBIT_FAILED,
    EventType.CANCEL_REQUESTED: Said.CANCEL,
}
_OF_CONTRACT: Final = frozenset({Said.SIGNED, Said.DECLINED})
_FIGURES: Final = frozenset({"base", "category", "grade"})
_BEFORE_MONEY: Final = "the payment is cancelled"
_PLATFORM: Final = "the platform is asked"
_BANK: Final = "the bank is asked"

USES: Final[Mapping[Said, Mapping[Step, str]]] = {
    Said.SUPPLIED: {
        Step.MATERIALS: "all documents are checked again",
        Step.METHOD: "the method is chosen with it; with figures that are not declared, materials are checked again",
        Step.DECLARATION: "materials are checked again, unless the authority has the declaration",
        Step.CONTRACT: "kept with the payment; with another account the method is chosen again",
        Step.COLLECTION: "kept with the payment; with another account the method is chosen again once no order is open",
    },
    Said.FIGURES: {
        Step.MATERIALS: "assessed again",
        Step.METHOD: "materials are checked again, unless the figures are declared",
        Step.DECLARATION: "materials are checked again, unless the authority has the declaration",
    },
    Said.METHOD: {
        Step.MATERIALS: "taken as the wish, whose documents count",
        Step.METHOD: "taken as the wish",
        Step.CONTRACT: "the contract is revoked, and the method chosen again",
        Step.COLLECTION: "an open order is closed, and the method chosen again; a debit under way is waited for",
    },
    Said.SIGNED: {Step.CONTRACT: _PLATFORM},
    Said.DECLINED: {Step.CONTRACT: _PLATFORM},
    Said.SETTLED: {Step.COLLECTION: _BANK},
    Said.DEBIT_FAILED: {Step.COLLECTION: "the bank is asked; without an order it is closed as `unknown_order`"},
    Said.CANCEL: {
        Step.MATERIALS: _BEFORE_MONEY,
        Step.METHOD: _BEFORE_MONEY,
        Step.DECLARATION: _BEFORE_MONEY,
        Step.CONTRACT: _BEFORE_MONEY,
        Step.COLLECTION: "an open order is closed, and the payment cancelled, unless money moved",
    },
}
"""The steps that use an event, and how; `uses_of` has the plans that sign after the collection. Before such a step of
the payment's plan an event is kept, after the last one it is closed. What an event says of money is kept as an arrival
besides, at every step."""


def said_by(event_type: str, given: Collection[str]) -> Said:
    """What an event says; `given` are the members of its data that are not empty. Raises KeyError for another type."""
    said = _TYPES[event_type]
    only_figures = said is Said.SUPPLIED and given and _FIGURES.issuperset(given)
    return Said.FIGURES if only_figures else said


def fate_of(said: Said, step: str, plan: Sequence[Step]) -> Fate:
    """What becomes of an event for a payment at `step`; `plan` are the payment's steps in their order."""
    used_at = uses_of(said, plan)
    if step in used_at:
        return Fate.USED
    later = plan[plan.index(Step(step)) + 1 :] if step in plan else ()
    return Fate.KEPT if any(one in used_at for one in later) else Fate.CLOSED


def uses_of(said: Said, plan: Sequence[Step]) -> Mapping[Step, str]:
    """The steps of a plan that use an event, and how. A contract that is signed after the collection hears of its
    signature alone: the money is collected, so nothing is chosen, supplied or cancelled any more."""
    uses = USES[said]
    if said in _OF_CONTRACT or not signs_after_collection(plan):
        return uses
    return {step: use for step, use in uses.items() if step is not Step.CONTRACT}
