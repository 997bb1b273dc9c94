"""Callbacks of bank, e-signature platform, tax authority and SMS providers, after their signature was checked.

A callback counts only where it names something that we sent (our key, or the reference that the other side gave it),
and it can say no more than the step expects: the amount of a settlement is compared with the amount asked, the
document of a signature with the document sent, each by the step itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import StringConstraints
from sqlalchemy import Connection, Row, func, or_, select, update

from foundation.clock import utcnow
from foundation.ids import new_id
from foundation.settings import get_keyring
from models.session import read, write
from models.tables import Contract, Debit, Declaration, InboxEvent, Message, Payment
from models.write import insert_rows
from workflows.intake.accept import Receipt, Rights, accept, fingerprint
from workflows.intake.parse import Code, Data, Event, parse_event
from workflows.payment.errors import Refused
from workflows.payment.event_types import EventType

CHANNEL: Final = "callback"
Service = Literal["bank", "esign", "authority", "sms"]

_MONEY: Final = (EventType.SETTLED, EventType.DEBIT_FAILED)
_SIGNING: Final = (EventType.CONTRACT_SIGNED, EventType.CONTRACT_DECLINED)


class Answered(Data):
    """`declaration.answered`: the authority has an answer; the step asks for it by key."""

    key: Annotated[str, StringConstraints(min_length=1, max_length=64, strict=True)]


class Report(Data):
    """What became of an SMS: `message` is the id under which it was sent."""

    message: Annotated[str, StringConstraints(min_length=1, max_length=64, strict=True)]
    reason: Code | None = None


@dataclass(frozen=True, slots=True)
class _Known(Rights):
    """The right of a callback: to speak of the one order that it names."""

    service: str = ""
    order: Any = None

    def check(self, event: Event) -> None:
        """Raises Refused for a type that is not this service's, an order that was never sent, or one that has ended."""
        if event.type not in (_MONEY if self.service == "bank" else _SIGNING):
            raise Refused("forbidden_type", "this service has nothing to say of this type", field="/type")
        if self.order is None or event.subject != self.order.payment_id:
            raise Refused("unknown_order", "data.key names nothing that was sent to this service", field="/data/key")
        over = self.order.state in ("failed", "withdrawn", "expired", "revoked", "invalid")
        # Money for an order that is over is looked at by the step, as long as the payment goes on.
        paid = event.type == EventType.SETTLED and self.order.finished_at is not None
        if over and (paid or event.type == EventType.CONTRACT_SIGNED):
            raise Refused("order_ended", "this order has ended; an operator has to look at it", field="/data/key")


def accept_callback(service: Service, document: Any, provider: str = "") -> Receipt:
    """Take one callback (a parsed CloudEvent) of a service; `provider` is the name of an SMS provider.

    A callback that came before gets the same answer again and changes nothing.
    """
    if service in ("bank", "esign"):
        if not isinstance(document, dict):
            return accept([document], CHANNEL)[0]
        order = _find_order(service, document.get("data"))
        if order is not None and document.get("subject") is None:
            document = {**document, "subject": order.payment_id}
        return accept([document], CHANNEL, [_Known(service=service, order=order)])[0]
    schemas: dict[str, type[Data]] = {EventType.DECLARATION_ANSWERED: Answered}
    if service == "sms":
        schemas = {EventType.MESSAGE_DELIVERED: Report, EventType.MESSAGE_UNDELIVERED: Report}
    try:
        event = parse_event(document, schemas=schemas)
        use = _wake_declared if service == "authority" else _report(provider)
        return _use_once(event, use)
    except Refused as error:
        return Receipt("refused", None, None, None, error.code, error.field, error.message)


def _find_order(service: str, data: Any) -> Row[Any] | None:
    """The debit, pay order or agreement that a callback names by our key, or else by the other side's reference."""
    if not isinstance(data, dict):
        return None
    table: Any = Debit if service == "bank" else Contract
    key = data.get("key")
    references = [data.get(name) for name in ("order", "debit", "contract")]
    wanted = [table.key == key] if isinstance(key, str) else []
    if not wanted:
        wanted = [table.reference == one for one in references if isinstance(one, str) and one]
    if not wanted:
        return None
    with read() as connection:
        query = select(table.payment_id, table.state, Payment.finished_at).join(Payment, Payment.id == table.payment_id)
        rows = connection.execute(query.where(or_(*wanted)).limit(2)).all()
    return rows[0] if len(rows) == 1 else None


def _use_once(event: Event, use: Callable[[Connection, Event, datetime], str | None]) -> Receipt:
    """Record the event and use it in one transaction; raises Refused where `use` finds nothing that it is about."""
    now, digest = utcnow(), fingerprint(event, get_keyring())
    row = {
        "id": new_id(),
        "source": event.source,
        "event_id": event.id,
        "type": event.type,
        "channel": CHANNEL,
        "state": "used",
        "digest": digest,
        "received_at": now,
        "used_at": now,
    }
    with write() as connection:
        before = select(InboxEvent.digest, InboxEvent.payment_id).where(
            InboxEvent.source == event.source, InboxEvent.event_id == event.id, InboxEvent.state != "refused"
        )
        if found := connection.execute(before).one_or_none():
            if found.digest == digest:
                return Receipt("repeated", event.id, event.source, found.payment_id)
            message = "this source and id came before with other content; give a new event a new id"
            return Receipt("conflict", event.id, event.source, None, "event_conflict", "/id", message)
        payment_id = use(connection, event, now)
        insert_rows(connection, "inbox", [{**row, "payment_id": payment_id}])
    return Receipt("accepted", event.id, event.source, payment_id)


def _wake_declared(connection: Connection, event: Event, now: datetime) -> str | None:
    """Make the payment of a declaration due, so that its step asks the authority."""
    query = select(Declaration.payment_id).where(Declaration.key == event.data.key)
    payment_id: str | None = connection.execute(query).scalar_one_or_none()
    if payment_id is None:
        raise Refused("unknown_order", "data.key names no declaration that was filed", field="/data/key")
    unfinished = (Payment.id == payment_id) & Payment.finished_at.is_(None)
    connection.execute(update(Payment).where(unfinished).values(due_at=now, signalled=Payment.signalled + 1))
    return payment_id


def _report(provider: str) -> Callable[[Connection, Event, datetime], str | None]:
    """What an SMS provider says of a message that it took over."""

    def use(connection: Connection, event: Event, now: datetime) -> str | None:
        mine = (Message.id == event.data.message) & (Message.channel == "sms")
        mine &= Message.provider.is_(None) | (Message.provider == provider)
        found = connection.execute(select(Message.payment_id).where(mine)).scalar_one_or_none()
        if found is None:
            raise Refused("unknown_order", "data.message names no SMS of this provider", field="/data/message")
        values: dict[str, Any] = {"claim_id": None, "due_at": None, "provider": provider}
        if event.type == EventType.MESSAGE_DELIVERED:
            mine &= Message.state != "sent"
            values |= {"state": "sent", "reason": None, "sent_at": func.coalesce(Message.sent_at, now)}
        else:
            # While it is due or being sent, the sender's own answer counts.
            mine &= Message.state.in_(("sent", "unknown"))
            values |= {"state": "failed", "reason": event.data.reason or "undelivered"}
        connection.execute(update(Message).where(mine).values(**values))
        return str(found)

    return use
