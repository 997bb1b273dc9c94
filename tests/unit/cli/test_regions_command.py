"""`shebao regions`, `coverage` and `templates`: what is computed and shown without any server."""

import json
from pathlib import Path
from typing import Any

import pytest

from notifications.letters import LOCALES, list_templates
from regions import get_regions
from tests.command import shebao
from tests.policy import PolicyFiles

ORDER = {
    "region": "310000",
    "scheme": "flexible",
    "insurances": "pension,medical",
    "period": "2026-07",
    "base": "7546",
}


def assess(*more: str, **changes: str) -> Any:
    order = {**ORDER, **changes}
    args = [part for name, value in order.items() if value for part in (f"--{name}", value)]
    return shebao("regions", "assess", *args, *more)


def test_an_assessment_has_amounts_funds_and_sources() -> None:
    shown = assess("--json")
    assert shown.exit_code == 0
    assert shown.stderr == ""
    made = json.loads(shown.stdout)
    assert (made["total"], made["base"], made["provisional"]) == ("2263.80", "7546.00", False)
    pension, medical = made["items"]
    assert (pension["amount"], pension["rate"], pension["pooling_fund"]) == ("1509.20", "0.20", "905.52")
    assert pension["individual_account"] == "603.68"
    assert medical["amount"] == "754.60"
    assert pension["source"]
    assert medical["source"]


def test_people_see_the_same_amounts_with_their_sources() -> None:
    shown = assess().stdout
    for part in (
        "上海市",
        "1,509.20",
        "905.52",
        "603.68",
        "754.60",
        "total 2,263.80 yuan",
        "rsj.sh.gov.cn t0035_1443297",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"base": "100"}, "base_out_of_range"),
        ({"base": "abc"}, "base_invalid"),
        ({"base": "-1"}, "base_invalid"),
        ({"base": "7546.001"}, "base_invalid"),
        ({"base": "pension=7546,pension=7546"}, "base_invalid"),
        ({"base": "pension"}, "base_invalid"),
        ({"base": ""}, "base_required"),
        ({"region": "999999"}, "unknown_region"),
        ({"scheme": "employee"}, "unknown_scheme"),
        ({"insurances": "dental"}, "unknown_insurance"),
        ({"insurances": ","}, "unknown_insurance"),
        ({"insurances": "unemployment"}, "insurance_not_offered"),
        ({"period": "2026-13"}, "period_invalid"),
        ({"period": "July"}, "period_invalid"),
        ({"period": "2026-09..2026-07"}, "period_invalid"),
        ({"period": "1999-01"}, "period_unknown"),
        ({"region": "320100", "base": "7547", "insurances": "pension", "period": "2025-08"}, "base_not_on_list"),
    ],
)
def test_an_order_that_does_not_fit_ends_with_1_and_a_stable_code(changes: dict[str, str], code: str) -> None:
    shown = assess("--json", **changes)
    assert shown.exit_code == 1, shown.stdout
    error = json.loads(shown.stdout)["error"]
    assert error["code"] == code
    assert error["message"]
    assert isinstance(error["details"], dict)
    assert shown.stderr == f"shebao: {error['message']}\n"
    people = assess(**changes)
    assert (people.exit_code, people.stdout, people.stderr) == (1, "", shown.stderr)


def test_each_insurance_may_have_its_own_base() -> None:
    made = json.loads(assess("--json", base="pension=7546,medical=8000.50").stdout)
    assert made["base"] == {"pension": "7546.00", "medical": "8000.50"}
    assert [item["amount"] for item in made["items"]] == ["1509.20", "800.05"]


def test_several_months_cost_the_sum_of_each() -> None:
    made = json.loads(assess("--json", period="2026-07..2026-09").stdout)
    assert made["total"] == "6791.40"


def test_a_yearly_item_takes_a_year_and_a_category() -> None:
    shown = shebao(
        *("regions", "assess", "--region", "110000", "--scheme", "resident", "--insurances", "medical"),
        *("--period", "2026", "--category", "student", "--json"),
    )
    assert json.loads(shown.stdout)["total"] == "435.00"


def test_every_region_is_listed_and_can_be_shown_both_ways() -> None:
    listed = json.loads(shebao("regions", "list", "--json").stdout)
    assert [row["code"] for row in listed] == [region.code for region in get_regions().all()]
    for row in listed:
        people, program = shebao("regions", "show", row["code"]), shebao("regions", "show", row["code"], "--json")
        assert (people.exit_code, program.exit_code) == (0, 0), row["code"]
        assert row["name"]["zh-CN"] in people.stdout
        assert json.loads(program.stdout)["code"] == row["code"]
    assert "国家税务总局上海市税务局" in shebao("regions", "show", "310000").stdout


def test_every_figure_of_a_region_is_shown_with_its_source() -> None:
    found = json.loads(shebao("regions", "show", "110000", "--json").stdout)
    people = shebao("regions", "show", "110000").stdout
    offers = [offer for scheme in found["schemes"].values() for offer in scheme["insurances"] if offer["offered"]]
    figures = [figure for offer in offers for kind in ("bases", "charges") for figure in offer[kind]]
    assert len(figures) > 5
    for figure in figures:
        assert figure["source"] in people
        assert figure["from"] in people


def test_an_unknown_region_cannot_be_shown() -> None:
    shown = shebao("regions", "show", "999999", "--json")
    assert shown.exit_code == 1
    assert json.loads(shown.stdout)["error"]["code"] == "unknown_region"


def test_coverage_answers_whether_medical_insurance_is_included() -> None:
    found = json.loads(shebao("coverage", "--insurances", "pension", "--json").stdout)
    assert found["includes"]["pension"] is True
    assert found["includes"]["medical"] is False
    people = shebao("coverage", "--insurances", "pension").stdout
    assert "medical       no" in people
    assert "不包含：医疗保险" in people
    assert "medical       yes" in shebao("coverage", "--insurances", "pension,medical").stdout


def test_coverage_refuses_an_insurance_that_is_none() -> None:
    shown = shebao("coverage", "--insurances", "dental", "--json")
    assert (shown.exit_code, json.loads(shown.stdout)["error"]["code"]) == (1, "unknown_insurance")


def test_every_letter_can_be_previewed_in_every_language() -> None:
    listed = json.loads(shebao("templates", "list", "--json").stdout)
    assert [row["name"] for row in listed] == [letter.name for letter in list_templates()]
    for row in listed:
        assert row["name"] in shebao("templates", "list").stdout
        for locale in LOCALES:
            made = json.loads(shebao("templates", "preview", row["name"], "--locale", locale, "--json").stdout)
            people = shebao("templates", "preview", row["name"], "--locale", locale).stdout
            assert made["email"]["subject"] in people
            assert made["sms"]["text"] in people


def test_an_unknown_letter_ends_with_1() -> None:
    shown = shebao("templates", "preview", "nope")
    assert shown.exit_code == 1
    assert "voucher" in shown.stderr


def test_versions_name_the_state_of_each_region() -> None:
    shown = shebao("regions", "versions", "--json")
    assert shown.exit_code == 0
    made = json.loads(shown.stdout)
    versions = {it["code"]: it["version"] for it in made["regions"]}
    assert versions == {region.code: region.version for region in get_regions()}
    assert made["problem"] is None
    people = shebao("regions", "versions")
    assert versions["310000"] in people.stdout


def test_a_broken_region_file_ends_commands_on_regions_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The policy was good when the command began: the last good state is shown, and the fault beside it."""
    policy = PolicyFiles(tmp_path, monkeypatch)
    policy.change("310000-shanghai.toml", 'min = "7310"', 'min = "99999"')
    shown = shebao("regions", "versions", "--json")
    assert shown.exit_code == 1
    assert json.loads(shown.stdout)["problem"].startswith("310000-shanghai.toml:16: ")
