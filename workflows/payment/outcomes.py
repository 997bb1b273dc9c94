"""What a step may decide about one payment, and the effects that are written together with the decision.

None is changed once it is made. They are not frozen all the same: a run makes tens of thousands of them, and a frozen
one takes twice as long to make.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

RETRY = "retry"
"""What a payment waits for between two tries."""


@dataclass(slots=True)
class Insert:
    """A new row of `table`."""

    table: str
    row: dict[str, Any]


@dataclass(slots=True)
class Update:
    """Columns to set in the row of `table` that `row`'s primary key names."""

    table: str
    row: dict[str, Any]


@dataclass(slots=True)
class Letter:
    """A letter to the payer by every channel the payer has given; `facts` holds nothing personal."""

    name: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Emit:
    """An event to other systems, by its short name (`collected`)."""

    name: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Use:
    """An arrived event that this decision uses up; with a reason, one that came but does not fit."""

    event_id: str
    ignored: str | None = None


@dataclass(slots=True)
class Amend:
    """The request as it reads after something was supplied; `payer` is sealed when it is written."""

    request: dict[str, Any]
    payer: dict[str, Any] = field(repr=False)


Effect = Insert | Update | Letter | Emit | Use | Amend


@dataclass(slots=True, kw_only=True)
class Outcome:
    """The part that every outcome shares. `facts` is merged into the payment's small notes between steps."""

    effects: tuple[Effect, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    method: str | None = None
    total_fen: int | None = None


@dataclass(slots=True, kw_only=True)
class Done(Outcome):
    """The step is done; the plan's next one follows. `note` says why it had nothing to do, if so."""

    note: str | None = None


@dataclass(slots=True, kw_only=True)
class Wait(Outcome):
    """Wait for `event` until `until`; look again at `again_at` if that is earlier (a reminder or a poll)."""

    event: str
    until: datetime
    again_at: datetime | None = None
    reason: str | None = None
    announce: bool = True


@dataclass(slots=True, kw_only=True)
class Retry(Outcome):
    """Something outside failed without an answer: try again after `after`, or the usual backoff.

    `counts` is False where the other side asked for patience: throttling and outages do not use up tries.
    """

    reason: str
    after: timedelta | None = None
    counts: bool = True


@dataclass(slots=True, kw_only=True)
class Return(Outcome):
    """Go back to an earlier step, which will look at the event that came."""

    step: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Attention(Outcome):
    """Only an operator can decide."""

    reason: str


@dataclass(slots=True, kw_only=True)
class Reject(Outcome):
    """The request breaks a rule; the payer is told which."""

    reason: str


@dataclass(slots=True, kw_only=True)
class Expire(Outcome):
    """A deadline passed."""

    reason: str


@dataclass(slots=True, kw_only=True)
class Cancel(Outcome):
    """Withdrawn, by the payer or on the payer's behalf, before money moved."""

    reason: str


@dataclass(slots=True)
class Call:
    """A step needs the other side: `order` goes out by `port`'s `verb` after `intent` (a new row) is committed.

    With `ask_first` the key may have been sent before: the other side is asked about it, and the order is sent only
    if it was never seen there. Without an order the question is all.
    """

    port: str
    verb: str
    key: str
    order: Any | None
    intent: Insert | None = None
    ask_first: bool = False
    extra: tuple[Insert, ...] = ()
    effects: tuple[Effect, ...] = ()

    def intents(self) -> tuple[Insert, ...]:
        """The rows that are committed before the order goes out."""
        return self.extra if self.intent is None else (self.intent, *self.extra)


Decision = Done | Wait | Retry | Return | Attention | Reject | Expire | Cancel
