"""The provinces of identity numbers, from `places.toml`."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from regions.files.toml import File

_FILE: Final = Path(__file__).parents[1] / "places.toml"


def is_province(digits: str) -> bool:
    """Say whether two digits are the code of a province."""
    return digits in _provinces()


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    top = File(_FILE).top
    top.text("source")
    codes = top.wholes("provinces", range(11, 100))
    top.done()
    return frozenset(str(code) for code in codes)
