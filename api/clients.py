"""Clients of the HTTP interface: their tokens, what each may send and read, and how fast.

`SHEBAO_API_TOKENS` is a JSON list with one object for each token:

    [{"client": "portal", "token_sha256": "9f86…", "regions": ["310000"], "types": "portal", "read": true, "rate": 200}]

`token_sha256` is the SHA-256 of the token in hex; `token` takes the token itself instead. `types` and `regions` are
lists, or "*" for all; `types` may be "portal" for what payers' portals send. `clients` names other clients whose
payments this one may act on, or "*". What is left out is not allowed. `expires` ends the token (a day, or an instant
with a zone). `rate` is events a second. `portal:TOKEN,hr:TOKEN` is short for portals of all regions that read their own
payments. Tokens of one client share its name and its payments, so that a token can be exchanged without a gap.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.buckets import Bucket
from api.problems import Problem
from foundation.clock import SHANGHAI, utcnow
from foundation.json_value import JsonValue
from foundation.settings import SettingsError
from workflows.intake.schemas import SCHEMAS
from workflows.intake.senders import RESERVED, Sender
from workflows.payment.event_types import EventType, full_name

# What a payer's portal has to say. Outcomes of signing and paying come from the bank and the e-signature platform, by
# callbacks; a client that may send them too has them named in `types`.
PORTAL_TYPES: Final[frozenset[str]] = frozenset(
    (
        EventType.REQUESTED,
        EventType.MATERIALS_SUPPLIED,
        EventType.METHOD_CHOSEN,
        EventType.CANCEL_REQUESTED,
    )
)
DEFAULT_RATE: Final = 500.0
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_LEAST_TOKEN: Final = 20
_HELP: Final = "see docs/reference/http.md, Tokens"


@dataclass(frozen=True, slots=True)
class Client:
    """A known caller. Its token is valid until `expires_at`."""

    name: str
    sender: Sender
    may_read: bool
    expires_at: datetime | None
    bucket: Bucket = field(repr=False, compare=False)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    client: str
    token: str | None = None
    token_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    types: list[str] | Literal["*", "portal"] = []
    regions: list[Annotated[str, Field(pattern=r"^\d{6}$")]] | Literal["*"] = []
    clients: list[str] | Literal["*"] = []
    read: bool = False
    expires: str | None = None
    rate: Annotated[float, Field(gt=0)] = DEFAULT_RATE


class Clients:
    """All clients by the digest of their token."""

    def __init__(self, clients: dict[str, Client]) -> None:
        self._clients = clients

    @classmethod
    def from_text(cls, text: str) -> "Clients":
        """Read `SHEBAO_API_TOKENS`; empty lets no client in. Raises SettingsError, which holds no token."""
        if not text.strip():
            return cls({})
        buckets: dict[str, Bucket] = {}
        clients: dict[str, Client] = {}
        for place, raw in enumerate(_entries(text.strip()), start=1):
            digest, client = _read(raw, f"SHEBAO_API_TOKENS, entry {place}", buckets)
            if digest in clients:
                raise SettingsError(f"SHEBAO_API_TOKENS, entry {place}: this token is listed twice")
            clients[digest] = client
        return cls(clients)

    def authenticate(self, header: str | None) -> Client:
        """The client of an `Authorization` header; raises Problem(401)."""
        scheme, _, token = (header or "").partition(" ")
        # Looking up a digest tells nothing of how much of a guessed token is right.
        client = self._clients.get(hashlib.sha256(token.strip().encode()).hexdigest())
        valid = client is not None and (client.expires_at is None or utcnow() < client.expires_at)
        if scheme.lower() != "bearer" or client is None or not valid:
            detail = "send Authorization: Bearer TOKEN with a valid token of SHEBAO_API_TOKENS"
            raise Problem(401, "unauthorized", detail, headers={"WWW-Authenticate": "Bearer"})
        return client


def _entries(text: str) -> list[JsonValue]:
    if text[0] not in "[{":
        parts = (part.strip().partition(":") for part in text.split(","))
        portal: dict[str, JsonValue] = {"types": "portal", "regions": "*", "read": True}
        return [{"client": name, "token": token, **portal} for name, _, token in parts]
    try:
        entries = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise SettingsError(f"SHEBAO_API_TOKENS is not JSON: {_HELP}") from None
    if not isinstance(entries, list):
        raise SettingsError(f"SHEBAO_API_TOKENS must be a JSON list: {_HELP}")
    return entries


def _read(raw: JsonValue, where: str, buckets: dict[str, Bucket]) -> tuple[str, Client]:
    try:
        entry = _Entry.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = ".".join(str(part) for part in first["loc"][:1]) or "entry"
        raise SettingsError(f"{where}: {name}: {first['msg']}") from None
    sender = Sender(
        _name(entry.client, where),
        "http",
        _types(entry.types, where),
        None if entry.regions == "*" else frozenset(entry.regions),
        None if entry.clients == "*" else frozenset(_name(name, where) for name in entry.clients),
    )
    bucket = buckets.setdefault(entry.client, Bucket(entry.rate))
    return _digest(entry, where), Client(entry.client, sender, entry.read, _expiry(entry.expires, where), bucket)


def _name(name: str, where: str) -> str:
    if not _NAME.fullmatch(name) or name in RESERVED:
        raise SettingsError(f"{where}: a client is a short name of a-z, 0-9, dot, dash and underscore, not `operator`")
    return name


def _digest(entry: _Entry, where: str) -> str:
    if (entry.token is None) == (entry.token_sha256 is None):
        raise SettingsError(f"{where}: give either token or token_sha256")
    if entry.token is not None and len(entry.token) < _LEAST_TOKEN:
        raise SettingsError(f"{where}: a token needs {_LEAST_TOKEN} characters at least; make one of random bytes")
    return entry.token_sha256 or hashlib.sha256((entry.token or "").encode()).hexdigest()


def _types(given: list[str] | str, where: str) -> frozenset[str] | None:
    if given == "*":
        return None
    if given == "portal":
        return PORTAL_TYPES
    found = frozenset(map(full_name, given))
    if unknown := sorted(found - SCHEMAS.keys()):
        raise SettingsError(f"{where}: types: {unknown[0]} is not a type of event that is taken here")
    return found


def _expiry(text: str | None, where: str) -> datetime | None:
    """The instant from which a token is not valid: the one given, or the end of the day given, in Asia/Shanghai."""
    if text is None:
        return None
    try:
        if len(text) == len("2027-01-31"):
            return datetime.combine(date.fromisoformat(text) + timedelta(days=1), time(0), SHANGHAI).astimezone(UTC)
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is not None:
            return instant.astimezone(UTC)
    except ValueError:
        pass
    raise SettingsError(f"{where}: expires: write a day (2027-01-31) or an instant with a zone")


def same(one: str, other: str) -> bool:
    """Whether two codes are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
