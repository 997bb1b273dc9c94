"""Bisection: a write that a whole batch cannot make is tried in halves, until the poison payment is alone."""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from models.outages import is_database_unavailable

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Written = TypeVar("Written")


def bisect(
    items: Sequence[Item],
    attempt: Callable[[Sequence[Item]], dict[str, Written]],
    alone: Callable[[Item], dict[str, Written]],
    interrupts: tuple[type[Exception], ...],
) -> dict[str, Written]:
    """Try `attempt` for all items, after a failure for each half; an item that fails by itself is left to `alone`.

    Returns the results of all attempts. `interrupts` and errors of a database that is away pass through: no payment
    is to blame for them.
    """
    try:
        return attempt(items)
    except interrupts:
        raise
    except Exception as error:  # the border between one payment and all others of its run
        if isinstance(error, OperationalError) or is_database_unavailable(error):
            raise
        if len(items) == 1:
            log.error("a write of one payment was refused: %s", type(error).__name__)
            return alone(items[0])
    middle = len(items) // 2
    first = bisect(items[:middle], attempt, alone, interrupts)
    return first | bisect(items[middle:], attempt, alone, interrupts)
