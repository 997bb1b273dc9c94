"""The codes that policy files may use, with their names for people, from `names.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from regions.text import Text

KINDS = ("scheme", "insurance", "item", "part", "category", "method", "document", "step")


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Mapping[str, Text]]:
    with (Path(__file__).parent / "names.toml").open("rb") as file:
        kinds = tomllib.load(file)
    return {
        kind: {code: Text(both["zh-CN"], both["en"]) for code, both in names.items()} for kind, names in kinds.items()
    }


def codes(kind: str) -> tuple[str, ...]:
    """Every code of a kind, in the file's order; raises LookupError for an unknown kind."""
    return tuple(_of(kind))


def name(kind: str, code: str) -> Text:
    """The name of a code; raises LookupError for an unknown kind or code."""
    names = _of(kind)
    if code not in names:
        raise LookupError(f"no name for this {kind}; known are {', '.join(names)}")
    return names[code]


def _of(kind: str) -> Mapping[str, Text]:
    if kind not in _names():
        raise LookupError(f"there are no names of this kind; kinds are {', '.join(KINDS)}")
    return _names()[kind]
