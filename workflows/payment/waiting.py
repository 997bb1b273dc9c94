"""What a payment can wait for: an event of another system, a day, an answer, or its next try."""

from enum import StrEnum


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
