"""Events that were received and not used."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import Connection, select

from models.states import InboxState
from models.tables import InboxEvent


class InboxEntry(TypedDict):
    """One received event without its content."""

    id: str
    source: str
    event_id: str
    type: str
    channel: str
    state: str
    reason: str | None
    field: str | None
    payment_id: str | None
    received_at: datetime


def open_inbox(connection: Connection, most: int = 1000) -> list[InboxEntry]:
    """Events that are kept but not used: for unknown payments, not fitting yet, ignored or refused; newest first."""
    event = InboxEvent.__table__.c
    columns = [event[name] for name in InboxEntry.__annotations__]
    rows = connection.execute(
        select(*columns).where(event.state != InboxState.USED).order_by(event.id.desc()).limit(most)
    )
    return [
        {
            "id": row.id,
            "source": row.source,
            "event_id": row.event_id,
            "type": row.type,
            "channel": row.channel,
            "state": row.state,
            "reason": row.reason,
            "field": row.field,
            "payment_id": row.payment_id,
            "received_at": row.received_at,
        }
        for row in rows
    ]
