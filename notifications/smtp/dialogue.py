"""What is said for one message: its envelope, in one packet where the server allows that, and the message itself."""

import re
import smtplib
from collections.abc import Sequence
from typing import Final, NamedTuple

from notifications.delivery import reference
from notifications.smtp.answers import LostError, RefusedError, lost_reason

_FEW_DOTS: Final = 50
_QUEUED: Final = re.compile(rb"(?:queued as|id=)\s*([A-Za-z0-9.-]{1,64})", re.IGNORECASE)
_CLOSING: Final = 421


class Command(NamedTuple):
    """A command at a stage of a message, and the answers that let it go on."""

    stage: str
    line: str
    good: tuple[int, ...]


def envelope(sender: str, recipient: str) -> tuple[Command, ...]:
    """The commands before a message; the addresses are checked."""
    return (
        Command("mail", f"MAIL FROM:<{sender}>", (250,)),
        Command("rcpt", f"RCPT TO:<{recipient}>", (250, 251)),
        Command("data", "DATA", (354,)),
    )


def say(connection: smtplib.SMTP, commands: Sequence[Command]) -> None:
    """Give the commands and take the answers: all at once where the server offers it (RFC 2920), else one by one.

    Raises RefusedError for the first that is refused, LostError.
    """
    if connection.has_extn("pipelining"):
        _say_at_once(connection, commands)
        return
    for number, command in enumerate(commands):
        _write(connection, f"{command.line}\r\n".encode("ascii"))
        _check(command, *_answer(connection, unanswered=number == 0))


def _say_at_once(connection: smtplib.SMTP, commands: Sequence[Command]) -> None:
    _write(connection, "".join([f"{command.line}\r\n" for command in commands]).encode("ascii"))
    refusal: RefusedError | None = None
    for place, command in enumerate(commands):
        number, words = _answer(connection, unanswered=place == 0)
        try:
            _check(command, number, words)
        except RefusedError as said:
            refusal = refusal or said
        if number == _CLOSING:
            break  # no other answer follows
    if refusal is None:
        return
    if number in commands[-1].good:
        # The server waits for a message all the same. Without the connection there will be none.
        connection.close()
    raise refusal


def give(connection: smtplib.SMTP, message: bytes) -> str | None:
    """Send the message itself, and return the server's own name for it, if it tells.

    Raises RefusedError; LostError, of which `after_dot` says whether the server may have it.
    """
    # The final dot is the last thing that the kernel takes: an error before that means that it is not out.
    _write(connection, transparent(message))
    number, words = _answer(connection, after_dot=True)
    if not 200 <= number < 300:
        raise RefusedError("content", number, words)
    queued = _QUEUED.search(words)
    return reference(queued[1].decode()) if queued else None


def _check(command: Command, number: int, words: bytes) -> None:
    if number not in command.good:
        raise RefusedError(command.stage, number, words)


def _write(connection: smtplib.SMTP, content: bytes) -> None:
    try:
        connection.send(content)
    except (OSError, smtplib.SMTPException) as error:
        raise LostError(lost_reason(error), unanswered=True) from None


def _answer(connection: smtplib.SMTP, *, after_dot: bool = False, unanswered: bool = False) -> tuple[int, bytes]:
    try:
        return connection.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise LostError(lost_reason(error), after_dot=after_dot, unanswered=unanswered) from None


def transparent(message: bytes) -> bytes:
    """A message as it goes over the wire: lines that begin with a dot get another, and a dot alone ends it."""
    if message.startswith(b"."):
        message = b"." + message
    if _has_dotted_line(message):
        message = message.replace(b"\r\n.", b"\r\n..")
    return b"".join((message, b"" if message.endswith(b"\r\n") else b"\r\n", b".\r\n"))


def _has_dotted_line(message: bytes) -> bool:
    """Whether a line after the first begins with a dot. One byte is found much faster than three, and base64 has no
    dots; where there are many, the three bytes are looked for after all."""
    at = message.find(b".")
    for _ in range(_FEW_DOTS):
        if at < 0:
            return False
        if message[max(at - 2, 0) : at] == b"\r\n":
            return True
        at = message.find(b".", at + 1)
    return b"\r\n." in message
