"""The sandbox's HTTP side: an ASGI application over the book.

POST /v1/authority/file, /v1/esign/{request, revoke}                {"orders": [...]} -> {"answers": [...]}
POST /v1/bank/{debit, orders, close, refund}                        {"orders": [...]} -> {"answers": [...]}
POST /v1/{authority, esign, bank}/find                              {"keys": [...]}   -> {"answers": [...]}
POST /v1/{authority, esign, bank}/list                              {"from", "to"}   -> {"answers": [...], "after"}
POST /v1/bank/pay, /v1/esign/sign                                   the payer pays an order, signs a contract
POST /v1/sms/send, /v1/sms/find, GET /v1/sms/box
GET  /ledger, /ledger/totals, /callbacks, /healthz; GET, POST /faults; POST /faults/reset
"""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl

from foundation.clock import utcnow
from gateways.sandbox.book import Book
from gateways.sandbox.callbacks import Caller, list_callbacks
from gateways.sandbox.entries import Delays
from gateways.sandbox.faults import BadFaultError, Faults
from gateways.sandbox.ledger import Ledger
from gateways.sandbox.orders import RefusedError, parse
from gateways.sandbox.reports import report
from gateways.sandbox.service import Reply, Service, json_reply
from gateways.sandbox.sms import SmsBox
from gateways.signing import is_signed

MAX_BODY_BYTES: Final = 64 * 1024 * 1024

Message = MutableMapping[str, Any]  # as ASGI defines it
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, read as a whole."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = field(repr=False)


class Sandbox:
    """Authority, e-signature, bank and SMS provider in one application. All state is in the ledger and the faults."""

    def __init__(
        self,
        ledger: Ledger,
        delays: Delays,
        caller: Caller | None = None,
        sms_folder: Path | None = None,
        keys: Sequence[bytes] = (),
    ) -> None:
        """Serve from `ledger`.

        With `sms_folder`, each SMS is written there as a text file too. With `keys`, a call of the authority, the
        e-signature platform or the bank that is not signed with one of them is refused.
        """
        self._ledger = ledger
        self._caller = caller
        self._keys = keys
        self._faults = Faults()
        self._book = Book(ledger, delays)
        self._sms = SmsBox(ledger, delays, sms_folder)
        self._service = Service(self._book, self._sms, delays, caller, self._faults)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """ASGI entry for HTTP requests."""
        try:
            reply = await self._route(await _read(scope, receive))
        except RefusedError as refused:
            reply = json_reply({"error": refused.error}, refused.status, refused.retry_after_s)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(reply.body)).encode())]
        if reply.retry_after_s is not None:
            headers.append((b"retry-after", str(round(reply.retry_after_s)).encode()))
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        shown = reply.body[: len(reply.body) // 2] if reply.cut else reply.body
        # Ending without the promised bytes makes the server drop the connection: that is the cut.
        await send({"type": "http.response.body", "body": shown, "more_body": reply.cut})

    async def work(self) -> None:
        """Do one round of what happens by itself: settle what is due and deliver callbacks."""
        self._book.settle()
        if self._caller is not None:
            await self._caller.deliver_due()

    async def _route(self, request: Request) -> Reply:
        match request.method, request.path.strip("/").split("/"):
            case "POST", ["v1", "bank", "pay"]:
                return self._service.pay(parse(request.body))
            case "POST", ["v1", "esign", "sign"]:
                return self._service.sign(parse(request.body))
            case "POST", ["v1", ("authority" | "esign" | "bank" | "sms") as service, call]:
                self._check_signature(service, request)
                return await self._service.call(service, call, parse(request.body))
            case "GET", path:
                return self._show(path, request.query)
            case "POST", ["faults", *rest]:
                return self._arm(rest, request.body)
            case _:
                raise RefusedError(404, "no such page")

    def _check_signature(self, service: str, request: Request) -> None:
        unsigned = service == "sms" or not self._keys
        if not unsigned and not is_signed(self._keys, request.headers, request.path, request.body, utcnow()):
            raise RefusedError(401, "the request is not signed as docs/reference/gateways.md says")

    def _show(self, path: list[str], query: dict[str, str]) -> Reply:
        match path:
            case ["v1", "sms", "box"]:
                return json_reply({"messages": self._sms.sent(query.get("phone"))})
            case ["ledger", *rest] if rest in ([], ["totals"]):
                self._book.settle()
                return json_reply(report(self._ledger, query, entries=not rest))
            case ["callbacks"]:
                return json_reply({"callbacks": list_callbacks(self._ledger)})
            case ["faults"]:
                return json_reply({"faults": self._faults.listed()})
            case ["healthz"]:
                return json_reply({"status": "ok", "sandbox": True})
            case _:
                raise RefusedError(404, "no such page")

    def _arm(self, path: list[str], body: bytes) -> Reply:
        if path == ["reset"]:
            self._faults.reset()
        elif path:
            raise RefusedError(404, "no such page")
        else:
            try:
                self._faults.arm(parse(body))
            except BadFaultError as error:
                raise RefusedError(400, str(error)) from None
        return json_reply({"faults": self._faults.listed()})


async def _read(scope: Message, receive: Receive) -> Request:
    return Request(
        method=scope["method"],
        path=scope["path"],
        query=dict(parse_qsl(scope["query_string"].decode("latin-1"))),
        headers={name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]},
        body=await _read_body(receive),
    )


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
