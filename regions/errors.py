"""What the policy refuses, as one exception with a stable code.

* `PolicyError`: an order does not fit the policy; its `code` is one of CODES.
* `PolicyFileError`, a ValueError: a file of `regions/` is wrong; its text starts with file and line.
"""

from typing import Final

from foundation.errors import CodedError, ShebaoError

CODES: Final = frozenset(
    {
        "unknown_region",
        "unknown_scheme",
        "unknown_insurance",
        "insurance_not_offered",
        "base_out_of_range",
        "base_not_on_list",
        "base_required",
        "base_invalid",
        "period_invalid",
        "period_unknown",
        "period_in_future",
        "grade_required",
        "grade_unknown",
        "category_required",
        "category_unknown",
        "method_not_offered",
    }
)


class PolicyError(CodedError):
    """An order does not fit the published policy.

    `code` is stable (see CODES), `message` says to a person what to do, `details` holds the facts behind it (codes,
    amounts in yuan as text, periods). It never holds personal data.
    """

    def __init__(self, code: str, message: str, **details: object) -> None:
        """Raise ValueError for a code that is not one of CODES."""
        if code not in CODES:
            raise ValueError(f"{code} is not a policy error code")
        super().__init__(code, message, details=details)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.message, self.details)


def _rebuild(code: str, message: str, details: dict[str, object]) -> PolicyError:
    return PolicyError(code, message, **details)


class PolicyFileError(ShebaoError, ValueError):
    """A policy file is wrong. The text starts with `file:line:`."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        """Keep the name of the file, the line and the problem."""
        super().__init__(f"{file}:{line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem
