"""What may go wrong at the door.

WorkflowError
├── Refused          an event or a command breaks a rule: code, field, what to do
├── Conflict         the same source and id came before with other content
└── NotFound         no payment, voucher or event of that name
"""

from typing import Any


class WorkflowError(Exception):
    """Base: carries a stable code of docs/reference/reasons.md and a message that holds no personal data."""

    def __init__(self, code: str, message: str, *, field: str | None = None, details: dict[str, Any] | None = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.details = details or {}

    def to_json(self) -> dict[str, Any]:
        """The error as the JSON that commands and the HTTP door show."""
        details = {**self.details, **({"field": self.field} if self.field else {})}
        return {"error": {"code": self.code, "message": self.message, "details": details}}


class Refused(WorkflowError):
    """Wrong input; `field` is a JSON Pointer to what is wrong."""


class Conflict(WorkflowError):
    """The same source and id were used before with other content."""


class NotFound(WorkflowError):
    """Nothing of that name is on file."""
