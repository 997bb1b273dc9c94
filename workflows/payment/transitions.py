"""The life of a payment as data: states, steps and every allowed transition. `docs/states.md` is drawn from this."""

import sys
from dataclasses import dataclass
from typing import Final

from foundation.errors import ShebaoError
from models.states import PaymentState, Step

STEPS: Final = tuple(Step)
TERMINAL: Final = frozenset(state for state in PaymentState if state.is_over)
STATES: Final = tuple(PaymentState)
# Steps that a payment may return to: corrected materials are checked again, another method is chosen anew.
RETURNS: Final = frozenset({"materials", "method"})


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed change of state, and who makes it."""

    before: str | None
    after: str
    by: str
    why: str


TRANSITIONS: Final = (
    Transition(None, "running", "event", "a payment is requested and accepted"),
    Transition("running", "running", "step", "the step is done and the next one follows"),
    Transition("running", "waiting", "step", "the step needs an event, a day or an answer"),
    Transition("running", "attention", "step", "only an operator can decide"),
    Transition("running", "completed", "step", "the voucher is issued"),
    Transition("running", "rejected", "step", "the request breaks a rule"),
    Transition("running", "expired", "step", "a deadline had passed when the step looked"),
    Transition("running", "cancelled", "step", "the payer withdrew in time"),
    Transition("waiting", "running", "step", "what it waited for came"),
    Transition("waiting", "waiting", "step", "a reminder, a poll, or the next thing to wait for"),
    Transition("waiting", "attention", "step", "only an operator can decide"),
    Transition("waiting", "completed", "step", "a retried voucher step is done"),
    Transition("waiting", "rejected", "step", "what was supplied breaks a rule"),
    Transition("waiting", "expired", "step", "the deadline passed"),
    Transition("waiting", "cancelled", "step", "the payer withdrew or declined"),
    Transition("attention", "running", "operator or event", "retried, resolved, or a late answer came"),
    Transition("attention", "waiting", "event", "a late event opened a way on"),
    Transition("attention", "attention", "event", "a late event changed the reason"),
    Transition("attention", "completed", "event", "a late event let the voucher step finish"),
    Transition("attention", "rejected", "event", "a late answer was a refusal"),
    Transition("attention", "expired", "event", "a deadline had passed when the step looked"),
    Transition("attention", "cancelled", "operator or event", "withdrawn before money moved"),
)
_ALLOWED: Final = frozenset((transition.before, transition.after) for transition in TRANSITIONS)


class IllegalTransition(ShebaoError):
    """A change that the table does not have: a defect of ours, never of the input."""


def check_transition(before: tuple[str, str], after: tuple[str, str], steps: tuple[str, ...]) -> None:
    """Raise IllegalTransition unless (state, step) `before` may become `after` under a plan of `steps`."""
    (state, step), (next_state, next_step) = before, after
    onward = next_state == "running" and step in steps and steps[steps.index(step) + 1 :][:1] == (next_step,)
    if (state, next_state) not in _ALLOWED:
        raise IllegalTransition(f"{state} may not become {next_state}")
    if not (next_step == step or onward or (next_state == "running" and next_step in RETURNS)):
        raise IllegalTransition(f"step {step} may not be followed by {next_step} as {next_state}")
    if next_state == "completed" and step != "voucher":
        raise IllegalTransition(f"only the voucher step completes a payment, not {step}")


def drawing() -> str:
    """The transition table as a Mermaid state diagram with a list; the text of docs/states.md."""
    edges: dict[tuple[str, str], list[str]] = {}
    for transition in TRANSITIONS:
        edges.setdefault((transition.before or "[*]", transition.after), []).append(transition.by)
    lines = ["stateDiagram-v2"]
    lines += [f"    {before} --> {after}: {', '.join(by)}" for (before, after), by in edges.items()]
    lines += [f"    {state} --> [*]" for state in sorted(TERMINAL)]
    rows = [f"| {t.before or '—'} | {t.after} | {t.by} | {t.why} |" for t in TRANSITIONS]
    steps = " → ".join(STEPS)
    return "\n".join(
        [
            "# States of a payment",
            "",
            "Drawn from `workflows/payment/transitions.py` by `python -m workflows.payment.transitions`.",
            "",
            "```mermaid",
            *lines,
            "```",
            "",
            "| from | to | by | when |",
            "|---|---|---|---|",
            *rows,
            "",
            f"The step is a field of its own. The usual order is {steps}; a region may order them otherwise.",
            f"From a later step a payment may return to {' or '.join(sorted(RETURNS))}: what was corrected is checked",
            "again, and another method is chosen anew. Every waiting payment is looked at again at a known time.",
            "",
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(drawing())
