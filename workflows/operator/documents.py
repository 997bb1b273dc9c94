"""The documents of a payment, for operators: declaration form and debit contract, as they were filed or sent."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select

from foundation.settings import get_keyring
from models.tables import Document
from workflows.steps.documents import open_document


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
    query = select(*Document.__table__.c).where(Document.payment_id == payment_id).order_by(Document.created_at)
    keyring = get_keyring()
    return [
        KeptDocument(row.kind, row.template, row.sha256, row.created_at, open_document(keyring, row))
        for row in connection.execute(query)
    ]
