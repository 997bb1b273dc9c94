"""`shebao subjects`: what a payer may ask for by law, named by an ID number on stdin."""

import os
import sys
from pathlib import Path

import click
import orjson

from cli import output
from cli.database import need_database
from cli.failures import USAGE, Failure
from cli.groups import Command, Group
from cli.intake.nudging import nudge
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from workflows.operator.access.permissions import Permission
from workflows.subjects import erase as erasing
from workflows.subjects import export as exporting
from workflows.subjects import restrict as restricting
from workflows.subjects.retention import Judgement, Keeping

_LONGEST = 64
_WORDS = {
    Keeping.NOT_ENDED: "the payment has not ended; cancel it first",
    Keeping.LETTERS_DUE: "letters of it are to be sent; try again when they are",
    Keeping.MONEY_OPEN: "money of it is open; refund or book that first",
    Keeping.MANDATE_IN_FORCE: "its signed contract is in force; revoke it first (shebao mandates revoke)",
    Keeping.MONEY_RECORD: "a record of money, kept by law",
    Keeping.RETENTION: "kept until its retention ends",
}


@click.group(cls=Group)
def subjects() -> None:
    """What is kept of a payer: export, restriction and erasure, by an ID number on stdin."""


@subjects.command(cls=Command)
@click.option(
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="A new folder, which you alone can read: payer.json and the documents.",
)
@by_option(Permission.EXPORT)
@reason_option("Why, for the record.", required=True)
@json_option
def export(folder: Path, by: str, reason: str, as_json: bool) -> None:
    """Write everything that is kept of a payer to a folder.

    The ID number is read from stdin: arguments can be read by other users of the machine. The export is recorded with
    your name, the reason and the payments.
    """
    number = _read_number()
    found = exporting.export_payer(number, actor=by, reason=reason)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise Failure("file_unusable", f"{folder} is there already; name a new folder", USAGE) from None
    document = orjson.dumps({"payments": found.payments}, option=orjson.OPT_INDENT_2)
    for name, content in {"payer.json": document, **found.files}.items():
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
    _tell({"payments": [one["details"]["id"] for one in found.payments], "files": list(found.files)}, as_json)


@subjects.command(cls=Command)
@click.option("--lift", is_flag=True, help="End the restriction instead: what rested goes on.")
@by_option(Permission.RESTRICT)
@reason_option("Why, for the record.", required=True)
@json_option
def restrict(lift: bool, by: str, reason: str, as_json: bool) -> None:
    """Process nothing more of a payer but what the law requires.

    Payments that have not asked for money rest, and so do those that are submitted later; what has asked for money is
    settled, booked and receipted. The ID number is read from stdin.
    """
    number = _read_number()
    if lift:
        gone_on = restricting.lift(number, actor=by, reason=reason)
        nudge("payments.dispatch")
        _tell({"lifted": gone_on}, as_json)
        return
    done = restricting.restrict(number, actor=by, reason=reason)
    _tell({"resting": done.resting, "going_on": done.going_on}, as_json)


@subjects.command(cls=Command)
@by_option(Permission.ERASE)
@reason_option("Why, for the record.", required=True)
@json_option
def erase(by: str, reason: str, as_json: bool) -> None:
    """Erase what retention allows of a payer's data; what stays is named with its reason.

    A payer of whom data stays is restricted. Ledger, digests and voucher numbers stay without the person. The ID number
    is read from stdin. Erased data cannot be had again.
    """
    done = erasing.erase(_read_number(), actor=by, reason=reason)
    if as_json:
        output.show_json({"erased": done.payments, "kept": [_kept(one) for one in done.kept]})
        return
    output.say(f"erased: {len(done.payments)} payments")
    if done.kept:
        rows = [
            (one.payment_id, _WORDS[one.reason] if one.reason else "", output.moment(one.until)) for one in done.kept
        ]
        table(("kept", "because", "until"), rows, wraps=("because",))


def _kept(one: Judgement) -> dict[str, object]:
    return {"payment": one.payment_id, "reason": one.reason, "until": one.until}


def _tell(done: dict[str, list[str]], as_json: bool) -> None:
    if as_json:
        output.show_json(done)
        return
    for what, payments in done.items():
        output.say(f"{what.replace('_', ' ')}: {', '.join(payments) or 'none'}")


def _read_number() -> str:
    """The ID number on stdin; raises Failure."""
    need_database()
    if sys.stdin.isatty():
        output.note("the ID number, then Enter")
        line = sys.stdin.readline()
    else:
        line = sys.stdin.read(_LONGEST)
    number = line.strip().upper()
    if len(number) != 18 or not number[:-1].isdecimal() or not number.isascii():
        raise Failure("no_terms", "write one ID number of 18 characters to stdin", USAGE)
    return number
