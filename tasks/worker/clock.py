"""What time it is for a worker, asked by `shebao doctor`. A worker whose clock is slow finds nothing that is due."""

from celery.worker.control import inspect_command

from foundation.clock import utcnow


@inspect_command()
def utc_now(_state: object) -> str:
    """The worker's time in UTC, as RFC 3339 has it."""
    return utcnow().isoformat()
