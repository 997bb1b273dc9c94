"""Finding one payment by the name that people use for it."""

from sqlalchemy import Connection, Row, select

from models.tables import Payment
from workflows.payment.errors import NotFound, Refused

PaymentRow = Row[tuple[object, ...]]  # every column of `payments`


def find_payment(connection: Connection, name: str) -> PaymentRow:
    """The payment with this id or reference. Of several with one reference, the only live one is meant.

    Raises NotFound, or Refused when the reference is ambiguous.
    """
    rows = connection.execute(
        select(*Payment.__table__.c).where((Payment.id == name.lower()) | (Payment.reference == name))
    ).all()
    if not rows:
        raise NotFound("payment_not_found", "no payment has this id or reference")
    live = [row for row in rows if row.finished_at is None]
    if len(rows) == 1 or len(live) == 1:
        return (live or rows)[0]
    ids = [row.id for row in rows]
    raise Refused(
        "reference_ambiguous", "several payments bear this reference; name one by its id", details={"ids": ids}
    )
