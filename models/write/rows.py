"""The rows of a write, and what has to be written in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple, TypedDict

import orjson

from foundation.clock import instant_text

Row = Mapping[str, object]
"""Values by column. Instants are aware UTC, JSON is plain dicts and lists."""


# The bank's answer replaces what others reported of the same money, as long as that is open.
ON_CONFLICT: Final[Mapping[str, str]] = {
    "arrivals": " ON CONFLICT (order_name, money_name) DO UPDATE SET payment_id = excluded.payment_id,"
    " debit_key = excluded.debit_key, amount_fen = excluded.amount_fen, booked_fen = excluded.booked_fen,"
    " reference = excluded.reference, state = excluded.state, reason = excluded.reason, paid_at = excluded.paid_at,"
    " confirmed_at = excluded.confirmed_at WHERE arrivals.state = 'open'"
}
"""What fenced inserts into a table do where a row of another payment's or process's is there; others fail."""


class Fence(TypedDict):
    """What must still hold of a payment when something is written for it: its run (None for no run) and version."""

    id: str
    expect_run: str | None
    expect_version: int


class Move(Fence):
    """The next row of a payment, behind its fence. Every column is given each time, so that one prepared statement
    serves every step."""

    state: str
    step: str
    reason: str | None
    run_id: str | None
    due_at: datetime | None
    waiting_for: str | None
    waiting_until: datetime | None
    attempts: int
    recoveries: int
    method: str | None
    total_fen: int | None
    progress: Row | None
    updated_at: datetime
    finished_at: datetime | None


FENCE_COLUMNS = tuple(Fence.__annotations__)
MOVE_COLUMNS = tuple(name for name in Move.__annotations__ if name not in FENCE_COLUMNS)


class Shape(NamedTuple):
    """Rows of one table with the same columns go together."""

    table: str
    columns: tuple[str, ...]


class Lease(NamedTuple):
    """The run whose lease a write renews, and for how many seconds."""

    run_id: str
    seconds: int


Rows = dict[Shape, list[Row]]


@dataclass(slots=True)
class Writes:
    """What one transaction writes: either `moves`, or `checks` of payments that do not move; never both.

    Rows of `inserts`, `if_unsignalled` and `updates` have a column `payment_id`, and are written only if that payment
    moved or its check held; those of `if_unsignalled` only if, besides, the payment never received an event. Updates go
    by primary key. With `ends_step` the step of the run is over, and a run that is lost from then on blames no payment
    (models/runs.py). With `ends_run` the run is deleted if all moves were made. With `asynchronous` the commit does not
    wait for the disk: until one after it does, a crash of the database may take it back.
    """

    moves: list[Move] = field(default_factory=list)
    checks: list[Fence] = field(default_factory=list)
    ends_step: bool = False
    ends_run: bool = False
    asynchronous: bool = False
    inserts: Rows = field(default_factory=dict)
    if_unsignalled: Rows = field(default_factory=dict)
    updates: Rows = field(default_factory=dict)

    def insert(self, table: str, row: Row) -> None:
        """Add a row of `table`."""
        _add(self.inserts, table, row)

    def insert_if_unsignalled(self, table: str, row: Row) -> None:
        """Add a row that is written only if its payment never received an event."""
        _add(self.if_unsignalled, table, row)

    def update(self, table: str, row: Row) -> None:
        """Set the columns of `row` in the row of `table` that its primary key names."""
        _add(self.updates, table, row)

    @property
    def fences(self) -> list[Move] | list[Fence]:
        """The rows whose fences are checked. Raises ValueError if there are moves and checks."""
        if self.moves and self.checks:
            raise ValueError("moves and checks are separate writes")
        return self.moves or self.checks


def _add(rows: Rows, table: str, row: Row) -> None:
    shape = (table, tuple(row))
    alike = rows.get(shape)  # type: ignore[call-overload]  # a Shape equals this tuple, and is slower to make
    if alike is None:
        alike = rows[Shape(*shape)] = []
    alike.append(row)


def dump_json(value: object) -> str:
    """JSON text as the database keeps it; an instant is text."""
    return orjson.dumps(value, default=_instant, option=orjson.OPT_PASSTHROUGH_DATETIME).decode()


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return instant_text(value)
    raise TypeError(f"{type(value).__name__} cannot be written")
