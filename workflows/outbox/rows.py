"""What goes out with a decision: letters to the payer, and events to other systems."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from foundation.ids import new_id
from workflows.payment.case import Case
from workflows.payment.event_types import payment_event
from workflows.payment.outcomes import Emit, Letter


def message_rows(case: Case, letter: Letter) -> list[dict[str, Any]]:
    """One row for every channel that the payer of a case has given."""
    return letter_rows(case.id, case.request["channels"], letter, case.now)


def letter_rows(payment_id: str, channels: Sequence[str], letter: Letter, now: datetime) -> list[dict[str, Any]]:
    """One row of `messages` for each channel, due at once; a row holds facts and no person."""
    return [
        {
            "id": new_id(),
            "payment_id": payment_id,
            "channel": channel,
            "letter": letter.name,
            "facts": letter.facts,
            "state": "due",
            "due_at": now,
            "attempts": 0,
            "created_at": now,
        }
        for channel in channels
    ]


def outgoing_event(payment_id: str, effect: Emit, now: datetime) -> dict[str, Any]:
    """The row of an event to other systems, due at once."""
    return {
        "id": new_id(),
        "payment_id": payment_id,
        "type": payment_event(effect.name),
        "data": effect.data,
        "at": now,
        "due_at": now,
        "attempts": 0,
    }
