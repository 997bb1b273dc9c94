"""What the command shows where the locale is Chinese: headings, states, steps, reasons. JSON and CSV stay."""

import os
import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

_STATES: Final = ("state", "message", "refund", "arrival", "inbox", "side")
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "state": _STATES,
    "step": ("step",),
    "reason": ("reason", "refusal"),
    "role": ("role",),
    "channel": ("channel",),
    "action": ("action",),
    "found by": ("matched",),
    "insurance": ("insurance",),
    "method": ("method",),
}


def is_chinese() -> bool:
    """Whether people read Chinese here, by LC_ALL, LC_MESSAGES or LANG, the first that is set."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return named.startswith("zh")


def heading(text: str) -> str:
    """A heading or the name of a field in the reader's language."""
    return _table("headings").get(text, text) if is_chinese() else text


def about(command: str, text: str) -> str:
    """What a command is for in the reader's language; `text` is the English line."""
    return _table("commands").get(command, text) if is_chinese() else text


def text(english: str) -> str:
    """A text of the command in the reader's language: as a whole, or by a pattern whose `{}` are values."""
    if not english or not is_chinese():
        return english
    body = english.lstrip("\n")
    return english[: len(english) - len(body)] + (_table("texts").get(body) or _filled(body))


def help_of(path: str, english: str) -> str:
    """The help of the command with these words (`shebao payments retry`) in the reader's language."""
    return _table("help").get(path.removeprefix("shebao "), english) if is_chinese() else english


def _filled(english: str) -> str:
    for pattern, chinese in _patterns():
        if found := pattern.fullmatch(english):
            return chinese.format(*found.groups())
    return english


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The texts with values, those with most fixed words first."""
    listed = sorted((item for item in _table("texts").items() if "{}" in item[0]), key=lambda item: -len(item[0]))
    return [
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), chinese)
        for english, chinese in listed
    ]


def cell(name: str, text: str) -> str:
    """A value under the English heading `name` in the reader's language, where it is a code that has one word."""
    if name not in _KINDS or not text or not is_chinese():
        return text
    from workflows.operator.words.codes import in_words  # it reads the catalogues, which most calls do not need

    said = {word for kind in _KINDS[name] if (word := in_words(kind, text, "zh-CN")) != text}
    return said.pop() if len(said) == 1 else text


@lru_cache(maxsize=4)
def _table(name: str) -> Mapping[str, str]:
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        found: Mapping[str, str] = tomllib.load(file)[name]
    return found
