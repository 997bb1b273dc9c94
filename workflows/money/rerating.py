"""Late figures: completed payments that were declared by provisional figures, and what the final ones ask for.

Applying opens the difference: a top-up that the payer is asked for, or a refund of booked money. Where figures change
again, another difference follows once the last one is over, against the figures by which the money is booked by then.
It goes page by page, so one that was interrupted goes on where it stopped.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select, update

from foundation.clock import utcnow
from models.session import read, read_pages, write
from models.states import AdjustmentReason, DebitKind, DeclarationState, PaymentState, TopUpState
from models.tables import Adjustment, Arrival, Debit, Declaration, Payment, Refund
from models.write import insert_rows
from regions import Assessment, Period, PolicyError
from regions.assessment.rerate import Rerated, rerate
from workflows.money.adjusted import COLUMNS, Earlier
from workflows.money.refunds.asking import Asker, request_booked
from workflows.money.top_ups.opening import open_top_up
from workflows.payment.changes.records import TOP_UP, By
from workflows.payment.errors import Refused
from workflows.payment.figures import keep_figures

_Row = Row[Any]
"""A payment with its kept figures, what is booked, and the columns of its adjustment where there is one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A payment whose final figures differ from those by which its money is `booked`.

    `problem` says why they cannot be applied, as a code; `earlier` is the difference that was opened before, if any.
    """

    payment_id: str
    reference: str
    region: str
    booked: Assessment
    rerated: Rerated | None
    problem: str | None = None
    applied: str | None = None
    earlier: Earlier | None = None

    @property
    def declared_fen(self) -> int:
        """What the figures ask for by which the money is booked."""
        return self.booked.total_fen

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
    booked = select(func.sum(Arrival.booked_fen)).where(Arrival.payment_id == Payment.id).scalar_subquery()
    columns = (
        *(Payment.id, Payment.reference, Payment.region),
        declared.limit(1).scalar_subquery().label("declared"),
        asked.limit(1).scalar_subquery().label("asked"),
        booked.label("booked_fen"),
        *(Refund.state.label("refund_state"), Refund.amount_fen.label("refund_fen")),
    )
    query = select(*columns, *COLUMNS).outerjoin(Adjustment, Adjustment.payment_id == Payment.id)
    query = query.outerjoin(Refund, Refund.key == Adjustment.refund_key)
    return query.where(*_wanted(period, region), Payment.id > after).order_by(Payment.id)


def _compare(row: _Row) -> Difference | None:
    stored, earlier = row.declared or row.asked, Earlier.of(row)
    if not isinstance(stored, dict) or (earlier is None and not stored["provisional"]):
        return None
    declared = Assessment.from_json(stored)
    booked = declared if earlier is None else earlier.booked_by
    found = Difference(row.id, row.reference, row.region, booked, None, earlier=earlier)
    try:
        rerated = rerate(declared, booked)
    except PolicyError as error:
        return replace(found, problem=error.code) if earlier is None else _opened_before(found, earlier)
    if earlier is not None and (not rerated.is_final or rerated.final_fen == earlier.final_fen):
        return _opened_before(found, earlier)
    if not rerated.is_final or rerated.final_fen == booked.total_fen:
        return None
    return replace(found, rerated=rerated, problem=None if earlier is None else earlier.hinders(row.booked_fen))


def _opened_before(found: Difference, earlier: Earlier) -> Difference:
    return replace(found, booked=earlier.before, rerated=earlier.rerated, applied=earlier.reason)


def _open(found: Difference, by: Asker) -> Difference:
    if found.rerated is None or found.applied is not None or found.problem is not None:
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
    if not _write_row(connection, found, _columns(found, rerated, reason, by)):
        return reason
    if is_top_up:
        open_top_up(connection, found.payment_id, found.difference_fen, keep_figures(rerated.figures))
    else:
        key, _ = request_booked(connection, found.payment_id, -found.difference_fen, by)
        this = Adjustment.payment_id == found.payment_id
        connection.execute(update(Adjustment).where(this).values(refund_key=key))
    return reason


def _columns(found: Difference, rerated: Rerated, reason: AdjustmentReason, by: Asker) -> dict[str, object]:
    return {
        "reason": reason,
        "declared_fen": found.declared_fen,
        "final_fen": rerated.final_fen,
        "items": orjson.Fragment(orjson.dumps([asdict(item) for item in rerated.items])),
        "before": keep_figures(found.booked),
        "figures": keep_figures(rerated.figures),
        "policy_version": rerated.version,
        "refund_key": None,
        "actor": by.actor[:128],
        "opened_at": utcnow(),
        "state": TopUpState.OPEN if reason is AdjustmentReason.TOP_UP_DUE else None,
        **dict.fromkeys(("state_reason", "due_at", "pay_until", "chosen_method")),
        "attempts": 0,
    }


def _write_row(connection: Connection, found: Difference, columns: dict[str, object]) -> bool:
    """Write the payment's difference in place of its last one; whether no other process has done so before."""
    if columns["state"] is not None:
        TOP_UP.check(None, TopUpState.OPEN, By.OPERATOR)
    last = found.earlier
    if last is None:
        row = {"payment_id": found.payment_id, **columns}
        return bool(insert_rows(connection, "adjustments", [row], or_ignore=True))
    unchanged = (Adjustment.opened_at == last.opened_at) & Adjustment.state.is_not_distinct_from(last.state)
    this = update(Adjustment).where(Adjustment.payment_id == found.payment_id, unchanged)
    return connection.execute(this.values(**columns)).rowcount > 0
