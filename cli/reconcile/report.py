"""How a comparison is shown: a table of what differs, one JSON document, or CSV of every sum."""

import csv
import sys
from collections import Counter
from typing import Final

import click

from cli import output
from cli.tables import table
from foundation.money import grouped, yuan
from workflows.reconcile.findings import Finding, Kind
from workflows.reconcile.statement import Extent

_LISTED: Final = 200
_COLUMNS: Final = (
    "kind", "reason", "line", "day", "amount", "ours", "order", "reference", "payment_id", "applied"
)  # fmt: skip


class Report:
    """For people: what differs, up to 200 sums, then how many and how much of each kind."""

    def __init__(self, extent: Extent) -> None:
        """Begin the report on these days; `lines` are those of the statement, 0 without one."""
        self.extent = extent
        self.counts: Counter[Kind] = Counter()
        self.sums: Counter[Kind] = Counter()
        self.shown: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Count one sum, and show it if it differs."""
        self.counts[finding.kind] += 1
        self.sums[finding.kind] += _fen(finding)
        self.show(finding)

    def show(self, finding: Finding) -> None:
        """Keep it for the table."""
        if finding.kind is not Kind.MATCHED and len(self.shown) < _LISTED:
            self.shown.append(finding)

    def _show_differing(self) -> None:
        rows = [list(_texts(one).values()) for one in self.shown]
        if rows:
            less = ("payment_id", "day", "ours", "applied")
            table(_COLUMNS, rows, right=("line", "amount", "ours"), wraps=("reason",), less=less)
            click.echo()

    def end(self) -> None:
        """Show the table and the totals."""
        self._show_differing()
        differing = sum(count for kind, count in self.counts.items() if kind is not Kind.MATCHED)
        if differing > len(self.shown):
            output.note(f"{differing - len(self.shown)} more; --csv shows all")
        extent = self.extent
        output.say(f"{extent.lines or 'orders'}{' lines' if extent.lines else ''} of {extent.first} to {extent.last}")
        totals = [(kind, str(self.counts[kind]), grouped(self.sums[kind])) for kind in Kind]
        table(("kind", "sums", "yuan"), totals, right=("sums", "yuan"))


class CsvReport(Report):
    """Every sum, matched ones too, a row each."""

    def __init__(self, extent: Extent) -> None:
        """Write the heading."""
        super().__init__(extent)
        self._writer = csv.DictWriter(sys.stdout, _COLUMNS)
        self._writer.writeheader()

    def show(self, finding: Finding) -> None:
        """Write its row."""
        self._writer.writerow({name: output.for_spreadsheet(text) for name, text in _texts(finding).items()})

    def end(self) -> None:
        """Nothing follows."""


class JsonReport(Report):
    """One document, written while it grows: the sums that differ, then the totals."""

    _start = '{"differences": ['

    def show(self, finding: Finding) -> None:
        """Write it, if it differs."""
        if finding.kind is not Kind.MATCHED:
            click.echo(f"{self._start}\n  {output.dump(_texts(finding) | {'line': finding.line})}", nl=False)
            self._start = ","

    def end(self) -> None:
        """Write the totals."""
        extent = self.extent
        rest = {
            "lines": extent.lines,
            "from": extent.first,
            "to": extent.last,
            "counts": {kind: self.counts[kind] for kind in Kind},
            "sums": {kind: yuan(self.sums[kind]) for kind in Kind},
        }
        click.echo(f"{'' if self._start == ',' else self._start}],\n {output.dump(rest)[1:]}")


def _fen(finding: Finding) -> int:
    return (finding.ours_fen or 0) if finding.amount_fen is None else finding.amount_fen


def _texts(finding: Finding) -> dict[str, str | None]:
    amounts = [None if fen is None else yuan(fen) for fen in (finding.amount_fen, finding.ours_fen)]
    values = (
        finding.kind,
        finding.reason,
        None if finding.line is None else str(finding.line),
        output.moment(finding.paid_at)[:10],
        *amounts,
        finding.order,
        finding.reference,
        finding.payment_id,
        finding.applied,
    )
    return dict(zip(_COLUMNS, values, strict=True))
