"""Errors as RFC 9457 problem details. A value that was sent is never repeated in one."""

import http
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Final

import orjson
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foundation.errors import CodedError, ShebaoError
from foundation.ids import new_id
from foundation.json_value import JsonValue
from models.outages import is_database_unavailable
from regions import PolicyFileError
from workflows.intake.inbox import Receipt
from workflows.payment.errors import NotFound

log = logging.getLogger(__name__)

Handler = Callable[[Request, Exception], Coroutine[None, None, Response]]
MEDIA_TYPE = "application/problem+json"
TITLES: Final = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    409: "Conflict",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
"""The reason phrases of RFC 9110 and RFC 6585."""
_STATUS_OF = {
    "event_too_large": 413,
    "forbidden_type": 403,
    "forbidden_region": 403,
    "already_live": 409,
    "too_many_for_payer": 409,
    "event_conflict": 409,
    "reference_ambiguous": 409,
}
_ATTRIBUTES = ("", "/specversion", "/id", "/source", "/type", "/subject", "/time", "/datacontenttype", "/data_base64")


class Problem(ShebaoError):
    """An answer other than success: HTTP status, a stable code, what to do, and a JSON Pointer to what is wrong."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        field: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.field = field
        self.headers = dict(headers or {})

    def body(self) -> dict[str, JsonValue]:
        """The problem details; `instance` is new each time; the log has it where something is broken."""
        found: dict[str, JsonValue] = {
            "type": f"urn:shebao:problem:{self.code}",
            "title": TITLES.get(self.status, http.HTTPStatus(self.status).phrase),
            "status": self.status,
            "detail": self.detail,
            "instance": f"urn:shebao:request:{new_id()}",
            "code": self.code,
        }
        if self.field is not None:
            found["errors"] = [{"pointer": self.field, "detail": self.detail}]
        return found

    def response(self) -> Response:
        """The problem as an HTTP answer."""
        return Response(orjson.dumps(self.body()), self.status, self.headers, MEDIA_TYPE)


def too_busy(detail: str, *, code: str = "busy", after_s: int = 1) -> Problem:
    """503 with the time after which to come again, in seconds."""
    return Problem(503, code, detail, headers={"Retry-After": str(after_s)})


def status_of(code: str, field: str | None) -> int:
    """The HTTP status of a refusal: 400 for what is wrong with the envelope, 422 for what is wrong with the data."""
    if code in _STATUS_OF:
        return _STATUS_OF[code]
    if code in ("invalid_json", "duplicate_key"):
        return 400
    return 400 if field in _ATTRIBUTES and code != "unknown_type" else 422


def problem_of(receipt: Receipt) -> Problem:
    """The problem of a receipt that is a refusal or a conflict."""
    code, field = receipt.code or "refused", receipt.field
    return Problem(status_of(code, field), code, receipt.message or "the event was refused", field=field)


async def on_problem(_request: Request, error: Exception) -> Response:
    """Handler of Problem."""
    assert isinstance(error, Problem)
    return error.response()


async def on_coded_error(_request: Request, error: Exception) -> Response:
    """Handler of the core's errors."""
    assert isinstance(error, CodedError)
    status = 404 if isinstance(error, NotFound) else status_of(error.code, error.field)
    return Problem(status, error.code, error.message, field=error.field).response()


async def on_http_error(_request: Request, error: Exception) -> Response:
    """Handler of the framework's own 404, 405 and the like."""
    assert isinstance(error, HTTPException)
    code = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code, "refused")
    detail = {404: "no such address", 405: "see the Allow header"}.get(error.status_code, "see docs/reference/http.md")
    return Problem(error.status_code, code, detail, headers=error.headers).response()


async def on_validation_error(_request: Request, error: Exception) -> Response:
    """Handler of the framework's validation: its own answer would repeat what was sent."""
    assert isinstance(error, RequestValidationError)
    place = error.errors()[0]["loc"]
    name = str(place[-1]) if place else "parameter"
    return Problem(
        422, "invalid_value", f"the {place[0]} parameter {name} is missing or not of the right form"
    ).response()


def no_database() -> Problem:
    """503: the database does not answer. What was sent may have been taken: the same event again is a repetition."""
    return too_busy("the database does not answer at the moment; send the same again", code="no_database", after_s=2)


async def on_database_error(_request: Request, error: Exception) -> Response:
    """Handler of the database's errors: its own state is no defect, and the caller comes again. Raises all others."""
    if not is_database_unavailable(error):
        raise error
    log.warning("no database: %s", type(error).__name__)
    return no_database().response()


async def on_broken_policy(_request: Request, error: Exception) -> Response:
    """Handler of policy files that were never good in this process; the log names file and line."""
    log.error("the policy files are broken: %s", error)
    detail = "the region files of this installation are broken; nothing was taken"
    return too_busy(detail, code="policy_broken", after_s=30).response()


HANDLERS: Final[dict[int | type[Exception], Handler]] = {
    PolicyFileError: on_broken_policy,
    Problem: on_problem,
    CodedError: on_coded_error,
    HTTPException: on_http_error,
    RequestValidationError: on_validation_error,
    DBAPIError: on_database_error,
    PoolTimeoutError: on_database_error,
}


class LastResort:
    """ASGI middleware: a defect becomes a plain 500. The log names the place, never the exception's text, which may
    hold what was sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and answer for what breaks."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # the border between one request and the process
            if scope["type"] != "http":
                raise
            frame = error.__traceback__
            while frame is not None and frame.tb_next is not None:
                frame = frame.tb_next
            where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame is not None else "?"
            problem = Problem(500, "internal_error", "this is a defect; tell the operator its instance")
            answer = problem.body()
            log.error("%s: %s at %s", answer["instance"], type(error).__name__, where)
            if not started:
                await Response(orjson.dumps(answer), 500, media_type=MEDIA_TYPE)(scope, receive, send)
