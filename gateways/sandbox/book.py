"""The sandbox's orders: each is carried out once by its script, and settled when its time has come.

Time is a column: an order that will change has its next state and the time of it, and `settle` turns over all whose
time has come. Only a payer's payment, a closing, a refund and a revocation change an order besides, so a restarted
sandbox with the same file goes on where it stopped.
"""

from collections.abc import Sequence
from typing import Final

from foundation.errors import ShebaoError
from gateways.ports import KEY_CONFLICT, MAX_BATCH
from gateways.sandbox.entries import (
    Delays,
    Entry,
    answer_to_order,
    answer_to_question,
    fingerprint_of,
    from_row,
    new_entry,
)
from gateways.sandbox.ledger import INSERT, Ledger, now
from gateways.sandbox.magic import ACCEPTED, Script
from gateways.sandbox.orders import Json, OrderBody

_SIGNED: Final = """
UPDATE orders SET becomes = 'accepted', becomes_reason = NULL, becomes_at = ?
WHERE reference = ? AND kind = 'contract' AND status = 'pending' RETURNING key
"""
_BY_KEY: Final = "SELECT * FROM orders WHERE service = 'esign' AND key = ?"
_PAID: Final = """
UPDATE orders SET status = 'accepted', times_done = 1, told_fen = ?, done_at = ?, becomes = NULL, becomes_at = NULL
WHERE service = 'bank' AND key = ? RETURNING *
"""
_CLOSED: Final = """
UPDATE orders SET status = 'rejected', reason = 'closed', done_at = ?, becomes = NULL, becomes_at = NULL
WHERE service = 'bank' AND key = ?
"""
_REVOKED: Final = """
UPDATE orders SET status = 'rejected', reason = 'revoked', done_at = ?, becomes = NULL, becomes_at = NULL
WHERE service = 'esign' AND key = ? AND status <> 'rejected'
"""
_LISTED: Final = """
SELECT * FROM orders WHERE service = ? AND id > ? AND created_at >= ? AND created_at < ? ORDER BY id LIMIT ?
"""
_RETURNED: Final = """
SELECT coalesce(sum(amount_fen), 0) FROM orders WHERE target = ? AND kind = 'refund' AND status <> 'rejected'
"""


class PayerRefusedError(ShebaoError):
    """What a payer cannot do: pay this order, or sign this contract; `reason` is the code."""

    def __init__(self, reason: str) -> None:
        """Keep the code."""
        super().__init__(reason)
        self.reason = reason


class Book:
    """Takes orders, answers questions, and takes the payer's payments. Each method is one transaction."""

    def __init__(self, ledger: Ledger, delays: Delays) -> None:
        """Keep everything in `ledger`; late things take `delays`."""
        self._ledger = ledger
        self._db = ledger.db
        self._delays = delays

    def take(self, service: str, kind: str, orders: Sequence[tuple[OrderBody, Script]]) -> list[Json]:
        """Carry out the orders not seen before, each by its script, and answer all of them in their order."""
        with self._db:
            self._db.execute("BEGIN")
            self._ledger.settle()
            known = self._ledger.find(service, [order["key"] for order, _ in orders])
            return [self._take(service, kind, order, script, known) for order, script in orders]

    def _take(self, service: str, kind: str, order: OrderBody, script: Script, known: dict[str, Entry]) -> Json:
        key = order["key"]
        before = known.get(key)
        if before is None:
            entry = known[key] = self._carry_out(service, kind, order, script)
            return answer_to_order(entry)
        if before.fingerprint == fingerprint_of(order):
            self._db.execute("UPDATE orders SET asked = asked + 1 WHERE service=? AND key=?", (service, key))
            return answer_to_order(before)
        self._db.execute("UPDATE orders SET conflicts = conflicts + 1 WHERE service=? AND key=?", (service, key))
        # The outcome of the first order under this key is for `find` to tell; this one was not looked at.
        return {"key": key, "status": "unknown", "reason": KEY_CONFLICT}

    def _carry_out(self, service: str, kind: str, order: OrderBody, script: Script) -> Entry:
        if script.once and self._had_one(kind, order["payment_id"]):
            script = ACCEPTED
        if refusal := self._refusal(kind, order, script):
            script = Script("refused", status="rejected", reason=refusal)
        entry = new_entry(service, kind, order, script, now(), self._delays)
        self._db.execute(INSERT, entry.columns())
        if entry.status != "pending":
            self._ledger.call_back(entry)
        if kind == "close" and entry.status == "accepted":
            self._db.execute(_CLOSED, (now(), order["order_key"]))
        elif kind == "revoke" and entry.status == "accepted":
            self._db.execute(_REVOKED, (now(), order["order_key"]))
        return entry

    def _had_one(self, kind: str, payment_id: str) -> bool:
        found = self._db.execute("SELECT 1 FROM orders WHERE payment_id=? AND kind=? LIMIT 1", (payment_id, kind))
        return found.fetchone() is not None

    def _refusal(self, kind: str, order: OrderBody, script: Script) -> str | None:
        """Why the order that a closing, refund or revocation is about does not allow it, or None."""
        match kind:
            case "close":
                return self._not_to_close(self._target("bank", order), script)
            case "refund":
                return self._not_to_return(self._target("bank", order), order["amount_fen"])
            case "revoke":
                target = self._target("esign", order)
                return None if target is not None and target.kind == "contract" else "unknown_contract"
            case _:
                return None

    def _target(self, service: str, order: OrderBody) -> Entry | None:
        return self._ledger.find(service, [order["order_key"]]).get(order["order_key"])

    def _not_to_close(self, target: Entry | None, script: Script) -> str | None:
        if target is None or target.kind != "pay_order":
            return "unknown_order"
        if script.paid_meanwhile and target.status == "pending":
            target = self._paid(target, target.amount_fen)
        return "already_paid" if target.status == "accepted" else None

    def _not_to_return(self, target: Entry | None, amount_fen: int) -> str | None:
        if target is None or target.status != "accepted" or target.kind not in ("debit", "pay_order"):
            return "unknown_arrival"
        arrived = target.amount_fen if target.kind == "debit" else target.told_fen
        returned: int = self._db.execute(_RETURNED, (target.key,)).fetchone()[0]
        return "amount_too_large" if amount_fen > (arrived or 0) - returned else None

    def find(self, service: str, keys: Sequence[str]) -> list[Json]:
        """Give the outcome of each key, in the order asked."""
        self.settle()
        known = self._ledger.find(service, keys)
        return [answer_to_question(known[key]) if key in known else {"key": key, "status": "not_found"} for key in keys]

    def list_orders(self, service: str, days: tuple[float, float], after: int) -> tuple[list[Json], int | None]:
        """Give a page of the orders that came between two Unix times, and where the next one begins."""
        self.settle()
        rows = self._db.execute(_LISTED, (service, after, *days, MAX_BATCH)).fetchall()
        answers = [answer_to_question(from_row(row)) for row in rows]
        return answers, rows[-1]["id"] if len(rows) == MAX_BATCH else None

    def magic_of(self, service: str, orders: Sequence[OrderBody]) -> dict[str, str]:
        """Give the magic digits of the orders that these closings, refunds or revocations are about, by their key."""
        found = self._ledger.find(service, [order["order_key"] for order in orders])
        return {key: entry.magic for key, entry in found.items()}

    def pay(self, reference: str, amount_fen: int | None) -> Json:
        """Take the payer's payment of an open order; without an amount, the ordered one. Raises PayerRefusedError."""
        with self._db:
            self._db.execute("BEGIN")
            self._ledger.settle()
            asked = "SELECT * FROM orders WHERE reference=? AND kind='pay_order'"
            row = self._db.execute(asked, (reference,)).fetchone()
            if row is None:
                raise PayerRefusedError("unknown_order")
            entry = from_row(row)
            if entry.status != "pending":
                raise PayerRefusedError("already_paid" if entry.status == "accepted" else entry.reason or "refused")
            return answer_to_question(self._paid(entry, amount_fen))

    def sign(self, reference: str) -> Json:
        """Let the payer sign a contract now, at another place than by its SMS. Raises PayerRefusedError."""
        with self._db:
            self._db.execute("BEGIN")
            self._ledger.settle()
            row = self._db.execute(_SIGNED, (now(), reference)).fetchone()
            if row is None:
                raise PayerRefusedError("unknown_contract")
            self._ledger.settle()
            return answer_to_question(from_row(self._db.execute(_BY_KEY, (row["key"],)).fetchone()))

    def _paid(self, entry: Entry, amount_fen: int | None) -> Entry:
        paid = entry.amount_fen if amount_fen is None else amount_fen
        entry = from_row(self._db.execute(_PAID, (paid, now(), entry.key)).fetchone())
        self._ledger.call_back(entry)
        return entry

    def first_arrivals(self, service: str, keys: Sequence[str]) -> set[str]:
        """Give those of the keys that never came before; from now on they have."""
        counted = "INSERT INTO arrivals VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times"
        with self._db:
            self._db.execute("BEGIN")
            return {key for key in keys if self._db.execute(counted, (service, key)).fetchone()[0] == 1}

    def settle(self) -> None:
        """Turn over the orders whose time has come."""
        with self._db:
            self._db.execute("BEGIN")
            self._ledger.settle()
