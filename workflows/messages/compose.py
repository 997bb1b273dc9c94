"""What a letter says about a payment: facts of message, payment and payer, in words of the payer's locale."""

from datetime import date, datetime, timedelta
from typing import Any

from foundation.clock import SHANGHAI
from foundation.crypto import Keyring
from foundation.money import grouped
from notifications.render import load_letter
from notifications.voucher import VoucherData, render_pdf
from regions import get_regions, label
from workflows.payment.reasons import reason_text


def letter_context(letter: str, facts: dict[str, Any], row: Any, payer: dict[str, Any]) -> dict[str, Any]:
    """The context of `letter` (its declared keys, no others) for a payment row with its request's columns.

    Instants are shown as Asia/Shanghai time, amounts in yuan with thousands separated.
    """
    locale = row.locale
    account = (payer.get("account") or {}).get("number") or ""
    known: dict[str, Any] = {
        "name": payer["name"],
        "region_name": get_regions().get(row.region).name.of(locale),
        "insurances": _joined([label("insurance", code, locale) for code in row.insurances.split(",")], locale),
        "period": _period(row.period_from, row.period_to, locale),
        "amount": grouped(row.total_fen) if row.total_fen is not None else None,
        "reference": row.reference,
        "payment_no": row.id,
        "missing": [_document(kind, locale) for kind in facts.get("missing", ())]
        + [reason_text(code, locale) for code in facts.get("reasons", ())],
        "until": _moment(facts.get("until"), locale),
        "method": label("method", facts["method"], locale) if facts.get("method") else None,
        "methods": [label("method", code, locale) for code in facts.get("methods", ())],
        "pay_order": facts.get("order"),
        "reason": reason_text(facts["reason"], locale) if facts.get("reason") else None,
        "account_tail": account[-4:] if len(account) > 4 else None,
        "retry_on": _day(facts.get("retry_on"), locale),
    }
    keys = load_letter(letter).keys
    return {name: value for name, value in known.items() if name in keys and value not in (None, [], "")}


def voucher_context(data: VoucherData) -> dict[str, Any]:
    """The keys that only the voucher's letter has."""
    return {
        "voucher_no": data.no,
        "check_code": data.check_code,
        "issued_on": _day(data.issued_at.astimezone(SHANGHAI).date().isoformat(), data.locale),
        "not_covered": (" " if data.locale == "en" else "").join(data.not_covered),
        "check_url": data.check_url,
        "method": data.method_name,
    }


def open_voucher(keyring: Keyring, row: Any) -> VoucherData:
    """The data of a voucher row; raises SealError or VoucherError if they were altered."""
    return VoucherData.from_bytes(keyring.open("vouchers.data", row.no, row.data_sealed))


def voucher_pdf(data: VoucherData, row: Any) -> bytes:
    """The page of a voucher row whose data were opened (`open_voucher`), the same bytes each time."""
    return render_pdf(data, bytes.fromhex(row.signature), row.key_id)


def voucher_file_name(no: str, locale: str) -> str:
    """The name of the attached file."""
    return f"social-insurance-voucher-{no}.pdf" if locale == "en" else f"社会保险费缴费凭证-{no}.pdf"


def _document(kinds: str, locale: str) -> str:
    if kinds == "correction":
        return reason_text("correction", locale)
    if kinds == "bank_account":
        return "Bank account (bank, holder, number)" if locale == "en" else "扣款银行账户（开户行、户名、账号）"
    names = [label("document", kind, locale) for kind in kinds.split("|")]
    return (" or " if locale == "en" else "或").join(names)


def _joined(names: list[str], locale: str) -> str:
    return (", " if locale == "en" else "、").join(names)


def _period(first: str, last: str, locale: str) -> str:
    if first == last:
        return _month(first, locale)
    return (
        f"{_month(first, locale)} to {_month(last, locale)}"
        if locale == "en"
        else f"{_month(first, locale)}至{_month(last, locale)}"
    )


def _month(key: str, locale: str) -> str:
    if locale == "en":
        return date.fromisoformat(f"{key}-01").strftime("%B %Y") if len(key) == 7 else key
    return f"{key[:4]}年{int(key[5:])}月" if len(key) == 7 else f"{key}年"


def _moment(text: str | None, locale: str) -> str | None:
    """A deadline as a person reads it. One at midnight is told as the end of the day before."""
    if text is None:
        return None
    moment = datetime.fromisoformat(text).astimezone(SHANGHAI)
    if moment.hour == moment.minute == 0:
        eve = _day((moment - timedelta(days=1)).date().isoformat(), locale)
        return f"the end of {eve} (Beijing time)" if locale == "en" else f"{eve}24:00"
    if locale == "en":
        return f"{moment.day} {moment:%B %Y, %H:%M} (Beijing time)"
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"


def _day(text: str | None, locale: str) -> str | None:
    if text is None:
        return None
    day = date.fromisoformat(text[:10])
    return f"{day.day} {day:%B %Y}" if locale == "en" else f"{day.year}年{day.month}月{day.day}日"
