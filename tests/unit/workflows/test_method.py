"""Method: the payer's wish where it fits, else the region's order."""

import dataclasses
from typing import Any

import pytest
from msgspec.structs import replace

from regions import Method
from tests.builders import account, materials
from tests.unit.workflows.cases import CaseMaker, a_declaration, waiting
from workflows.payment.case import Case
from workflows.payment.outcomes import Amend, Done, Expire, Letter, Return, Use, Wait
from workflows.payment.progress import NO_PROGRESS, Progress
from workflows.payment.rows import Account
from workflows.steps.method import decide, fits

TOTAL = {"total_fen": 240000, "step": "method"}


def offered(case: Case, code: str) -> Method:
    return next(method for method in case.region.methods("flexible") if method.code == code)


@pytest.mark.parametrize("wish", ["bank_debit", "tax_app", "gov_app", "alipay", "wechat"])
def test_the_wish_is_granted_where_the_region_offers_it(a_case: CaseMaker, wish: str) -> None:
    outcome = decide(a_case(method=wish, row=TOTAL))
    assert isinstance(outcome, Done)
    assert (outcome.method, outcome.note) == (wish, None)


def test_without_a_wish_the_region_s_first_that_fits_is_taken(a_case: CaseMaker) -> None:
    outcome = decide(a_case(method=None, row=TOTAL))
    assert isinstance(outcome, Done)
    assert (outcome.method, outcome.note) == ("bank_debit", None)


def test_without_an_account_the_next_in_the_region_s_order_is_taken(a_case: CaseMaker) -> None:
    outcome = decide(a_case(method=None, bank_account=None, row=TOTAL))
    assert isinstance(outcome, Done)
    assert outcome.method == "tax_app"


def test_without_the_document_that_a_method_needs_the_next_one_is_taken(a_case: CaseMaker) -> None:
    outcome = decide(a_case(method=None, materials=materials("id_card"), row=TOTAL))
    assert isinstance(outcome, Done)
    assert outcome.method == "tax_app"


def test_a_wish_that_the_region_does_not_offer_is_noted(a_case: CaseMaker) -> None:
    outcome = decide(a_case(method="village_collector", row=TOTAL))
    assert isinstance(outcome, Done)
    assert (outcome.method, outcome.note) == ("bank_debit", "wish_village_collector_does_not_fit")


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, True),
        ({"min_fen": 240000}, True),
        ({"min_fen": 240001}, False),
        ({"max_fen": 240000}, True),
        ({"max_fen": 239999}, False),
    ],
    ids=["none", "at least this", "at least more", "at most this", "at most less"],
)
def test_limits_of_a_method_hold_to_the_fen(a_case: CaseMaker, limits: dict[str, int], expected: bool) -> None:
    case = a_case(row=TOTAL)
    assert fits(case, dataclasses.replace(offered(case, "tax_app"), **limits)) is expected


def test_a_method_that_failed_before_is_not_taken_again(a_case: CaseMaker) -> None:
    outcome = decide(a_case(row=TOTAL, progress=Progress(refused_methods=("bank_debit",))))
    assert isinstance(outcome, Done)
    assert (outcome.method, outcome.note) == ("tax_app", "wish_bank_debit_does_not_fit")


def test_a_choice_with_another_account_makes_the_debit_possible_again(a_case: CaseMaker) -> None:
    fresh = account("6222021001000000229")
    case = a_case(
        method="tax_app",
        row=TOTAL,
        progress=Progress(refused_methods=("bank_debit",)),
        events=[("method.chosen", {"method": "bank_debit", "bank_account": fresh})],
    )
    outcome = decide(case)
    assert isinstance(outcome, Done)
    assert outcome.method == "bank_debit"
    [amend] = outcome.effects
    assert outcome.uses == (Use("e0"),)
    assert isinstance(amend, Amend)
    assert amend.payer.account == Account(**fresh)
    assert amend.request.method == "bank_debit"


@pytest.mark.parametrize(
    ("row", "progress"),
    [
        ({"reason": "materials_supplied"}, Progress(refused_methods=("bank_debit",))),
        ({"waiting_for": "payment.method.chosen"}, Progress(refused_methods=("bank_debit", "tax_app"))),
    ],
    ids=["a later step returned for it", "it was waited for"],
)
def test_an_account_that_is_supplied_as_material_makes_the_debit_possible_again(
    a_case: CaseMaker, row: dict[str, Any], progress: Progress
) -> None:
    fresh = account("6222021001000000229")
    supplied = {"bank_account": fresh, "payer": {"phone": "13911112222"}}
    outcome = decide(a_case(row=TOTAL | row, progress=progress, events=[("materials.supplied", supplied)]))
    assert isinstance(outcome, Done)
    assert (outcome.method, outcome.uses) == ("bank_debit", (Use("e0"),))
    [amend] = outcome.effects
    assert isinstance(amend, Amend)
    assert (amend.payer.account, amend.payer.phone) == (Account(**fresh), "13911112222")


def test_figures_that_are_supplied_before_the_declaration_lead_back_to_the_materials_step(a_case: CaseMaker) -> None:
    event = ("materials.supplied", {"base": 900000, "bank_account": account("6222021001000000229")})
    outcome = decide(a_case(row=TOTAL | {"waiting_for": "payment.method.chosen"}, events=[event]))
    assert isinstance(outcome, Return)
    assert (outcome.step, outcome.uses) == ("materials", ())


def test_figures_that_are_supplied_after_the_declaration_change_nothing(a_case: CaseMaker) -> None:
    event = ("materials.supplied", {"base": 900000, "bank_account": account("6222021001000000229")})
    case = a_case(row=TOTAL | {"reason": "materials_supplied"}, events=[event])
    outcome = decide(replace(case, declarations=(a_declaration(case, "accepted"),)))
    [amend] = outcome.effects
    assert isinstance(amend, Amend)
    assert (amend.request.base, outcome.uses) == (800000, (Use("e0"),))


def test_the_last_of_several_choices_counts_and_all_are_used(a_case: CaseMaker) -> None:
    events = [("method.chosen", {"method": name}) for name in ("wechat", "alipay")]
    outcome = decide(a_case(row=TOTAL, events=events))
    assert isinstance(outcome, Done)
    assert outcome.method == "alipay"
    assert outcome.uses == (Use("e0"), Use("e1"))


def nothing_fits(a_case: CaseMaker, **more: Any) -> Case:
    refused = ("bank_debit", "tax_app", "gov_app", "alipay", "wechat")
    progress = replace(more.pop("progress", NO_PROGRESS), refused_methods=refused)
    return a_case(row=TOTAL | more.pop("row", {}), progress=progress, **more)


def test_where_nothing_fits_the_payer_is_asked_and_at_the_deadline_the_payment_ends(
    a_case: CaseMaker,
) -> None:
    asked = decide(nothing_fits(a_case))
    assert isinstance(asked, Wait)
    assert (asked.event, asked.reason) == ("payment.method.chosen", "no_method_fits")
    [letter] = asked.effects
    assert isinstance(letter, Letter)
    assert letter.name == "method_wanted"
    assert letter.facts.methods == ("tax_app", "gov_app", "alipay", "wechat")
    late = decide(nothing_fits(a_case, now=asked.until.isoformat(), row=waiting(asked), progress=asked.progress))
    assert isinstance(late, Expire)
    assert late.reason == "method_not_chosen"


def test_a_yearly_premium_whose_debit_day_is_past_the_year_is_not_debited(a_case: CaseMaker) -> None:
    """Chongqing debits medical insurance in January alone (data of the region)."""
    year = {
        "region": "500000",
        "insurances": ["medical"],
        "period": {"from": "2026-01", "to": "2026-12"},
        "base": None,
        "grade": "1",
        "method": "bank_debit",
    }
    outcome = decide(a_case(now="2026-12-06T10:00:00+08:00", **year, row={"step": "method", "total_fen": 307500}))
    assert isinstance(outcome, Done)
    assert (outcome.method, outcome.note) == ("tax_app", "wish_bank_debit_does_not_fit")
    outcome = decide(a_case(now="2026-01-05T10:00:00+08:00", **year, row={"step": "method", "total_fen": 307500}))
    assert isinstance(outcome, Done)
    assert outcome.method == "bank_debit"
