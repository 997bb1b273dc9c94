"""Callbacks of bank, e-signature platform, tax authority and SMS providers, after their signature was checked.

A callback counts only where it names something that we sent (our key, or the reference that the other side gave it),
and it can say no more than the step expects: the amount of a settlement is compared with the amount asked, the
document of a signature with the document sent, each by the step itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Literal

from sqlalchemy import ColumnElement, Connection, select

from foundation.clock import utcnow
from foundation.json_value import JsonValue
from foundation.settings import get_keyring
from foundation.texts import is_one_line
from models.session import read, write
from models.states import Channel, ContractState, DebitState, InboxState
from models.tables import Contract, Debit, Declaration, InboxEvent
from notifications.providers.reports import read_reports
from workflows.intake import inbox
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.parse import Event, parse_event
from workflows.intake.schemas import CALLBACK_SCHEMAS, Answered
from workflows.intake.schemas import Report as Said
from workflows.intake.senders import Sender
from workflows.intake.signals import make_due
from workflows.messages.receipts.report import Report, apply_report, apply_reports, find_pushed
from workflows.payment.errors import Refused
from workflows.payment.event_types import EventType
from workflows.payment.event_uses import PAYMENT_FINISHED

CHANNEL: Final = "callback"
Service = Literal["bank", "esign", "authority", "sms"]

_TYPES: Final[dict[Service, frozenset[str]]] = {
    "bank": frozenset((EventType.SETTLED, EventType.DEBIT_FAILED)),
    "esign": frozenset((EventType.CONTRACT_SIGNED, EventType.CONTRACT_DECLINED)),
    "authority": frozenset((EventType.DECLARATION_ANSWERED,)),
    "sms": frozenset((EventType.MESSAGE_DELIVERED, EventType.MESSAGE_UNDELIVERED)),
}
_Use = Callable[[Connection, Event, datetime], tuple[str, str | None]]
"""Uses an event in the transaction that records it; returns its payment, and why the event is not used if so. Raises
Refused where it names nothing."""


@dataclass(frozen=True, slots=True)
class Order:
    """A debit, pay order or contract that a callback names."""

    payment_id: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class _Service(Sender):
    """A service that may speak of one order: the one that it names."""

    order: Order | None = None

    def check(self, event: Event) -> None:
        """Raises Refused for a type that is not this service's, an order that was never sent, or one that is over.

        What the bank says of money is never refused.
        """
        Sender.check(self, event)
        if event.type == EventType.SETTLED:
            return
        order = self.order
        if order is None or event.subject != order.payment_id:
            raise Refused("unknown_order", "data.key names nothing that was sent to this service", field="/data/key")
        if order.is_over and event.type == EventType.CONTRACT_SIGNED:
            raise Refused("order_ended", "this order has ended; an operator has to look at it", field="/data/key")


def accept_callback(service: Service, document: JsonValue, provider: str = "") -> Receipt:
    """Take one callback (a parsed CloudEvent) of a service; `provider` is the name of an SMS provider.

    A callback that came before gets the same answer again and changes nothing.
    """
    name = f"callbacks/{service}/{provider}" if provider else f"callbacks/{service}"
    if service in ("bank", "esign"):
        order = _find_order(service, document)
        if order is not None and isinstance(document, dict) and _needs_subject(document):
            document = {**document, "subject": order.payment_id}
        return accept([document], _Service(name, CHANNEL, _TYPES[service], others=None, order=order))[0]
    sender = Sender(name, CHANNEL, _TYPES[service], others=None)
    try:
        event = parse_event(document, schemas=CALLBACK_SCHEMAS)
        sender.check(event)
        use = _make_declared_due if service == "authority" else partial(_report, provider)
        return inbox.until_alone(lambda: _use_once(event, sender, use))
    except Refused as error:
        return inbox.refusal(error, inbox.names_of(document))


def _needs_subject(document: dict[str, JsonValue]) -> bool:
    """Whether the payment is taken from the order that a callback names: for money always, whatever else it says."""
    return document.get("subject") is None or document.get("type") == EventType.SETTLED


def _find_order(service: Service, document: JsonValue) -> Order | None:
    """The debit, pay order or contract that a callback names by our key, or else by the other side's reference."""
    data = document.get("data") if isinstance(document, dict) else None
    wanted = _named_by(service, data) if isinstance(data, dict) else None
    if wanted is None:
        return None
    table = Debit if service == "bank" else Contract
    with read() as connection:
        rows = connection.execute(select(table.payment_id, table.state).where(wanted).limit(2)).all()
    if len(rows) != 1:
        return None
    payment_id, state = rows[0]
    return Order(payment_id, (DebitState(state) if service == "bank" else ContractState(state)).is_over)


def _named_by(service: Service, data: Mapping[str, JsonValue]) -> ColumnElement[bool] | None:
    """The condition of the orders that a callback's data name; None where no database can look for the key."""
    table = Debit if service == "bank" else Contract
    key = data.get("key")
    if isinstance(key, str):  # no database takes half a character, or a zero
        return table.key == key if is_one_line(key) else None
    found = [data.get(member) for member in ("order", "debit", "contract")]
    names = [name for name in found if isinstance(name, str) and is_one_line(name)]
    by_reference = table.reference.in_(names)
    return by_reference | Debit.order_no.in_(names) if service == "bank" else by_reference


def _use_once(event: Event, sender: Sender, use: _Use) -> Receipt:
    """Record the event and use it in one transaction."""
    now, digest = utcnow(), inbox.fingerprint(event, get_keyring())
    with write() as connection:
        same = (InboxEvent.source == event.source) & (InboxEvent.event_id == event.id)
        same &= (InboxEvent.client == sender.client) & (InboxEvent.state != InboxState.REFUSED)
        found = connection.execute(select(InboxEvent.payment_id, InboxEvent.digest).where(same)).one_or_none()
        if found is not None:
            return inbox.answer_again(event, inbox.Before(*found))
        payment_id, unused = use(connection, event, now)
        state = InboxState.USED if unused is None else InboxState.IGNORED
        row = inbox.event_row(event, sender, digest, now, payment_id=payment_id, state=state, reason=unused)
        inbox.write_rows(connection, [row])
    return Receipt("accepted" if unused is None else "kept", event.id, event.source, payment_id, unused)


def _make_declared_due(connection: Connection, event: Event, now: datetime) -> tuple[str, str | None]:
    """Make the payment of a declaration due, so that its step asks the authority."""
    key = event.data.key if isinstance(event.data, Answered) else ""
    payment_id = connection.execute(select(Declaration.payment_id).where(Declaration.key == key)).scalar_one_or_none()
    if payment_id is None:
        raise Refused("unknown_order", "data.key names no declaration that was filed", field="/data/key")
    is_live = payment_id in make_due(connection, {payment_id}, now)
    return payment_id, None if is_live else PAYMENT_FINISHED


def _report(provider: str, connection: Connection, event: Event, now: datetime) -> tuple[str, str | None]:
    """Record what an SMS provider says of a message that it took over."""
    said = event.data
    if not isinstance(said, Said):
        raise TypeError("only a report says what became of a message")
    delivered = event.type == EventType.MESSAGE_DELIVERED
    reason = None if delivered else said.reason or "undelivered"
    payment_id = apply_report(connection, Report(said.message, Channel.SMS, provider, delivered, reason), now)
    if payment_id is None:
        raise Refused("unknown_order", "data.message names no SMS of this provider", field="/data/message")
    return payment_id, None


def take_pushed_reports(provider: str, document: JsonValue) -> int:
    """Record the reports that an SMS provider pushes in its own form; returns how many name messages of ours.

    All of a call are one transaction. Those that name none are left out: the provider would send them again and again.
    Raises KeyError for a provider that has no such form.
    """
    pushed, now = read_reports(provider, document), utcnow()
    if not pushed:
        return 0
    with write() as connection:
        named = find_pushed(connection, provider, pushed)
        reports = [
            Report(message_id, Channel.SMS, provider, one.delivered, one.reason)
            for one, message_id in zip(pushed, named, strict=True)
            if message_id is not None
        ]
        return sum(payment is not None for payment in apply_reports(connection, reports, now)) if reports else 0
