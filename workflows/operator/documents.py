"""The documents of a payment, as they were filed or sent: for operators, and for the client that owns the payment."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from foundation.settings import get_keyring
from models.archive import all_of
from models.session import write
from models.tables import Document
from workflows.intake.senders import Sender
from workflows.messages.vouchers import get_voucher, last_voucher, voucher_page
from workflows.operator.audit import Action, record
from workflows.operator.lookup import find_payment
from workflows.payment.errors import NotFound
from workflows.steps.documents import open_document

_VOUCHER: Final = "voucher"


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document with its text (HTML, personal data in clear). `created_at` is aware UTC."""

    kind: str
    template: str
    sha256: str
    created_at: datetime
    html: str = field(repr=False)


def list_documents(connection: Connection, payment_id: str) -> list[KeptDocument]:
    """The documents of a payment, oldest first; raises SealError if one is not what it was."""
    kept = all_of(Document).c
    query = select(*kept).where(kept.payment_id == payment_id).order_by(kept.created_at)
    keyring = get_keyring()
    return [
        KeptDocument(row.kind, row.template, row.sha256, row.created_at, open_document(keyring, row))
        for row in connection.execute(query)
    ]


def take_documents(name: str, *, actor: str, reason: str) -> list[KeptDocument]:
    """The documents of a payment (by id or reference) for an operator; that they were read is recorded.

    Raises NotFound, SealError.
    """
    with write() as connection:
        payment = find_payment(connection, name).id
        found = list_documents(connection, payment)
        details = {"kind": ", ".join(sorted({one.kind for one in found}))}
        record(connection, Action.READ_DOCUMENT, actor, payment_id=payment, reason=reason, details=details)
    return found


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document as a file."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


def read_document(connection: Connection, name: str, kind: str, reader: Sender) -> DocumentFile:
    """The last document of a kind (`declaration`, `contract`, `voucher`) of a payment that `reader` itself started.

    That it was read is recorded. Raises NotFound, also for a payment of another client; Refused, SealError.
    """
    payment = find_payment(connection, name, reader)
    found = _find_document(connection, payment.id, kind) if payment.client == reader.client else None
    if found is None:
        raise NotFound("document_not_found", "this payment has no such document, or is another client's")
    record(connection, Action.READ_DOCUMENT, f"client {reader.client}", payment_id=payment.id, details={"kind": kind})
    return found


def take_voucher(no: str, *, actor: str, reason: str) -> DocumentFile:
    """The page of a voucher for an operator; that it was written is recorded. Raises NotFound, Refused, SealError."""
    with write() as connection:
        voucher = get_voucher(connection, no)
        found = DocumentFile(f"{voucher.no}.pdf", "application/pdf", voucher_page(voucher))
        details = {"no": voucher.no}
        record(connection, Action.WRITE_VOUCHER, actor, payment_id=voucher.payment_id, reason=reason, details=details)
    return found


def _find_document(connection: Connection, payment_id: str, kind: str) -> DocumentFile | None:
    if kind == _VOUCHER:
        voucher = last_voucher(connection, payment_id)
        if voucher is None:
            return None
        return DocumentFile(f"{voucher.no}.pdf", "application/pdf", voucher_page(voucher))
    kept = all_of(Document).c
    mine = (kept.payment_id == payment_id) & (kept.kind == kind)
    query = select(*kept).where(mine).order_by(kept.created_at.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return DocumentFile(f"{kind}.html", "text/html", open_document(get_keyring(), row).encode())
