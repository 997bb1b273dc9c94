"""Calls of the authority, the e-signature platform, the bank and the SMS provider, and the faults that spoil them."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import orjson

from gateways.sandbox.book import Book, PayerRefusedError
from gateways.sandbox.callbacks import Caller
from gateways.sandbox.entries import Delays
from gateways.sandbox.faults import Armed, Faults
from gateways.sandbox.magic import CALLS, Script, magic_digits
from gateways.sandbox.orders import Json, OrderBody, RefusedError, read_days, read_orders, read_texts
from gateways.sandbox.sms import SmsBox, result_of

_ABOUT_ANOTHER: Final = ("close", "refund", "revoke")


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer. `cut` ends the connection in the middle of the body."""

    status: int
    body: bytes
    retry_after_s: float | None = None
    cut: bool = False


def json_reply(content: object, status: int = 200, retry_after_s: float | None = None) -> Reply:
    """Give a reply with a JSON body."""
    return Reply(status, orjson.dumps(content), retry_after_s)


@dataclass(frozen=True, slots=True)
class Service:
    """The four services over one book."""

    book: Book
    sms: SmsBox
    delays: Delays
    caller: Caller | None
    faults: Faults

    async def call(self, service: str, call: str, request: Json) -> Reply:
        """Answer a call; raises RefusedError."""
        if call == "list" and service != "sms":
            return self._list(service, request)
        if call != "find" and (service, call) not in CALLS:
            raise RefusedError(404, "no such call")
        fault = self.faults.take(service, call)
        await self._before(fault)
        name = "results" if service == "sms" else "answers"
        if call == "find":
            answers = self._find(service, request)
        elif service == "sms":
            answers = await self._send_sms(request)
        else:
            answers = await self._order(service, call, request)
        return json_reply({name: answers}) if fault is None else await self._after(fault, name, answers)

    def pay(self, request: Json) -> Reply:
        """Let the payer pay an order: `{"order": number, "amount_fen": 226380}`; raises RefusedError."""
        order, amount = request.get("order"), request.get("amount_fen")
        if not isinstance(order, str):
            raise RefusedError(400, "order must be the order's number")
        if amount is not None and (type(amount) is not int or amount <= 0):
            raise RefusedError(400, "amount_fen must be an integer above 0")
        try:
            return json_reply(self.book.pay(order, amount))
        except PayerRefusedError as refused:
            raise RefusedError(404 if refused.reason == "unknown_order" else 409, refused.reason) from None

    def sign(self, request: Json) -> Reply:
        """Let the payer sign a contract: `{"contract": number}`; raises RefusedError."""
        contract = request.get("contract")
        if not isinstance(contract, str):
            raise RefusedError(400, "contract must be the contract's number")
        try:
            return json_reply(self.book.sign(contract))
        except PayerRefusedError as refused:
            raise RefusedError(404, refused.reason) from None

    async def _before(self, fault: Armed | None) -> None:
        """Armed faults that keep anything from being done."""
        match fault:
            case Armed(fault="timeout_before"):
                await asyncio.sleep(self.delays.hold)
                raise RefusedError(504, "held back")
            case Armed(fault="error_before"):
                raise RefusedError(500, "fault")
            case Armed(fault="unavailable", seconds=seconds):
                raise RefusedError(503, "outage", seconds)
            case Armed(fault="throttled", seconds=seconds):
                raise RefusedError(429, "slow down", 1 if seconds is None else seconds)

    async def _after(self, fault: Armed, name: str, answers: list[Json]) -> Reply:
        """Armed faults that spoil the answer of a call that was carried out."""
        match fault.fault:
            case "timeout_after":
                await asyncio.sleep(self.delays.hold)
                raise RefusedError(504, "held back")
            case "error_after":
                raise RefusedError(500, "fault")
            case "slow":
                await asyncio.sleep(self.delays.slow if fault.seconds is None else fault.seconds)
        if fault.fault == "malformed":
            return Reply(200, b'{"answers": [{"key"')
        reply = json_reply({name: _spoiled(fault.fault, answers)})
        return Reply(reply.status, reply.body, cut=fault.fault == "cut_after")

    def _list(self, service: str, request: Json) -> Reply:
        """A page of the orders that came on the days of a request."""
        after = request.get("after", "0")
        if not isinstance(after, str) or not after.isdigit():
            raise RefusedError(400, "after must be what the page before gave")
        answers, last = self.book.list_orders(service, read_days(request), int(after))
        return json_reply({"answers": answers, "after": None if last is None else str(last)})

    def _find(self, service: str, request: Json) -> list[Json]:
        if service == "sms":
            return [result_of(answer) for answer in self.book.find(service, read_texts(request, "ids"))]
        return self.book.find(service, read_texts(request, "keys"))

    async def _order(self, service: str, call: str, request: Json) -> list[Json]:
        kind = CALLS[service, call].kind
        scripted = self._scripted(service, call, read_orders(request, "orders", kind))
        new = self._new(service, scripted)
        left_out = _with_first(new, "timeout_before", "throttled")
        carried_out = [(order, script) for order, script in scripted if order["key"] not in left_out]
        answers = iter(self.book.take(service, kind, carried_out))
        said = [_throttled(order) if order["key"] in left_out else next(answers) for order, _ in scripted]
        await self._call_first(service, scripted)
        await self._spoil([*new.values(), *(script for _, script in scripted if script.slow)])
        return said

    async def _call_first(self, service: str, scripted: Sequence[tuple[OrderBody, Script]]) -> None:
        """Deliver the callbacks that come before the answer."""
        keys = [order["key"] for order, script in scripted if script.callback_first]
        if keys and self.caller is not None:
            await self.caller.deliver_now(service, keys)

    def _scripted(self, service: str, call: str, orders: Sequence[OrderBody]) -> list[tuple[OrderBody, Script]]:
        """Each order with the script that its magic digits ask for, or the ordinary one."""
        kind, table, ordinary = CALLS[service, call].kind, CALLS[service, call].table, CALLS[service, call].ordinary
        others: Mapping[str, str] = (
            self.book.magic_of(service, orders) if kind in _ABOUT_ANOTHER else MappingProxyType({})
        )
        digits = [others.get(order.get("order_key", "")) or magic_digits(kind, order) for order in orders]
        return [(order, table.get(value, ordinary)) for order, value in zip(orders, digits, strict=True)]

    def _new(self, service: str, scripted: Sequence[tuple[OrderBody, Script]]) -> dict[str, Script]:
        """The scripts, by key, of orders that go wrong when they come first and have now come first."""
        troubled = {order["key"]: script for order, script in scripted if script.first}
        new = self.book.first_arrivals(service, list(troubled)) if troubled else set()
        return {key: script for key, script in troubled.items() if key in new}

    async def _spoil(self, scripts: Sequence[Script]) -> None:
        """What magic values of single orders do to the answer of the request that they came in."""
        if any(script.slow for script in scripts):
            await asyncio.sleep(self.delays.slow)
        firsts = {script.first for script in scripts}
        if firsts & {"timeout_after", "timeout_before"}:
            await asyncio.sleep(self.delays.hold)
            raise RefusedError(504, "held back")
        if "error_after" in firsts:
            raise RefusedError(500, "fault")

    async def _send_sms(self, request: Json) -> list[Json]:
        messages = read_orders(request, "messages", "sms")
        for message in messages:
            message["key"] = message["id"]
        scripted = self._scripted("sms", "send", messages)
        new = self._new("sms", scripted)
        _refuse_request(new.values())
        held = _with_first(new, "timeout_before")
        results = self.sms.send([pair for pair in scripted if pair[0]["key"] not in held])
        await self._spoil(list(new.values()))
        return results


def _with_first(new: Mapping[str, Script], *firsts: str) -> set[str]:
    return {key for key, script in new.items() if script.first in firsts}


def _throttled(order: OrderBody) -> Json:
    return {"key": order["key"], "status": "throttled", "retry_after_s": 1}


def _refuse_request(scripts: Iterable[Script]) -> None:
    """What magic values of single orders do to a request of which nothing is carried out."""
    firsts = {script.first for script in scripts}
    if "throttled_request" in firsts:
        raise RefusedError(429, "slow down", 1)
    if "error_before" in firsts:
        raise RefusedError(500, "fault")


def _spoiled(fault: str, answers: list[Json]) -> list[Json]:
    match fault:
        case "missing_element":
            return answers[:-1]
        case "wrong_key":
            return _with_last(answers, key="not-yours", id="not-yours")
        case "malformed_element":
            return _with_last(answers, at="0001-01-01T00:00:00+08:00")
        case "reversed":
            return answers[::-1]
        case _:
            return answers


def _with_last(answers: list[Json], **members: str) -> list[Json]:
    """The answers with these members in the last one."""
    return [*answers[:-1], *({**answer, **members} for answer in answers[-1:])]
