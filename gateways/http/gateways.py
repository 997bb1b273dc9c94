"""The three gateways over one link: batches of orders out, answers back."""

import logging
import time
from collections.abc import Sequence
from datetime import date
from typing import Final

import orjson
from msgspec import Struct
from msgspec.structs import asdict

from gateways.http.answers import read_answers, read_listing
from gateways.http.link import CONNECT_TIMEOUT_S, TIMEOUT_S, Link
from gateways.ports import (
    MAX_BATCH,
    Answer,
    CloseOrder,
    ContractOrder,
    DebitOrder,
    DeclarationOrder,
    Gateways,
    Listing,
    Order,
    PayOrder,
    RefundOrder,
    RevokeOrder,
    Status,
)

log = logging.getLogger(__name__)

LOGGED_KEYS: Final = 5
_ORDER_STATUSES: Final = frozenset(Status) - {Status.NOT_FOUND}
_FIND_STATUSES: Final = frozenset(Status) - {Status.UNAVAILABLE}


def _plain(value: object) -> object:
    """What orjson does not write itself: orders by their members, rates as text."""
    return asdict(value) if isinstance(value, Struct) else str(value)


class _HttpGateway:
    """The common part of the three: batches, and the reading of answers."""

    _service = ""

    def __init__(self, link: Link) -> None:
        self._link = link

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Ask what became of the orders with these keys; answers come in the order asked."""
        answers: list[Answer] = []
        until = time.monotonic() + self._link.timeout_s
        for start in range(0, len(keys), MAX_BATCH):
            batch = list(keys[start : start + MAX_BATCH])
            answers += self._call("find", batch, orjson.dumps({"keys": batch}), _FIND_STATUSES, until)
        return answers

    def list_orders(self, first: date, last: date, after: str | None = None) -> Listing:
        """A page of the orders that came on these days, with what became of each."""
        body: dict[str, str] = {"from": first.isoformat(), "to": last.isoformat()}
        if after is not None:
            body["after"] = after
        until = time.monotonic() + self._link.timeout_s
        result = self._link.post(f"/v1/{self._service}/list", orjson.dumps(body), until)
        if isinstance(result, bytes):
            return read_listing(result, _FIND_STATUSES)
        return Listing(problem=result.reason)

    def _send(self, call: str, orders: Sequence[Order]) -> list[Answer]:
        answers: list[Answer] = []
        until = time.monotonic() + self._link.timeout_s
        for start in range(0, len(orders), MAX_BATCH):
            batch = list(orders[start : start + MAX_BATCH])
            keys = [order.key for order in batch]
            answers += self._call(call, keys, orjson.dumps({"orders": batch}, default=_plain), _ORDER_STATUSES, until)
        return answers

    def _call(self, call: str, keys: list[str], body: bytes, allowed: frozenset[Status], until: float) -> list[Answer]:
        path = f"/v1/{self._service}/{call}"
        result = self._link.post(path, body, until)
        if isinstance(result, bytes):
            return read_answers(keys, result, allowed)
        status = result.status if result.status in allowed else Status.UNKNOWN
        log.warning(
            "gateway request without answers: path=%s status=%s reason=%s count=%d keys=%s",
            path, status, result.reason, len(keys), ",".join(keys[:LOGGED_KEYS]),
        )  # fmt: skip
        return [Answer(key, status, reason=result.reason, retry_after_s=result.retry_after_s) for key in keys]


class HttpAuthority(_HttpGateway):
    """The tax authority over HTTP (`gateways.ports.Authority`)."""

    _service = "authority"

    def file(self, orders: Sequence[DeclarationOrder]) -> list[Answer]:
        """File declarations, up to 500 a request."""
        return self._send("file", orders)


class HttpESign(_HttpGateway):
    """The e-signature platform over HTTP (`gateways.ports.ESign`)."""

    _service = "esign"

    def request(self, orders: Sequence[ContractOrder]) -> list[Answer]:
        """Ask for signatures, up to 500 a request."""
        return self._send("request", orders)

    def revoke(self, orders: Sequence[RevokeOrder]) -> list[Answer]:
        """Revoke contracts, up to 500 a request."""
        return self._send("revoke", orders)


class HttpBank(_HttpGateway):
    """The bank over HTTP (`gateways.ports.Bank`)."""

    _service = "bank"

    def debit(self, orders: Sequence[DebitOrder]) -> list[Answer]:
        """Debit accounts, up to 500 a request."""
        return self._send("debit", orders)

    def open_orders(self, orders: Sequence[PayOrder]) -> list[Answer]:
        """Open pay orders, up to 500 a request."""
        return self._send("orders", orders)

    def close_orders(self, orders: Sequence[CloseOrder]) -> list[Answer]:
        """Close pay orders, up to 500 a request."""
        return self._send("close", orders)

    def refund(self, orders: Sequence[RefundOrder]) -> list[Answer]:
        """Return money, up to 500 refunds a request."""
        return self._send("refund", orders)


def connect(
    url: str,
    *,
    timeout_s: float = TIMEOUT_S,
    connect_timeout_s: float = CONNECT_TIMEOUT_S,
    secrets: Sequence[str] = (),
) -> Gateways:
    """Give the three gateways behind one URL, sharing one pool of connections.

    Requests are signed with each of `secrets`, newest first. Timeouts in seconds; raises ValueError as Link.
    """
    link = Link(url, timeout_s=timeout_s, connect_timeout_s=connect_timeout_s, secrets=secrets)
    return Gateways(HttpAuthority(link), HttpESign(link), HttpBank(link))
