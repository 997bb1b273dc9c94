"""The Celery channel: one published task on a queue of its own, for trusted Python callers.

Called as `payments.ingest(event)`, with the event (a JSON object) as the only argument; whatever else comes is refused
into the inbox. See docs/reference/celery.md.
"""

import json
import logging
import time
from typing import Any, Final

from billiard.exceptions import SoftTimeLimitExceeded
from celery.exceptions import Reject

import celeryconfig
from models.outages import is_database_unavailable
from models.runs import ClaimedRun
from models.session import close_engine
from tasks.app import app
from tasks.dispatch import start_due
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import CELERY

log = logging.getLogger(__name__)

# While the database is away, a try begins within half of the task's time; then the message goes back to its queue.
_TRY_SECONDS: Final = celeryconfig.task_soft_time_limit / 2
_PAUSE_SECONDS: Final = 1.0


# A message whose task is killed is not acknowledged: the broker hands it out again.
@app.task(name="payments.ingest", acks_on_failure_or_timeout=False)
def ingest(*args: Any, **named: Any) -> dict[str, Any]:
    """Take one CloudEvent; what is refused is kept in the inbox with its reason.

    A database that is away is waited for, however long, since the caller gets no answer: the message stays with the
    broker.
    """
    runs: list[ClaimedRun] = []
    receipt = _accept(_document(args, named), runs)
    if receipt.status == "accepted":
        start_due(runs)
    return {"outcome": receipt.status, "payment": receipt.payment_id, "code": receipt.code}


def _accept(document: str | None, runs: list[ClaimedRun]) -> Receipt:
    end = time.monotonic() + _TRY_SECONDS
    try:
        while True:
            try:
                return accept([document], CELERY, runs=runs)[0]
            except Exception as error:
                if not is_database_unavailable(error):
                    raise
                log.warning("no database (%s): the event waits", type(error).__name__)
            if time.monotonic() > end:
                raise Reject("no_database", requeue=True)
            time.sleep(_PAUSE_SECONDS)
    except SoftTimeLimitExceeded:
        close_engine()  # it may have come in the middle of a query
        raise Reject("no_database", requeue=True) from None


def _document(args: tuple[Any, ...], named: dict[str, Any]) -> str | None:
    """The event as JSON text, which the intake measures and reads strictly; None, which it refuses, for others."""
    values = [*args, *named.values()]
    if len(values) != 1 or named.keys() - {"event"}:
        return None
    try:
        return values[0] if isinstance(values[0], str) else json.dumps(values[0], ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return None
