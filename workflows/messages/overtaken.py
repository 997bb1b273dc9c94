"""Messages that are not sent because their payment has moved past them. What overtakes a letter is data beside it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select

from models.states import MessageState, PaymentState, TopUpState
from models.tables import Adjustment, Message
from notifications.letters import Current, LetterError, load_letter
from workflows.messages.draft import Columns, Draft, MessagePayment
from workflows.payment.waiting import WaitingFor

OVERTAKEN: Final = "overtaken"

Newest = dict[tuple[str, str, str], str]
"""The id of the newest message by payment, channel and letter."""


def find_overtaken(connection: Connection, drafts: Sequence[Draft], now: datetime) -> dict[str, Columns]:
    """The messages that would say what is no longer true at `now` (aware UTC): the columns of their rows by id.

    One that may have gone out already stays of unknown outcome.
    """
    asking = [(draft, current) for draft in drafts if (current := _current(draft))]
    newest = _newest(connection, {draft.payment.id for draft, _ in asking})
    top_ups = _open_top_ups(connection, {draft.payment.id for draft, current in asking if current.top_up})
    past = [
        draft for draft, current in asking if _is_past(draft, current, newest, now) or _ended(draft, current, top_ups)
    ]
    return {draft.message.id: _columns(draft) for draft in past}


def _columns(draft: Draft) -> Columns:
    state = MessageState.UNKNOWN if draft.message.doubtful else MessageState.DROPPED
    return {"state": state.value, "reason": OVERTAKEN, "due_at": None}


def _current(draft: Draft) -> Current | None:
    try:
        return load_letter(draft.message.letter).current
    except LetterError:
        return None  # composing it will say what is wrong


def _is_past(draft: Draft, current: Current, newest: Newest, now: datetime) -> bool:
    message, payment = draft.message, draft.payment
    until = message.overtaken_at
    if until is not None and until <= now:
        return True
    later = (newest.get((payment.id, message.channel, letter), "") for letter in current.replaced_by)
    return any(one > message.id for one in later)


def _ended(draft: Draft, current: Current, top_ups: Collection[str]) -> bool:
    """Whether what the letter asks for is not waited for any more."""
    return draft.payment.id not in top_ups if current.top_up else not _still_waits(draft.payment, current)


def _open_top_ups(connection: Connection, payment_ids: Collection[str]) -> set[str]:
    """Those of the payments whose top-up is not paid so far."""
    if not payment_ids:
        return set()
    asked = Adjustment.state.in_((TopUpState.OPEN, TopUpState.ATTENTION))
    query = select(Adjustment.payment_id).where(Adjustment.payment_id.in_(payment_ids), asked)
    return set(connection.execute(query).scalars())


def _still_waits(payment: MessagePayment, current: Current) -> bool:
    if payment.step not in current.steps or PaymentState(payment.state).is_over:
        return False
    tried_again = payment.waiting_for == WaitingFor.RETRY
    return payment.state != PaymentState.WAITING or tried_again or payment.waiting_for in current.waiting_for


def _newest(connection: Connection, payment_ids: set[str]) -> Newest:
    """The newest message of each payment, channel and letter. Ids are in the order of their making."""
    if not payment_ids:
        return {}
    query = (
        select(Message.payment_id, Message.channel, Message.letter, func.max(Message.id))
        .where(Message.payment_id.in_(payment_ids), Message.state != MessageState.DROPPED)
        .group_by(Message.payment_id, Message.channel, Message.letter)
    )
    return {(row[0], row[1], row[2]): row[3] for row in connection.execute(query)}
