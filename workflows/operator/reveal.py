"""Showing one personal field of a payer in clear, with who and why in the audit log."""

from typing import Final

from sqlalchemy import select

from foundation.settings import get_keyring
from models.session import write
from models.tables import Request
from workflows.operator.audit import Action, record
from workflows.operator.lookup import find_payment
from workflows.payment.errors import Refused, details_removed

FIELDS: Final = ("name", "id_number", "phone", "email", "account")


def reveal(name: str, field: str, *, actor: str, reason: str) -> str | None:
    """One field of the payer of a payment (by id or reference), None if it was not given. It is recorded first.

    Raises NotFound; Refused for another field, without a reason, and where the data was removed.
    """
    if field not in FIELDS or not reason.strip():
        raise Refused("reveal_incomplete", "name a field, and say why")
    with write() as connection:
        row = find_payment(connection, name)
        query = select(Request.payer_sealed).where(Request.payment_id == row.id)
        sealed = connection.execute(query).scalar_one_or_none()
        if sealed is None:
            raise details_removed()
        record(connection, Action.REVEAL, actor, payment_id=row.id, reason=reason[:200], details={"field": field})
    value = get_keyring().open_json("requests.payer", row.id, sealed).get(field)
    return value.get("number") if isinstance(value, dict) else value
