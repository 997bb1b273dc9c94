"""The Celery door: one published task on a queue of its own, for trusted Python callers."""

from typing import Any

from tasks.app import app
from tasks.nudge import nudge
from workflows.door import accept


@app.task(name="payments.ingest")
def ingest(event: Any) -> dict[str, Any]:
    """Take one CloudEvent (a JSON object); what is refused is kept in the inbox with its reason."""
    receipt = accept([event], "celery")[0]
    if receipt.status == "accepted":
        nudge("payments.dispatch")
    return {"outcome": receipt.status, "payment": receipt.payment_id, "code": receipt.code}
