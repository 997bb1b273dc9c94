"""Nudges: hints that something is due. They may be lost or doubled; a tick looks every second anyway."""

import logging

from kombu.exceptions import LimitExceeded, OperationalError
from redis.exceptions import RedisError

from tasks.app import app

log = logging.getLogger(__name__)
# What a broker that is away, starting or full makes of a publish.
PUBLISHING_ERRORS = (OperationalError, LimitExceeded, RedisError, OSError)


def nudge(task: str) -> None:
    """Send the dispatching task `task` (as `payments.dispatch`); a broker that is away is only noted."""
    try:
        app.send_task(task, expires=5)
    except PUBLISHING_ERRORS as error:
        log.warning("no nudge for %s: %s; the next tick looks", task, type(error).__name__)
