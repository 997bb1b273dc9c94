"""Gateways over HTTP: JSON lists out, JSON lists back, and no guess about what a failure means.

What each failure becomes is decided here and nowhere else:

    never connected, no free connection,  UNAVAILABLE   nothing was sent
      time up before a batch's turn
    503, 4xx (but 408, 409, 429)          UNAVAILABLE   they turned the request away as a whole
    429                                   THROTTLED     with Retry-After
    read timeout, cut, 408, 409, 3xx, 5xx UNKNOWN       they may have done it
    answer malformed, missing, doubled,   UNKNOWN       they may have done it
      too large or under another key

A `find` that fails is UNKNOWN (or THROTTLED) whatever the failure: an unanswered question says nothing of the order.
Logs hold keys and reason codes only; request and response bodies are never logged nor put into exceptions.
"""

import logging
import os
import re
import ssl
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, Final

import httpx2
import orjson

from foundation.clock import utcnow
from foundation.errors import ShebaoError
from gateways.ports import (
    MAX_BATCH,
    Answer,
    ContractOrder,
    DebitOrder,
    DeclarationOrder,
    Gateways,
    Order,
    PayOrder,
    Status,
)

log = logging.getLogger(__name__)

TIMEOUT_S: Final = 10.0
CONNECT_TIMEOUT_S: Final = 3.0
MAX_ANSWER_BYTES: Final = 4 * 1024 * 1024
"""Far above 500 answers (about 150 KiB); a peer that sends more is broken, and must not fill our memory."""
MAX_RETRY_AFTER_S: Final = 86_400
"""A Retry-After beyond a day is taken as a day: no header of theirs may park a payment for good."""
KEEPALIVE_S: Final = 4.0
"""Below the 5 s after which common servers close idle connections: reusing one just then loses a request as UNKNOWN."""
LOGGED_KEYS: Final = 5

_CODE = re.compile(r"[a-z0-9_]{1,64}")
_REFERENCE = re.compile(r"[A-Za-z0-9._:/-]{1,128}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ORDER_STATUSES = frozenset(Status) - {Status.NOT_FOUND}
_FIND_STATUSES = frozenset(Status) - {Status.UNAVAILABLE}


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a whole request has no answers."""

    status: Status
    reason: str
    retry_after_s: int | None = None


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    """The usual certificate checks. Loading the certificates takes some 45 ms, so all links of a process share them."""
    return httpx2.create_ssl_context(trust_env=False)


class Link:
    """One pooled client to one base URL, to be shared by threads and gateways.

    `timeout_s` is the time that a call has, in seconds, with all its batches and their bodies.

    A forked child makes its own client, since connections opened before the fork belong to the parent.
    """

    def __init__(self, url: str, *, timeout_s: float = TIMEOUT_S, connect_timeout_s: float = CONNECT_TIMEOUT_S) -> None:
        """Prepare a link; nothing is sent yet.

        `url` is the base, such as `https://gateway.example/shebao`. `timeout_s` bounds the wait for answers once
        connected, `connect_timeout_s` the wait for a connection; both in seconds. Raises ValueError when the URL is not
        plain http(s) or a timeout is not positive. The URL is not echoed: it may hold a password.
        """
        try:
            parsed = httpx2.URL(url.rstrip("/"))
        except httpx2.InvalidURL:
            raise ValueError("the gateway URL cannot be read; give one such as https://gateway.example") from None
        more = parsed.userinfo or parsed.query or parsed.fragment
        if parsed.scheme not in ("http", "https") or not parsed.host or more:
            raise ValueError("the gateway URL must be http(s)://host[:port][/path], without user, query or fragment")
        if timeout_s <= 0 or connect_timeout_s <= 0:
            raise ValueError("gateway timeouts must be above 0 seconds")
        self._base = str(parsed).rstrip("/")
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
                self._client = httpx2.Client(
                    limits=httpx2.Limits(
                        max_connections=20, max_keepalive_connections=20, keepalive_expiry=KEEPALIVE_S
                    ),
                    follow_redirects=False,
                    # Proxies, .netrc and the like from the environment have no say in where money orders go.
                    trust_env=False,
                    verify=_tls(),
                    headers={"content-type": "application/json", "accept-encoding": "identity"},
                )
                self._pid = os.getpid()
            return self._client

    def post(self, path: str, body: bytes, until: float) -> bytes | _Failure:
        """POST JSON and return the body of a 200, or what its absence means for every order in it.

        `until` is when to give up, on the monotonic clock, in seconds.
        """
        left = until - time.monotonic()
        if left <= 0:
            return _Failure(Status.UNAVAILABLE, "not_sent")
        connect = min(left, self._connect_timeout_s)
        timeouts = httpx2.Timeout(left, connect=connect, pool=connect)
        try:
            with self._open().stream("POST", self._base + path, content=body, timeout=timeouts) as response:
                failure = _failure(response)
                return failure if failure is not None else _read(response, until)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
            return _Failure(Status.UNAVAILABLE, _name(error))
        except httpx2.HTTPError as error:
            return _Failure(Status.UNKNOWN, _name(error))


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


def _failure(response: httpx2.Response) -> _Failure | None:
    code = response.status_code
    if code == 200:
        # Bodies are read raw so that the size cap holds; an encoding nobody asked for is therefore unreadable.
        encoded = response.headers.get("content-encoding", "identity") != "identity"
        return _Failure(Status.UNKNOWN, "malformed_answer") if encoded else None
    wait_s = _retry_after(response.headers.get("retry-after"))
    if code == 429:
        return _Failure(Status.THROTTLED, "http_429", wait_s)
    if code == 503 or (400 <= code < 500 and code not in (408, 409)):
        return _Failure(Status.UNAVAILABLE, f"http_{code}", wait_s)
    return _Failure(Status.UNKNOWN, f"http_{code}")


def _read(response: httpx2.Response, until: float) -> bytes | _Failure:
    parts: list[bytes] = []
    size = 0
    # The headers took some of the time: what is left for the body is less than the timeout that the request began with.
    response.request.extensions["timeout"]["read"] = max(until - time.monotonic(), 0.001)
    for part in response.iter_raw():
        parts.append(part)
        size += len(part)
        if size > MAX_ANSWER_BYTES:
            return _Failure(Status.UNKNOWN, "answer_too_large")
        if time.monotonic() > until:  # the read timeout bounds each read, not a body that trickles in
            return _Failure(Status.UNKNOWN, "timeout")
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


class _MalformedError(ShebaoError):
    """An answer element that does not keep to the format. Says nothing more: the element may hold anything."""


def _optional(raw: dict[str, Any], name: str, pattern: re.Pattern[str]) -> str | None:
    value = raw.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _MalformedError
    return value


def _optional_count(raw: dict[str, Any], name: str) -> int | None:
    value = raw.get(name)
    if value is None:
        return None
    if type(value) is not int or value < 0:
        raise _MalformedError
    return value


def _optional_instant(raw: dict[str, Any], name: str) -> datetime | None:
    value = raw.get(name)
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _MalformedError from None
    if when.tzinfo is None:
        raise _MalformedError
    return when.astimezone(UTC)


def _answer(key: str, raw: dict[str, Any], allowed: frozenset[Status]) -> Answer:
    """Read one element strictly; whatever does not fit leaves the order UNKNOWN."""
    try:
        status = Status(raw["status"])
        reasons = raw.get("reasons") or []
        if status not in allowed or not isinstance(reasons, list):
            raise _MalformedError
        answer = Answer(
            key=key,
            status=status,
            reference=_optional(raw, "reference", _REFERENCE),
            # A reason in free text may name a person. It is no code, so it goes no further.
            reason=_code(raw.get("reason")),
            reasons=tuple(_code(reason) or "unspecified" for reason in reasons),
            at=_optional_instant(raw, "at"),
            amount_fen=_optional_count(raw, "amount_fen"),
            retry_after_s=_optional_count(raw, "retry_after_s"),
            document_sha256=_optional(raw, "document_sha256", _SHA256),
        )
    except (_MalformedError, KeyError, ValueError, TypeError):
        return Answer(key, Status.UNKNOWN, reason="malformed_answer")
    if status is Status.ACCEPTED and answer.reference is None:
        return Answer(key, Status.UNKNOWN, reason="malformed_answer")
    return answer


def _code(value: object) -> str | None:
    if value is None:
        return None
    return value if isinstance(value, str) and _CODE.fullmatch(value) else "unspecified"


def _answers(keys: Sequence[str], body: bytes, allowed: frozenset[Status]) -> list[Answer]:
    """One answer for each key, in the keys' order, whatever the order and state of the elements in the body."""
    try:
        elements = orjson.loads(body)["answers"]
        by_key: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
        for element in elements:
            if isinstance(element, dict) and element.get("key") in by_key:
                by_key[element["key"]].append(element)
    except (ValueError, KeyError, TypeError):
        return [Answer(key, Status.UNKNOWN, reason="malformed_answer") for key in keys]
    answers = []
    for key in keys:
        match by_key[key]:
            case [element]:
                answers.append(_answer(key, element, allowed))
            case []:
                answers.append(Answer(key, Status.UNKNOWN, reason="missing_answer"))
            case _:
                answers.append(Answer(key, Status.UNKNOWN, reason="doubled_answer"))
    return answers


class _HttpGateway:
    """What the three have in common: batches, and the reading of answers."""

    _service = ""

    def __init__(
        self, link: str | Link, *, timeout_s: float = TIMEOUT_S, connect_timeout_s: float = CONNECT_TIMEOUT_S
    ) -> None:
        """Talk over `link`; a URL makes a link of its own, with these timeouts. Raises ValueError as Link."""
        if isinstance(link, str):
            link = Link(link, timeout_s=timeout_s, connect_timeout_s=connect_timeout_s)
        self._link = link

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """What became of the orders with these keys, in the order asked."""
        answers: list[Answer] = []
        until = time.monotonic() + self._link.timeout_s
        for start in range(0, len(keys), MAX_BATCH):
            batch = list(keys[start : start + MAX_BATCH])
            answers += self._call("find", batch, orjson.dumps({"keys": batch}), _FIND_STATUSES, until)
        return answers

    def _send(self, call: str, orders: Sequence[Order]) -> list[Answer]:
        answers: list[Answer] = []
        until = time.monotonic() + self._link.timeout_s
        for start in range(0, len(orders), MAX_BATCH):
            batch = list(orders[start : start + MAX_BATCH])
            keys = [order.key for order in batch]
            answers += self._call(call, keys, orjson.dumps({"orders": batch}, default=str), _ORDER_STATUSES, until)
        return answers

    def _call(self, call: str, keys: list[str], body: bytes, allowed: frozenset[Status], until: float) -> list[Answer]:
        path = f"/v1/{self._service}/{call}"
        result = self._link.post(path, body, until)
        if isinstance(result, bytes):
            return _answers(keys, result, allowed)
        status = result.status if result.status in allowed else Status.UNKNOWN
        log.warning(
            "gateway request without answers: path=%s status=%s reason=%s count=%d keys=%s",
            path, status, result.reason, len(keys), ",".join(keys[:LOGGED_KEYS]),
        )  # fmt: skip
        return [Answer(key, status, reason=result.reason, retry_after_s=result.retry_after_s) for key in keys]


class HttpAuthority(_HttpGateway):
    """The tax authority over HTTP (`gateways.ports.Authority`)."""

    _service = "authority"

    def file(self, orders: Sequence[DeclarationOrder]) -> list[Answer]:
        """File declarations, up to 500 a request."""
        return self._send("file", orders)


class HttpESign(_HttpGateway):
    """The e-signature platform over HTTP (`gateways.ports.ESign`)."""

    _service = "esign"

    def request(self, orders: Sequence[ContractOrder]) -> list[Answer]:
        """Ask for signatures, up to 500 a request."""
        return self._send("request", orders)


class HttpBank(_HttpGateway):
    """The bank over HTTP (`gateways.ports.Bank`)."""

    _service = "bank"

    def debit(self, orders: Sequence[DebitOrder]) -> list[Answer]:
        """Debit accounts, up to 500 a request."""
        return self._send("debit", orders)

    def open_orders(self, orders: Sequence[PayOrder]) -> list[Answer]:
        """Open pay orders, up to 500 a request."""
        return self._send("orders", orders)


def connect(url: str, *, timeout_s: float = TIMEOUT_S, connect_timeout_s: float = CONNECT_TIMEOUT_S) -> Gateways:
    """The three gateways behind one URL, sharing one pool of connections. Timeouts and ValueError as of Link."""
    link = Link(url, timeout_s=timeout_s, connect_timeout_s=connect_timeout_s)
    return Gateways(HttpAuthority(link), HttpESign(link), HttpBank(link))
