"""The examples are what they claim: invented people with right numbers, amounts by the published table, known ends.

Amounts are worked out here from `regional_policy.csv` with arithmetic of this file's own.
"""

import csv
import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from examples.make import build, written
from gateways.sandbox.magic import CONTRACT, DEBIT, DECLARATION, PAY_ORDER
from regions import get_regions
from workflows.intake.parse import parse_event, parse_json
from workflows.payment.errors import Refused

FOLDER = Path(__file__).parents[2] / "examples"
TABLE = Path(__file__).parents[1] / "data" / "regional_policy.csv"
LINES = (FOLDER / "payments.ndjson").read_text(encoding="utf-8").splitlines()
FOLLOWUPS = [json.loads(line) for line in (FOLDER / "followups.ndjson").read_text(encoding="utf-8").splitlines()]
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))

with TABLE.open(encoding="utf-8", newline="") as table:
    ROWS = [row for row in csv.DictReader(table) if not row["confidence"].startswith("low")]


def starts() -> dict[str, dict[str, Any]]:
    """The data of every event that starts a payment, by reference."""
    found = {}
    for number, line in enumerate(LINES, 1):
        if str(number) not in EXPECTED["lines"]:
            found[json.loads(line)["data"]["reference"]] = json.loads(line)["data"]
    for one in FOLLOWUPS:
        if "event" in one and one["event"]["type"].endswith("requested.v1") and "payer" in one["event"]["data"]:
            found[one["event"]["data"]["reference"]] = one["event"]["data"]
    return found


STARTS = starts()


def payers() -> dict[str, dict[str, Any]]:
    return {data["payer"]["id_number"]: data["payer"] for data in STARTS.values()}


# --- amounts, from the table ----------------------------------------------------------------------------------------


def half_up(exact: Fraction) -> int:
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def fen(text: str) -> int:
    return int(Fraction(text) * 100)


def rows_for(region: str, *schemes: str) -> Iterator[dict[str, str]]:
    """Rows of the region, then of its province, then of the nation; the newest first."""
    for code in (region, region[:2] + "0000", "CN"):
        rows = [row for row in ROWS if row["region_code"] == code and row["scheme"] in schemes]
        yield from sorted(rows, key=lambda row: re.search(r"20\d\d(-\d\d)?", row["effective_from"])[0], reverse=True)


def row_in_force(region: str, month: str, *schemes: str) -> dict[str, str]:
    """The newest row that had begun by this month."""
    for row in rows_for(region, *schemes):
        if re.search(r"20\d\d(-\d\d)?", row["effective_from"])[0] <= month:
            return row
    raise AssertionError(f"no row for {region} {month} {schemes}")


def percents(text: str) -> list[Fraction]:
    return [Fraction(one) / 100 for one in re.findall(r"([\d.]+)%", text)]


def flexible_fen(data: dict[str, Any], insurance: str, month: str) -> int:
    """One insurance of a flexible worker for one month (or a year), in fen."""
    region, base = data["region"], data.get("base")
    base = base[insurance] if isinstance(base, dict) else base
    if insurance == "pension":
        row = row_in_force(region, month, "FLEX_BOTH", "FLEX_PENSION")
        low, high = (fen(re.match(r"\d+", row[name])[0]) for name in ("base_min", "base_max"))
        assert low <= fen(base) <= high
        grades = re.search(r"\d+ grades: ([\d,]+)", row["other_fixed_items"])
        assert grades is None or base.removesuffix(".00") in grades[1].split(",")
        return half_up(fen(base) * percents(row["pension_rate"])[0])
    row = row_in_force(region, month, "FLEX_BOTH", "FLEX_MEDICAL")
    if insurance == "unemployment":
        if "unemployment 1%" not in row["other_fixed_items"]:
            raise AssertionError("no unemployment insurance in the row")
        return half_up(fen(base) * Fraction(1, 100))
    fixed = next(
        (
            found
            for one in rows_for(region, "FLEX_BOTH")
            if (found := re.match(r"fixed ([\d.]+)/month", one["medical_rate"]))
        ),
        None,
    )
    if fixed:
        return fen(fixed[1])
    tiers = dict(re.findall(r"tier (\d) (\d+)", row["medical_rate"]))
    if tiers:
        return fen(tiers[data["grade"]])
    rates = percents(row["medical_rate"])
    if "single base" in row["base_max"]:
        base = re.match(r"\d+", row["base_min"])[0]
    return sum(half_up(fen(base) * rate) for rate in (rates[1:] or rates))


def resident_fen(data: dict[str, Any], insurance: str, year: str) -> int:
    """One insurance of a resident for one year, in fen."""
    if insurance == "pension":
        row = row_in_force(data["region"], year + "-12", "RES_PENSION")
        amount = data.get("base") or data["grade"]
        low, high = (fen(re.match(r"\d+", row[name])[0]) for name in ("base_min", "base_max"))
        assert low <= fen(amount) <= high
        return fen(amount)
    text = row_in_force(data["region"], f"{year}-12", "RES_MEDICAL")["medical_rate"]
    words = {"elderly": "elderly", "student": "students and children", "working_age": "working age"}
    if data.get("category"):
        return fen(re.search(rf"{words[data['category']]} (\d+)", text)[1])
    return fen(re.search(r"(\d+)/year", text)[1])


def months(data: dict[str, Any]) -> list[str]:
    first, last = data["period"]["from"], data["period"]["to"]
    if len(first) == 4:
        return [first]
    count = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    return [f"{at // 12}-{at % 12 + 1:02d}" for at in range(start, start + count)]


@pytest.mark.parametrize("reference", [name for name, one in EXPECTED["payments"].items() if one["amount"]])
def test_the_expected_amount_is_what_the_published_table_gives(reference: str) -> None:
    data = STARTS[reference]
    of = flexible_fen if data["scheme"] == "flexible" else resident_fen
    total = sum(of(data, insurance, month) for insurance in data["insurances"] for month in months(data))
    assert EXPECTED["payments"][reference]["amount"] == f"{total // 100}.{total % 100:02d}"


# --- people and numbers ---------------------------------------------------------------------------------------------


def id_number_is_right(number: str) -> bool:
    """GB 11643-1999: the weighted sum of all eighteen digits leaves 1 when divided by 11."""
    digits = [10 if char == "X" else int(char) for char in number]
    return sum(digit * pow(2, 17 - at, 11) for at, digit in enumerate(digits)) % 11 == 1


def card_is_right(number: str) -> bool:
    """Every second digit from the right doubled, its digits added: a multiple of ten."""
    doubled = [int(char) * (2 if at % 2 else 1) for at, char in enumerate(reversed(number))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def test_identity_numbers_are_right_but_for_the_one_that_is_to_be_rejected() -> None:
    wrong = [name for name, data in STARTS.items() if not id_number_is_right(data["payer"]["id_number"])]
    assert wrong == [name for name, one in EXPECTED["payments"].items() if one["reason"] == "identity_checksum"]
    assert len(wrong) == 1


def test_card_numbers_are_right_and_everyone_has_their_own() -> None:
    accounts = {
        (data["bank_account"]["number"], data["bank_account"]["holder"])
        for data in STARTS.values()
        if "bank_account" in data
    }
    assert len({number for number, _ in accounts}) == len(accounts) >= 12
    assert all(card_is_right(number) for number, _ in accounts)


def test_people_are_invented_and_cannot_be_reached() -> None:
    people = payers().values()
    assert len({one["name"] for one in people}) == len(people)
    assert all(re.fullmatch(r"138001\d{5}", one["phone"]) for one in people if "phone" in one)
    assert all(one["email"].endswith("@example.com") for one in people if "email" in one)
    assert any("phone" not in one for one in people)
    assert any("email" not in one for one in people)
    assert {one["locale"] for one in people} == {"zh-CN", "en"}


def test_a_number_is_one_of_the_sandboxs_magic_values_only_where_the_example_shows_it() -> None:
    magic = {}
    for name, data in STARTS.items():
        found = {data["payer"]["id_number"][14:17]} & (DECLARATION.keys() | PAY_ORDER.keys())
        if data.get("method") == "bank_debit":
            found |= {data["payer"].get("phone", "")[-4:]} & CONTRACT.keys()
            found |= {data.get("bank_account", {}).get("number", "")[-4:]} & DEBIT.keys()
        if found:
            magic[name] = found
    assert magic == {
        "SH-2026-0002": {"0001"},
        "SH-2026-0003": {"0003"},
        "BJ-2026-0004": {"0001"},
        "TJ-2026-0002": {"902"},
        "HZ-2026-0002": {"913"},
        "ZJ-2026-0001": {"0004"},
        "WH-2026-0001": {"0008"},
        "GZ-2026-0001": {"0003"},
        "GZ-2026-0003": {"0002"},
        "GZ-2026-0004": {"0002"},
        "SZ-2026-0003": {"0019"},
    }


# --- coverage of the field ------------------------------------------------------------------------------------------


def test_the_examples_are_many_and_of_every_kind() -> None:
    assert len(payers()) >= 30
    assert len({data["region"] for data in STARTS.values()}) >= 10
    assert {data["scheme"] for data in STARTS.values()} == {"flexible", "resident"}
    offered = {
        method.code
        for region in get_regions().all()
        for scheme in ("flexible", "resident")
        if region.code.isdigit()
        for method in region.methods(scheme)
    }
    chosen = {data.get("method") for data in STARTS.values()} | {one["method"] for one in EXPECTED["payments"].values()}
    assert offered <= chosen
    states = {one["state"] for one in EXPECTED["payments"].values()}
    assert states == {"completed", "rejected", "expired", "cancelled", "attention", "waiting"}


def test_every_line_is_a_good_event_but_for_those_that_are_not_json() -> None:
    bad = []
    for number, line in enumerate(LINES, 1):
        try:
            parse_event(parse_json(line))
        except Refused as error:
            bad.append((str(number), error.code))
    assert bad == [
        (number, one["code"]) for number, one in EXPECTED["lines"].items() if one.get("code") == "invalid_json"
    ]
    assert len(bad) == 2


def test_follow_ups_are_good_events_in_order_of_time_for_payments_that_exist() -> None:
    moments = [one["at"] for one in FOLLOWUPS]
    assert moments == sorted(moments)
    assert moments[0] > EXPECTED["start"]
    for one in FOLLOWUPS:
        if "event" in one:
            event = parse_event(one["event"])
            assert one["event"]["data"]["reference"] in STARTS
            assert event.id
        assert set(one) <= {"at", "why", "event", "pay", "sign"}
        assert {one[name] for name in ("pay", "sign") if name in one} <= set(STARTS)


def test_every_payment_has_an_expected_end() -> None:
    assert set(EXPECTED["payments"]) == set(STARTS)


def test_the_files_are_those_that_make_py_makes() -> None:
    for name, text in written(build()).items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, f"run `make generate`: {name} differs"
