"""Callbacks of the sandbox: structured CloudEvents, signed as Standard Webhooks 1.0 says."""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

import httpx2
import orjson

from foundation.clock import utcnow
from gateways.sandbox.entries import instant
from gateways.sandbox.ledger import Ledger, list_text, now
from gateways.sandbox.orders import Json
from gateways.signing import signature

TIMEOUT_S: Final = 2.0
RETRIES_S: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
SERVICES: Final = ("bank", "esign")

_DUE: Final = "SELECT * FROM callbacks WHERE due_at <= ? ORDER BY due_at LIMIT 100"
_DUE_OF: Final = "SELECT * FROM callbacks WHERE due_at <= ? AND service = ? AND key IN (SELECT value FROM json_each(?))"
_TRIED: Final = "UPDATE callbacks SET tries=?, due_at=?, last_result=?, delivered_at=? WHERE id=?"


class Caller:
    """Posts the callbacks that are due, each again on failure, a doubled one twice."""

    def __init__(self, ledger: Ledger, url: str, keys: Mapping[str, bytes]) -> None:
        """Post to `url` with the service's name put after it, or in place of one that ends it; sign with its key."""
        base, _, last = url.rstrip("/").rpartition("/")
        self._base = base if last in SERVICES else url.rstrip("/")
        self._db = ledger.db
        self._keys = keys
        self._client = httpx2.AsyncClient(timeout=TIMEOUT_S, trust_env=False, follow_redirects=False)
        self._in_flight: set[int] = set()

    async def deliver_due(self) -> None:
        """Try everything once that is due and not under way."""
        await self._deliver(self._db.execute(_DUE, (now(),)).fetchall())

    async def deliver_now(self, service: str, keys: Sequence[str]) -> None:
        """Try the callbacks of these orders once, for an answer that is to come after them."""
        await self._deliver(self._db.execute(_DUE_OF, (now(), service, list_text(keys))).fetchall())

    async def _deliver(self, callbacks: list[sqlite3.Row]) -> None:
        mine = [callback for callback in callbacks if callback["id"] not in self._in_flight]
        self._in_flight |= {callback["id"] for callback in mine}
        try:
            await asyncio.gather(*(self._post(callback) for callback in mine))
        finally:
            self._in_flight -= {callback["id"] for callback in mine}

    async def _post(self, callback: sqlite3.Row) -> None:
        event_id, timestamp = callback["event_id"], str(int(utcnow().timestamp()))
        service, key = callback["service"], self._keys[callback["service"]]
        headers = {
            "content-type": "application/cloudevents+json; charset=utf-8",
            "webhook-id": event_id,
            "webhook-timestamp": timestamp,
            "webhook-signature": signature(key, event_id.encode(), timestamp.encode(), callback["body"]),
        }
        url = f"{self._base}/{service}"
        try:
            response = await self._client.post(url, content=callback["body"], headers=headers)
        except httpx2.HTTPError as error:
            self._tried(callback, delivered=False, result=type(error).__name__)
        else:
            self._tried(callback, delivered=response.is_success, result=str(response.status_code))

    def _tried(self, callback: sqlite3.Row, *, delivered: bool, result: str) -> None:
        """Record one try; a failed one is due again a little later, until the tries are used up."""
        tries, at = callback["tries"] + 1, now()
        retry = None if delivered or tries > len(RETRIES_S) else at + RETRIES_S[tries - 1]
        self._db.execute(_TRIED, (tries, retry, result, at if delivered else None, callback["id"]))


def list_callbacks(ledger: Ledger) -> list[Json]:
    """Give all callbacks, sent or not."""
    return [
        {
            **{name: row[name] for name in ("service", "key", "event_id", "tries", "last_result")},
            "event": orjson.loads(row["body"]),
            "delivered_at": instant(row["delivered_at"]),
        }
        for row in ledger.db.execute("SELECT * FROM callbacks ORDER BY id")
    ]
