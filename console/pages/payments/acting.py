"""What an operator does with one payment; each form comes from the payment's page and leads back to it."""

from typing import Annotated, Literal, cast

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from console.forms import read_moment, read_remark, read_why, read_yuan
from console.gate import Acting, Malformed, acting
from console.pages.payments.one import payment_page
from console.rendering import redirect
from models.session import read
from models.states import PauseKind
from tasks.gateways import find_bank
from tasks.nudge import nudge
from workflows.operator import pauses as pausing
from workflows.operator.access.permissions import Permission
from workflows.operator.acting import actions
from workflows.operator.acting.facts import Facts
from workflows.operator.acting.resolve_money import find_open_order
from workflows.operator.lookup import find_payment
from workflows.operator.reveal import reveal
from workflows.payment.errors import Refused

router = APIRouter()


@router.post("/payments/{name}/retry")
def retry(request: Request, act: Annotated[Acting, Depends(acting(Permission.RETRY))], name: str) -> Response:
    """Let a payment go on at its step."""
    payment = actions.retry(name, actor=act.account.name, reason=read_remark(act) or "retried")
    nudge("payments.dispatch")
    return redirect(request, f"/payments/{payment}")


@router.post("/payments/{name}/cancel")
def cancel(request: Request, act: Annotated[Acting, Depends(acting(Permission.CANCEL))], name: str) -> Response:
    """Ask for a payment to be cancelled."""
    receipt = actions.cancel(name, actor=act.account.name, reason=read_why(act))
    if receipt.status != "accepted" or receipt.code:
        raise Refused(receipt.code or receipt.status, receipt.message or "the payment has just ended")
    nudge("payments.dispatch")
    return redirect(request, f"/payments/{receipt.payment_id}")


@router.post("/payments/{name}/resolve")
def resolve(request: Request, act: Annotated[Acting, Depends(acting(Permission.RESOLVE))], name: str) -> Response:
    """Record what the other side says of an unknown outcome. Money is resolved by facts, after the bank was asked."""
    outcome, why, bank = act.text("outcome"), read_why(act), find_bank()
    if outcome not in ("happened", "did-not-happen"):
        raise Malformed
    if bank is None and find_open_order(name) is not None:
        raise Refused("bank_not_asked", "the bank cannot be asked from here: SHEBAO_GATEWAY_URL is not set")
    payment = actions.resolve(
        name,
        cast(Literal["happened", "did-not-happen"], outcome),
        actor=act.account.name,
        reason=why,
        facts=_read_facts(act),
        bank=bank,
    )
    nudge("payments.dispatch")
    return redirect(request, f"/payments/{payment}")


def _read_facts(act: Acting) -> Facts | None:
    """What the bank states of the money; None where a part of it is missing."""
    amount, paid_at = read_yuan(act.text("amount")), read_moment(act.text("paid_at"))
    reference = act.text("reference", 64)
    return Facts(amount, reference, paid_at) if amount and reference and paid_at else None


@router.post("/payments/{name}/pause")
def pause(request: Request, act: Annotated[Acting, Depends(acting(Permission.PAUSE))], name: str) -> Response:
    """Let one payment rest until it is resumed."""
    payment = _id(name)
    pausing.pause(PauseKind.PAYMENT, payment, actor=act.account.name, reason=read_why(act))
    return redirect(request, f"/payments/{payment}")


@router.post("/payments/{name}/resume")
def resume(request: Request, act: Annotated[Acting, Depends(acting(Permission.PAUSE))], name: str) -> Response:
    """End the pause of one payment."""
    payment = _id(name)
    pausing.resume(PauseKind.PAYMENT, payment, actor=act.account.name, reason=read_remark(act) or None)
    nudge("payments.dispatch")
    return redirect(request, f"/payments/{payment}")


@router.post("/payments/{name}/reveal")
def reveal_field(request: Request, act: Annotated[Acting, Depends(acting(Permission.REVEAL))], name: str) -> Response:
    """Show one personal field in clear, once; the look is in the audit log."""
    field = act.text("field")
    value = reveal(name, field, actor=act.account.name, reason=read_remark(act))
    return payment_page(request, act.account, name, (field, value))


def _id(name: str) -> str:
    with read() as connection:
        return str(find_payment(connection, name).id)
