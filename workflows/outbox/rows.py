"""Events to other systems: their rows, and their form as CloudEvents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import orjson

from foundation.clock import instant_text
from foundation.ids import new_id
from workflows.payment.event_types import payment_event
from workflows.payment.outcomes import Emit

SOURCE: Final = "/shebao"


@dataclass(frozen=True, slots=True)
class OutboxEvent:
    """An event as it is sent: ids and state, no personal data. `at` is an aware UTC instant."""

    id: str
    type: str
    payment_id: str
    data: Mapping[str, object] = field(repr=False)
    at: datetime


def outbox_event(payment_id: str, effect: Emit, now: datetime) -> dict[str, object]:
    """The row of an event, due at `now` (aware UTC)."""
    return {
        "id": new_id(),
        "payment_id": payment_id,
        "type": payment_event(effect.name),
        "data": effect.data,
        "at": now,
        "due_at": now,
        "attempts": 0,
    }


def cloud_event(event: OutboxEvent) -> bytes:
    """The event as structured JSON (CloudEvents 1.0); the same bytes each time."""
    return orjson.dumps(
        {
            "specversion": "1.0",
            "id": event.id,
            "source": SOURCE,
            "type": event.type,
            "subject": event.payment_id,
            "time": instant_text(event.at),
            "datacontenttype": "application/json",
            "data": event.data,
        }
    )
