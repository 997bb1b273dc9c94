"""The broker as a Redis server: names of the streams of events, and a client for them."""

from typing import Final
from urllib.parse import parse_qs, urlsplit

import redis

from foundation.settings import SettingsError, get_settings

EVENTS_IN: Final = "shebao:events:in"
EVENTS_OUT: Final = "shebao:events:out"
EVENTS_DEAD: Final = "shebao:events:dead"
EVENTS_GROUP: Final = "shebao"


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
