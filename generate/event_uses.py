"""`docs/reference/event-uses.md`: what becomes of each type of event at each step, from the table that decides it."""

from collections.abc import Iterator, Mapping
from typing import Final

from models.states import Step
from workflows.payment.event_uses import NOT_YET, PAYMENT_FINISHED, TOO_LATE, USES, Fate, Said, fate_of

PLAN: Final = tuple(Step)

_TITLES: Final[Mapping[Said, str]] = {
    Said.SUPPLIED: "`materials.supplied`: documents, account, contact, with or without figures",
    Said.FIGURES: "`materials.supplied`: base, category or grade alone",
    Said.METHOD: "`method.chosen`",
    Said.SIGNED: "`contract.signed`",
    Said.DECLINED: "`contract.declined`",
    Said.SETTLED: "`settled`",
    Said.DEBIT_FAILED: "`debit.failed`",
    Said.CANCEL: "`cancel.requested`",
}
_AFTER_END: Final[Mapping[Said, str]] = {
    Said.SETTLED: "; the money is kept",
    Said.METHOD: "; used while a top-up is asked for: its order is closed, and another one follows by the method",
}
_HEAD = f"""\
# What becomes of an event at each step

Made by `make generate` from `workflows/payment/event_uses.py`, by which the intake answers senders and the steps see
events. The columns are in the usual order of steps. In another plan an event is kept as long as a step that uses it is
still to come. In a plan that signs after the collection, `contract` uses the contract's own events alone, and closes
all others with `{TOO_LATE}`: the money is collected.

- **used**: the answer is `accepted`. While an order is under way at another system, that system's answer comes first.
- **kept**: the answer is `kept` with the code `{NOT_YET}`; the step that is named uses it.
- **closed**: the answer is `kept` with the code `{TOO_LATE}`, or `{PAYMENT_FINISHED}` once the payment has ended; the
  event is not used, and its row in the inbox has the reason. A new e-mail address or phone in it applies all the same.

What `settled` says of money is kept as an arrival at every step and after the end; money that the payment does not need
is answered `kept` with the reason under which it is open. `payment.requested` starts a payment, and is refused
(`already_live`) beside a live one of the same client for the same months. The authority's callback
`declaration.answered` makes an unfinished payment look; the reports of SMS providers are about messages, at any time.
"""


def event_uses_page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_table(), ""])


def _table() -> Iterator[str]:
    yield "| event | " + " | ".join(PLAN) + " | finished |"
    yield "|---|" + "---|" * (len(PLAN) + 1)
    for said in Said:
        cells = " | ".join(_cell(said, step) for step in PLAN)
        yield f"| {_TITLES[said]} | {cells} | {_finished(said)} |"


def _cell(said: Said, step: Step) -> str:
    fate = fate_of(said, step, PLAN)
    if fate is Fate.USED:
        return f"used: {USES[said][step]}"
    if fate is Fate.KEPT:
        following = PLAN[PLAN.index(step) + 1 :]
        return f"kept until {next(one for one in following if one in USES[said])}"
    return f"closed: `{TOO_LATE}`"


def _finished(said: Said) -> str:
    return f"closed: `{PAYMENT_FINISHED}`" + _AFTER_END.get(said, "")
