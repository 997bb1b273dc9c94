"""Restricting a payer: what has not asked for money rests, also what is submitted later.

What has asked for money goes on, because the law requires that money be settled, booked and receipted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, exists, insert, select, update

from foundation.clock import utcnow
from models.pauses import RESTRICTED, PauseRow, clear_cache, is_restriction, read_with_payers, rest_due
from models.session import write
from models.states import DebitState, PauseKind
from models.tables import Arrival, Debit, Pause, Payment, Request
from workflows.operator.audit import Action, record
from workflows.subjects.payer import indexes_of


@dataclass(frozen=True, slots=True)
class Restricted:
    """What a restriction did: payments that rest, and those that go on because money was asked for."""

    resting: list[str]
    going_on: list[str]


def restrict(id_number: str, *, actor: str, reason: str) -> Restricted:
    """Process nothing more of a payer but what the law requires, until `lift`. May be repeated."""
    now, indexes = utcnow(), indexes_of(id_number)
    with write() as connection:
        connection.execute(delete(Pause).where(Pause.kind == PauseKind.PAYER, Pause.name.in_(indexes)))
        _pause(connection, PauseRow(PauseKind.PAYER, indexes[0], actor[:128], f"{RESTRICTED}{reason}"[:255], now, None))
        found = _live(connection, indexes)
        resting = [payment_id for payment_id, has_money in found if not has_money]
        for payment_id in resting:
            one = PauseRow(PauseKind.PAYMENT, payment_id, actor[:128], f"{RESTRICTED}{reason}"[:255], now, None)
            _pause(connection, one)
            rest_due(connection, one, now)
        going_on = [payment_id for payment_id, has_money in found if has_money]
        details = {"resting": resting, "going_on": going_on}
        record(connection, Action.RESTRICT_SUBJECT, actor, reason=reason, details=details)
    clear_cache()
    return Restricted(resting, going_on)


def lift(id_number: str, *, actor: str, reason: str) -> list[str]:
    """End the restriction of a payer: payments that rested because of it are due; returns their ids."""
    now, indexes = utcnow(), indexes_of(id_number)
    with write() as connection:
        rested = _rested(connection, indexes, now)
        connection.execute(delete(Pause).where(Pause.kind == PauseKind.PAYER, Pause.name.in_(indexes)))
        connection.execute(delete(Pause).where(Pause.kind == PauseKind.PAYMENT, Pause.name.in_(rested)))
        waits = (Payment.id.in_(rested), Payment.finished_at.is_(None), Payment.run_id.is_(None))
        connection.execute(update(Payment).where(*waits).values(due_at=now))
        record(connection, Action.LIFT_RESTRICTION, actor, reason=reason, details={"payments": rested})
    clear_cache()
    return rested


def _pause(connection: Connection, row: PauseRow) -> None:
    connection.execute(delete(Pause).where(Pause.kind == row.kind, Pause.name == row.name))
    values = {"kind": row.kind, "name": row.name, "person": row.person, "reason": row.reason, "since": row.since}
    connection.execute(insert(Pause).values(values))


def _live(connection: Connection, indexes: Collection[str]) -> list[tuple[str, bool]]:
    """The payer's payments that have not ended, and whether money was asked for, or came, for each."""
    asked = exists().where(
        Debit.payment_id == Payment.id, Debit.state.not_in((DebitState.FAILED, DebitState.WITHDRAWN))
    )
    came = exists().where(Arrival.payment_id == Payment.id)
    query = (
        select(Payment.id, (asked | came).label("money"))
        .join(Request, Request.payment_id == Payment.id)
        .where(Request.payer_index.in_(indexes), Payment.finished_at.is_(None))
        .order_by(Payment.id)
    )
    return [(row.id, bool(row.money)) for row in connection.execute(query)]


def _rested(connection: Connection, indexes: Collection[str], now: datetime) -> list[str]:
    mine = set(connection.execute(select(Request.payment_id).where(Request.payer_index.in_(indexes))).scalars())
    return sorted(one.name for one in read_with_payers(connection, now) if is_restriction(one) and one.name in mine)
