"""`shebao payments find`: the payments of a person on the phone."""

import sys
from typing import BinaryIO

import click

from cli import output
from cli.database import need_database
from cli.failures import USAGE, Failure
from cli.groups import Command
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from models.session import write
from workflows.operator.access.permissions import Permission
from workflows.operator.search import MOST_TERMS, Match, search


@click.command(cls=Command)
@by_option(Permission.FIND)
@reason_option("Why you look, for the record.", required=True)
@json_option
def find(by: str, reason: str, as_json: bool) -> None:
    """Find payments by what a person says, read from stdin.

    One term a line: ID number, phone, name, voucher number, a provider's reference, the payment's reference or id.
    Terms are never given as arguments, where other users of the machine could read them. Each search is recorded with
    your name, the reason and the payments found; the terms are not.
    """
    need_database()
    terms = _read_terms(sys.stdin.buffer)
    with write() as connection:
        found = search(connection, terms, actor=by, reason=reason)
    if as_json:
        output.show_json([{**match["payment"], "matched": match["matched"]} for match in found])
    elif found:
        headings = ("reference", "state", "step", "reason", "yuan", "found by", "region", "id")
        table(headings, map(_row, found), right=("yuan",), wraps=("reason", "found by"), less=("region", "step"))
    else:
        output.note("no payment has one of these")


def _row(match: Match) -> tuple[str | None, ...]:
    payment = match["payment"]
    return (
        payment["reference"],
        payment["state"],
        payment["step"],
        payment["reason"],
        output.money(payment["total"]),
        ", ".join(match["matched"]),
        payment["region"],
        payment["id"],
    )


def _read_terms(stream: BinaryIO) -> list[str]:
    if stream.isatty():
        output.note("one term a line: ID number, phone, name, voucher number …; Ctrl-D ends them")
    try:
        lines = [line.strip() for line in stream.read(65536).decode("utf-8").splitlines()]
    except UnicodeDecodeError:
        raise Failure("not_utf8", "the terms are not in UTF-8", USAGE) from None
    terms = [line for line in lines if line]
    if not 0 < len(terms) <= MOST_TERMS:
        raise Failure("no_terms", f"write 1 to {MOST_TERMS} terms to stdin, one a line", USAGE)
    return terms
