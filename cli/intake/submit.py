"""`shebao submit`: many events at once."""

import io
import itertools
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO

import click

from cli import output
from cli.database import need_database
from cli.failures import DONE, FAILED, Failure, explain
from cli.groups import Command
from cli.intake.event_file import Found, read_events
from cli.intake.nudging import nudge
from cli.intake.receipts import STATUSES, describe_receipt
from cli.options import json_option
from cli.progress import progress
from workflows.intake.accept import CHUNK, accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import COMMAND

_LISTED = 10  # up to so many payments are named one by one


@click.command(cls=Command)
@click.argument("file", type=click.File("rb"))
@json_option
def submit(file: BinaryIO, as_json: bool) -> int:
    """Submit events from a file or stdin.

    FILE holds CloudEvents in JSON: one a line, or one JSON array; - reads stdin. Each is accepted, repeated (submitted
    before with the same content), kept (for a payment not known yet), refused, or a conflict (submitted before with
    other content). A bad line never stops the others. Ends with 1 if anything was refused or a conflict.
    """
    need_database()
    if file.isatty():
        output.note("reading events from the terminal; Ctrl-D ends them")
    events = read_events(file)
    first = next(events)  # a file that cannot be read at all fails here, before the report begins
    report = _JsonReport() if as_json else _Report()
    with progress("submitting", "events", _size(file), file.tell) as advance:
        failure = _hand_in(itertools.chain([first], events), report, advance)
    report.end(failure)
    if failure:
        again = "events above are handled; hand the file in again, and they are answered as repeated"
        output.complain(f"{failure.message}; {again if report.counts.total() else 'nothing was submitted'}")
        return failure.exit_code
    return FAILED if report.counts["refused"] or report.counts["conflict"] else DONE


def _size(file: BinaryIO) -> int | None:
    """The size of a file; None for a pipe and for what is no file of the system."""
    try:
        status = os.fstat(file.fileno())
    except io.UnsupportedOperation:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _hand_in(events: Iterator[Found], report: "_Report", advance: Callable[[int], None]) -> Failure | None:
    """Submit all events chunk by chunk; what ended it early, if anything did."""
    nudged = True
    try:
        for chunk in _chunks(events):
            receipts = accept([found.content for found in chunk], COMMAND)
            report.add(chunk, receipts)
            advance(report.counts.total())
            if nudged and any(receipt.status == "accepted" for receipt in receipts):
                nudged = nudge("payments.dispatch")
    except Exception as error:
        failure = explain(error)
        if failure is None:
            raise
        return failure
    return None


def _chunks(events: Iterator[Found]) -> Iterator[list[Found]]:
    while chunk := list(itertools.islice(events, CHUNK)):
        yield chunk


class _Report:
    """What became of the events, for people: a line for each problem, then the totals."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._payments: list[tuple[str, str]] = []

    def add(self, chunk: list[Found], receipts: list[Receipt]) -> None:
        for found, receipt in zip(chunk, receipts, strict=True):
            self.counts[receipt.status] += 1
            if receipt.status in ("accepted", "repeated") and not receipt.code:
                if receipt.payment_id and len(self._payments) <= _LISTED:
                    self._payments.append((receipt.status, receipt.payment_id))
                continue
            place = f"line {found.line}" + (f", item {found.item}" if found.item else "")
            output.say(f"{place}: {describe_receipt(receipt)}")

    def end(self, failure: Failure | None) -> None:
        if len(self._payments) <= _LISTED:
            for status, payment_id in self._payments:
                output.say(f"{status}: payment {payment_id}")
        output.say(", ".join(f"{self.counts[status]} {status}" for status in STATUSES))


class _JsonReport(_Report):
    """The same as one JSON document, written while it grows: a million results are never in memory at once."""

    def add(self, chunk: list[Found], receipts: list[Receipt]) -> None:
        for found, receipt in zip(chunk, receipts, strict=True):
            start = ",\n  " if self.counts.total() else '{"results": [\n  '
            self.counts[receipt.status] += 1
            place = {"line": found.line} | ({"item": found.item} if found.item else {})
            click.echo(start + output.dump({**place, **receipt.to_json()}), nl=False)

    def end(self, failure: Failure | None) -> None:
        start = "" if self.counts.total() else '{"results": ['
        totals = {status: self.counts[status] for status in STATUSES}
        click.echo(f"{start}],\n {output.dump({**totals, **(failure.to_json() if failure else {})})[1:]}")
