"""Events to other systems on their way out: to a Redis stream, and to webhooks."""

from collections.abc import Sequence
from functools import lru_cache

import redis
from sqlalchemy import exists, select

from foundation.broker import EVENTS_OUT, connect
from foundation.clock import utcnow
from models.session import read
from models.tables import Outbox, WebhookDelivery
from tasks.app import app
from workflows.outbox.deliver import deliver_due
from workflows.outbox.publish import publish_due

# What the stream keeps for readers that were away; older events are found again by `GET /v1/payments/…`.
STREAM_LENGTH = 100_000
# An endpoint may take its time; what is claimed here has a lease of its own (workflows.outbox.deliver.LEASE_SECONDS).
_LIMITS = {"soft_time_limit": 45, "time_limit": 55}


@lru_cache(maxsize=1)
def _client() -> redis.Redis:
    return connect()


def send_to_stream(events: Sequence[bytes]) -> None:
    """Write a batch of events to the stream in one round trip; raises redis-py's errors."""
    pipeline = _client().pipeline(transaction=False)
    for event in events:
        pipeline.xadd(EVENTS_OUT, {"event": event}, maxlen=STREAM_LENGTH, approximate=True)
    pipeline.execute()


@app.task(name="events.dispatch")
def dispatch_events() -> dict[str, bool]:
    """Start the publication and the webhooks where something is due."""
    now = utcnow()
    with read() as connection:
        events = bool(connection.execute(select(exists().where(Outbox.due_at <= now))).scalar_one())
        webhooks = bool(connection.execute(select(exists().where(WebhookDelivery.due_at <= now))).scalar_one())
    if events:
        deliver_events.apply_async(expires=5)
    if webhooks:
        deliver_webhooks.apply_async(expires=5)
    return {"events": events, "webhooks": webhooks}


@app.task(name="events.deliver", **_LIMITS)
def deliver_events() -> dict[str, int]:
    """Publish what is due."""
    return {"events": publish_due(send_to_stream)}


@app.task(name="events.deliver_webhooks", **_LIMITS)
def deliver_webhooks() -> dict[str, int]:
    """Deliver to webhooks what is due."""
    return {"deliveries": deliver_due()}
