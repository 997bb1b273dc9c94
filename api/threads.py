"""Reading the database without holding up the event loop."""

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

T = TypeVar("T")

# Threads that read the database at once; the engine's pool has room for them (models.session.make_engine).
_readers = CapacityLimiter(6)


async def in_thread(work: Callable[[], T]) -> T:
    """The result of `work`, which reads the database, done in a thread; as many at once as the pool has room for."""
    return await to_thread.run_sync(work, limiter=_readers)
