"""Rights of clients, as settings give them: tokens of the HTTP interface, and producers of Redis streams.

`SHEBAO_API_TOKENS` is a JSON list with one object for each token:

    [{"client": "portal", "token_sha256": "9f86…", "regions": ["310000"], "types": "portal", "read": true, "rate": 200}]

`token_sha256` is the SHA-256 of the token in hex; `token` takes the token itself instead. `types` and `regions` are
lists, or "*" for all; `types` may be "portal" for what payers' portals send. `clients` names other clients whose
payments this one may act on, or "*". What is left out is not allowed. `expires` ends the token (a day, or an instant
with a zone). `rate` is events a second. `portal:TOKEN,hr:TOKEN` is short for portals of all regions that read their own
payments. Tokens of one client share its name and its payments, so that a token can be exchanged without a gap.

`SHEBAO_STREAM_CLIENTS` is a JSON list with `client`, `types`, `regions` and `clients` for each producer; `portal,hr` is
short for portals of all regions.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Final, Literal, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from foundation.broker import stream_of
from foundation.clock import day_ends
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
_TOKENS: Final = "SHEBAO_API_TOKENS"
_STREAMS: Final = "SHEBAO_STREAM_CLIENTS"
_HELP: Final = {_TOKENS: "see docs/reference/http.md, Tokens", _STREAMS: "see docs/reference/streams.md, In"}


@dataclass(frozen=True, slots=True)
class Token:
    """What one token allows until `expires_at`. `digest` is its SHA-256 in hex, `rate` is events a second."""

    digest: str
    sender: Sender
    may_read: bool
    expires_at: datetime | None
    rate: float


class _Rights(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    client: str
    types: list[str] | Literal["*", "portal"] = []
    regions: list[Annotated[str, Field(pattern=r"^\d{6}$")]] | Literal["*"] = []
    clients: list[str] | Literal["*"] = []


class _Entry(_Rights):
    token: str | None = None
    token_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    read: bool = False
    expires: str | None = None
    rate: Annotated[float, Field(gt=0)] = DEFAULT_RATE


_Kind = TypeVar("_Kind", bound=_Rights)


def read_tokens(text: str) -> list[Token]:
    """The tokens of `SHEBAO_API_TOKENS`; empty lets no client in. Raises SettingsError, which holds no token."""
    found: list[Token] = []
    for raw, where in _entries(text.strip(), _TOKENS, _portal_with_token):
        token = _token(_validated(_Entry, raw, where), where)
        if token.digest in {one.digest for one in found}:
            raise SettingsError(f"{where}: this token is listed twice")
        found.append(token)
    return found


def read_stream_clients(text: str) -> dict[str, Sender]:
    """The producers of `SHEBAO_STREAM_CLIENTS` by the stream that each one writes. Raises SettingsError."""
    found: dict[str, Sender] = {}
    for raw, where in _entries(text.strip(), _STREAMS, _portal):
        sender = _sender(_validated(_Rights, raw, where), where, "stream")
        if stream_of(sender.client) in found:
            raise SettingsError(f"{where}: this client is listed twice")
        found[stream_of(sender.client)] = sender
    return found


def _entries(text: str, setting: str, short: Callable[[str], JsonValue]) -> list[tuple[JsonValue, str]]:
    """The entries of a setting, each with where it is."""
    entries: JsonValue
    if text.startswith(("[", "{")):
        try:
            entries = orjson.loads(text)
        except orjson.JSONDecodeError:
            raise SettingsError(f"{setting} is not JSON: {_HELP[setting]}") from None
    else:
        entries = [short(part.strip()) for part in text.split(",")] if text else []
    if not isinstance(entries, list):
        raise SettingsError(f"{setting} must be a JSON list: {_HELP[setting]}")
    return [(entry, f"{setting}, entry {place}") for place, entry in enumerate(entries, start=1)]


def _portal(name: str) -> JsonValue:
    return {"client": name, "types": "portal", "regions": "*"}


def _portal_with_token(part: str) -> JsonValue:
    name, _, token = part.partition(":")
    return {"client": name, "token": token, "types": "portal", "regions": "*", "read": True}


def _validated(kind: type[_Kind], raw: JsonValue, where: str) -> _Kind:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = ".".join(str(part) for part in first["loc"][:1]) or "entry"
        raise SettingsError(f"{where}: {name}: {first['msg']}") from None


def _token(entry: _Entry, where: str) -> Token:
    expires_at = _expiry(entry.expires, where)
    return Token(_digest(entry, where), _sender(entry, where, "http"), entry.read, expires_at, entry.rate)


def _sender(entry: _Rights, where: str, channel: str) -> Sender:
    return Sender(
        _name(entry.client, where),
        channel,
        _types(entry.types, where),
        None if entry.regions == "*" else frozenset(entry.regions),
        None if entry.clients == "*" else frozenset(_name(name, where) for name in entry.clients),
    )


def _name(name: str, where: str) -> str:
    if not _NAME.fullmatch(name) or name in RESERVED:
        reserved = " and ".join(f"`{one}`" for one in sorted(RESERVED))
        raise SettingsError(
            f"{where}: a client is a short name of a-z, 0-9, dot, dash and underscore; {reserved} are taken"
        )
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
            return day_ends(date.fromisoformat(text))
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is not None:
            return instant.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise SettingsError(f"{where}: expires: write a day (2027-01-31) or an instant with a zone")
