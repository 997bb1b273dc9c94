"""The tables of changes of debits, arrivals, contracts, declarations and messages. Each relation is written out here
a second time, to be compared in full: an edge that is added or taken away is seen."""

from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import product

import pytest

from models.states import (
    ArrivalState,
    Channel,
    ContractState,
    DebitState,
    DeclarationState,
    MessageState,
    RefundState,
    TopUpState,
    WithdrawalState,
)
from notifications.delivery import Delivery, Outcome
from workflows.messages.draft import OUTCOME_UNKNOWN, ClaimedMessage
from workflows.messages.sending.results import result_columns
from workflows.payment.changes.records import (
    ARRIVAL,
    CONTRACT,
    DEBIT,
    DECLARATION,
    MESSAGE,
    REFUND,
    TOP_UP,
    WITHDRAWAL,
    By,
    Changes,
)
from workflows.payment.changes.transitions import IllegalTransition

# From (a row) to (a column), as reviewed: s by a step, o by an operator, d by the delivery, r by a report, f by a
# refund, t by a top-up, w by a withdrawal.
# "." is not allowed, "=" keeps its state, which is no change. "new" is a row that is added.
REVIEWED = {
    "debit": """
                  intended  pending  closing  settled  failed  unknown  withdrawn
        new       s         .        .        .        .       .        .
        intended  =         s        s        so       so      s        .
        pending   .         =        s        so       so      s        .
        closing   .         s        =        o        o       s        s
        settled   .         .        .        =        .       .        .
        failed    .         .        .        s        =       .        .
        unknown   .         s        s        so       so      =        .
        withdrawn .         .        .        s        .       .        =
    """,
    "contract": """
                  intended  sent  signed  declined  expired  revoked  invalid  unknown
        new       s         .     .       .         .        .        .        .
        intended  =         s     so      s         .        s        so       s
        sent      .         =     so      s         s        s        so       s
        signed    .         .     =       .         .        o        s        .
        declined  .         .     .       =         .        .        .        .
        expired   .         .     .       .         =        .        .        .
        revoked   .         .     .       .         .        =        .        .
        invalid   .         .     .       .         .        .        =        .
        unknown   .         s     so      s         .        s        so       =
    """,
    "withdrawal": """
                  intended  unknown  done  refused
        new       so        .        .     .
        intended  =         w        w     w
        unknown   .         =        w     w
        done      .         .        =     .
        refused   o         .        .     =
    """,
    "declaration": """
                  intended  pending  accepted  rejected  unknown
        new       s         .        .         .         .
        intended  =         s        so        so        s
        pending   .         =        so        so        s
        accepted  .         .        =         .         .
        rejected  .         .        .         =         .
        unknown   .         s        so        so        =
    """,
    "arrival": """
                  open  matched  refunding  refunded
        new       rso   so       .          .
        open      =     so       o          .
        matched   .     =        o          .
        refunding f     f        =          f
        refunded  .     .        .          =
    """,
    "refund": """
                  requested  approved  intended  pending  unknown  returned  refused
        new       o          o         .         .        .        o         .
        requested =          o         .         .        .        .         o
        approved  .          =         f         .        .        .         .
        intended  .          f         =         f        f        f         f
        pending   .          .         .         =        f        f         f
        unknown   .          .         .         f        =        f         f
        returned  .          .         .         .        .        =         .
        refused   .          .         .         .        .        .         =
    """,
    "top-up": """
                  open  attention  paid  expired  cancelled
        new       o     .          .     .        .
        open      =     t          t     t        t
        attention ort   =          t     t        t
        paid      .     .          =     .        .
        expired   o     .          .     =        .
        cancelled o     .          .     .        =
    """,
    "message": """
                  due  sending  sent  failed  unknown  dropped
        new       so   .        .     .       .        .
        due       =    d        r     r       .        .
        sending   d    =        dr    dr      d        d
        sent      .    .        =     r       .        .
        failed    .    .        r     =       .        .
        unknown   .    .        r     r       =        .
        dropped   .    .        r     .       .        =
    """,
}
KINDS: list[tuple[Changes, type[StrEnum]]] = [
    (DEBIT, DebitState),
    (CONTRACT, ContractState),
    (DECLARATION, DeclarationState),
    (ARRIVAL, ArrivalState),
    (REFUND, RefundState),
    (TOP_UP, TopUpState),
    (WITHDRAWAL, WithdrawalState),
    (MESSAGE, MessageState),
]
LETTERS = dict(zip(By, "sodrftw", strict=True))


def reviewed(name: str) -> dict[tuple[str, str], str]:
    columns, *rows = [line.split() for line in REVIEWED[name].strip().splitlines()]
    return {(row[0], column): cell for row in rows for column, cell in zip(columns, row[1:], strict=True)}


@pytest.mark.parametrize(("changes", "states"), KINDS, ids=lambda value: getattr(value, "name", ""))
def test_a_row_changes_as_the_reviewed_table_says_and_not_otherwise(changes: Changes, states: type[StrEnum]) -> None:
    table = reviewed(changes.name)
    assert {after for _, after in table} == set(states)
    for before, after, by in product((None, *states), states, By):
        cell = table[before or "new", after]
        expected = cell == "=" or LETTERS[by] in cell
        try:
            changes.check(before, after, by)
        except IllegalTransition:
            assert not expected, (before, after, by)
        else:
            assert expected, (before, after, by)
        assert (before in changes.before(after, by)) == (before is not None and before != after and expected)


@pytest.mark.parametrize(("changes", "states"), KINDS, ids=lambda value: getattr(value, "name", ""))
def test_each_state_can_be_reached(changes: Changes, states: type[StrEnum]) -> None:
    reached: set[str | None] = {None}
    for _ in states:
        reached |= {change.after for change in changes.changes if not change.before or reached & set(change.before)}
    assert reached == {None, *states}


def test_money_that_has_arrived_stays_arrived() -> None:
    assert all(DebitState.SETTLED not in change.before for change in DEBIT.changes)


def test_a_try_to_send_ends_in_every_state_that_the_table_has_and_in_no_other() -> None:
    """All outcomes of a try, the first and the last, with and without doubt whether an earlier one arrived. A message
    that its payment has overtaken is dropped (tests/db/test_messages.py)."""
    now = datetime(2026, 12, 11, 2, tzinfo=UTC)
    message = ClaimedMessage("m", "p", Channel.SMS, "voucher", {}, None, 1, None, None, now, now, None, None)
    ends = set()
    for outcome, attempts, reason in product(Outcome, (1, 99), (None, OUTCOME_UNKNOWN)):
        tried = replace(message, attempts=attempts, reason=reason)
        ends.add(result_columns(tried, Delivery("m", outcome, "x", "sandbox"), now, {})["state"])
    by_delivery = [change for change in MESSAGE.changes if change.by is By.DELIVERY]
    allowed = {change.after for change in by_delivery if MessageState.SENDING in change.before}
    assert ends | {MessageState.DROPPED} == allowed
