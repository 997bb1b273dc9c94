"""Voucher: book the money to its funds, and write down the voucher that the payer gets.

Stored are the voucher's data, their digest and the Ed25519 signature; the PDF is made from them, the same bytes each
time, when a letter or an operator needs it.
"""

from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Final, TypedDict, cast

from msgspec import Struct
from msgspec.structs import asdict

from foundation.crypto import Keyring
from foundation.ids import stable_part
from foundation.masking import mask_id_number
from models.states import DebitState
from notifications.voucher import VoucherData, VoucherItem, VoucherKey, check_code, voucher_no
from regions import Assessment, Item, Region, label, what_is_covered
from workflows.payment.case import Case
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Attention, Done, Emit, Insert, Letter
from workflows.payment.reasons import Reason
from workflows.payment.rows import DebitRow
from workflows.steps.bank.arrivals import earlier_parts

PAYER_ACCOUNT: Final = "payer"
"""The ledger's account of what the payer paid."""


def decide(case: Case) -> Done | Attention:
    """Issue the voucher for a settled payment, over the figures that were fixed when it was declared or asked for."""
    settled = next((row for row in case.debits if row.state == DebitState.SETTLED), None)
    if settled is None:
        return Attention(reason=Reason.VOUCHER_WITHOUT_SETTLEMENT)
    figures = case.figures
    parts = earlier_parts(case, settled)
    paid_fen = settled.amount_fen + sum(row.amount_fen for row in parts)
    if figures is None or not paid_fen == case.payment.total_fen == figures.total_fen:
        return Attention(reason=Reason.AMOUNT_MISMATCH)
    data = voucher_data(case, figures, settled)
    return Done(
        effects=(
            Insert("vouchers", voucher_row(data, case.id, case.context.voucher_keys[0], case.context.keyring)),
            *(Insert("ledger_entries", entry) for entry in ledger_entries(case, figures)),
            Letter("voucher", LetterFacts(voucher=data.no)),
            Emit("completed", {"voucher": data.no}),
        )
    )


def voucher_row(data: VoucherData, payment_id: str, key: VoucherKey, keyring: Keyring) -> dict[str, object]:
    """The row of a voucher, its data signed by `key` and sealed by `keyring`."""
    content = data.to_bytes()
    return {
        "no": data.no,
        "payment_id": payment_id,
        "check_code": data.check_code,
        "digest": sha256(content).hexdigest(),
        "signature": key.sign(content).hex(),
        "key_id": key.key_id,
        "data_sealed": keyring.seal("vouchers.data", data.no, content),
        "issued_at": data.issued_at,
    }


class Booking(Struct, frozen=True):
    """One line of double entry, in fen."""

    line: int
    account: str
    insurance: str | None
    debit_fen: int
    credit_fen: int


def ledger_entries(case: Case, assessment: Assessment) -> list[dict[str, object]]:
    """Double entry: the payer's money in one debit, one credit for each fund, pooling fund and account apart.

    The two funds of a flexible worker's pension premium are recorded separately (社会保险法 art. 12).
    """
    return [{"payment_id": case.id, **asdict(entry), "booked_at": case.now} for entry in _bookings(assessment)]


# What all payments of the same order share is worked out once; nothing personal is in it.
@lru_cache(maxsize=1024)
def _bookings(assessment: Assessment) -> tuple[Booking, ...]:
    entries: list[tuple[str, str | None, int, int]] = [(PAYER_ACCOUNT, None, assessment.total_fen, 0)]
    for item in assessment.items:
        funds = funds_of(item.insurance, item.amount_fen, item.pooling_fen, item.individual_fen)
        entries += [(account, item.insurance, 0, fen) for account, fen in funds]
    return tuple(
        Booking(number, account, insurance, debit, credit)
        for number, (account, insurance, debit, credit) in enumerate(entries, 1)
        if debit or credit
    )


def funds_of(
    insurance: str, amount_fen: int, pooling_fen: int | None, individual_fen: int | None
) -> list[tuple[str, int]]:
    """The ledger's accounts that get the money of one insurance, with what each gets in fen; it may be nothing."""
    if pooling_fen is None or individual_fen is None:
        return [(f"{insurance}.fund", amount_fen)]
    return [(f"{insurance}.pooling_fund", pooling_fen), (f"{insurance}.individual_account", individual_fen)]


def voucher_data(case: Case, assessment: Assessment, settled: DebitRow) -> VoucherData:
    """All that the voucher shows, in the payer's language; the identity number masked."""
    row = case.payment
    number = voucher_no(row.region, stable_part(case.id))
    code = check_code(number, case.context.voucher_keys[0])
    return VoucherData(
        **_shared(case.region, assessment, settled.method, row.locale),
        no=number,
        check_code=code,
        payer_name=case.payer.name,
        id_masked=mask_id_number(case.payer.id_number),
        paid_at=settled.settled_at or case.now,
        bank_reference=_references(case, settled),
        issued_at=case.now,
        check_url=f"{case.context.settings.public_url}/v1/vouchers/{number}?code={code}",
    )


def _references(case: Case, settled: DebitRow) -> str:
    """The bank's numbers of the money, in the order in which it came."""
    numbers = [row.reference for row in earlier_parts(case, settled)]
    return " / ".join(number or "" for number in (*numbers, settled.reference))


class _Shared(TypedDict):
    """The part of VoucherData that many vouchers have in common."""

    items: tuple[VoucherItem, ...]
    total_fen: int
    period_from: str
    period_to: str
    locale: str
    region: str
    region_name: str
    authority: str
    scheme: str
    scheme_name: str
    method: str
    method_name: str
    covers: tuple[str, ...]
    limits: tuple[str, ...]
    not_covered: tuple[str, ...]


@lru_cache(maxsize=1024)
def _shared(region: Region, assessment: Assessment, method: str, locale: str) -> _Shared:
    """What vouchers for the same order, paid in the same way and in the same language, have in common; read only."""
    coverage = what_is_covered(assessment.insurances, assessment.scheme)
    shared: _Shared = {
        "locale": locale,
        "region": region.code,
        "region_name": region.name.of(locale),
        "authority": region.authority.of(locale),
        "scheme": assessment.scheme,
        "scheme_name": label("scheme", assessment.scheme, locale),
        "period_from": assessment.period.first,
        "period_to": assessment.period.last,
        "items": tuple(voucher_item(item, locale) for item in assessment.items),
        "total_fen": assessment.total_fen,
        "method": method,
        "method_name": label("method", method, locale),
        "covers": tuple(line.text.of(locale) for line in coverage.covered),
        "limits": tuple(line.text.of(locale) for line in coverage.limits),
        "not_covered": tuple(line.text.of(locale) for line in coverage.not_covered),
    }
    return cast("_Shared", MappingProxyType(shared))


def voucher_item(item: Item, locale: str) -> VoucherItem:
    """A line of an assessment as the voucher shows it, in the payer's language."""
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
