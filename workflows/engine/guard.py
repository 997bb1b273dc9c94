"""What is written with a decision, checked against the tables of transitions before it is written."""

from collections.abc import Mapping, Sequence
from typing import Final

from models.states import ContractState, DebitState
from workflows.payment.case import Case
from workflows.payment.changes.records import ARRIVAL, CONTRACT, DEBIT, DECLARATION, By, RecordChanges
from workflows.payment.changes.transitions import IllegalTransition, Position, check_decision
from workflows.payment.outcomes import Decision, Insert, Outcome, Update

_RECORDS: Final[Mapping[str, RecordChanges]] = {"debits": DEBIT, "contracts": CONTRACT, "declarations": DECLARATION}
_ARRIVALS: Final = "arrivals"
_CHECKED: Final = frozenset({*_RECORDS, _ARRIVALS})

_allowed: set[tuple[Position, type[Outcome], Position, tuple[str, ...], bool]] = set()


def check_written(case: Case, decision: Decision, after: Position, plan: Sequence[str]) -> None:
    """Raise IllegalTransition unless `decision` may take the payment to `after` and change the records that it changes.

    `plan` is the order of the payment's steps.
    """
    changes = [one for one in decision.effects if isinstance(one, Insert | Update) and one.table in _CHECKED]
    changed = _check_records(case, changes) if changes else {}
    settled = bool(changed or case.debits) and _is_settled(case, changed)
    question = ((case.payment.state, case.payment.step), type(decision), after, tuple(plan), settled)
    if question not in _allowed:  # all payments of a run ask the same few questions
        check_decision(*question)
        _allowed.add(question)


def check_intents(intents: Sequence[Insert]) -> None:
    """Raise IllegalTransition unless these are rows that a step may add before it calls the other side."""
    for intent in intents:
        if changes := _RECORDS.get(intent.table):
            changes.check(None, str(intent.row["state"]), By.STEP)


def _check_records(case: Case, effects: Sequence[Insert | Update]) -> dict[tuple[str, str], str]:
    """The states of the records that change, by table and key, once that is written; raises IllegalTransition."""
    states: dict[tuple[str, str], str] = {}
    for effect in effects:
        if effect.table == _ARRIVALS:
            _check_arrival(case, effect)
            continue
        place, after = (effect.table, str(effect.row["key"])), str(effect.row["state"])
        before = None if isinstance(effect, Insert) else states.get(place) or _state_before(case, *place)
        _RECORDS[effect.table].check(before, after, By.STEP)
        states[place] = after
    return states


def _is_settled(case: Case, changed: Mapping[tuple[str, str], str]) -> bool:
    """Whether a debit of the payment is settled, once the changed states are written."""
    states: dict[tuple[str, str], str] = {("debits", row.key): row.state for row in case.debits}
    states.update(changed)
    return any(table == "debits" and state == DebitState.SETTLED for (table, _), state in states.items())


def _check_arrival(case: Case, effect: Insert | Update) -> None:
    """Raise IllegalTransition unless the step may add or change this arrival."""
    state = effect.row.get("state")
    if state is not None:
        before = None if isinstance(effect, Insert) else _arrival_before(case, str(effect.row["id"]))
        ARRIVAL.check(before, str(state), By.STEP)


def _arrival_before(case: Case, arrival_id: str) -> str:
    for row in case.arrivals:
        if row.id == arrival_id:
            return row.state
    raise IllegalTransition("a step changes an arrival that it has not seen")


def _state_before(case: Case, table: str, key: str) -> str:
    for row in getattr(case, table):
        if row.key == key:
            return str(row.state)
    if table == "contracts":
        return ContractState.SIGNED  # of an earlier payment: a step knows of such a mandate only that it is signed
    raise IllegalTransition(f"a step changes a row of {table} that it has not seen")
