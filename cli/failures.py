"""Exit codes, and how errors of ordinary use are shown: one line on stderr, and as JSON where JSON was asked for.

Nothing heavy is imported before an error is there: `shebao --help` has to be quick.
"""

import sys
import traceback
from collections.abc import Mapping

from foundation.errors import CodedError

DONE = 0
FAILED = 1
USAGE = 2
UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h, as `celery inspect` uses it
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Failure(CodedError):
    """An expected end of a command: a stable code, a text that says what to do, the exit code, details for JSON."""

    def __init__(
        self, code: str, message: str, exit_code: int = FAILED, details: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(code, message, details=details)
        self.exit_code = exit_code


def explain(error: Exception) -> Failure | None:
    """What an error means to the caller of a command; None for a defect of ours."""
    if isinstance(error, Failure):
        return error
    if isinstance(error, CodedError):
        details = {**error.details, **({"field": error.field} if error.field else {})}
        return Failure(error.code, error.message, details=details)
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
        return _explain_file(error)
    return _explain_own(error) or _explain_database(error)


def _explain_file(error: OSError) -> Failure:
    place = f"{error.filename}: " if error.filename else ""
    return Failure("file_unusable", f"{place}{error.strerror or type(error).__name__}")


def _explain_own(error: Exception) -> Failure | None:
    from foundation.crypto import SealError
    from foundation.settings import SettingsError
    from notifications.letters import LetterError
    from regions import PolicyFileError

    match error:
        case SettingsError():
            return Failure("settings_invalid", str(error), USAGE)
        case PolicyFileError():
            return Failure("policy_file_invalid", str(error), USAGE)
        case SealError():
            return Failure("not_opened", f"{error}; check SHEBAO_KEYS", USAGE)
        case LetterError():
            return Failure("letter_unusable", str(error))
    return None


def _explain_database(error: Exception) -> Failure | None:
    if "sqlalchemy" not in sys.modules:
        return None
    from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError, ProgrammingError

    if isinstance(error, ArgumentError):
        return Failure("settings_invalid", "SHEBAO_DATABASE_URL: not a database URL", USAGE)
    if not isinstance(error, OperationalError | ProgrammingError | InterfaceError):
        return _explain_state(error)
    answer = str(error.orig)
    if _lacks_schema(answer, getattr(error.orig, "sqlstate", "")):
        message = "the database has not the present schema: run `shebao db upgrade`"
        return Failure("schema_missing", f"{message}; `shebao doctor` tells more", UNAVAILABLE)
    if isinstance(error, ProgrammingError):
        return None
    if "database is locked" in answer:
        return Failure("database_busy", "another process holds the database; try again in a moment", UNAVAILABLE)
    # Words of the driver are shown for a failed connection only: those about a statement could hold values.
    words = f" ({' '.join(answer.split())[:300]})" if error.statement is None else ""
    return Failure("database_unreachable", f"the database cannot be used{words}; see SHEBAO_DATABASE_URL", UNAVAILABLE)


def _explain_state(error: Exception) -> Failure | None:
    """A database that is read-only has an error class of its own."""
    from models.outages import is_database_unavailable

    if not is_database_unavailable(error):
        return None
    return Failure("database_unreachable", "the database takes no writes now; try again when it does", UNAVAILABLE)


def _lacks_schema(answer: str, sqlstate: str) -> bool:
    return "no such table" in answer or "no such column" in answer or sqlstate in ("42P01", "42703")


def tell_defect(error: BaseException) -> None:
    """Show where an unexpected error arose. Its text is not shown: it may hold personal data."""
    sys.stderr.write("".join(traceback.format_tb(error.__traceback__)))
    sys.stderr.write(f"shebao: {type(error).__name__}: this is a defect of Shebao; please report the lines above\n")
