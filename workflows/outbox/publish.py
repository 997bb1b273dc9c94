"""Events to other systems: the rows that a change wrote become CloudEvents on a stream and deliveries to webhooks."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import orjson
from sqlalchemy import Row, select, update

from foundation.clock import instant_text, utcnow
from foundation.ids import new_id
from models.bulk import insert_rows
from models.claim import claim_rows
from models.session import write
from models.tables import OutgoingEvent, WebhookEndpoint

SOURCE: Final = "/shebao"
BATCH: Final = 500
_LEASE_SECONDS: Final = 30

Send = Callable[[Sequence[bytes]], None]


def cloud_event(row: Any) -> bytes:
    """The event of a row of `outgoing_events`, as structured JSON; the same bytes each time."""
    return orjson.dumps(
        {
            "specversion": "1.0",
            "id": row.id,
            "source": SOURCE,
            "type": row.type,
            "subject": row.payment_id,
            "time": instant_text(row.at),
            "datacontenttype": "application/json",
            "data": row.data,
        }
    )


def publish_due(send: Send, most: int = 20 * BATCH) -> int:
    """Send events that are due and make a delivery for each webhook that wants one; returns how many events there were.

    `send` takes a batch to the stream. If this process dies after it, the batch is sent again with the same ids. Raises
    what `send` raises; those events are due again when their lease ends.
    """
    done = 0
    while done < most:
        with write() as connection:
            claim_id, rows = claim_rows(connection, "outgoing_events", most=BATCH, lease_seconds=_LEASE_SECONDS)
        if not rows:
            break
        rows.sort(key=lambda row: row.id)
        send([cloud_event(row) for row in rows])
        _record(claim_id, rows)
        done += len(rows)
    return done


def _record(claim_id: str, rows: list[Row[Any]]) -> None:
    now = utcnow()
    with write() as connection:
        endpoints = connection.execute(
            select(WebhookEndpoint.id, WebhookEndpoint.types).where(WebhookEndpoint.state == "active")
        ).all()
        deliveries = [
            {
                "id": new_id(),
                "endpoint_id": endpoint.id,
                "event_id": row.id,
                "state": "due",
                "due_at": now,
                "attempts": 0,
                "created_at": now,
            }
            for endpoint in endpoints
            for row in rows
            if endpoint.types == "*" or row.type in endpoint.types.split(",")
        ]
        insert_rows(connection, "webhook_deliveries", deliveries, or_ignore=True)
        connection.execute(
            update(OutgoingEvent)
            .where(OutgoingEvent.id.in_([row.id for row in rows]), OutgoingEvent.claim_id == claim_id)
            .values(due_at=None, claim_id=None, delivered_at=now)
        )
