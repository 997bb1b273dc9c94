"""Working days and the days on which money is collected."""

from datetime import date
from pathlib import Path

import pytest

from regions import (
    DebitDay,
    Moved,
    Period,
    PolicyError,
    PolicyFileError,
    Shift,
    Window,
    debit_comes_in_time,
    debit_day_on_or_after,
    get_regions,
    last_pay_day,
    payment_window,
)
from regions.days.calendar import Calendar
from regions.files.holidays import read_calendar
from regions.files.toml import File
from tests.policy import PolicyFiles


def day(text: str) -> date:
    return date.fromisoformat(text)


def shift(day: date, rule: Shift) -> Moved:
    return get_regions().calendar.shift(day, rule)


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        ("2026-02-18", "2026-02-24"),
        ("2026-02-08", "2026-02-09"),
        ("2026-02-14", "2026-02-14"),
        ("2026-10-01", "2026-10-08"),
    ],
)
def test_a_due_day_moves_to_the_next_working_day(due: str, moved: str) -> None:
    assert shift(day(due), Shift.NEXT_WORKDAY).day == day(moved)
    assert shift(day(due), Shift.NONE).day == day(due)


def test_a_due_day_can_move_back() -> None:
    assert shift(day("2026-02-18"), Shift.PREVIOUS_WORKDAY).day == day("2026-02-14")


@pytest.mark.parametrize(
    "working", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
)
def test_weekends_that_are_worked_are_working_days(working: str) -> None:
    assert get_regions().calendar.is_workday(day(working))


def test_a_year_that_is_not_announced_goes_by_its_statutory_days_and_is_provisional() -> None:
    calendar = Calendar()
    assert calendar.is_announced(2026)
    assert not calendar.is_announced(2027)
    # New Year's Day and the weekend after it; the Spring Festival of 2027 begins on 6 February
    assert calendar.shift(day("2027-01-01"), Shift.NEXT_WORKDAY) == Moved(day("2027-01-04"), True)
    assert not calendar.is_workday(day("2027-02-08"))
    assert calendar.shift(day("2027-01-11"), Shift.NEXT_WORKDAY) == Moved(day("2027-01-11"), True)
    assert calendar.shift(day("2027-01-02"), Shift.NONE) == Moved(day("2027-01-02"), False)


def holidays_file(tmp_path: Path, text: str) -> File:
    (tmp_path / "holidays.toml").write_text(text, encoding="utf-8")
    return File(tmp_path / "holidays.toml")


ANNOUNCED = """
[[year]]
year = 2027
days_off = [{ from = 2027-01-01, until = 2027-01-03 }, { from = 2027-02-05, until = 2027-02-13 }]
worked = [2027-01-09]
source = "a notice"
"""


def test_announced_holidays_are_data_and_are_not_provisional(tmp_path: Path) -> None:
    calendar = read_calendar(holidays_file(tmp_path, ANNOUNCED))
    assert calendar.is_announced(2027)
    assert calendar.is_workday(day("2027-01-09"))  # a Saturday
    assert calendar.shift(day("2027-02-05"), Shift.NEXT_WORKDAY) == Moved(day("2027-02-15"), False)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2027-01-09", "2026-01-09", 5),
        ("2027-01-09", "2027-01-02", 5),
        ("until = 2027-01-03", "until = 2026-12-31", 4),
        ("year = 2027", "year = 27", 3),
        ('source = "a notice"', "", 2),
    ],
)
def test_wrong_holidays_are_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    with pytest.raises(PolicyFileError) as caught:
        read_calendar(holidays_file(tmp_path, ANNOUNCED.replace(old, new)))
    assert str(caught.value).startswith(f"holidays.toml:{line}: ")


def test_shanghai_debits_from_the_11th_to_the_15th_and_after_the_holidays() -> None:
    assert debit_day_on_or_after("310000", "flexible", day("2026-11-01")) == DebitDay(day("2026-11-11"))
    assert debit_day_on_or_after("310000", "flexible", day("2026-11-12")).day == day("2026-11-12")
    # The batch of 15 February falls into the Spring Festival and is postponed behind it
    assert debit_day_on_or_after("310000", "flexible", day("2026-02-15")).day == day("2026-02-24")
    assert debit_day_on_or_after("310000", "flexible", day("2026-02-25")).day == day("2026-03-11")
    assert debit_day_on_or_after("310000", "flexible", day("2026-12-20")) == DebitDay(
        day("2027-01-11"), provisional=True
    )


def test_dongguan_debits_on_the_8th_and_18th_or_the_next_working_day() -> None:
    assert debit_day_on_or_after("441900", "flexible", day("2026-02-05")).day == day("2026-02-09")
    assert debit_day_on_or_after("441900", "flexible", day("2026-02-10")).day == day("2026-02-24")


def test_chengdu_debits_on_the_21st_and_in_december_on_the_15th() -> None:
    assert debit_day_on_or_after("510100", "flexible", day("2026-11-20")).day == day("2026-11-21")  # a Saturday stays
    assert debit_day_on_or_after("510100", "flexible", day("2026-11-22")).day == day("2026-12-15")
    assert debit_day_on_or_after("510100", "flexible", day("2026-12-16")) == DebitDay(day("2027-01-21"))


def test_chongqing_debits_a_medical_year_in_january_only() -> None:
    def debit(text: str) -> date:
        return debit_day_on_or_after("500000", "flexible", day(text), ["medical"]).day

    assert (debit("2026-01-02"), debit("2026-01-20"), debit("2026-02-01")) == (
        day("2026-01-10"),
        day("2026-01-20"),
        day("2027-01-10"),
    )
    assert debit_day_on_or_after("500000", "flexible", day("2026-02-01"), ["pension"]).day == day("2026-02-01")
    year = Period.parse("2026")
    assert debit_comes_in_time("500000", "flexible", ["medical"], year, day("2026-01-20"))
    assert not debit_comes_in_time("500000", "flexible", ["medical"], year, day("2026-02-01"))


@pytest.mark.parametrize("region", ["110000", "440300"])
def test_a_region_without_firm_debit_days_debits_on_any_day(region: str) -> None:
    # Shenzhen's day is known only from an undated page, which is shown and not applied
    assert debit_day_on_or_after(region, "flexible", day("2026-11-22")) == DebitDay(day("2026-11-22"))


def test_shanghai_self_payers_pay_before_the_24th() -> None:
    assert payment_window("310000", "flexible", "alipay", day("2026-11-23")) == Window(
        day("2026-11-01"), day("2026-11-23")
    )
    assert payment_window("310000", "flexible", "alipay", day("2026-11-24")) == Window(
        day("2026-12-01"), day("2026-12-23")
    )
    assert payment_window("310000", "flexible", "bank_debit", day("2026-11-24")) is None


def test_tianjin_window_reaches_over_the_month_and_rests_at_the_end_of_december() -> None:
    def window(text: str) -> Window | None:
        return payment_window("120000", "flexible", "wechat", day(text))

    assert window("2026-11-22") == Window(day("2026-11-21"), day("2026-12-19"))
    assert window("2026-11-20") == Window(day("2026-11-21"), day("2026-12-19"))
    assert window("2026-12-20") == window("2026-12-31") == Window(day("2027-01-01"), day("2027-01-19"))


def test_dongguan_self_payers_pay_on_working_days_between_the_debits() -> None:
    def window(text: str) -> Window | None:
        return payment_window("441900", "flexible", "wechat", day(text))

    assert window("2026-11-12") == Window(day("2026-11-10"), day("2026-11-17"))
    assert window("2026-10-18") == Window(day("2026-10-19"), day("2026-10-23"))  # the 25th is a Sunday
    assert window("2026-10-24") == Window(day("2026-11-10"), day("2026-11-17"))


def test_a_region_without_a_firm_window_has_none() -> None:
    assert payment_window("330100", "flexible", "alipay", day("2026-11-22")) is None


def test_a_method_that_a_region_lacks_is_refused_with_those_it_has() -> None:
    with pytest.raises(PolicyError) as caught:
        payment_window("330100", "flexible", "bank_debit", day("2026-11-22"))
    assert caught.value.code == "method_not_offered"
    assert caught.value.details["offered"][0] == "bank_counter"


def test_shanghai_takes_a_month_within_itself_and_never_later() -> None:
    november = Period.parse("2026-11")
    # The 15th is a Sunday: the last debit day of November is Monday, the 16th.
    assert debit_comes_in_time("310000", "flexible", ["pension"], november, day("2026-11-16"))
    assert not debit_comes_in_time("310000", "flexible", ["pension"], november, day("2026-11-17"))
    assert last_pay_day("310000", "flexible", november) == day("2026-11-23")
    assert debit_comes_in_time("310000", "flexible", ["pension"], Period.parse("2026-10..2026-11"), day("2026-11-12"))
    assert last_pay_day("441900", "flexible", november) is None
    assert debit_comes_in_time("441900", "flexible", ["pension"], november, day("2026-12-30"))


def test_a_day_off_is_no_day_of_a_window_of_working_days() -> None:
    saturday = payment_window("441900", "flexible", "wechat", day("2026-11-14"))
    assert saturday == Window(day("2026-11-16"), day("2026-11-17"))


def test_closed_days_in_the_middle_of_a_window_cut_it_in_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = PolicyFiles(tmp_path, monkeypatch)
    policy.change("120000-tianjin.toml", 'from = "12-20", until = "12-31"', 'from = "12-25", until = "12-31"')

    def window(text: str) -> Window | None:
        return payment_window("120000", "flexible", "wechat", day(text))

    assert window("2026-12-22") == Window(day("2026-12-21"), day("2026-12-24"))
    assert window("2026-12-28") == Window(day("2027-01-01"), day("2027-01-19"))
