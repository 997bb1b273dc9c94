"""Runs in flight, and one run with its payments."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from console.gate import SignedIn
from console.rendering import page
from models.session import read, report
from workflows.operator.runs import list_runs, run_details

router = APIRouter()


@router.get("/runs")
def show_runs(request: Request, account: SignedIn) -> Response:
    """The runs in flight."""
    with read() as connection:
        found = list_runs(connection)
    return page(request, "runs", account, found=found)


@router.get("/runs/{name}")
def show_run(request: Request, account: SignedIn, name: str) -> Response:
    """A run by its id or the last digits of it, as Flower shows them."""
    with report() as connection:
        found = run_details(connection, name)
    return page(request, "run", account, found=found)
