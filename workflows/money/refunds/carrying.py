"""Carrying refunds on: orders go to the bank, and what the bank may have is asked about by its key until it is known.

A tick does so for what is due (`maintenance.return_money`), and an operator's approval for that refund at once.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from foundation.clock import utcnow
from foundation.crypto import SealError
from foundation.settings import get_keyring, get_settings
from gateways.ports import Answer, RefundOrder, Status
from models.session import read, write
from models.states import RefundState
from models.tables import Arrival, Refund, Request
from workflows.carrying import carry, claim
from workflows.money.arrivals import lock_payment
from workflows.money.refunds.returned import give_back, keep_open
from workflows.money.refunds.rules import Patience, RefundRow, checked, next_look, state_after
from workflows.payment.changes.records import REFUND, By
from workflows.payment.errors import Refused
from workflows.payment.rows import Payer

log = logging.getLogger(__name__)

_PURPOSE: Final = "社会保险费退款"
_COLUMNS: Final = tuple(Refund.__table__.c[name] for name in RefundRow.__struct_fields__)


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a refund: its state, and the bank's reason where it refused."""

    key: str
    state: RefundState
    reason: str | None


class Returning(Protocol):
    """What of a bank returns money (gateways/ports.py)."""

    def refund(self, orders: Sequence[RefundOrder]) -> list[Answer]:
        """Return money."""
        ...

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Ask what became of refunds with these keys."""
        ...


def carry_on(bank: Returning, key: str | None = None) -> list[Carried]:
    """Carry on the refunds that are due, or the one with this key; those that changed meanwhile are left out."""
    carried = Refund.state.in_([state for state in RefundState if state.is_live and state != RefundState.REQUESTED])
    with write() as connection:
        keys = claim(connection, Refund.key, Refund.due_at, carried, key)
        rows = connection.execute(select(*_COLUMNS).where(Refund.key.in_(keys))).all() if keys else []
    return carry(_Refunds(bank), [RefundRow.read(row) for row in rows])


def confirm(bank: Returning, key: str) -> Carried | None:
    """Ask the bank about a refund that it may have, and record it if it was returned; None if the bank does not say so.

    Nothing is sent.
    """
    with read() as connection:
        row = connection.execute(select(*_COLUMNS).where(Refund.key == key)).one()
    refund, refunds = RefundRow.read(row), _Refunds(bank)
    answer = next((one for one in refunds.find([refund]) if one.key == key), None)
    if answer is None or answer.status is not Status.ACCEPTED:
        return None
    return refunds.record(refund, answer, asked=True)


@dataclass(frozen=True, slots=True)
class _Refunds:
    """Refunds at a bank (a `Carrier`)."""

    bank: Returning

    def key_of(self, refund: RefundRow) -> str:
        return refund.key

    def find(self, refunds: Sequence[RefundRow]) -> Sequence[Answer]:
        keys = [one.key for one in refunds if one.state.is_open]
        return self.bank.find(keys) if keys else []

    def is_to_send(self, refund: RefundRow, answer: Answer | None) -> bool:
        if not refund.state.is_open:
            return True  # it was never sent
        return answer is not None and answer.status is Status.NOT_FOUND

    def intend(self, refunds: Sequence[RefundRow]) -> list[RefundOrder]:
        """Commit that these go to the bank now; returns their orders. One whose payer cannot be read is left."""
        orders = []
        with write() as connection:
            for refund in refunds:
                try:
                    order = _order(connection, refund)
                except SealError:
                    log.error("refund %s: the payer's data cannot be read", refund.key)
                    continue
                if refund.state is RefundState.APPROVED:
                    change(connection, refund.key, RefundState.APPROVED, RefundState.INTENDED)
                orders.append(order)
        return orders

    def send(self, orders: Sequence[RefundOrder]) -> Sequence[Answer]:
        return self.bank.refund(orders)

    def record(self, refund: RefundRow, answer: Answer, *, asked: bool) -> Carried | None:
        """Write what the bank did; None where another process has written it."""
        before = RefundState.INTENDED if refund.state is RefundState.APPROVED else refund.state
        now, settings = utcnow(), get_settings()
        answer = checked(refund, answer)
        state = state_after(before, answer, asked=asked)
        if state is RefundState.RETURNED and answer.amount_fen:  # less than was asked for: the rest is where it was
            refund = replace(refund, amount_fen=answer.amount_fen)
        patience = Patience(settings.poll_seconds, len(settings.retry_seconds))
        look = next_look(refund, state, answer, now, patience)
        try:
            with write() as connection:
                lock_payment(connection, refund.payment_id)
                columns = {"amount_fen": refund.amount_fen, **_columns(state, answer, now)}
                change(connection, refund.key, before, state, **columns, **look._asdict())
                if state is RefundState.RETURNED:
                    give_back(connection, refund, now)
                elif state is RefundState.REFUSED:
                    keep_open(connection, refund)
        except Refused:
            return None
        return Carried(refund.key, state, answer.reason)


def _order(connection: Connection, refund: RefundRow) -> RefundOrder:
    columns = (Arrival.debit_key, Arrival.reference, Request.payer_sealed)
    query = select(*columns).join(Request, Request.payment_id == Arrival.payment_id)
    row = connection.execute(query.where(Arrival.id == refund.arrival_id)).one()
    payer = Payer.from_json(get_keyring().open_json("requests.payer", str(refund.payment_id), row.payer_sealed))
    return RefundOrder(
        key=refund.key,
        payment_id=str(refund.payment_id),
        order_key=row.debit_key,
        bank_reference=row.reference,
        payer_name=payer.account.holder if payer.account is not None else payer.name,
        amount_fen=refund.amount_fen,
        purpose=_PURPOSE,
    )


def _columns(state: RefundState, answer: Answer, now: datetime) -> dict[str, object]:
    at = (answer.at or now) if state is RefundState.RETURNED else None
    number = {"reference": answer.reference} if answer.reference else {}
    return {"reason": answer.reason, "returned_at": at, **number}


def change(connection: Connection, key: str, before: RefundState, after: RefundState, **columns: object) -> None:
    """Change the refund's row; raises Refused where another process has changed it."""
    by = By.OPERATOR if before is RefundState.REQUESTED else By.REFUND
    REFUND.check(before, after, by)
    unchanged = (Refund.key == key) & (Refund.state == before)
    if not connection.execute(update(Refund).where(unchanged).values(state=after, **columns)).rowcount:
        raise Refused("changed_meanwhile", "another process is returning this money; look at it and try again")
