"""What the examples expect, and where a run of the demo differs from it."""

import json
from collections.abc import Sequence
from typing import Required, TypedDict

from embedded.services import ROOT
from foundation.json_value import JsonValue
from workflows.intake.inbox import Receipt
from workflows.operator.listing import PaymentSummary

EXAMPLES = ROOT / "examples"


class Ended(PaymentSummary):
    """A payment at the end of the demo, and the number of its voucher."""

    voucher: str | None


class ExpectedEnd(TypedDict):
    """How a payment has to end; the amount in yuan as text."""

    state: str
    reason: str | None
    method: str | None
    amount: str | None


class Expected(TypedDict):
    """The moment at which the demo starts, what becomes of lines that start no payment, how each payment ends."""

    start: str
    lines: dict[str, dict[str, str]]
    payments: dict[str, ExpectedEnd]


class FollowUp(TypedDict, total=False):
    """Something that happens outside at a moment: an event comes, or the payer of a reference pays or signs."""

    at: Required[str]
    why: Required[str]
    event: dict[str, JsonValue]
    pay: str
    sign: str


def read_expected() -> Expected:
    """`examples/expected.json`."""
    found: Expected = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
    return found


def read_followups() -> list[FollowUp]:
    """`examples/followups.ndjson`, in order of time."""
    return [json.loads(line) for line in (EXAMPLES / "followups.ndjson").read_bytes().splitlines()]


def compare_lines(receipts: Sequence[Receipt], expected: dict[str, dict[str, str]]) -> list[str]:
    """What became of each line of the file against the expected, by line number; lines not named start a payment."""
    found = []
    for number, receipt in enumerate(receipts, 1):
        wanted = expected.get(str(number), {"status": "accepted"})
        got = {"status": receipt.status} | ({"code": receipt.code} if receipt.code else {})
        if got != wanted:
            found.append(f"line {number} of payments.ndjson: {got}, expected {wanted}")
    return found


def compare(payments: Sequence[Ended], expected: dict[str, ExpectedEnd]) -> list[str]:
    """Each payment's end against the expected one: state, reason, method, amount, and a voucher if completed."""
    found = {payment["reference"]: payment for payment in payments}
    differences = [f"{reference} was not on file" for reference in sorted(expected.keys() - found.keys())]
    differences += [f"{reference} was not expected" for reference in sorted(found.keys() - expected.keys())]
    for reference in sorted(expected.keys() & found.keys()):
        differences += [f"{reference}: {text}" for text in _compare_one(found[reference], expected[reference])]
    return differences


def _compare_one(got: Ended, wanted: ExpectedEnd) -> list[str]:
    pairs = (
        ("state", got["state"], wanted["state"]),
        ("reason", got["reason"], wanted["reason"]),
        ("method", got["method"], wanted["method"]),
        ("amount", got["total"], wanted["amount"]),
    )
    found = [f"{name} is {seen}, expected {meant}" for name, seen, meant in pairs if seen != meant]
    if (got["voucher"] is not None) != (wanted["state"] == "completed"):
        found.append(f"voucher {got['voucher']} with state {got['state']}")
    return found
