"""Declaration: filed once under its key; whatever the authority says, the next move is named."""

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from foundation.settings import get_keyring
from gateways.ports import DeclarationOrder, Status
from tests.builders import key_of
from tests.unit.workflows.cases import CaseMaker, a_declaration, letters_of, reply, updates_of, waiting
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Done, Expire, Reply, Retry, Return, Wait
from workflows.payment.progress import Awaited, Progress
from workflows.steps.declaration import conclude, decide
from workflows.steps.documents import open_document

ROW = {"step": "declaration", "total_fen": 240000, "method": "bank_debit"}


def declaring(case: Case, state: str = "intended", number: int = 1) -> Case:
    """The case with one more declaration."""
    return replace(case, declarations=(*case.declarations, a_declaration(case, state, number)))


def in_flight(a_case: CaseMaker, state: str = "intended", **more: Any) -> Case:
    return declaring(a_case(row=ROW | more.pop("row", {}), **more), state)


def answer(case: Case, status: Status, *, asked: bool = False, **values: Any) -> Reply:
    """An answer about the last declaration of the case."""
    return reply(case.declarations[-1].key, status, asked=asked, **values)


def update_of(outcome: Any) -> dict[str, Any]:
    [found] = updates_of(outcome, "declarations")
    return found


def test_the_intent_with_amounts_and_form_is_written_before_the_order_goes_out(a_case: CaseMaker) -> None:
    case = a_case(row=ROW)
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.port, call.verb, call.key, call.ask_first) == (
        "authority",
        "file",
        key_of(case.id, "declaration:1"),
        False,
    )
    assert call.intent is not None
    assert (call.intent.row["state"], call.intent.row["total_fen"]) == ("intended", 240000)
    order = call.order
    assert isinstance(order, DeclarationOrder)
    assert order.document_sha256 == call.intent.row["document_sha256"] == call.extra[0].row["sha256"]
    assert [item.amount_fen for item in order.items] == [160000, 80000]
    form = open_document(get_keyring(), SimpleNamespace(**call.extra[0].row))
    for text in ("王小明", case.payer.id_number, "2,400.00" if "2,400.00" in form else "2400.00", "贰仟肆佰"):
        assert text in form
    assert case.payer.id_number not in repr(call)


def test_the_same_case_makes_the_same_order_again(a_case: CaseMaker) -> None:
    case = a_case(row=ROW)
    assert decide(case).order == decide(case).order


@pytest.mark.parametrize("state", ["intended", "unknown"])
def test_what_may_have_been_sent_is_asked_about_before_it_is_sent_again(a_case: CaseMaker, state: str) -> None:
    case = in_flight(a_case, state)
    call = decide(case)
    assert isinstance(call, Call)
    assert (call.key, call.ask_first, call.intent) == (key_of(case.id, "declaration:1"), True, None)
    assert call.order is not None


def test_what_is_pending_is_only_asked_about(a_case: CaseMaker) -> None:
    call = decide(in_flight(a_case, "pending"))
    assert isinstance(call, Call)
    assert (call.ask_first, call.order) == (True, None)


def test_what_is_accepted_is_not_filed_again(a_case: CaseMaker) -> None:
    outcome = decide(in_flight(a_case, "accepted"))
    assert isinstance(outcome, Done)
    assert outcome.note == "already_declared"


def test_a_valid_declaration_of_the_year_spares_another(a_case: CaseMaker) -> None:
    outcome = decide(replace(a_case(row=ROW), prior_declaration="earlier"))
    assert isinstance(outcome, Done)
    assert (outcome.note, outcome.progress) == ("valid_declaration", Progress(declared_by="earlier"))


def test_accepted_keeps_the_receipt(a_case: CaseMaker) -> None:
    case = in_flight(a_case)
    outcome = conclude(case, answer(case, Status.ACCEPTED, reference="R-1"))
    assert isinstance(outcome, Done)
    assert {name: update_of(outcome)[name] for name in ("state", "receipt_no")} == {
        "state": "accepted",
        "receipt_no": "R-1",
    }


def test_refused_asks_the_payer_for_a_correction_with_the_authority_s_reasons(a_case: CaseMaker) -> None:
    case = in_flight(a_case)
    outcome = conclude(case, answer(case, Status.REJECTED, reasons=("base_refused",)))
    assert isinstance(outcome, Wait)
    assert (outcome.event, outcome.reason) == ("payment.materials.supplied", "declaration_rejected")
    assert (update_of(outcome)["state"], update_of(outcome)["reason"]) == ("rejected", "base_refused")
    [letter] = letters_of(outcome)
    assert letter.facts.reasons == ("base_refused",)


def corrected(a_case: CaseMaker, now: str, **more: Any) -> Case:
    """A case whose declaration was refused on Sunday."""
    case = in_flight(a_case)
    asked = conclude(case, answer(case, Status.REJECTED, reasons=("base_refused",)))
    assert isinstance(asked, Wait)
    return declaring(a_case(now=now, row=ROW | waiting(asked), progress=asked.progress, **more), "rejected")


def test_a_correction_goes_back_to_the_materials_and_is_left_to_them(a_case: CaseMaker) -> None:
    case = corrected(a_case, "2026-12-08T10:00:00+08:00", events=[("materials.supplied", {"base": 900000})])
    outcome = decide(case)
    assert isinstance(outcome, Return)
    assert (outcome.step, outcome.reason, outcome.effects) == ("materials", "materials_supplied", ())
    assert outcome.uses == ()


def test_without_a_correction_the_deadline_ends_the_payment(a_case: CaseMaker) -> None:
    assert isinstance(decide(corrected(a_case, "2026-12-16T09:59:00+08:00")), Wait)
    outcome = decide(corrected(a_case, "2026-12-16T10:00:00+08:00"))
    assert isinstance(outcome, Expire)
    assert outcome.reason == "declaration_not_corrected"


def test_after_a_correction_another_declaration_is_filed_under_a_key_of_its_own(a_case: CaseMaker) -> None:
    case = declaring(a_case(row=ROW), "rejected")
    call = decide(case)
    assert isinstance(call, Call)
    assert call.key == key_of(case.id, "declaration:2")


def test_pending_is_asked_about_at_growing_distances_and_in_the_end_by_an_operator(a_case: CaseMaker) -> None:
    case = in_flight(a_case)
    outcome = conclude(case, answer(case, Status.PENDING))
    assert isinstance(outcome, Wait)
    assert update_of(outcome)["state"] == "pending"
    waits = []
    for _ in range(14):
        waits.append((outcome.again_at - case.now).total_seconds())
        assert outcome.progress is not None
        case = in_flight(a_case, "pending", row=waiting(outcome))
        awaited = replace(outcome.progress, awaited=Awaited(case.declarations[-1].key, outcome.until))
        case = replace(case, progress=awaited)
        outcome = conclude(case, answer(case, Status.PENDING, asked=True))
        assert isinstance(outcome, Wait)
        assert outcome.effects == ()
    assert waits[:4] == [2, 4, 8, 16]
    assert waits[-1] == 3600
    late = in_flight(a_case, "pending", row=waiting(outcome))
    late = replace(late, progress=Progress(awaited=Awaited(late.declarations[0].key, late.now)))
    assert isinstance(conclude(late, answer(late, Status.PENDING, asked=True)), Attention)


@pytest.mark.parametrize("status", [Status.UNAVAILABLE, Status.THROTTLED])
def test_patience_uses_up_no_tries(a_case: CaseMaker, status: Status) -> None:
    case = in_flight(a_case, row={"attempts": 99})
    outcome = conclude(case, answer(case, status, retry_after_s=7))
    assert isinstance(outcome, Retry)
    assert (outcome.counts, outcome.after.total_seconds(), outcome.effects) == (False, 7, ())


@pytest.mark.parametrize("status", [Status.UNAVAILABLE, Status.THROTTLED])
@pytest.mark.parametrize("state", ["intended", "unknown", "pending"])
def test_a_question_that_is_not_taken_leaves_the_outcome_unknown(a_case: CaseMaker, status: Status, state: str) -> None:
    case = in_flight(a_case, state, row={"attempts": 99})
    outcome = conclude(case, answer(case, status, asked=True, retry_after_s=7))
    assert isinstance(outcome, Retry)
    assert (outcome.reason, outcome.counts, outcome.effects) == ("authority_unknown", False, ())


@pytest.mark.parametrize("status", [Status.UNKNOWN, Status.NOT_FOUND])
def test_an_unknown_outcome_is_tried_again_and_in_the_end_needs_attention(a_case: CaseMaker, status: Status) -> None:
    case = in_flight(a_case, row={"attempts": 6})
    outcome = conclude(case, answer(case, status))
    assert isinstance(outcome, Retry)
    assert outcome.counts
    assert update_of(outcome)["state"] == "unknown"
    case = in_flight(a_case, row={"attempts": 7})
    outcome = conclude(case, answer(case, status))
    assert isinstance(outcome, Attention)
    assert (outcome.reason, update_of(outcome)["state"]) == ("authority_unknown", "unknown")
