"""Everything that is kept of a payer: one JSON document, and the documents that were made, as files."""

from dataclasses import dataclass, field
from typing import TypedDict

from sqlalchemy import Connection, select

from foundation.clock import utcnow
from foundation.crypto import Keyring
from foundation.settings import get_keyring
from models.session import read, write
from models.tables import InboxEvent, Request
from workflows.messages.vouchers import last_voucher, voucher_page
from workflows.operator.audit import Action, record
from workflows.operator.details import HistoryEntry, PaymentDetails, payment_details, payment_history
from workflows.operator.documents import list_documents
from workflows.subjects.payer import payments_of
from workflows.subjects.removal import kept_events


class KeptEvent(TypedDict):
    """An event that was received for a payment, with its content."""

    type: str
    source: str
    received_at: str
    data: object


class KeptPayment(TypedDict):
    """All about one payment, the payer in clear; `request` is what was asked for beside the payer's data."""

    details: PaymentDetails
    payer: object
    request: object
    history: list[HistoryEntry]
    events: list[KeptEvent]
    files: list[str]


@dataclass(frozen=True, slots=True)
class Export:
    """What is kept of a payer; the content of `files` by name."""

    payments: list[KeptPayment]
    files: dict[str, bytes] = field(repr=False)


def export_payer(id_number: str, *, actor: str, reason: str) -> Export:
    """Everything that is kept under an ID number; recorded first. Raises NotFound, SealError."""
    keyring = get_keyring()
    with write() as connection:
        ids = payments_of(connection, id_number)
        record(connection, Action.EXPORT_SUBJECT, actor, reason=reason, details={"payments": ids})
    with read() as connection:
        events = _events(connection, keyring, ids)
        export = Export([], {})
        for payment_id in ids:
            files = _files(connection, payment_id)
            export.payments.append(_payment(connection, keyring, payment_id, events[payment_id], list(files)))
            export.files.update(files)
    return export


def _payment(
    connection: Connection, keyring: Keyring, payment_id: str, events: list[KeptEvent], files: list[str]
) -> KeptPayment:
    query = select(Request.payer_sealed, Request.data).where(Request.payment_id == payment_id)
    request = connection.execute(query).one()
    return {
        "details": payment_details(connection, payment_id),
        "payer": keyring.open_json("requests.payer", payment_id, request.payer_sealed),
        "request": request.data,
        "history": payment_history(connection, payment_id),
        "events": events,
        "files": files,
    }


def _events(connection: Connection, keyring: Keyring, ids: list[str]) -> dict[str, list[KeptEvent]]:
    """The events of payments whose bodies are kept, by payment."""
    found: dict[str, list[KeptEvent]] = {payment_id: [] for payment_id in ids}
    event = InboxEvent.__table__.c
    for first, end in kept_events(utcnow()):
        meant = (event.id >= first, event.id < end, event.payment_id.in_(ids), event.body_sealed.is_not(None))
        for row in connection.execute(select(*event).where(*meant).order_by(event.id)):
            found[row.payment_id].append(
                {
                    "type": row.type,
                    "source": row.source,
                    "received_at": row.received_at.isoformat(),
                    "data": keyring.open_json("inbox.body", row.id, row.body_sealed),
                }
            )
    return found


def _files(connection: Connection, payment_id: str) -> dict[str, bytes]:
    """The declaration forms, contracts and the voucher of a payment by file name."""
    made = enumerate(list_documents(connection, payment_id), start=1)
    files = {f"{payment_id}-{number}-{one.kind}.html": one.html.encode() for number, one in made}
    voucher = last_voucher(connection, payment_id)
    if voucher is not None and voucher.data_sealed is not None:
        files[f"{payment_id}-{voucher.no}.pdf"] = voucher_page(voucher)
    return files
