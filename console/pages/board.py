"""The overview."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from console.gate import SignedIn
from console.rendering import page
from models.session import report
from models.states import PaymentState, Step
from workflows.operator.overview import overview

router = APIRouter()


@router.get("/")
def show_overview(request: Request, account: SignedIn) -> Response:
    """Counts at each step, money of today, what is wrong now."""
    with report() as connection:
        found = overview(connection)
    live = [state.value for state in PaymentState if not state.is_over]
    over = [state.value for state in PaymentState if state.is_over]
    return page(request, "overview", account, found=found, steps=list(Step), live=live, over=over)
