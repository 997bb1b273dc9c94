"""The canary: a payment through the whole chain from time to time, as proof that payments go through.

It needs gateways that are a sandbox, whose payer pays by himself: where SHEBAO_GATEWAY_URL is another side, none
starts. There is one at a time. When it has ended, its outcome is noted and its rows are removed, so it is in no total;
while it is on its way, sums of money leave its client out. Its addresses are reserved ones that no person has.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Row, delete, select

from foundation.clock import shanghai_day
from foundation.ids import new_id
from foundation.json_value import JsonValue
from foundation.settings import get_settings
from models.runs import ClaimedRun
from models.session import read, write
from models.states import PaymentState
from models.tables import AuditEntry, Base, Message, Outbox, Payment, Suppression, WebhookDelivery
from models.upkeep import FAULT, UpkeepRow, keep, last_kept
from workflows.intake.accept import accept
from workflows.intake.senders import CANARY
from workflows.payment.event_types import EventType

NAME: Final = "canary"
_LATE: Final = timedelta(minutes=10)
_PAYER: Final[dict[str, JsonValue]] = {
    "name": "金丝雀",
    "id_number": "31010119900101913X",  # the sandbox's payer who pays an order by himself
    "email": "canary@shebao.invalid",  # a name that is never delivered to (RFC 2606)
}


def follow_canary(now: datetime, is_sandbox: Callable[[], bool], runs: list[ClaimedRun]) -> str | None:
    """Look at the canary on its way, or start one that is due at `now` (UTC); returns what came of it, if anything.

    New runs are added to `runs`, for the caller to send.
    """
    if not get_settings().canary_minutes:
        return None
    with read() as connection:
        last = last_kept(connection, NAME)
    if last is not None and last.place:
        return _look(last, now)
    if last is not None and last.at > now - timedelta(minutes=get_settings().canary_minutes):
        return None
    if not is_sandbox():
        return _note(now, last, f"{FAULT}: no sandbox")
    return _start(now, last, runs)


def _start(now: datetime, last: UpkeepRow | None, runs: list[ClaimedRun]) -> str | None:
    receipt = accept([_event(now)], CANARY, runs)[0]
    if receipt.payment_id is None or receipt.status != "accepted":
        return _note(now, last, f"{FAULT}: {receipt.code}")
    _note(now, last, last.result if last is not None else None, place=receipt.payment_id)
    return "started"


def _look(last: UpkeepRow, now: datetime) -> str | None:
    """What became of the canary on its way. It is removed when it has ended, and reported when it is late."""
    with read() as connection:
        payment = connection.execute(select(*Payment.__table__.c).where(Payment.id == last.place)).one_or_none()
    if payment is None:
        return _note(now, last, f"{FAULT}: lost")
    if payment.finished_at is None:
        late = payment.created_at < now - _LATE
        return _note(now, last, f"{FAULT}: {_where(payment)}", place=last.place) if late else None
    with write() as connection:
        _remove(connection, payment.id)
    if payment.state != PaymentState.COMPLETED:
        return _note(now, last, f"{FAULT}: {_where(payment)}")
    with write() as connection:
        keep(connection, NAME, now, result=f"ok in {(payment.finished_at - payment.created_at).total_seconds():.0f} s")
    return "completed"


def _where(payment: Row[tuple[object, ...]]) -> str:
    return f"{payment.state} in {payment.step}{f', {payment.reason}' if payment.reason else ''}"[:50]


def _note(now: datetime, last: UpkeepRow | None, result: str | None, place: str | None = None) -> str | None:
    """Note a result. The time stays that of the last canary that went through, so that its age shows."""
    with write() as connection:
        keep(connection, NAME, last.at if last is not None else now, place=place, result=result)
    return result


def _event(now: datetime) -> dict[str, JsonValue]:
    """A payment that any day takes: the year's medical insurance of a resident of Shanghai, paid in the tax app."""
    number, year = new_id(), str(shanghai_day(now).year)
    return {
        "specversion": "1.0",
        "id": number,
        "source": "/canary",
        "type": EventType.REQUESTED,
        "data": {
            "reference": f"CANARY-{number[:12]}",
            "region": "310000",
            "scheme": "resident",
            "insurances": ["medical"],
            "period": {"from": year, "to": year},
            "payer": _PAYER,
            "materials": [{"kind": "id_card", "sha256": "ca" * 32}],
            "method": "tax_app",
        },
    }


def _remove(connection: Connection, payment_id: str) -> None:
    """Delete every row of a canary that has ended, children first; the audit log has none of it."""
    published = select(Outbox.id).where(Outbox.payment_id == payment_id)
    connection.execute(delete(WebhookDelivery).where(WebhookDelivery.event_id.in_(published)))
    letters = select(Message.id).where(Message.payment_id == payment_id)
    connection.execute(delete(Suppression).where(Suppression.message_id.in_(letters)))
    for table in reversed(Base.metadata.sorted_tables):
        if "payment_id" in table.c and table.name != AuditEntry.__tablename__:
            connection.execute(delete(table).where(table.c.payment_id == payment_id))
    connection.execute(delete(Payment).where(Payment.id == payment_id))
