"""What the core refuses."""

from foundation.errors import CodedError


class Refused(CodedError):
    """Wrong input, or a command that does not fit the payment's state."""


class NotFound(CodedError):
    """Nothing of that name is kept."""


def details_removed() -> Refused:
    """Personal data that is needed was removed: its retention has ended, or the payer had it erased."""
    return Refused("details_removed", "the personal data of this payment was removed and cannot be had again")
