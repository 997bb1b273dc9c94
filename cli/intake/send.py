"""`shebao send`: one event."""

from typing import BinaryIO

import click

from cli import output
from cli.database import need_database
from cli.failures import DONE, FAILED
from cli.groups import Command
from cli.intake.nudging import nudge
from cli.intake.receipts import describe_receipt
from cli.options import json_option
from workflows.intake.accept import accept
from workflows.intake.parse import MAX_EVENT_BYTES
from workflows.intake.senders import COMMAND


@click.command(cls=Command)
@click.argument("event", type=click.File("rb"), metavar="EVENT.json")
@json_option
def send(event: BinaryIO, as_json: bool) -> int:
    """Submit one event.

    EVENT.json holds one CloudEvent: materials supplied, a method chosen, a contract signed, money settled, or any
    other type of docs/reference/events.md; - reads stdin.
    """
    need_database()
    content = event.read(MAX_EVENT_BYTES + 1).removeprefix(b"\xef\xbb\xbf")
    receipt = accept([content], COMMAND)[0]
    if receipt.status == "accepted":
        nudge("payments.dispatch")
    refused = receipt.status in ("refused", "conflict")
    if as_json:
        output.show_json(receipt.to_json())
    if refused:
        output.complain(describe_receipt(receipt))
    elif not as_json:
        output.say(describe_receipt(receipt))
    return FAILED if refused else DONE
