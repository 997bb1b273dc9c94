"""What a mail server's answers mean, and what went wrong where there is none."""

import re
import smtplib
import ssl
from typing import Final

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
        found = re.match(rb"[245]\.\d{1,3}\.\d{1,3}", words)
        self.enhanced = found[0].decode() if found else ""
        self.reason = f"smtp_{number}" + (f"_{self.enhanced}" if found else "")


# Answers that speak of our rights or set-up, not of this message: 530 and 538 want a login or TLS, 534, 535 refuse it.
_OURS: Final = (530, 534, 535, 538)
# The same by enhanced status code (RFC 3463 and IANA's registry): our sender's address is wrong (many servers say so
# only at RCPT), or our account is to log in, in another way, or is disabled.
_OUR_SETUP: Final = frozenset({"5.1.7", "5.1.8", "5.7.8", "5.7.9", "5.7.11", "5.7.13", "5.7.14"})
# Called permanent, and may pass: a full mailbox, a system that is full, closed or set up wrongly, congestion, a loop.
_MAY_PASS: Final = frozenset({"5.2.2", "5.3.1", "5.3.2", "5.3.3", "5.3.5", "5.4.3", "5.4.5", "5.4.6"})
# A refusal by policy may be a relay that does not know us yet.
_POLICY: Final = "5.7."


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
        return _permanently(said.enhanced)
    # No answer that SMTP knows: before the final dot nothing was taken; after it we cannot tell.
    return Outcome.UNKNOWN if said.stage == "content" else Outcome.TEMPORARY


def _permanently(enhanced: str) -> Outcome:
    """What a refusal that is called permanent means by its enhanced status code; empty if there is none."""
    if enhanced in _OUR_SETUP:
        return Outcome.PAUSED
    if enhanced in _MAY_PASS or enhanced.startswith(_POLICY):
        return Outcome.DEFERRED
    return Outcome.PERMANENT


def _timed_out(error: Exception) -> bool:
    """`smtplib` wraps a timeout while reading into its own disconnection error, and keeps it as the context."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def lost_reason(error: Exception) -> str:
    """Why a connection was lost, as a code."""
    return "smtp_timeout" if _timed_out(error) else "smtp_cut"
