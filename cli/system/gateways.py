"""`shebao gateways`: tax authority, e-signature platform and bank; which are out, limited or paused."""

import click

from cli import output
from cli.database import reading
from cli.groups import Group
from cli.options import json_option
from cli.system.pauses import pausing, resuming
from cli.tables import table
from models.states import PauseKind
from workflows.operator.sides import list_gateways


@click.group(cls=Group)
def gateways() -> None:
    """The tax authority, the e-signature platform and the bank."""


@gateways.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the gateways: whether they are paused or out, and their limits."""
    with reading() as connection:
        shown = list_gateways(connection)
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


gateways.add_command(pausing(PauseKind.GATEWAY, "pause"))
gateways.add_command(resuming(PauseKind.GATEWAY, "resume"))
