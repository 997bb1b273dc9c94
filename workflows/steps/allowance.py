"""What a direct-debit contract allows, its text, and whether a mandate on file allows a payment."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from msgspec import Struct

from foundation.clock import shanghai_day
from foundation.money import grouped
from gateways.ports import ContractOrder
from models.states import ContractCycle, DocumentKind
from regions import label
from workflows.payment.case import Case
from workflows.payment.rows import Account, ContractRow, account_index, signer_index
from workflows.steps.documents import CONTRACT, Form, MadeDocument, draw_form, make_document

PURPOSE: Final = "社会保险费"
CEILING_PERCENT: Final = 120
"""Most of one debit, as a share of the first. House rule: a yearly change of bases fits, another base does not."""
_CONDITIONS: Final = {
    ContractCycle.MONTHLY: "按月扣缴，每月在征收机关公布的扣款日，按当期应缴费额扣款",
    ContractCycle.YEARLY: "按年扣缴，每年在征收机关公布的扣款日，按当期应缴费额扣款",
}


def covers(case: Case, mandate: ContractRow) -> bool:
    """Whether a debit of this payment is within what the payer signed with the same client."""
    return (
        _is_of_same_signer(case, mandate)
        and mandate.payee == _payee(case)
        and mandate.scheme == case.payment.scheme
        and set(mandate.insurances.split(",")) >= set(case.insurances)
        and mandate.cycle == _cycle(case)
        and mandate.ceiling_fen >= _total(case)
    )


def _is_of_same_signer(case: Case, mandate: ContractRow) -> bool:
    """Whether client, payer's name, bank, account and holder are those of the contract, by any loaded index key."""
    client, name, account = case.payment.client, case.payer.name, account_of_payer(case)
    return any(
        mandate.account_index == account_index(keyring, account)
        and mandate.signer_index == signer_index(keyring, client, name, account)
        for keyring in case.context.keyring.each_index
    )


def _payee(case: Case) -> str:
    """Who gets the money, as a contract names it: the collecting authority."""
    return case.region.authority.of("zh-CN")


def _cycle(case: Case) -> ContractCycle:
    return ContractCycle.YEARLY if case.period.yearly else ContractCycle.MONTHLY


def _total(case: Case) -> int:
    if case.payment.total_fen is None:
        raise ValueError("the payment has no total")
    return case.payment.total_fen


def _ceiling(case: Case) -> int:
    """Most of one debit, in fen, of whole yuan."""
    return -(-_total(case) * CEILING_PERCENT // 10_000) * 100


def account_of_payer(case: Case) -> Account:
    """The account that is debited; raises ValueError without one."""
    if case.payer.account is None:
        raise ValueError("a contract needs a bank account")
    return case.payer.account


class Allowance(Struct, frozen=True):
    """What a contract allows, beside payee and account."""

    scheme: str
    insurances: str
    cycle: ContractCycle
    ceiling_fen: int
    term_from: date
    term_until: date


def asked_for(case: Case) -> Allowance:
    """What this payment needs, for the years of the term. The term ends on a day that exists in every year."""
    start = shanghai_day(case.now)
    until = date(start.year + case.context.settings.mandate_years, start.month, min(start.day, 28)) - timedelta(days=1)
    return Allowance(case.payment.scheme, case.payment.insurances, _cycle(case), _ceiling(case), start, until)


def allowed_by(row: ContractRow) -> Allowance:
    """What a contract on file allows."""
    return Allowance(
        row.scheme,
        row.insurances,
        ContractCycle(row.cycle),
        row.ceiling_fen,
        date.fromisoformat(row.term_from),
        date.fromisoformat(row.term_until),
    )


def draw_contract(case: Case, key: str, allowance: Allowance) -> tuple[ContractOrder, MadeDocument]:
    """The order to sign a contract under `key`, and the document; the same each time for the same allowance."""
    payer, account = case.payer, account_of_payer(case)
    purpose, condition = _purpose(allowance.scheme, allowance.insurances), _condition(allowance)
    document = make_document(
        case,
        DocumentKind.CONTRACT,
        _form(_payee(case), purpose, allowance.term_from, allowance.term_until),
        key=key,
        name=payer.name,
        id_number=payer.id_number,
        bank=account.bank,
        holder=account.holder,
        account=account.number,
        condition=condition,
    )
    order = ContractOrder(
        key=key,
        payment_id=case.id,
        payee=_payee(case),
        purpose=purpose,
        payer_name=payer.name,
        payer_id_number=payer.id_number,
        account_number=account.number,
        account_bank=account.bank,
        period_text=condition,
        term_from=allowance.term_from,
        term_until=allowance.term_until,
        document=document.body,
        document_sha256=document.digest,
        callback_phone=payer.phone or "",
    )
    return order, document


@lru_cache(maxsize=256)
def _purpose(scheme: str, insurances: str) -> str:
    """What is paid, as `社会保险费（灵活就业人员社会保险：养老保险、医疗保险）`."""
    names = "、".join(label("insurance", code, "zh-CN") for code in insurances.split(","))
    return f"{PURPOSE}（{label('scheme', scheme, 'zh-CN')}：{names}）"


def _condition(allowance: Allowance) -> str:
    """When and up to which amount the bank may debit."""
    return f"{_CONDITIONS[allowance.cycle]}，每笔不超过{grouped(allowance.ceiling_fen)}元。"


@lru_cache(maxsize=256)
def _form(payee: str, purpose: str, term_from: date, term_until: date) -> Form:
    """The contract as all payers of one authority get it on one day for the same insurances."""
    return draw_form(
        CONTRACT,
        ("key", "name", "id_number", "bank", "holder", "account", "condition"),
        payee=payee,
        purpose=purpose,
        term_from=term_from.isoformat(),
        term_until=term_until.isoformat(),
    )
