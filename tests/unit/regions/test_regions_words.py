"""Names and coverage, the words that people read."""

import tomllib

import pytest

from regions import FOLDER, PolicyError, label, what_is_covered


@pytest.mark.parametrize(
    ("kind", "code", "zh", "en"),
    [
        ("region", "310000", "上海市", "Shanghai"),
        ("insurance", "pension", "养老保险", "Pension insurance"),
        ("item", "flexible.pension", "企业职工基本养老保险", "Employee basic pension insurance"),
        ("method", "alipay", "支付宝", "Alipay"),
        ("document", "id_card", "居民身份证", "ID card"),
        ("step", "voucher", "出具凭证", "Voucher"),
        ("category", "student", "学生儿童", "Students and children"),
    ],
)
def test_codes_have_names_in_both_languages(kind: str, code: str, zh: str, en: str) -> None:
    assert (label(kind, code, "zh-CN"), label(kind, code, "en"), label(kind, code, "en-GB")) == (zh, en, en)


def test_names_of_unknown_codes_are_an_error() -> None:
    with pytest.raises(LookupError):
        label("method", "cheque", "en")
    with pytest.raises(LookupError):
        label("colour", "red", "en")
    with pytest.raises(PolicyError):
        label("region", "999999", "en")


def test_no_name_is_empty_or_left_in_one_language() -> None:
    names = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
    for kind in names.values():
        for both in kind.values():
            assert set(both) == {"zh-CN", "en"}
            assert all(text.strip() for text in both.values())
            assert both["en"].isascii()
            assert not both["zh-CN"].isascii()


def test_pension_insurance_alone_is_no_medical_insurance() -> None:
    result = what_is_covered(["pension"])
    assert result.includes == {"pension": True, "medical": False, "unemployment": False, "work_injury": False}
    assert [line.insurance for line in result.not_covered] == ["medical", "unemployment", "work_injury"]
    assert "不包含：医疗保险" in result.summary.zh
    assert "does not include medical insurance" in result.summary.en


def test_a_payment_with_both_tells_what_medical_covers_and_its_limits() -> None:
    result = what_is_covered(["medical", "pension"])
    assert result.insurances == ("pension", "medical")
    assert "medical" not in [line.insurance for line in result.not_covered]
    assert any("waiting period" in line.text.en for line in result.limits)
    assert all(line.source for line in (*result.covered, *result.limits, *result.not_covered))


def test_resident_pension_is_told_in_its_own_words() -> None:
    flexible, resident = what_is_covered(["pension"]), what_is_covered(["pension"], "resident")
    assert "城乡居民" in resident.covered[0].text.zh
    assert flexible.covered != resident.covered
    assert resident.to_json()["includes"]["medical"] is False


@pytest.mark.parametrize("insurances", [[], ["dental"]])
def test_coverage_of_nothing_or_an_unknown_insurance_is_refused(insurances: list[str]) -> None:
    with pytest.raises(PolicyError) as caught:
        what_is_covered(insurances)
    assert caught.value.code == "unknown_insurance"
