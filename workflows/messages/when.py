"""Which letter a payment gets where, or why none: the table of `when.toml`, for the reference and for tests."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast


@dataclass(frozen=True, slots=True)
class Rule:
    """For some states, steps and reasons (empty: any): one of `letters` is written, or `none` says why not."""

    states: tuple[str, ...]
    steps: tuple[str, ...]
    reasons: tuple[str, ...]
    letters: tuple[str, ...]
    reminder: str | None
    none: str | None


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """The rules in their order."""
    rules = cast("list[dict[str, object]]", _table()["rule"])
    return tuple(
        Rule(
            states=_names(rule, "state"),
            steps=_names(rule, "step"),
            reasons=_names(rule, "reason"),
            letters=_names(rule, "letters"),
            reminder=cast("str | None", rule.get("reminder")),
            none=cast("str | None", rule.get("none")),
        )
        for rule in rules
    )


def other_letters() -> Mapping[str, str]:
    """The letters that no change of a payment brings, with what does."""
    return cast("Mapping[str, str]", _table()["other"])


def _names(rule: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", rule.get(name, [])))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, object]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
