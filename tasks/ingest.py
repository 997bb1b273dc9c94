"""The Celery channel: one published task on a queue of its own, for trusted Python callers.

Called as `payments.ingest(event)`, with the event (a JSON object) as the only argument; whatever else comes is refused
into the inbox. See docs/reference/celery.md.
"""

import json
from typing import Any

from sqlalchemy.exc import OperationalError

from models.runs import ClaimedRun
from tasks.app import app
from tasks.dispatch import start_due
from workflows.intake.accept import accept
from workflows.intake.senders import CELERY

# Shorter than the broker's visibility timeout: a message that waits longer in a worker would be handed out twice.
_AGAIN_SECONDS = 5


@app.task(
    name="payments.ingest",
    # A database that is away is waited for, however long: the caller has been told nothing else.
    autoretry_for=(OperationalError,),
    max_retries=None,
    default_retry_delay=_AGAIN_SECONDS,
)
def ingest(*args: Any, **named: Any) -> dict[str, Any]:
    """Take one CloudEvent; what is refused is kept in the inbox with its reason."""
    runs: list[ClaimedRun] = []
    receipt = accept([_document(args, named)], CELERY, runs=runs)[0]
    if receipt.status == "accepted":
        start_due(runs)
    return {"outcome": receipt.status, "payment": receipt.payment_id, "code": receipt.code}


def _document(args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """The event as JSON text, which the intake measures and reads strictly; None, which it refuses, for others."""
    values = [*args, *named.values()]
    if len(values) != 1 or named.keys() - {"event"}:
        return None
    try:
        return values[0] if isinstance(values[0], str) else json.dumps(values[0], ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return None
