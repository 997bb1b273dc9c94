"""Gateways inside the process that say yes at once: for benchmarks, and for tests of the core that need no other side.

They keep the promises that the core leans on: the same key gets the same answer, the same key with other content is
UNKNOWN (`key_conflict`), and `find` knows what was ordered. Everything is settled at once: contracts come back signed,
and a pay order is found paid.
"""

from collections.abc import Sequence
from dataclasses import replace

from foundation.clock import utcnow
from gateways.ports import Answer, ContractOrder, DebitOrder, DeclarationOrder, Gateways, Order, PayOrder, Status


class _Instant:
    """Remembers every order by key. Safe for threads that do not send the same key at the same time."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Order, Answer]] = {}

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """The answer that each key got, settled; NOT_FOUND for others."""
        return [self._seen[key][1] if key in self._seen else Answer(key, Status.NOT_FOUND) for key in keys]

    def _accept(
        self,
        order: Order,
        prefix: str,
        amount_fen: int | None = None,
        document_sha256: str | None = None,
    ) -> Answer:
        if order.key in self._seen:
            before, answer = self._seen[order.key]
            return answer if before == order else Answer(order.key, Status.UNKNOWN, reason="key_conflict")
        answer = Answer(
            order.key,
            Status.ACCEPTED,
            reference=f"{prefix}-{order.key}",
            at=utcnow(),
            amount_fen=amount_fen,
            document_sha256=document_sha256,
        )
        self._seen[order.key] = (order, answer)
        return answer


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


class InstantBank(_Instant):
    """Debits every account, and pays every pay order (`gateways.ports.Bank`)."""

    def debit(self, orders: Sequence[DebitOrder]) -> list[Answer]:
        """Debit all."""
        return [self._accept(order, "debit", order.amount_fen) for order in orders]

    def open_orders(self, orders: Sequence[PayOrder]) -> list[Answer]:
        """Open all; `find` tells them paid in full."""
        return [self._opened(self._accept(order, "order", order.amount_fen)) for order in orders]

    @staticmethod
    def _opened(answer: Answer) -> Answer:
        # An open order is not yet paid, so this answer tells neither an amount nor a time of payment.
        return replace(answer, amount_fen=None, at=None)


def instant() -> Gateways:
    """A fresh set of the three."""
    return Gateways(InstantAuthority(), InstantESign(), InstantBank())
