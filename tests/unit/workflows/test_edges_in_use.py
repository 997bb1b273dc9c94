"""The tables of transitions hold what the steps do, no less and no more: all that a payment can go through, with every
answer and event in every order, is tried within a few decisions, each is written by the real writer, and the edges that
were used are compared with the tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from gateways.ports import Answer, Status
from models.states import Step
from models.write import Writes
from tests.unit.workflows.cases import CaseMaker, a_debit, an_event
from workflows.engine import guard
from workflows.engine.guard import check_intents
from workflows.engine.write import Decided, add_decision
from workflows.payment.case import Case
from workflows.payment.changes.records import CONTRACT, DEBIT, DECLARATION, By, Changes
from workflows.payment.changes.transitions import DECISIONS
from workflows.payment.outcomes import Call, Decision, Outcome, Reply
from workflows.payment.progress import Progress
from workflows.steps.decide import conclude, decide

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
DEPTH = 3
FAR = timedelta(days=40)
AMOUNT = "2400.00"


@dataclass
class Used:
    """The edges that were used."""

    changes: dict[str, set[tuple[str | None, str]]] = field(default_factory=dict)
    decisions: set[tuple[str, type[Outcome]]] = field(default_factory=set)


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> Used:
    """Notes what the writer's guard is asked."""
    noted = Used()
    check, check_decision = Changes.check, guard.check_decision

    def note_change(self: Changes[Any], before: str | None, after: str, by: By) -> None:
        check(self, before, after, by)
        if before != after:
            noted.changes.setdefault(self.name, set()).add((before, after))

    def note_decision(before: Any, decision: type[Outcome], *rest: Any, **more: Any) -> None:
        check_decision(before, decision, *rest, **more)
        noted.decisions.add((before[1], decision))

    monkeypatch.setattr(guard, "_allowed", set())  # what another test has asked is not asked again
    monkeypatch.setattr(Changes, "check", note_change)
    monkeypatch.setattr(guard, "check_decision", note_decision)
    return noted


def answers(case: Case, call: Call) -> Iterator[Reply | None]:
    """All that may become of a call; None: the worker died before it knew."""
    yield None
    document = next((row.document_sha256 for row in case.contracts if row.key == call.key), None)
    accepted = {"reference": "R-1", "amount_fen": 240000, "document_sha256": document}
    said = [
        (Status.ACCEPTED, accepted),
        (Status.ACCEPTED, accepted | {"amount_fen": 1, "document_sha256": "0" * 64}),
        (Status.PENDING, {"reference": "R-1"}),
        *((Status.REJECTED, {"reason": one}) for one in ("short_balance", "contract_invalid", "expired", "other")),
        (Status.UNKNOWN, {}),
        (Status.THROTTLED, {}),
        (Status.UNAVAILABLE, {}),
    ]
    for status, values in said:
        for asked in {call.ask_first, call.order is None}:
            yield Reply(Answer(call.key, status, **values), asked)


def events(case: Case) -> Iterator[tuple[tuple[str, dict[str, Any]], ...]]:
    """No event, or one of those that may come at the payment's step."""
    yield ()
    yield (("cancel.requested", {}),)
    yield (("method.chosen", {"method": "tax_app"}),)
    yield (("materials.supplied", {}),)
    for debit in case.debits:
        yield (("settled", {"amount": AMOUNT, "key": debit.key}),)
        yield (("settled", {"amount": "1.00", "key": debit.key}),)
    for contract in case.contracts:
        yield (("contract.signed", {"document_sha256": contract.document_sha256}),)
        yield (("contract.signed", {"document_sha256": "0" * 64}),)
    yield (("contract.declined", {}),)


def decisions(case: Case) -> Iterator[tuple[Case, Decision | None]]:
    """What the payment's step decides, for every answer of the other side; None where nothing was decided."""
    verdict = decide(case)
    if not isinstance(verdict, Call):
        yield case, verdict
        return
    check_intents(verdict.intents())
    asking = case.asking(verdict)
    for reply in answers(asking, verdict):
        yield asking, None if reply is None else conclude(asking, verdict, reply)


def written(case: Case, decision: Decision) -> Case | None:
    """The payment once the decision is written; None where the payment has left its step."""
    writes = Writes()
    add_decision(writes, "r" * 32, Decided(case, decision))
    [move] = writes.moves
    if move["finished_at"] is not None or move["step"] != case.payment.step:
        return None
    return replace(case.moved_on(move, decision, case.now), contract_ended=case.contract_ended)


def seen(case: Case) -> object:
    """What distinguishes two payments for the next decision."""
    rows = [(row.key, row.state, row.reason) for row in (*case.declarations, *case.contracts, *case.debits)]
    progress = replace(case.progress, polls=0)
    return tuple(rows), case.payment.waiting_for, min(case.payment.attempts, 9), case.now, str(progress)


def explore(start: Case) -> None:
    """Every way from here within DEPTH decisions, each time with or without an event, now or much later."""
    frontier, known = [start], {seen(start)}
    for _ in range(DEPTH):
        found: list[Case] = []
        for case in frontier:
            for moment in (case.now, case.now + FAR) if case.payment.waiting_for else (case.now,):
                later = replace(case, now=moment)
                for arrived in events(later):
                    signalled = tuple(an_event(f"e{at}", *event) for at, event in enumerate(arrived))
                    for after, decision in decisions(replace(later, events=signalled)):
                        then = replace(after, events=()) if decision is None else written(after, decision)
                        if then is not None and seen(then) not in known:
                            known.add(seen(then))
                            found.append(then)
        frontier = found


def starting(a_case: CaseMaker, step: Step, method: str = "bank_debit", **more: Any) -> Case:
    row = {"step": step, "total_fen": 240000, "method": method, **more.pop("row", {})}
    return a_case(now=DEBIT_DAY, row=row, **more)


def by_steps(changes: Changes[Any]) -> set[tuple[str | None, str]]:
    """The edges of a table that steps use."""
    return {
        (before, change.after)
        for change in changes.changes
        if change.by is By.STEP
        for before in change.before or (None,)
    }


def test_collections_use_the_edges_of_debits_and_no_others(a_case: CaseMaker, used: Used) -> None:
    mandate = Progress(contract="c" * 32)
    explore(starting(a_case, Step.COLLECTION, progress=mandate))
    explore(replace(starting(a_case, Step.COLLECTION, progress=mandate), contract_ended=True))
    explore(replace(starting(a_case, Step.COLLECTION, progress=mandate), paid_elsewhere=True))
    ordering = starting(a_case, Step.COLLECTION, "tax_app")
    explore(ordering)
    explore(replace(ordering, debits=(a_debit(ordering, "pay_order", "withdrawn"),)))  # another method was chosen
    assert used.changes["debit"] == by_steps(DEBIT)
    assert {one for step, one in used.decisions if step == Step.COLLECTION} == set(DECISIONS[Step.COLLECTION])


def test_signing_uses_the_edges_of_contracts_and_no_others(a_case: CaseMaker, used: Used) -> None:
    explore(starting(a_case, Step.CONTRACT))
    explore(starting(a_case, Step.COLLECTION, progress=Progress(contract="c" * 32)))  # the bank refuses the mandate
    assert used.changes["contract"] == by_steps(CONTRACT)
    assert {one for step, one in used.decisions if step == Step.CONTRACT} == set(DECISIONS[Step.CONTRACT])


def test_declaring_uses_the_edges_of_declarations_and_no_others(a_case: CaseMaker, used: Used) -> None:
    explore(starting(a_case, Step.DECLARATION))
    explore(starting(a_case, Step.DECLARATION, base="1.00"))
    assert used.changes["declaration"] == by_steps(DECLARATION)
    assert {one for step, one in used.decisions if step == Step.DECLARATION} == set(DECISIONS[Step.DECLARATION])
