"""Which SMS provider gets a message first: shares in percent that follow the providers' health, as plain arithmetic.

At rest the first provider gets all. One in trouble loses a quarter a minute to the next that is well, but for a tenth
by which its recovery shows; without trouble the shares drift back a tenth every five minutes. Where all are in trouble
nothing is moved: it is not theirs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

SHIFT_EVERY: Final = timedelta(minutes=1)
BACK_EVERY: Final = timedelta(minutes=5)
_ALL: Final = 100
_STEP: Final = 25
_BACK: Final = 10
_LEAST: Final = 10
_LEAST_ERRORS: Final = 5
_ERROR_PERCENT: Final = 10
_LEAST_REPORTED: Final = 10
_SLOW_PERCENT: Final = 15

Shares = Mapping[str, int]
"""Percent of the messages by provider; together 100."""


@dataclass(frozen=True, slots=True)
class Health:
    """What a provider did of late: tries and errors of the last minutes, and of the messages it took a while ago, how
    many did not reach the phone within five minutes. A provider that never reports has no `reported`."""

    tries: int = 0
    errors: int = 0
    reported: int = 0
    slow: int = 0

    @property
    def trouble(self) -> str | None:
        """Why the provider is not well, as a code; None if it is."""
        if self.errors >= _LEAST_ERRORS and self.errors * 100 >= _ERROR_PERCENT * self.tries:
            return f"errors_{self.errors}_of_{self.tries}"
        if self.reported >= _LEAST_REPORTED and self.slow * 100 >= _SLOW_PERCENT * self.reported:
            return f"slow_{self.slow}_of_{self.reported}"
        return None


@dataclass(frozen=True, slots=True)
class Shift:
    """New shares, and why."""

    shares: Shares
    reason: str


def resting(names: Sequence[str]) -> Shares:
    """The shares without trouble; `names` in order of preference."""
    return {name: _ALL if name == names[0] else 0 for name in names}


def next_shift(names: Sequence[str], shares: Shares, health: Mapping[str, Health], age: timedelta) -> Shift | None:
    """The next change of the shares, or None. `names` in order of preference; `age`: how old the present shares are."""
    troubles = {name: why for name in names if (why := health.get(name, Health()).trouble)}
    well = [name for name in names if name not in troubles]
    ill = [name for name in names if name in troubles and shares[name] > _LEAST]
    if ill and well:
        return _away(shares, ill[0], well[0], troubles[ill[0]]) if age >= SHIFT_EVERY else None
    return _back(names, shares, well) if age >= BACK_EVERY else None


def _away(shares: Shares, ill: str, well: str, reason: str) -> Shift:
    moved = min(_STEP, shares[ill] - _LEAST)
    return Shift({**shares, ill: shares[ill] - moved, well: shares[well] + moved}, f"{ill}_{reason}"[:64])


def _back(names: Sequence[str], shares: Shares, well: Sequence[str]) -> Shift | None:
    rest = resting(names)
    short = [name for name in well if shares[name] < rest[name]]
    over = [name for name in names if shares[name] > rest[name]]
    if not short or not over:
        return None
    moved = min(_BACK, rest[short[0]] - shares[short[0]], shares[over[0]])
    return Shift({**shares, short[0]: shares[short[0]] + moved, over[0]: shares[over[0]] - moved}, "drift_back")


def first_for(message_id: str, names: Sequence[str], shares: Shares) -> str:
    """The provider that a message goes to first, the same each time as long as the shares are. `names` not empty."""
    point = int(message_id[-8:], 16) % _ALL
    for name in names:
        point -= shares.get(name, 0)
        if point < 0:
            return name
    return names[0]
