"""Callbacks of the sandbox: structured CloudEvents, signed as Standard Webhooks 1.0 says."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import sqlite3
from collections.abc import Sequence
from typing import Final

import httpx2

from foundation.clock import utcnow
from gateways.sandbox.book import Book

TIMEOUT_S: Final = 2.0
SERVICES: Final = ("bank", "esign")


def secret_bytes(secret: str) -> bytes:
    """The HMAC key in a secret: `whsec_` and Base64 as Standard Webhooks writes it, or else the text itself.

    Raises ValueError when what follows `whsec_` is not Base64.
    """
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise ValueError("the callback secret starts with whsec_ but the rest is not Base64") from None


def sign(secret: bytes, event_id: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature` header: HMAC-SHA256 over id, timestamp (Unix seconds) and body, joined by dots."""
    signed = b".".join((event_id.encode(), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.digest(secret, signed, hashlib.sha256)).decode()


class Caller:
    """Posts the callbacks that are due, each again on failure, a doubled one twice."""

    def __init__(self, book: Book, url: str, secret: bytes) -> None:
        """`url` is where events go; the service's name is put after it, or in the place of one that ends it."""
        base, _, last = url.rstrip("/").rpartition("/")
        self._base = base if last in SERVICES else url.rstrip("/")
        self._book = book
        self._secret = secret
        self._client = httpx2.AsyncClient(timeout=TIMEOUT_S, trust_env=False, follow_redirects=False)
        self._in_flight: set[int] = set()

    async def deliver_due(self) -> None:
        """One try of everything that is due and not under way."""
        await self._deliver(self._book.due_callbacks())

    async def deliver_now(self, service: str, keys: Sequence[str]) -> None:
        """One try of the callbacks of these orders, for an answer that is to come after them."""
        await self._deliver(self._book.due_callbacks(service, keys))

    async def _deliver(self, callbacks: list[sqlite3.Row]) -> None:
        mine = [callback for callback in callbacks if callback["id"] not in self._in_flight]
        self._in_flight |= {callback["id"] for callback in mine}
        try:
            await asyncio.gather(*(self._post(callback) for callback in mine))
        finally:
            self._in_flight -= {callback["id"] for callback in mine}

    async def _post(self, callback: sqlite3.Row) -> None:
        timestamp = int(utcnow().timestamp())
        headers = {
            "content-type": "application/cloudevents+json; charset=utf-8",
            "webhook-id": callback["event_id"],
            "webhook-timestamp": str(timestamp),
            "webhook-signature": sign(self._secret, callback["event_id"], timestamp, callback["body"]),
        }
        try:
            response = await self._client.post(
                f"{self._base}/{callback['service']}", content=callback["body"], headers=headers
            )
        except httpx2.HTTPError as error:
            self._book.callback_tried(callback, delivered=False, result=type(error).__name__)
        else:
            self._book.callback_tried(callback, delivered=response.is_success, result=str(response.status_code))
