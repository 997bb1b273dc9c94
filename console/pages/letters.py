"""Messages to payers: what was sent, what was not and why."""

from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from console.gate import Malformed, SignedIn
from console.rendering import page
from foundation.texts import is_payment_id
from models.session import read
from models.states import Channel, MessageState
from workflows.messages.listing import MessageFilter, list_messages

router = APIRouter()
_A_PAGE: Final = 50
_Text = Annotated[str, Query(max_length=64)]


@router.get("/messages")
def show_messages(
    request: Request,
    account: SignedIn,
    state: _Text = "",
    channel: _Text = "",
    reason: _Text = "",
    before: _Text = "",
) -> Response:
    """Messages, newest first; `before` is the last id of the page before."""
    if before and not is_payment_id(before):
        raise Malformed
    wanted = MessageFilter(state=state or None, channel=channel or None, reason=reason or None, before=before or None)
    with read() as connection:
        found = list_messages(connection, wanted, _A_PAGE + 1)
    given = {"state": state, "channel": channel, "reason": reason}
    chosen = {name: value for name, value in given.items() if value}
    older = urlencode(chosen | {"before": found[_A_PAGE - 1]["id"]}) if len(found) > _A_PAGE else ""
    states, channels = [one.value for one in MessageState], [one.value for one in Channel]
    content = {"chosen": chosen, "older": older, "states": states, "channels": channels}
    return page(request, "messages", account, found=found[:_A_PAGE], view=content)
