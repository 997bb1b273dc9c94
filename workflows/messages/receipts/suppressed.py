"""Addresses and phones that do not exist: kept by their blind index, and not written to again by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, exists, select

from foundation.crypto import Keyring, SealError
from foundation.settings import get_keyring
from models.states import MessageState
from models.tables import Suppression
from models.write import insert_rows
from workflows.messages.draft import Columns, Draft

SUPPRESSED: Final = "address_suppressed"


def find_suppressed(connection: Connection, drafts: Sequence[Draft]) -> dict[str, Columns]:
    """The messages whose address is known not to exist: the columns of their rows by id."""
    # Mostly there is none, and no address needs to be hashed.
    if not connection.execute(select(exists(select(Suppression.address_index)))).scalar_one():
        return {}
    keyring = get_keyring()
    indexes = {one.message.id: _indexes(keyring, one) for one in drafts}
    wanted = {index for found in indexes.values() for index in found}
    if not wanted:
        return {}
    query = select(Suppression.address_index).where(Suppression.address_index.in_(wanted))
    dead = set(connection.execute(query).scalars())
    row: Columns = {"state": MessageState.FAILED.value, "reason": SUPPRESSED, "due_at": None}
    return {id_: row for id_, found in indexes.items() if not dead.isdisjoint(found)}


def suppress(connection: Connection, draft: Draft, reason: str | None, now: datetime) -> None:
    """Keep that the address to which a message was sent does not exist; raises SealError."""
    row = {
        "address_index": address_index(get_keyring(), draft.message.channel, draft.tried_to),
        "channel": draft.message.channel,
        "reason": reason,
        "message_id": draft.message.id,
        "created_at": now,
    }
    insert_rows(connection, Suppression.__tablename__, [row], or_ignore=True)


def is_suppressed(connection: Connection, channel: str, address: str) -> bool:
    """Whether an address is known not to exist."""
    indexes = address_indexes(get_keyring(), channel, address)
    return connection.execute(select(exists().where(Suppression.address_index.in_(indexes)))).scalar_one()


def lift(connection: Connection, channel: str, address: str) -> None:
    """Write to an address again: a message was delivered there, or an operator says so."""
    indexes = address_indexes(get_keyring(), channel, address)
    connection.execute(delete(Suppression).where(Suppression.address_index.in_(indexes)))


def address_index(keyring: Keyring, channel: str, address: str) -> str:
    """The blind index of an address or phone. Case counts in neither part of an address, as providers handle them."""
    return keyring.blind_index(f"suppressions.{channel}", address.lower())


def address_indexes(keyring: Keyring, channel: str, address: str) -> list[str]:
    """The blind index of an address or phone by each loaded key, newest first."""
    return [address_index(one, channel, address) for one in keyring.each_index]


def _indexes(keyring: Keyring, draft: Draft) -> list[str]:
    try:
        return address_indexes(keyring, draft.message.channel, draft.recipient)
    except SealError:
        return []  # composing it will say what is wrong
