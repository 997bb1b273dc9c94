"""The root of every exception of ours.

ShebaoError
├── CodedError       has a stable code, for those who call us
│   ├── PolicyError      an order does not fit the policy (regions/)
│   ├── Refused          an event or a command breaks a rule (workflows/)
│   ├── NotFound         no payment, voucher or endpoint of that name (workflows/)
│   └── Failure          an expected end of a command (cli/)
└── all others       settings, files, services, defects
"""

from collections.abc import Mapping


class ShebaoError(Exception):
    """Base of every exception of ours. Its text holds no personal data."""


class CodedError(ShebaoError):
    """Carries a stable code of docs/reference/reasons.md, a message that says what to do, and the facts behind it.

    `field` is a JSON Pointer to what is wrong, where something was sent.
    """

    def __init__(
        self, code: str, message: str, *, field: str | None = None, details: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.details = dict(details or {})

    def to_json(self) -> dict[str, object]:
        """The error as the JSON that commands and the HTTP interface show."""
        details = {**self.details, **({"field": self.field} if self.field else {})}
        return {"error": {"code": self.code, "message": self.message, "details": details}}
