"""The payments of one payer, found by the blind index of the ID number."""

from sqlalchemy import Connection, select

from foundation.settings import get_keyring
from models.tables import Request
from workflows.payment.errors import NotFound
from workflows.payment.rows import payer_indexes


def indexes_of(id_number: str) -> tuple[str, ...]:
    """The blind index of an ID number by each loaded index key, newest first."""
    return payer_indexes(get_keyring(), id_number)


def payments_of(connection: Connection, id_number: str) -> list[str]:
    """The ids of the payer's payments whose data is kept, oldest first; raises NotFound where there is none."""
    mine = select(Request.payment_id).where(Request.payer_index.in_(indexes_of(id_number)))
    found = list(connection.execute(mine.order_by(Request.payment_id)).scalars())
    if not found:
        raise NotFound("payer_not_found", "no personal data is kept under this ID number")
    return found
