"""Money for a top-up, as the bank confirms it: what of it is booked, and the voucher over the final figures."""

from datetime import datetime
from typing import Final

from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from foundation.money import yuan
from gateways.ports import Answer
from models.states import ArrivalChannel, ArrivalReason, ArrivalState, DebitState, TopUpState
from models.tables import Arrival, Debit, Request
from models.write import insert_rows
from workflows.messages.rows import letter_rows
from workflows.money.adjusted import figures_before
from workflows.money.arrivals import write_money
from workflows.money.books import Valid, book, end_voucher, valid_voucher
from workflows.money.lines import final_items, fund_changes
from workflows.money.top_ups.rules import Change, TopUp
from workflows.outbox.rows import outbox_event
from workflows.payment.changes.records import DEBIT, By
from workflows.payment.figures import read_figures
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Emit, Letter
from workflows.payment.reasons import Reason
from workflows.payment.rows import RequestData

_UNCONFIRMED: Final = ArrivalReason.UNCONFIRMED


def confirm_money(connection: Connection, top_up: TopUp, answer: Answer, now: datetime) -> Change:
    """Write the money that the bank confirms for the top-up's order, in the caller's transaction.

    What was asked for is booked, more than that stays open. Less is open, and so is money for a payment all of whose
    money went back: then an operator decides.
    """
    paid_fen, valid = answer.amount_fen or 0, valid_voucher(connection, top_up.payment_id)
    reason = None if paid_fen == top_up.amount_fen else ArrivalReason.AMOUNT_DIFFERS
    if paid_fen < top_up.amount_fen or valid is None:
        reason = reason or ArrivalReason.PAID_AFTER_END
        _write(connection, top_up, answer, now, booked_fen=0, reason=reason)
        why = Reason.AMOUNT_MISMATCH if reason is ArrivalReason.AMOUNT_DIFFERS else Reason.PAID_AFTER_END
        return Change(DebitState.FAILED, TopUpState.ATTENTION, why)
    _write(connection, top_up, answer, now, booked_fen=top_up.amount_fen, reason=reason)
    _book(connection, top_up, valid, answer, now)
    return Change(DebitState.SETTLED, TopUpState.PAID, None)


def _write(
    connection: Connection,
    top_up: TopUp,
    answer: Answer,
    now: datetime,
    *,
    booked_fen: int,
    reason: ArrivalReason | None,
) -> None:
    """Write the order's end and the row of its money."""
    order = DebitState.SETTLED if booked_fen else DebitState.FAILED
    DEBIT.check(top_up.order_state, order, By.STEP)
    paid_at = _paid_at(top_up, answer, now)
    ended: dict[str, object] = {"state": order, "ended_at": now}
    ended |= {"settled_at": paid_at, "reference": answer.reference} if booked_fen else {"reason": reason}
    connection.execute(update(Debit).where(Debit.key == top_up.key).values(**ended))
    _write_money(connection, top_up, answer, now, booked_fen, reason)
    others = (Arrival.debit_key == top_up.key) & (Arrival.reason == _UNCONFIRMED)
    connection.execute(update(Arrival).where(others).values(reason=ArrivalReason.PAID_TWICE))


def _write_money(
    connection: Connection,
    top_up: TopUp,
    answer: Answer,
    now: datetime,
    booked_fen: int,
    reason: ArrivalReason | None,
) -> None:
    money: dict[str, object] = {
        "payment_id": top_up.payment_id,
        "debit_key": top_up.key,
        "amount_fen": answer.amount_fen,
        "booked_fen": booked_fen,
        "reference": answer.reference,
        "state": ArrivalState.MATCHED if reason is None else ArrivalState.OPEN,
        "reason": reason,
        "paid_at": _paid_at(top_up, answer, now),
        "confirmed_at": now,
    }
    write_money(connection, money, ArrivalChannel.ANSWER, By.STEP, now)


def _paid_at(top_up: TopUp, answer: Answer, now: datetime) -> datetime:
    """When it was paid: now, where the bank says nothing or what cannot be."""
    asked_at = top_up.created_at.replace(microsecond=0)
    return answer.at if answer.at is not None and asked_at <= answer.at <= now else now


def _book(connection: Connection, top_up: TopUp, valid: Valid, answer: Answer, now: datetime) -> None:
    """Book the difference to the funds, replace the voucher, and write the event and the letter."""
    if top_up.figures is None:
        raise ValueError("a top-up keeps its final figures")
    final = read_figures(top_up.figures)
    before = figures_before(connection, top_up.payment_id)
    changes = fund_changes(before, final)
    book(connection, top_up.payment_id, changes, now)
    data = replace(
        valid.data,
        items=final_items(valid.data.items, before, final, valid.data.locale),
        bank_reference=" / ".join(filter(None, (valid.data.bank_reference, answer.reference))),
        paid_at=_paid_at(top_up, answer, now),
    )
    fresh = end_voucher(connection, valid.row, data, now)
    total = yuan(valid.data.total_fen + top_up.amount_fen)
    event = Emit("adjusted", {"total": total, "voucher": fresh, "annulled": valid.row.no})
    insert_rows(connection, "outbox", [outbox_event(top_up.payment_id, event, now)])
    query = select(Request.data).where(Request.payment_id == top_up.payment_id)
    channels = RequestData.from_json(connection.execute(query).scalar_one()).channels
    letter = Letter("voucher", LetterFacts(voucher=fresh, annulled=valid.row.no))
    insert_rows(connection, "messages", letter_rows(top_up.payment_id, channels, letter, now))
