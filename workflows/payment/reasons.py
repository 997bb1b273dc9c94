"""Reason codes in words: what a payer reads in a letter, and what an operator can do. Data in `reasons.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reason:
    """One code: its text for payers by locale, and for operators what it means and what to do."""

    code: str
    zh: str
    en: str
    operator: str


@lru_cache(maxsize=1)
def all_reasons() -> dict[str, Reason]:
    """Every reason by its code."""
    with (Path(__file__).parent / "reasons.toml").open("rb") as file:
        table = tomllib.load(file)
    return {code: Reason(code, row["zh-CN"], row["en"], row["operator"]) for code, row in table.items()}


def reason_text(code: str, locale: str) -> str:
    """The code in words for a payer; a code of another system that has no words here is named as it is."""
    reason = all_reasons().get(code)
    if reason is None:
        return f"经办机构返回代码 {code}" if locale != "en" else f"the other side's answer: {code}"
    return reason.en if locale == "en" else reason.zh
