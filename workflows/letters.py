"""Which letter goes with which end, and the message rows that carry letters out."""

from typing import Any

from models.ids import new_id
from workflows.case import Case
from workflows.outcomes import Letter

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
