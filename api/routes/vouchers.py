"""The public check of a voucher: for everyone who has its number and check code, as JSON or as a page.

`/v` is the fixed address that is on every SMS: number and check code are typed in there, and the last four characters
of the payer's ID number bring the PDF.
"""

from typing import Annotated, Final
from urllib.parse import parse_qs

import orjson
from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from starlette.responses import Response

from api.clients import same
from api.openapi import operations
from api.problems import Problem
from api.routes.events import read_body
from api.threads import in_thread
from api.voucher_view import check_document, check_page, entry_page
from models.session import read
from notifications.voucher import VoucherData, clean_no
from workflows.messages.vouchers import VoucherRow, get_voucher, open_voucher, voucher_pdf
from workflows.payment.context import get_voucher_keys
from workflows.payment.errors import NotFound

router = APIRouter()

_HEADERS = {
    "Cache-Control": "no-store",
    "Vary": "Accept",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # the address holds the check code
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_FORM_BYTES: Final = 1024
FORM_SECONDS: Final = 5.0  # anybody may send one
_UNKNOWN = Problem(404, "voucher_not_found", "no voucher has this number and check code")

Found = tuple[VoucherRow, VoucherData | None]
"""A voucher and what it says; None where that was removed after its retention."""


@router.get("/v1/voucher-keys", **operations.VOUCHER_KEYS)
async def show_keys() -> Response:
    """The public keys with which anyone can check the signature of a voucher; no token is needed."""
    found = [{"key_id": key.key_id, "public_key": key.public_pem()} for key in get_voucher_keys()]
    headers = {"Cache-Control": "public, max-age=3600"}
    return Response(orjson.dumps({"keys": found}), 200, headers, "application/json")


@router.head("/v1/vouchers/{no}", include_in_schema=False)
@router.get("/v1/vouchers/{no}", **operations.VOUCHER)
async def check_voucher(
    request: Request,
    no: Annotated[str, InPath(min_length=1, max_length=64)],
    code: Annotated[str, Query(min_length=1, max_length=32, description="The check code on the voucher.")],
) -> Response:
    """Whether a voucher is genuine: no token is needed, the check code is. A browser gets a page.

    A wrong code and an unknown number get the same answer, and after a few of them for one number that number rests
    for a moment. Right codes are not counted, so many people behind one proxy can check their vouchers.
    """
    found = await _find_counted(request, no, code)
    if "text/html" in request.headers.get("accept", ""):
        return _page(found, no, code)
    if found is None:
        raise _UNKNOWN
    return Response(orjson.dumps(check_document(found[1], found[0])), headers=_HEADERS, media_type="application/json")


@router.head("/v", include_in_schema=False)
@router.get("/v", include_in_schema=False)
async def enter_number(
    request: Request,
    no: Annotated[str, Query(max_length=64)] = "",
    code: Annotated[str, Query(max_length=32)] = "",
) -> Response:
    """The page where number and check code are typed in, and what they bring."""
    if not no or not code:
        return Response(entry_page(), 200, {"Content-Security-Policy": _POLICY, **_HEADERS}, "text/html")
    return _page(await _find_counted(request, no, code), no, code)


@router.post("/v/pdf", include_in_schema=False)
async def download_voucher(request: Request) -> Response:
    """The voucher's PDF for number, check code and the last four characters of the payer's ID number."""
    body = await _read_form(request)
    no, code, tail = (body.get(name, "")[:64] for name in ("no", "code", "tail"))
    found = await _find_counted(request, no, code)
    row, data = found or (None, None)
    if row is None or data is None:
        return _page(found, no, code)
    if not _is_payer(request, row, data, tail):
        return _page(None, no, code)
    page = await in_thread(lambda: voucher_pdf(data, row))
    headers = {"Content-Disposition": f'attachment; filename="{row.no}.pdf"', **_HEADERS}
    return Response(page, 200, headers, "application/pdf")


async def _read_form(request: Request) -> dict[str, str]:
    body = await read_body(request, _FORM_BYTES, FORM_SECONDS)
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=8)
    except ValueError:
        raise Problem(400, "too_many_fields", "a form has at most 8 fields") from None
    return {name: values[-1].strip() for name, values in fields.items()}


async def _find_counted(request: Request, no: str, code: str) -> Found | None:
    """The voucher with this number and check code. Wrong ones are counted, and those for one number go in turn."""
    number, given = clean_no(no), clean_no(code)
    wrong_codes = request.app.state.wrong_codes.of(number)
    async with wrong_codes.turn:
        wrong_codes.check()
        found = await in_thread(lambda: _find(number, given))
        if found is None:
            wrong_codes.take()
    return found


def _is_payer(request: Request, row: VoucherRow, data: VoucherData, tail: str) -> bool:
    """Whether the last characters of the payer's ID number are these. Wrong ones are counted for the voucher: somebody
    who has its number and code could soon try out all that are possible. Raises Problem(429)."""
    wrong_tails = request.app.state.wrong_tails.of(row.no)
    wrong_tails.check()
    if same(clean_no(tail), data.id_masked[-4:]):
        return True
    wrong_tails.take()
    return False


def _find(number: str, given: str) -> Found | None:
    if not (number + given).isalnum() or not (number + given).isascii():
        return None
    with read() as connection:
        try:
            row = get_voucher(connection, number)
        except NotFound:
            return None
    if not same(given, row.check_code):
        return None
    return row, None if row.data_sealed is None else open_voucher(row)


def _page(found: Found | None, no: str, code: str) -> Response:
    """The page to which the QR code leads a phone's browser."""
    row, data = found or (None, None)
    text = check_page(data, row, clean_no(no)[:40], clean_no(code)[:12])
    headers = {"Content-Security-Policy": _POLICY, **_HEADERS}
    return Response(text, 200 if found else 404, headers, "text/html")
