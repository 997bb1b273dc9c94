"""Work with the database in threads: requests wait for it, the event loop does not."""

from collections.abc import Callable
from typing import Final, TypeVar

from anyio import CapacityLimiter, fail_after, to_thread

from api.problems import no_database
from models.session import get_time_limits

# The engine's pool has room for as many threads at once.
_LIMITER: Final = CapacityLimiter(6)
_T = TypeVar("_T")


async def in_thread(work: Callable[[], _T]) -> _T:
    """The result of `work`, which uses the database. Raises Problem(503) if that takes too long."""
    try:
        with fail_after(get_time_limits().longest_seconds):
            return await to_thread.run_sync(work, limiter=_LIMITER, abandon_on_cancel=True)
    except TimeoutError:
        raise no_database() from None
