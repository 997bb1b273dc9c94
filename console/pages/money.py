"""Money: today's sums, what is on no voucher, and what comparisons with the bank found."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from console.gate import SignedIn
from console.rendering import page
from models.session import read
from workflows.operator.audit import Action, list_audit
from workflows.operator.overview import money_today, open_arrivals
from workflows.reconcile.findings import Kind

router = APIRouter()
_COMPARED: Final = 10


@router.get("/money")
def show_money(request: Request, account: SignedIn) -> Response:
    """Today's sums, money that needs an operator, the oldest first, and the last comparisons with the bank."""
    with read() as connection:
        today, found = money_today(connection), open_arrivals(connection)
        compared = list_audit(connection, action=Action.COMPARE, most=_COMPARED)
    return page(request, "money", account, today=today, found=found, compared=compared, kinds=list(Kind))
