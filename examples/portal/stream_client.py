"""By Redis streams: write the event into one stream, read what became of it from another."""

import json
import time
from collections.abc import Callable
from typing import Any

import redis

ENDS = {f"cn.shebao.payment.{name}.v1": name for name in ("completed", "rejected", "expired", "cancelled")}
ACCEPTED = "cn.shebao.payment.accepted.v1"


def client_of(url: str) -> Any:
    """A client of redis-py; a unix socket may be written as Celery has it."""
    if url.startswith("redis+socket://"):
        path, _, query = url.removeprefix("redis+socket://").partition("?")
        return redis.Redis(unix_socket_path=path, db=int(query.removeprefix("virtual_host=") or 0))
    return redis.Redis.from_url(url)


class StreamClient:
    """`url` is the broker's address. A portal that runs for long keeps its position; this one reads all."""

    def __init__(self, url: str) -> None:
        self._redis = client_of(url)
        self._position: Any = "0-0"
        self._references: dict[str, str] = {}
        self._ended: dict[str, dict[str, Any]] = {}

    def submit(self, event: dict[str, Any]) -> None:
        """Submit an event."""
        self._redis.xadd("shebao:events:in", {"event": json.dumps(event)})

    def wait(self, reference: str, seconds: float, tell: Callable[[str], object] = lambda text: None) -> dict[str, Any]:
        """How the payment with this reference ended; `tell` gets each event on the way. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while reference not in self._ended:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{reference} has not ended within {seconds:g} s")
            for _, entries in self._redis.xread({"shebao:events:out": self._position}, block=500, count=100) or []:
                for self._position, fields in entries:
                    event = json.loads(fields[b"event"])
                    self._note(event)
                    if self._references.get(event["subject"]) == reference:
                        tell(event["type"])
        return self._ended[reference]

    def _note(self, event: dict[str, Any]) -> None:
        """An event may come twice, with the same id: what is kept here is the same then."""
        payment = event["subject"]
        if event["type"] == ACCEPTED:
            self._references[payment] = event["data"]["reference"]
        elif event["type"] in ENDS and payment in self._references:
            end = {"state": ENDS[event["type"]], "payment": payment, "voucher": event["data"].get("voucher")}
            self._ended[self._references[payment]] = end
