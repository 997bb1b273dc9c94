"""The sandbox's HTTP side: an ASGI application over the book.

POST /v1/{authority/file, esign/request, bank/debit, bank/orders}   {"orders": [...]} -> {"answers": [...]}
POST /v1/{authority, esign, bank}/find                              {"keys": [...]}   -> {"answers": [...]}
POST /v1/bank/pay                                                   the payer pays an order
POST /v1/sms/send, /v1/sms/find, GET /v1/sms/box
GET  /ledger, /ledger/totals, /callbacks, /healthz; GET, POST /faults; POST /faults/reset
"""

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson

from foundation.errors import ShebaoError
from gateways.ports import MAX_BATCH
from gateways.sandbox.book import Answer, Book, Delays, PayRefusedError
from gateways.sandbox.callbacks import Caller
from gateways.sandbox.faults import Armed, BadFaultError, Faults
from gateways.sandbox.magic import CALLS, Script, script_for

MAX_BODY_BYTES: Final = 64 * 1024 * 1024
KINDS: Final = {
    ("authority", "file"): "declaration",
    ("esign", "request"): "contract",
    ("bank", "debit"): "debit",
    ("bank", "orders"): "pay_order",
}
FIELDS: Final[Mapping[str, Mapping[str, type]]] = {
    "declaration": {"key": str, "payment_id": str, "payer_id_number": str, "total_fen": int},
    "contract": {"key": str, "payment_id": str, "callback_phone": str, "document": str, "document_sha256": str},
    "debit": {"key": str, "payment_id": str, "account_number": str, "contract_reference": str, "amount_fen": int},
    "pay_order": {"key": str, "payment_id": str, "payer_id_number": str, "amount_fen": int, "expires_at": str},
    "sms": {"id": str, "phone": str, "text": str},
}
FILTERS: Final = ("kind", "service", "key", "payment_id", "status", "reference")

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class RefusedError(ShebaoError):
    """A request that gets an error for an answer, as a whole."""

    def __init__(self, status: int, error: str, retry_after_s: float | None = None) -> None:
        super().__init__(error)
        self.status, self.error, self.retry_after_s = status, error, retry_after_s


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes out. `cut` ends the connection in the middle of the body."""

    status: int
    body: bytes
    retry_after_s: float | None = None
    cut: bool = False


class Sandbox:
    """Authority, e-signature, bank and SMS provider in one application. All state is in the book and in the faults."""

    def __init__(self, book: Book, delays: Delays, caller: Caller | None, sms_folder: Path | None) -> None:
        """Serve from `book`; with `sms_folder`, each SMS is written there as a text file as well."""
        self._book = book
        self._delays = delays
        self._caller = caller
        self._sms_folder = sms_folder
        self._faults = Faults()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """ASGI entry for HTTP requests."""
        try:
            body = await _read_body(receive)
            query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
            reply = await self._route(scope["method"], scope["path"], query, body)
        except RefusedError as refused:
            reply = _json({"error": refused.error}, refused.status, refused.retry_after_s)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(reply.body)).encode())]
        if reply.retry_after_s is not None:
            headers.append((b"retry-after", str(round(reply.retry_after_s)).encode()))
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        shown = reply.body[: len(reply.body) // 2] if reply.cut else reply.body
        # Ending without the promised bytes makes the server drop the connection: that is the cut.
        await send({"type": "http.response.body", "body": shown, "more_body": reply.cut})

    async def work(self) -> None:
        """One round of what happens by itself: settle what is due and deliver callbacks."""
        self._book.settle()
        if self._caller is not None:
            await self._caller.deliver_due()

    async def _route(self, method: str, path: str, query: dict[str, str], body: bytes) -> Reply:
        match method, path.strip("/").split("/"):
            case "POST", ["v1", "bank", "pay"]:
                return self._pay(_parsed(body))
            case "POST", ["v1", ("authority" | "esign" | "bank" | "sms") as service, call]:
                return await self._serve(service, call, _parsed(body))
            case "GET", ["v1", "sms", "box"]:
                return _json({"messages": self._book.sms_box(query.get("phone"))})
            case "GET", ["ledger"]:
                return _json(self._book.ledger(_filters(query)))
            case "GET", ["ledger", "totals"]:
                return _json(self._book.ledger(_filters(query), entries=False))
            case "GET", ["callbacks"]:
                return _json({"callbacks": self._book.callbacks()})
            case "GET", ["healthz"]:
                return _json({"status": "ok"})
            case "GET", ["faults"]:
                return _json({"faults": self._faults.listed()})
            case "POST", ["faults"]:
                try:
                    self._faults.arm(_parsed(body))
                except BadFaultError as error:
                    raise RefusedError(400, str(error)) from None
                return _json({"faults": self._faults.listed()})
            case "POST", ["faults", "reset"]:
                self._faults.reset()
                return _json({"faults": []})
            case _:
                raise RefusedError(404, "no such page")

    async def _serve(self, service: str, call: str, request: dict[str, Any]) -> Reply:
        if call != "find" and (service, call) not in CALLS:
            raise RefusedError(404, "no such call")
        fault = self._faults.take(service, call)
        await self._before(fault)
        if call == "find":
            reply = _json(self._find(service, request))
        elif service == "sms":
            reply = await self._send_sms(request)
        else:
            reply = await self._order(service, call, request)
        return await self._after(fault, reply)

    async def _before(self, fault: Armed | None) -> None:
        """Armed faults that keep anything from being done."""
        match fault:
            case Armed(fault="timeout_before"):
                await asyncio.sleep(self._delays.hold)
                raise RefusedError(504, "held back")
            case Armed(fault="error_before"):
                raise RefusedError(500, "fault")
            case Armed(fault="unavailable", seconds=seconds):
                raise RefusedError(503, "outage", seconds)
            case Armed(fault="throttled", seconds=seconds):
                raise RefusedError(429, "slow down", 1 if seconds is None else seconds)

    async def _after(self, fault: Armed | None, reply: Reply) -> Reply:
        """Armed faults that spoil the answer of what was done."""
        if fault is None:
            return reply
        name = "results" if b'"results"' in reply.body[:12] else "answers"
        id_name = "id" if name == "results" else "key"
        answers: list[Answer] = orjson.loads(reply.body).get(name, [])
        match fault.fault:
            case "timeout_after":
                await asyncio.sleep(self._delays.hold)
                raise RefusedError(504, "held back")
            case "slow":
                await asyncio.sleep(self._delays.slow if fault.seconds is None else fault.seconds)
            case "error_after":
                raise RefusedError(500, "fault")
            case "cut_after":
                return Reply(reply.status, reply.body, cut=True)
            case "malformed":
                return Reply(200, b'{"answers": [{"key"')
            case "missing_element":
                return _json({name: answers[:-1]})
            case "wrong_key":
                return _json({name: [*answers[:-1], *(answer | {id_name: "not-yours"} for answer in answers[-1:])]})
            case "reversed":
                return _json({name: answers[::-1]})
        return reply

    def _find(self, service: str, request: dict[str, Any]) -> dict[str, Any]:
        if service == "sms":
            answers = self._book.find(service, _texts(request, "ids"))
            return {"results": [_sms_result(answer) for answer in answers]}
        return {"answers": self._book.find(service, _texts(request, "keys"))}

    async def _order(self, service: str, call: str, request: dict[str, Any]) -> Reply:
        kind = KINDS[service, call]
        scripted = [(order, script_for(service, call, order)) for order in _elements(request, "orders", kind)]
        troubled = [order["key"] for order, script in scripted if script.first]
        new = self._book.first_arrivals(service, troubled) if troubled else set()
        left_out = {
            order["key"]
            for order, script in scripted
            if order["key"] in new and script.first in ("timeout_before", "throttled")
        }
        carried_out = [(order, script) for order, script in scripted if order["key"] not in left_out]
        answers = iter(self._book.take(service, kind, carried_out))
        told = [
            {"key": key, "status": "throttled", "retry_after_s": 1} if key in left_out else next(answers)
            for key in (order["key"] for order, _ in scripted)
        ]
        ahead = [order["key"] for order, script in scripted if script.callback_first]
        if ahead and self._caller is not None:
            await self._caller.deliver_now(service, ahead)
        await self._spoil([script for order, script in scripted if order["key"] in new or script.slow])
        return _json({"answers": told})

    async def _spoil(self, scripts: Sequence[Script]) -> None:
        """What magic values of single orders do to the answer of the request that they came in."""
        if any(script.slow for script in scripts):
            await asyncio.sleep(self._delays.slow)
        firsts = {script.first for script in scripts}
        if firsts & {"timeout_after", "timeout_before"}:
            await asyncio.sleep(self._delays.hold)
            raise RefusedError(504, "held back")
        if "error_after" in firsts:
            raise RefusedError(500, "fault")

    async def _send_sms(self, request: dict[str, Any]) -> Reply:
        messages = _elements(request, "messages", "sms")
        scripted = [(message | {"key": message["id"]}, script_for("sms", "send", message)) for message in messages]
        troubled = [message["key"] for message, script in scripted if script.first]
        new = self._book.first_arrivals("sms", troubled) if troubled else set()
        firsts = {script.first for message, script in scripted if message["key"] in new}
        if "throttled_request" in firsts:
            raise RefusedError(429, "slow down", 1)
        if "error_before" in firsts:
            raise RefusedError(500, "fault")
        held = [message["key"] in new and script.first == "timeout_before" for message, script in scripted]
        answers, sent = self._book.send_sms([pair for pair, back in zip(scripted, held, strict=True) if not back])
        if self._sms_folder is not None:
            for row in sent:
                _write_sms(self._sms_folder, row)
        await self._spoil([script for message, script in scripted if message["key"] in new])
        return _json({"results": [_sms_result(answer) for answer in answers]})

    def _pay(self, request: dict[str, Any]) -> Reply:
        amount = request.get("amount_fen")
        if not isinstance(request.get("order"), str):
            raise RefusedError(400, "order must be the order's number")
        if amount is not None and (type(amount) is not int or amount <= 0):
            raise RefusedError(400, "amount_fen must be an integer above 0")
        try:
            return _json(self._book.pay(request["order"], amount))
        except PayRefusedError as refused:
            raise RefusedError(404 if refused.reason == "unknown_order" else 409, refused.reason) from None


async def _read_body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusedError(400, "the request ended early")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MAX_BODY_BYTES:
            raise RefusedError(413, "the request is too large")
        if not message.get("more_body", False):
            return b"".join(parts)


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise RefusedError(400, "the body is not JSON") from None
    if not isinstance(parsed, dict):
        raise RefusedError(400, "the body must be a JSON object")
    return parsed


def _texts(request: dict[str, Any], name: str) -> list[str]:
    values = request.get(name)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RefusedError(400, f"{name} must be a list of texts")
    if len(values) > MAX_BATCH:
        raise RefusedError(413, f"at most {MAX_BATCH} {name} a request")
    return values


def _elements(request: dict[str, Any], name: str, kind: str) -> list[dict[str, Any]]:
    """The orders of a request, checked; the error names the place and the field, never the value."""
    orders = request.get(name)
    if not isinstance(orders, list):
        raise RefusedError(400, f"{name} must be a list")
    if len(orders) > MAX_BATCH:
        raise RefusedError(413, f"at most {MAX_BATCH} {name} a request")
    for place, order in enumerate(orders):
        if not isinstance(order, dict):
            raise RefusedError(400, f"{name}[{place}] must be an object")
        for field, needed in FIELDS[kind].items():
            if type(order.get(field)) is not needed:
                raise RefusedError(
                    400, f"{name}[{place}].{field} must be {'a text' if needed is str else 'an integer'}"
                )
    return orders


def _filters(query: dict[str, str]) -> dict[str, str]:
    for name in query:
        if name not in FILTERS:
            raise RefusedError(400, f"no filter {name!r}; there are {', '.join(FILTERS)}")
    return query


def _sms_result(answer: Answer) -> Answer:
    names = ("status", "reference", "reason")
    return {"id": answer["key"]} | {name: answer[name] for name in names if answer.get(name) is not None}


def _write_sms(folder: Path, row: sqlite3.Row) -> None:
    name = f"{row['id']:06d}-{re.sub(r'[^A-Za-z0-9_-]', '_', row['key'])[:64]}.txt"
    (folder / name).write_text(f"To: {row['phone']}\nId: {row['key']}\n\n{row['text']}\n", encoding="utf-8")


def _json(content: object, status: int = 200, retry_after_s: float | None = None) -> Reply:
    return Reply(status, orjson.dumps(content), retry_after_s)
