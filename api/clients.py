"""Clients of the HTTP interface: their tokens, what each may send and read, and how fast.

`SHEBAO_API_TOKENS` is a JSON list with one object for each token:

    [{"client": "portal", "token_sha256": "9f86…", "regions": ["310000"], "types": "*", "rate": 200}]

`token_sha256` is the SHA-256 of the token in hex; `token` takes the token itself instead. `regions` and `types` are
lists, or "*" for all; left out, a client may reach every region and send what payers' portals send. `rate` is events
a second. `portal:TOKEN,bank:TOKEN` is short for entries with nothing else. Two tokens of one client share its name, so
that a token can be exchanged without a gap.
"""

import hashlib
import hmac
import math
import re
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.problems import Problem
from foundation.settings import SettingsError
from workflows.intake.schemas import SCHEMAS
from workflows.intake.senders import Sender
from workflows.payment.event_types import EventType, full_name

# What a payer's portal has to say. Outcomes of signing and paying come from the bank and the e-signature platform, by
# callbacks; a client that may send them too has them named in `types`.
PORTAL_TYPES: frozenset[str] = frozenset(
    (
        EventType.REQUESTED,
        EventType.MATERIALS_SUPPLIED,
        EventType.METHOD_CHOSEN,
        EventType.CANCEL_REQUESTED,
    )
)
DEFAULT_RATE = 500.0
BURST_SECONDS = 2.0
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_LEAST_TOKEN = 20


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` a second, bursts of two seconds. A batch may overdraw it once, and pays for it then."""

    rate: float
    level: float = field(init=False)
    filled_at: float = field(init=False)

    def __post_init__(self) -> None:
        self.level = max(1.0, self.rate * BURST_SECONDS)
        self.filled_at = time.monotonic()

    def take(self, count: int) -> None:
        """Take `count`; raises Problem(429) with the seconds to wait when the bucket is empty."""
        now = time.monotonic()
        self.level = min(max(1.0, self.rate * BURST_SECONDS), self.level + (now - self.filled_at) * self.rate)
        self.filled_at = now
        if self.level < 1:
            wait = max(1, math.ceil((1 - self.level) / self.rate))
            raise Problem(429, "too_many", "slow down, and come again later", headers={"Retry-After": str(wait)})
        self.level -= count


class Buckets:
    """A bucket for each of many callers; those not seen for long are forgotten first."""

    def __init__(self, rate: float, most: int = 10_000) -> None:
        self._rate = rate
        self._most = most
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, name: str) -> None:
        """Take one for `name`; raises Problem(429)."""
        bucket = self._buckets.setdefault(name, Bucket(self._rate))
        self._buckets.move_to_end(name)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        bucket.take(1)


@dataclass(frozen=True, slots=True)
class Client:
    """A known caller."""

    name: str
    sender: Sender
    bucket: Bucket = field(repr=False, compare=False)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    client: str
    token: str | None = None
    token_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    regions: list[Annotated[str, Field(pattern=r"^\d{6}$")]] | Literal["*"] = "*"
    types: list[str] | Literal["*"] | None = None
    rate: Annotated[float, Field(gt=0)] = DEFAULT_RATE


class Clients:
    """All clients by the digest of their token."""

    def __init__(self, clients: dict[str, Client]) -> None:
        self._clients = clients

    @classmethod
    def from_text(cls, text: str) -> "Clients":
        """Read `SHEBAO_API_TOKENS`; empty means that nobody is let in. Raises SettingsError, which holds no token."""
        if not text.strip():
            return cls({})
        entries = _entries(text.strip())
        buckets: dict[str, Bucket] = {}
        clients: dict[str, Client] = {}
        for place, raw in enumerate(entries, start=1):
            digest, client = _read(raw, f"SHEBAO_API_TOKENS, entry {place}", buckets)
            if digest in clients:
                raise SettingsError(f"SHEBAO_API_TOKENS, entry {place}: this token stands there twice")
            clients[digest] = client
        return cls(clients)

    def authenticate(self, header: str | None) -> Client:
        """The client of an `Authorization` header; raises Problem(401)."""
        scheme, _, token = (header or "").partition(" ")
        # Looking up a digest tells nothing of how much of a guessed token is right.
        client = self._clients.get(hashlib.sha256(token.strip().encode()).hexdigest())
        if scheme.lower() != "bearer" or client is None:
            detail = "send Authorization: Bearer TOKEN with a token of SHEBAO_API_TOKENS"
            raise Problem(401, "unauthorized", detail, headers={"WWW-Authenticate": "Bearer"})
        return client


def _entries(text: str) -> list[Any]:
    if text[0] not in "[{":
        parts = (part.strip().partition(":") for part in text.split(","))
        return [{"client": name, "token": token} for name, _, token in parts]
    try:
        entries = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise SettingsError("SHEBAO_API_TOKENS is not JSON: see docs/reference/http.md, Tokens") from None
    if not isinstance(entries, list):
        raise SettingsError("SHEBAO_API_TOKENS must be a JSON list: see docs/reference/http.md, Tokens")
    return entries


def _read(raw: Any, where: str, buckets: dict[str, Bucket]) -> tuple[str, Client]:
    try:
        entry = _Entry.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = ".".join(str(part) for part in first["loc"][:1]) or "entry"
        raise SettingsError(f"{where}: {name}: {first['msg']}") from None
    if not _NAME.fullmatch(entry.client):
        raise SettingsError(f"{where}: client must be a short name of a-z, 0-9, dot, dash and underscore")
    if (entry.token is None) == (entry.token_sha256 is None):
        raise SettingsError(f"{where}: give either token or token_sha256")
    if entry.token is not None and len(entry.token) < _LEAST_TOKEN:
        raise SettingsError(f"{where}: a token needs {_LEAST_TOKEN} characters at least; make one of random bytes")
    digest = entry.token_sha256 or hashlib.sha256((entry.token or "").encode()).hexdigest()
    regions = None if entry.regions == "*" else frozenset(entry.regions)
    sender = Sender(entry.client, "http", _types(entry.types, where), regions)
    return digest, Client(entry.client, sender, buckets.setdefault(entry.client, Bucket(entry.rate)))


def _types(given: list[str] | str | None, where: str) -> frozenset[str] | None:
    if given is None:
        return PORTAL_TYPES
    if given == "*":
        return None
    found = frozenset(full_name(name) for name in given)
    if unknown := sorted(found - SCHEMAS.keys()):
        raise SettingsError(f"{where}: types: {unknown[0]} is not a type of event that is taken here")
    return found


def same(one: str, other: str) -> bool:
    """Whether two codes are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
