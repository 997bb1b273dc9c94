"""Money as text: what goes in comes out, and capitals read as the payment rules write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import capitals, fen_from_yuan, grouped, yuan

fen = st.integers(min_value=0, max_value=10**18 - 1)


@given(fen)
def test_yuan_text_reads_back_as_the_same_fen(amount: int) -> None:
    assert fen_from_yuan(yuan(amount)) == amount


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_grouping_only_adds_commas(amount: int) -> None:
    text = grouped(amount)
    assert text.replace(",", "") == yuan(amount)
    assert re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})*\.[0-9]{2}", text)


@pytest.mark.parametrize(("text", "amount"), [("0", 0), ("12", 1200), ("12.3", 1230), ("12.30", 1230), ("0.05", 5)])
def test_short_forms_of_yuan_are_understood(text: str, amount: int) -> None:
    assert fen_from_yuan(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "1 ",
        "1\n",
        "+1",
        "-1",
        "1.234",
        "1.",
        ".5",
        "1,000.00",
        "1e3",
        "NaN",
        "\uff11\uff12",
        "\u0661",
        "9" * 17,
    ],
)
def test_anything_that_is_not_a_plain_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount in yuan"):
        fen_from_yuan(text)


def test_a_refused_amount_is_not_repeated_in_the_error() -> None:
    with pytest.raises(ValueError, match="not an amount") as caught:
        fen_from_yuan("77,555.00")
    assert "77" not in str(caught.value)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        # Worked examples printed in the rules themselves (支付结算办法, annex 1).
        ("1409.50", "人民币壹仟肆佰零玖元伍角整"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "人民币壹拾万柒仟元零伍角叁分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "人民币叁佰贰拾伍元零肆分"),
        # Edges.
        ("0", "人民币零元整"),
        ("0.01", "人民币壹分"),
        ("0.10", "人民币壹角整"),
        ("0.11", "人民币壹角壹分"),
        ("1", "人民币壹元整"),
        ("1.01", "人民币壹元零壹分"),
        ("10", "人民币壹拾元整"),
        ("2263.80", "人民币贰仟贰佰陆拾叁元捌角整"),
        ("1000000", "人民币壹佰万元整"),
        ("10010", "人民币壹万零壹拾元整"),
        ("100010001", "人民币壹亿零壹万零壹元整"),
        ("100005000", "人民币壹亿零伍仟元整"),
        ("10000000000", "人民币壹佰亿元整"),
        ("1000000000000.05", "人民币壹万亿元零伍分"),
        ("1000100000000", "人民币壹万零壹亿元整"),
    ],
)
def test_capitals_follow_the_rules_for_payment_documents(amount: str, text: str) -> None:
    assert capitals(fen_from_yuan(amount)) == text


@given(fen)
def test_capitals_read_back_as_the_same_amount(amount: int) -> None:
    assert _read(capitals(amount)) == amount


@given(fen)
def test_capitals_never_double_or_end_in_a_zero_and_close_with_整_exactly_when_there_is_no_fen(amount: int) -> None:
    text = capitals(amount)
    assert text.startswith("人民币")
    assert "零零" not in text
    assert text.endswith("整") == (amount % 10 == 0)
    assert text.endswith("分") == (amount % 10 != 0)
    assert amount == 0 or not re.search("零[元角分整万亿]", text)


def test_a_negative_amount_has_no_capitals() -> None:
    with pytest.raises(ValueError, match="negative"):
        capitals(-1)


def _read(text: str) -> int:
    """A reader that shares nothing with the writer but the digits."""
    body = text.removeprefix("人民币").removesuffix("整")
    whole, _, rest = body.partition("元") if "元" in body else ("", "", body)
    jiao = re.search("(.)角", rest)
    last = re.search("(.)分", rest)
    return _number(whole) * 100 + sum(
        "零壹贰叁肆伍陆柒捌玖".index(found[1]) * weight for found, weight in ((jiao, 10), (last, 1)) if found
    )


def _number(text: str) -> int:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = text.rpartition(unit) if unit == "亿" else text.partition(unit)
        if found:
            return _number(high) * size + _number(low)
    total = digit = 0
    for char in text:
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
        else:
            total += digit * {"拾": 10, "佰": 100, "仟": 1000}[char]
            digit = 0
    return total + digit
