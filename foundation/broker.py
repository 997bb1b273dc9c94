"""The broker as a Redis server: names of the streams of events, and a client for them."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs, urlsplit

import redis

from foundation.crypto import Keyring
from foundation.settings import SettingsError, get_settings

EVENTS_IN: Final = "shebao:events:in"
EVENTS_OUT: Final = "shebao:events:out"
EVENTS_DEAD: Final = "shebao:events:dead"
EVENTS_GROUP: Final = "shebao"


def stream_of(client: str) -> str:
    """The stream of incoming events that belongs to a client (SHEBAO_STREAM_CLIENTS)."""
    return f"{EVENTS_IN}:{client}"


def dead_letter(keyring: Keyring, stream: str, entry_id: bytes, event: bytes | None) -> dict[str, str]:
    """The fields by which an entry is kept in the dead-letter stream. Its event holds personal data and is sealed."""
    entry = entry_id.decode("ascii")
    kept = {"stream": stream, "entry": entry}
    if event is not None:
        kept["sealed"] = keyring.seal(EVENTS_DEAD, f"{stream} {entry}", event)
    return kept


def open_dead_letter(keyring: Keyring, fields: Mapping[bytes, bytes]) -> tuple[str, bytes | None]:
    """The stream that an entry of the dead-letter stream came from, and its event; raises SealError."""
    stream, entry = (fields.get(name, b"").decode(errors="replace") for name in (b"stream", b"entry"))
    sealed = fields.get(b"sealed")
    event = None if sealed is None else keyring.open(EVENTS_DEAD, f"{stream} {entry}", sealed.decode(errors="replace"))
    return stream, event


def connect(url: str | None = None, *, timeout_s: float = 10.0) -> redis.Redis:
    """A client for SHEBAO_BROKER_URL (or `url`), written as Celery takes it; connects at first use.

    `timeout_s` is the longest wait for an answer, in seconds. Raises SettingsError for an address that is none.
    """
    address = url or get_settings().broker_url
    # Celery writes a unix socket in a way of its own.
    if address.startswith("redis+socket:"):
        parts = urlsplit(address)
        number = parse_qs(parts.query).get("virtual_host", ["0"])[0].strip("/")
        credentials = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
        address = f"unix://{credentials}{parts.path}?db={number}"
    try:
        return redis.Redis.from_url(
            address, socket_timeout=timeout_s, socket_connect_timeout=2.0, health_check_interval=15
        )
    except ValueError:
        raise SettingsError("SHEBAO_BROKER_URL must be redis://…, rediss://… or redis+socket:///PATH") from None
