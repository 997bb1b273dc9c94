"""Orders that a tick carries on beside the chain: refunds, top-ups, and revocations of contracts that have ended.

Each is claimed for the time of a lease, asked about by its key, and sent if the other side has never seen it. The
answer is recorded behind the state that was claimed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, select, update
from sqlalchemy.orm import InstrumentedAttribute

from foundation import faults
from foundation.clock import utcnow
from gateways.ports import Answer, Status
from models.session import read

MOST: Final = 20
"""So many are carried on at a tick, which comes every few seconds."""
_LEASE: Final = timedelta(minutes=2)  # longer than the calls of a tick


class Keyed(Protocol):
    """An order to another system."""

    @property
    def key(self) -> str:
        """Our key, by which the other side knows the order."""
        ...


Claimed = TypeVar("Claimed", contravariant=True)
Order = TypeVar("Order", bound=Keyed)
Done = TypeVar("Done", covariant=True)


class Carrier(Protocol[Claimed, Order, Done]):
    """What one kind of order needs: how it is asked about, sent and recorded."""

    def key_of(self, claimed: Claimed) -> str:
        """The key by which the other side is asked."""
        ...

    def find(self, claimed: Sequence[Claimed]) -> Sequence[Answer]:
        """Ask about those that the other side may have."""
        ...

    def is_to_send(self, claimed: Claimed, answer: Answer | None) -> bool:
        """Whether the other side surely has not got the order, and it is still wanted; `answer` is that of `find`."""
        ...

    def intend(self, claimed: Sequence[Claimed]) -> list[Order]:
        """Commit the intents and return the orders; one that cannot be written is left out."""
        ...

    def send(self, orders: Sequence[Order]) -> Sequence[Answer]:
        """Send the orders."""
        ...

    def record(self, claimed: Claimed, answer: Answer, *, asked: bool) -> Done | None:
        """Write what the other side said to a question (`asked`) or an order; None if another process has changed
        it."""
        ...


def is_any_due(due_at: InstrumentedAttribute[datetime | None]) -> bool:
    """Whether an order is due by this column."""
    with read() as connection:
        return connection.execute(select(due_at).where(due_at <= utcnow()).limit(1)).first() is not None


def claim(
    connection: Connection,
    key: InstrumentedAttribute[str],
    due_at: InstrumentedAttribute[datetime | None],
    is_open: ColumnElement[bool],
    only: str | None,
) -> list[str]:
    """Claim the open orders that are due, or the one with the key `only`; returns their keys.

    No other process claims them for the time of a lease.
    """
    now = utcnow()
    wanted = due_at <= now if only is None else key == only
    query = select(key).where(is_open, wanted).order_by(due_at).limit(MOST)
    keys = list(connection.execute(query.with_for_update(skip_locked=True)).scalars())
    if keys:
        connection.execute(update(key.class_).where(key.in_(keys)).values({due_at: now + _LEASE}))
    return keys


def carry(carrier: Carrier[Claimed, Order, Done], claimed: Sequence[Claimed]) -> list[Done]:
    """Ask about claimed orders, send those that are to be sent, and record each answer.

    Those that another process has changed meanwhile are left out.
    """
    if not claimed:
        return []
    found = _by_key(carrier.find(claimed))
    unsent = [one for one in claimed if carrier.is_to_send(one, found.get(carrier.key_of(one)))]
    orders = carrier.intend(unsent) if unsent else []
    faults.point("orders.intended")
    sent = _by_key(carrier.send(orders)) if orders else {}
    faults.point("orders.sent")
    silent = _by_key(_silence(carrier.key_of(one)) for one in unsent)
    return _record(carrier, claimed, found | silent | sent, {order.key for order in orders})


def _by_key(answers: Iterable[Answer]) -> dict[str, Answer]:
    return {answer.key: answer for answer in answers}


def _record(
    carrier: Carrier[Claimed, Order, Done],
    claimed: Sequence[Claimed],
    answers: Mapping[str, Answer],
    sent: Collection[str],
) -> list[Done]:
    """Record the answer to each; `sent` are the keys of orders that were sent now."""
    done = []
    for one in claimed:
        key = carrier.key_of(one)
        done.append(carrier.record(one, answers.get(key) or _silence(key), asked=key not in sent))
    return [one for one in done if one is not None]


def _silence(key: str) -> Answer:
    return Answer(key, Status.UNKNOWN, reason="missing_answer")
