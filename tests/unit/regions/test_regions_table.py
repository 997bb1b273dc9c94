"""Recomputes every usable row of the published table with arithmetic of its own.

Nothing here reads the TOML files or the package's helpers: the rows of `regional_policy.csv` are
parsed and the amounts worked out with fractions, then compared with what the package says.
"""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest

from regions import Period, PolicyError, assess, get_region

TABLE = Path(__file__).parents[2] / "data" / "regional_policy.csv"
Row = dict[str, str]

with TABLE.open(encoding="utf-8", newline="") as table:
    ROWS: list[Row] = [row for row in csv.DictReader(table) if not row["confidence"].startswith("low")]


def name(row: Row) -> str:
    return f"{row['region_code']}-{row['scheme']}-{row['effective_from'][:10]}"


def half_up(exact: Fraction) -> int:
    """The nearest whole fen, halves upwards."""
    whole = exact.numerator // exact.denominator
    return whole + (1 if exact - whole >= Fraction(1, 2) else 0)


def first_number(text: str) -> int | None:
    """The yuan amount a cell starts with, in fen."""
    found = re.match(r"\d+", text)
    return int(found[0]) * 100 if found else None


def share(text: str) -> Fraction:
    found = re.match(r"([\d.]+)%", text)
    assert found, text
    return Fraction(found[1]) / 100


def months(row: Row) -> list[str]:
    """The first and, where it is known, the last month of a row."""
    start = re.search(r"(20\d\d)(?:-(\d\d))?", row["effective_from"])
    assert start, row["effective_from"]
    end = re.match(r"(20\d\d-\d\d)-\d\d", row["effective_to"])
    return [f"{start[1]}-{start[2] or '01'}", *([end[1]] if end else [])]


def usable_bases(row: Row) -> list[int]:
    """Floor, cap, and between them a base that leaves fractions of a fen; or the published list."""
    low, high = first_number(row["base_min"]), first_number(row["base_max"])
    assert low
    assert high
    listed = re.search(r"\d+ grades: ([\d,]+)", row["other_fixed_items"])
    if listed:
        return [int(amount) * 100 for amount in listed[1].split(",")]
    return sorted({low, high, (low + high) // 2 if low != high else low, min(low + 333, high)})


PENSION = [r for r in ROWS if r["scheme"] in ("FLEX_BOTH", "FLEX_PENSION")]
PERCENT_MEDICAL = [r for r in ROWS if r["scheme"].startswith("FLEX") and re.match(r"[\d.]+%", r["medical_rate"])]
WITH_BASE = [r for r in PERCENT_MEDICAL if first_number(r["base_min"])]
WITHOUT_BASE = [r for r in PERCENT_MEDICAL if not first_number(r["base_min"])]


def test_the_table_is_read_whole() -> None:
    # 42 rows, three of them of low confidence; a changed count means a changed table
    assert (len(ROWS), len(PENSION), len(WITH_BASE), len(WITHOUT_BASE)) == (39, 22, 7, 7)


@pytest.mark.parametrize("row", PENSION, ids=name)
def test_pension_of_the_row_is_what_fractions_give(row: Row) -> None:
    rate = share(row["pension_rate"])
    for month in months(row):
        for base in usable_bases(row):
            result = assess(row["region_code"], "flexible", ["pension"], Period.of(month), base)
            (item,) = result.items
            account = half_up(base * Fraction(8, 100))
            amount = half_up(base * rate)
            assert (item.amount_fen, item.individual_fen, item.pooling_fen) == (amount, account, amount - account)
            assert not result.provisional


@pytest.mark.parametrize("row", PENSION, ids=name)
def test_pension_bases_outside_the_row_are_refused(row: Row) -> None:
    low, high = first_number(row["base_min"]), first_number(row["base_max"])
    assert low
    assert high
    for base in (low - 1, high + 1):
        with pytest.raises(PolicyError) as caught:
            assess(row["region_code"], "flexible", ["pension"], Period.of(months(row)[0]), base)
        assert caught.value.code == "base_out_of_range"


@pytest.mark.parametrize("row", WITH_BASE, ids=name)
def test_medical_of_the_row_is_what_fractions_give(row: Row) -> None:
    listed = [Fraction(part) / 100 for part in re.findall(r"([\d.]+)%", row["medical_rate"])]
    parts = listed[1:] if len(listed) > 1 else listed
    for month in months(row):
        for base in usable_bases(row):
            result = assess(row["region_code"], "flexible", ["medical"], Period.of(month), base)
            assert result.total_fen == sum(half_up(base * part) for part in parts)
            assert sum(item.rate or 0 for item in result.items) == listed[0]


@pytest.mark.parametrize("row", WITHOUT_BASE, ids=name)
def test_medical_without_a_published_base_is_not_assessed_but_its_rate_is_known(row: Row) -> None:
    with pytest.raises(PolicyError) as caught:
        assess(row["region_code"], "flexible", ["medical"], Period.of(months(row)[0]), 800000)
    assert caught.value.code in ("insurance_not_offered", "period_unknown")
    charges = get_region(row["region_code"]).charge_series("flexible", "medical")
    assert share(row["medical_rate"]) in [Fraction(part.rate) for charge in charges for part in charge.parts]


@pytest.mark.parametrize("row", [r for r in PENSION if "unemployment 1%" in r["other_fixed_items"]], ids=name)
def test_unemployment_of_the_row_is_one_percent(row: Row) -> None:
    for base in usable_bases(row):
        result = assess(row["region_code"], "flexible", ["unemployment"], Period.of(months(row)[0]), base)
        assert result.total_fen == half_up(base * Fraction(1, 100))


@pytest.mark.parametrize("row", [r for r in ROWS if r["medical_rate"].startswith("fixed ")], ids=name)
def test_fixed_medical_amount_of_the_row_is_kept(row: Row) -> None:
    monthly = re.fullmatch(r"fixed ([\d.]+)/month", row["medical_rate"])
    if monthly:
        result = assess(row["region_code"], "flexible", ["medical"], Period.of(months(row)[0]))
        assert result.total_fen == int(Fraction(monthly[1]) * 100)
        return
    year = Period.of(months(row)[0][:4])
    tiers = re.findall(r"tier (\d) (\d+)", row["medical_rate"])
    if tiers:
        for tier, amount in tiers:
            result = assess(row["region_code"], "flexible", ["medical"], year, grade=tier)
            assert result.total_fen == int(amount) * 100
        return
    (amount,) = re.findall(r"fixed (\d+)/year", row["medical_rate"])
    assert assess(row["region_code"], "resident", ["medical"], year).total_fen == int(amount) * 100


@pytest.mark.parametrize("row", [r for r in ROWS if r["scheme"] == "RES_MEDICAL"], ids=name)
def test_resident_medical_of_the_row_is_kept(row: Row) -> None:
    year = Period.of(months(row)[0][:4])
    codes = {"elderly": "elderly", "students and children": "student", "working age": "working_age"}
    by_category = re.findall(r"(elderly|students and children|working age) (\d+)", row["medical_rate"])
    for group, amount in by_category:
        result = assess(row["region_code"], "resident", ["medical"], year, category=codes[group])
        assert result.total_fen == int(amount) * 100
    if not by_category:
        found = re.search(r"(\d+)/year", row["medical_rate"])
        assert found
        assert assess(row["region_code"], "resident", ["medical"], year).total_fen == int(found[1]) * 100


@pytest.mark.parametrize("row", [r for r in ROWS if r["scheme"] == "RES_PENSION"], ids=name)
def test_resident_pension_takes_the_amounts_of_the_row_and_no_others(row: Row) -> None:
    year = Period.of("2026")
    low, high = first_number(row["base_min"]), first_number(row["base_max"])
    assert low
    assert high
    listed = re.search(r"grades ([\d,]+)", row["other_fixed_items"])
    if row["region_code"] == "CN":
        chosen = [*range(10000, 100001, 10000), 150000, 200000]  # "100-1000 by 100, 1500, 2000"
    else:
        chosen = [int(a) * 100 for a in listed[1].split(",") if a] if listed else [low, low + 1, high]
    for amount in chosen:
        assert assess(row["region_code"], "resident", ["pension"], year, amount).total_fen == amount
    refused = [low - 1, high + 1] + ([chosen[0] + 1] if len(chosen) > 3 else [])
    for amount in refused:
        with pytest.raises(PolicyError) as caught:
            assess(row["region_code"], "resident", ["pension"], year, amount)
        assert caught.value.code in ("base_out_of_range", "base_not_on_list")
