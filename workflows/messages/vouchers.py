"""Vouchers on file: by number, as a page, and the check whether a page is genuine."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from foundation.settings import get_keyring
from models.tables import Voucher
from notifications.voucher import (
    Stamp,
    StoredVoucher,
    Verdict,
    VoucherData,
    clean_no,
    public_keys,
    render_pdf,
    verify_pdf,
)
from workflows.messages.signing import get_pdf_signer
from workflows.payment.context import get_voucher_keys
from workflows.payment.errors import NotFound, details_removed


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A row of `vouchers`, its data sealed."""

    no: str
    payment_id: str
    check_code: str
    digest: str
    signature: str
    key_id: str
    data_sealed: str | None = field(repr=False)  # None: removed
    issued_at: datetime
    ended_at: datetime | None = None
    replaced_by: str | None = None
    serial: int = 1

    @property
    def stamp(self) -> Stamp | None:
        """Why the voucher is not valid any more; None for a valid one."""
        if self.ended_at is None:
            return None
        return Stamp.ANNULLED if self.replaced_by is None else Stamp.REPLACED

    @property
    def state(self) -> str:
        """`valid`, `annulled` or `replaced`."""
        return self.stamp or "valid"


def find_vouchers(connection: Connection, numbers: Collection[str]) -> dict[str, VoucherRow]:
    """The vouchers with these numbers, by number."""
    query = select(*Voucher.__table__.c).where(Voucher.no.in_(numbers))
    return {row["no"]: VoucherRow(**row) for row in connection.execute(query).mappings()}


def last_voucher(connection: Connection, payment_id: str) -> VoucherRow | None:
    """The last voucher of a payment: the valid one, or one that was annulled; None without any."""
    query = select(*Voucher.__table__.c).where(Voucher.payment_id == payment_id).order_by(Voucher.serial.desc())
    row = connection.execute(query.limit(1)).mappings().one_or_none()
    return None if row is None else VoucherRow(**row)


def get_voucher(connection: Connection, no: str) -> VoucherRow:
    """The row of a voucher, by its number as typed by a person; raises NotFound."""
    number = clean_no(no)
    row = find_vouchers(connection, [number]).get(number)
    if row is None:
        raise NotFound("voucher_not_found", "no voucher has this number")
    return row


def open_voucher(row: VoucherRow) -> VoucherData:
    """The data of a voucher row; raises SealError or VoucherError if they were altered, Refused if removed."""
    if row.data_sealed is None:
        raise details_removed()
    return VoucherData.from_bytes(get_keyring().open("vouchers.data", row.no, row.data_sealed))


def voucher_facts(row: VoucherRow) -> dict[str, Any]:
    """What the voucher says, its payer masked; raises SealError or VoucherError, Refused if that was removed."""
    data = open_voucher(row).to_json()
    data["payer_name"] = data["payer_name"][:1] + "*" * (len(data["payer_name"]) - 1)
    return {
        **data,
        "payment_id": row.payment_id,
        "digest": row.digest,
        "signature": row.signature,
        "key_id": row.key_id,
        "state": row.state,
        "ended_at": row.ended_at,
        "replaced_by": row.replaced_by,
    }


def voucher_page(row: VoucherRow) -> bytes:
    """The voucher's PDF, as `voucher_pdf` makes it; raises SealError or VoucherError, Refused if removed."""
    return voucher_pdf(open_voucher(row), row)


def voucher_pdf(data: VoucherData, row: VoucherRow) -> bytes:
    """The page of a voucher row whose data were opened (`open_voucher`): the same bytes each time, and behind them the
    PDF signature of this moment, if pages are signed. Raises VoucherError, SettingsError."""
    page = render_pdf(data, bytes.fromhex(row.signature), row.key_id, row.stamp)
    signer = get_pdf_signer()
    return page if signer is None else signer.sign(page, data.locale)


def verify_voucher(connection: Connection, pdf: bytes) -> Verdict:
    """Whether a page is genuine, not valid any more, altered or unknown to us."""

    def find(no: str) -> StoredVoucher | None:
        row = find_vouchers(connection, [no]).get(no)
        return None if row is None else StoredVoucher(row.no, row.digest, row.stamp, row.replaced_by)

    return verify_pdf(pdf, find, public_keys(get_voucher_keys()), get_pdf_signer())
