"""Money that went back by a statement: it confirms a refund of ours, or is kept for an operator."""

from hashlib import blake2b

from foundation.clock import utcnow
from models.session import write
from models.states import RefundState, ReturnReason
from models.write import insert_rows
from workflows.money.refunds.carrying import Returning, confirm
from workflows.reconcile.findings import Finding, Why


def apply_return(finding: Finding, bank: Returning | None) -> str:
    """Apply a line of money that went back: `returned` (the bank confirms the refund), `open` (kept for an operator),
    or `before` (kept before)."""
    if finding.reason == Why.REFUND_OPEN and finding.refund is not None and bank is not None:
        done = confirm(bank, finding.refund)
        if done is not None and done.state is RefundState.RETURNED:
            return "returned"
    return "open" if _keep(finding) else "before"


def digest(*texts: str | None) -> str:
    """32 hex digits made of the content of a line, the same for the same line of another statement."""
    content = "\n".join(text or "" for text in texts)
    return blake2b(content.encode(), digest_size=16).hexdigest()


def _keep(finding: Finding) -> bool:
    """Keep the line; False where it is kept."""
    amount_fen, moment = -(finding.amount_fen or 0), finding.paid_at or utcnow()
    row: dict[str, object] = {
        "id": digest("return", finding.order, finding.reference or moment.isoformat(), str(amount_fen)),
        "payment_id": finding.payment_id,
        "debit_key": finding.debit,
        "refund_key": finding.refund,
        "named": None if finding.order is None else finding.order[:128],
        "reference": None if finding.reference is None else finding.reference[:128],
        "amount_fen": amount_fen,
        "reason": ReturnReason(finding.reason or Why.UNKNOWN_REFUND),
        "returned_at": moment,
        "kept_at": utcnow(),
    }
    with write() as connection:
        return bool(insert_rows(connection, "returns", [row], or_ignore=True))
