"""Carrying top-ups on: their orders go to the bank, which is asked by the key until they are paid or closed.

A tick does so for what is due (`maintenance.collect_top_ups`), and an operator's command for that top-up at once.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from sqlalchemy import Connection, Select, select, update

from foundation.clock import utcnow
from foundation.crypto import SealError
from foundation.money import yuan
from foundation.settings import get_keyring, get_settings
from gateways.ports import Answer, CloseOrder, PayOrder, Status
from models.session import read, write
from models.states import DebitKind, DebitState, TopUpState
from models.tables import Adjustment, Debit, Payment, Request
from models.write import insert_rows
from regions import get_region
from workflows.carrying import carry, claim
from workflows.messages.rows import letter_rows
from workflows.money.arrivals import lock_payment
from workflows.money.refunds.rules import Patience
from workflows.money.top_ups.opening import open_top_up
from workflows.money.top_ups.rules import Change, TopUp, after
from workflows.money.top_ups.settled import confirm_money
from workflows.payment.changes.records import DEBIT, TOP_UP, By
from workflows.payment.errors import Refused
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Letter
from workflows.payment.reasons import Reason
from workflows.payment.rows import Payer, RequestData
from workflows.steps.allowance import PURPOSE

log = logging.getLogger(__name__)

_ADJUSTMENT: Final = ("payment_id", "state", "state_reason", "attempts", "pay_until", "declared_fen")
_COLUMNS: Final = (
    *(getattr(Adjustment, name) for name in _ADJUSTMENT),
    *(Debit.key, Debit.state, Debit.method, Debit.amount_fen, Debit.order_no, Debit.created_at, Debit.assessment),
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a top-up: its state, and why."""

    payment_id: str
    state: TopUpState
    reason: str | None


class Collecting(Protocol):
    """What of a bank collects orders that payers pay (gateways/ports.py)."""

    def open_orders(self, orders: Sequence[PayOrder]) -> list[Answer]:
        """Open pay orders."""
        ...

    def close_orders(self, orders: Sequence[CloseOrder]) -> list[Answer]:
        """Close pay orders."""
        ...

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Ask what became of orders and closings with these keys."""
        ...


def carry_on(bank: Collecting, payment_id: str | None = None) -> list[Carried]:
    """Carry on the top-ups that are due, or the one of this payment; those that changed meanwhile are left out."""
    asked_for = Adjustment.state.in_((TopUpState.OPEN, TopUpState.ATTENTION))
    with write() as connection:
        ids = claim(connection, Adjustment.payment_id, Adjustment.due_at, asked_for, payment_id)
        rows = connection.execute(_with_order(ids)).all() if ids else []
    return carry(_TopUps(bank), [TopUp.read(row) for row in rows])


@dataclass(frozen=True, slots=True)
class _TopUps:
    """Orders of top-ups, and their closings, at a bank (a `Carrier`)."""

    bank: Collecting

    def key_of(self, top_up: TopUp) -> str:
        return f"{top_up.key}:close" if top_up.order_state is DebitState.CLOSING else top_up.key

    def find(self, top_ups: Sequence[TopUp]) -> Sequence[Answer]:
        return self.bank.find([self.key_of(one) for one in top_ups])

    def is_to_send(self, top_up: TopUp, answer: Answer | None) -> bool:
        never_seen = answer is not None and answer.status is Status.NOT_FOUND
        return never_seen and (top_up.order_state is DebitState.CLOSING or not top_up.is_unwanted(utcnow()))

    def intend(self, top_ups: Sequence[TopUp]) -> list[PayOrder | CloseOrder]:
        closings = [
            CloseOrder(self.key_of(one), one.payment_id, order_key=one.key, order_reference=one.order_no or "")
            for one in top_ups
            if one.order_state is DebitState.CLOSING
        ]
        return [*_orders([one for one in top_ups if one.order_state is not DebitState.CLOSING]), *closings]

    def send(self, orders: Sequence[PayOrder | CloseOrder]) -> Sequence[Answer]:
        closings = [order for order in orders if isinstance(order, CloseOrder)]
        opened = [order for order in orders if isinstance(order, PayOrder)]
        answers = self.bank.open_orders(opened) if opened else []
        return [*answers, *(self.bank.close_orders(closings) if closings else [])]

    def record(self, claimed: TopUp, answer: Answer, *, asked: bool) -> Carried | None:
        """Write what the bank said; None where another process has changed the order meanwhile."""
        now, settings = utcnow(), get_settings()
        patience = Patience(settings.poll_seconds, len(settings.retry_seconds))
        try:
            with write() as connection:
                lock_payment(connection, claimed.payment_id)
                top_up = _read_again(connection, claimed)
                is_paid = asked and answer.status is Status.ACCEPTED and claimed.order_state is not DebitState.CLOSING
                if is_paid and answer.amount_fen:
                    change = confirm_money(connection, top_up, answer, now)
                else:
                    change = after(top_up, answer, asked=asked, now=now, patience=patience)
                    _write_order(connection, top_up, change, answer, now)
                _write_top_up(connection, top_up, change)
        except Refused:
            return None
        except (SealError, ValueError) as error:  # ValueError is also a voucher's
            log.error("top-up %s: %s", claimed.key, type(error).__name__)
            change = Change(claimed.order_state, TopUpState.ATTENTION, Reason.STEP_FAILED)
            with write() as connection:
                _write_top_up(connection, claimed, change)
        return Carried(claimed.payment_id, change.state, change.reason)


def _with_order(payment_ids: Sequence[str]) -> Select[tuple[object, ...]]:
    """Top-ups, each with the order by which it is paid now."""
    order = (Debit.payment_id == Adjustment.payment_id) & (Debit.slot == DebitKind.TOP_UP)
    return select(*_COLUMNS).join(Debit, order).where(Adjustment.payment_id.in_(payment_ids))


def _orders(top_ups: Sequence[TopUp]) -> list[PayOrder]:
    """The orders to pay. One whose payer cannot be read is left."""
    columns = (Payment.id, Payment.region, Request.payer_sealed)
    query = select(*columns).join(Request, Request.payment_id == Payment.id)
    if not top_ups:
        return []
    with read() as connection:
        rows = connection.execute(query.where(Payment.id.in_([one.payment_id for one in top_ups])))
        payments = {row.id: (row.region, row.payer_sealed) for row in rows}
    orders = []
    for one in top_ups:
        try:
            orders.append(_order(one, *payments[one.payment_id]))
        except SealError:
            log.error("top-up %s: the payer's data cannot be read", one.key)
    return orders


def _order(top_up: TopUp, region: str, payer_sealed: str) -> PayOrder:
    payer = Payer.from_json(get_keyring().open_json("requests.payer", top_up.payment_id, payer_sealed))
    return PayOrder(
        key=top_up.key,
        payment_id=top_up.payment_id,
        method=top_up.method,
        payer_name=payer.name,
        payer_id_number=payer.id_number,
        amount_fen=top_up.amount_fen,
        payee=get_region(region).authority.of("zh-CN"),
        purpose=PURPOSE,
        expires_at=top_up.pay_until,
    )


def _read_again(connection: Connection, claimed: TopUp) -> TopUp:
    """The top-up as it is now, locked: somebody may have cancelled it while the bank was called. Raises Refused."""
    query = _with_order([claimed.payment_id]).with_for_update(of=Adjustment)
    top_up = next(map(TopUp.read, connection.execute(query)), None)
    if top_up is None or (top_up.key, top_up.order_state) != (claimed.key, claimed.order_state):
        raise Refused("changed_meanwhile", "another process has carried this top-up on; look at it and try again")
    return top_up


def _write_order(connection: Connection, top_up: TopUp, change: Change, answer: Answer, now: datetime) -> None:
    """Write the order's state; the payer gets the bill when the bank has the order."""
    DEBIT.check(top_up.order_state, change.order, By.STEP)
    columns: dict[str, object] = {"state": change.order}
    if change.order.is_over:
        columns |= {"reason": change.refused or change.reason, "ended_at": now}
    opened = change.order is DebitState.PENDING and top_up.order_state is not DebitState.CLOSING
    number = top_up.order_no or answer.reference
    if opened and number:
        columns["order_no"] = number
    connection.execute(update(Debit).where(Debit.key == top_up.key).values(**columns))
    if opened and top_up.order_state is not DebitState.PENDING:
        _ask_payer(connection, top_up, number, now)


def _ask_payer(connection: Connection, top_up: TopUp, number: str | None, now: datetime) -> None:
    facts = LetterFacts(
        method=top_up.method, order=number, rest=yuan(top_up.amount_fen), until=top_up.pay_until.isoformat()
    )
    query = select(Request.data).where(Request.payment_id == top_up.payment_id)
    channels = RequestData.from_json(connection.execute(query).scalar_one()).channels
    insert_rows(connection, "messages", letter_rows(top_up.payment_id, channels, Letter("top_up_bill", facts), now))


def _write_top_up(connection: Connection, top_up: TopUp, change: Change) -> None:
    """Write the top-up's state. Where its order has ended for another method, another order follows."""
    TOP_UP.check(top_up.state, change.state, By.TOP_UP)
    columns = {
        "state": change.state,
        "state_reason": change.reason,
        "attempts": change.attempts,
        "due_at": None if change.state.is_over else change.due_at,
    }
    connection.execute(update(Adjustment).where(Adjustment.payment_id == top_up.payment_id).values(**columns))
    if change.state is TopUpState.OPEN and change.order.is_over and top_up.figures is not None:
        open_top_up(connection, top_up.payment_id, top_up.amount_fen, top_up.figures)
