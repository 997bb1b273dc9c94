"""A sender that says of each e-mail what became of it."""

import smtplib
import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from email.utils import parseaddr
from typing import Final

from foundation.deadlines import Deadline
from notifications.delivery import Delivery, Outcome
from notifications.mail import LETTER_ID, check_address
from notifications.smtp.answers import LostError, PausedError, RefusedError, meaning, opening_reason
from notifications.smtp.dialogue import Command, envelope, give, say
from notifications.smtp.url import SmtpUrl

PROVIDER: Final = "smtp"
MOST_ANSWERS: Final = 8
"""A letter may take so many times the longest wait for one answer: it needs some eight, with greeting and login."""
_READY: Final = 220
_RESET: Final = Command("rset", "RSET", (250,))


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
            timeout: seconds for each answer of the server; a letter has MOST_ANSWERS times that.
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
        except PausedError as pause:
            self._drop()
            return Delivery(id_, Outcome.PAUSED, pause.reason, PROVIDER)
        except LostError as loss:
            self._drop()
            return Delivery(id_, Outcome.UNKNOWN if loss.after_dot else Outcome.TEMPORARY, loss.reason, PROVIDER)
        except RefusedError as said:
            self._clear(said)
            return Delivery(id_, meaning(said), said.reason, PROVIDER)
        finally:
            self._used_at = time.monotonic()
        return Delivery(id_, Outcome.SENT, None, PROVIDER, queued_as)

    def _hand_over(self, id_: str, recipient: str, message: bytes) -> str | None:
        with Deadline(self._timeout * MOST_ANSWERS, self._cut):
            connection = self._begin(envelope(self._bounce_address(id_), recipient))
            return give(connection, message)

    def _cut(self) -> None:
        """A letter took too long: what waits for the server ends with an error."""
        opened = self._connection.sock if self._connection else None
        if opened is not None:
            socket.socket.shutdown(opened, socket.SHUT_RDWR)  # past the TLS layer, which another thread is using

    def _begin(self, commands: Sequence[Command]) -> smtplib.SMTP:
        """A connection on which the envelope was accepted. One that a server has closed meanwhile is replaced, once."""
        if self._connection is not None:
            try:
                if time.monotonic() - self._used_at > self.KEEP_S:
                    raise LostError("smtp_old", unanswered=True)
                say(self._connection, commands)
                return self._connection
            except LostError as loss:
                if not loss.unanswered:
                    raise
            except RefusedError as said:
                if (said.stage, said.number) != ("mail", 421):
                    raise
            self._drop()
        self._connection = connection = self._new()
        try:
            number, words = connection.connect(self._url.host, self._url.port)
            if number != _READY:
                raise smtplib.SMTPConnectError(number, words)
            self._log_in(connection)
        except (smtplib.SMTPException, OSError, ValueError) as error:  # it is about the server or our set-up
            raise PausedError(opening_reason(error)) from None
        say(connection, commands)
        return connection

    def _new(self) -> smtplib.SMTP:
        """A connection that is not open yet, so that it can be cut while it is opened."""
        # Named, since smtplib would otherwise ask the resolver who we are, which may take seconds.
        name, timeout = self._sender.rpartition("@")[2], self._timeout
        made = (
            smtplib.SMTP_SSL(local_hostname=name, timeout=timeout, context=self._trust())
            if self._url.tls
            else smtplib.SMTP(local_hostname=name, timeout=timeout)
        )
        made._host = self._url.host  # type: ignore[attr-defined]  # TLS checks it; smtplib sets it as it connects at once
        return made

    def _log_in(self, connection: smtplib.SMTP) -> None:
        connection.ehlo_or_helo_if_needed()
        if self._url.starttls:
            connection.starttls(context=self._trust())
            connection.ehlo()
        if self._url.user:
            connection.login(self._url.user, self._url.password)

    def _trust(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()

    def _clear(self, said: RefusedError) -> None:
        """Make the connection fit for the next message after a refusal, or let it go."""
        connection = self._connection
        usable = 400 <= said.number < 600 and said.number != 421
        if connection is None or not usable or meaning(said) is Outcome.PAUSED:
            self._drop()
            return
        try:
            say(connection, [_RESET])
        except (LostError, RefusedError):
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _bounce_address(self, id_: str) -> str:
        bounce = self._url.bounce
        if bounce is None or not LETTER_ID.fullmatch(id_):
            return self._sender
        name, _, host = bounce.partition("@")
        return f"{name}+{id_}@{host}"
