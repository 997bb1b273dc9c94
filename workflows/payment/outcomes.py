"""What a step may decide about one payment, and the effects that are written together with the decision. All frozen."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from foundation.structs import Private
from gateways.ports import Answer, Order
from models.states import Step
from regions import PolicyError
from workflows.payment.letters import NO_FACTS, LetterFacts
from workflows.payment.progress import Progress
from workflows.payment.reasons import Reason
from workflows.payment.rows import ArrivedEvent, Columns, Payer, RequestData
from workflows.payment.waiting import WaitingFor

_MOST_AMOUNTS: Final = 30
RETRY: Final = WaitingFor.RETRY
"""What a payment waits for between two tries."""


class Insert(Private, frozen=True):
    """A new row of `table`."""

    table: str
    row: Columns


class Update(Private, frozen=True):
    """Columns to set in the row of `table` that `row`'s primary key names."""

    table: str
    row: Columns


class Letter(Struct, frozen=True):
    """A letter to the payer by every channel the payer has given."""

    name: str
    facts: LetterFacts = NO_FACTS


class Emit(Struct, frozen=True):
    """An event to other systems, by its short name (`collected`)."""

    name: str
    data: Mapping[str, str | None] = {}


class Use(Struct, frozen=True):
    """An arrived event that this decision uses up; with a reason, one that came but does not fit."""

    event_id: str
    ignored: str | None = None


class Amend(Private, frozen=True):
    """The request and the payer as they read after something was supplied; the payer is sealed when it is written."""

    request: RequestData
    payer: Payer


Effect = Insert | Update | Letter | Emit | Amend


class Outcome(Struct, frozen=True, kw_only=True):
    """The part that every outcome shares.

    `uses` names the events that the decision uses up or ignores. `progress` is what the payment keeps from now on; None
    leaves it as it is, and so do `method` and `total_fen`.
    """

    effects: tuple[Effect, ...] = ()
    uses: tuple[Use, ...] = ()
    progress: Progress | None = None
    method: str | None = None
    total_fen: int | None = None


class Done(Outcome, frozen=True, kw_only=True):
    """The step is done; the plan's next one follows. `note` says why it had nothing to do, if so."""

    note: str | None = None


class Wait(Outcome, frozen=True, kw_only=True):
    """Wait for `event` until `until`; look again at `again_at` if that is earlier (a reminder or a poll).

    `announce` sends `payment.waiting` to other systems.
    """

    event: WaitingFor
    until: datetime
    again_at: datetime | None = None
    reason: str | None = None
    announce: bool = True


class Retry(Outcome, frozen=True, kw_only=True):
    """Something outside failed without an answer: try again after `after`, or the usual backoff.

    `counts` is False where the other side asked for patience: throttling and outages do not use up tries.
    """

    reason: str
    after: timedelta | None = None
    counts: bool = True


class Return(Outcome, frozen=True, kw_only=True):
    """Go back to an earlier step, which will look at the event that came."""

    step: Step
    reason: str


class Attention(Outcome, frozen=True, kw_only=True):
    """Only an operator can decide."""

    reason: str


class Reject(Outcome, frozen=True, kw_only=True):
    """The request breaks a rule; a letter names it, and `about` what the rule allows."""

    reason: str
    about: LetterFacts = NO_FACTS

    @classmethod
    def by_policy(cls, error: PolicyError) -> "Reject":
        """The refusal of an order that does not fit the published policy, with the amounts that would."""
        insurance, details = error.details.get("insurance"), error.details
        amounts = details.get("list") or [details[name] for name in ("min", "max") if name in details]
        if insurance is None or not isinstance(amounts, list) or len(amounts) > _MOST_AMOUNTS:
            return cls(reason=error.code)
        return cls(reason=error.code, about=LetterFacts(insurance=str(insurance), allowed=tuple(map(str, amounts))))


class Expire(Outcome, frozen=True, kw_only=True):
    """A deadline passed."""

    reason: str


class Cancel(Outcome, frozen=True, kw_only=True):
    """Withdrawn before money moved. `actor` is the sender of the request, `why` an operator's reason."""

    reason: str
    actor: str = "step"
    why: str | None = None

    @classmethod
    def requested(cls, event: ArrivedEvent, effects: tuple["Effect", ...]) -> "Cancel":
        """The end that an event asked for. The history names its sender, and keeps an operator's reason."""
        why = event.text("reason") if event.by_operator else None
        used = (Use(event.id),)
        return cls(reason=Reason.CANCEL_REQUESTED, effects=effects, uses=used, actor=event.actor, why=why)


class Call(Struct, frozen=True):
    """A step needs the other side: `order` goes out by `port`'s `verb` after `intent` (a new row) is committed.

    With `ask_first` the key may have been sent before: the other side is asked about it, and the order is sent only
    if it was never seen there. Without an order the question is all. `effects` and `uses` are written with what is
    decided when the answer is here.
    """

    port: str
    verb: str
    key: str
    order: Order | None
    intent: Insert | None = None
    ask_first: bool = False
    extra: tuple[Insert, ...] = ()
    effects: tuple[Effect, ...] = ()
    uses: tuple[Use, ...] = ()

    def intents(self) -> tuple[Insert, ...]:
        """The rows that are committed before the order goes out."""
        return self.extra if self.intent is None else (self.intent, *self.extra)


class Reply(Struct, frozen=True):
    """The answer to a call. `asked`: it is to a question, not to an order. `pause_s`: the gateway is out, and its
    breaker lets no call through for so many seconds; None while it is not out."""

    answer: Answer
    asked: bool
    pause_s: int | None = None


Decision = Done | Wait | Retry | Return | Attention | Reject | Expire | Cancel
Verdict = Decision | Call
