"""The fixed words of the page by locale, read from `wording/*.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "wording"


@lru_cache(maxsize=4)
def get_wording(locale: str) -> Mapping[str, str]:
    """Words by key; a file that lacks a key of the Chinese one is a fault of ours and raises KeyError on use."""
    return tomllib.loads((_FOLDER / f"{locale}.toml").read_text(encoding="utf-8"))
