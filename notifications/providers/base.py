"""What all SMS providers share: the order, the question, the URL they are configured by, and one careful HTTP call.

    ProviderError               a configuration that cannot work; said once, at start

Everything that goes wrong later is a `Delivery`, never an exception.
"""

import ipaddress
import json
import logging
import re
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

import httpx2

from foundation.deadlines import http_until, keep_deadlines
from foundation.errors import ShebaoError
from notifications.delivery import Delivery, Outcome, code
from notifications.letters import RenderError, list_templates, load_letter

_PHONE = re.compile(r"1[3-9][0-9]{9}")
# After so many letters in a row without any answer the others are left for later: the provider is not listening.
_SILENCE_LIMIT = 2
_LONGEST_ANSWER = 1 << 20  # bytes
_CALL_SECONDS = 5.0  # of a client without timeouts
_SECONDS = re.compile(r"[0-9]{1,6}")


class ProviderError(ShebaoError, ValueError):
    """An entry of SHEBAO_SMS_PROVIDERS that cannot be used. Names the entry and the cure, never a secret."""


@dataclass(frozen=True, slots=True)
class SmsOrder:
    """One SMS to send. `text` is what the payer reads, signature included; `params` fill the provider's template."""

    id: str
    phone: str = field(repr=False)
    text: str = field(repr=False)
    template: str
    params: Mapping[str, str] = field(repr=False)
    locale: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class SmsQuestion:
    """Whether an SMS of unknown outcome was taken over: its id, recipient and the aware instant it was first sent."""

    id: str
    phone: str = field(repr=False)
    sent_at: datetime
    reference: str | None = None


class SmsProvider(Protocol):
    """A service that sends SMS. Both methods answer in the order asked and never raise for one letter."""

    @property
    def name(self) -> str:
        """Short name for rows, logs and metrics."""

    def send(self, orders: Sequence[SmsOrder]) -> list[Delivery]:
        """Hand over the orders. SENT means taken over for sending, not yet on the phone."""

    def find(self, questions: Sequence[SmsQuestion]) -> list[Delivery]:
        """Ask about letters of unknown outcome: SENT or PERMANENT if they know it, TEMPORARY with `not_found` if they
        surely do not, UNKNOWN if they cannot tell. Ask a minute after sending at the earliest: their books lag."""


@dataclass(frozen=True, slots=True)
class ProviderUrl:
    """A provider's entry, taken apart."""

    place: int
    scheme: str
    host: str
    port: int | None
    user: str = field(repr=False)
    secret: str = field(repr=False)
    options: Mapping[str, str]

    @classmethod
    def parse(cls, entry: str, place: int) -> "ProviderUrl":
        """Read `scheme://user:secret@host:port?option=value`; raises ProviderError."""
        try:
            parts = urlsplit(entry)
            port = parts.port
        except ValueError:
            raise ProviderError(f"SHEBAO_SMS_PROVIDERS, entry {place}: not a URL") from None
        if not parts.scheme or not parts.hostname:
            raise ProviderError(f"SHEBAO_SMS_PROVIDERS, entry {place}: write KIND://HOST (docs/reference/letters.md)")
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        user, secret = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(place, parts.scheme, parts.hostname, port, user, secret, options)

    @property
    def loopback(self) -> bool:
        """Whether the host is this machine."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.port else host

    @property
    def base(self) -> str:
        """Address of the provider: https, or http for a peer on this machine."""
        return f"{'http' if 'http' in self.scheme else 'https'}://{self.netloc}"

    def need(self, *names: str) -> list[str]:
        """The values of these options; raises ProviderError naming the first that is missing."""
        for name in names:
            if not self.options.get(name):
                raise ProviderError(
                    f"SHEBAO_SMS_PROVIDERS, entry {self.place} ({self.scheme}): add ?{name}=…; commas as %2C"
                )
        return [self.options[name] for name in names]

    def need_credentials(self) -> tuple[str, str]:
        """User and secret; raises ProviderError."""
        if not self.user or not self.secret:
            entry = f"entry {self.place} ({self.scheme})"
            raise ProviderError(f"SHEBAO_SMS_PROVIDERS, {entry}: write KEY:SECRET@ before the host")
        return self.user, self.secret


def _are_codes(codes: object) -> bool:
    """Whether this is a table of texts that are not empty."""
    return isinstance(codes, dict) and all(isinstance(value, str) and value for value in codes.values())


class Codes:
    """The provider's own codes of our approved texts: in TOML a table for each letter, in it a code for each locale."""

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        """`table`: letter -> locale -> code."""
        self._table = table

    @classmethod
    def load(cls, url: ProviderUrl) -> "Codes":
        """Read the file of the option `codes`; raises ProviderError for what cannot be read or is not a letter."""
        (path,) = url.need("codes")
        try:
            table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ProviderError(f"SHEBAO_SMS_PROVIDERS, entry {url.place}: codes file {path}: {error}") from None
        known = {letter.name for letter in list_templates()}
        if unknown := next((letter for letter in table if letter not in known), None):
            raise ProviderError(f"{path}: [{unknown}] is no letter; `shebao templates list` shows them")
        for letter, codes in table.items():
            if not _are_codes(codes):
                raise ProviderError(f"{path}: [{letter}]: write one code a locale, as text")
        return cls(table)

    def find(self, order: SmsOrder) -> tuple[str, dict[str, str]] | None:
        """Code and values, in the order of the registered text; None where no code is configured for the letter."""
        name = order.template.partition("@")[0]
        found = self._table.get(name, {}).get(order.locale)
        if found is None:
            return None
        try:
            names = load_letter(name).sms_params
            return found, {param: order.params[param] for param in names}
        except (RenderError, KeyError):
            return None


@dataclass(frozen=True, slots=True)
class Fault:
    """A call that brought no usable answer."""

    status: Outcome
    reason: str
    retry_after_s: int | None = None


def _only_warnings(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


def open_client(url: ProviderUrl, timeout: float) -> httpx2.Client:
    """An HTTP client for one provider; `timeout` in seconds for each of connect, write and read. A call ends after
    twice that, whatever comes."""
    # It logs each request's URL, and Aliyun's URLs hold the phone number and the letter's values.
    logging.getLogger("httpx2").addFilter(_only_warnings)
    client = httpx2.Client(
        timeout=timeout,
        follow_redirects=False,
        trust_env=not url.loopback,
        headers={"Accept-Encoding": "identity"},  # a body is read raw, so that its limit holds
    )
    return keep_deadlines(client)


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON object that came back, and what its HTTP status says by itself (None for success)."""

    body: dict[str, Any]
    fault: Fault | None


def call(client: httpx2.Client, url: str, headers: Mapping[str, str], content: bytes) -> Answer | Fault:
    """POST and read a JSON object, whatever the HTTP status; a Fault says what not having one means for the letters."""
    try:
        status, retry_after, received = _exchange(client, url, headers, content)
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError):
        return Fault(Outcome.PAUSED, "unreachable")
    except httpx2.TimeoutException:
        return Fault(Outcome.UNKNOWN, "timeout")
    except httpx2.HTTPError:
        return Fault(Outcome.UNKNOWN, "connection_cut")
    fault = _status_fault(status, retry_after)
    try:
        body = json.loads(received)
    except (ValueError, RecursionError):
        body = None
    if isinstance(body, dict):
        return Answer(body, fault)
    return fault or Fault(Outcome.UNKNOWN, "malformed_answer")


def _exchange(client: httpx2.Client, url: str, headers: Mapping[str, str], content: bytes) -> tuple[int, str, bytes]:
    """Status, Retry-After and body of an answer; of a body that is too long nothing. Raises HTTPError."""
    until = time.monotonic() + 2 * (client.timeout.read or _CALL_SECONDS)
    body = b""
    with http_until(until), client.stream("POST", url, headers=dict(headers), content=content) as response:
        for part in response.iter_raw():
            body += part
            if len(body) > _LONGEST_ANSWER:
                body = b""
                break
    return response.status_code, response.headers.get("retry-after", ""), body


def _status_fault(status: int, retry_after: str) -> Fault | None:
    """What an HTTP status says; None for success. 5xx other than 503 may come after the work was done."""
    reason = f"http_{status}"
    if 200 <= status < 300:
        return None
    if status == 429:
        return Fault(Outcome.THROTTLED, reason, int(retry_after) if _SECONDS.fullmatch(retry_after) else None)
    if status in (400, 413, 422):
        return Fault(Outcome.PERMANENT, reason)
    if status in (408, 503):
        return Fault(Outcome.TEMPORARY, reason)
    if status < 500:  # redirects, missing rights, wrong address: the configuration is wrong, not the letter
        return Fault(Outcome.PAUSED, reason)
    return Fault(Outcome.UNKNOWN, reason)


def national_number(phone: str) -> str | None:
    """A mainland mobile number as 11 digits, taken with or without +86; None for anything else."""
    plain = phone.removeprefix("+86")
    return plain if _PHONE.fullmatch(plain) else None


def send_each(orders: Sequence[SmsOrder], provider: str, send: Callable[[SmsOrder, str], Delivery]) -> list[Delivery]:
    """Send one by one, each to its checked number, and leave the rest for later once going on makes no sense.

    A paused channel pauses the rest, a throttled account throttles it, and two letters in a row without any answer
    end the batch too: with hundreds to go, waiting out a timeout for each would hold up everything behind them.
    """
    deliveries: list[Delivery] = []
    silent = 0
    rest: Fault | None = None
    for order in orders:
        phone = national_number(order.phone)
        if phone is None:
            deliveries.append(Delivery(order.id, Outcome.PERMANENT, "phone_invalid", provider))
            continue
        if rest is not None:
            deliveries.append(Delivery(order.id, rest.status, rest.reason, provider, retry_after_s=rest.retry_after_s))
            continue
        delivery = send(order, phone)
        deliveries.append(delivery)
        silent = silent + 1 if delivery.status is Outcome.UNKNOWN else 0
        if delivery.status in (Outcome.PAUSED, Outcome.THROTTLED):
            rest = Fault(delivery.status, delivery.reason or delivery.status.value, delivery.retry_after_s)
        elif silent >= _SILENCE_LIMIT:
            rest = Fault(Outcome.PAUSED, "no_answers")
    return deliveries


def as_unknown(fault: Fault) -> Fault:
    """A question that was not answered leaves the letter as unknown as before."""
    return Fault(Outcome.UNKNOWN, fault.reason, fault.retry_after_s)


def failure(order_id: str, fault: Fault, provider: str) -> Delivery:
    """A fault as the outcome of one letter."""
    return Delivery(order_id, fault.status, code(fault.reason), provider, retry_after_s=fault.retry_after_s)
