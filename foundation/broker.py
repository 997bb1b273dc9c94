"""The broker as a Redis server: names of the streams of events, and a client for them."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import redis
from redis.backoff import ExponentialWithJitterBackoff, NoBackoff
from redis.retry import Retry
from redis.sentinel import Sentinel

from foundation.crypto import Keyring
from foundation.settings import SettingsError, get_settings
from foundation.settings.sentinels import Sentinels, is_sentinel, read_sentinels

EVENTS_IN: Final = "shebao:events:in"
EVENTS_OUT: Final = "shebao:events:out"
EVENTS_DEAD: Final = "shebao:events:dead"
EVENTS_GROUP: Final = "shebao"
CONNECT_S: Final = 2.0
"""The longest wait for a connection to the broker, in seconds."""
_UNSUITABLE: Final = {
    "cluster": "Redis Cluster, which spreads keys that have to change together: use one server, or Sentinel",
    "sentinel": "Sentinel: write sentinel://HOST:26379/0?master_name=NAME",
}


def stream_of(client: str) -> str:
    """The stream of incoming events that belongs to a client (SHEBAO_STREAM_CLIENTS)."""
    return f"{EVENTS_IN}:{client}"


LONGEST_DEAD: Final = 256 * 1024


def dead_letter(keyring: Keyring, stream: str, entry_id: bytes, event: bytes | None) -> dict[str, str]:
    """The fields by which an entry is kept in the dead-letter stream. Its event holds personal data and is sealed; of
    one that is larger than an event may be, the size is kept alone."""
    entry = entry_id.decode("ascii")
    kept = {"stream": stream, "entry": entry}
    if event is not None and len(event) > LONGEST_DEAD:
        kept["bytes"] = str(len(event))
    elif event is not None:
        kept["sealed"] = keyring.seal(EVENTS_DEAD, f"{stream} {entry}", event)
    return kept


def open_dead_letter(keyring: Keyring, fields: Mapping[bytes, bytes]) -> tuple[str, bytes | None]:
    """The stream that an entry of the dead-letter stream came from, and its event; raises SealError."""
    stream, entry = (fields.get(name, b"").decode(errors="replace") for name in (b"stream", b"entry"))
    sealed = fields.get(b"sealed")
    event = None if sealed is None else keyring.open(EVENTS_DEAD, f"{stream} {entry}", sealed.decode(errors="replace"))
    return stream, event


def connect(url: str | None = None, *, timeout_s: float = 10.0, tries: int = 4) -> redis.Redis:
    """A client for SHEBAO_BROKER_URL (or `url`), written as Celery takes it; connects at first use.

    `timeout_s` is the longest wait for an answer, in seconds; a command is tried `tries` times. Raises SettingsError
    for an address that is none.
    """
    address = url or get_settings().broker_url
    options: dict[str, Any] = {
        "socket_timeout": timeout_s,
        "socket_connect_timeout": CONNECT_S,
        "health_check_interval": 15,
        "retry": Retry(ExponentialWithJitterBackoff(base=1, cap=10), tries - 1),
    }
    try:
        if is_sentinel(address):
            return _master_of(read_sentinels(address), options)
        return redis.Redis.from_url(_without_celerys_own_form(address), **options)
    except ValueError:
        raise SettingsError(
            "SHEBAO_BROKER_URL must be redis://…, rediss://…, redis+socket://… or sentinel://…"
        ) from None


def _without_celerys_own_form(address: str) -> str:
    """The address as redis-py takes it: Celery writes a unix socket in a way of its own."""
    if not address.startswith("redis+socket:"):
        return address
    parts = urlsplit(address)
    number = parse_qs(parts.query).get("virtual_host", ["0"])[0].strip("/")
    credentials = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    return f"unix://{credentials}{parts.path}?db={number}"


def _master_of(sentinels: Sentinels, options: dict[str, Any]) -> redis.Redis:
    """A client that asks the Sentinels for the master each time it connects."""
    login = {"username": sentinels.login.username, "password": sentinels.login.password}
    manager = Sentinel(list(sentinels.hosts), sentinel_kwargs=sentinel_options(sentinels))
    tls = {} if sentinels.tls is None else {"ssl": True, **sentinels.tls}
    client: redis.Redis = manager.master_for(sentinels.master_name, db=sentinels.database, **login, **tls, **options)
    return client


def sentinel_options(sentinels: Sentinels) -> dict[str, Any]:
    """Options of redis-py's clients for the Sentinels themselves. The next one is asked if one does not answer soon."""
    tls = {} if sentinels.tls is None else {"ssl": True, **sentinels.tls}
    login = {"username": sentinels.sentinel_login.username, "password": sentinels.sentinel_login.password}
    limits = {"socket_timeout": CONNECT_S, "socket_connect_timeout": CONNECT_S, "retry": Retry(NoBackoff(), 0)}
    return {**login, **tls, **limits}


def celery_tls(sentinels: Sentinels) -> dict[str, Any] | None:
    """What Celery's setting `broker_use_ssl` takes for these Sentinels' servers; None without TLS."""
    if sentinels.tls is None:
        return None
    return {"ssl_cert_reqs": "required", **sentinels.tls}


def refuse_unsuitable_broker() -> None:
    """Raise SettingsError if SHEBAO_BROKER_URL leads to a node of a Redis Cluster, or to a Sentinel by another scheme.

    A broker that does not answer is not judged: who uses it meets that.
    """
    if not get_settings().broker_url:
        return
    try:
        mode = _mode(connect(timeout_s=CONNECT_S, tries=1))
    except redis.RedisError:
        return
    if mode != "standalone":
        raise SettingsError(f"SHEBAO_BROKER_URL leads to a {_UNSUITABLE.get(mode, mode)}")


def _mode(client: redis.Redis) -> str:
    """What HELLO says of a server: standalone, sentinel or cluster."""
    with client:
        answer: Any = client.execute_command("HELLO")
    pairs = answer if isinstance(answer, dict) else dict(zip(answer[::2], answer[1::2], strict=True))
    return next((value.decode() for name, value in pairs.items() if name == b"mode"), "standalone")
