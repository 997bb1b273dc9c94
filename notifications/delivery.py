"""What became of one letter at a mail server or an SMS provider, in the same few words for every channel.

Every sender takes a list and answers with a list in the same order, and never raises for one of its elements.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from foundation.texts import cleaned_reference, holds_id_number

_NOT_IN_CODES = re.compile(r"[^A-Za-z0-9_.-]+")


class Outcome(StrEnum):
    """What the sender knows about one letter."""

    SENT = "sent"  # the other side took it over and answered so
    TEMPORARY = "temporary"  # surely not taken over now; the same letter may be taken over later
    PERMANENT = "permanent"  # refused for what it is: the same letter to the same recipient will not be taken over
    UNKNOWN = "unknown"  # it left us and no answer came: it may have been taken over
    DEFERRED = "deferred"  # refused for now, this one alone: its number's limit, or a text that is not registered
    THROTTLED = "throttled"  # refused for our pace: the sender is left alone for a while; counts as no attempt
    PAUSED = "paused"  # our account, our set-up or a server that is not there: as THROTTLED, and may need an operator


@dataclass(frozen=True, slots=True)
class Delivery:
    """The outcome of one letter. Holds codes only: never an address, a number or a server's own words."""

    id: str
    status: Outcome
    reason: str | None = None  # a code of at most 64 characters
    provider: str | None = None
    reference: str | None = None  # the other side's own id of the letter, at most 128 characters
    retry_after_s: int | None = None  # seconds, where the other side said how long to hold back
    delivered: bool = False  # the other side also says that it has reached the payer


def code(text: object, limit: int = 64) -> str:
    """Reduce what another system wrote to a code that can be stored and logged: ASCII letters, digits, `_ . -`.

    Runs of anything else become one `_`, and digits are masked where they could be a phone or an ID number.
    """
    plain = _NOT_IN_CODES.sub("_", str(text)).strip("_")
    return re.sub(r"[0-9]{11,}", "0", plain)[:limit] or "unnamed"


def reference(text: object) -> str | None:
    """The other side's id of a letter, if it is one: 1 to 128 printable ASCII characters without blanks.

    One that holds an identity number is masked.
    """
    plain = str(text) if isinstance(text, str | int) else ""
    if holds_id_number(plain):
        return cleaned_reference(plain)
    return plain if 0 < len(plain) <= 128 and plain.isascii() and plain.isprintable() and " " not in plain else None
