"""Only messages of Celery's own shape reach a worker.

One malformed item in a queue ends a Celery worker on Redis, and some go back to their queue and end the next one. Our
messages are hints whose truth is in the database, so an item that no Celery client of ours can have written is dropped
before it is delivered, with a line in the log that names the queue and what was wrong, never the content.

Messages of other systems (the queue of `payments.ingest`) may carry more: what would make a worker wait, drop or unpack
them is taken off first, so that their event reaches the inbox.
"""

import base64
import binascii
import bz2
import functools
import logging
import lzma
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

import orjson
from kombu.transport import redis as kombu_redis

from foundation.json_value import JsonValue
from foundation.texts import holds_id_number

log = logging.getLogger(__name__)

JsonObject = dict[str, JsonValue]

# Longer waits would outlive the visibility timeout, and the message would be delivered twice.
SOON: Final = timedelta(seconds=5)
_MOST_BYTES: Final = 1024 * 1024
# Shown in logs and in Flower: ids without line ends, escape codes and blanks.
_NAME = re.compile(r"[A-Za-z0-9_.:@/-]{1,255}")
_NAMES: Final = ("task", "id", "root_id", "parent_id", "group", "origin", "shadow")


class _Decompressor(Protocol):
    """What the libraries' decompressors have in common."""

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


_DECOMPRESSORS: Final[dict[str, Callable[[], _Decompressor]]] = {
    "application/x-gzip": zlib.decompressobj,
    "application/x-bz2": bz2.BZ2Decompressor,
    "application/x-lzma": lzma.LZMADecompressor,
}


def fault(message: JsonValue) -> str | None:
    """What is wrong with the envelope of a message off a task queue; None if it may be delivered."""
    if not isinstance(message, dict):
        return "envelope"
    headers, properties = message.get("headers"), message.get("properties")
    if not isinstance(headers, dict) or not isinstance(properties, dict):
        return "envelope"
    if message.get("content-type") != "application/json" or message.get("content-encoding") != "utf-8":
        return "content type"
    return _properties_fault(properties) or _headers_fault(headers) or _body_fault(message)


def _properties_fault(properties: JsonObject) -> str | None:
    info = properties.get("delivery_info")
    if not isinstance(info, dict) or not isinstance(info.get("routing_key"), str):
        return "delivery_info"
    if not isinstance(info.get("exchange"), str):
        return "delivery_info"
    if not isinstance(properties.get("delivery_tag"), str) or properties.get("body_encoding") != "base64":
        return "delivery_tag or body_encoding"
    if not all(_is_name(properties.get(name), optional=True) for name in ("reply_to", "correlation_id")):
        return "reply_to or correlation_id"
    return None if type(properties.get("priority", 0)) is int else "priority"


def _headers_fault(headers: JsonObject) -> str | None:
    for name in _NAMES:
        if not _is_name(headers.get(name), optional=name not in ("task", "id")):
            return name
    if not _is_pair_of_limits(headers.get("timelimit")):
        return "timelimit"
    if not _is_soon(headers.get("eta")):  # a longer wait is a column of the database (celeryconfig.py)
        return "eta"
    if type(headers.get("retries") or 0) is not int:
        return "retries"
    return None if _is_instant(headers.get("expires")) else "expires"


def _is_name(value: JsonValue, *, optional: bool) -> bool:
    """Whether a value may be shown: letters, digits and few signs, and no identity number."""
    if value is None or value == "":
        return optional
    return isinstance(value, str) and _NAME.fullmatch(value) is not None and not holds_id_number(value)


def _is_pair_of_limits(value: JsonValue) -> bool:
    if value is None:
        return True
    return isinstance(value, list) and len(value) == 2 and all(it is None or type(it) in (int, float) for it in value)


def _is_soon(value: JsonValue) -> bool:
    if value is None:
        return True
    try:
        instant = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        return False
    aware = instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
    return aware <= datetime.now(UTC) + SOON  # by the machine's clock, as Celery does


def _is_instant(value: JsonValue) -> bool:
    if value is None or type(value) in (int, float):
        return True
    try:
        return isinstance(value, str) and bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def _body_fault(message: JsonObject) -> str | None:
    try:
        body = orjson.loads(base64.b64decode(str(message.get("body")), validate=True))
    except (ValueError, binascii.Error):
        return "body"
    if not (isinstance(body, list) and len(body) == 3):
        return "body"
    return None if [type(part) for part in body] == [list, dict, dict] else "body"


def simplify(message: JsonValue) -> JsonValue:
    """A message of another system as our own senders write it: not compressed, without an end, a time limit of its
    own or a wait longer than SOON. What cannot be simplified stays as it is, and `fault` names it."""
    sent = message.get("headers") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(sent, dict):
        return message
    headers = {name: value for name, value in sent.items() if name not in ("expires", "timelimit")}
    if not _is_soon(headers.get("eta")):
        del headers["eta"]
    simple = {**message, "headers": headers}
    if isinstance(headers.get("compression"), str):
        body = _decompress(str(headers.pop("compression")), message.get("body"))
        if body is not None:
            simple["body"] = base64.b64encode(body).decode("ascii")
    return simple


def _decompress(method: str, body: JsonValue) -> bytes | None:
    """The body of a compressed message, if it is complete and of a size that an event may have."""
    if method not in _DECOMPRESSORS or not isinstance(body, str):
        return None
    decompressor = _DECOMPRESSORS[method]()
    try:
        found = decompressor.decompress(base64.b64decode(body, validate=True), _MOST_BYTES)
    except (ValueError, binascii.Error, zlib.error, OSError, EOFError, lzma.LZMAError):
        return None
    return found if decompressor.eof else None


def install(is_ours: Callable[[str], bool], is_open: Callable[[str], bool]) -> None:
    """Look at every message that this process takes off queues whose name `is_ours` from now on; other systems write
    to those that are `is_open`."""
    transport: Any = kombu_redis.Transport
    module: Any = kombu_redis
    if hasattr(transport._deliver, "__wrapped__"):
        return
    loads, deliver = module.loads, transport._deliver

    @functools.wraps(loads)
    def guarded_loads(text: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return loads(text, *args, **kwargs)
        except ValueError:
            return None  # refused below

    @functools.wraps(deliver)
    def guarded_deliver(self: Any, message: JsonValue, queue: str) -> None:
        if is_open(queue):
            message = simplify(message)
        if is_ours(queue) and (wrong := fault(message)):
            log.error("dropped a malformed message of queue %s: %s", queue, wrong)
            return
        deliver(self, message, queue)

    module.loads, transport._deliver = guarded_loads, guarded_deliver
