"""SMTP: the mail server's address, and a sender that says of each message what became of it."""

import re
import smtplib
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from foundation.errors import ShebaoError
from notifications.delivery import Delivery, Outcome, code, reference
from notifications.mail import LETTER_ID, check_address

PROVIDER: Final = "smtp"


@dataclass(frozen=True, slots=True)
class SmtpUrl:
    """`smtp://user:password@host:port?starttls=1&bounce=bounce@example.org`, or `smtps://` for TLS from the start."""

    host: str
    port: int
    user: str = field(repr=False)
    password: str = field(repr=False)
    tls: bool
    starttls: bool
    bounce: str | None

    @classmethod
    def parse(cls, url: str) -> "SmtpUrl":
        """Read a URL; raises ValueError that never repeats it, since it holds a password."""
        parts, port = _split(url)
        options = _options(parts.query)
        tls, starttls = parts.scheme == "smtps", options.get("starttls", "0") == "1"
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        host = str(parts.hostname)  # there is one
        if user and not (tls or starttls or host in _THIS_MACHINE):
            raise ValueError("SHEBAO_SMTP_URL: a password needs smtps:// or ?starttls=1")
        return cls(host, port or _PORTS[parts.scheme], user, password, tls, starttls, options.get("bounce"))


_PORTS = {"smtp": 25, "smtps": 465}
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("SHEBAO_SMTP_URL: not a URL; write smtp://user:password@host:port") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError("SHEBAO_SMTP_URL: write smtp://user:password@host:port?starttls=1 or smtps://…")
    return parts, port


def _options(query: str) -> dict[str, str]:
    options = {name: values[-1] for name, values in parse_qs(query).items()}
    if unknown := sorted(set(options) - {"starttls", "bounce"}):
        raise ValueError(f"SHEBAO_SMTP_URL: unknown option {', '.join(unknown)}; there are: starttls, bounce")
    if "bounce" in options:
        try:
            check_address(options["bounce"])
        except ValueError as error:
            raise ValueError(f"SHEBAO_SMTP_URL: bounce: {error}") from None
    return options


class _PausedError(ShebaoError):
    """The server cannot be used at all; the reason is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _LostError(ShebaoError):
    """The connection broke or stalled; `after_dot` says whether the whole message was out by then."""

    def __init__(self, reason: str, after_dot: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after_dot = after_dot


class _RefusedError(ShebaoError):
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
_FEW_DOTS = 50
_QUEUED = re.compile(rb"(?:queued as|id=)\s*([A-Za-z0-9.-]{1,64})", re.IGNORECASE)


class SmtpSender:
    """Sends batches over one connection, kept for the next batch while it is young. Not for several threads at once."""

    # A server may close an idle connection after five minutes (RFC 5321 4.5.3.2.7); middle boxes do so sooner.
    KEEP_S = 30.0
    # After so many lost connections in a row the rest waits: each would cost a whole timeout.
    LOST_LIMIT = 2

    def __init__(self, url: str, sender: str, timeout: float = 5.0, *, tls: ssl.SSLContext | None = None) -> None:
        """Opens nothing yet.

        Args:
            url: as `SmtpUrl`. With `bounce`, the envelope sender is `bounce+<id>@host`, so that a bounce names its
                letter; without, it is the address of `sender`.
            sender: From of the letters.
            timeout: seconds for each answer of the server.
            tls: trust to use instead of the system's.

        Raises:
            ValueError: a URL or sender that cannot be used.
        """
        self._url = SmtpUrl.parse(url)
        self._sender = check_address(parseaddr(sender)[1])
        self._timeout = timeout
        self._tls = tls
        self._connection: smtplib.SMTP | None = None
        self._used_at = 0.0

    def send(self, batch: Sequence[tuple[str, str, bytes]]) -> list[Delivery]:
        """Send (id, recipient, message) each, and tell what became of each, in the same order.

        SENT after the server's 250; TEMPORARY for its 4xx and for a connection lost before the final dot; PERMANENT
        for its 5xx about recipient or content; UNKNOWN when no answer came to the final dot (RFC 1047); PAUSED, with
        the rest of the batch, when the server is not there or refuses us as such.
        """
        deliveries: list[Delivery] = []
        paused: str | None = None
        lost = 0
        for id_, recipient, message in batch:
            if paused is None:
                delivery = self._send_one(id_, recipient, message)
                lost = lost + 1 if delivery.reason in ("smtp_timeout", "smtp_cut") else 0
                if delivery.status is Outcome.PAUSED:
                    paused = delivery.reason
                elif lost >= self.LOST_LIMIT:
                    paused = "smtp_no_answers"
            else:
                delivery = Delivery(id_, Outcome.PAUSED, paused, PROVIDER)
            deliveries.append(delivery)
        return deliveries

    def close(self) -> None:
        """Say goodbye and close the connection, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                connection.quit()
            connection.close()

    def _send_one(self, id_: str, recipient: str, message: bytes) -> Delivery:
        try:
            check_address(recipient)
        except ValueError:
            return Delivery(id_, Outcome.PERMANENT, "address_invalid", PROVIDER)
        try:
            queued_as = self._hand_over(id_, recipient, message)
        except _PausedError as pause:
            self._drop()
            return Delivery(id_, Outcome.PAUSED, pause.reason, PROVIDER)
        except _LostError as loss:
            self._drop()
            return Delivery(id_, Outcome.UNKNOWN if loss.after_dot else Outcome.TEMPORARY, loss.reason, PROVIDER)
        except _RefusedError as said:
            self._clear(said)
            return Delivery(id_, _meaning(said), said.reason, PROVIDER)
        finally:
            self._used_at = time.monotonic()
        return Delivery(id_, Outcome.SENT, None, PROVIDER, queued_as)

    def _hand_over(self, id_: str, recipient: str, message: bytes) -> str | None:
        envelope = f"MAIL FROM:<{self._envelope(id_)}>"
        connection = self._begin(envelope)
        self._expect(connection, "rcpt", f"RCPT TO:<{recipient}>", 250, 251)
        self._expect(connection, "data", "DATA", 354)
        try:
            # The final dot is the last thing that the kernel takes: an error before that means that it is not out.
            connection.send(_transparent(message))
        except (OSError, smtplib.SMTPException) as error:
            raise _LostError(_lost_reason(error), after_dot=False) from None
        number, words = _reply(connection, after_dot=True)
        if not 200 <= number < 300:
            raise _RefusedError("content", number, words)
        queued = _QUEUED.search(words)
        return reference(queued[1].decode()) if queued else None

    def _begin(self, envelope: str) -> smtplib.SMTP:
        """A connection on which MAIL was accepted. One that a server has closed meanwhile is replaced, once."""
        if self._connection is not None:
            try:
                if time.monotonic() - self._used_at > self.KEEP_S:
                    raise _LostError("smtp_old", after_dot=False)
                self._expect(self._connection, "mail", envelope, 250)
                return self._connection
            except _LostError:
                self._drop()
            except _RefusedError as said:
                if said.number != 421:
                    raise
                self._drop()
        self._connection = self._open()
        self._expect(self._connection, "mail", envelope, 250)
        return self._connection

    def _open(self) -> smtplib.SMTP:
        """Connect, greet, and log in; everything that goes wrong here is about the server or our set-up."""
        connection: smtplib.SMTP | None = None
        try:
            connection = self._greet()
            self._log_in(connection)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            if connection is not None:
                connection.close()
            raise _PausedError(_opening_reason(error)) from None
        return connection

    def _greet(self) -> smtplib.SMTP:
        url = self._url
        # Named, since smtplib would otherwise ask the resolver who we are, which may take seconds.
        name = self._sender.rpartition("@")[2]
        if url.tls:
            return smtplib.SMTP_SSL(url.host, url.port, name, timeout=self._timeout, context=self._trust())
        return smtplib.SMTP(url.host, url.port, name, timeout=self._timeout)

    def _log_in(self, connection: smtplib.SMTP) -> None:
        connection.ehlo_or_helo_if_needed()
        if self._url.starttls:
            connection.starttls(context=self._trust())
            connection.ehlo()
        if self._url.user:
            connection.login(self._url.user, self._url.password)

    def _trust(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()

    def _expect(self, connection: smtplib.SMTP, stage: str, command: str, *good: int) -> None:
        try:
            connection.putcmd(command)
        except (OSError, smtplib.SMTPException) as error:
            raise _LostError(_lost_reason(error), after_dot=False) from None
        number, words = _reply(connection, after_dot=False)
        if number not in good:
            raise _RefusedError(stage, number, words)

    def _clear(self, said: _RefusedError) -> None:
        """Make the connection fit for the next message after a refusal, or let it go."""
        connection = self._connection
        usable = 400 <= said.number < 600 and said.number != 421
        if connection is None or not usable or _meaning(said) is Outcome.PAUSED:
            self._drop()
            return
        try:
            self._expect(connection, "rset", "RSET", 250)
        except (_LostError, _RefusedError):
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _envelope(self, id_: str) -> str:
        bounce = self._url.bounce
        if bounce is None or not LETTER_ID.fullmatch(id_):
            return self._sender
        name, _, host = bounce.partition("@")
        return f"{name}+{id_}@{host}"


def _opening_reason(error: Exception) -> str:
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


def _meaning(said: _RefusedError) -> Outcome:
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


def _reply(connection: smtplib.SMTP, *, after_dot: bool) -> tuple[int, bytes]:
    try:
        return connection.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise _LostError(_lost_reason(error), after_dot=after_dot) from None


def _timed_out(error: Exception) -> bool:
    """`smtplib` wraps a timeout while reading into its own disconnection error, and keeps it as the context."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _lost_reason(error: Exception) -> str:
    return "smtp_timeout" if _timed_out(error) else "smtp_cut"


def _transparent(message: bytes) -> bytes:
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
