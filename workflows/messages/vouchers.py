"""Vouchers on file: by number, as a page, and the check whether a page is genuine."""

from typing import Any

from sqlalchemy import Connection, Row, select

from foundation.settings import get_keyring
from models.tables import Voucher
from notifications.voucher import StoredVoucher, Verdict, clean_no, public_keys, verify_pdf
from workflows.messages.compose import open_voucher, voucher_pdf
from workflows.payment.errors import NotFound
from workflows.steps.voucher import voucher_keys


def get_voucher(connection: Connection, no: str) -> Row[Any]:
    """The row of a voucher, by its number as typed by a person; raises NotFound."""
    row = connection.execute(select(*Voucher.__table__.c).where(Voucher.no == clean_no(no))).one_or_none()
    if row is None:
        raise NotFound("voucher_not_found", "no voucher has this number")
    return row


def voucher_facts(row: Row[Any]) -> dict[str, Any]:
    """What the voucher says, its payer masked."""
    data = open_voucher(get_keyring(), row).to_json()
    data["payer_name"] = data["payer_name"][:1] + "*" * (len(data["payer_name"]) - 1)
    return {
        **data,
        "payment_id": row.payment_id,
        "digest": row.digest,
        "signature": row.signature,
        "key_id": row.key_id,
    }


def voucher_page(row: Row[Any]) -> bytes:
    """The voucher's PDF."""
    return voucher_pdf(open_voucher(get_keyring(), row), row)


def verify_voucher(connection: Connection, pdf: bytes) -> Verdict:
    """Whether a page is genuine, altered or unknown to us."""

    def find(no: str) -> StoredVoucher | None:
        row = connection.execute(select(*Voucher.__table__.c).where(Voucher.no == no)).one_or_none()
        return None if row is None else StoredVoucher(row.no, row.digest)

    return verify_pdf(pdf, find, public_keys(voucher_keys()))
