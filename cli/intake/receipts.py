"""What became of an event, in words."""

from workflows.intake.inbox import Receipt

STATUSES = ("accepted", "repeated", "kept", "refused", "conflict")
_KEPT = {
    "unknown_payment": "kept: no payment is known by the name in it yet; it is used when one comes",
    "unknown_order": "kept: the money in it is for no known order; see `shebao money`",
    "paid_twice": "kept: the money in it pays what is paid already; see `shebao money`",
    "paid_after_end": "kept: the money in it came after the end of its payment; see `shebao money`",
    "not_yet": "kept: a later step of its payment uses it",
    "too_late": "kept, but unused: no step of its payment that is still to come uses it",
    "payment_finished": "kept, but unused: its payment is finished",
}


def describe_receipt(receipt: Receipt) -> str:
    """One line: the status and, where something is wrong, code, field and what to do. No value of the event."""
    if receipt.status == "kept":
        return _KEPT.get(receipt.code or "", "kept")
    if receipt.status in ("refused", "conflict"):
        place = f" at {receipt.field}" if receipt.field else ""
        return f"{receipt.status} {receipt.code}{place}: {receipt.message}"
    return f"{receipt.status}: payment {receipt.payment_id}"
