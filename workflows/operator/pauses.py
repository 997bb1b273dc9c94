"""Pausing: a region, step, client or payment, whose payments rest; a gateway or provider, which is not called.

In force in every process within two seconds, because each reads the pauses once a second (models/pauses.py). Each
pause and its end is in the audit log.
"""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from foundation.clock import utcnow
from models.pauses import PAUSED_COLUMNS, PauseRow, clear_cache, is_restriction, read_pauses, rest_due
from models.session import write
from models.states import MessageState, PauseKind
from models.tables import Message, Pause, Payment
from workflows.messages.sending.pauses import resume_sender
from workflows.operator.audit import Action, record
from workflows.operator.lookup import PaymentRow
from workflows.payment.errors import Refused


class PauseView(TypedDict):
    """A pause in force as it is listed; `waiting` is how many payments (of a provider: messages) wait because of it."""

    kind: str
    name: str
    by: str
    reason: str
    since: datetime
    until: datetime | None
    waiting: int


def pause(kind: PauseKind, name: str, *, actor: str, reason: str, until: datetime | None = None) -> None:
    """Pause from now `until` an instant (aware), or until `resume`. One that is in force is replaced.

    Raises Refused for an instant in the past.
    """
    now = utcnow()
    if until is not None and until <= now:
        raise Refused("pause_is_over", "the end of the pause is in the past")
    row = PauseRow(kind, name, actor[:128], reason, now, until)
    with write() as connection:
        _end(connection, kind, name, now)
        values = {"kind": kind, "name": name, "person": row.person, "reason": reason, "since": now, "until": until}
        connection.execute(insert(Pause).values(values))
        if kind in PAUSED_COLUMNS:
            rest_due(connection, row, now)
        details = {"kind": kind, "name": name, "until": until.isoformat() if until else None}
        record(connection, Action.PAUSE, actor, payment_id=_payment(kind, name), reason=reason, details=details)
    clear_cache()


def resume(kind: PauseKind, name: str, *, actor: str, reason: str | None = None) -> bool:
    """End a pause: what waited is due now. Returns whether there was one, or a provider that was left alone.

    Raises Refused for a payment that rests because its payer is restricted.
    """
    now = utcnow()
    with write() as connection:
        if any(is_restriction(one) and one.name == name for one in read_pauses(connection, now)):
            raise Refused("payer_restricted", "its payer is restricted: `shebao subjects restrict --lift` ends that")
        ended = _end(connection, kind, name, now)
        if kind is PauseKind.PROVIDER:
            ended = resume_sender(connection, name, now) or ended
        if ended:
            details = {"kind": kind, "name": name}
            record(connection, Action.RESUME, actor, payment_id=_payment(kind, name), reason=reason, details=details)
    clear_cache()
    return ended


def list_pauses(connection: Connection) -> list[PauseView]:
    """All pauses in force, the oldest first, with how much waits because of each."""
    return [_view(connection, pause) for pause in read_pauses(connection, utcnow())]


def pauses_of(connection: Connection, row: PaymentRow) -> list[PauseRow]:
    """The pauses in force because of which a payment rests or waits."""
    columns = {kind: getattr(row, column.key) for kind, column in PAUSED_COLUMNS.items()}
    return [
        pause
        for pause in read_pauses(connection, utcnow())
        if columns.get(pause.kind) == pause.name
        or (pause.kind is PauseKind.GATEWAY and row.reason == _gateway_reason(pause.name))
    ]


def _end(connection: Connection, kind: PauseKind, name: str, now: datetime) -> bool:
    """Delete a pause and make due what waited; whether there was one."""
    found = [one for one in read_pauses(connection, now) if (one.kind, one.name) == (kind, name)]
    connection.execute(delete(Pause).where(Pause.kind == kind, Pause.name == name))
    for one in found:
        if kind is not PauseKind.PROVIDER:
            connection.execute(update(Payment).where(_waits(one)).values(due_at=now))
    return bool(found)


def _waits(pause: PauseRow) -> ColumnElement[bool]:
    """The payments that wait because of a pause, as a condition on `payments`; by the index of what is due."""
    if pause.kind is PauseKind.GATEWAY:
        return (Payment.due_at.is_not(None)) & (Payment.reason == _gateway_reason(pause.name))
    return (Payment.due_at == pause.rest_until) & pause.covers()


def _view(connection: Connection, pause: PauseRow) -> PauseView:
    if pause.kind is PauseKind.PROVIDER:
        waits = (Message.provider == pause.name) & (Message.state == MessageState.DUE)
        query = select(func.count()).select_from(Message).where(waits, Message.due_at.is_not(None))
    else:
        query = select(func.count()).select_from(Payment).where(_waits(pause))
    return {
        "kind": pause.kind,
        "name": pause.name,
        "by": pause.person,
        "reason": pause.reason,
        "since": pause.since,
        "until": pause.until,
        "waiting": connection.execute(query).scalar_one(),
    }


def _gateway_reason(port: str) -> str:
    return f"{port}_paused"


def _payment(kind: PauseKind, name: str) -> str | None:
    return name if kind is PauseKind.PAYMENT else None
