"""What the core refuses."""

from foundation.errors import CodedError


class Refused(CodedError):
    """Wrong input, or a command that does not fit the payment's state."""


class NotFound(CodedError):
    """Nothing of that name is kept."""
