"""What a client may read of its payments."""

import hashlib
from typing import Annotated, Final, Literal

import orjson
from fastapi import APIRouter, Header, Path, Request
from starlette.responses import Response

from api.clients import Client, Clients
from api.openapi import operations
from api.problems import Problem
from api.threads import in_thread
from models.session import read, write
from workflows.intake.senders import Sender
from workflows.operator.details import payment_details, payment_history
from workflows.operator.documents import DocumentFile, read_document
from workflows.operator.lookup import find_payment

router = APIRouter()

_DOCUMENT_HEADERS: Final = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
}
# For operators only: nothing that a client could act on.
_NOT_FOR_CLIENTS = ("fault", "run_id", "next_action")

# A reference may hold slashes.
PaymentName = Annotated[
    str,
    Path(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$", description="The payment's id or reference."),
]


def _reader(request: Request) -> Sender:
    """Who asks; raises Problem(401) without a token, (403) without the right to read, (429)."""
    clients: Clients = request.app.state.clients
    client: Client = clients.authenticate(request.headers.get("authorization"))
    client.bucket.take()
    if not client.may_read:
        raise Problem(403, "forbidden_reading", "this client may not read payments")
    return client.sender


def _tagged(content: object, if_none_match: str | None) -> Response:
    """JSON with an ETag; 304 where the caller has it already."""
    body = orjson.dumps(content, option=orjson.OPT_UTC_Z)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = {one.strip().removeprefix("W/") for one in (if_none_match or "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, "application/json")


@router.get("/v1/payments/{name:path}/history", **operations.HISTORY)
async def show_history(
    request: Request, name: PaymentName, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """Every transition of a payment, oldest first."""
    reader = _reader(request)

    def look() -> dict[str, object]:
        with read() as connection:
            row = find_payment(connection, name, reader)
            return {"payment_id": row.id, "history": payment_history(connection, row.id)}

    return _tagged(await in_thread(look), if_none_match)


@router.get("/v1/payments/{name:path}/documents/{kind}", **operations.DOCUMENT)
async def show_document(
    request: Request, name: PaymentName, kind: Literal["declaration", "contract", "voucher"]
) -> Response:
    """A document of a payment: the declaration form or the debit contract as HTML, the voucher as PDF.

    Only the client that started the payment gets it: it holds the payer's data in clear. Each reading is recorded.
    """
    reader = _reader(request)

    def look() -> DocumentFile:
        with write() as connection:
            return read_document(connection, name, kind, reader)

    found = await in_thread(look)
    headers = {"Content-Disposition": f'inline; filename="{found.name}"', **_DOCUMENT_HEADERS}
    return Response(found.content, 200, headers, found.media_type)


@router.get("/v1/payments/{name:path}", **operations.PAYMENT)
async def show_payment(
    request: Request, name: PaymentName, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """The state of a payment; the payer is masked."""
    reader = _reader(request)

    def look() -> dict[str, object]:
        with read() as connection:
            details = payment_details(connection, find_payment(connection, name, reader).id)
        return {key: value for key, value in details.items() if key not in _NOT_FOR_CLIENTS}

    return _tagged(await in_thread(look), if_none_match)
