"""What became of an event, in words."""

from workflows.intake.inbox import Receipt

STATUSES = ("accepted", "repeated", "kept", "refused", "conflict")
_KEPT = {
    "unknown_payment": "kept: no payment is known by the name in it yet; it is used when one comes",
    "unknown_order": "kept: the money in it is for no known order; see `shebao money`",
    "paid_twice": "kept: the money in it pays what is paid already; see `shebao money`",
    "paid_after_end": "kept: the money in it came after the end of its payment; see `shebao money`",
}


def describe_receipt(receipt: Receipt) -> str:
    """One line: the status and, where something is wrong, code, field and what to do. No value of the event."""
    if receipt.status == "kept":
        return _KEPT.get(receipt.code or "", "kept")
    if receipt.code == "payment_finished":
        return f"accepted, but unused: payment {receipt.payment_id} is finished"
    if receipt.status in ("refused", "conflict"):
        place = f" at {receipt.field}" if receipt.field else ""
        return f"{receipt.status} {receipt.code}{place}: {receipt.message}"
    return f"{receipt.status}: payment {receipt.payment_id}"
