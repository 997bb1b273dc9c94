"""A payer's corrected e-mail address or phone: used from now on, also after the payment has ended.

The former address gets a letter about the change, since not every change is the payer's wish.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from foundation.crypto import Keyring
from models.states import Channel, MessageState
from models.tables import Message, Request, Voucher
from models.write import insert_rows
from workflows.messages.draft import RECIPIENT, TRIED_TO
from workflows.messages.receipts.suppressed import lift
from workflows.messages.receipts.unreached import unreached
from workflows.messages.rows import letter_rows
from workflows.payment.errors import details_removed
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Letter
from workflows.payment.rows import phone_index

_KEYS = {Channel.EMAIL: "email", Channel.SMS: "phone"}


@dataclass(frozen=True, slots=True)
class Contact:
    """What is new; None leaves the former one."""

    email: str | None = field(repr=False)
    phone: str | None = field(repr=False)


def correct_contact(connection: Connection, keyring: Keyring, payment_id: str, contact: Contact, now: datetime) -> None:
    """Keep the new contact of a payment's payer and tell the former one; send a voucher that did not arrive.

    `now`: aware UTC. Raises SealError if the payer's data do not open, Refused if they were removed.
    """
    request = connection.execute(
        select(Request.payer_sealed, Request.data).where(Request.payment_id == payment_id).with_for_update()
    ).one_or_none()
    if request is None:
        raise details_removed()
    payer = keyring.open_json("requests.payer", payment_id, request.payer_sealed)
    changed = _changes(payer, contact)
    if not changed:
        return
    former = {channel: payer[_KEYS[channel]] for channel in changed if payer.get(_KEYS[channel])}
    payer |= {_KEYS[channel]: new for channel, new in changed.items()}
    _keep_payer(connection, keyring, payment_id, payer, request.data)
    for channel, address in former.items():
        _keep_tried(connection, keyring, payment_id, channel, address)
        _tell_former(connection, keyring, payment_id, channel, address, now)
    for channel, address in changed.items():
        lift(connection, channel, address)
        _send_again(connection, payment_id, channel, now)


def _changes(payer: Mapping[str, object], contact: Contact) -> dict[Channel, str]:
    """The addresses that differ from the payer's, by channel."""
    given = {Channel.EMAIL: contact.email, Channel.SMS: contact.phone}
    return {channel: new for channel, new in given.items() if new and new != payer.get(_KEYS[channel])}


def _keep_payer(
    connection: Connection, keyring: Keyring, payment_id: str, payer: dict[str, Any], data: Mapping[str, object]
) -> None:
    values = {
        "payer_sealed": keyring.seal_json("requests.payer", payment_id, payer),
        "phone_index": phone_index(keyring, payer.get("phone")),
        "data": {**data, "channels": [channel.value for channel, key in _KEYS.items() if payer.get(key)]},
    }
    connection.execute(update(Request).where(Request.payment_id == payment_id).values(**values))


def _tell_former(
    connection: Connection, keyring: Keyring, payment_id: str, channel: Channel, address: str, now: datetime
) -> None:
    letter = Letter("contact_changed", LetterFacts(contact=channel.value))
    [row] = letter_rows(payment_id, [channel], letter, now)
    sealed = keyring.seal(RECIPIENT, row["id"], address.encode())
    insert_rows(connection, Message.__tablename__, [{**row, "recipient_sealed": sealed}])


def _keep_tried(connection: Connection, keyring: Keyring, payment_id: str, channel: Channel, address: str) -> None:
    """Keep with the messages that were tried where they went: reports and questions are about that address."""
    tried = (Message.payment_id == payment_id) & (Message.channel == channel) & Message.tried_at.is_not(None)
    tried &= Message.recipient_sealed.is_(None) & Message.tried_to_sealed.is_(None)
    for id_ in connection.execute(select(Message.id).where(tried)).scalars().all():
        sealed = keyring.seal(TRIED_TO, id_, address.encode())
        connection.execute(update(Message).where(Message.id == id_).values(tried_to_sealed=sealed))


def _unreached_letters(connection: Connection, payment_id: str) -> list[Letter]:
    """The letters but the voucher that reached the payer by no channel, each once, in the order of their writing: a
    later one overtakes the earlier."""
    query = select(Message.letter, Message.facts).where(Message.payment_id == payment_id, unreached())
    found: list[Letter] = []
    for row in connection.execute(query.order_by(Message.id)):
        letter = Letter(row.letter, LetterFacts.from_json(row.facts))
        if letter.name != "voucher" and letter not in found:
            found.append(letter)
    return found


def _send_again(connection: Connection, payment_id: str, channel: Channel, now: datetime) -> None:
    """Send by a channel what did not arrive by it: the voucher, and letters that reached the payer by no channel.

    A letter that the payment has moved past is dropped when it is to be sent.
    """
    letters = _unreached_letters(connection, payment_id)
    valid = select(Voucher.no).where(Voucher.payment_id == payment_id, Voucher.ended_at.is_(None))
    no = connection.execute(valid).scalar_one_or_none()
    arrived = select(func.count()).where(
        Message.payment_id == payment_id,
        Message.letter == "voucher",
        Message.channel == channel,
        Message.state.in_((MessageState.DUE, MessageState.SENDING, MessageState.SENT)),
    )
    if no is not None and not connection.execute(arrived).scalar_one():
        letters.append(Letter("voucher", LetterFacts(voucher=no)))
    for letter in letters:
        insert_rows(connection, Message.__tablename__, letter_rows(payment_id, [channel], letter, now))
