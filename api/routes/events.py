"""POST /v1/events: the HTTP interface itself."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Final

import orjson
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from api.intake import idempotency
from api.intake.cloudevents import MAX_BATCH_BYTES, mode_of, oversized, read_events
from api.intake.group_commit import Intake
from api.intake.idempotency import Answer
from api.openapi import operations
from api.problems import Problem, problem_of, status_of
from api.threads import in_thread
from foundation.json_value import JsonValue
from workflows.intake.inbox import Receipt
from workflows.intake.parse import MAX_EVENT_BYTES, parse_json
from workflows.intake.senders import Sender
from workflows.payment.errors import Refused

router = APIRouter()
RETRY_AFTER: Final = "2"
BODY_SECONDS: Final = 30.0


async def read_body(request: Request, most: int, seconds: float | None = None) -> bytes:
    """The body of up to `most` bytes, within `seconds` (BODY_SECONDS unless given).

    Raises Problem(413) without reading further, (408) when it does not come in time, (400) when the caller goes away.
    """
    too_large = Problem(413, "event_too_large", f"at most {most // 1024} KiB are taken here")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise too_large
    body = bytearray()
    limit = BODY_SECONDS if seconds is None else seconds
    try:
        async with asyncio.timeout(limit):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise too_large
    except ClientDisconnect:
        raise Problem(400, "incomplete", "the request ended before its body did") from None
    except TimeoutError:
        detail = f"the body did not come within {limit:g} seconds"
        raise Problem(408, "too_slow", detail, headers={"Connection": "close"}) from None
    return bytes(body)


@router.post("/v1/events", status_code=202, **operations.EVENTS)
async def take_events(request: Request) -> Response:
    """Take one event (binary or structured mode) or a batch. What is answered is committed."""
    client = request.app.state.clients.authenticate(request.headers.get("authorization"))
    headers = request.scope["headers"]
    mode = mode_of(headers)
    key = idempotency.read_key(request.headers.get("idempotency-key"))
    body = await read_body(request, MAX_BATCH_BYTES if mode == "batch" else MAX_EVENT_BYTES)
    batch = read_events(mode, headers, body)
    client.bucket.take(max(1, len(batch.events)))
    intake: Intake = request.app.state.intake
    if key is None:
        return respond(await _take(intake, batch.events, batch.many, client.sender))
    events = [_parsed(event) for event in batch.events]
    idempotency.check_key(key, events)
    digests = await run_in_threadpool(idempotency.digests_of, events)
    before = await in_thread(partial(idempotency.begin, client.name, key, digests))
    if before is not None:
        return respond(before, replayed=True)
    kept: Answer | None = None
    try:
        answer = await _take(intake, events, batch.many, client.sender)
        kept = answer
        return respond(answer)
    finally:
        await run_in_threadpool(idempotency.finish, client.name, key, kept)


def _parsed(event: JsonValue) -> JsonValue:
    try:
        return parse_json(event) if isinstance(event, str) else event
    except Refused as error:
        raise Problem(status_of(error.code, error.field), error.code, error.message, field=error.field) from None


async def _take(intake: Intake, events: Sequence[JsonValue], many: bool, sender: Sender) -> Answer:
    """The answer to these events; raises Problem for a single one that is refused."""
    if not many:
        receipt = (await intake.submit(events, sender))[0]
        if receipt.status in ("refused", "conflict"):
            raise problem_of(receipt)
        return Answer(202, _success(receipt))
    return Answer(207, {"results": [_result(receipt) for receipt in await _take_batch(intake, events, sender)]})


async def _take_batch(intake: Intake, events: Sequence[JsonValue], sender: Sender) -> list[Receipt]:
    """A receipt for each event, in order. One that is too large does not reach the intake."""
    large = [oversized(event) for event in events]
    fitting = [event for event, too_much in zip(events, large, strict=True) if not too_much]
    found = iter(await intake.submit(fitting, sender) if fitting else [])
    too_large = Receipt("refused", code="event_too_large", message=f"an event may have {MAX_EVENT_BYTES // 1024} KiB")
    return [too_large if too_much else next(found) for too_much in large]


def _success(receipt: Receipt) -> dict[str, JsonValue]:
    url = f"/v1/payments/{receipt.payment_id}" if receipt.payment_id else None
    return {"status": receipt.status, "payment_id": receipt.payment_id, "status_url": url, "code": receipt.code}


def _result(receipt: Receipt) -> dict[str, JsonValue]:
    named: dict[str, JsonValue] = {"id": receipt.event_id, "source": receipt.source}
    if receipt.status in ("refused", "conflict"):
        return {**named, "status": receipt.status, "problem": problem_of(receipt).body()}
    return {**named, **_success(receipt)}


def respond(answer: Answer, *, replayed: bool = False) -> Response:
    """The HTTP response to a request whose events were taken; `replayed` marks an answer given before."""
    headers = {}
    if answer.status == 202:
        headers["Retry-After"] = RETRY_AFTER
        if isinstance(url := answer.content["status_url"], str):
            headers["Location"] = url
    repeated = answer.status == 202 and answer.content["status"] == "repeated"
    if replayed or repeated:
        headers["Idempotent-Replayed"] = "true"
    return Response(orjson.dumps(answer.content), answer.status, headers, "application/json")
