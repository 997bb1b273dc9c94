"""Refunds: asking for one, and approving or declining what others have asked for."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from console.forms import read_why, read_yuan
from console.gate import Acting, SignedIn, acting
from console.rendering import page, redirect
from models.session import read
from tasks.nudge import nudge
from workflows.money.refunds.carrying import Carried
from workflows.money.refunds.listing import list_live_refunds
from workflows.operator.access.permissions import Permission
from workflows.operator.acting import refunding

router = APIRouter()
_Asking = Annotated[Acting, Depends(acting(Permission.ASK_REFUND))]
_Approving = Annotated[Acting, Depends(acting(Permission.APPROVE_REFUND))]


@router.get("/approvals")
def show_approvals(request: Request, account: SignedIn) -> Response:
    """Refunds that wait for a second person, and those on their way."""
    with read() as connection:
        found = list_live_refunds(connection)
    waiting = [one for one in found if one["state"] == "requested"]
    moving = [one for one in found if one["state"] != "requested"]
    return page(request, "approvals", account, waiting=waiting, moving=moving)


@router.post("/refunds/{name}/ask")
def ask(request: Request, act: _Asking, name: str) -> Response:
    """Ask for a refund of a payment's booked money, all or `amount`, or of money that is open; a worker sends it."""
    amount = read_yuan(act.text("amount"))
    done = refunding.ask_refund(name, amount, None, actor=act.account.name, reason=read_why(act))
    return _sent(request, done)


@router.post("/refunds/{name}/approve")
def approve(request: Request, act: _Approving, name: str) -> Response:
    """Approve a refund that another person has asked for, by the id of the money; a worker sends it."""
    done = refunding.approve_refund(name, None, actor=act.account.name, reason=read_why(act))
    return _sent(request, done)


@router.post("/refunds/{name}/decline")
def decline(request: Request, act: _Approving, name: str) -> Response:
    """Decline a refund: the money is where it was."""
    return _sent(request, refunding.decline_refund(name, actor=act.account.name, reason=read_why(act)))


def _sent(request: Request, done: Carried) -> Response:
    if done.state.is_live:
        nudge("maintenance.return_money")
    return redirect(request, "/approvals")
