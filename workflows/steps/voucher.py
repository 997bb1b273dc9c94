"""Voucher: book the money to its funds, and write down the voucher that the payer gets.

Stored are the voucher's data, their digest and the Ed25519 signature; the PDF is made from them, the same bytes each
time, when a letter or an operator needs it.
"""

from functools import lru_cache
from hashlib import sha256
from typing import Any

from foundation.masking import mask_id_number
from foundation.settings import SettingsError, get_settings
from notifications.voucher import VoucherData, VoucherItem, VoucherKey, check_code, keys_from_text, voucher_no
from regions import Assessment, Item, get_region, label, what_is_covered
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Done, Emit, Insert, Letter


def voucher_keys() -> tuple[VoucherKey, ...]:
    """The keys of SHEBAO_VOUCHER_KEY, the signing one first; raises SettingsError."""
    return _read_keys(get_settings().voucher_key.get_secret_value())


@lru_cache(maxsize=4)
def _read_keys(text: str) -> tuple[VoucherKey, ...]:
    try:
        return keys_from_text(text)
    except ValueError as error:
        raise SettingsError(f"SHEBAO_VOUCHER_KEY: {error}") from None


def decide(case: Case) -> Done | Attention:
    """Issue the voucher for a settled payment; what was collected must be what the region's rules give."""
    settled = next((row for row in case.debits if row.state == "settled"), None)
    assessment = case.assess()
    if settled is None or not settled.amount_fen == case.payment.total_fen == assessment.total_fen:
        return Attention(reason="voucher_without_settlement" if settled is None else "amount_mismatch")
    data = voucher_data(case, assessment, settled)
    key = voucher_keys()[0]
    content = data.to_bytes()
    row = {
        "no": data.no,
        "payment_id": case.id,
        "check_code": data.check_code,
        "digest": sha256(content).hexdigest(),
        "signature": key.sign(content).hex(),
        "key_id": key.key_id,
        "data_sealed": case.seal("vouchers.data", data.no, content),
        "issued_at": case.now,
    }
    return Done(
        effects=(
            Insert("vouchers", row),
            *(Insert("ledger_entries", entry) for entry in ledger_entries(case, assessment)),
            Letter("voucher", {"voucher": data.no}),
            Emit("completed", {"voucher": data.no}),
        )
    )


def ledger_entries(case: Case, assessment: Assessment) -> list[dict[str, Any]]:
    """Double entry: the payer's money in one debit, one credit for each fund, pooling fund and account apart.

    The two funds of a flexible worker's pension premium are recorded separately (社会保险法 art. 12).
    """
    return [{"payment_id": case.id, **entry, "booked_at": case.now} for entry in _bookings(assessment)]


# What all payments of the same order share is worked out once; nothing personal is in it.
_remembered = lru_cache(maxsize=1024)


@_remembered
def _bookings(assessment: Assessment) -> tuple[dict[str, Any], ...]:
    entries: list[tuple[str, str | None, int, int]] = [("payer", None, assessment.total_fen, 0)]
    for item in assessment.items:
        entries += [(account, item.insurance, 0, fen) for account, fen in _funds(item)]
    return tuple(
        {"line": number, "account": account, "insurance": insurance, "debit_fen": debit, "credit_fen": credit}
        for number, (account, insurance, debit, credit) in enumerate(entries, 1)
        if debit or credit
    )


def _funds(item: Item) -> list[tuple[str, int]]:
    if item.pooling_fen is None or item.individual_fen is None:
        return [(f"{item.insurance}.fund", item.amount_fen)]
    return [
        (f"{item.insurance}.pooling_fund", item.pooling_fen),
        (f"{item.insurance}.individual_account", item.individual_fen),
    ]


def voucher_data(case: Case, assessment: Assessment, settled: Any) -> VoucherData:
    """All that the voucher shows, in the payer's language; the identity number masked."""
    row = case.payment
    number = voucher_no(row.region, case.id)
    code = check_code(number, voucher_keys()[0])
    return VoucherData(
        **_wording(assessment, row.method, row.locale),
        no=number,
        check_code=code,
        payer_name=case.payer["name"],
        id_masked=mask_id_number(case.payer["id_number"]),
        paid_at=settled.settled_at,
        bank_reference=settled.reference or "",
        issued_at=case.now,
        check_url=f"{case.settings.public_url}/v1/vouchers/{number}?code={code}",
    )


@_remembered
def _wording(assessment: Assessment, method: str, locale: str) -> dict[str, Any]:
    """What vouchers for the same order, paid in the same way and told in the same language, have in common."""
    region = get_region(assessment.region)
    coverage = what_is_covered(assessment.insurances, assessment.scheme)
    return {
        "locale": locale,
        "region": region.code,
        "region_name": region.name.of(locale),
        "authority": region.authority.of(locale),
        "scheme": assessment.scheme,
        "scheme_name": label("scheme", assessment.scheme, locale),
        "period_from": assessment.period.first,
        "period_to": assessment.period.last,
        "items": tuple(_item(item, locale) for item in assessment.items),
        "total_fen": assessment.total_fen,
        "method": method,
        "method_name": label("method", method, locale),
        "covers": tuple(line.text.of(locale) for line in coverage.covered),
        "limits": tuple(line.text.of(locale) for line in coverage.limits),
        "not_covered": tuple(line.text.of(locale) for line in coverage.not_covered),
    }


def _item(item: Item, locale: str) -> VoucherItem:
    return VoucherItem(
        insurance=item.insurance,
        label=label("item", item.label, locale),
        amount_fen=item.amount_fen,
        months=item.months,
        part=item.part,
        base_fen=item.base_fen,
        rate=str(item.rate) if item.rate is not None else None,
        pooling_fen=item.pooling_fen,
        individual_fen=item.individual_fen,
        provisional=item.provisional,
    )
