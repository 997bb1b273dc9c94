"""The list of payments: filters, and pages by key."""

from datetime import date, datetime
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator
from starlette.responses import Response

from console.gate import Malformed, SignedIn
from console.rendering import page
from foundation.clock import day_begins
from foundation.texts import is_payment_id
from models.session import read
from models.states import PaymentState, Step
from regions import get_regions
from regions.words.vocabulary import codes
from workflows.operator.listing import PaymentFilter, list_payments

router = APIRouter()
_A_PAGE: Final = 50
# A field of the form that is left empty filters nothing.
_Text = Annotated[str | None, Query(max_length=64), AfterValidator(lambda text: text or None)]


@router.get("/payments")
def show_payments(
    request: Request,
    account: SignedIn,
    state: _Text = None,
    step: _Text = None,
    reason: _Text = None,
    region: _Text = None,
    method: _Text = None,
    client: _Text = None,
    since: _Text = None,
    before: _Text = None,
) -> Response:
    """Payments, newest first; `before` is the last id of the page before."""
    if before and not is_payment_id(before):
        raise Malformed
    given = {"state": state, "step": step, "reason": reason, "region": region, "method": method, "client": client}
    wanted = PaymentFilter(state, step, reason, region, method, client, _day(since), before=before)
    with read() as connection:
        found = list_payments(connection, wanted, most=_A_PAGE + 1)
    chosen = {name: value for name, value in (given | {"since": since}).items() if value}
    older = urlencode(chosen | {"before": found[_A_PAGE - 1]["id"]}) if len(found) > _A_PAGE else ""
    return page(
        request,
        "payments",
        account,
        found=found[:_A_PAGE],
        chosen=chosen,
        older=older,
        newest=urlencode(chosen) if before else None,
        states=list(PaymentState),
        steps=list(Step),
        regions=[(one.code, one.name) for one in get_regions().all()],
        methods=sorted(codes("method")),
    )


def _day(text: str | None) -> datetime | None:
    """The beginning of a day in Asia/Shanghai; raises Malformed for another text."""
    try:
        return day_begins(date.fromisoformat(text)) if text else None
    except (ValueError, OverflowError):
        raise Malformed from None
