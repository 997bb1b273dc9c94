"""The other sides as operators see them: gateways and senders; which are out, limited or paused, why and since when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, TypedDict

from sqlalchemy import Connection, Row, select

from foundation.clock import utcnow
from foundation.settings import get_settings
from foundation.settings.forms import GATEWAYS
from models.states import BreakerState, Channel, PauseKind
from models.tables import Breaker
from notifications.sms import providers_from
from notifications.smtp import PROVIDER
from workflows.messages.sending.health import read_shares
from workflows.messages.sending.pauses import Refusal, list_refusals
from workflows.operator.pauses import PauseView, list_pauses

OK: Final = "ok"
PAUSED: Final = "paused"


class GatewayView(TypedDict):
    """A gateway: `ok`, `paused` by an operator, or the state of its breaker; `limit` is calls a second."""

    name: str
    state: str
    limit: float | None
    reason: str | None
    since: datetime | None
    until: datetime | None
    waiting: int


class SenderView(TypedDict):
    """A sender as it is shown: `ok`, `paused`, or `refused` if the pause is over and no try has followed. `share`: the
    percent of the messages that it gets first, where there are several of its channel."""

    name: str
    channel: str
    state: str
    reason: str | None
    since: datetime | None
    until: datetime | None
    share: int | None


def list_gateways(connection: Connection) -> list[GatewayView]:
    """Every gateway, in the order in which a payment needs them."""
    breakers = {row.name: row for row in connection.execute(select(*Breaker.__table__.c))}
    paused = _pauses(connection, PauseKind.GATEWAY)
    return [_gateway(name, breakers.get(name), paused.get(name)) for name in GATEWAYS]


def list_senders(connection: Connection) -> list[SenderView]:
    """Every sender that is set, in order of preference."""
    senders = sender_names()
    paused, refusals = _pauses(connection, PauseKind.PROVIDER), list_refusals(list(senders))
    shown = [_sender(name, channel, refusals.get(name), paused.get(name)) for name, channel in senders.items()]
    sms = [row for row in shown if row["channel"] == Channel.SMS]
    shares = read_shares([row["name"] for row in sms]) if len(sms) > 1 else {}
    for row in sms:
        row["share"] = shares.get(row["name"])
    return shown


def sender_names() -> dict[str, str]:
    """The channel of each sender that is set, by name in order of preference."""
    settings = get_settings()
    email = {PROVIDER: "email"} if settings.smtp_url else {}
    return email | {provider.name: "sms" for provider in providers_from(settings)}


def _pauses(connection: Connection, kind: PauseKind) -> Mapping[str, PauseView]:
    return {one["name"]: one for one in list_pauses(connection) if one["kind"] == kind}


def _gateway(name: str, breaker: Row[tuple[object, ...]] | None, pause: PauseView | None) -> GatewayView:
    limit = get_settings().rate_limits.get(name)
    shown = GatewayView(name=name, state=OK, limit=limit, reason=None, since=None, until=None, waiting=0)
    if breaker is not None and breaker.state != BreakerState.CLOSED:
        shown.update({"state": f"breaker {breaker.state}", "reason": breaker.reason, "since": breaker.changed_at})
    if pause is not None:
        reason = f"{pause['by']}: {pause['reason']}"
        shown.update({"state": PAUSED, "reason": reason, "waiting": pause["waiting"]})
        shown.update({"since": pause["since"], "until": pause["until"]})
    return shown


def _sender(name: str, channel: str, refusal: Refusal | None, pause: PauseView | None) -> SenderView:
    shown = SenderView(name=name, channel=channel, state=OK, reason=None, since=None, until=None, share=None)
    if refusal is not None:
        left_alone = refusal.until > utcnow()
        state, until = (PAUSED, refusal.until) if left_alone else ("refused", None)
        shown.update({"state": state, "reason": refusal.reason, "since": refusal.since, "until": until})
    if pause is not None:
        reason = f"{pause['by']}: {pause['reason']}"
        shown.update({"state": PAUSED, "reason": reason, "since": pause["since"], "until": pause["until"]})
    return shown
