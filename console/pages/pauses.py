"""Pauses: those in force, and setting one for a gateway, a step or a region."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from console.forms import read_moment, read_why
from console.gate import Acting, Forbidden, SignedIn, acting
from console.rendering import page, redirect
from foundation.settings.forms import GATEWAYS
from models.session import read
from models.states import PauseKind, Step
from regions import get_regions
from tasks.nudge import nudge
from workflows.operator import pauses
from workflows.operator.access.permissions import Permission

router = APIRouter()


@router.get("/pauses")
def show_pauses(request: Request, account: SignedIn) -> Response:
    """What is paused, and the form to pause something."""
    with read() as connection:
        found = pauses.list_pauses(connection)
    regions = [(one.code, one.name) for one in get_regions().all()]
    return page(request, "pauses", account, found=found, gateways=GATEWAYS, steps=list(Step), regions=regions)


@router.post("/pauses")
def pause(request: Request, act: Annotated[Acting, Depends(acting(Permission.PAUSE))]) -> Response:
    """Pause a gateway, a step or a region."""
    kind, name = _meant(act.text("what"))
    pauses.pause(kind, name, actor=act.account.name, reason=read_why(act), until=read_moment(act.text("until")))
    return redirect(request, "/pauses")


@router.post("/pauses/resume")
def resume(request: Request, act: Annotated[Acting, Depends(acting(Permission.PAUSE))]) -> Response:
    """End a pause."""
    kind, _, name = act.text("what").partition(":")
    if kind not in list(PauseKind) or kind == PauseKind.PAYER:
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
