"""`shebao vouchers`: show, check, print and resend."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from cli import output
from cli.database import need_database, reading
from cli.failures import DONE, FAILED
from cli.groups import Group
from cli.intake.nudging import nudge
from cli.options import by_option, json_option, reason_option
from cli.tables import table
from foundation.money import yuan
from notifications.voucher import Finding
from workflows.messages.resend import Record, resend_voucher
from workflows.messages.vouchers import get_voucher, verify_voucher, voucher_facts
from workflows.operator.access.permissions import Permission
from workflows.operator.documents import take_voucher
from workflows.payment.context import get_voucher_keys

Facts = dict[str, Any]  # what a voucher says; its shape is that of its template's version

_MOST = 4_000_000  # the check itself takes less; this only keeps a wrong file from filling the memory

# As in an assessment.
_NAMES = {"pooling_fen": "pooling_fund", "individual_fen": "individual_account"}
_WORDS = {
    "not_a_voucher": "the file bears none of our marks",
    "too_large": "the file is far larger than a voucher",
    "data_unreadable": "the data in it cannot be read",
    "signature_wrong": "the signature does not fit the data",
    "unknown_key": "signed with a key that is not ours, or no longer loaded",
    "template_unknown": "made from a template that is not known here",
    "page_differs": "the page does not show what the signed data say",
    "not_on_file": "no voucher of this number is on file",
    "differs_from_file": "the voucher on file under this number says something else",
}


@click.group(cls=Group)
def vouchers() -> None:
    """Show, check, print and resend vouchers."""


@vouchers.command()
@click.argument("no", metavar="NO")
@json_option
def show(no: str, as_json: bool) -> None:
    """Show what a voucher says, the payer masked."""
    with reading() as connection:
        facts = _in_yuan(voucher_facts(get_voucher(connection, no)))
    if as_json:
        output.show_json(facts)
        return
    output.heading(f"Voucher {facts['no']}")
    output.fields(_shown(facts))
    rows = [
        (item["label"], output.money(item["amount"]), "provisional" if item["provisional"] else "")
        for item in facts["items"]
    ]
    table(("item", "yuan", ""), rows, right=("yuan",))
    for line in facts["not_covered"]:
        output.say(line)


def _shown(facts: Facts) -> list[tuple[str, str]]:
    return [
        ("check code", facts["check_code"]),
        ("check at", facts["check_url"]),
        ("payment", facts["payment_id"]),
        ("payer", f"{facts['payer_name']}  {facts['id_masked']}"),
        ("region", f"{facts['region']} {facts['region_name']}"),
        ("authority", facts["authority"]),
        ("period", output.period(facts["period_from"], facts["period_to"])),
        ("method", facts["method_name"]),
        ("paid", output.exact(datetime.fromisoformat(facts["paid_at"]))),
        ("bank reference", facts["bank_reference"]),
        ("issued", output.exact(datetime.fromisoformat(facts["issued_at"]))),
        ("state", facts["state"] + (f", replaced by {facts['replaced_by']}" if facts["replaced_by"] else "")),
        ("total", f"{output.money(facts['total'])} yuan"),
        ("digest", facts["digest"]),
        ("signed by", facts["key_id"]),
    ]


def _in_yuan(facts: Facts) -> Facts:
    """The same facts with every amount of fen as yuan text: `total_fen` 240000 becomes `total` "2400.00"."""
    return {**_converted(facts), "items": [_converted(item) for item in facts["items"]]}


def _converted(values: Facts) -> Facts:
    return {
        _NAMES.get(name, name.removesuffix("_fen")): yuan(value)
        if name.endswith("_fen") and value is not None
        else value
        for name, value in values.items()
    }


@vouchers.command()
@click.argument("no", metavar="NO")
@click.option(
    "--output",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to; NO.pdf unless given, - is stdout.",
)
@reason_option("Why, for the record.")
@by_option(Permission.REVEAL)
def pdf(no: str, file: Path | None, reason: str | None, by: str) -> None:
    """Write a voucher's page to a file.

    The file holds personal data: that you had it is recorded, and it can be read by you alone.
    """
    need_database()
    page = take_voucher(no, actor=by, reason=reason or "not_stated")
    if str(file) == "-":
        sys.stdout.buffer.write(page.content)
        return
    target = file or Path(page.name)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(page.content)
    output.note(f"written to {target}")


@vouchers.command()
@click.argument("file", type=click.File("rb"), metavar="FILE.pdf")
@json_option
def verify(file: BinaryIO, as_json: bool) -> int:
    """Check whether a page is a genuine voucher.

    Says genuine, annulled, replaced (by which), altered or unknown, and why. Ends with 0 for a genuine voucher only.
    """
    with reading() as connection:
        verdict = verify_voucher(connection, file.read(_MOST))
    if as_json:
        finding, reasons = verdict.finding.value, list(verdict.reasons)
        output.show_json({"finding": finding, "no": verdict.no, "reasons": reasons, "replaced_by": verdict.replaced_by})
    else:
        fields = [("finding", verdict.finding.value), ("number", verdict.no)]
        output.fields([*fields, ("replaced by", verdict.replaced_by)] if verdict.replaced_by else fields)
        for reason in verdict.reasons:
            output.say(f"{reason}: {_WORDS.get(reason, reason)}")
    return DONE if verdict.finding is Finding.GENUINE else FAILED


@vouchers.command()
@click.argument("no", metavar="NO")
@reason_option("Why, for the record.")
@by_option(Permission.RESEND)
@json_option
def resend(no: str, reason: str | None, by: str, as_json: bool) -> None:
    """Send a voucher's letter again, by every channel the payer has given.

    To another address: `shebao messages resend ID --to ADDRESS`.
    """
    with reading() as connection:
        row = get_voucher(connection, no)
    messages = list(resend_voucher(row.no, Record(by, reason or "not_stated")))
    nudge("messages.dispatch")
    if as_json:
        output.show_json({"no": row.no, "messages": messages})
    else:
        output.say(f"voucher {row.no}: {len(messages)} message{'s' if len(messages) != 1 else ''} to be sent")


@vouchers.command("keys")
@json_option
def keys_(as_json: bool) -> None:
    """Print the public keys, for checking vouchers with tools of your own.

    The first signs; the others are those of vouchers signed before. Each is an Ed25519 key in PEM.
    """
    found = get_voucher_keys()
    if as_json:
        output.show_json([{"key_id": key.key_id, "public_key": key.public_pem()} for key in found])
        return
    for key in found:
        output.say(f"# {key.key_id}\n{key.public_pem().rstrip()}")
