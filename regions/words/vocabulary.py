"""The codes that policy files may use, with their names for people, from `names.toml`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from regions.files.toml import File, Table
from regions.text import Text

KINDS: Final = ("scheme", "insurance", "item", "part", "category", "method", "document", "step")

_FILE: Final = Path(__file__).parents[1] / "names.toml"


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Mapping[str, Text]]:
    file = File(_FILE)
    return MappingProxyType({kind: _read(file, kind) for kind in file.values})


def _read(file: File, kind: str) -> Mapping[str, Text]:
    table = Table(file, kind, 0, file.top.mapping(kind))
    return MappingProxyType({code: table.both(code) for code in table.values})


def forget_names() -> None:
    """Read the file again at the next use."""
    _names.cache_clear()


def codes(kind: str) -> tuple[str, ...]:
    """Give every code of a kind, in the file's order; raises LookupError for an unknown kind."""
    return tuple(_of(kind))


def name(kind: str, code: str) -> Text:
    """Give the name of a code; raises LookupError for an unknown kind or code."""
    names = _of(kind)
    if code not in names:
        raise LookupError(f"no name for this {kind}; known are {', '.join(names)}")
    return names[code]


def _of(kind: str) -> Mapping[str, Text]:
    if kind not in _names():
        raise LookupError(f"there are no names of this kind; kinds are {', '.join(KINDS)}")
    return _names()[kind]
