"""What a provider's error code means, by the table in `answers.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from notifications.delivery import Outcome, code
from notifications.providers.base import Fault

# Reasons in our own words, where one code of ours covers several of theirs.
_NUMBER_LIMITS = re.compile(r"isv\.BUSINESS_LIMIT_CONTROL|LimitExceeded\.(PhoneNumber|DeliveryFrequency)")


@lru_cache(maxsize=4)
def meanings(provider: str) -> Mapping[str, Outcome]:
    """Outcomes by error code of one provider."""
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {word: Outcome(outcome) for outcome, words in tables[provider].items() for word in words}


def _find(provider: str, word: str) -> Outcome | None:
    """The outcome of a code such as `isv.OUT_OF_SERVICE.sub`, or else of what it begins with."""
    known, parts = meanings(provider), word.split(".")
    beginnings = (".".join(parts[:size]) for size in range(len(parts), 0, -1))
    return next((known[one] for one in beginnings if one in known), None)


def meaning(provider: str, word: object, fault: Fault | None = None) -> Fault:
    """What an error code means, which came with an HTTP status that by itself says `fault` (None for success)."""
    if not isinstance(word, str) or not word:
        return fault or Fault(Outcome.UNKNOWN, "malformed_answer")
    found = _find(provider, word)
    if found is None:
        # Nothing says whether it was taken, unless the status does.
        found = fault.status if fault is not None else Outcome.UNKNOWN
    reason = "number_limit" if _NUMBER_LIMITS.match(word) else code(word)
    return Fault(found, reason, fault.retry_after_s if fault else None)
