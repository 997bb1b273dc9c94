"""Booked money that was returned: counter-entries in the ledger, and the voucher annulled or replaced."""

from datetime import datetime
from typing import Final, NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection, func, select, update

from foundation.settings import get_keyring, get_settings
from models.tables import LedgerEntry, Voucher
from models.write import insert_rows
from notifications.voucher import VoucherData, VoucherItem, check_code, voucher_no
from workflows.messages.vouchers import VoucherRow, open_voucher
from workflows.money.refunds.shares import Share, take_from
from workflows.payment.context import get_voucher_keys
from workflows.steps.voucher import PAYER_ACCOUNT, voucher_row

_VALID: Final = Voucher.ended_at.is_(None)


class Adjusted(NamedTuple):
    """The voucher that is not valid any more, the one in its place (None: all its money went back), and what is booked
    now, in fen."""

    ended: str
    voucher: str | None
    total_fen: int


def adjust(connection: Connection, payment_id: str, amount_fen: int, now: datetime) -> Adjusted:
    """Take `amount_fen` off what is booked for a payment; in the caller's transaction."""
    query = select(*Voucher.__table__.c).where(Voucher.payment_id == payment_id, _VALID).with_for_update()
    row = VoucherRow(**connection.execute(query).mappings().one())
    data = open_voucher(row)
    taken = take_from(data.items, amount_fen)
    fresh = _issue(connection, row, _replacement(row, data, taken.left, now)) if taken.left else None
    ended = {"ended_at": now, "replaced_by": fresh}
    connection.execute(update(Voucher).where(Voucher.no == row.no).values(**ended))
    _book(connection, payment_id, taken.shares, now)
    return Adjusted(row.no, fresh, data.total_fen - amount_fen)


def _issue(connection: Connection, row: VoucherRow, data: VoucherData) -> str:
    """Keep the voucher that takes the place of `row`; returns its number."""
    fresh = voucher_row(data, row.payment_id, get_voucher_keys()[0], get_keyring())
    insert_rows(connection, "vouchers", [{**fresh, "serial": row.serial + 1}])
    return data.no


def _replacement(row: VoucherRow, data: VoucherData, items: tuple[VoucherItem, ...], now: datetime) -> VoucherData:
    """The voucher over what is left, with a number of its own."""
    number = voucher_no(data.region, f"{row.payment_id}/{row.serial + 1}")
    code = check_code(number, get_voucher_keys()[0])
    return replace(
        data,
        no=number,
        check_code=code,
        items=items,
        total_fen=sum(item.amount_fen for item in items),
        issued_at=now,
        check_url=f"{get_settings().public_url}/v1/vouchers/{number}?code={code}",
    )


def _book(connection: Connection, payment_id: str, shares: tuple[Share, ...], now: datetime) -> None:
    """Counter-entries: each fund gives its share back, the payer gets the sum."""
    last = select(func.max(LedgerEntry.line)).where(LedgerEntry.payment_id == payment_id)
    line = connection.execute(last).scalar_one() + 1
    entries: list[tuple[str, str | None, int, int]] = [
        (PAYER_ACCOUNT, None, 0, sum(share.amount_fen for share in shares))
    ]
    entries += [(share.account, share.insurance, share.amount_fen, 0) for share in shares]
    rows = [
        {
            "payment_id": payment_id,
            "line": number,
            "account": account,
            "insurance": insurance,
            "debit_fen": debit,
            "credit_fen": credit,
            "booked_at": now,
        }
        for number, (account, insurance, debit, credit) in enumerate(entries, line)
    ]
    insert_rows(connection, "ledger_entries", rows)
