"""What a payment was adjusted by so far: the last difference of final figures, and whether another may follow."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from models.states import RefundState, TopUpState
from models.tables import Adjustment
from regions import Assessment
from regions.assessment.rerate import ItemDifference, Rerated

COLUMNS: Final = tuple(
    getattr(Adjustment, name)
    for name in (
        *("reason", "declared_fen", "final_fen", "items", "before", "figures", "policy_version", "state"),
        *("opened_at", "refund_key"),
    )
)
"""The columns of a payment's adjustment; `refund_state` and `refund_fen` are those of its refund."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last difference of a payment; its amounts are fen. `refund_fen` is what went back, or is to."""

    reason: str
    declared_fen: int
    final_fen: int
    items: tuple[ItemDifference, ...]
    before: Assessment
    figures: Assessment
    version: str
    state: TopUpState | None
    opened_at: datetime
    refund_state: RefundState | None
    refund_fen: int | None

    @classmethod
    def of(cls, row: Row[Any]) -> "Earlier | None":
        """The difference in a row with COLUMNS, `refund_state` and `refund_fen`; None where there was none."""
        if row.reason is None:
            return None
        return cls(
            reason=row.reason,
            declared_fen=row.declared_fen,
            final_fen=row.final_fen,
            items=tuple(ItemDifference(**item) for item in row.items),
            before=Assessment.from_json(row.before),
            figures=Assessment.from_json(row.figures),
            version=row.policy_version,
            state=None if row.state is None else TopUpState(row.state),
            opened_at=row.opened_at,
            refund_state=None if row.refund_state is None else RefundState(row.refund_state),
            refund_fen=row.refund_fen,
        )

    @property
    def booked_by(self) -> Assessment:
        """The figures by which the payment's money is booked now: the final ones once the difference is settled."""
        return self.figures if self._is_settled else self.before

    @property
    def rerated(self) -> Rerated:
        """What was opened, as a re-rating gives it."""
        return Rerated(self.final_fen, self.items, True, self.version, self.figures)

    @property
    def _is_settled(self) -> bool:
        returned = self.refund_state is RefundState.RETURNED and self.refund_fen == self.declared_fen - self.final_fen
        return self.state is TopUpState.PAID or returned

    def hinders(self, booked_fen: int) -> str | None:
        """Why no other difference may follow now, as a code; `booked_fen` is what is booked for the payment."""
        if self.state in (TopUpState.OPEN, TopUpState.ATTENTION):
            return "adjustment_under_way"
        if self.refund_state is not None and self.refund_state.is_live:
            return "adjustment_under_way"
        # Money that went back by hand, or in part: no figures say what of it is due.
        return None if booked_fen == self.booked_by.total_fen else "booked_differs"


def figures_of_refund(connection: Connection, payment_id: str, key: str) -> tuple[Assessment, Assessment] | None:
    """The figures before and after the difference that the refund with this key returns; None for another refund."""
    query = select(Adjustment.before, Adjustment.figures)
    found = connection.execute(query.where(Adjustment.payment_id == payment_id, Adjustment.refund_key == key)).first()
    return None if found is None else (Assessment.from_json(found.before), Assessment.from_json(found.figures))


def figures_before(connection: Connection, payment_id: str) -> Assessment:
    """The figures by which a payment was booked before its last difference."""
    query = select(Adjustment.before).where(Adjustment.payment_id == payment_id)
    return Assessment.from_json(connection.execute(query).scalar_one())
