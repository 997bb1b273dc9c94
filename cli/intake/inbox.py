"""`shebao inbox`: what came in and was not used."""

import click

from cli import output
from cli.database import reading
from cli.groups import Group
from cli.options import json_option
from cli.tables import table
from workflows.operator.inbox import open_inbox


@click.group(cls=Group)
def inbox() -> None:
    """Events that were refused or wait for use."""


@inbox.command("list")
@click.option(
    "--limit", type=click.IntRange(1, 1_000_000), metavar="N", default=100, show_default=True, help="Most events shown."
)
@json_option
def list_(limit: int, as_json: bool) -> None:
    """List events that were not used, newest first.

    pending: kept with its payment until it fits. unmatched: no payment is known by the name in it. ignored: it came for
    a finished payment, or never fitted. refused: code and field tell what was wrong; its content is not kept.
    """
    with reading() as connection:
        found = open_inbox(connection, limit)
    if as_json:
        output.show_json(found)
    elif found:
        headings = ("received", "state", "reason", "field", "type", "channel", "event id", "source", "payment")
        table(
            headings,
            [
                (
                    output.moment(row["received_at"]),
                    row["state"],
                    row["reason"],
                    row["field"],
                    row["type"].removeprefix("cn.shebao."),
                    row["channel"],
                    row["event_id"],
                    row["source"],
                    row["payment_id"],
                )
                for row in found
            ],
        )
    else:
        output.note("no open events")
