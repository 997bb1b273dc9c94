"""What a step sees of one payment: its row, the request, what earlier steps kept, the events that came, the time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from models.write import Move
from regions import Assessment, Period, Region, assess
from workflows.payment.context import Context
from workflows.payment.event_types import EventType
from workflows.payment.outcomes import Amend, Call, Effect, Insert, Outcome, Update, Use
from workflows.payment.progress import NO_PROGRESS, Progress
from workflows.payment.rows import (
    ArrivedEvent,
    Columns,
    ContractRow,
    DebitRow,
    DeclarationRow,
    Payer,
    PaymentRow,
    RequestData,
    SealedPayer,
    account_index,
)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Case:
    """One payment as a step sees it; nothing of it changes. Reading the payer decrypts; the repr shows the id alone.

    `known` names the tables of which all rows of this payment are here. `mandates` are signed contracts of the
    payer that are valid today, the newest last. `contract_ended`: the contract that a debit would use is not valid any
    more. `prior_declaration` is the key of an earlier declaration that covers this payment. `unreadable` names a part
    of the payment that cannot be read.
    """

    context: Context
    now: datetime
    payment: PaymentRow
    request: RequestData
    sealed_payer: SealedPayer
    progress: Progress = NO_PROGRESS
    declarations: tuple[DeclarationRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()
    debits: tuple[DebitRow, ...] = ()
    known: frozenset[str] = frozenset()
    events: tuple[ArrivedEvent, ...] = ()
    mandates: tuple[ContractRow, ...] = ()
    contract_ended: bool = False
    prior_declaration: str | None = None
    unreadable: str | None = None

    def __repr__(self) -> str:
        return f"Case({self.payment.id})"

    @property
    def id(self) -> str:
        """The payment's id."""
        return self.payment.id

    @property
    def payer(self) -> Payer:
        """The payer's personal data; raises SealError."""
        return self.sealed_payer.open()

    @property
    def region(self) -> Region:
        """The region's policy; raises PolicyError for a region that is no longer known."""
        return self.context.regions.get(self.payment.region)

    @property
    def region_is_known(self) -> bool:
        """Whether this process has the region's policy; another one may have it, or this one later."""
        return self.context.regions.find(self.payment.region) is not None

    @property
    def insurances(self) -> tuple[str, ...]:
        """The codes of the insurances that are paid."""
        return _listed(self.payment.insurances)

    @property
    def period(self) -> Period:
        """The months or the year that are paid."""
        return Period.of(self.payment.period_from, self.payment.period_to)

    def assess(self) -> Assessment:
        """The amounts of this payment by the region's rules; raises PolicyError."""
        request = self.request
        return assess(
            self.payment.region,
            self.payment.scheme,
            self.insurances,
            self.period,
            dict(request.base) if isinstance(request.base, tuple) else request.base,
            category=request.category,
            grade=request.grade,
        )

    def event(self, *types: EventType) -> ArrivedEvent | None:
        """The first event of one of these types that is not used yet."""
        return next((event for event in self.events if event.type in types), None)

    def all_events(self, event_type: EventType) -> tuple[ArrivedEvent, ...]:
        """The events of this type that are not used yet, the oldest first."""
        return tuple(event for event in self.events if event.type == event_type)

    def without(self, uses: Sequence[Use]) -> "Case":
        """The case without the events that are used or ignored."""
        if not uses:
            return self
        used = {use.event_id for use in uses}
        return replace(self, events=tuple(event for event in self.events if event.id not in used))

    def asking(self, call: Call) -> "Case":
        """The case once the rows of a call's intent are committed."""
        intents = call.intents()
        return replace(
            self,
            declarations=_after(intents, "declarations", DeclarationRow, self.declarations),
            contracts=_after(intents, "contracts", ContractRow, self.contracts),
            debits=_after(intents, "debits", DebitRow, self.debits),
        )

    def moved_on(self, moved: Move, decision: Outcome, now: datetime) -> "Case":
        """The case at its next step, which begins at `now` (aware UTC), once a decision is written.

        `moved` is the payment's next row. What others may have changed since (events, mandates) is not known yet.
        """
        effects = decision.effects
        amended = next((effect for effect in effects if isinstance(effect, Amend)), None)
        return Case(
            self.context,
            now,
            self._moved(moved, amended),
            self.request if amended is None else amended.request,
            self.sealed_payer if amended is None else self.sealed_payer.replaced(amended.payer),
            self.progress if decision.progress is None else decision.progress,
            _after(effects, "declarations", DeclarationRow, self.declarations),
            _after(effects, "contracts", ContractRow, self.contracts),
            _after(effects, "debits", DebitRow, self.debits),
            self.known,
        )

    def _moved(self, moved: Move, amended: Amend | None) -> PaymentRow:
        row, index = self.payment, self.payment.account_index
        if amended is not None:
            index = account_index(self.context.keyring, amended.payer.account)
        return row._replace(
            state=moved["state"],
            step=moved["step"],
            reason=moved["reason"],
            version=row.version + 1,
            waiting_for=moved["waiting_for"],
            waiting_until=moved["waiting_until"],
            attempts=moved["attempts"],
            recoveries=moved["recoveries"],
            method=moved["method"],
            total_fen=moved["total_fen"],
            account_index=index,
        )


KeptRow = TypeVar("KeptRow", DeclarationRow, ContractRow, DebitRow)


def _after(
    effects: Iterable[Effect], table: str, kind: type[KeptRow], rows: tuple[KeptRow, ...]
) -> tuple[KeptRow, ...]:
    """The rows of one table once these effects are written."""
    for effect in effects:
        if isinstance(effect, Insert) and effect.table == table:
            rows += (kept_row(kind, effect.row),)
        elif isinstance(effect, Update) and effect.table == table:
            rows = tuple(_updated(kind, row, effect.row) for row in rows)
    return rows


def kept_row(kind: type[KeptRow], columns: Columns) -> KeptRow:
    """A row of declarations, contracts or debits; columns that are not given are None."""
    return kind._make(map(columns.get, kind._fields))


def _updated(kind: type[KeptRow], row: KeptRow, columns: Columns) -> KeptRow:
    return kind._make(map(columns.get, kind._fields, row)) if row.key == columns["key"] else row


@lru_cache(maxsize=256)
def _listed(insurances: str) -> tuple[str, ...]:
    return tuple(insurances.split(","))
