"""What a step sees of one payment: its row, the request, what earlier steps kept, the events that came, the time."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from foundation.ids import stable_part
from foundation.steps import plan_steps, signs_after_collection
from models.states import Step
from models.write import Move
from regions import Assessment, Period, Region, assess, debit_comes_in_time, debit_day_on_or_after, last_pay_day
from workflows.payment.arrivals import ArrivalRow
from workflows.payment.context import Context
from workflows.payment.event_types import EventType
from workflows.payment.figures import read_figures
from workflows.payment.outcomes import Amend, Call, Effect, Insert, Outcome, Update, Use
from workflows.payment.progress import NO_PROGRESS, Progress
from workflows.payment.rows import (
    ArrivedEvent,
    ContractRow,
    DebitRow,
    DeclarationRow,
    Payer,
    PaymentRow,
    RequestData,
    SealedPayer,
    account_index,
)


class Case(Struct, frozen=True):
    """One payment as a step sees it; nothing of it changes. Reading the payer decrypts; the repr shows the id alone.

    `known` names the tables of which all rows of this payment are here. `mandates` are signed contracts of the
    payer that are valid today, the newest last. `arrivals` is money that others reported. `contract_ended`: the
    contract that a debit would use is not valid any more. `contested`: another client has a payment for the same
    months. `paid_elsewhere`: that one takes or has taken the payer's money. `prior_declaration` is the key of an
    earlier declaration that covers this payment. `unreadable` names a part of the payment that cannot be read.
    """

    id: str
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
    arrivals: tuple[ArrivalRow, ...] = ()
    contested: bool = False
    paid_elsewhere: bool = False

    def __repr__(self) -> str:
        return f"Case({self.payment.id})"

    def key(self, step: Step, attempt: int) -> str:
        """The key of an order to another side: the same for the same attempt, also if the payment is started again
        by its event because the database has lost it."""
        return f"{stable_part(self.id)}:{step}:{attempt}"

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
    def signs_after_collection(self) -> bool:
        """Whether the payment's plan has the contract signed once the money is collected."""
        return signs_after_collection(plan_steps(self.payment.plan))

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
            policy=self.context.regions,
        )

    @property
    def figures(self) -> Assessment | None:
        """The amounts once they are fixed: those of the declaration, else those that money was first asked for."""
        declared = next((row.assessment for row in self.declarations if row.state.is_live), None)
        kept = declared or next((row.assessment for row in self.debits if row.assessment is not None), None)
        return None if kept is None else read_figures(kept)

    def debit_day(self, day: date) -> date:
        """The first day on or after `day` (Asia/Shanghai) on which the region debits this payment."""
        row = self.payment
        return debit_day_on_or_after(row.region, row.scheme, day, self.insurances, self.context.regions).day

    def debited_in_time(self, day: date) -> bool:
        """Whether a debit on or after `day` (Asia/Shanghai) still takes the period that is paid."""
        row = self.payment
        return debit_comes_in_time(row.region, row.scheme, self.insurances, self.period, day, self.context.regions)

    @property
    def last_pay_day(self) -> date | None:
        """The last day on which the payer can pay the period without a debit; None where there is no such end."""
        return last_pay_day(self.payment.region, self.payment.scheme, self.period, self.context.regions)

    def event(self, *types: EventType) -> ArrivedEvent | None:
        """The first event of one of these types that is not used yet."""
        return next((event for event in self.events if event.type in types), None)

    def all_events(self, event_type: EventType) -> tuple[ArrivedEvent, ...]:
        """The events of this type that are not used yet, the oldest first."""
        if not self.events:
            return ()
        return tuple(event for event in self.events if event.type == event_type)

    def without(self, uses: Sequence[Use]) -> "Case":
        """The case without the events that are used or ignored."""
        if not uses:
            return self
        used = {use.event_id for use in uses}
        return replace(self, events=tuple(event for event in self.events if event.id not in used))

    def asking(self, call: Call) -> "Case":
        """The case once the rows of a call's intent are committed."""
        if call.intent is None:
            return self
        declarations, contracts, debits = self._rows_after(call.intents())
        return replace(self, declarations=declarations, contracts=contracts, debits=debits)

    def moved_on(self, moved: Move, decision: Outcome, now: datetime) -> "Case":
        """The case at its next step, which begins at `now` (aware UTC), once a decision is written.

        `moved` is the payment's next row. What others may have changed since (events, mandates) is not known yet.
        """
        amended = next((effect for effect in decision.effects if isinstance(effect, Amend)), None)
        declarations, contracts, debits = self._rows_after(decision.effects)
        return Case(
            self.id,
            self.context,
            now,
            self._moved(moved, amended),
            self.request if amended is None else amended.request,
            self.sealed_payer if amended is None else self.sealed_payer.replaced(amended.payer),
            self.progress if decision.progress is None else decision.progress,
            declarations,
            contracts,
            debits,
            self.known,
        )

    def _moved(self, moved: Move, amended: Amend | None) -> PaymentRow:
        row, index = self.payment, self.payment.account_index
        if amended is not None:
            index = account_index(self.context.keyring, amended.payer.account)
        return replace(
            row,
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

    def _rows_after(
        self, effects: Iterable[Effect]
    ) -> tuple[tuple[DeclarationRow, ...], tuple[ContractRow, ...], tuple[DebitRow, ...]]:
        """The rows of declarations, contracts and debits once these effects are written."""
        declarations, contracts, debits = self.declarations, self.contracts, self.debits
        for effect in effects:
            if not isinstance(effect, Insert | Update):
                continue
            match effect.table:
                case "declarations":
                    declarations = _after(DeclarationRow, declarations, effect)
                case "contracts":
                    contracts = _after(ContractRow, contracts, effect)
                case "debits":
                    debits = _after(DebitRow, debits, effect)
        return declarations, contracts, debits


KeptRow = TypeVar("KeptRow", DeclarationRow, ContractRow, DebitRow)


def _after(kind: type[KeptRow], rows: tuple[KeptRow, ...], effect: Insert | Update) -> tuple[KeptRow, ...]:
    """The rows of one table once an effect is written; columns that an insert does not give are None."""
    columns, names = effect.row, kind.__struct_fields__
    if isinstance(effect, Insert):
        return rows + (kind.of(map(columns.get, names)),)  # noqa: RUF005  # so that the type is the rows'
    changes = {name: value for name, value in columns.items() if name in names}
    return tuple(replace(row, **changes) if row.key == columns["key"] else row for row in rows)


@lru_cache(maxsize=256)
def _listed(insurances: str) -> tuple[str, ...]:
    return tuple(insurances.split(","))
