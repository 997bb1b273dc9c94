"""What the core refuses."""

from typing import Final

from foundation.errors import CodedError

DETAILS_REMOVED: Final = "details_removed"
"""Personal data that is needed was removed: its retention has ended, or the payer had it erased."""


class Refused(CodedError):
    """Wrong input, or a command that does not fit the payment's state."""


class NotFound(CodedError):
    """Nothing of that name is kept."""


def details_removed() -> Refused:
    """The refusal of what needs personal data that was removed."""
    return Refused(DETAILS_REMOVED, "the personal data of this payment was removed and cannot be had again")
