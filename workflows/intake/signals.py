"""Events for payments that exist: each is kept with its payment, and the payment becomes due and looks at it.

An event whose payment is unknown is kept as `unmatched`; it is matched when that payment is accepted.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, TextClause, bindparam, select, text, update

from foundation.clock import utcnow
from foundation.crypto import Keyring
from foundation.texts import is_payment_id
from models.listed import members, write_list
from models.session import read, write
from models.states import InboxState, PaymentState
from models.tables import InboxEvent, Payment
from workflows.intake import inbox
from workflows.intake.inbox import Receipt, Row
from workflows.intake.known import EarlyEvent
from workflows.intake.parse import Event
from workflows.intake.schemas import Supplied
from workflows.intake.senders import Sender
from workflows.intake.starts import Start, base_in_fen
from workflows.messages.contacts import Contact, correct_contact
from workflows.payment.event_types import EventType
from workflows.payment.reasons import Reason


@dataclass(frozen=True, slots=True)
class Signal:
    """An event for a payment, its sender, and the fingerprint of its content."""

    event: Event
    sender: Sender
    digest: str


@dataclass(frozen=True, slots=True)
class Target:
    """A payment that events name."""

    id: str
    client: str
    reference: str
    region: str
    is_live: bool


class Targets:
    """Payments by id and by reference. An id is only ever an id. A reference means the sender's own payment first, and
    none where several live ones have it."""

    def __init__(self, rows: Iterable[Target]) -> None:
        self._by_name: dict[str, list[Target]] = {}
        for row in rows:
            self._by_name.setdefault(row.id, []).append(row)
            self._by_name.setdefault(row.reference, []).append(row)

    def find(self, name: str | None, sender: Sender) -> Target | None:
        """The payment that the sender means; None where there is none that it may act on."""
        found = [one for one in self._named(name) if sender.may_act_on(one.client, one.region)]
        own = [one for one in found if one.client == sender.client]
        return self._only(own or found)

    def find_early(self, event: EarlyEvent) -> Target | None:
        """The payment that an event which came before it means."""
        return self._only([one for one in self._named(event.name) if event.fits(one.client, one.region)])

    def _named(self, name: str | None) -> list[Target]:
        if name is None:
            return []
        return self._by_name.get(name.lower() if is_payment_id(name) else name, [])

    @staticmethod
    def _only(found: list[Target]) -> Target | None:
        live = [one for one in found if one.is_live] or found[-1:]
        return live[0] if len(live) == 1 else None


def find_targets(connection: Connection, names: Collection[str]) -> Targets:
    """The payments that have one of these ids or references."""
    ids = [name.lower() for name in names if is_payment_id(name)]
    references = [name for name in names if not is_payment_id(name)]
    wanted = [column.in_(given) for column, given in ((Payment.id, ids), (Payment.reference, references)) if given]
    columns = (Payment.id, Payment.client, Payment.reference, Payment.region, Payment.finished_at.is_(None))
    rows = (row for condition in wanted for row in connection.execute(select(*columns).where(condition)))
    return Targets(Target(*row) for row in rows)


def write_signals(connection: Connection, signals: Sequence[Signal], keyring: Keyring, now: datetime) -> list[Receipt]:
    """Keep each event with the payment that it names, and make that payment due; keep also what names none."""
    if not signals:
        return []
    targets = find_targets(connection, [one.event.payment for one in signals if one.event.payment])
    meant = [targets.find(one.event.payment, one.sender) for one in signals]
    due = make_due(connection, {target.id for target in meant if target is not None}, now)
    paid = {one.id for one, signal in zip(meant, signals, strict=True) if one and _is_money(signal.event)}
    unpaid = _ended_unpaid(connection, paid - due)
    rows, receipts = [], []
    for signal, target in zip(signals, meant, strict=True):
        state = _state_of(target, due, signal.event)
        late_money = target is not None and target.id in unpaid and _is_money(signal.event)
        rows.append(_signal_row(signal, target, state, late_money, keyring, now))
        receipts.append(_receipt_of(signal.event, target, state))
        if target is not None and (contact := _contact_in(signal.event)):
            correct_contact(connection, keyring, target.id, contact, now)
    inbox.write_rows(connection, rows)
    return receipts


def _contact_in(event: Event) -> Contact | None:
    """The payer's corrected address or phone, if the event brings one."""
    payer = event.data.payer if isinstance(event.data, Supplied) else None
    return Contact(payer.email, payer.phone) if payer and (payer.email or payer.phone) else None


def _is_money(event: Event) -> bool:
    return event.type == EventType.SETTLED


def _state_of(target: Target | None, due: Collection[str], event: Event) -> InboxState:
    if target is None:
        return InboxState.UNMATCHED
    if target.id in due:
        return InboxState.PENDING
    # Of an event for a payment that has ended a corrected contact alone is used.
    return InboxState.USED if _contact_in(event) else InboxState.IGNORED


def _signal_row(
    signal: Signal, target: Target | None, state: InboxState, late_money: bool, keyring: Keyring, now: datetime
) -> Row:
    """`late_money`: money for a payment that ended without it is an operator's matter, so its content is kept."""
    event, regions = signal.event, signal.sender.regions
    ignored, over = state is InboxState.IGNORED, state in (InboxState.IGNORED, InboxState.USED)
    row = inbox.event_row(
        event,
        signal.sender,
        signal.digest,
        now,
        state=state,
        payment_id=target.id if target else None,
        correlation=event.payment,
        reason=Reason.PAID_AFTER_END if late_money else "payment_finished" if ignored else None,
        used_at=now if over else None,
        regions=None if regions is None else ",".join(sorted(regions)),
    )
    if late_money or not over:
        row["body_sealed"] = keyring.seal_json("inbox.body", str(row["id"]), _body(event))
    return row


def _receipt_of(event: Event, target: Target | None, state: InboxState) -> Receipt:
    if target is None:
        return Receipt("kept", event.id, event.source, None, "unknown_payment")
    code = "payment_finished" if state is InboxState.IGNORED else None
    return Receipt("accepted", event.id, event.source, target.id, code)


def _body(event: Event) -> dict[str, object]:
    """The event's data as steps use them: amounts of bases in fen, only members that are known."""
    body: dict[str, object] = event.data.model_dump(exclude_none=True)
    if isinstance(event.data, Supplied) and event.data.base is not None:
        body["base"] = base_in_fen(event.data.base)
    return body


def _ended_unpaid(connection: Connection, ids: Collection[str]) -> set[str]:
    """Which of these payments have ended and not been completed."""
    if not ids:
        return set()
    unpaid = (Payment.state != PaymentState.COMPLETED) & Payment.finished_at.is_not(None)
    return set(connection.execute(select(Payment.id).where(Payment.id.in_(ids), unpaid)).scalars())


_MAKE_DUE = text(
    "UPDATE payments SET due_at = :now, signalled = signalled + 1 WHERE id IN :ids AND finished_at IS NULL RETURNING id"
).bindparams(bindparam("ids", expanding=True), bindparam("now", type_=Payment.__table__.c.due_at.type))


def make_due(connection: Connection, ids: Collection[str], now: datetime) -> set[str]:
    """Make unfinished payments due, and count that an event came for them; returns which."""
    if not ids:
        return set()
    return {row[0] for row in connection.execute(_MAKE_DUE, {"ids": sorted(ids), "now": now})}


def match_early(connection: Connection, inbox_ids: Collection[str], payment_id: str) -> bool:
    """Give events that came early to their payment, unless they have found one meanwhile; whether any was given."""
    early = InboxEvent.id.in_(inbox_ids) & (InboxEvent.state == InboxState.UNMATCHED)
    values = {"state": InboxState.PENDING, "payment_id": payment_id}
    return connection.execute(update(InboxEvent).where(early).values(**values)).rowcount > 0


def early_by_start(early: Iterable[EarlyEvent], starts: Iterable[Start]) -> dict[str, list[str]]:
    """The inbox ids of events that came before their payment, by its id."""
    named = {(start.client, start.data.reference): start for start in starts}
    found: dict[str, list[str]] = {}
    for event in early:
        start = named.get((event.client, event.name))
        if start is not None and event.fits(start.client, start.data.region):
            found.setdefault(start.payment_id, []).append(event.inbox_id)
    return found


@lru_cache(maxsize=2)
def _early_events(dialect: str) -> TextClause:
    return text(
        "SELECT id, client, correlation, regions FROM inbox"
        f" WHERE correlation {members(dialect, 'names')} AND state = 'unmatched'"
    )


def match_missed(names: Collection[str]) -> None:
    """Match an event and its payment that were written at the same moment, neither seeing the other: the transaction
    that committed last finds them here. `names` are those of its starts and of its unmatched events."""
    if not names:
        return
    with read() as connection:
        rows = connection.execute(_early_events(connection.dialect.name), {"names": write_list(names)}).all()
    if not rows:
        return
    with write() as connection:
        targets = find_targets(connection, [row.correlation for row in rows])
        for event in (EarlyEvent(*row) for row in rows):
            target = targets.find_early(event)
            if target is not None and match_early(connection, [event.inbox_id], target.id):
                make_due(connection, {target.id}, utcnow())
