"""`shebao reconcile`."""

import itertools
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from cli.database import need_database
from cli.groups import Command
from cli.intake.nudging import nudge
from cli.options import by_option, json_option
from cli.progress import progress
from cli.reconcile.report import CsvReport, JsonReport, Report
from foundation.clock import shanghai_day, utcnow
from models.session import read, write
from tasks.gateways import find_bank, get_gateways
from workflows.operator.access.permissions import Permission
from workflows.operator.audit import Action, record
from workflows.reconcile.apply import apply
from workflows.reconcile.compare import CHUNK, Comparison
from workflows.reconcile.gateways import SIDES, compare_gateways
from workflows.reconcile.layout import DEFAULT, read_layout
from workflows.reconcile.missing import find_missing
from workflows.reconcile.statement import Extent, Statement

_PATH = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])
_DAYS = 30  # as far back as the gateways are asked unless --from says otherwise


@click.command(cls=Command)
@click.argument("file", type=_PATH, metavar="FILE.csv", required=False)
@click.option("--layout", type=_PATH, metavar="FILE.toml", help="Which column holds what (examples/statements/).")
@click.option("--apply", "applied", is_flag=True, help="Let what is missing here come in, as if by callback.")
@click.option("--authority", is_flag=True, help="Compare with the tax authority instead of a statement.")
@click.option("--gateways", is_flag=True, help="Compare with authority, e-signature platform and bank.")
@click.option("--from", "first", type=_DAY, help="Gateways: first day of the orders. Default: 30 days before --to.")
@click.option("--to", "last", type=_DAY, help="Gateways: last day of the orders. Default: today.")
@by_option(Permission.RECONCILE)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout, with every sum.")
def reconcile(
    file: Path | None,
    layout: Path | None,
    applied: bool,
    authority: bool,
    gateways: bool,
    first: datetime | None,
    last: datetime | None,
    by: str,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Compare what others have with what is kept here.

    With FILE.csv: the bank's statement. Each sum is matched, missing here, missing there (settled here on a day that
    the statement covers), there in another amount, or there twice. Nothing is changed without --apply. With it a
    payment that waits for this money asks the bank and books its answer; all other money is kept open under its reason
    (`shebao refunds list`). The same statement may be applied again.

    With --authority or --gateways: the orders that the other sides took on the days of --from to --to, by key. It shows
    what they know and the database does not, as after the restore of an older backup, and the reverse.
    """
    kind = JsonReport if as_json else CsvReport if as_csv else Report
    need_database()
    if authority or gateways:
        if file is not None or applied:
            raise click.UsageError("--authority and --gateways take no FILE and no --apply")
        _keep(_compare_gateways(SIDES if gateways else SIDES[:1], _extent(first, last), kind), "orders", by)
    elif file is None:
        raise click.UsageError("name a statement, or give --authority or --gateways")
    else:
        statement = Statement(file, DEFAULT if layout is None else read_layout(layout))
        _keep(_compare_statement(statement, kind, applied, by), "statement", by)


def _keep(report: Report, compared: str, by: str) -> None:
    """Keep in the audit log what was found, which the console's money page shows."""
    extent = report.extent
    counts = {kind.value: count for kind, count in report.counts.items()}
    details = {"compared": compared, "lines": extent.lines, "from": str(extent.first), "to": str(extent.last)}
    with write() as connection:
        record(connection, Action.COMPARE, by, details={**details, "counts": counts})


def _extent(first: datetime | None, last: datetime | None) -> Extent:
    until: date = shanghai_day(utcnow()) if last is None else last.date()
    since = until - timedelta(days=_DAYS) if first is None else first.date()
    if since > until:
        raise click.UsageError("--from lies after --to")
    return Extent(0, since, until)


def _compare_gateways(sides: tuple[str, ...], extent: Extent, kind: type[Report]) -> Report:
    report = kind(extent)
    with progress("asking", "orders", None) as advance:
        for done, finding in enumerate(compare_gateways(get_gateways(), sides, extent.first, extent.last), start=1):
            report.add(finding)
            advance(done)
    report.end()
    return report


def _compare_statement(statement: Statement, kind: type[Report], applied: bool, by: str) -> Report:
    extent = statement.extent
    report = kind(extent)
    if applied:
        details = {"lines": extent.lines, "from": str(extent.first), "to": str(extent.last)}
        with write() as connection:
            record(connection, Action.APPLY_STATEMENT, by, details=details)
    _compare(statement, report, applied)
    report.end()
    if applied:
        nudge("payments.dispatch")
    return report


def _compare(statement: Statement, report: Report, applied: bool) -> None:
    comparison, lines, done = Comparison(), statement.lines(), 0
    bank = find_bank() if applied else None
    with progress("comparing", "lines", statement.extent.lines) as advance:
        while chunk := list(itertools.islice(lines, CHUNK)):
            with read() as connection:
                findings = comparison.compare(connection, chunk)
            for finding in apply(findings, bank) if applied else findings:
                report.add(finding)
            done += len(chunk)
            advance(done)
    for finding in find_missing(statement, comparison):
        report.add(finding)
