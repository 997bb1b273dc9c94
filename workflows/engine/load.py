"""Loading a run: the payments that still carry its id and are at the step, with what that step needs to see."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from msgspec.structs import replace
from sqlalchemy import Connection

from foundation.clock import shanghai_day
from foundation.crypto import SealError
from models.runs import begin_step
from models.session import read
from models.sql import SqlRow, json_array, query_tables
from models.states import ContractState, DebitState, Step
from regions import Regions, find_region, get_regions
from workflows.engine.contests import find_contested, is_debited, settle_contests
from workflows.payment.arrivals import ArrivalRow
from workflows.payment.case import Case
from workflows.payment.context import Context, get_context
from workflows.payment.progress import Progress
from workflows.payment.rows import (
    ArrivedEvent,
    ContractRow,
    DebitRow,
    DeclarationRow,
    PaymentRow,
    RequestData,
    SealedPayer,
)
from workflows.steps.materials import gives_figures

# The columns of `begin_step.sql` that come after those of PaymentRow.
_OPENED = ("payer_sealed", "data", "progress")
_ALL = frozenset({"declarations", "contracts", "debits"})
# Before its first move nothing was kept of a payment anywhere, for the steps that come first make no calls.
_QUIET = frozenset({Step.MATERIALS, Step.METHOD})
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


def load_cases(connection: Connection, step: str, run_id: str, now: datetime) -> tuple[list[Case], bool]:
    """Begin the run's step: the cases that are at it, and whether these are all that the run carries.

    Empty when the run was lost, has ended or has moved on. Raises SettingsError.
    """
    context = get_context()
    rows = begin_step(connection, run_id, step, now, context.settings.lease_seconds)
    context = replace(context, regions=_policy({row.region for row in rows}))
    cases = [_case(row, context, now) for row in rows if row.step == step]
    complete = len(cases) == len(rows)
    for lookup in _LOOKUPS[step]:
        cases = lookup.apply(connection, cases)
    return settle_contests(connection, cases, run_id), complete


def _policy(codes: Iterable[str]) -> Regions:
    """The policy in force. A region that it lacks is looked for in the folder first."""
    for code in codes:
        find_region(code)
    return get_regions()


def look_again(step: str, cases: Sequence[Case]) -> Sequence[Case]:
    """Cases that this process has just moved to a step, with what others may have changed: no more is read.

    No event has come for any of them. Those that another client contests are left out: they are loaded.
    """
    if not any(lookup.wanted(case) for lookup in _LOOKUPS[step] for case in cases):
        return cases
    with read() as connection:
        for lookup in _LOOKUPS[step]:  # what one finds may make the next one wanted
            cases = lookup.apply(connection, cases)
    return [case for case in cases if not case.contested]


def _case(row: SqlRow, context: Context, now: datetime) -> Case:
    """The case of one payment. What of it cannot be read is named, so that this payment alone needs an operator."""
    payment = PaymentRow.of(row[: -len(_OPENED)])
    sealed, data, stored = row[-len(_OPENED) :]
    unreadable = None
    try:
        request = RequestData.from_json(data)
    except _MALFORMED as error:
        request, unreadable = RequestData(), f"{type(error).__name__} in the request"
    try:
        progress = Progress.from_json(stored)
    except _MALFORMED as error:
        progress, unreadable = Progress.unread(stored), f"{type(error).__name__} in the progress"
    return Case(
        id=payment.id,
        context=context,
        now=now,
        payment=payment,
        request=request,
        sealed_payer=SealedPayer(context.keyring, payment.id, sealed),
        progress=progress,
        known=_ALL if payment.version == 1 and payment.step in _QUIET else frozenset(),
        unreadable=unreadable,
    )


@dataclass(frozen=True, slots=True)
class _Lookup:
    """A statement for those cases of a step that need it; `read` returns them with what was found."""

    wanted: Callable[[Case], bool]
    read: Callable[[Connection, Sequence[Case]], Iterable[Case]]

    def apply(self, connection: Connection, cases: Sequence[Case]) -> list[Case]:
        """All cases, those that need it with what was found."""
        wanted = [case for case in cases if self.wanted(case)]
        if not wanted:
            return list(cases)
        found = {case.id: case for case in self.read(connection, wanted)}
        return [found.get(case.id, case) for case in cases]


def _read_events(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    keyring = cases[0].context.keyring
    events: dict[str, list[ArrivedEvent]] = {}
    unreadable = {case.id: case.unreadable for case in cases}
    for row in _find(connection, "events", unreadable):
        try:
            data = keyring.open_json("inbox.body", row.id, row.body_sealed) if row.body_sealed else {}
        except SealError:
            unreadable[row.payment_id] = "SealError in an event"
            continue
        event = ArrivedEvent(row.id, row.type, data, row.source, row.client)
        events.setdefault(row.payment_id, []).append(event)
    for case in cases:
        yield replace(case, events=tuple(events.get(case.id, ())), unreadable=unreadable[case.id])


def _read_declarations(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    found = _kept(connection, "declarations", DeclarationRow, cases)
    for case in cases:
        yield replace(case, declarations=found[case.id], known=case.known | {"declarations"})


def _read_contracts(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    found = _kept(connection, "contracts", ContractRow, cases)
    for case in cases:
        yield replace(case, contracts=found[case.id], known=case.known | {"contracts"})


def _read_debits(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    found = _kept(connection, "debits", DebitRow, cases)
    for case in cases:
        yield replace(case, debits=found[case.id], known=case.known | {"debits"})


def _read_arrivals(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    found: dict[str, tuple[ArrivalRow, ...]] = {case.id: () for case in cases}
    for row in _find(connection, "arrivals", found):
        found[row.payment_id] += (ArrivalRow.read(row),)
    for case in cases:
        yield replace(case, arrivals=found[case.id])


KeptRow = TypeVar("KeptRow", DeclarationRow, ContractRow, DebitRow)


def _kept(
    connection: Connection, table: str, kind: type[KeptRow], cases: Sequence[Case]
) -> Mapping[str, tuple[KeptRow, ...]]:
    """All rows of one table of these payments, by payment, the oldest first."""
    found: dict[str, tuple[KeptRow, ...]] = {case.id: () for case in cases}
    for row in _find(connection, table, found):
        found[row.payment_id] += (kind.read(row),)
    return found


def _read_mandates(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    """Contracts of the same payers that are signed and within their term."""
    today = shanghai_day(cases[0].now).isoformat()
    mandates: dict[str, tuple[ContractRow, ...]] = {}
    payers = {case.payment.payer_index for case in cases}
    for row in _find(connection, "mandates", payers, today=today):
        mandates[row.payer_index] = (*mandates.get(row.payer_index, ()), ContractRow.read(row))
    for case in cases:
        if found := mandates.get(case.payment.payer_index):
            yield replace(case, mandates=found)


def _uses_other_contract(case: Case) -> bool:
    """Whether the contract that a debit would be under is not among the payment's own valid ones."""
    if case.payment.method != "bank_debit" or case.progress.contract is None:
        return False
    today = shanghai_day(case.now).isoformat()
    return not any(
        row.key == case.progress.contract and row.state == ContractState.SIGNED and row.term_until >= today
        for row in case.contracts
    )


def _read_contract_in_use(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    """Whether the contract that a debit would be under, of this payment or an earlier one, was ended meanwhile."""
    today = shanghai_day(cases[0].now).isoformat()
    keys = {case.progress.contract or "" for case in cases}
    found = _find(connection, "contracts_in_use", keys)
    good = {row.key for row in found if row.state == ContractState.SIGNED and row.term_until >= today}
    for case in cases:
        if case.progress.contract not in good:
            yield replace(case, contract_ended=True)


def _is_to_sign(case: Case) -> bool:
    """Whether there is a contract to look for: of a debit, or of a plan that signs after the collection."""
    return is_debited(case) or case.signs_after_collection


def _asks_for_money(case: Case) -> bool:
    """Whether no debit or order of the payment is under way: the next one would ask the payer for money."""
    return not any(row.state.is_live for row in case.debits)


def _may_skip_declaration(case: Case) -> bool:
    """Whether the region's plan says that a valid declaration makes another unnecessary."""
    if not case.region_is_known or case.declarations:
        return False
    return case.region.plan(case.payment.scheme, case.request.method).skip.get("declaration") == "valid_declaration"


def _read_prior_declarations(connection: Connection, cases: Sequence[Case]) -> Iterable[Case]:
    """A declaration that the same client had filed this year, of the same insurances (or more) with the same base,
    category and grade. Another client's would tell this one what the payer has declared."""
    found = _find(connection, "prior_declarations", {case.payment.payer_index for case in cases})
    for case in cases:
        same = [prior.key for prior in found if _declares_the_same(prior, case)]
        if same:
            yield replace(case, prior_declaration=same[-1])


def _declares_the_same(prior: SqlRow, case: Case) -> bool:
    row = case.payment
    asked = case.request.to_json()
    return (
        (prior.payer_index, prior.client, prior.scheme) == (row.payer_index, row.client, row.scheme)
        and prior.region == row.region
        and prior.period_from[:4] == row.period_from[:4]
        and set(prior.insurances.split(",")) >= set(case.insurances)
        and all(prior.data.get(name) == asked[name] for name in ("base", "category", "grade"))
    )


def _was_paid_in_parts(case: Case) -> bool:
    """Whether the order that was settled asked for less than the payment's total."""
    return any(row.state == DebitState.SETTLED and row.amount_fen != case.payment.total_fen for row in case.debits)


def _is_given_figures(case: Case) -> bool:
    """Whether figures were supplied: they count unless others are declared, or money was asked for."""
    return any(gives_figures(event) for event in case.events)


_EVENTS = _Lookup(lambda case: case.payment.signalled > 0, _read_events)
_DECLARATIONS = _Lookup(lambda case: "declarations" not in case.known, _read_declarations)
# A declaration keeps the figures, if no debit does.
_FIGURES = _Lookup(
    lambda case: "declarations" not in case.known and all(row.assessment is None for row in case.debits),
    _read_declarations,
)
_PARTS = _Lookup(lambda case: case.progress.part_paid, _read_arrivals)
_DEBITS = _Lookup(lambda case: "debits" not in case.known, _read_debits)
_LOOKUPS: Final[Mapping[str, tuple[_Lookup, ...]]] = {
    Step.MATERIALS: (_EVENTS, _PARTS),
    Step.METHOD: (
        _EVENTS,
        _PARTS,
        _Lookup(_is_given_figures, _read_declarations),
        _Lookup(_is_given_figures, _read_debits),
    ),
    Step.DECLARATION: (
        _EVENTS,
        _DECLARATIONS,
        _Lookup(_may_skip_declaration, _read_prior_declarations),
        _PARTS,
    ),
    Step.CONTRACT: (
        _EVENTS,
        _Lookup(lambda case: _is_to_sign(case) and "contracts" not in case.known, _read_contracts),
        _Lookup(_is_to_sign, _read_mandates),
        # Whether the money is collected decides what may become of the payment.
        _Lookup(lambda case: case.signs_after_collection and _DEBITS.wanted(case), _read_debits),
        _PARTS,
    ),
    Step.COLLECTION: (
        _EVENTS,
        # A contract under way matters here only to a cancellation, which may have been signalled later.
        _Lookup(
            lambda case: is_debited(case) and case.payment.signalled > 0 and "contracts" not in case.known,
            _read_contracts,
        ),
        _Lookup(_uses_other_contract, _read_contract_in_use),
        _DEBITS,
        # An order that the bank has is not sent again.
        _Lookup(
            lambda case: _FIGURES.wanted(case) and all(row.state != DebitState.PENDING for row in case.debits),
            _read_declarations,
        ),
        # Before anything is asked for, and without an event, there is no money.
        _Lookup(lambda case: case.payment.signalled > 0 or bool(case.debits), _read_arrivals),
        _Lookup(_asks_for_money, find_contested),
    ),
    Step.VOUCHER: (_EVENTS, _DEBITS, _FIGURES, _Lookup(_was_paid_in_parts, _read_arrivals)),
}
"""What each step needs to see beside the payments themselves, in this order."""


def _find(connection: Connection, name: str, ids: Iterable[str], **values: str) -> Sequence[SqlRow]:
    """The rows of a statement in models/sql, which takes an array `ids` and `values`."""
    query = query_tables(connection.dialect.name, f"load/{name}")
    return connection.execute(query, {"ids": json_array(ids), **values}).all()
