"""The HTTP interface, `python -m api`: routes, errors and what all requests share (docs/reference/http.md)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from api.buckets import Buckets
from api.clients import Clients
from api.intake import idempotency
from api.intake.group_commit import Intake, Starter
from api.metrics import Metrics
from api.openapi.describe import DESCRIPTION, SUMMARY, add_webhooks, describe
from api.openapi.parts import Schema
from api.problems import HANDLERS, LastResort
from api.routes import callbacks, events, health, payments, vouchers
from console.app import create_console
from foundation.broker import refuse_unsuitable_broker
from foundation.settings import get_keyring, get_settings
from foundation.version import VERSION
from models.session import close_engine
from workflows.messages.signing import get_pdf_signer

log = logging.getLogger(__name__)

# A check code has about 40 bits; with two wrong ones a second for one voucher it cannot be found by trying.
WRONG_CODES_A_SECOND = 2.0
# Of the last four characters of an ID number some hundreds are left to somebody who knows the day of birth.
WRONG_TAILS_AT_ONCE = 5
WRONG_TAILS_A_DAY = 4
_MINUTE = 60
_HOUR = 3600


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Settings are read before the first request, so that a wrong one ends the start."""
    get_keyring()
    await run_in_threadpool(refuse_unsuitable_broker)
    get_pdf_signer()
    app.state.clients = Clients.from_text(get_settings().api_tokens.get_secret_value())
    app.state.starter = Starter()
    app.state.intake = Intake(app.state.starter.hint)
    app.state.wrong_codes = Buckets(WRONG_CODES_A_SECOND)
    app.state.wrong_tails = Buckets(WRONG_TAILS_A_DAY / (24 * _HOUR), burst=WRONG_TAILS_AT_ONCE)
    app.state.metrics = Metrics()
    tidying = asyncio.create_task(_tidy())
    yield
    tidying.cancel()
    with suppress(asyncio.CancelledError):
        await tidying
    app.state.intake.close()
    app.state.starter.close()
    close_engine()


async def _tidy() -> None:
    """Forget old idempotency keys, a minute after the start, when there is no rush, and every hour."""
    await asyncio.sleep(_MINUTE)
    while True:
        try:
            await run_in_threadpool(idempotency.forget_old)
        except SQLAlchemyError as error:
            log.warning("old idempotency keys stay for now: %s", type(error).__name__)
        await asyncio.sleep(_HOUR)


def _to_console() -> RedirectResponse:
    return RedirectResponse("/console/", 308)


def create_app() -> FastAPI:
    """The application, without anything shared between two of them."""
    app = FastAPI(
        title="Shebao",
        version=VERSION,
        summary=SUMMARY,
        description=DESCRIPTION,
        lifespan=_lifespan,
        exception_handlers=HANDLERS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.add_middleware(LastResort)
    for routes in (events, payments, vouchers, callbacks, health):
        app.include_router(routes.router)
    add_webhooks(app)
    app.mount("/console", create_console())
    app.add_api_route("/console", _to_console, include_in_schema=False)

    def described() -> Schema:
        if app.openapi_schema is None:
            app.openapi_schema = describe(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's documented way to extend the description
    return app


app = create_app()
