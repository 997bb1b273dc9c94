"""Rows of messages to a payer: one for each channel, with facts and no personal data."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from foundation.ids import effect_id, new_id
from models.states import MessageState
from workflows.messages.hours import sending_time
from workflows.payment.case import Case
from workflows.payment.outcomes import Letter


class MessageRow(TypedDict):
    """Columns of a new row of `messages`; `due_at` and `created_at` are aware UTC."""

    id: str
    payment_id: str
    channel: str
    letter: str
    facts: dict[str, object]
    state: str
    due_at: datetime
    attempts: int
    created_at: datetime


def message_rows(case: Case, letter: Letter) -> list[MessageRow]:
    """The rows of a letter, one for every channel that the payer of the case has given, due at once."""
    return letter_rows(case.id, case.request.channels, letter, case.now, case.payment.version + 1)


def letter_rows(
    payment_id: str, channels: Sequence[str], letter: Letter, now: datetime, version: int | None = None
) -> list[MessageRow]:
    """The rows of a letter about a payment, one for each of `channels`, due at `now` (aware UTC) or after the night.
    `version` is that of the payment's change that brings it about."""
    facts = letter.facts.to_json()
    due_at = sending_time(letter.name, now, letter.facts.overtaken_at)
    return [
        {
            "id": new_id() if version is None else effect_id(payment_id, version, f"{letter.name} {channel}"),
            "payment_id": payment_id,
            "channel": channel,
            "letter": letter.name,
            "facts": facts,
            "state": MessageState.DUE,
            "due_at": due_at,
            "attempts": 0,
            "created_at": now,
        }
        for channel in channels
    ]
