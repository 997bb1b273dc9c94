"""The command in Chinese where the locale is Chinese, and as it is for programs."""

import json

import pytest

from cli import words
from cli.main import COMMANDS
from tests.command import shebao

ASSESS = (*("regions", "assess", "--region", "310000", "--scheme", "flexible", "--insurances", "pension"),)
WITH = (*ASSESS, "--period", "2026-07", "--base", "7546")


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


def test_help_and_tables_are_in_chinese(chinese: None) -> None:
    shown = shebao("--help").stdout
    assert all(words.about(name, "") in shown for name in COMMANDS)
    assert "" not in {words.about(name, "") for name in COMMANDS}
    table = shebao(*WITH).stdout
    assert "险种" in table
    assert "养老保险" in table


def test_json_and_other_locales_stay_as_they_are(chinese: None, monkeypatch: pytest.MonkeyPatch) -> None:
    items = json.loads(shebao(*WITH, "--json").stdout)["items"]
    assert items[0]["insurance"] == "pension"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "individual account" in shebao(*WITH).stdout


def test_codes_have_the_word_of_their_column_or_stay(chinese: None) -> None:
    assert words.cell("state", "attention") == "待处理"
    assert words.cell("reason", "short_balance") == "账户余额不足"
    assert words.cell("state", "pending") == "pending", "it has a word of its own for each kind of record"
    assert words.cell("id", "waiting") == "waiting"
