"""Health and metrics. They need no token: let the proxy in front pass on `/v1` alone."""

import orjson
from fastapi import APIRouter, Request
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from api.metrics import CONTENT_TYPE
from api.openapi import operations
from api.problems import Problem
from api.threads import in_thread
from foundation.settings import SettingsError
from models.migrate import Schema, read_schema
from models.session import is_read_only, read
from regions import policy_problem

router = APIRouter()


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", **operations.HEALTH)
async def is_alive() -> Response:
    """The process answers."""
    return _json(200, {"status": "ok"})


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", **operations.READY)
async def is_ready() -> Response:
    """Events can be taken: the region files are good, the database answers and has the schema of this version."""

    def look() -> tuple[Schema, bool]:
        with read() as connection:
            return read_schema(connection), is_read_only(connection)

    if problem := await in_thread(policy_problem):
        return _json(503, {"status": f"a region file is broken: {problem}"})
    try:
        schema, read_only = await in_thread(look)
    except (SQLAlchemyError, Problem):
        return _json(503, {"status": "no database"})
    except SettingsError as error:
        return _json(503, {"status": str(error)})
    if read_only:
        return _json(503, {"status": "the database is read-only"})
    if schema.problem is not None:
        return _json(503, {"status": schema.problem})
    return _json(200, {"status": "ok", "schema": schema.present})


@router.get("/metrics", **operations.METRICS)
async def show_metrics(request: Request) -> Response:
    """Counts for Prometheus, taken from the database."""
    return Response(await in_thread(request.app.state.metrics.text), headers={"Content-Type": CONTENT_TYPE})


def _json(status: int, content: dict[str, str | None]) -> Response:
    return Response(orjson.dumps(content), status, media_type="application/json")
