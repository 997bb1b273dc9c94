"""What a payment can wait for: an event of another system, a day, an answer, or its next try."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

_LONGEST_PAUSE_S: Final = 3600


class WaitingFor(StrEnum):
    """Stored in `payments.waiting_for`; an event of another system is named without prefix and version."""

    MATERIALS_SUPPLIED = "payment.materials.supplied"
    METHOD_CHOSEN = "payment.method.chosen"
    CONTRACT_SIGNED = "payment.contract.signed"
    SETTLED = "payment.settled"
    AUTHORITY_ANSWER = "authority_answer"
    BANK_ANSWER = "bank_answer"
    DEBIT_DAY = "debit_day"
    PAYMENT_WINDOW = "payment_window"
    RETRY = "retry"


def poll_pause(asked: int, first_seconds: int) -> timedelta:
    """How long to wait for a pending answer after it was asked for `asked` times: doubling up to an hour."""
    return timedelta(seconds=min(first_seconds * 2 ** min(max(asked - 1, 0), 12), _LONGEST_PAUSE_S))
