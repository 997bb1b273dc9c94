"""Materials: who the payer is, whether the base is allowed, and whether the region's documents are here."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from stdnum.iso7064 import mod_11_2

from tests.builders import id_number, materials, requested
from tests.unit.workflows.cases import CaseMaker, an_event, letters_of, waiting
from workflows.payment.case import Case
from workflows.payment.outcomes import Amend, Done, Expire, Letter, Reject, Use, Wait
from workflows.steps.materials import decide, identity_fault

TODAY = date(2026, 11, 22)
# From the documentation of python-stdnum, as quoted in the facts of the domain.
VALID = ("360426199101010071", "120103198806018241")


def with_check_digit(body: str) -> str:
    return body + mod_11_2.calc_check_digit(body)


@pytest.mark.parametrize("number", [*VALID, "11010519491231002X", "11010519491231002x"])
def test_a_right_number_has_no_fault(number: str) -> None:
    assert identity_fault(number, TODAY) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("36042619910101007", "identity_format"),
        ("3604261991010100711", "identity_format"),
        ("", "identity_format"),
        ("36042619910101007x1", "identity_format"),
        ("X60426199101010071", "identity_format"),
        (" 360426199101010071", "identity_format"),
        ("360426199101010071\n", "identity_format"),
        ("３６０４２６１９９１０１０１００７１", "identity_format"),
        ("٣٦٠٤٢٦١٩٩١٠١٠١٠٠٧١", "identity_format"),
        ("360426199101010072", "identity_checksum"),
        ("11010519491231002Y", "identity_format"),
        (with_check_digit("00042619910101007"), "identity_place"),
        (with_check_digit("16042619910101007"), "identity_place"),
        (with_check_digit("36042619910230007"), "identity_birth_date"),
        (with_check_digit("36042619911301007"), "identity_birth_date"),
        (with_check_digit("36042620250229007"), "identity_birth_date"),
        (with_check_digit("36042618991231007"), "identity_birth_date"),
        (with_check_digit("36042620261123007"), "identity_birth_date"),
        (with_check_digit("36042600000000007"), "identity_birth_date"),
    ],
)
def test_a_wrong_number_is_told_by_its_fault(number: str, fault: str) -> None:
    assert identity_fault(number, TODAY) == fault


def test_a_leap_day_and_a_birth_today_are_right() -> None:
    assert identity_fault(with_check_digit("36042620240229007"), TODAY) is None
    assert identity_fault(with_check_digit("36042620261122007"), TODAY) is None


@given(st.integers(0, 2_000_000), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_any_single_character_changed_is_found(serial: int, place: int, other: str) -> None:
    number = id_number(serial)
    assert identity_fault(number, TODAY) is None
    changed = number[:place] + other + number[place + 1 :]
    assert (identity_fault(changed, TODAY) is None) == (changed == number)


def test_everything_in_order_goes_on_with_its_amount(a_case: CaseMaker) -> None:
    outcome = decide(a_case())
    assert isinstance(outcome, Done)
    assert outcome.total_fen == 240000
    assert outcome.effects == ()


def test_a_wrong_identity_number_is_rejected_and_never_shown(a_case: CaseMaker) -> None:
    payer = requested()["data"]["payer"] | {"id_number": "360426199101010072"}
    outcome = decide(a_case(payer=payer))
    assert isinstance(outcome, Reject)
    assert outcome.reason == "identity_checksum"
    assert "360426" not in repr(outcome)


@pytest.mark.parametrize(
    ("born", "place", "reason"),
    [
        ("20251101", {}, "payer_too_young"),
        ("20101207", {}, "payer_too_young"),
        ("20101206", {}, None),
        (
            "20251101",
            {"region": "610000", "scheme": "resident", "insurances": ["pension"], "base": "300.00"},
            "payer_too_young",
        ),
        ("20251101", {"region": "610000", "scheme": "resident", "insurances": ["medical"], "base": None}, None),
    ],
    ids=["aged one", "16 tomorrow", "16 today", "a child's resident pension", "a child's resident medical"],
)
def test_nobody_pays_before_the_age_of_the_insurance(
    a_case: CaseMaker, born: str, place: dict[str, Any], reason: str | None
) -> None:
    payer = requested()["data"]["payer"] | {"id_number": with_check_digit(f"310101{born}001")}
    year = {"period": {"from": "2026", "to": "2026"}} if place else {}
    outcome = decide(a_case(payer=payer, **place, **year))
    assert (outcome.reason if isinstance(outcome, Reject) else None) == reason


@pytest.mark.parametrize(
    ("base", "reason"), [("7545.99", "base_out_of_range"), ("37731.01", "base_out_of_range")], ids=["below", "above"]
)
def test_a_base_outside_the_limits_is_rejected(a_case: CaseMaker, base: str, reason: str) -> None:
    outcome = decide(a_case(base=base))
    assert isinstance(outcome, Reject)
    assert outcome.reason == reason
    assert (outcome.about.insurance, outcome.about.allowed) == ("pension", ("7546.00", "37731.00"))


@pytest.mark.parametrize("base", ["7546.00", "37731.00"])
def test_the_limits_themselves_are_allowed(a_case: CaseMaker, base: str) -> None:
    assert isinstance(decide(a_case(base=base)), Done)


def broken(**changes: Any) -> list[dict[str, str]]:
    first, second = materials("id_card", "bank_card_copy")
    return [first | changes, second]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"materials": None}, ["id_card", "bank_card_copy"]),
        ({"materials": materials("bank_card_copy")}, ["id_card"]),
        ({"materials": materials("household_booklet", "bank_card_copy")}, ["id_card"]),
        ({"materials": broken(valid_until="2026-12-05")}, ["id_card"]),
        ({"bank_account": None}, ["bank_account"]),
    ],
    ids=["nothing", "no card", "another kind", "expired yesterday", "no account"],
)
def test_what_is_missing_is_asked_for_by_letter(a_case: CaseMaker, changes: dict[str, Any], missing: list[str]) -> None:
    outcome = decide(a_case(**changes))
    assert isinstance(outcome, Wait)
    assert (outcome.event, outcome.reason) == ("payment.materials.supplied", "materials_missing")
    assert outcome.until.isoformat() == "2026-12-16T10:00:00+08:00"
    [letter] = outcome.effects
    assert isinstance(letter, Letter)
    assert (letter.name, letter.facts.missing) == ("materials_wanted", tuple(missing))


@pytest.mark.parametrize("changes", [{"valid_until": "2026-12-06"}, {"sha256": "5E" * 32}], ids=["today", "capitals"])
def test_a_document_is_good_through_its_last_day_and_its_hash_may_be_in_capitals(
    a_case: CaseMaker, changes: dict[str, str]
) -> None:
    assert isinstance(decide(a_case(materials=broken(**changes))), Done)


def test_the_last_day_of_a_document_is_a_day_of_shanghai(a_case: CaseMaker) -> None:
    documents = broken(valid_until="2026-12-05")
    assert isinstance(decide(a_case(now="2026-12-05T15:59:00+00:00", materials=documents)), Done)
    assert isinstance(decide(a_case(now="2026-12-05T16:00:00+00:00", materials=documents)), Wait)


def test_a_payer_by_himself_needs_no_bank_card(a_case: CaseMaker) -> None:
    assert isinstance(decide(a_case(method="tax_app", bank_account=None, materials=materials("id_card"))), Done)


def test_where_the_region_takes_either_document_one_will_do(a_case: CaseMaker) -> None:
    tianjin = {
        "region": "120000",
        "insurances": ["pension"],
        "method": None,
        "period": {"from": "2025-12", "to": "2025-12"},
    }
    assert isinstance(decide(a_case(**tianjin, materials=materials("household_booklet"))), Done)
    outcome = decide(a_case(**tianjin, materials=None))
    assert isinstance(outcome, Wait)
    [letter] = outcome.effects
    assert isinstance(letter, Letter)
    assert letter.facts.missing == ("id_card|household_booklet",)


def test_what_was_supplied_replaces_its_kind_and_is_used_with_the_decision(a_case: CaseMaker) -> None:
    supplied = {"materials": materials("id_card"), "base": 900000, "payer": {"phone": "13911112222"}}
    case = a_case(materials=broken(valid_until="2020-01-01"), events=[("materials.supplied", supplied)])
    outcome = decide(case)
    assert isinstance(outcome, Done)
    assert outcome.total_fen == 270000
    [amend] = outcome.effects
    assert outcome.uses == (Use("e0"),)
    assert isinstance(amend, Amend)
    assert amend.payer.phone == "13911112222"
    assert amend.payer.email == "wang@example.com"
    assert len(amend.request.materials) == 2
    assert "13911112222" not in repr(amend)


def asked(a_case: CaseMaker, now: str) -> Case:
    """A case that has been asked on Sunday and looks again at `now`."""
    first = decide(a_case(materials=None))
    assert isinstance(first, Wait)
    return a_case(now=now, materials=None, row=waiting(first), progress=first.progress)


def test_reminders_go_out_on_the_third_and_seventh_day_and_once(a_case: CaseMaker) -> None:
    early = decide(asked(a_case, "2026-12-09T09:59:59+08:00"))
    assert isinstance(early, Wait)
    assert (early.effects, early.again_at.isoformat()) == ((), "2026-12-09T10:00:00+08:00")
    assert not early.announce
    third = decide(asked(a_case, "2026-12-09T10:00:00+08:00"))
    assert isinstance(third, Wait)
    assert [effect.name for effect in third.effects if isinstance(effect, Letter)] == ["materials_reminder"]
    assert third.again_at.isoformat() == "2026-12-13T10:00:00+08:00"
    again = a_case(
        now="2026-12-10T10:00:00+08:00",
        materials=None,
        row=waiting(third),
        progress=third.progress,
    )
    outcome = decide(again)
    assert isinstance(outcome, Wait)
    assert outcome.effects == ()
    assert outcome.until == third.until


def test_the_deadline_ends_the_payment(a_case: CaseMaker) -> None:
    assert isinstance(decide(asked(a_case, "2026-12-16T09:59:59+08:00")), Wait)
    outcome = decide(asked(a_case, "2026-12-16T10:00:00+08:00"))
    assert isinstance(outcome, Expire)
    assert outcome.reason == "materials_not_supplied"


def test_what_arrives_at_the_deadline_before_anyone_looked_still_counts(a_case: CaseMaker) -> None:
    case = asked(a_case, "2026-12-16T10:00:01+08:00")
    event = an_event("e0", "materials.supplied", {"materials": materials("id_card", "bank_card_copy")})
    assert isinstance(decide(replace(case, events=(event,))), Done)


def test_only_half_supplied_asks_for_the_rest_and_keeps_the_deadline(a_case: CaseMaker) -> None:
    case = asked(a_case, "2026-12-08T10:00:00+08:00")
    event = an_event("e0", "materials.supplied", {"materials": materials("id_card")})
    outcome = decide(replace(case, events=(event,)))
    assert isinstance(outcome, Wait)
    assert outcome.until.isoformat() == "2026-12-16T10:00:00+08:00"
    [letter] = letters_of(outcome)
    assert letter.facts.missing == ("bank_card_copy",)
