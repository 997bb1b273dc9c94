"""Applying what a statement says: each sum that is not booked comes in as a `payment.settled` event, as by callback.

A payment that waits asks the bank by the key and books its answer; all other money stays open under its reason. Of
money that went back the bank is asked too; what it does not confirm as a refund of ours is kept for an operator
(returns.py). A line that came in before changes nothing, so a statement can be applied again.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from foundation.json_value import JsonValue
from foundation.money import yuan
from foundation.texts import partner_reference
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.senders import STATEMENT
from workflows.money.refunds.carrying import Returning
from workflows.payment.event_types import EventType
from workflows.reconcile.findings import Finding, Kind, Why
from workflows.reconcile.returns import apply_return, digest

_SOURCE: Final = "/statement"


def apply(findings: Sequence[Finding], bank: Returning | None) -> list[Finding]:
    """The findings with what was done about each: `booking`, `returned`, `open`, `before`, or None where nothing is to
    be done. `bank` is asked about refunds, if there is one."""
    wanted = [at for at, one in enumerate(findings) if _is_to_keep(one)]
    receipts = accept([_event(findings[at]) for at in wanted], STATEMENT)
    done = dict(zip(wanted, receipts, strict=True))
    applied = [replace(one, applied=_word(one, done[at])) if at in done else one for at, one in enumerate(findings)]
    return [replace(one, applied=apply_return(one, bank)) if _went_back(one) else one for one in applied]


def _went_back(finding: Finding) -> bool:
    """Whether a line is money that went back and that is not returned here."""
    went_back = finding.amount_fen is not None and finding.amount_fen < 0
    return went_back and finding.kind is not Kind.MATCHED and finding.reason != Why.REPEATED_LINE


def _is_to_keep(finding: Finding) -> bool:
    arrived = finding.amount_fen is not None and finding.amount_fen > 0
    return arrived and finding.kind is not Kind.MATCHED and finding.reason != Why.REPEATED_LINE


def _event(finding: Finding) -> dict[str, JsonValue]:
    """The event of a line. Its id is made of the line's content, so that a second statement with it repeats it."""
    amount = yuan(finding.amount_fen or 0)
    moment = "" if finding.paid_at is None else finding.paid_at.isoformat()
    data: dict[str, JsonValue] = {"amount": amount, "paid_at": moment, "key": finding.order}
    data["bank_reference"] = _usable(finding.reference)
    event: dict[str, JsonValue] = {
        "specversion": "1.0",
        "id": digest(finding.payment_id, finding.order, finding.reference or moment, amount),
        "source": _SOURCE,
        "type": EventType.SETTLED,
        "data": {name: value for name, value in data.items() if value is not None},
    }
    return event if finding.payment_id is None else {**event, "subject": finding.payment_id}


def _usable(reference: str | None) -> str | None:
    try:
        return None if reference is None else partner_reference(reference)
    except ValueError:
        return None


def _word(finding: Finding, receipt: Receipt) -> str:
    if receipt.status in ("repeated", "conflict"):
        return "before"
    if receipt.status == "refused":
        return f"refused {receipt.code}"
    return "booking" if finding.reason == Why.NOT_BOOKED else "open"
