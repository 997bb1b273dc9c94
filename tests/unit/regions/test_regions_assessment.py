"""What an order costs: the worked examples, the rounding, the split, and every refusal."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.money import fen_from_yuan, percent_of, yuan
from regions import Assessment, Period, PolicyError, assess, check_period, get_region


def ask(
    region: str, insurances: str, period: str, base: Any = None, scheme: str = "flexible", **more: Any
) -> Assessment:
    """An assessment from texts, bases in yuan."""
    if isinstance(base, str):
        base = fen_from_yuan(base)
    elif isinstance(base, dict):
        base = {insurance: fen_from_yuan(amount) for insurance, amount in base.items()}
    return assess(region, scheme, insurances.split(","), Period.parse(period), base, **more)


def amounts(assessment: Assessment) -> list[str]:
    return [yuan(item.amount_fen) for item in assessment.items]


def refusal(*args: Any, **kwargs: Any) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        ask(*args, **kwargs)
    return caught.value


def test_beijing_2025_example_of_the_notice_is_met_to_the_fen() -> None:
    result = ask("110000", "pension,medical,unemployment", "2025-07", "7162")
    assert amounts(result) == ["1432.40", "584.92", "71.62"]
    assert yuan(result.total_fen) == "2088.94"
    assert not result.provisional


def test_shanghai_2026_example_reads_as_the_documented_json() -> None:
    out = ask("310000", "pension,medical", "2026-07", "7546").to_json()
    assert {k: out[k] for k in ("region", "scheme", "period", "base", "total", "provisional")} == {
        "region": "310000",
        "scheme": "flexible",
        "period": "2026-07",
        "base": "7546.00",
        "total": "2263.80",
        "provisional": False,
    }
    pension, medical = out["items"]
    assert (pension["insurance"], pension["amount"], pension["rate"]) == ("pension", "1509.20", "0.20")
    assert (pension["pooling_fund"], pension["individual_account"]) == ("905.52", "603.68")
    assert (medical["insurance"], medical["amount"], medical["rate"]) == ("medical", "754.60", "0.10")
    assert "pooling_fund" not in medical
    assert "t0035_1443297" in pension["source"]


def test_chengdu_medical_parts_are_rounded_apart() -> None:
    # The official example: 526.31 + 45.11 = 571.42 on 6015, where 9.5% at once would give 571.43
    parts = get_region("510100").charge_series("flexible", "medical")[0].parts
    assert [yuan(percent_of(601500, part.rate)) for part in parts] == ["526.31", "45.11"]
    result = ask("510100", "medical", "2025-08")
    assert [(item.part, yuan(item.amount_fen)) for item in result.items] == [
        ("basic", "535.24"),
        ("major_illness", "45.88"),
    ]


def test_shanghai_before_march_2024_keeps_eight_percent_for_the_account() -> None:
    pension = ask("310000", "pension,medical", "2024-02", "8000").items[0]
    assert (pension.amount_fen, pension.individual_fen, pension.pooling_fen) == (192000, 64000, 128000)


def test_a_rate_that_changes_inside_the_period_gives_an_item_for_each_rate() -> None:
    result = ask("310000", "pension,medical", "2024-02..2024-03", "8000")
    assert [(i.insurance, str(i.rate), i.first, i.last, yuan(i.amount_fen)) for i in result.items] == [
        ("pension", "0.24", "2024-02", "2024-02", "1920.00"),
        ("pension", "0.20", "2024-03", "2024-03", "1600.00"),
        ("medical", "0.11", "2024-02", "2024-02", "880.00"),
        ("medical", "0.10", "2024-03", "2024-03", "800.00"),
    ]
    assert result.to_json()["items"][0]["period"] == "2024-02"


def test_a_new_base_year_inside_the_period_keeps_one_item_that_names_both_sources() -> None:
    result = ask("310000", "pension", "2026-06..2026-07", "8000")
    (item,) = result.items
    assert item.months == 2
    assert "t0035_1436357" in item.source
    assert "t0035_1443297" in item.source


def test_a_base_must_fit_every_month_of_the_period() -> None:
    assert refusal("310000", "pension", "2026-06..2026-07", "7500").code == "base_out_of_range"
    assert ask("310000", "pension", "2026-06", "7500").total_fen == 150000


def test_several_months_print_their_ends_and_count_each_month() -> None:
    out = ask("310000", "pension,medical", "2026-07..2026-09", "7546").to_json()
    assert (out["period"], out["total"]) == ("2026-07..2026-09", "6791.40")
    assert [item["months"] for item in out["items"]] == [3, 3]


def test_shenzhen_takes_a_base_for_each_insurance() -> None:
    out = ask("440300", "pension,medical", "2026-03", {"pension": "4775", "medical": "6727"}).to_json()
    assert out["base"] == {"pension": "4775.00", "medical": "6727.00"}
    assert [item["amount"] for item in out["items"]] == ["955.00", "538.16"]
    error = refusal("440300", "pension,medical", "2026-03", "4775")
    assert (error.code, error.details["insurance"], error.details["min"]) == ("base_out_of_range", "medical", "6727.00")


def test_one_amount_for_all_leaves_a_single_base_as_it_is() -> None:
    out = ask("510100", "pension,medical", "2025-08", "5000").to_json()
    assert out["base"] == {"pension": "5000.00", "medical": "6117.00"}
    assert out["total"] == "1581.12"


def test_an_amount_meant_for_a_single_base_must_be_that_base() -> None:
    assert ask("510100", "medical", "2025-08", "6117").total_fen == 58112
    assert refusal("510100", "medical", "2025-08", "6118").code == "base_out_of_range"
    error = refusal("510100", "pension,medical", "2025-08", {"pension": "5000", "medical": "5000"})
    assert error.code == "base_out_of_range"


def test_jiangsu_and_its_city_take_bases_from_the_list_only() -> None:
    assert ask("320100", "pension", "2025-05", "6000").total_fen == 120000
    error = refusal("320000", "pension", "2025-05", "6500")
    assert error.code == "base_not_on_list"
    assert "24762.00" in error.details["list"]
    assert refusal("320000", "pension", "2025-05", "4951").code == "base_out_of_range"


@pytest.mark.parametrize(("city", "base", "low"), [("510100", "4588", "4588.00"), ("330100", "4986", "4986.00")])
def test_a_city_takes_from_its_province_what_it_does_not_set(city: str, base: str, low: str) -> None:
    item = ask(city, "pension", "2025-05", base).items[0]
    assert (item.rate, item.rule_region) == (Decimal("0.20"), "CN")
    assert refusal(city, "pension", "2025-05", "1000").details["min"] == low


def test_figures_used_after_their_end_are_provisional_until_new_ones_come() -> None:
    assert not ask("510000", "pension", "2025-12", "4588").provisional
    late = ask("510000", "pension", "2026-01", "4588")
    assert late.provisional
    assert late.items[0].provisional
    assert ask("510000", "pension", "2025-12..2026-01", "4588").provisional
    beijing = ask("110000", "pension,medical,unemployment", "2026-07", "7270")
    assert [item.provisional for item in beijing.items] == [False, True, False]


def test_figures_until_the_next_notice_stay_firm() -> None:
    assert not ask("440100", "pension", "2026-11", "5510").provisional


def test_months_before_the_first_published_figures_are_unknown() -> None:
    error = refusal("310000", "pension", "2023-06", "7310")
    assert (error.code, error.details["first"]) == ("period_unknown", "2023-07")
    assert refusal("440300", "medical", "2025-12", "6727").code == "period_unknown"


@pytest.mark.parametrize("region", ["440100", "320100", "120000", "330100", "420100"])
def test_an_insurance_whose_base_is_not_published_is_shown_but_not_offered(region: str) -> None:
    error = refusal(region, "medical", "2026-04", "8000")
    assert error.code == "insurance_not_offered"
    assert "base is not published" in error.message
    shown = {offer.insurance: offer for offer in get_region(region).offers("flexible")}
    assert not shown["medical"].offered
    assert shown["medical"].charges


def test_chongqing_medical_is_a_year_by_grade() -> None:
    assert ask("500000", "medical", "2025", grade="1").total_fen == 307500
    result = ask("500000", "medical", "2025", grade="2").to_json()
    assert result["base"] is None
    assert result["grade"] == "2"
    assert (result["items"][0]["fixed"], result["items"][0]["per"]) == ("6765.00", "year")
    assert refusal("500000", "medical", "2025").code == "grade_required"
    assert refusal("500000", "medical", "2025", grade="3").code == "grade_unknown"


def test_monthly_and_yearly_insurances_are_two_payments() -> None:
    error = refusal("500000", "pension,medical", "2025", "4404", grade="1")
    assert error.code == "period_invalid"
    assert "two payments" in error.message


@pytest.mark.parametrize(
    ("region", "insurances", "period", "scheme"),
    [("500000", "medical", "2025-01", "flexible"), ("110000", "pension", "2026-01..2026-12", "resident")],
)
def test_a_yearly_insurance_refuses_months_and_says_so(region: str, insurances: str, period: str, scheme: str) -> None:
    error = refusal(region, insurances, period, "4404", scheme=scheme)
    assert error.code == "period_invalid"
    assert "paid by the year" in error.message


def test_a_monthly_insurance_refuses_a_year() -> None:
    error = refusal("310000", "pension", "2026", "8000")
    assert (error.code, "give a month such as 2026-01" in error.message) == ("period_invalid", True)


def test_beijing_residents_choose_any_amount_and_their_category() -> None:
    result = ask("110000", "pension,medical", "2026", scheme="resident", grade="1234", category="student")
    assert amounts(result) == ["1234.00", "435.00"]
    assert ask("110000", "pension", "2026", "9000", scheme="resident").total_fen == 900000
    assert refusal("110000", "pension", "2026", "999.99", scheme="resident").code == "base_out_of_range"
    assert refusal("110000", "pension", "2026", scheme="resident").code == "grade_required"
    assert refusal("110000", "medical", "2026", scheme="resident").code == "category_required"
    assert refusal("110000", "medical", "2026", scheme="resident", category="child").code == "category_unknown"


@pytest.mark.parametrize(("category", "yearly"), [("elderly", 46000), ("student", 43500), ("working_age", 79500)])
def test_beijing_resident_medical_costs_by_category(category: str, yearly: int) -> None:
    assert ask("110000", "medical", "2026", scheme="resident", category=category).total_fen == yearly


def test_shaanxi_residents_choose_from_the_list() -> None:
    assert ask("610000", "pension,medical", "2026", scheme="resident", grade="300").total_fen == 70000
    assert refusal("610000", "pension", "2026", scheme="resident", grade="400").code == "base_not_on_list"
    assert refusal("610000", "pension", "2026", scheme="resident", grade="x").code == "grade_unknown"
    error = refusal("610000", "pension", "2026", "500", scheme="resident", grade="300")
    assert error.code == "base_invalid"


def test_national_resident_amounts_hold_where_nothing_else_is_set_and_2027_is_provisional() -> None:
    assert ask("CN", "medical", "2025", scheme="resident").total_fen == 40000
    assert ask("310000", "medical", "2026", scheme="resident").items[0].rule_region == "CN"
    assert not ask("CN", "medical", "2026", scheme="resident").provisional
    assert ask("CN", "medical", "2027", scheme="resident").provisional


@pytest.mark.parametrize(
    ("args", "more", "code"),
    [
        (("999999", "pension", "2026-07", "8000"), {}, "unknown_region"),
        (("310000", "pension", "2026-07", "8000"), {"scheme": "rural"}, "unknown_scheme"),
        (("310000", "dental", "2026-07", "8000"), {}, "unknown_insurance"),
        (("310000", "pension,pension", "2026-07", "8000"), {}, "unknown_insurance"),
        (("310000", "unemployment", "2026-07", "8000"), {}, "insurance_not_offered"),
        (("CN", "pension", "2026-07", "8000"), {}, "insurance_not_offered"),
        (("310000", "pension", "2026-07"), {}, "base_required"),
        (("310000", "pension,medical", "2026-07", {"pension": "8000"}), {}, "base_required"),
        (("310000", "pension", "2026-07", {"pension": "8000", "medical": "8000"}), {}, "base_invalid"),
        (("110000", "pension,medical", "2025-08", {"pension": "8000", "medical": "8000"}), {}, "base_invalid"),
        (("310000", "pension", "2026-07", 0), {}, "base_invalid"),
        (("310000", "pension", "2026-07", 8000.5), {}, "base_invalid"),
        (("310000", "pension", "2026-07", "37731.01"), {}, "base_out_of_range"),
        (("310000", "pension", "2026-07", "7545.99"), {}, "base_out_of_range"),
        (("310000", "pension", "2026-07", "8000"), {"grade": "1"}, "grade_unknown"),
        (("310000", "pension", "2026-07", "8000"), {"category": "student"}, "category_unknown"),
    ],
)
def test_an_order_that_does_not_fit_is_refused_with_a_stable_code(args: Any, more: Any, code: str) -> None:
    error = refusal(*args, **more)
    assert error.code == code
    assert error.to_json() == {"error": {"code": code, "message": error.message, "details": error.details}}


def test_notes_tell_what_is_not_enforced() -> None:
    notes = [note["en"] for note in ask("310000", "pension", "2026-05", "8000").to_json()["notes"]]
    assert "Months that were missed cannot be paid later to gain years." in notes
    assert not any("waiting period" in note for note in notes)  # that one is for medical insurance


def test_the_same_order_again_is_answered_from_memory() -> None:
    first = ask("310000", "pension,medical", "2026-07", "9000")
    assert ask("310000", "pension,medical", "2026-07", "9000") is first


# Bases of whole fen inside Shanghai's bounds of the year from July 2026
bases = st.integers(754600, 3773100)


@settings(deadline=None)  # machines of others may be busy
@given(bases)
def test_the_two_funds_of_a_pension_always_add_up(base: int) -> None:
    item = assess("310000", "flexible", ["pension"], Period.of("2026-07"), base).items[0]
    assert item.pooling_fen is not None
    assert item.individual_fen is not None
    assert item.pooling_fen + item.individual_fen == item.amount_fen
    # Half-up to the fen: never off by more than half a fen, and up when exactly half
    assert -50 < 100 * item.individual_fen - 8 * base <= 50
    assert -50 < 100 * item.amount_fen - 20 * base <= 50


@settings(deadline=None)
@given(bases, bases)
def test_a_higher_base_never_costs_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    period = Period.of("2026-07")
    cost = [assess("310000", "flexible", ["pension", "medical"], period, base).total_fen for base in (low, high)]
    assert cost == sorted(cost)


# These fit every month of Shanghai's 2024, over its change of rates in March and of bases in July
@settings(deadline=None)
@given(st.integers(738400, 3654900), st.integers(1, 12), st.integers(0, 11))
def test_several_months_cost_what_the_months_cost_apart(base: int, first: int, more: int) -> None:
    period = Period.of(f"2024-{first:02d}", f"2024-{min(12, first + more):02d}")
    keys = period.keys()
    insurances = ["pension", "medical"]
    whole = assess("310000", "flexible", insurances, period, base)
    months = [assess("310000", "flexible", insurances, Period.of(key), base) for key in keys]
    assert whole.total_fen == sum(month.total_fen for month in months)
    for fund in ("pooling_fen", "individual_fen"):
        whole_fund = sum(getattr(item, fund) or 0 for item in whole.items)
        assert whole_fund == sum(getattr(item, fund) or 0 for month in months for item in month.items)


TODAY = date(2026, 11, 22)


def may_pay(region: str, insurances: str, period: str, today: date = TODAY, scheme: str = "flexible") -> str:
    """ "yes", or the code of the refusal."""
    try:
        check_period(region, scheme, insurances.split(","), Period.parse(period), today)
    except PolicyError as error:
        return error.code
    return "yes"


def test_months_up_to_the_current_one_may_be_paid_and_later_ones_not() -> None:
    assert may_pay("310000", "pension", "2026-11") == "yes"
    assert may_pay("310000", "pension", "2025-12..2026-11") == "yes"
    assert may_pay("310000", "pension", "2026-11..2026-12") == "period_in_future"


def test_tianjin_opens_the_next_month_on_the_21st() -> None:
    assert may_pay("120000", "pension", "2026-12", date(2026, 11, 20)) == "period_in_future"
    assert may_pay("120000", "pension", "2026-12", date(2026, 11, 21)) == "yes"
    assert may_pay("120000", "pension", "2027-01", date(2026, 11, 21)) == "period_in_future"


def test_beijing_pension_may_be_paid_to_the_end_of_the_year_but_not_its_medical() -> None:
    assert may_pay("110000", "pension", "2026-07..2026-12", date(2026, 7, 3)) == "yes"
    assert may_pay("110000", "pension", "2026-07..2027-01", date(2026, 7, 3)) == "period_in_future"
    assert may_pay("110000", "pension,medical", "2026-07..2026-12", date(2026, 7, 3)) == "period_in_future"


def test_resident_medical_of_the_next_year_opens_in_september() -> None:
    assert may_pay("610000", "medical", "2027", date(2026, 8, 31), "resident") == "period_in_future"
    assert may_pay("610000", "medical", "2027", date(2026, 9, 1), "resident") == "yes"
    assert may_pay("610000", "medical", "2028", date(2026, 9, 1), "resident") == "period_in_future"


def test_resident_pension_is_paid_in_its_calendar_year() -> None:
    assert may_pay("610000", "pension", "2026", TODAY, "resident") == "yes"
    assert may_pay("610000", "pension", "2027", TODAY, "resident") == "period_in_future"
    assert may_pay("610000", "pension", "2025", TODAY, "resident") == "period_invalid"


@pytest.mark.parametrize(("region", "amount"), [("110000", "1000"), ("610000", "300")])
def test_a_resident_s_pension_goes_to_the_individual_account_as_a_whole(region: str, amount: str) -> None:
    [item] = assess(region, "resident", ["pension"], Period.parse("2026"), grade=amount).items
    assert (item.pooling_fen, item.individual_fen) == (0, item.amount_fen)
    shown = item.to_json(Period.parse("2026"))
    assert (shown["pooling_fund"], shown["individual_account"]) == ("0.00", f"{amount}.00")
