"""Letters that reached the payer by no channel: the other channel is tried first, then the client gets an event."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, exists, select
from sqlalchemy.orm import aliased

from models.states import MessageState
from models.tables import Message, Request
from models.write import insert_rows
from workflows.messages.rows import letter_rows
from workflows.outbox.rows import outbox_event
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Emit, Letter

TO_FORMER: Final = "contact_changed"
"""The letter that goes to an address which may well be dead: nothing follows if it fails."""


class _Failed(NamedTuple):
    id: str
    payment_id: str
    letter: str
    facts: dict[str, object]


def unreached() -> ColumnElement[bool]:
    """The messages of letters that reached the payer by no channel, with no other letter after them."""
    other = aliased(Message)
    same = (other.letter == Message.letter) & (other.facts == Message.facts)
    other_way = exists().where(
        other.payment_id == Message.payment_id,
        other.letter != TO_FORMER,
        other.state != MessageState.FAILED,
        same | (other.id > Message.id),
    )
    return (Message.state == MessageState.FAILED) & (Message.letter != TO_FORMER) & ~other_way


def lock_payers(connection: Connection, payment_ids: Iterable[str]) -> None:
    """Lock the requests of payments until the transaction ends, so that two channels do not fail at the same moment
    without seeing each other. Before a message's row is written."""
    ids = sorted(set(payment_ids))
    query = select(Request.payment_id).where(Request.payment_id.in_(ids)).order_by(Request.payment_id)
    connection.execute(query.with_for_update()).all()


def follow_failures(connection: Connection, message_ids: Collection[str], now: datetime) -> None:
    """After messages have failed in this transaction: write to the channel that is left, else record that the payer was
    not reached. `now`: aware UTC. The payers are locked (`lock_payers`)."""
    columns = (Message.id, Message.payment_id, Message.letter, Message.facts)
    mine = Message.id.in_(message_ids) & unreached()
    failed = [_Failed(*row) for row in connection.execute(select(*columns).where(mine).order_by(Message.id))]
    for one in {_letter_key(one): one for one in failed}.values():
        _follow(connection, one, now)


def _letter_key(row: _Failed) -> tuple[str, str, str]:
    return row.payment_id, row.letter, repr(sorted(row.facts.items()))


def _follow(connection: Connection, failed: _Failed, now: datetime) -> None:
    given = connection.execute(select(Request.data).where(Request.payment_id == failed.payment_id)).scalar_one()
    tries = _tries(connection, failed)
    left = [name for name in cast("list[str]", given["channels"]) if name not in tries]
    if left:
        letter = Letter(failed.letter, LetterFacts.from_json(failed.facts))
        insert_rows(connection, Message.__tablename__, letter_rows(failed.payment_id, left[:1], letter, now))
        return
    said = Emit("unreached", {"letter": failed.letter, **tries})
    insert_rows(connection, "outbox", [outbox_event(failed.payment_id, said, now)])


def _tries(connection: Connection, failed: _Failed) -> dict[str, str | None]:
    """Why each channel of a letter failed, by channel."""
    this = aliased(Message)
    same = (Message.payment_id == this.payment_id) & (Message.letter == this.letter) & (Message.facts == this.facts)
    query = select(Message.channel, Message.reason).join(this, same).where(this.id == failed.id).order_by(Message.id)
    return {row.channel: row.reason for row in connection.execute(query)}


def unreached_letters(connection: Connection, payment_id: str) -> Sequence[str]:
    """The letters of a payment that reached its payer by no channel."""
    query = select(Message.letter).where(Message.payment_id == payment_id, unreached()).distinct()
    return [row.letter for row in connection.execute(query)]
