"""Only messages of Celery's own shape reach a worker.

One malformed item in a queue ends a Celery worker on Redis, and some go back to their queue and end the next one. Our
messages are hints whose truth is in the database, so an item that no Celery client of ours can have written is dropped
before it is delivered, with a line in the log that names the queue and what was wrong, never the content.
"""

import base64
import binascii
import functools
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
from kombu.transport import redis as kombu_redis

log = logging.getLogger(__name__)


def fault(message: Any) -> str | None:
    """What is wrong with the envelope of a message off a task queue; None if it may be delivered."""
    if not isinstance(message, dict) or not all(isinstance(message.get(it), dict) for it in ("headers", "properties")):
        return "envelope"
    if message.get("content-type") != "application/json" or message.get("content-encoding") != "utf-8":
        return "content type"
    return _properties_fault(message["properties"]) or _headers_fault(message["headers"]) or _body_fault(message)


def _properties_fault(properties: dict[str, Any]) -> str | None:
    info = properties.get("delivery_info")
    if not isinstance(info, dict) or not isinstance(info.get("routing_key"), str):
        return "delivery_info"
    if not isinstance(info.get("exchange"), str):
        return "delivery_info"
    if not isinstance(properties.get("delivery_tag"), str) or properties.get("body_encoding") != "base64":
        return "delivery_tag or body_encoding"
    texts = (properties.get("reply_to"), properties.get("correlation_id"))
    if not all(value is None or isinstance(value, str) for value in texts):
        return "reply_to or correlation_id"
    return None if type(properties.get("priority", 0)) is int else "priority"


def _headers_fault(headers: dict[str, Any]) -> str | None:
    if not all(isinstance(headers.get(name), str) and headers[name] for name in ("task", "id")):
        return "task or id"
    limits = headers.get("timelimit")
    pair = isinstance(limits, list) and len(limits) == 2
    if limits is not None and not (pair and all(it is None or type(it) in (int, float) for it in limits)):
        return "timelimit"
    if headers.get("eta") is not None:  # a wait is a column of the database (celeryconfig.py)
        return "eta"
    if type(headers.get("retries") or 0) is not int:
        return "retries"
    return None if _is_instant(headers.get("expires")) else "expires"


def _is_instant(value: Any) -> bool:
    if value is None or type(value) in (int, float):
        return True
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _body_fault(message: dict[str, Any]) -> str | None:
    try:
        body = orjson.loads(base64.b64decode(message["body"], validate=True))
    except (KeyError, TypeError, ValueError, binascii.Error):
        return "body"
    if not (isinstance(body, list) and len(body) == 3):
        return "body"
    return None if [type(part) for part in body] == [list, dict, dict] else "body"


def install(is_ours: Callable[[str], bool]) -> None:
    """Look at every message that this process takes off queues whose name `is_ours` from now on."""
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
    def guarded_deliver(self: Any, message: Any, queue: str) -> None:
        if is_ours(queue) and (wrong := fault(message)):
            log.error("dropped a malformed message of queue %s: %s", queue, wrong)
            return
        deliver(self, message, queue)

    module.loads, transport._deliver = guarded_loads, guarded_deliver
