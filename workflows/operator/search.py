"""Finding the payments of a person by what the person says on the phone. Terms are compared by blind index.

No term is stored or repeated: the audit log keeps how many terms of which kind, and the payments that were found.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypedDict

from sqlalchemy import ColumnElement, Connection, Select, select

from foundation.crypto import Keyring
from foundation.settings import get_keyring
from foundation.texts import is_payment_id, mobile_number, person_name
from models.tables import Contract, Debit, Declaration, Message, Payment, Request, Voucher
from notifications.voucher import clean_no
from workflows.operator.audit import Action, record
from workflows.operator.listing import PaymentSummary, payment_summary
from workflows.payment.rows import name_index, payer_indexes, phone_index

MOST_TERMS = 20
_ID_LENGTH = 18


class Match(TypedDict):
    """A payment that was found, and the kinds of the terms that found it."""

    payment: PaymentSummary
    matched: list[str]


def search(connection: Connection, terms: Sequence[str], *, actor: str, reason: str, most: int = 100) -> list[Match]:
    """Payments that a term names: ID number, phone, name, voucher number, provider's reference, reference or id.

    Newest first. The search is recorded in the same transaction.
    """
    kinds: dict[str, list[str]] = {}
    tried: list[str] = []
    for term in terms[:MOST_TERMS]:
        for kind, query in _queries(term.strip(), get_keyring()):
            tried.append(kind)
            for payment_id in connection.execute(query.limit(most)).scalars():
                kinds.setdefault(payment_id, []).append(kind)
    newest = sorted(kinds, reverse=True)[:most]
    details = {"kinds": sorted(set(tried)), "terms": len(terms), "found": newest}
    record(connection, Action.SEARCH, actor, reason=reason, details=details)
    rows = connection.execute(select(*Payment.__table__.c).where(Payment.id.in_(newest)))
    found = {row.id: payment_summary(row) for row in rows}
    return [{"payment": found[one], "matched": sorted(set(kinds[one]))} for one in newest if one in found]


def _queries(term: str, keyring: Keyring) -> Iterable[tuple[str, Select[str]]]:
    """What a term may be, and the query for the ids of the payments that it names then."""
    yield from _of_person(term, keyring)
    if is_payment_id(term):
        yield "id", select(Payment.id).where(Payment.id == term.lower())
    elif term:
        yield "reference", select(Payment.id).where(Payment.reference == term)
        yield "voucher", select(Voucher.payment_id).where(Voucher.no == clean_no(term))
        for model, column in _PROVIDERS:
            yield "provider's reference", select(model.payment_id).where(column == term)


def _of_person(term: str, keyring: Keyring) -> Iterable[tuple[str, Select[str]]]:
    if len(term) == _ID_LENGTH and term[:-1].isdecimal():
        yield "ID number", _of_request(Request.payer_index.in_(payer_indexes(keyring, term)))
    elif phone := _read(mobile_number, term):
        yield "phone", _of_request(Request.phone_index.in_(phone_index(one, phone) for one in keyring.each_index))
    elif name := _read(person_name, term):
        yield "name", _of_request(Request.name_index.in_(name_index(one, name) for one in keyring.each_index))


_PROVIDERS = (
    (Debit, Debit.reference),
    (Debit, Debit.order_no),
    (Contract, Contract.reference),
    (Declaration, Declaration.receipt_no),
    (Message, Message.reference),
)


def _of_request(condition: ColumnElement[bool]) -> Select[str]:
    return select(Request.payment_id).where(condition).order_by(Request.payment_id.desc())


def _read(reader: Callable[[str], str], term: str) -> str | None:
    try:
        return reader(term)
    except ValueError:
        return None
