"""The command in Chinese where the locale is Chinese, and as it is for programs."""

import ast
import inspect
import json
import re
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

from cli import words
from cli.main import COMMANDS, root
from tests.command import shebao

ROOT = Path(__file__).parents[3]
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


NAMED = {"Failure", "BadParameter", "UsageError", "say", "note", "complain", "heading"}


def fixed(node: ast.expr) -> list[str]:
    """The texts that an expression may be, `{}` for each value."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)]
        case ast.IfExp(body=one, orelse=other):
            return [*fixed(one), *fixed(other)]
    return []


def messages() -> set[str]:
    """What commands say by a literal text, with at least one word of its own."""
    found: set[str] = set()
    for path in [*(ROOT / "cli").rglob("*.py"), *(ROOT / "embedded").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] in NAMED:
                named = ast.unparse(node.func)
                if named in ("say", "note", "heading") or named.startswith("words."):
                    continue
                text = node.args[1] if named == "Failure" and len(node.args) > 1 else node.args[0]
                found.update(one.lstrip("\n") for one in fixed(text))
    return {one for one in found if re.search("[A-Za-z]{2}", one.replace("{}", ""))}


def options(command: click.Command) -> set[str]:
    """The texts of a command's options and of its commands' options."""
    mine = {inspect.cleandoc(text) for one in command.params if (text := getattr(one, "help", None))}
    if not isinstance(command, click.Group):
        return mine
    context = click.Context(command)
    inner = [command.get_command(context, name) for name in command.list_commands(context)]
    return mine.union(*(options(one) for one in inner if one is not None))


def test_every_message_and_option_has_its_chinese(chinese: None) -> None:
    assert len(messages()) > 100
    english = {text for text in messages() | options(root) if text.isascii() or "…" in text}  # click's may be taught
    assert {text for text in english if words.text(text) == text} == set()
    told = {pattern for pattern, text in words._table("texts").items() if pattern.count("{}") != text.count("{}")}
    assert told == set()


def paths(command: click.Command, path: str) -> set[str]:
    """The words of a command and of the commands in it."""
    if not isinstance(command, click.Group):
        return {path}
    context = click.Context(command)
    inner = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return {path}.union(*(paths(one, f"{path} {name}") for name, one in inner if one is not None))


def test_every_command_has_its_help_in_chinese(chinese: None) -> None:
    assert {path.removeprefix("shebao ") for path in paths(root, "shebao")} == words._table("help").keys()


def test_errors_and_help_of_a_command_are_in_chinese(chinese: None) -> None:
    shown = shebao("payments", "retry", "--help").stdout
    assert all(text in shown for text in ("用法", "立即重新办理缴费。", "选项", "办理人，留存备查。"))
    assert "没有数据库" in shebao("payments", "retry").stderr
    assert "带时区的时间" in shebao("payments", "resolve", "x", "--paid-at", "noon").stderr
    assert "没有选项" in shebao("payments", "--nonsense").stderr


def test_lines_of_chinese_help_fit_the_terminal(chinese: None) -> None:
    shown = shebao("payments", "retry", "--help").stdout
    assert max(cell_len(line) for line in shown.splitlines() if "[" not in line) <= 80
