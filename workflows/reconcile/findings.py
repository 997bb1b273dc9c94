"""What a comparison finds: one finding for each line of a statement, and for each sum of ours that is not on it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """How a sum compares."""

    MATCHED = "matched"
    MISSING_HERE = "missing_here"
    """The statement has it, and no payment is settled with it."""
    MISSING_THERE = "missing_there"
    """It is settled here, and not on the statement of its day."""
    AMOUNT_DIFFERS = "amount_differs"
    OUTCOME_DIFFERS = "outcome_differs"
    """One side says that it happened, the other that it did not."""
    TWICE = "twice"
    """More than was asked for, by a second sum; or a line that is there twice."""


class Why(StrEnum):
    """More about a finding, beside the reasons of arrivals."""

    NOT_BOOKED = "not_booked"
    """The order waits for this money: the bank is asked and it is booked."""
    REPEATED_LINE = "repeated_line"
    UNKNOWN_REFUND = "unknown_refund"
    REFUND_OPEN = "refund_open"
    REFUND_NOT_SENT = "refund_not_sent"
    """A refund that was not sent from here, for it is not approved or the bank was not reached."""
    REFUND_REFUSED = "refund_refused"
    """A refund that the bank refused before."""
    NOT_ON_STATEMENT = "not_on_statement"
    UNKNOWN_KEY = "unknown_key"
    NOT_LISTED = "not_listed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sum as both sides have it. Money is fen, negative for what went back; `line` is that of the statement.

    `ours_fen` is what is kept or asked for here, `reason` why the kind is what it is; `applied` says what --apply did.
    Of money that went back `debit` is the key of the order whose money it is, `refund` that of the refund that it is.
    """

    kind: Kind
    line: int | None
    payment_id: str | None
    order: str | None
    reference: str | None
    amount_fen: int | None
    ours_fen: int | None
    paid_at: datetime | None
    reason: str | None = None
    applied: str | None = None
    debit: str | None = None
    refund: str | None = None
