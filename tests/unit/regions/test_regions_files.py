"""The policy files: what they give, and that a wrong one is told with file and line."""

import json
import re
import shutil
import textwrap
from pathlib import Path

import pytest

from foundation.steps import Step
from regions import PolicyFileError, describe, get_region, get_regions, load
from regions.files.load import FOLDER, OTHER_FILES
from regions.files.plans import ALLOWED
from regions.policy.records import INSURANCES, METHOD_KINDS, SCHEMES
from regions.words.vocabulary import codes

SHANGHAI = "310000-shanghai.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the policy files that a test may spoil."""
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replaces the first `old` in a file and gives the line it stood on."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "problem", "line_after"),
    [
        ('min = "7310"', 'min = "99999"', "min lies above max", 0),
        ('min = "7310"', "min = 7310", "min must be text in quotes", 0),
        ('min = "7310"', 'min = "7310.555"', "yuan in quotes", 0),
        ('min = "7310"', 'minimum = "7310"', "min is missing", -6),
        ('mode = "range"', 'mode = "free"', "mode 'free' is not one of", 0),
        ("from = 2023-07-01", "from = 2023-07-02", "first day of a month", 0),
        ("from = 2023-07-01", 'from = "July 2023"', "from must be a day", 0),
        ("until = 2024-06-30", "until = 2023-06-30", "until lies before from", 0),
        ("until = 2024-06-30", "until = 2024-06-29", "last day of a month", 0),
        ('source = "Shangguan', 'note = 1\nsource = "Shangguan', "unknown key note", 0),
        ('code = "gov_app"', 'code = "cheque"', "code 'cheque' is not one of", 0),
        ('code = "gov_app"', 'code = "tax_app"', "a second one for flexible tax_app", -2),
        ('shift = "next_workday"', 'shift = "later"', "shift 'later' is not one of", 0),
        ('any_of = ["id_card"]', 'any_of = ["passport"]', "any_of holds 'passport'", 0),
        ('rate = "0.24"', 'rate = "24%"', "rate must be a share", 0),
        ('account_rate = "0.08"', 'account_rate = "0.80"', "account_rate lies above rate", 0),
        ('parent = "CN"', 'parent = "999999"', "has no file of its own", 0),
        ('code = "310000"', 'code = "310001"', "the file is named for 310000", 0),
        ('confidence = "high"', 'confidence = "sure"', "confidence 'sure' is not one of", 0),
        ("days = [11, 12, 13, 14, 15]", "days = [11, 31]", "days must be rising whole numbers", 0),
        ("opens = 1", "opens = 40", "opens must lie between", 0),
        ("opens = 1", "opens = = 1", "not valid TOML", 0),
    ],
)
def test_a_wrong_value_is_told_with_file_and_line(
    folder: Path, old: str, new: str, problem: str, line_after: int
) -> None:
    line = spoil(folder, SHANGHAI, old, new) + line_after
    with pytest.raises(PolicyFileError) as caught:
        load(folder)
    assert problem in str(caught.value)
    assert str(caught.value).startswith(f"{SHANGHAI}:{line}: ")


def test_a_figure_without_a_source_is_refused(folder: Path) -> None:
    spoil(folder, SHANGHAI, 'source = "Shangguan News (laitimes.com 6a0q2_6qd0y)"\n', "")
    with pytest.raises(PolicyFileError, match=r"310000-shanghai\.toml:\d+: base: source is missing"):
        load(folder)


def test_dates_that_overlap_are_told_at_the_later_figure(folder: Path) -> None:
    spoil(folder, SHANGHAI, "until = 2024-06-30", "until = 2024-07-31")
    line = (folder / SHANGHAI).read_text(encoding="utf-8").splitlines().index("from = 2024-07-01") + 1
    with pytest.raises(PolicyFileError) as caught:
        load(folder)
    assert str(caught.value).startswith(
        f"{SHANGHAI}:{line}: base: flexible pension overlaps the figure from 2023-07-01"
    )


def test_a_figure_after_an_open_one_is_told(folder: Path) -> None:
    spoil(folder, SHANGHAI, "until = 2024-02-29\n", "")
    with pytest.raises(PolicyFileError, match="end that one first"):
        load(folder)


def test_an_insurance_cannot_turn_from_monthly_to_yearly(folder: Path) -> None:
    with (folder / SHANGHAI).open("a", encoding="utf-8") as file:
        file.write(
            '\n[[charge]]\nscheme = "flexible"\ninsurance = "unemployment"\nfrom = 2024-01-01\nuntil = 2024-12-31\n'
            'kind = "monthly"\namount = "1"\nsource = "s"\nconfidence = "high"\n'
            '\n[[charge]]\nscheme = "flexible"\ninsurance = "unemployment"\nfrom = 2025-01-01\n'
            'kind = "yearly"\namount = "1"\nsource = "s"\nconfidence = "high"\n'
        )
    with pytest.raises(PolicyFileError, match="the unit cannot change"):
        load(folder)


def test_a_plan_with_an_unknown_step_or_rule_is_refused(folder: Path) -> None:
    line = spoil(folder, "plans.toml", '"voucher"]', '"receipt"]')
    with pytest.raises(PolicyFileError, match=rf"plans\.toml:{line}: standard: steps holds 'receipt'"):
        load(folder)


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ("method materials collection voucher", "materials comes first"),
        ("materials method voucher collection", "voucher comes last"),
        ("materials collection voucher", "the step method is missing"),
        ("materials method voucher", "the step collection is missing"),
        ("materials collection method voucher", "method comes before collection"),
        ("materials method collection declaration voucher", "declaration comes before collection"),
        ("materials contract method collection voucher", "method comes before contract"),
    ],
)
def test_an_order_of_steps_that_is_not_allowed_is_refused_with_the_rule(folder: Path, steps: str, problem: str) -> None:
    path = folder / "plans.toml"
    listed = ", ".join(f'"{step}"' for step in steps.split())
    path.write_text(path.read_text(encoding="utf-8") + f"\n[other]\nsteps = [{listed}]\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(PolicyFileError) as caught:
        load(folder)
    assert str(caught.value) == f"plans.toml:{line}: other: {problem}; allowed is: {ALLOWED}"


PAY_THEN_SIGN = '[[plan]]\nscheme = "flexible"\nplan = "pay_then_sign"\n{}source = "s"\nconfidence = "high"\n'
STANDARD = PAY_THEN_SIGN.replace("pay_then_sign", "standard").format("")


@pytest.mark.parametrize(
    ("plans", "debit"),
    [
        ([PAY_THEN_SIGN.format("")], "a method"),
        ([STANDARD, PAY_THEN_SIGN.format('methods = ["bank_debit"]\n')], "bank_debit"),
    ],
)
def test_a_debit_under_a_plan_that_signs_later_is_refused_at_the_line_of_the_plan(
    folder: Path, plans: list[str], debit: str
) -> None:
    path = folder / SHANGHAI
    path.write_text("\n".join([path.read_text(encoding="utf-8"), *plans]), encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index('plan = "pay_then_sign"') + 1
    with pytest.raises(PolicyFileError) as caught:
        load(folder)
    assert str(caught.value).startswith(
        f"{SHANGHAI}:{line}: flexible: the plan pay_then_sign has contract after collection, but {debit} needs"
    )


def test_a_region_without_a_debit_may_sign_later_whatever_the_method(folder: Path) -> None:
    spoil(folder, "330100-hangzhou.toml", 'plan = "channel_declares"', 'plan = "pay_then_sign"')
    assert load(folder).get("330100").plan("flexible").name == "pay_then_sign"


def test_a_later_contract_is_left_out_and_not_skipped(folder: Path) -> None:
    path = folder / "plans.toml"
    text = path.read_text(encoding="utf-8").replace("[pay_then_sign]", "[pay_then_sign]\n# here", 1)
    head, _, tail = text.partition("# here")
    path.write_text(head + tail.replace("skip = {", 'skip = { contract = "self_pay",', 1), encoding="utf-8")
    with pytest.raises(PolicyFileError, match=r"plans\.toml:\d+: pay_then_sign: .*leave the step out"):
        load(folder)


def test_plans_by_method_need_one_for_all_others(folder: Path) -> None:
    with (folder / SHANGHAI).open("a", encoding="utf-8") as file:
        file.write(
            '\n[[plan]]\nscheme = "flexible"\nplan = "channel_declares"\nmethods = ["wechat"]\n'
            'source = "s"\nconfidence = "high"\n'
        )
    with pytest.raises(PolicyFileError, match="one plan has to be for all methods"):
        load(folder)


def test_a_skip_rule_nobody_knows_is_refused(folder: Path) -> None:
    spoil(folder, "plans.toml", '"self_pay"', '"sometimes"')
    with pytest.raises(PolicyFileError, match="skip rule 'sometimes' is not one of valid_declaration, self_pay"):
        load(folder)


def test_a_debit_without_a_contract_step_is_refused(folder: Path) -> None:
    spoil(folder, "330100-hangzhou.toml", 'code = "alipay"', 'code = "bank_debit"')
    with pytest.raises(PolicyFileError, match="has no contract step, but a method needs a contract"):
        load(folder)


def test_a_file_that_is_not_named_after_a_region_is_refused(folder: Path) -> None:
    shutil.copy(folder / SHANGHAI, folder / "shanghai.toml")
    with pytest.raises(PolicyFileError, match=r"shanghai\.toml:1: a region's file is named after its code"):
        load(folder)


def test_two_files_for_one_region_are_refused(folder: Path) -> None:
    shutil.copy(folder / SHANGHAI, folder / "310000-copy.toml")
    with pytest.raises(PolicyFileError, match="310000 has a second file"):
        load(folder)


def test_bases_given_as_percents_of_an_average_become_amounts(folder: Path) -> None:
    spoil(
        folder,
        "610000-shaanxi.toml",
        'mode = "range"\nmin = "4650"\nmax = "23250"',
        'mode = "percents"\naverage = "7646"\npercents = [60, 80, 300]\nround_to = "yuan"',
    )
    (base,) = load(folder).get("610000").base_series("flexible", "pension")
    assert base.choice.amounts_fen == (458800, 611700, 2293800)


def test_a_record_of_low_confidence_is_shown_and_not_applied(folder: Path) -> None:
    assert get_region("330100").windows("flexible") == ()
    shown = describe(get_region("330100"))["not_applied"]
    assert [record["what"] for record in shown] == ["SelfPayWindow"]
    spoil(folder, "330100-hangzhou.toml", 'confidence = "low"', 'confidence = "medium"')
    assert len(load(folder).get("330100").windows("flexible")) == 1


def test_every_region_answers_for_both_schemes_and_can_be_shown() -> None:
    regions = get_regions().all()
    assert regions[0].code == "CN"
    assert len(regions) == len(list(FOLDER.glob("*.toml"))) - len(OTHER_FILES)
    for region in regions:
        shown = json.loads(json.dumps(describe(region)))
        assert set(shown["schemes"]) == set(SCHEMES)
        assert region.authority.zh.startswith("国家税务总局")
        for scheme in SCHEMES:
            assert region.methods(scheme)
            assert region.documents(scheme)
            assert region.plan(scheme).steps


def test_plans_differ_as_the_regions_do() -> None:
    def steps(code: str) -> tuple[str, ...]:
        return get_region(code).plan("flexible").steps

    assert steps("310000") == ("materials", "method", "declaration", "contract", "collection", "voucher")
    assert steps("330100") == ("materials", "method", "collection", "voucher")
    assert steps("120000") == ("materials", "declaration", "method", "collection", "voucher")
    assert get_region("310000").plan("flexible").skip["contract"] == "self_pay"


def test_documents_depend_on_method_and_insurance() -> None:
    regions = get_regions()
    shanghai, beijing = regions.get("310000"), regions.get("110000")
    assert shanghai.documents("flexible") == (("id_card",),)
    assert shanghai.documents("flexible", "bank_debit") == (("id_card",), ("bank_card_copy",))
    assert shanghai.documents("flexible", "alipay") == (("id_card",),)
    assert regions.get("120000").documents("flexible") == (("id_card", "household_booklet"),)
    family = ("household_booklet", "status_proof")
    assert beijing.documents("resident", None, ["pension"]) == (("id_card",), family)
    assert beijing.documents("resident", None, ["medical"]) == (("id_card",), family, ("social_card",))


def test_methods_come_in_the_regions_order_and_only_a_debit_needs_a_contract() -> None:
    methods = get_region("310000").methods("flexible")
    assert [m.code for m in methods] == ["bank_debit", "tax_app", "gov_app", "alipay", "wechat"]
    assert [m.code for m in methods if m.needs_contract] == ["bank_debit"]
    assert get_region("440100").methods("flexible")[0].region == "CN"


def test_every_code_has_a_name() -> None:
    assert set(codes("method")) == set(METHOD_KINDS)
    assert codes("step") == tuple(Step)
    assert codes("insurance") == INSURANCES
    assert codes("scheme") == SCHEMES
    items = set(codes("item"))
    for region in get_regions():
        for scheme in SCHEMES:
            for offer in region.offers(scheme):
                for charge in offer.charges:
                    for part in charge.parts or (None,):
                        suffix = f".{part.code}" if part and part.code else ""
                        assert f"{scheme}.{offer.insurance}{suffix}" in items


def test_the_guides_new_region_loads_and_takes_the_rest_from_its_province(folder: Path) -> None:
    guide = (FOLDER.parent / "docs/how-to/add-a-region.md").read_text(encoding="utf-8")
    head = next(block for block in re.findall(r"```toml\n(.*?)```", guide, re.DOTALL) if 'code = "' in block)
    (folder / "330200-ningbo.toml").write_text(textwrap.dedent(head), encoding="utf-8")
    city = load(folder).get("330200")
    assert city.name.en == "Ningbo"
    assert city.base_series("flexible", "pension") == load(folder).get("330000").base_series("flexible", "pension")


@pytest.mark.parametrize("city", ["440400", "440600", "441900", "442000"])
def test_four_cities_of_guangdong_had_a_floor_of_their_own_in_2024(city: str) -> None:
    assert get_region(city).base_series("flexible", "pension")[0].choice.low_fen == 476700
    assert get_region("440000").base_series("flexible", "pension")[0].choice.low_fen == 449200
