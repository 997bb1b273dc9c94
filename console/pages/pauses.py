"""Pauses: those in force, and setting one for a gateway, a step or a region."""

from datetime import datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from console.gate import Forbidden, Malformed, Operating, SignedIn
from console.rendering import page, redirect
from foundation.clock import in_shanghai
from foundation.settings.forms import GATEWAYS
from models.session import read
from models.states import PauseKind, Step
from regions import get_regions
from tasks.nudge import nudge
from workflows.operator import pauses
from workflows.payment.errors import Refused

router = APIRouter()


@router.get("/pauses")
def show_pauses(request: Request, account: SignedIn) -> Response:
    """What is paused, and the form to pause something."""
    with read() as connection:
        found = pauses.list_pauses(connection)
    regions = [(one.code, one.name) for one in get_regions().all()]
    return page(request, "pauses", account, found=found, gateways=GATEWAYS, steps=list(Step), regions=regions)


@router.post("/pauses")
def pause(request: Request, act: Operating) -> Response:
    """Pause a gateway, a step or a region."""
    kind, name = _meant(act.text("what"))
    if not act.text("why"):
        raise Refused("reason_missing", "say why: it goes into the record")
    pauses.pause(kind, name, actor=act.account.name, reason=act.text("why"), until=_instant(act.text("until")))
    return redirect(request, "/pauses")


@router.post("/pauses/resume")
def resume(request: Request, act: Operating) -> Response:
    """End a pause."""
    kind, _, name = act.text("what").partition(":")
    if kind not in list(PauseKind):
        raise Forbidden
    pauses.resume(PauseKind(kind), name, actor=act.account.name)
    nudge("messages.dispatch" if kind == PauseKind.PROVIDER else "payments.dispatch")
    return redirect(request, "/pauses")


def _meant(text: str) -> tuple[PauseKind, str]:
    """Kind and name of something that the form offers; raises Forbidden for anything else."""
    offered = {f"{PauseKind.GATEWAY}:{name}" for name in GATEWAYS} | {f"{PauseKind.STEP}:{step}" for step in Step}
    offered |= {f"{PauseKind.REGION}:{one.code}" for one in get_regions().all()}
    if text not in offered:
        raise Forbidden
    kind, _, name = text.partition(":")
    return PauseKind(kind), name


def _instant(text: str) -> datetime | None:
    """An instant in Asia/Shanghai if it names no zone; raises Malformed."""
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise Malformed from None
    return moment and in_shanghai(moment)
