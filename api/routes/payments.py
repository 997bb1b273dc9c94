"""What a client may read of its payments, and the public check of a voucher."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import orjson
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Header, Query, Request
from fastapi import Path as InPath
from jinja2 import Environment, FileSystemLoader, Template
from sqlalchemy import Connection
from starlette.responses import Response

from api import openapi
from api.clients import same
from api.problems import Problem
from foundation.money import yuan
from models.session import read
from notifications.voucher import clean_no
from workflows.messages.vouchers import get_voucher, voucher_facts
from workflows.operator.details import payment_details, payment_history
from workflows.operator.lookup import find_payment
from workflows.payment.errors import NotFound

router = APIRouter()


@lru_cache(maxsize=1)
def _page() -> Template:
    """The page of the voucher check, for people."""
    folder = Path(__file__).parents[1] / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True).get_template("voucher.html")


# Threads that read the database at once; the engine's pool has room for them (models.session.make_engine).
_readers = CapacityLimiter(6)
_UNKNOWN_VOUCHER = Problem(404, "voucher_not_found", "no voucher has this number and check code")
# For operators only: nothing that a client could act on.
_NOT_FOR_CLIENTS = ("fault", "run_id", "next_action")
_PUBLIC_FACTS = (
    "no", "locale", "payer_name", "id_masked", "region", "region_name", "authority", "scheme", "scheme_name",
    "period_from", "period_to", "method_name", "paid_at", "issued_at", "covers", "limits", "not_covered", "template",
)  # fmt: skip

PaymentName = Annotated[
    str,
    InPath(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$", description="The payment's id or reference."),
]


async def in_thread(work: Callable[[], Any]) -> Any:
    """The result of `work`, which reads the database, done in a thread; as many at once as the pool has room for."""
    return await to_thread.run_sync(work, limiter=_readers)


def _own(request: Request, connection: Connection, name: str) -> Any:
    """The row of a payment in a region of the client; any other is as unknown as one that does not exist."""
    client = request.state.client
    row = find_payment(connection, name)
    if not client.sender.covers(row.region):
        raise NotFound("payment_not_found", "no payment has this id or reference")
    return row


def _authenticate(request: Request) -> None:
    client = request.app.state.clients.authenticate(request.headers.get("authorization"))
    client.bucket.take(1)
    request.state.client = client


def _tagged(content: Any, if_none_match: str | None) -> Response:
    """JSON with an ETag; 304 where the caller has it already."""
    body = orjson.dumps(content, option=orjson.OPT_UTC_Z)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = {one.strip().removeprefix("W/") for one in (if_none_match or "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, "application/json")


@router.get("/v1/payments/{name}", **openapi.PAYMENT)
async def show_payment(
    request: Request, name: PaymentName, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """Where a payment stands; the payer is masked."""
    _authenticate(request)

    def look() -> dict[str, Any]:
        with read() as connection:
            details = payment_details(connection, _own(request, connection, name).id)
        return {key: value for key, value in details.items() if key not in _NOT_FOR_CLIENTS}

    return _tagged(await in_thread(look), if_none_match)


@router.get("/v1/payments/{name}/history", **openapi.HISTORY)
async def show_history(
    request: Request, name: PaymentName, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """Every transition of a payment, oldest first."""
    _authenticate(request)

    def look() -> dict[str, Any]:
        with read() as connection:
            row = _own(request, connection, name)
            return {"payment_id": row.id, "history": payment_history(connection, row.id)}

    return _tagged(await in_thread(look), if_none_match)


@router.get("/v1/vouchers/{no}", **openapi.VOUCHER)
async def check_voucher(
    request: Request,
    no: Annotated[str, InPath(min_length=1, max_length=64)],
    code: Annotated[str, Query(min_length=1, max_length=32, description="The check code on the voucher.")],
) -> Response:
    """Whether a voucher is genuine, for whoever holds it: no token is needed, the check code is. A browser gets a page.

    A wrong code and an unknown number get the same answer.
    """
    for name in (request.client.host if request.client else "", f"voucher {clean_no(no)}"):
        request.app.state.visitors.take(name)

    def look() -> dict[str, Any]:
        number, given = clean_no(no), clean_no(code)
        if not (number + given).isalnum() or not (number + given).isascii():
            raise _UNKNOWN_VOUCHER
        with read() as connection:
            try:
                row = get_voucher(connection, number)
            except NotFound:
                row = None
        if not same(given, row.check_code if row is not None else "\0") or row is None:
            raise _UNKNOWN_VOUCHER
        facts = voucher_facts(row)
        items = [
            {"insurance": item["insurance"], "label": item["label"], "amount": yuan(item["amount_fen"])}
            for item in facts["items"]
        ]
        shown = {name: facts[name] for name in _PUBLIC_FACTS}
        return {"genuine": True, **shown, "items": items, "total": yuan(facts["total_fen"])}

    facts = None
    with_page = "text/html" in request.headers.get("accept", "")
    try:
        facts = await in_thread(look)
    except Problem:
        if not with_page:
            raise
    headers = {"Cache-Control": "no-store", "Vary": "Accept"}
    if with_page:
        # The code in the QR leads a phone's browser here.
        text = _page().render(facts=facts, en=facts is not None and facts["locale"] == "en")
        policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", **headers}
        return Response(text, 200 if facts else 404, policy, "text/html")
    return Response(orjson.dumps(facts), headers=headers, media_type="application/json")
