"""`shebao gateways`: tax authority, e-signature platform and bank; which are out, limited or paused."""

from datetime import datetime
from typing import TypedDict

import click
from sqlalchemy import Connection, Row, select

from cli import output
from cli.database import reading
from cli.groups import Group
from cli.options import json_option
from cli.system.pauses import pausing, resuming
from cli.tables import table
from foundation.settings import get_settings
from foundation.settings.forms import GATEWAYS
from models.states import BreakerState, PauseKind
from models.tables import Breaker
from workflows.operator.pauses import PauseView, list_pauses


class Shown(TypedDict):
    """A gateway: `ok`, `paused` by an operator, or the state of its breaker; `limit` is calls a second."""

    name: str
    state: str
    limit: float | None
    reason: str | None
    since: datetime | None
    until: datetime | None
    waiting: int


@click.group(cls=Group)
def gateways() -> None:
    """The tax authority, the e-signature platform and the bank."""


@gateways.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the gateways: whether they are paused or out, and their limits."""
    with reading() as connection:
        shown = _look(connection)
    if as_json:
        output.show_json(shown)
        return
    rows = [
        (
            it["name"],
            it["state"],
            f"{it['limit']:g}/s" if it["limit"] else None,
            f"{it['waiting']:,}" if it["waiting"] else None,
            it["reason"],
            output.moment(it["since"]),
            output.moment(it["until"]),
        )
        for it in shown
    ]
    headings = ("name", "state", "limit", "waiting", "reason", "since", "until")
    table(headings, rows, right=("limit", "waiting"), wraps=("reason",))


def _look(connection: Connection) -> list[Shown]:
    breakers = {row.name: row for row in connection.execute(select(*Breaker.__table__.c))}
    paused = {one["name"]: one for one in list_pauses(connection) if one["kind"] == PauseKind.GATEWAY}
    return [_shown(name, breakers.get(name), paused.get(name)) for name in GATEWAYS]


def _shown(name: str, breaker: Row[tuple[object, ...]] | None, pause: PauseView | None) -> Shown:
    limit = get_settings().rate_limits.get(name)
    shown = Shown(name=name, state="ok", limit=limit, reason=None, since=None, until=None, waiting=0)
    if breaker is not None and breaker.state != BreakerState.CLOSED:
        shown.update({"state": f"breaker {breaker.state}", "reason": breaker.reason, "since": breaker.changed_at})
    if pause is not None:
        reason = f"{pause['by']}: {pause['reason']}"
        shown.update({"state": "paused", "reason": reason, "waiting": pause["waiting"]})
        shown.update({"since": pause["since"], "until": pause["until"]})
    return shown


gateways.add_command(pausing(PauseKind.GATEWAY, "pause"))
gateways.add_command(resuming(PauseKind.GATEWAY, "resume"))
