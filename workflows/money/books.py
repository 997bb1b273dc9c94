"""Ledger and vouchers of completed payments: counter-entries, and the voucher replaced or annulled."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection, func, select, update

from foundation.ids import stable_part
from foundation.settings import get_keyring, get_settings
from models.tables import LedgerEntry, Voucher
from models.write import insert_rows
from notifications.voucher import VoucherData, check_code, voucher_no
from workflows.messages.vouchers import VoucherRow, open_voucher
from workflows.payment.context import get_voucher_keys
from workflows.steps.voucher import PAYER_ACCOUNT, voucher_row

_VALID: Final = Voucher.ended_at.is_(None)


class FundChange(NamedTuple):
    """What a fund gets, in fen; negative for what it gives back."""

    account: str
    insurance: str
    amount_fen: int


class Valid(NamedTuple):
    """The valid voucher of a payment: its row, and its data opened."""

    row: VoucherRow
    data: VoucherData


def valid_voucher(connection: Connection, payment_id: str) -> Valid | None:
    """The payment's valid voucher, locked; None where all of its money went back. Raises SealError, VoucherError."""
    query = select(*Voucher.__table__.c).where(Voucher.payment_id == payment_id, _VALID).with_for_update()
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        return None
    row = VoucherRow(**found)
    return Valid(row, open_voucher(row))


def end_voucher(connection: Connection, row: VoucherRow, fresh: VoucherData | None, now: datetime) -> str | None:
    """End a voucher, and keep the one that takes its place, with a number of its own; returns that number.

    `fresh` are the data of that one but for number, time and total (None: the voucher is annulled).
    """
    number = None if fresh is None else _issue(connection, row, fresh, now)
    ended = {"ended_at": now, "replaced_by": number}
    connection.execute(update(Voucher).where(Voucher.no == row.no).values(**ended))
    return number


def _issue(connection: Connection, row: VoucherRow, fresh: VoucherData, now: datetime) -> str:
    number = voucher_no(fresh.region, f"{stable_part(row.payment_id)}/{row.serial + 1}")
    code = check_code(number, get_voucher_keys()[0])
    url = f"{get_settings().public_url}/v1/vouchers/{number}?code={code}"
    total_fen = sum(item.amount_fen for item in fresh.items)
    data = replace(fresh, no=number, check_code=code, total_fen=total_fen, issued_at=now, check_url=url)
    columns = voucher_row(data, row.payment_id, get_voucher_keys()[0], get_keyring())
    insert_rows(connection, "vouchers", [{**columns, "serial": row.serial + 1}])
    return number


def book(connection: Connection, payment_id: str, changes: Sequence[FundChange], now: datetime) -> None:
    """Add what the funds get or give back to the ledger, against the payer."""
    last = select(func.max(LedgerEntry.line)).where(LedgerEntry.payment_id == payment_id)
    line = connection.execute(last).scalar_one() + 1
    paid = sum(one.amount_fen for one in changes)
    entries: list[tuple[str, str | None, int]] = [(PAYER_ACCOUNT, None, -paid)]
    entries += [one for one in changes if one.amount_fen]
    rows = [
        {
            "payment_id": payment_id,
            "line": number,
            "account": account,
            "insurance": insurance,
            "debit_fen": max(-credit, 0),
            "credit_fen": max(credit, 0),
            "booked_at": now,
        }
        for number, (account, insurance, credit) in enumerate(entries, line)
    ]
    insert_rows(connection, "ledger_entries", rows)
