"""What goes out with a decision: letters to the payer, events to other systems; and which end has which letter."""

from datetime import datetime
from typing import Any

from models.ids import new_id
from workflows.case import Case
from workflows.outcomes import Emit, Letter

# The ends that the payer is told about, beside the letters that steps write themselves.
END_LETTERS = {"rejected": "rejected", "expired": "expired", "cancelled": "cancelled"}


def message_rows(case: Case, letter: Letter) -> list[dict[str, Any]]:
    """One row for every channel the payer has given; the row holds facts and no person."""
    return [
        {
            "id": new_id(),
            "payment_id": case.id,
            "channel": channel,
            "letter": letter.name,
            "facts": letter.facts,
            "state": "due",
            "due_at": case.now,
            "attempts": 0,
            "created_at": case.now,
        }
        for channel in case.request["channels"]
    ]


def outgoing_event(payment_id: str, effect: Emit, now: datetime) -> dict[str, Any]:
    """The row of an event to other systems, due at once."""
    return {
        "id": new_id(),
        "payment_id": payment_id,
        "type": f"cn.shebao.payment.{effect.name}.v1",
        "data": effect.data,
        "at": now,
        "due_at": now,
        "attempts": 0,
    }
