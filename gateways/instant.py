"""Gateways inside the process that say yes at once: for benchmarks, and for tests of the core that need no other side.

They keep the promises that the core relies on: the same key gets the same answer, the same key with other content is
UNKNOWN (`key_conflict`), and `find` knows every order. Everything is settled at once: contracts come back signed, and a
pay order is found paid.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from foundation.clock import shanghai_day, utcnow
from gateways.ports import (
    KEY_CONFLICT,
    Answer,
    CloseOrder,
    ContractOrder,
    DebitOrder,
    DeclarationOrder,
    Gateways,
    Listing,
    Order,
    PayOrder,
    RefundOrder,
    RevokeOrder,
    Status,
)


class _Instant:
    """Remembers every order by key. Safe for threads that do not send the same key at the same time."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Order, Answer]] = {}

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Give the answer of each key, settled; NOT_FOUND for others."""
        return [self._seen[key][1] if key in self._seen else Answer(key, Status.NOT_FOUND) for key in keys]

    def list_orders(self, first: date, last: date, after: str | None = None) -> Listing:
        """Give all orders of these days on one page."""
        answers = (answer for _, answer in self._seen.values())
        return Listing(tuple(one for one in answers if one.at and first <= shanghai_day(one.at) <= last))

    def _known(self, order: Order) -> Answer | None:
        if order.key not in self._seen:
            return None
        before, answer = self._seen[order.key]
        return answer if before == order else Answer(order.key, Status.UNKNOWN, reason=KEY_CONFLICT)

    def _keep(self, order: Order, answer: Answer) -> Answer:
        self._seen[order.key] = order, answer
        return answer

    def _accept(
        self, order: Order, prefix: str, amount_fen: int | None = None, document_sha256: str | None = None
    ) -> Answer:
        fresh = Answer(
            order.key,
            Status.ACCEPTED,
            reference=f"{prefix}-{order.key}",
            at=utcnow(),
            amount_fen=amount_fen,
            document_sha256=document_sha256,
        )
        return self._known(order) or self._keep(order, fresh)

    def _reject(self, order: Order, reason: str) -> Answer:
        return self._known(order) or self._keep(order, Answer(order.key, Status.REJECTED, reason=reason))


class InstantAuthority(_Instant):
    """Accepts every declaration (`gateways.ports.Authority`)."""

    def file(self, orders: Sequence[DeclarationOrder]) -> list[Answer]:
        """Accept all."""
        return [self._accept(order, "declaration", order.total_fen) for order in orders]


class InstantESign(_Instant):
    """Signs every contract (`gateways.ports.ESign`)."""

    def request(self, orders: Sequence[ContractOrder]) -> list[Answer]:
        """Sign all."""
        return [self._accept(order, "contract", document_sha256=order.document_sha256) for order in orders]

    def revoke(self, orders: Sequence[RevokeOrder]) -> list[Answer]:
        """Revoke all that are known."""
        return [self._revoke(order) for order in orders]

    def _revoke(self, order: RevokeOrder) -> Answer:
        contract = self._seen.get(order.order_key)
        if contract is None:
            return self._reject(order, "unknown_contract")
        if order.key not in self._seen:
            revoked = Answer(order.order_key, Status.REJECTED, reason="revoked")
            self._seen[order.order_key] = (contract[0], revoked)
        return self._accept(order, "revocation")


class InstantBank(_Instant):
    """Debits every account, and pays every pay order (`gateways.ports.Bank`)."""

    def debit(self, orders: Sequence[DebitOrder]) -> list[Answer]:
        """Debit all."""
        return [self._accept(order, "debit", order.amount_fen) for order in orders]

    def open_orders(self, orders: Sequence[PayOrder]) -> list[Answer]:
        """Open all; `find` says that they are paid in full."""
        return [self._opened(self._accept(order, "order", order.amount_fen)) for order in orders]

    def close_orders(self, orders: Sequence[CloseOrder]) -> list[Answer]:
        """Refuse all: every known order is paid at once."""
        return [
            self._reject(order, "already_paid" if order.order_key in self._seen else "unknown_order")
            for order in orders
        ]

    def refund(self, orders: Sequence[RefundOrder]) -> list[Answer]:
        """Return what came in, up to what is left of it."""
        return [self._return(order) for order in orders]

    def _return(self, order: RefundOrder) -> Answer:
        _, arrival = self._seen.get(order.order_key, (None, None))
        if arrival is None or arrival.amount_fen is None:
            return self._reject(order, "unknown_arrival")
        if order.key not in self._seen and order.amount_fen > arrival.amount_fen - self._returned(order.order_key):
            return self._reject(order, "amount_too_large")
        return self._accept(order, "refund", order.amount_fen)

    def _returned(self, order_key: str) -> int:
        refunds = [
            (order, answer)
            for order, answer in self._seen.values()
            if isinstance(order, RefundOrder) and order.order_key == order_key
        ]
        return sum(order.amount_fen for order, answer in refunds if answer.status is Status.ACCEPTED)

    @staticmethod
    def _opened(answer: Answer) -> Answer:
        # An open order is not yet paid, so this answer has neither an amount nor a time of payment.
        return replace(answer, amount_fen=None, at=None)


def instant() -> Gateways:
    """Give a fresh set of the three."""
    return Gateways(InstantAuthority(), InstantESign(), InstantBank())
