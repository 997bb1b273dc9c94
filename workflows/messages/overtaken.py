"""Messages that are not sent because their payment has moved past them. What overtakes a letter is data beside it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select

from models.states import MessageState, PaymentState
from models.tables import Message
from notifications.letters import LetterError, load_letter
from workflows.messages.draft import Columns, Draft
from workflows.payment.waiting import WaitingFor

OVERTAKEN: Final = "overtaken"


def find_overtaken(connection: Connection, drafts: Sequence[Draft], now: datetime) -> dict[str, Columns]:
    """The messages that would say what is no longer true at `now` (aware UTC): the columns of their rows by id.

    One that may have gone out already stays of unknown outcome.
    """
    newest = _newest(connection, {draft.payment.id for draft in drafts if _can_be(draft)})
    overtaken = [draft.message for draft in drafts if _can_be(draft) and _is(draft, newest, now)]
    states = {one.id: MessageState.UNKNOWN if one.doubtful else MessageState.DROPPED for one in overtaken}
    return {id_: {"state": state.value, "reason": OVERTAKEN, "due_at": None} for id_, state in states.items()}


def _can_be(draft: Draft) -> bool:
    try:
        return load_letter(draft.message.letter).current is not None
    except LetterError:
        return False  # composing it will say what is wrong


def _is(draft: Draft, newest: dict[tuple[str, str, str], str], now: datetime) -> bool:
    message, payment = draft.message, draft.payment
    current = load_letter(message.letter).current
    if current is None:
        return False
    if payment.step not in current.steps or PaymentState(payment.state).is_over:
        return True
    waits = payment.state == PaymentState.WAITING and payment.waiting_for != WaitingFor.RETRY
    if waits and payment.waiting_for not in current.waiting_for:
        return True
    until = message.deadline
    if until is not None and until <= now:
        return True
    later = (newest.get((payment.id, message.channel, letter), "") for letter in current.replaced_by)
    return any(one > message.id for one in later)


def _newest(connection: Connection, payment_ids: set[str]) -> dict[tuple[str, str, str], str]:
    """The newest message of each payment, channel and letter. Ids are in the order of their making."""
    if not payment_ids:
        return {}
    query = (
        select(Message.payment_id, Message.channel, Message.letter, func.max(Message.id))
        .where(Message.payment_id.in_(payment_ids), Message.state != MessageState.DROPPED)
        .group_by(Message.payment_id, Message.channel, Message.letter)
    )
    return {(row[0], row[1], row[2]): row[3] for row in connection.execute(query)}
