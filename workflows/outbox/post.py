"""One signed POST to an endpoint, to an address that was checked and within a deadline that nothing can prolong.

The name is resolved once, addresses that lead into a private network are refused, and the connection goes to the
address that was checked. Redirects are not followed and no proxy of the environment is used.
"""

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from requests_hardened.ip_filter import InvalidIPAddress, get_ip_address

from foundation.deadlines import Deadline

CONNECT_SECONDS: Final = 3.0
# For the whole request, from the connection to the end of the answer's head.
DEADLINE_SECONDS: Final = 10.0
_LONGEST_WAIT = 86_400
# A short body is read so that the connection can be used again; of a longer one nothing is wanted.
_BODY = 4096
# Some old forms that carry an IPv4 address, and site-local ones, are not among those that the library refuses.
_PUBLIC_V6: Final = ipaddress.ip_network("2000::/3")
_AGENT = "shebao-webhooks"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an endpoint answered: HTTP status, or None and a reason; and when it wants to be asked again (seconds)."""

    status: int | None
    reason: str | None = None
    retry_after_s: int | None = None

    @property
    def delivered(self) -> bool:
        """Whether the endpoint took the event."""
        return self.status is not None and 200 <= self.status < 300


class Client:
    """Posts to one address over one connection. Not for several threads at once."""

    def __init__(self, url: str, *, allow_loopback: bool) -> None:
        """`url`: http or https, host, optional port, path. Opens nothing yet."""
        parts = urlsplit(url)
        self._tls = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if self._tls else 80)
        self._netloc = parts.netloc
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._allow_loopback = allow_loopback
        self._connection: http.client.HTTPConnection | None = None

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def post(self, body: bytes, headers: dict[str, str]) -> Outcome:
        """Send one request and tell what came of it; never raises for what the other side does."""
        deadline = Deadline(DEADLINE_SECONDS, self._cut)
        try:
            with deadline:
                outcome = self._exchange(body, headers)
            if not deadline.passed:
                return outcome
            reason = "timeout"  # `http.client` takes the end of a cut connection for the end of the head
        except InvalidIPAddress:
            reason = "private_address"
        except TimeoutError:
            reason = "timeout"
        except ssl.SSLError:
            reason = "timeout" if deadline.passed else "tls"
        except (OSError, http.client.HTTPException, ValueError):
            reason = "timeout" if deadline.passed else "no_connection"
        self.close()
        return Outcome(None, reason)

    def _exchange(self, body: bytes, headers: dict[str, str]) -> Outcome:
        reused = self._connection is not None and self._connection.sock is not None
        connection = self._connection if reused and self._connection else self._connect()
        try:
            connection.request("POST", self._path, body, {"Host": self._netloc, "User-Agent": _AGENT, **headers})
            response = connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            if not reused:
                raise
            # The other side closed an idle connection. Should it have read the event, it knows the id of the second.
            self.close()
            return self._exchange(body, headers)
        outcome = Outcome(response.status, None, _seconds(response.headers.get("Retry-After")))
        if response.length is None or response.length > _BODY:
            self.close()
        else:
            response.read()
        return outcome

    def _connect(self) -> http.client.HTTPConnection:
        address, port = get_ip_address(self._host, self._port, self._allow_loopback)
        if address.version == 6 and address not in _PUBLIC_V6 and not address.is_loopback:
            raise InvalidIPAddress(address)
        connection = http.client.HTTPConnection(self._host, self._port)
        connection.auto_open = 0  # it would resolve the name again, unchecked
        opened = socket.create_connection((str(address), port), CONNECT_SECONDS)
        opened.settimeout(DEADLINE_SECONDS)
        self._connection, connection.sock = connection, opened
        if self._tls:
            secured = _trust().wrap_socket(opened, server_hostname=self._host, do_handshake_on_connect=False)
            connection.sock = secured
            secured.do_handshake()
        return connection

    def _cut(self) -> None:
        opened = self._connection.sock if self._connection else None
        if opened is not None:
            # Past the TLS layer, which the posting thread is using: its read or write ends with an error.
            socket.socket.shutdown(opened, socket.SHUT_RDWR)


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _seconds(header: str | None) -> int | None:
    return min(int(header), _LONGEST_WAIT) if header and header.isdecimal() and len(header) < 9 else None
