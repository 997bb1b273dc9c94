"""Finding the payments of a person. Terms come in a form's body, never in an address."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from console.forms import read_why
from console.gate import Acting, Malformed, SignedIn, acting
from console.rendering import page
from models.session import write
from workflows.operator.access.permissions import Permission
from workflows.operator.search import search

router = APIRouter()


@router.get("/find")
def show_form(request: Request, account: SignedIn) -> Response:
    """The form."""
    return page(request, "find", account, found=None)


@router.post("/find")
def find(request: Request, act: Annotated[Acting, Depends(acting(Permission.FIND))]) -> Response:
    """The payments that the terms name; the search is recorded."""
    terms = [line for line in act.text("terms", 2000).splitlines() if line.strip()]
    why = read_why(act)
    if not terms:
        raise Malformed
    with write() as connection:
        found = search(connection, terms, actor=act.account.name, reason=why)
    return page(request, "find", act.account, found=found)
