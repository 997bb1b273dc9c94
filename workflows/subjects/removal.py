"""Removing the personal data of payments. Ledger, history, amounts, digests and voucher numbers stay."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, exists, select, update

from foundation.ids import first_id
from foundation.settings import get_keyring, get_settings
from models.states import InboxState, PauseKind
from models.tables import (
    ArchivedDocument,
    Contract,
    Coverage,
    Document,
    InboxEvent,
    Message,
    Pause,
    Request,
    Suppression,
    Voucher,
)

_REMOVED_INDEX: Final = ""
"""What a contract has instead of a blind index that was removed: no payer has it."""
_WINDOW: Final = timedelta(days=7)

Range = tuple[str, str]
"""From an id on, and below another."""


def remove_data(connection: Connection, ids: Collection[str]) -> None:
    """Remove the data of payments that have ended, in a few statements of the caller's transaction.

    Bodies of their events that were used are not found by payment: those go by their own age (`remove_bodies`).
    """
    letters = select(Message.id).where(Message.payment_id.in_(ids))
    connection.execute(delete(Suppression).where(Suppression.message_id.in_(letters)))
    addresses = {"recipient_sealed": None, "tried_to_sealed": None}
    connection.execute(update(Message).where(Message.payment_id.in_(ids)).values(addresses))
    connection.execute(update(Voucher).where(Voucher.payment_id.in_(ids)).values(data_sealed=None))
    connection.execute(delete(Document).where(Document.payment_id.in_(ids)))
    connection.execute(delete(ArchivedDocument).where(ArchivedDocument.payment_id.in_(ids)))
    indexes = dict.fromkeys(("payer_index", "account_index", "signer_index"), _REMOVED_INDEX)
    connection.execute(update(Contract).where(Contract.payment_id.in_(ids)).values(indexes))
    connection.execute(delete(Coverage).where(Coverage.payment_id.in_(ids)))
    pending = InboxEvent.payment_id.in_(ids) & (InboxEvent.state == InboxState.PENDING)
    connection.execute(update(InboxEvent).where(pending).values(body_sealed=None))
    restricted = _restricted(connection, ids)
    connection.execute(delete(Request).where(Request.payment_id.in_(ids)))
    if restricted:  # of whom nothing is kept, nothing is left to restrict
        gone = Pause.name.in_(restricted) & ~exists().where(Request.payer_index == Pause.name)
        connection.execute(delete(Pause).where(Pause.kind == PauseKind.PAYER, gone))


def _restricted(connection: Connection, ids: Collection[str]) -> list[str]:
    """The restrictions of the payers of these payments; none while payers move from one index key to another."""
    if len(get_keyring().index_keys) > 1:
        return []
    mine = select(Request.payer_index).where(Request.payment_id.in_(ids))
    query = select(Pause.name).where(Pause.kind == PauseKind.PAYER, Pause.name.in_(mine))
    return list(connection.execute(query).scalars())


def kept_events(now: datetime) -> Iterator[Range]:
    """The ids of the events whose bodies may still be there, in ranges that one statement can go through: events are
    not found by payment. `now` is aware UTC."""
    begin = now - timedelta(days=get_settings().retention["events"] + 1)
    while begin < now:
        yield first_id(begin), first_id(begin + _WINDOW)
        begin += _WINDOW


def remove_bodies_of(connection: Connection, ids: Collection[str], within: Range) -> None:
    """Remove the bodies of all events of payments within a range of ids."""
    meant = (InboxEvent.id >= within[0], InboxEvent.id < within[1], InboxEvent.payment_id.in_(ids))
    connection.execute(update(InboxEvent).where(*meant, InboxEvent.body_sealed.is_not(None)).values(body_sealed=None))
