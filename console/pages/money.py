"""Money: today's sums, and what is on no voucher."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from console.gate import SignedIn
from console.rendering import page
from models.session import read
from workflows.operator.overview import money_today, open_arrivals

router = APIRouter()


@router.get("/money")
def show_money(request: Request, account: SignedIn) -> Response:
    """Today's sums, and money that needs somebody, the oldest first."""
    with read() as connection:
        today, found = money_today(connection), open_arrivals(connection)
    return page(request, "money", account, today=today, found=found)
