"""`shebao purge`: personal data past its retention is removed."""

import click

from cli import output
from cli.database import need_database
from cli.groups import Command
from cli.options import by_option, json_option
from cli.progress import progress
from foundation.settings import get_settings
from models.session import write
from workflows.operator.access.permissions import Permission
from workflows.operator.audit import Action, record
from workflows.subjects.purge import Purged
from workflows.subjects.purge import purge as purging


@click.command(cls=Command)
@click.option("--dry-run", is_flag=True, help="Count only; remove nothing.")
@by_option(Permission.PURGE)
@json_option
def purge(dry_run: bool, by: str, as_json: bool) -> None:
    """Remove personal data that is past its retention (SHEBAO_RETENTION_DAYS).

    Workers do the same each day. It goes on where the last purge stopped, and can be interrupted at any time. Ledger,
    history, digests and voucher numbers stay.
    """
    need_database()
    seen, removed = dict.fromkeys(Purged, 0), dict.fromkeys(Purged, 0)
    with progress("purge", "looked at", None) as advance:
        for batch in purging(dry_run=dry_run):
            seen[batch.what] += batch.seen
            removed[batch.what] += batch.removed
            advance(sum(seen.values()))
    counts = {"payments": removed[Purged.PAYMENTS], "events": removed[Purged.EVENTS]}
    if any(counts.values()) and not dry_run:
        with write() as connection:
            record(connection, Action.PURGE, by, details={**counts, "retention": get_settings().retention_days})
    if as_json:
        output.show_json({"dry_run": dry_run, **counts})
        return
    done = "would be removed" if dry_run else "removed"
    output.say(f"{done}: data of {counts['payments']:,} payments, content of {counts['events']:,} events")
