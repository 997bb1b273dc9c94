"""One payment: where it is, what happens next and when, how it came there, and what an operator may do."""

from datetime import datetime
from typing import TypedDict

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.responses import Response

from console.gate import Account, Acting, Operating, SignedIn
from console.rendering import page, redirect
from models.session import read
from models.states import PauseKind
from tasks.nudge import nudge
from workflows.operator import pauses as pausing
from workflows.operator.acting import actions
from workflows.operator.audit import list_audit
from workflows.operator.details import PaymentDetails, payment_details, payment_history
from workflows.operator.lookup import find_payment
from workflows.operator.reveal import FIELDS, reveal
from workflows.payment.errors import Refused

router = APIRouter()


class Moment(TypedDict):
    """One line of the timeline; `what` and `state` are words of ours or codes, `run` the id of a run."""

    at: datetime
    what: str
    state: str
    reason: str | None
    who: str | None
    details: str | None
    run: str | None


@router.get("/payments/{name}")
def show_payment(request: Request, account: SignedIn, name: str) -> Response:
    """The page of one payment."""
    return _page(request, account, name)


def _page(request: Request, account: Account, name: str, shown: tuple[str, str | None] | None = None) -> Response:
    with read() as connection:
        found = payment_details(connection, name)
        paused = pausing.pauses_of(connection, find_payment(connection, found["id"]))
        timeline = _timeline(connection, found)
    return page(request, "payment", account, found=found, paused=paused, timeline=timeline, fields=FIELDS, shown=shown)


def _timeline(connection: Connection, found: PaymentDetails) -> list[Moment]:
    moments = [
        _moment(line["at"], line["step"], line["state"], line["reason"], line["actor"], line["details"], line["run_id"])
        for line in payment_history(connection, found["id"])
    ]
    moments += [
        _moment(entry["at"], entry["action"], "", entry["reason"], entry["actor"], entry["details"])
        for entry in list_audit(connection, payment_id=found["id"])
    ]
    moments += [
        _moment(
            one["received_at"],
            "money",
            f"arrival_{one['state']}",
            one["reason"],
            one["channel"],
            {"yuan": one["amount"]},
        )
        for one in found["arrivals"]
    ]
    moments += [
        _moment(
            one["sent_at"],
            "messages",
            f"message_{one['state']}",
            one["reason"],
            one["channel"],
            {"letter": one["letter"]},
        )
        for one in found["messages"]
        if one["sent_at"] is not None
    ]
    return sorted(moments, key=lambda moment: moment["at"])


def _moment(
    at: datetime,
    what: str,
    state: str,
    reason: str | None,
    who: str | None,
    details: dict[str, object] | None,
    run: str | None = None,
) -> Moment:
    shown = ", ".join(f"{name}: {value}" for name, value in (details or {}).items() if value is not None)
    return {"at": at, "what": what, "state": state, "reason": reason, "who": who, "details": shown, "run": run}


@router.post("/payments/{name}/retry")
def retry(request: Request, act: Operating, name: str) -> Response:
    """Let a payment go on at its step."""
    payment = actions.retry(name, actor=act.account.name, reason=act.text("why") or "retried")
    nudge("payments.dispatch")
    return redirect(request, f"/payments/{payment}")


@router.post("/payments/{name}/cancel")
def cancel(request: Request, act: Operating, name: str) -> Response:
    """Ask for a payment to be cancelled."""
    receipt = actions.cancel(name, actor=act.account.name, reason=_why(act))
    if receipt.status != "accepted" or receipt.code:
        raise Refused(receipt.code or receipt.status, receipt.message or "the payment has just ended")
    nudge("payments.dispatch")
    return redirect(request, f"/payments/{receipt.payment_id}")


@router.post("/payments/{name}/pause")
def pause(request: Request, act: Operating, name: str) -> Response:
    """Let one payment rest until it is resumed."""
    payment = _id(name)
    pausing.pause(PauseKind.PAYMENT, payment, actor=act.account.name, reason=_why(act))
    return redirect(request, f"/payments/{payment}")


@router.post("/payments/{name}/resume")
def resume(request: Request, act: Operating, name: str) -> Response:
    """End the pause of one payment."""
    payment = _id(name)
    pausing.resume(PauseKind.PAYMENT, payment, actor=act.account.name, reason=act.text("why") or None)
    nudge("payments.dispatch")
    return redirect(request, f"/payments/{payment}")


@router.post("/payments/{name}/reveal")
def reveal_field(request: Request, act: Operating, name: str) -> Response:
    """Show one personal field in clear, once; the look is in the audit log."""
    field = act.text("field")
    value = reveal(name, field, actor=act.account.name, reason=act.text("why"))
    return _page(request, act.account, name, (field, value))


def _id(name: str) -> str:
    with read() as connection:
        return str(find_payment(connection, name).id)


def _why(act: Acting) -> str:
    why = act.text("why")
    if not why:
        raise Refused("reason_missing", "say why: it goes into the record")
    return why
