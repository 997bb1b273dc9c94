"""What the check of a voucher shows: everything that the voucher says, the payer masked.

The identity number is masked further than on the voucher: its last four characters are asked for before the file is
given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from foundation.clock import shanghai_day
from foundation.money import grouped, yuan
from notifications.voucher import VoucherData, VoucherItem
from notifications.voucher.display import write_day, write_percent, write_period, write_time
from notifications.voucher.wording import get_wording
from workflows.messages.vouchers import VoucherRow

_FOLDER = Path(__file__).parent / "templates"
_TEXTS = (
    "no", "locale", "region", "region_name", "authority", "scheme", "scheme_name", "period_from", "period_to",
    "method_name", "bank_reference", "paid_at", "issued_at", "covers", "limits", "not_covered", "template",
)  # fmt: skip

Row = tuple[str, str]
"""A label and a value."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page's content: words of its locale, rows, and the rows of each insurance under its name."""

    locale: str
    words: Mapping[str, str]
    rows: tuple[Row, ...]
    items: tuple[tuple[str, tuple[Row, ...]], ...]
    payment: tuple[Row, ...]
    data: VoucherData


def check_document(data: VoucherData | None, row: VoucherRow) -> dict[str, object]:
    """The voucher as JSON values; amounts in yuan, instants in UTC. `state` says whether it is still valid.

    Without data (they were removed) only that it is genuine.
    """
    if data is None:
        left = {"no": row.no, "issued_at": row.issued_at, "details_removed": True}
        return {"genuine": True, "state": row.state, "replaced_by": row.replaced_by, **left}
    values = data.to_json()
    shown = {name: values[name] for name in _TEXTS}
    items = [_item_document(item) for item in data.items]
    payer = {"payer_name": _masked_name(data), "id_masked": _masked_number(data)}
    valid = {"state": row.state, "replaced_by": row.replaced_by}
    return {"genuine": True, **valid, **shown, **payer, "items": items, "total": yuan(data.total_fen)}


def _item_document(item: VoucherItem) -> dict[str, object]:
    return {
        "insurance": item.insurance,
        "label": item.label,
        "base": _yuan(item.base_fen),
        "rate": item.rate,
        "months": item.months,
        "amount": yuan(item.amount_fen),
        "pooling_fund": _yuan(item.pooling_fen),
        "individual_account": _yuan(item.individual_fen),
        "provisional": item.provisional,
    }


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan(fen)


def check_page(data: VoucherData | None, row: VoucherRow | None, no: str = "", code: str = "") -> str:
    """The check as a page; without a row it says that there is no such voucher, without data that its details were
    removed. `no` and `code` fill its form in."""
    issued = shanghai_day(row.issued_at).isoformat() if row else None
    sheet = _sheet(data) if data else None
    return _template("voucher.html").render(sheet=sheet, row=row, issued=issued, no=no, code=code)


def entry_page() -> str:
    """The page where a number and a check code are typed in."""
    return _template("check.html").render()


def _sheet(data: VoucherData) -> Sheet:
    words = get_wording(data.locale)
    rows = (
        (words["no"], data.no),
        (words["issued_at"], write_day(data.issued_at, words)),
        (words["payer"], _masked_name(data)),
        (words["id_number"], _masked_number(data)),
        (words["region"], data.region_name),
        (words["authority"], data.authority),
        (words["scheme"], data.scheme_name),
        (words["period"], write_period(data, words)),
    )
    payment = (
        (words["total"], f"¥{grouped(data.total_fen)}"),
        (words["method"], data.method_name),
        (words["paid_at"], write_time(data.paid_at, words)),
        (words["bank_reference"], data.bank_reference),
    )
    items = tuple((item.label, _item_rows(item, data, words)) for item in data.items)
    return Sheet(data.locale, words, rows, items, payment, data)


def _item_rows(item: VoucherItem, data: VoucherData, words: Mapping[str, str]) -> tuple[Row, ...]:
    months = words["one_year"] if len(data.period_from) == 4 else str(item.months)
    amount = grouped(item.amount_fen)
    if item.provisional:
        mark = words["provisional_mark"]
        amount += f" ({mark})" if data.locale == "en" else f"（{mark}）"
    return (
        (words["base"], _grouped(item.base_fen, words)),
        (words["rate"], words["fixed"] if item.rate is None else write_percent(item.rate)),
        (words["months"], months),
        (words["amount"], amount),
        (words["pooling"], _grouped(item.pooling_fen, words)),
        (words["individual"], _grouped(item.individual_fen, words)),
    )


def _grouped(fen: int | None, words: Mapping[str, str]) -> str:
    return words["none"] if fen is None else grouped(fen)


def _masked_name(data: VoucherData) -> str:
    return data.payer_name[:1] + "*" * (len(data.payer_name) - 1)


def _masked_number(data: VoucherData) -> str:
    return data.id_masked[:6] + "*" * (len(data.id_masked) - 6)


@lru_cache(maxsize=2)
def _template(name: str) -> Template:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True).get_template(name)
