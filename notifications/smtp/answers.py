"""What a mail server's answers mean, and what went wrong where there is none."""

import re
import smtplib
import ssl

from foundation.errors import ShebaoError
from notifications.delivery import Outcome, code


class PausedError(ShebaoError):
    """The server cannot be used at all; the reason is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LostError(ShebaoError):
    """The connection broke or stalled. `after_dot` says whether the whole message was out by then, `unanswered` that
    the server had said nothing about it so far."""

    def __init__(self, reason: str, *, after_dot: bool = False, unanswered: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after_dot = after_dot
        self.unanswered = unanswered


class RefusedError(ShebaoError):
    """The server's negative answer at one stage of a message."""

    def __init__(self, stage: str, number: int, words: bytes) -> None:
        super().__init__(f"{stage} {number}")
        self.stage = stage
        self.number = number
        enhanced = re.match(rb"[245]\.\d{1,3}\.\d{1,3}", words)
        self.reason = f"smtp_{number}" + (f"_{enhanced[0].decode()}" if enhanced else "")
        self.policy = enhanced is not None and enhanced[0].startswith(b"5.7.")


# Answers that speak of our rights or set-up, not of this message: 530 and 538 want a login or TLS, 534, 535 refuse it.
_OURS = (530, 534, 535, 538)


def opening_reason(error: Exception) -> str:
    """Why a connection could not be opened, as a code."""
    match error:
        case smtplib.SMTPAuthenticationError():
            return f"smtp_login_{error.smtp_code}"
        case smtplib.SMTPResponseException():
            return f"smtp_greeting_{error.smtp_code}"
        case smtplib.SMTPNotSupportedError():
            return "smtp_tls_or_login_missing"
        case ssl.SSLError():
            return f"smtp_tls_{code(error.reason or 'failed', 40).lower()}"
        case smtplib.SMTPServerDisconnected() | TimeoutError():
            return "smtp_greeting_timeout" if _timed_out(error) else "smtp_closed"
        case smtplib.SMTPException() | ValueError():
            return "smtp_greeting"
        case _:
            return "smtp_unreachable"


def meaning(said: RefusedError) -> Outcome:
    """The outcome of the message that was refused."""
    # 421 to a first command says that the server is closing down for everybody.
    if said.number in _OURS or (said.stage == "mail" and said.number == 421):
        return Outcome.PAUSED
    if 400 <= said.number < 500:
        return Outcome.TEMPORARY
    # A refused sender is our set-up; 552 there speaks of the message's size.
    if said.stage == "mail" and said.number != 552:
        return Outcome.PAUSED
    if 500 <= said.number < 600:
        # A refusal by policy (5.7.x) may be a relay that does not know us yet: it is tried again for a day.
        return Outcome.DEFERRED if said.policy else Outcome.PERMANENT
    # No answer that SMTP knows: before the final dot nothing was taken; after it we cannot tell.
    return Outcome.UNKNOWN if said.stage == "content" else Outcome.TEMPORARY


def _timed_out(error: Exception) -> bool:
    """`smtplib` wraps a timeout while reading into its own disconnection error, and keeps it as the context."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def lost_reason(error: Exception) -> str:
    """Why a connection was lost, as a code."""
    return "smtp_timeout" if _timed_out(error) else "smtp_cut"
