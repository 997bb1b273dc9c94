"""Token buckets: how fast one caller may ask."""

import asyncio
import math
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from api.problems import Problem

BURST_SECONDS: Final = 2.0


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` a second, and bursts of `burst`, two seconds' worth unless given. A batch may overdraw it
    once, and pays for it then.

    `turn` is held from the check to the taking: without it, many calls at once would all find the bucket as it was.
    """

    rate: float
    burst: float | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)
    level: float = field(init=False)
    filled_at: float = field(init=False)

    def __post_init__(self) -> None:
        self.level = self._most
        self.filled_at = time.monotonic()

    @property
    def _most(self) -> float:
        return max(1.0, self.rate * BURST_SECONDS if self.burst is None else self.burst)

    def check(self) -> None:
        """Raises Problem(429) with the seconds to wait when the bucket is empty."""
        now = time.monotonic()
        self.level = min(self._most, self.level + (now - self.filled_at) * self.rate)
        self.filled_at = now
        if self.level < 1:
            wait = max(1, math.ceil((1 - self.level) / self.rate))
            raise Problem(429, "too_many", "slow down, and come again later", headers={"Retry-After": str(wait)})

    def take(self, count: int = 1) -> None:
        """Take `count`; raises Problem(429) when the bucket is empty."""
        self.check()
        self.level -= count


class Buckets:
    """A bucket for each of many names; those that were not used for long are forgotten first."""

    def __init__(self, rate: float, most: int = 10_000, burst: float | None = None) -> None:
        self._rate = rate
        self._burst = burst
        self._most = most
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def of(self, name: str) -> Bucket:
        """The bucket of a name."""
        bucket = self._buckets.setdefault(name, Bucket(self._rate, self._burst))
        self._buckets.move_to_end(name)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return bucket
