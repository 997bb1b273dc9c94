"""`shebao audit`: who searched or revealed what, and why."""

import click

from cli import output
from cli.database import reading
from cli.failures import DONE, FAILED
from cli.groups import Group
from cli.options import json_option
from cli.tables import table
from workflows.operator.audit import first_altered, list_audit


@click.group(cls=Group)
def audit() -> None:
    """Who searched, revealed or revoked something, and why."""


@audit.command("list")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), metavar="N", default=100, show_default=True, help="Most shown."
)
@json_option
def list_(limit: int, as_json: bool) -> None:
    """List entries, newest first."""
    with reading() as connection:
        found = list_audit(connection, most=limit)
    if as_json:
        output.show_json(found)
    elif found:
        rows = [
            (str(it["number"]), output.moment(it["at"]), it["actor"], it["action"], it["reason"], it["payment_id"])
            for it in found
        ]
        table(("no", "time", "actor", "action", "reason", "payment"), rows, right=("no",), wraps=("reason",))
    else:
        output.note("no entries yet")


@audit.command()
@json_option
def verify(as_json: bool) -> int:
    """Check that no entry was changed or taken out.

    Ends with 1 and names the first entry that does not fit. Entries taken off the end do not show.
    """
    with reading() as connection:
        last = next((entry["number"] for entry in list_audit(connection, most=1)), 0)
        altered = first_altered(connection)
    if as_json:
        output.show_json({"entries": last, "first_altered": altered})
    elif altered is None:
        output.say(f"whole: {last} entries")
    else:
        output.say(f"altered: entry {altered} was changed, or one before it is missing")
    return DONE if altered is None else FAILED
