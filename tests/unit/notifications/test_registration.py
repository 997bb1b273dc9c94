"""SMS texts as they are registered: one source for both providers, and the rules of SMS in China."""

import json

import pytest

from notifications.letters import LOCALES, list_templates
from notifications.registration import PROVIDERS, find_problems, registrations
from tests.command import shebao


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_text_keeps_the_rules_and_names_its_variables_in_one_order(provider: str) -> None:
    found = registrations(provider, "shebao.example/v")
    assert len(found) == len(list_templates()) * len(LOCALES)
    assert {(one.letter, one.locale): one.problems for one in found if one.problems} == {}
    for one in found:
        marks = [f"${{{name}}}" for name in one.variables]
        if provider == "tencent":
            marks = [f"{{{number}}}" for number in range(1, len(one.variables) + 1)]
        assert all(one.text.count(mark) == 1 for mark in marks)
        assert 1 <= one.parts <= one.most_parts <= {"zh-CN": 2, "en": 5}[one.locale]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("${name}您好，请缴¥${amount}", "holds a currency sign"),
        ("【社保】${name}您好", "holds the brackets of a signature"),
        ("${name}${period}已缴", "has two variables side by side"),
        ("${name}", "has nothing but variables"),
        ("请到https://a.example查验${name}", "holds a link with a scheme"),
        ("已缴🎉${name}", "holds a character beyond Unicode's first plane"),
        ("缴" * 501, "has more than 500 characters"),
    ],
)
def test_a_text_that_a_provider_would_refuse_is_named(text: str, problem: str) -> None:
    assert find_problems(text, "aliyun") == [problem]


def test_the_command_prints_what_is_to_be_registered() -> None:
    found = json.loads(shebao("templates", "export", "--provider", "tencent", "--json").stdout)
    [voucher] = [one for one in found if (one["letter"], one["locale"]) == ("voucher", "zh-CN")]
    assert voucher["text"].startswith("{1}您好，{2}社保费{3}元已缴")
    assert voucher["variables"] == ["name", "period", "amount", "voucher_no", "check_code"]
    shown = shebao("templates", "export", "--provider", "aliyun")
    assert shown.exit_code == 0
    assert "${voucher_no}" in shown.stdout
    assert shebao("templates", "export").exit_code == 2
