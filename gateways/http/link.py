"""A pooled HTTP client to the gateways, and the meaning of each failure."""

import os
import re
import ssl
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final

import httpx2

from foundation.clock import utcnow
from foundation.deadlines import http_until, keep_deadlines
from gateways.http.answers import MAX_RETRY_AFTER_S
from gateways.ports import Status
from gateways.signing import key_of, signed_headers

TIMEOUT_S: Final = 10.0
CONNECT_TIMEOUT_S: Final = 3.0
MAX_ANSWER_BYTES: Final = 4 * 1024 * 1024
"""Far above 500 answers (about 150 KiB); a peer that sends more is broken, and must not fill our memory."""
KEEPALIVE_S: Final = 4.0
"""Below the 5 s after which common servers close idle connections: reusing one just then loses a request as UNKNOWN."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a whole request has no answers."""

    status: Status
    reason: str
    retry_after_s: int | None = None


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    """The usual certificate checks. Loading the certificates takes some 45 ms, so all links of a process share them."""
    return httpx2.create_ssl_context(trust_env=False)


class Link:
    """One pooled client to one base URL, shared by threads and gateways.

    `timeout_s` is the time that a call has, in seconds, with all its batches and their bodies. A forked child makes
    its own client, since connections opened before the fork belong to the parent.
    """

    def __init__(
        self,
        url: str,
        *,
        timeout_s: float = TIMEOUT_S,
        connect_timeout_s: float = CONNECT_TIMEOUT_S,
        secrets: Sequence[str] = (),
    ) -> None:
        """Prepare a link; nothing is sent yet.

        `url` is the base, such as `https://gateway.example/shebao`. `timeout_s` bounds the wait for answers once
        connected, `connect_timeout_s` the wait for a connection; both in seconds. Requests are signed with each of
        `secrets`. Raises ValueError when the URL is not plain http(s), a timeout is not positive or a secret cannot be
        read. The URL is not echoed: it may hold a password.
        """
        if timeout_s <= 0 or connect_timeout_s <= 0:
            raise ValueError("gateway timeouts must be above 0 seconds")
        self._base = _base_url(url)
        self._keys = tuple(key_of(secret) for secret in secrets)
        self.timeout_s = timeout_s
        self._connect_timeout_s = connect_timeout_s
        self._lock = threading.Lock()
        self._client: httpx2.Client | None = None
        self._pid = 0

    def close(self) -> None:
        """Close idle connections. The link opens new ones when it is used again."""
        with self._lock:
            if self._client is not None and self._pid == os.getpid():
                self._client.close()
            self._client = None

    def _open(self) -> httpx2.Client:
        with self._lock:
            if self._client is None or self._pid != os.getpid():
                client = httpx2.Client(
                    limits=httpx2.Limits(
                        max_connections=20, max_keepalive_connections=20, keepalive_expiry=KEEPALIVE_S
                    ),
                    follow_redirects=False,
                    # Proxies, .netrc and the like from the environment have no say in where money orders go.
                    trust_env=False,
                    verify=_tls(),
                    headers={"content-type": "application/json", "accept-encoding": "identity"},
                )
                self._client = keep_deadlines(client)
                self._pid = os.getpid()
            return self._client

    def post(self, path: str, body: bytes, until: float) -> bytes | Failure:
        """POST JSON and return the body of a 200, or what its absence means for every order in it.

        `until` is when to give up, on the monotonic clock, in seconds.
        """
        left = until - time.monotonic()
        if left <= 0:
            return Failure(Status.UNAVAILABLE, "not_sent")
        connect = min(left, self._connect_timeout_s)
        timeouts = httpx2.Timeout(left, connect=connect, pool=connect)
        headers = signed_headers(self._keys, path, body, utcnow())
        try:
            posting = self._open().stream("POST", self._base + path, content=body, timeout=timeouts, headers=headers)
            with http_until(until), posting as response:
                failure = _failure(response)
                return failure if failure is not None else _read(response, until)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
            return Failure(Status.UNAVAILABLE, _name(error))
        except httpx2.HTTPError as error:
            return Failure(Status.UNKNOWN, _name(error))


def _base_url(url: str) -> str:
    try:
        parsed = httpx2.URL(url.rstrip("/"))
    except httpx2.InvalidURL:
        raise ValueError("the gateway URL cannot be read; give one such as https://gateway.example") from None
    more = parsed.userinfo or parsed.query or parsed.fragment
    if parsed.scheme not in ("http", "https") or not parsed.host or more:
        raise ValueError("the gateway URL must be http(s)://host[:port][/path], without user, query or fragment")
    return str(parsed).rstrip("/")


def _name(error: httpx2.HTTPError) -> str:
    match error:
        case httpx2.ConnectTimeout():
            return "connect_timeout"
        case httpx2.ConnectError():
            return "connection_refused"
        case httpx2.PoolTimeout():
            return "no_free_connection"
        case httpx2.TimeoutException():
            return "timeout"
        case _:
            return "connection_cut"


def _failure(response: httpx2.Response) -> Failure | None:
    code = response.status_code
    if code == 200:
        # Bodies are read raw so that the size cap holds; an encoding that was not asked for is therefore unreadable.
        encoded = response.headers.get("content-encoding", "identity") != "identity"
        return Failure(Status.UNKNOWN, "unreadable_answer") if encoded else None
    wait_s = _retry_after(response.headers.get("retry-after"))
    if code == 429:
        return Failure(Status.THROTTLED, "http_429", wait_s)
    if code == 503 or (400 <= code < 500 and code not in (408, 409)):
        return Failure(Status.UNAVAILABLE, f"http_{code}", wait_s)
    return Failure(Status.UNKNOWN, f"http_{code}")


def _read(response: httpx2.Response, until: float) -> bytes | Failure:
    parts: list[bytes] = []
    size = 0
    # The headers took some of the time: what is left for the body is less than the timeout that the request began with.
    response.request.extensions["timeout"]["read"] = max(until - time.monotonic(), 0.001)
    for part in response.iter_raw():
        parts.append(part)
        size += len(part)
        if size > MAX_ANSWER_BYTES:
            return Failure(Status.UNKNOWN, "answer_too_large")
        if time.monotonic() > until:  # the read timeout bounds each read, not a body that trickles in
            return Failure(Status.UNKNOWN, "timeout")
    return b"".join(parts)


def _retry_after(value: str | None) -> int | None:
    """Seconds from a Retry-After header, which holds seconds or an HTTP date (RFC 9110, 10.2.3)."""
    if value is None:
        return None
    if re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return min(int(value), MAX_RETRY_AFTER_S)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0, min(round((when - utcnow()).total_seconds()), MAX_RETRY_AFTER_S))
