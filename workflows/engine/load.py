"""Loading a run: the payments that still carry its id and stand at the step, with what that step needs to see."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Row, TextualSelect, text

from foundation.clock import shanghai_day
from foundation.crypto import SealError
from foundation.settings import get_keyring, get_settings
from models.listed import members, write_list
from models.runs import begin_step
from models.session import read
from models.tables import Contract, Coverage, Debit, Declaration, InboxEvent, Payment, Request
from workflows.payment.case import ArrivedEvent, Case

_PAYMENT = Payment.__table__.c
_REQUEST = Request.__table__.c
_INBOX = InboxEvent.__table__.c
_CONTRACT = Contract.__table__.c


def load_cases(connection: Connection, step: str, run_id: str, now: datetime) -> tuple[list[Case], bool]:
    """Begin the run's step: the cases that stand at it, and whether these are all that the run carries.

    Empty when the run was lost, has ended or has moved on.
    """
    settings, keyring = get_settings(), get_keyring()
    rows = begin_step(connection, run_id, step, now, settings.lease_seconds)
    cases = {row.id: Case(row, now=now, settings=settings, keyring=keyring) for row in rows if row.step == step}
    standing = list(cases.values())
    for look in _looks(step, standing):
        look(connection)
    return standing, len(cases) == len(rows)


def look_again(step: str, cases: Sequence[Case], now: datetime) -> None:
    """Begin a step with cases that this process has just moved there: only what others may have changed is read.

    No event has come for any of them.
    """
    for case in cases:
        case.begin(now)
    if looks := list(_looks(step, cases)):
        with read() as connection:
            for look in looks:
                look(connection)


def _looks(step: str, cases: Sequence[Case]) -> Iterator[Callable[[Connection], None]]:
    """What the step needs to see beside the payments themselves, as statements to carry out."""
    cases = [case for case in cases if case.region_is_known]
    if signalled := [case for case in cases if case.payment.signalled]:
        yield partial(_load_events, cases=signalled)
    debited = [case for case in cases if case.payment.method == "bank_debit"]
    match step:
        case "declaration":
            yield from _attach(Declaration, cases)
            if sparing := [case for case in cases if _may_be_spared(case)]:
                yield partial(_load_prior_declarations, cases=sparing)
        case "contract" if debited:
            yield from _attach(Contract, debited)
            yield partial(_load_mandates, cases=debited)
        case "collection":
            # An agreement in flight matters here to a withdrawal alone, which may have been signalled later.
            yield from _attach(Contract, [case for case in debited if case.payment.signalled])
            if resting := [case for case in debited if case.facts.get("contract") and not _has_signed(case)]:
                yield partial(_look_at_agreements, resting=resting)
            yield from _attach(Debit, cases)
        case "voucher":
            yield from _attach(Debit, cases)


@lru_cache(maxsize=32)
def _statement(dialect: str, table: str, columns: tuple[Any, ...], rest: str) -> Any:
    """A statement made once: what reads for a lone payment takes longer to put together than to carry out."""
    names = ", ".join(column.name for column in columns)
    return text(f"SELECT {names} FROM {table} WHERE {rest.format(members=members(dialect, 'ids'))}").columns(*columns)


def _find(
    connection: Connection, columns: Iterable[Any], rest: str, ids: Iterable[str], **values: Any
) -> Sequence[Row[Any]]:
    """Columns of one table `WHERE` … with `{members}` for membership in `ids`."""
    columns = tuple(columns)
    statement = _statement(connection.dialect.name, columns[0].table.name, columns, rest)
    return connection.execute(statement, {"ids": write_list(ids), **values}).all()


def _attach(model: Any, cases: Iterable[Case]) -> Iterator[Callable[[Connection], None]]:
    """Read the table's rows of those cases whose rows are not here yet."""
    table = model.__tablename__
    unknown = {case.id: case for case in cases if table not in case.known}

    def look(connection: Connection) -> None:
        for row in _find(connection, model.__table__.c, "payment_id {members} ORDER BY created_at", unknown):
            unknown[row.payment_id].remember(table, row._asdict())
        for case in unknown.values():
            case.known.add(table)

    if unknown:
        yield look


def _load_events(connection: Connection, cases: list[Case]) -> None:
    by_id = {case.id: case for case in cases}
    keyring = get_keyring()
    rest = "payment_id {members} AND state = 'pending' ORDER BY id"
    found = _find(connection, (_INBOX.id, _INBOX.payment_id, _INBOX.type, _INBOX.body_sealed), rest, by_id)
    for row in found:
        try:
            data = keyring.open_json("inbox.body", row.id, row.body_sealed) if row.body_sealed else {}
        except SealError:
            by_id[row.payment_id].unreadable = True
            continue
        by_id[row.payment_id].events.append(ArrivedEvent(row.id, row.type, data))


def _has_signed(case: Case) -> bool:
    """Whether a debit would rest on the payment's own agreement, whose row is here already."""
    today = shanghai_day(case.now).isoformat()
    return any(
        row.key == case.facts["contract"] and row.state == "signed" and row.term_until >= today
        for row in case.contracts
    )


def _look_at_agreements(connection: Connection, resting: list[Case]) -> None:
    """Whether the agreement that a debit would rest on, of this payment or an earlier one, was ended meanwhile."""
    today = shanghai_day(resting[0].now).isoformat()
    keys = {case.facts["contract"] for case in resting}
    # Judged here: with the state in the statement the planner reads all signed agreements by their own index.
    found = _find(connection, (_CONTRACT.key, _CONTRACT.state, _CONTRACT.term_until), "key {members}", keys)
    good = {row.key for row in found if row.state == "signed" and row.term_until >= today}
    for case in resting:
        case.contract_ended = case.facts["contract"] not in good


def _load_mandates(connection: Connection, cases: list[Case]) -> None:
    """A signed agreement of the same payer, account and payee within its term."""
    today = shanghai_day(cases[0].now).isoformat()
    columns = (_CONTRACT.key, _CONTRACT.payer_index, _CONTRACT.account_index, _CONTRACT.payee, _CONTRACT.term_until)
    rest = "payer_index {members} AND state = 'signed' AND term_from <= :today AND term_until >= :today"
    payers = {case.payment.payer_index for case in cases}
    found = _find(connection, columns, f"{rest} ORDER BY signed_at", payers, today=today)
    for case in cases:
        payee = case.region.authority.of("zh-CN")
        owner = (case.payment.payer_index, case.payment.account_index)
        fitting = [row for row in found if (row.payer_index, row.account_index) == owner and row.payee == payee]
        case.mandate = fitting[-1] if fitting else None


def _may_be_spared(case: Case) -> bool:
    """Whether the region's plan says that a valid declaration makes another unnecessary."""
    skip = case.region.plan(case.payment.scheme).skip
    return skip.get("declaration") == "valid_declaration" and not case.declarations


def _load_prior_declarations(connection: Connection, cases: list[Case]) -> None:
    """A declaration of this year that declared the same insurances (or more) with the same base, category and grade."""
    statement = _prior_declarations(connection.dialect.name)
    payers = write_list({case.payment.payer_index for case in cases})
    found = connection.execute(statement, {"payers": payers}).all()
    for case in cases:
        row = case.payment
        same = [
            prior
            for prior in found
            if (prior.payer_index, prior.scheme, prior.region) == (row.payer_index, row.scheme, row.region)
            and prior.period_from[:4] == row.period_from[:4]
            and set(prior.insurances.split(",")) >= set(case.insurances)
            and all(prior.data.get(name) == case.request.get(name) for name in ("base", "category", "grade"))
        ]
        case.prior_declaration = same[-1] if same else None


@lru_cache(maxsize=2)
def _prior_declarations(dialect: str) -> TextualSelect:
    columns = (
        *(Declaration.__table__.c.key, Coverage.__table__.c.payer_index, Coverage.__table__.c.scheme),
        *(_PAYMENT.region, _PAYMENT.insurances, _PAYMENT.period_from, _REQUEST.data),
    )
    names = ", ".join(f"{column.table.name}.{column.name}" for column in columns)
    return text(
        f"SELECT {names} FROM coverages JOIN declarations ON declarations.payment_id = coverages.payment_id"
        " JOIN payments ON payments.id = coverages.payment_id"
        " JOIN requests ON requests.payment_id = coverages.payment_id"
        f" WHERE coverages.payer_index {members(dialect, 'payers')} AND coverages.released_at IS NULL"
        " AND declarations.state = 'accepted'"
    ).columns(*columns)
