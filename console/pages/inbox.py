"""Events that were received and not used."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from console.gate import SignedIn
from console.rendering import page
from models.session import read
from workflows.operator.inbox import open_inbox

router = APIRouter()
_MOST: Final = 200


@router.get("/inbox")
def show_inbox(request: Request, account: SignedIn) -> Response:
    """Events that were refused, ignored, or wait for use; the newest 200."""
    with read() as connection:
        found = open_inbox(connection, _MOST)
    return page(request, "inbox", account, found=found)
