"""Payments that need an operator, by reason, and all of a reason retried at once."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from sqlalchemy import Connection
from starlette.responses import Response

from console.forms import read_remark
from console.gate import Acting, SignedIn, acting
from console.rendering import page
from foundation.errors import CodedError
from models.session import report
from models.states import PaymentState
from tasks.nudge import nudge
from workflows.operator.access.permissions import Permission
from workflows.operator.acting import actions
from workflows.operator.listing import PaymentFilter, PaymentSummary, count_by_state, list_payments

router = APIRouter()
_AT_ONCE: Final = 500
_SHOWN: Final = 5  # the oldest of each reason


@router.get("/attention")
def show_attention(request: Request, account: SignedIn) -> Response:
    """How many payments need an operator for each reason, and what to do."""
    with report() as connection:
        counts: dict[tuple[str, str], int] = {}
        for (state, step, reason), count in count_by_state(connection).items():
            if state == PaymentState.ATTENTION:
                counts[reason or "", step] = count
        rows = sorted(counts.items(), key=lambda pair: -pair[1])
        oldest = {group: _oldest(connection, *group) for group, _ in rows}
    return page(request, "attention", account, rows=rows, oldest=oldest)


def _oldest(connection: Connection, reason: str, step: str) -> list[PaymentSummary]:
    wanted = PaymentFilter(state=PaymentState.ATTENTION, reason=reason, step=step)
    return list_payments(connection, wanted, sort="created", most=_SHOWN)


@router.post("/attention/retry")
def retry_all(request: Request, act: Annotated[Acting, Depends(acting(Permission.RETRY))]) -> Response:
    """Retry the payments of a reason and step, the oldest first, 500 at most: at first a preview."""
    reason, step = act.text("reason"), act.text("step")
    wanted = PaymentFilter(state=PaymentState.ATTENTION, reason=reason, step=step)
    with report() as connection:
        found = list_payments(connection, wanted, sort="created", most=_AT_ONCE)
    if act.text("confirmed") != "yes":
        return page(request, "retry_preview", act.account, found=found, reason=reason, step=step)
    why = read_remark(act) or "retried"
    failed = [failure for one in found if (failure := _retry(one["id"], act.account.name, why)) is not None]
    nudge("payments.dispatch")
    return page(request, "retry_result", act.account, found=found, retried=len(found) - len(failed), failed=failed)


def _retry(payment: str, actor: str, why: str) -> tuple[str, str] | None:
    try:
        actions.retry(payment, actor=actor, reason=why)
    except CodedError as error:
        return payment, error.message
    return None
