"""Nudges: hints that something is due. They may be lost or doubled; a tick looks every second anyway."""

from kombu.exceptions import LimitExceeded, OperationalError
from redis.exceptions import RedisError

from tasks.app import app

# What a broker that is away, starting or full makes of a publish.
PUBLISHING_ERRORS = (OperationalError, LimitExceeded, RedisError, OSError)


def nudge(task: str) -> bool:
    """Send the task `task` (as `payments.dispatch`); False where the broker is away."""
    try:
        app.send_task(task, expires=5)
    except PUBLISHING_ERRORS:
        return False
    return True
