"""Finding the payments of a person by what the person says on the phone. Terms are compared by blind index.

No term is stored or repeated: the audit log keeps how many terms of which kind, and the payments that were found.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypedDict

from sqlalchemy import Connection, Select, or_, select

from foundation.crypto import Keyring
from foundation.settings import get_keyring
from foundation.texts import is_payment_id, mobile_number, person_name, usual_reference
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

    Newest first. Each table is read once, however many terms there are; those that name a payer are not looked for
    among the providers' references, which no index has. The search is recorded in the same transaction.
    """
    asked = [usual_reference(term) for term in terms[:MOST_TERMS]]
    people = _people(asked, get_keyring())
    kinds: dict[str, set[str]] = {}
    payers = _of_payers(connection, people, most)
    for payment_id, one in payers:
        kinds.setdefault(payment_id, set()).add(one.kind)
    tried = {one.kind for one in people.values()}
    named = {one.term for _, one in payers}
    for kind, query in _queries([term for term in asked if term], named):
        tried.add(kind)
        for payment_id in connection.execute(query.limit(most)).scalars():
            kinds.setdefault(payment_id, set()).add(kind)
    newest = sorted(kinds, reverse=True)[:most]
    details = {"kinds": sorted(tried), "terms": len(terms), "found": newest}
    record(connection, Action.SEARCH, actor, reason=reason, details=details)
    rows = connection.execute(select(*Payment.__table__.c).where(Payment.id.in_(newest)))
    found = {row.id: payment_summary(row) for row in rows}
    return [{"payment": found[one], "matched": sorted(kinds[one])} for one in newest if one in found]


class _Person(NamedTuple):
    """What a term may say of a payer."""

    kind: str
    term: str


def _people(terms: Iterable[str], keyring: Keyring) -> dict[tuple[str, str | None], _Person]:
    """The terms that may be a payer's ID number, phone or name, by column of the request and blind index."""
    return {
        (column, index): _Person(kind, term)
        for term in terms
        for kind, column, indexes in _person(term, keyring)
        for index in indexes
    }


def _person(term: str, keyring: Keyring) -> Iterable[tuple[str, str, Iterable[str | None]]]:
    """What a term is of a payer, if anything: kind, column, and the blind index by each loaded key."""
    if len(term) == _ID_LENGTH and term[:-1].isdecimal():
        yield "ID number", "payer_index", payer_indexes(keyring, term)
    elif phone := _read(mobile_number, term):
        yield "phone", "phone_index", [phone_index(one, phone) for one in keyring.each_index]
    elif name := _read(person_name, term):
        yield "name", "name_index", [name_index(one, name) for one in keyring.each_index]


def _of_payers(
    connection: Connection, people: Mapping[tuple[str, str | None], _Person], most: int
) -> list[tuple[str, _Person]]:
    """The payments of these payers, each with what found it, by one reading of the requests."""
    if not people:
        return []
    columns = (Request.payer_index, Request.phone_index, Request.name_index)
    wanted = [column.in_([index for name, index in people if name == column.key]) for column in columns]
    query = select(Request.payment_id, *columns).where(or_(*wanted)).order_by(Request.payment_id.desc()).limit(most)
    return [
        (row.payment_id, people[name, index])
        for row in connection.execute(query)
        for name, index in row._mapping.items()
        if (name, index) in people
    ]


def _queries(terms: Sequence[str], payers: Collection[str]) -> Iterable[tuple[str, Select[str]]]:
    """What terms may be beside `payers`, and the query for the ids of the payments that they name then."""
    if ids := [term.lower() for term in terms if is_payment_id(term)]:
        yield "id", select(Payment.id).where(Payment.id.in_(ids))
    others = [term for term in terms if not is_payment_id(term)]
    if others:
        yield "reference", select(Payment.id).where(Payment.reference.in_(others))
        yield "voucher", select(Voucher.payment_id).where(Voucher.no.in_([clean_no(term) for term in others]))
    if others := [term for term in others if term.isascii() and term not in payers]:  # `partner_reference`
        for model, column in _PROVIDERS:
            yield "provider's reference", select(model.payment_id).where(column.in_(others))


_PROVIDERS = (
    (Debit, Debit.reference),
    (Debit, Debit.order_no),
    (Contract, Contract.reference),
    (Declaration, Declaration.receipt_no),
    (Message, Message.reference),
)


def _read(reader: Callable[[str], str], term: str) -> str | None:
    try:
        return reader(term)
    except ValueError:
        return None
