"""Finding the payments of a person. Terms come in a form's body, never in an address."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from console.gate import Operating, SignedIn
from console.rendering import page
from models.session import write
from workflows.operator.search import search
from workflows.payment.errors import Refused

router = APIRouter()


@router.get("/find")
def show_form(request: Request, account: SignedIn) -> Response:
    """The form."""
    return page(request, "find", account, found=None)


@router.post("/find")
def find(request: Request, act: Operating) -> Response:
    """The payments that the terms name; the search is recorded."""
    terms = [line for line in act.text("terms", 2000).splitlines() if line.strip()]
    why = act.text("why")
    if not terms or not why:
        raise Refused("reason_missing", "write terms, and say why: it goes into the record")
    with write() as connection:
        found = search(connection, terms, actor=act.account.name, reason=why)
    return page(request, "find", act.account, found=found)
