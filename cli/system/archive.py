"""`shebao archive`: rows of months that are over are moved to tables of their own."""

from datetime import datetime

import click
from sqlalchemy.exc import ProgrammingError

from cli import output
from cli.database import need_database
from cli.failures import Failure
from cli.groups import Command
from cli.options import by_option, json_option
from cli.progress import progress
from foundation.clock import SHANGHAI, utcnow
from models.session import write
from workflows.operator.access.permissions import Permission
from workflows.operator.archiving import archive as archiving
from workflows.operator.audit import Action, record

_MAY_NOT = "42501"


@click.command(cls=Command)
@click.option("--before", metavar="MONTH", required=True, help="Payments that ended before it, as 2026-01.")
@click.option("--dry-run", is_flag=True, help="Count only; move nothing.")
@by_option(Permission.ARCHIVE)
@json_option
def archive(before: str, dry_run: bool, by: str, as_json: bool) -> None:
    """Move history and documents of payments that ended before a month (Asia/Shanghai).

    They go to tables of their own in the same database, and every command and page shows them as before. It can be
    interrupted at any time; the next run moves the rest. Runs as the owner of the tables.
    """
    begin = _begin_of(before)
    need_database()
    payments = rows = 0
    try:
        with progress("archive", "payments", None) as advance:
            for batch in archiving(begin, dry_run=dry_run):
                payments, rows = payments + batch.payments, rows + batch.rows
                advance(payments)
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", None) != _MAY_NOT:
            raise
        message = "this role may not delete history: run it as the owner of the tables (`docker compose run migrate`)"
        raise Failure("not_owner", message) from None
    if rows:
        with write() as connection:
            record(connection, Action.ARCHIVE, by, details={"before": before, "payments": payments, "rows": rows})
    if as_json:
        output.show_json({"dry_run": dry_run, "before": before, "payments": payments, "rows": rows})
        return
    output.say(f"would be moved: {payments:,} payments" if dry_run else f"moved: {payments:,} payments, {rows:,} rows")


def _begin_of(month: str) -> datetime:
    try:
        begin = datetime.strptime(f"{month}-01", "%Y-%m-%d").replace(tzinfo=SHANGHAI)
        if len(month) != len("2026-01"):
            raise ValueError
    except ValueError:
        raise click.BadParameter("write a month as 2026-01", param_hint="--before") from None
    if begin > utcnow():
        raise click.BadParameter("that month has not begun", param_hint="--before")
    return begin
