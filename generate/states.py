"""`docs/states.md`: the tables of transitions as drawings (Mermaid) and lists."""

from collections.abc import Iterable, Iterator

from models.states import ArrivalState, MessageState, PaymentState, RefundState, Step, TopUpState, WithdrawalState
from workflows.payment.changes.records import (
    ARRIVAL,
    CONTRACT,
    DEBIT,
    DECLARATION,
    MESSAGE,
    REFUND,
    TOP_UP,
    WITHDRAWAL,
    By,
    Changes,
    RecordChanges,
)
from workflows.payment.changes.transitions import (
    ACTIONS,
    AFTER_SETTLEMENT,
    DECISIONS,
    RETURNS,
    WAITS_AFTER_SETTLEMENT,
    OperatorAction,
    states_after,
)
from workflows.payment.outcomes import Outcome

_MoneyChanges = Changes[ArrivalState] | Changes[RefundState] | Changes[TopUpState]
_AnyChanges = RecordChanges | Changes[MessageState] | Changes[WithdrawalState] | _MoneyChanges

_HEAD = """\
# States

Made by `make generate` from `transitions.py` and `records.py` in `workflows/payment/changes/`. Every change is checked
against these tables when it is written.

## Payment

A payment has a state and a step. A decision of its step leads from any live state to the one that the drawing shows.
"""
_AFTER = """\
Once a debit of the payment is settled, only {left} are left: nothing cancels, expires or rejects it. In a plan that
signs after the collection, {waits} may wait for the signature.

The usual order of steps is {order}; a region's plan may order them otherwise and leave some out. {returns}
An operator's `retry` takes a payment from attention to running at its step; `resolve` does so in {resolved}.
"""


def states_page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_payment(), *_records()])


def _payment() -> Iterator[str]:
    yield from _payment_drawing()
    yield "\n| decision | " + " | ".join(Step) + " |"
    yield "|---|" + "---|" * len(Step)
    for decision in _all_decisions():
        cells = (_cell(step, decision) for step in Step)
        yield f"| {decision.__name__} | " + " | ".join(cells) + " |"
    yield "\n" + _AFTER.format(
        left=" and ".join(sorted(decision.__name__ for decision in AFTER_SETTLEMENT)),
        waits=WAITS_AFTER_SETTLEMENT,
        order=" → ".join(Step),
        returns=" ".join(f"From {step} a payment may return to {back}." for step, back in RETURNS.items()),
        resolved=", ".join(step for step in Step if step in ACTIONS[OperatorAction.RESOLVE]),
    )


def _all_decisions() -> list[type[Outcome]]:
    return list(dict.fromkeys(decision for decisions in DECISIONS.values() for decision in decisions))


def _cell(step: Step, decision: type[Outcome]) -> str:
    if decision not in DECISIONS[step]:
        return "–"
    return " or ".join(states_after(step, decision))


def _payment_drawing() -> Iterator[str]:
    """The three live states are one box: a decision leads from each of them to the same state."""
    over = [state for state in PaymentState if state.is_over]
    actions = ", ".join(f"operator's {action}" for action in ACTIONS)
    yield "```mermaid\nstateDiagram-v2\n    [*] --> running: payment.requested\n    state live {"
    yield f"        {PaymentState.ATTENTION} --> {PaymentState.RUNNING}: {actions}"
    yield f"        {PaymentState.WAITING}\n    }}"
    for state, names in _leads().items():
        yield f"    live --> {state}: {', '.join(dict.fromkeys(names))}"
    yield from _ends(over)


def _leads() -> dict[str, list[str]]:
    """The names of the decisions that lead to each state."""
    leads: dict[str, list[str]] = {}
    for step, decisions in DECISIONS.items():
        for decision in decisions:
            for after in states_after(step, decision):
                leads.setdefault(after, []).append(decision.__name__)
    return leads


def _records() -> Iterator[str]:
    for title, changes in (("Debit", DEBIT), ("Contract", CONTRACT), ("Declaration", DECLARATION)):
        yield from _record(title, changes)
    yield from _record("Withdrawal of a contract", WITHDRAWAL)
    yield from _record("Arrival", ARRIVAL)
    yield from _record("Refund", REFUND)
    yield from _record("Top-up", TOP_UP)
    yield from _record("Message", MESSAGE)


def _record(title: str, changes: _AnyChanges) -> Iterator[str]:
    yield f"## {title}\n"
    edges = _edges(changes)
    left = {before for before, _ in edges}
    yield from _drawing(edges, [state for state in changes.states if state not in left])
    yield "\n| from | to | by | when |\n|---|---|---|---|"
    for change in changes.changes:
        yield f"| {', '.join(change.before) or '—'} | {change.after} | {_by(change.by)} | {change.why} |"
    yield ""


def _edges(changes: _AnyChanges) -> dict[tuple[str, str], list[str]]:
    """Who makes each change, by the states before and after it."""
    edges: dict[tuple[str, str], list[str]] = {}
    for change in changes.changes:
        for before in change.before or ("[*]",):
            edges.setdefault((before, change.after), []).append(change.by)
    return edges


def _by(by: By) -> str:
    return {By.REPORT: "provider's report"}.get(by, by.value)


def _drawing(edges: dict[tuple[str, str], list[str]], ends: Iterable[str]) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    for (before, after), labels in edges.items():
        yield f"    {before} --> {after}: {', '.join(labels)}"
    yield from _ends(ends)


def _ends(states: Iterable[str]) -> Iterator[str]:
    for state in states:
        yield f"    {state} --> [*]"
    yield "```"
