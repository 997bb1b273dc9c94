"""Periods: months, a year, and what is neither."""

import pytest

from regions import Period, PolicyError


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert Period.parse("2026-11..2027-02").keys() == ("2026-11", "2026-12", "2027-01", "2027-02")
    assert Period.parse("2026-07").keys() == ("2026-07",)
    assert Period.parse("2026").keys() == ("2026",)


@pytest.mark.parametrize("text", ["2026-07", "2026-07..2026-09", "2026"])
def test_a_period_prints_as_it_is_written(text: str) -> None:
    assert str(Period.parse(text)) == text


def test_twelve_months_are_one_payment_and_thirteen_are_not() -> None:
    assert len(Period.parse("2026-02..2027-01").keys()) == 12
    with pytest.raises(PolicyError, match="at most 12 months"):
        Period.parse("2026-01..2027-01")


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-7", "2026-00", "26-07", "2026-07..", "..2026-07", "2026-09..2026-07", "2026..2027",
     "2026..2026-07", "2026-07..2026-08..2026-09", "\uff12026-07", "2026-07-01"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PolicyError) as caught:
        Period.parse(text)
    assert caught.value.code == "period_invalid"
