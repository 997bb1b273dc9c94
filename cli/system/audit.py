"""`shebao audit`: who searched or revealed what, and why."""

import click

from cli import output
from cli.database import reading
from cli.failures import DONE, FAILED
from cli.groups import Group
from cli.options import json_option
from cli.tables import table
from workflows.operator.audit import first_altered, has_entry, last_entry, list_audit


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


def _read_known(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, str] | None:
    if value is None:
        return None
    number, _, digest = value.partition(":")
    if not number.isdecimal():
        raise click.BadParameter("write it as an earlier `shebao audit verify` printed it, NUMBER:DIGEST")
    return int(number), digest


@audit.command()
@click.option(
    "--last", metavar="NUMBER:DIGEST", callback=_read_known, help="What an earlier call printed, kept elsewhere."
)
@json_option
def verify(last: tuple[int, str] | None, as_json: bool) -> int:
    """Check that no entry was changed or taken out.

    Ends with 1 and names the first entry that does not fit. It prints the last entry: keep that elsewhere and give it
    as --last another time, then entries taken off the end show too.
    """
    with reading() as connection:
        number, digest = last_entry(connection)
        altered = first_altered(connection)
        cut = last is not None and not has_entry(connection, *last)
    if as_json:
        found = {"entries": number, "last": f"{number}:{digest}", "first_altered": altered, "cut": cut}
        output.show_json(found)
    elif altered is not None:
        output.say(f"altered: entry {altered} was changed, or one before it is missing")
    elif cut:
        output.say("cut: the entry given with --last is not there any more, or was changed")
    else:
        output.say(f"whole: {number} entries; the last one is {number}:{digest}")
    return DONE if altered is None and not cut else FAILED
