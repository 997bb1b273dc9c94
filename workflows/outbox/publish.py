"""Events on their way out: rows of the outbox go to a stream, and become deliveries to webhooks."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select, update

from foundation.clock import utcnow
from foundation.ids import new_id
from models.claims import claim_outbox
from models.session import write
from models.states import EndpointState, WebhookDeliveryState
from models.tables import Outbox, WebhookEndpoint
from models.write import insert_rows
from workflows.outbox.rows import OutboxEvent, cloud_event

BATCH: Final = 500
_LEASE_SECONDS: Final = 30

Send = Callable[[Sequence[bytes]], None]


def publish_due(send: Send, most: int = 20 * BATCH) -> int:
    """Send events that are due and make a delivery for each webhook that wants one; returns how many events there were.

    `send` takes a batch to the stream. If this process dies after it, the batch is sent again with the same ids. Raises
    what `send` raises; those events are due again when their lease ends.
    """
    done = 0
    while done < most:
        with write() as connection:
            claim_id, rows = claim_outbox(connection, most=BATCH, lease_seconds=_LEASE_SECONDS)
        if not rows:
            break
        events = sorted(
            (OutboxEvent(row.id, row.type, row.payment_id, row.data, row.at) for row in rows),
            key=lambda event: event.id,
        )
        send([cloud_event(event) for event in events])
        _record(claim_id, events)
        done += len(events)
    return done


def delivery_rows(
    endpoint_id: str, types: str, events: Iterable[OutboxEvent], now: datetime
) -> list[dict[str, object]]:
    """Rows of `webhook_deliveries`, due at `now`, for the events of those types (a comma list, `*` for all)."""
    wanted = types.split(",")
    return [
        {
            "id": new_id(),
            "endpoint_id": endpoint_id,
            "event_id": event.id,
            "state": WebhookDeliveryState.DUE,
            "due_at": now,
            "attempts": 0,
            "created_at": now,
        }
        for event in events
        if types == "*" or event.type in wanted
    ]


def _record(claim_id: str, events: Sequence[OutboxEvent]) -> None:
    now = utcnow()
    with write() as connection:
        endpoints = connection.execute(
            select(WebhookEndpoint.id, WebhookEndpoint.types).where(WebhookEndpoint.state == EndpointState.ACTIVE)
        ).all()
        deliveries = [row for one in endpoints for row in delivery_rows(one.id, one.types, events, now)]
        insert_rows(connection, "webhook_deliveries", deliveries, or_ignore=True)
        connection.execute(
            update(Outbox)
            .where(Outbox.id.in_([event.id for event in events]), Outbox.claim_id == claim_id)
            .values(due_at=None, claim_id=None, delivered_at=now)
        )
