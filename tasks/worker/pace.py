"""How often ticks are sent: as scheduled, and in proportion more rarely where the broker is far away.

A tick costs its sender one round trip and the worker that takes it three. At 300 ms a worker cannot take the four
ticks of a second: each would expire before its turn, and no payment would move.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Final

NEAR_SECONDS: Final = 0.03
"""Up to this time for a publish ticks come as scheduled; at ten times of it, ten times as rarely."""
TICK_EXPIRES: Final = 5
"""Seconds after which a tick is dropped at the scheduled pace: a stopped worker finds no backlog."""
_SAMPLES: Final = 5  # the shortest of them counts: one that met a pause of the machine says nothing about the line


class Pace:
    """The pace of one sender of ticks, by a clock that counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._took: deque[float] = deque(maxlen=_SAMPLES)
        self._sent_at: dict[str, float] = {}

    @property
    def factor(self) -> float:
        """How many times as long as scheduled is the time between two ticks of a name."""
        return max(1.0, min(self._took, default=0.0) / NEAR_SECONDS)

    def is_due(self, name: str, every: float) -> bool:
        """Whether the tick `name`, scheduled every `every` seconds, is due. The caller asks that often."""
        factor = self.factor
        return factor == 1 or self._clock() - self._sent_at.get(name, -inf) >= (factor - 0.5) * every

    @property
    def expires(self) -> float:
        """After how many seconds a tick that no worker has taken is dropped."""
        return TICK_EXPIRES * self.factor

    @contextmanager
    def sending(self, name: str) -> Iterator[None]:
        """Around the publish of a tick; one that fails says nothing about the pace."""
        begin = self._sent_at[name] = self._clock()
        yield
        self._took.append(self._clock() - begin)
