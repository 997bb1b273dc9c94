"""`shebao reconcile`."""

import itertools
from pathlib import Path

import click

from cli.database import need_database
from cli.groups import Command
from cli.intake.wake import wake
from cli.options import by_option, json_option
from cli.progress import progress
from cli.reconcile.report import CsvReport, JsonReport, Report
from models.session import read, write
from workflows.operator.audit import Action, record
from workflows.reconcile.apply import apply
from workflows.reconcile.compare import CHUNK, Comparison
from workflows.reconcile.layout import DEFAULT, read_layout
from workflows.reconcile.missing import find_missing
from workflows.reconcile.statement import Statement

_PATH = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(cls=Command)
@click.argument("file", type=_PATH, metavar="FILE.csv")
@click.option("--layout", type=_PATH, metavar="FILE.toml", help="Which column holds what (examples/statements/).")
@click.option("--apply", "applied", is_flag=True, help="Let what is missing here come in, as if by callback.")
@by_option
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="CSV on stdout, with every sum.")
def reconcile(file: Path, layout: Path | None, applied: bool, by: str, as_json: bool, as_csv: bool) -> None:
    """Compare the bank's statement with what is kept here.

    Each sum is matched, missing here, missing there (settled here on a day that the statement covers), there in another
    amount, or there twice. Nothing is changed without --apply. With it a payment that waits for this money asks the
    bank and books its answer; all other money is kept open under its reason (`shebao refunds list`). The same
    statement may be applied again.
    """
    need_database()
    statement = Statement(file, DEFAULT if layout is None else read_layout(layout))
    report = (JsonReport if as_json else CsvReport if as_csv else Report)(statement)
    if applied:
        extent = statement.extent
        details = {"lines": extent.lines, "from": str(extent.first), "to": str(extent.last)}
        with write() as connection:
            record(connection, Action.APPLY_STATEMENT, by, details=details)
    _compare(statement, report, applied)
    report.end()
    if applied:
        wake("payments.dispatch")


def _compare(statement: Statement, report: Report, applied: bool) -> None:
    comparison, lines, done = Comparison(), statement.lines(), 0
    with progress("comparing", "lines", statement.extent.lines) as advance:
        while chunk := list(itertools.islice(lines, CHUNK)):
            with read() as connection:
                findings = comparison.compare(connection, chunk)
            for finding in apply(findings) if applied else findings:
                report.add(finding)
            done += len(chunk)
            advance(done)
    for finding in find_missing(statement, comparison):
        report.add(finding)
