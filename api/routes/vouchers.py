"""The public check of a voucher: for everyone who has its number and check code, as JSON or as a page."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import orjson
from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from jinja2 import Environment, FileSystemLoader, Template
from starlette.responses import Response

from api import openapi
from api.clients import same
from api.problems import Problem
from api.threads import in_thread
from foundation.money import yuan
from models.session import read
from notifications.voucher import clean_no
from workflows.messages.vouchers import get_voucher, voucher_facts
from workflows.payment.errors import NotFound

router = APIRouter()

_PUBLIC_FACTS = (
    "no", "locale", "payer_name", "id_masked", "region", "region_name", "authority", "scheme", "scheme_name",
    "period_from", "period_to", "method_name", "paid_at", "issued_at", "covers", "limits", "not_covered", "template",
)  # fmt: skip
_HEADERS = {"Cache-Control": "no-store", "Vary": "Accept"}


@lru_cache(maxsize=1)
def _page() -> Template:
    """The page of the check, for people."""
    folder = Path(__file__).parents[1] / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True).get_template("voucher.html")


@router.head("/v1/vouchers/{no}", include_in_schema=False)
@router.get("/v1/vouchers/{no}", **openapi.VOUCHER)
async def check_voucher(
    request: Request,
    no: Annotated[str, InPath(min_length=1, max_length=64)],
    code: Annotated[str, Query(min_length=1, max_length=32, description="The check code on the voucher.")],
) -> Response:
    """Whether a voucher is genuine: no token is needed, the check code is. A browser gets a page.

    A wrong code and an unknown number get the same answer, and after a few of them for one number that number rests
    for a moment. Right codes are not counted, so many people behind one proxy can check their vouchers.
    """
    number, given = clean_no(no), clean_no(code)
    wrong_codes = request.app.state.wrong_codes.of(number)
    wrong_codes.check()
    facts = await in_thread(lambda: _find_facts(number, given))
    if facts is None:
        wrong_codes.take()
    if "text/html" in request.headers.get("accept", ""):
        return _as_page(facts)
    if facts is None:
        raise Problem(404, "voucher_not_found", "no voucher has this number and check code")
    return Response(orjson.dumps(facts), headers=_HEADERS, media_type="application/json")


def _find_facts(number: str, given: str) -> dict[str, object] | None:
    """What a voucher says, if it has this number and check code."""
    if not (number + given).isalnum() or not (number + given).isascii():
        return None
    with read() as connection:
        try:
            row = get_voucher(connection, number)
        except NotFound:
            return None
    if not same(given, row.check_code):
        return None
    facts = voucher_facts(row)
    items = [
        {"insurance": item["insurance"], "label": item["label"], "amount": yuan(item["amount_fen"])}
        for item in facts["items"]
    ]
    shown = {name: facts[name] for name in _PUBLIC_FACTS}
    return {"genuine": True, **shown, "items": items, "total": yuan(facts["total_fen"])}


def _as_page(facts: dict[str, object] | None) -> Response:
    """The page to which the QR code leads a phone's browser."""
    text = _page().render(facts=facts, en=facts is not None and facts["locale"] == "en")
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", **_HEADERS}
    return Response(text, 200 if facts else 404, headers, "text/html")
