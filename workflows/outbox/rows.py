"""Events to other systems: their rows, and their form as CloudEvents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import orjson

from foundation.clock import instant_text
from foundation.ids import effect_id, new_id, shown_id
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

    @property
    def shown_id(self) -> str:
        """The id by which receivers know it, also after a restored backup."""
        return shown_id(self.payment_id, self.id)


def outbox_event(payment_id: str, effect: Emit, now: datetime, version: int | None = None) -> dict[str, object]:
    """The row of an event, due at `now` (aware UTC). `version` is that of the payment's change that brings it about."""
    return {
        "id": new_id() if version is None else effect_id(payment_id, version, effect.name),
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
            "id": event.shown_id,
            "source": SOURCE,
            "type": event.type,
            "subject": event.payment_id,
            "time": instant_text(event.at),
            "datacontenttype": "application/json",
            "data": event.data,
        }
    )
