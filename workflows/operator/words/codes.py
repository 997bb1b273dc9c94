"""The words of `codes.toml`, which the console and the command show."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from notifications.letters import LOCALES
from regions import PolicyError, get_regions, label
from workflows.payment.reasons import reason_text


@lru_cache(maxsize=2)
def code_words(locale: str) -> Mapping[str, str]:
    """Every word by `kind.code`, as `state.waiting`."""
    with (Path(__file__).parent / "codes.toml").open("rb") as file:
        tables = tomllib.load(file)
    at = LOCALES.index(locale)
    return {f"{kind}.{code}": pair[at] for kind, table in tables.items() for code, pair in table.items()}


def in_words(kind: str, code: str | None, locale: str) -> str:
    """A code of this kind in words; a code of another system, or one that is no longer known, as it is."""
    if not code:
        return ""
    if kind in ("method", "insurance", "scheme"):
        return _of_policy(kind, code, locale)
    if kind == "region":
        return _of_region(code, locale)
    found = code_words(locale).get(f"{kind}.{code}")
    return found or (reason_text(code, locale) if kind in ("reason", "refusal") else None) or code


def _of_policy(kind: str, code: str, locale: str) -> str:
    try:
        return label(kind, code, locale)
    except LookupError:
        return code


def _of_region(code: str, locale: str) -> str:
    try:
        return f"{code} {get_regions().get(code).name.of(locale)}"
    except PolicyError:
        return code
