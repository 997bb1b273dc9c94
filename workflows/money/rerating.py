"""Late figures: completed payments that were declared by provisional figures, and what the final ones ask for.

Applying opens the difference, once for each payment: a top-up that the payer is asked for, or a refund of booked money.
It goes page by page, so one that was interrupted goes on where it stopped.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any, Final

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select, update

from foundation.clock import utcnow
from models.session import read, read_pages, write
from models.states import AdjustmentReason, DebitKind, DeclarationState, PaymentState, TopUpState
from models.tables import Adjustment, Arrival, Debit, Declaration, Payment
from models.write import insert_rows
from regions import Assessment, Period, PolicyError
from regions.assessment.rerate import ItemDifference, Rerated, rerate
from workflows.money.refunds.asking import Asker, request_booked
from workflows.money.top_ups.opening import open_top_up
from workflows.payment.errors import Refused
from workflows.payment.figures import keep_figures

_OPENED: Final = ("reason", "declared_fen", "final_fen", "items", "policy_version")
_Row = Row[Any]
"""A payment with its kept figures, and the columns of its adjustment where there is one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A payment whose final figures differ; `rerated` is None where they cannot be applied, and `problem` says why."""

    payment_id: str
    reference: str
    region: str
    declared_fen: int
    rerated: Rerated | None
    problem: str | None = None
    applied: str | None = None

    @property
    def difference_fen(self) -> int:
        """What is due beside what was declared; negative for what was too much."""
        return 0 if self.rerated is None else self.rerated.final_fen - self.declared_fen


@dataclass(frozen=True, slots=True)
class Page:
    """Payments that were looked at, and those of them that differ."""

    looked_at: int
    differences: tuple[Difference, ...]


def count_payments(period: Period, region: str | None) -> int:
    """How many payments of these months are completed, and their money booked."""
    with read() as connection:
        return connection.execute(
            select(func.count()).select_from(Payment).where(*_wanted(period, region))
        ).scalar_one()


def find_differences(period: Period, region: str | None = None) -> Iterator[Page]:
    """Completed payments of these months, page by page, with those whose provisional figures are final and differ."""
    for rows in read_pages(partial(_query, period, region)):
        yield Page(len(rows), tuple(one for row in rows if (one := _compare(row)) is not None))


def open_differences(page: Page, by: Asker) -> Page:
    """Open what a page found, in one transaction each, so that one that is refused holds up no other."""
    return replace(page, differences=tuple(_open(one, by) for one in page.differences))


def _wanted(period: Period, region: str | None) -> tuple[ColumnElement[bool], ...]:
    months = (Payment.period_from <= period.last, Payment.period_to >= period.first)
    booked = exists().where(Arrival.payment_id == Payment.id, Arrival.booked_fen > 0)
    found = (Payment.state == PaymentState.COMPLETED, *months, booked)
    return found if region is None else (*found, Payment.region == region)


def _query(period: Period, region: str | None, after: str) -> Select[Any]:
    declared = select(Declaration.assessment).where(
        Declaration.payment_id == Payment.id, Declaration.state == DeclarationState.ACCEPTED
    )
    asked = select(Debit.assessment).where(
        Debit.payment_id == Payment.id, Debit.assessment.is_not(None), Debit.kind != DebitKind.TOP_UP
    )
    figures = (declared.limit(1).scalar_subquery(), asked.limit(1).scalar_subquery())
    opened = (getattr(Adjustment, name) for name in _OPENED)
    columns = (Payment.id, Payment.reference, Payment.region, figures[0].label("declared"), figures[1].label("asked"))
    query = select(*columns, *opened).outerjoin(Adjustment, Adjustment.payment_id == Payment.id)
    return query.where(*_wanted(period, region), Payment.id > after).order_by(Payment.id)


def _opened_before(row: _Row) -> Difference:
    items = tuple(ItemDifference(**item) for item in row.items)
    rerated = Rerated(row.final_fen, items, True, row.policy_version)
    return Difference(row.id, row.reference, row.region, row.declared_fen, rerated, applied=row.reason)


def _compare(row: _Row) -> Difference | None:
    if row.reason is not None:
        return _opened_before(row)
    stored = row.declared or row.asked
    if not isinstance(stored, dict) or not stored["provisional"]:
        return None
    declared = Assessment.from_json(stored)
    found = Difference(row.id, row.reference, row.region, declared.total_fen, None)
    try:
        rerated = rerate(declared)
    except PolicyError as error:
        return replace(found, problem=error.code)
    if not rerated.is_final or rerated.final_fen == declared.total_fen:
        return None
    return replace(found, rerated=rerated)


def _open(found: Difference, by: Asker) -> Difference:
    if found.rerated is None or found.applied is not None:
        return found
    try:
        with write() as connection:
            return replace(found, applied=_write(connection, found, found.rerated, by))
    except Refused as error:
        return replace(found, problem=error.code)


def _write(connection: Connection, found: Difference, rerated: Rerated, by: Asker) -> str:
    """Write the adjustment, and with it the request for a refund or the order of a top-up; what another process has
    opened stays as it is."""
    is_top_up = found.difference_fen > 0
    reason = AdjustmentReason.TOP_UP_DUE if is_top_up else AdjustmentReason.REFUND_DUE
    row: dict[str, object] = {
        "payment_id": found.payment_id,
        "reason": reason,
        "declared_fen": found.declared_fen,
        "final_fen": rerated.final_fen,
        "items": orjson.Fragment(orjson.dumps([asdict(item) for item in rerated.items])),
        "policy_version": rerated.version,
        "refund_key": None,
        "actor": by.actor[:128],
        "opened_at": utcnow(),
        "state": TopUpState.OPEN if is_top_up else None,
    }
    if not insert_rows(connection, "adjustments", [row], or_ignore=True):
        return reason
    if is_top_up and rerated.figures is not None:
        open_top_up(connection, found.payment_id, found.difference_fen, keep_figures(rerated.figures))
    elif not is_top_up:
        key, _ = request_booked(connection, found.payment_id, -found.difference_fen, by)
        this = Adjustment.payment_id == found.payment_id
        connection.execute(update(Adjustment).where(this).values(refund_key=key))
    return reason
