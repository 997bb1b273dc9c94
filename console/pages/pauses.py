"""Pauses: those in force, setting and ending one; gateways and providers with what is wrong with each."""

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
from workflows.operator.sides import list_gateways, list_senders, sender_names

router = APIRouter()


@router.get("/pauses")
def show_pauses(request: Request, account: SignedIn) -> Response:
    """What is paused, and the form to pause something."""
    with read() as connection:
        found = pauses.list_pauses(connection)
    regions = [(one.code, one.name) for one in get_regions().all()]
    return page(request, "pauses", account, found=found, gateways=GATEWAYS, steps=list(Step), regions=regions)


@router.get("/gateways")
def show_gateways(request: Request, account: SignedIn) -> Response:
    """The gateways and the providers of messages: their state, since when, why, and their limits."""
    with read() as connection:
        gateways, senders = list_gateways(connection), list_senders(connection)
    return page(request, "gateways", account, gateways=gateways, senders=senders)


@router.post("/pauses")
def pause(request: Request, act: Annotated[Acting, Depends(acting(Permission.PAUSE))]) -> Response:
    """Pause a gateway, a provider, a step or a region."""
    kind, name = _meant(act.text("what"))
    pauses.pause(kind, name, actor=act.account.name, reason=read_why(act), until=read_moment(act.text("until")))
    return redirect(request, _page_of(kind))


@router.post("/pauses/resume")
def resume(request: Request, act: Annotated[Acting, Depends(acting(Permission.PAUSE))]) -> Response:
    """End a pause."""
    named, _, name = act.text("what").partition(":")
    if named not in list(PauseKind) or named == PauseKind.PAYER:
        raise Forbidden
    kind = PauseKind(named)
    pauses.resume(kind, name, actor=act.account.name)
    nudge("messages.dispatch" if kind is PauseKind.PROVIDER else "payments.dispatch")
    return redirect(request, _page_of(kind))


def _page_of(kind: PauseKind) -> str:
    return "/gateways" if kind in (PauseKind.GATEWAY, PauseKind.PROVIDER) else "/pauses"


def _meant(text: str) -> tuple[PauseKind, str]:
    """Kind and name of something that the form offers; raises Forbidden for anything else."""
    offered = {f"{PauseKind.GATEWAY}:{name}" for name in GATEWAYS} | {f"{PauseKind.STEP}:{step}" for step in Step}
    offered |= {f"{PauseKind.REGION}:{one.code}" for one in get_regions().all()}
    offered |= {f"{PauseKind.PROVIDER}:{name}" for name in sender_names()}
    if text not in offered:
        raise Forbidden
    kind, _, name = text.partition(":")
    return PauseKind(kind), name
