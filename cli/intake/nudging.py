"""Nudging the dispatchers after a change, where there is a broker. Nothing depends on it: a tick looks every second."""

from cli import output
from foundation.settings import get_settings


def nudge(dispatcher: str) -> bool:
    """Nudge `payments.dispatch` or `messages.dispatch`; False, and a note, where the broker is away."""
    if get_settings().broker_url and _sent(dispatcher):
        return True
    output.note("the broker is away: what was written is safe in the database and is done once workers run")
    return False


def _sent(dispatcher: str) -> bool:
    from tasks import nudge as hints  # Celery takes its time to import

    return hints.nudge(dispatcher)
