"""The console as an application of its own, which the HTTP interface serves at `/console`."""

import logging
from typing import Final

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from console.gate import Forbidden, Malformed, NotSignedIn, plain
from console.pages import attention, board, find, inbox, letters, money, pauses, refunds, runs, signing
from console.pages.payments import acting, listing, one
from console.rendering import HEADERS, STYLE, page, redirect
from foundation.errors import CodedError
from models.outages import is_database_unavailable
from workflows.payment.errors import NotFound

log = logging.getLogger(__name__)
ROUTERS: Final = tuple(
    module.router
    for module in (
        signing,
        board,
        listing,
        one,
        acting,
        attention,
        letters,
        money,
        refunds,
        inbox,
        runs,
        pauses,
        find,
    )
)


def create_console() -> FastAPI:
    """The application; its pages are in console/pages/, one module each."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(plain)])
    app.add_api_route("/style.css", _style, include_in_schema=False)
    app.add_exception_handler(NotSignedIn, _to_sign_in)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(Malformed, _malformed)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(CodedError, _refused)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(DBAPIError, _database_error)
    app.add_exception_handler(PoolTimeoutError, _database_error)
    return app


def _style() -> Response:
    return Response(STYLE, 200, HEADERS | {"Cache-Control": "max-age=3600"}, "text/css")


async def _to_sign_in(request: Request, _: Exception) -> Response:
    return redirect(request, "/login")


async def _forbidden(request: Request, _: Exception) -> Response:
    return page(request, "message", None, status=403, heading="forbidden", message="forbidden_text", detail="")


async def _malformed(request: Request, _: Exception) -> Response:
    """What was typed is not repeated: it may be personal."""
    return page(request, "message", None, status=422, heading="refused", message="input_wrong", detail="")


async def _refused(request: Request, error: Exception) -> Response:
    """A refusal's text holds no personal data, by the rules for CodedError."""
    missing = isinstance(error, NotFound)
    heading = "not_found" if missing else "refused"
    detail = error.message if isinstance(error, CodedError) else ""
    return page(
        request, "message", None, status=404 if missing else 409, heading=heading, message=heading, detail=detail
    )


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return page(request, "message", None, status=status, heading="not_found", message="not_found", detail="")


async def _database_error(request: Request, error: Exception) -> Response:
    away = is_database_unavailable(error)
    if not away:
        log.error("a page of the console failed: %s", type(error).__name__)
    word = "unavailable" if away else "broken"
    return page(request, "message", None, status=503 if away else 500, heading=word, message=word, detail="")
