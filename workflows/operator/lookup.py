"""Finding one payment by the name that people use for it."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from foundation.texts import is_payment_id, usual_reference
from models.tables import Payment
from workflows.intake.senders import OPERATOR, Sender
from workflows.payment.errors import NotFound, Refused

PaymentRow = Row[tuple[object, ...]]  # every column of `payments`


def find_payment(connection: Connection, name: str, reader: Sender = OPERATOR) -> PaymentRow:
    """The payment that `reader` means by this id or reference. 32 hex digits are only ever an id.

    A reference means the reader's own payment first, and of several the only live one. Raises NotFound where there is
    none that the reader may act on, or Refused when the reference is ambiguous.
    """
    found = _find_readable(connection, name, reader)
    if not found:
        raise NotFound("payment_not_found", "no payment has this id or reference")
    live = [row for row in found if row.finished_at is None]
    meant = found if len(found) == 1 else live
    if len(meant) != 1:
        raise _ambiguous(found)
    return meant[0]


def _ambiguous(found: Sequence[PaymentRow]) -> Refused:
    ids = [row.id for row in found]
    message = "several payments have this reference; name one by its id"
    return Refused("reference_ambiguous", message, details={"ids": ids})


def _find_readable(connection: Connection, name: str, reader: Sender) -> list[PaymentRow]:
    """The reader's own payments of this name, or else those of others that it may act on."""
    meant = Payment.id == name.lower() if is_payment_id(name) else Payment.reference == usual_reference(name)
    rows = connection.execute(select(*Payment.__table__.c).where(meant)).all()
    known = [row for row in rows if reader.may_act_on(row.client, row.region)]
    return [row for row in known if row.client == reader.client] or known
