"""Events for payments that exist: each is kept with its payment, and the payment becomes due and looks at it.

An event whose payment is unknown is kept as `unmatched`; it is matched when that payment is accepted.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select, text, update

from foundation.clock import read_instant, utcnow
from foundation.crypto import Keyring
from foundation.money import fen_from_yuan
from foundation.steps import plan_steps
from foundation.texts import is_payment_id
from models.session import read, write
from models.sql import json_array, query_tables
from models.states import ArrivalChannel, ArrivalReason, InboxState
from models.tables import InboxEvent, Payment
from workflows.intake import inbox
from workflows.intake.inbox import Receipt, Row, Status
from workflows.intake.known import EarlyEvent
from workflows.intake.parse import Event
from workflows.intake.schemas import MethodChosen, Settled, Supplied
from workflows.intake.senders import Sender
from workflows.intake.starts import Start, base_in_fen
from workflows.messages.contacts import Contact, correct_contact
from workflows.money.arrivals import Kept, keep_reports
from workflows.money.top_ups.choosing import choose_method
from workflows.payment.arrivals import Report
from workflows.payment.event_uses import NOT_YET, PAYMENT_FINISHED, TOO_LATE, Fate, fate_of, said_by

_CHANNELS: Final = {channel.value: channel for channel in (ArrivalChannel.CALLBACK, ArrivalChannel.STATEMENT)}


class Signal(Struct, frozen=True):
    """An event for a payment, its sender, and the fingerprint of its content."""

    event: Event
    sender: Sender
    digest: str


class Target(Struct, frozen=True):
    """A payment that events name."""

    id: str
    client: str
    reference: str
    region: str
    plan: str
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
    columns = (Payment.id, Payment.client, Payment.reference, Payment.region, Payment.plan)
    rows = (
        row
        for condition in wanted
        for row in connection.execute(select(*columns, Payment.finished_at.is_(None)).where(condition))
    )
    return Targets(Target(*row) for row in rows)


def write_signals(connection: Connection, signals: Sequence[Signal], keyring: Keyring, now: datetime) -> list[Receipt]:
    """Keep each event with the payment that it names, and make that payment due; keep also what names none.

    What an event says of money is kept as an arrival besides, whatever becomes of the event.
    """
    if not signals:
        return []
    targets = find_targets(connection, [one.event.payment for one in signals if one.event.payment])
    meant = [targets.find(one.event.payment, one.sender) for one in signals]
    steps = make_due(connection, {target.id for target in meant if target is not None}, now)
    money = _keep_money(connection, signals, meant, now)
    chosen = _choose_for_top_ups(connection, signals, meant, steps, now)
    fates = [
        chosen.get(at) or _fate_of(signals[at].event, target, steps, money.get(at)) for at, target in enumerate(meant)
    ]
    inbox.write_rows(
        connection,
        [
            _signal_row(signal, target, fate, keyring, now)
            for signal, target, fate in zip(signals, meant, fates, strict=True)
        ],
    )
    _correct_contacts(connection, signals, meant, keyring, now)
    return [_receipt_of(*one) for one in zip(signals, meant, fates, strict=True)]


def _correct_contacts(
    connection: Connection, signals: Sequence[Signal], meant: Sequence[Target | None], keyring: Keyring, now: datetime
) -> None:
    for signal, target in zip(signals, meant, strict=True):
        if target is not None and (contact := _contact_in(signal.event)):
            correct_contact(connection, keyring, target.id, contact, now)


def _contact_in(event: Event) -> Contact | None:
    """The payer's corrected address or phone, if the event brings one."""
    payer = event.data.payer if isinstance(event.data, Supplied) else None
    return Contact(payer.email, payer.phone) if payer and (payer.email or payer.phone) else None


def _keep_money(
    connection: Connection, signals: Sequence[Signal], meant: Sequence[Target | None], now: datetime
) -> dict[int, Kept]:
    """Keep the money that the events report; the results by the place of the event."""
    reports = {at: report for at, one in enumerate(signals) if (report := _report_of(one)) is not None}
    if not reports:
        return {}
    named = [(target.id if (target := meant[at]) else None, report) for at, report in reports.items()]
    return dict(zip(reports, keep_reports(connection, named, now), strict=True))


def _report_of(signal: Signal) -> Report | None:
    data = signal.event.data
    if not isinstance(data, Settled):
        return None
    return Report(
        amount_fen=fen_from_yuan(data.amount),
        channel=_CHANNELS.get(signal.sender.channel, ArrivalChannel.EVENT),
        named=data.key or data.order,
        reference=data.bank_reference,
        paid_at=read_instant(data.paid_at),
    )


class _Fate(Struct, frozen=True):
    """What becomes of an event: its state in the inbox, why it is not used, and the money that it reports."""

    state: InboxState
    reason: str | None = None
    money: Kept | None = None


def _fate_of(event: Event, target: Target | None, steps: Mapping[str, str], money: Kept | None) -> _Fate:
    """What the table of uses says, by the step of each unfinished payment (`steps`).

    Money that its payment cannot use is open as an arrival; its event has done its part.
    """
    if target is None:
        return _Fate(InboxState.UNMATCHED, money=money)
    if money is not None and money.reason not in (None, ArrivalReason.UNCONFIRMED):
        return _Fate(InboxState.IGNORED, money.reason, money)
    step = steps.get(target.id)
    fate = Fate.CLOSED if step is None else fate_of(said_by(event.type, _given(event)), step, plan_steps(target.plan))
    if fate is not Fate.CLOSED:
        return _Fate(InboxState.PENDING, None if fate is Fate.USED else NOT_YET, money)
    if _contact_in(event) or _is_for_top_up(step, money):  # a corrected contact is used at any time
        return _Fate(InboxState.USED, money=money)
    return _Fate(InboxState.IGNORED, PAYMENT_FINISHED if step is None else TOO_LATE, money)


def _choose_for_top_ups(
    connection: Connection,
    signals: Sequence[Signal],
    meant: Sequence[Target | None],
    steps: Mapping[str, str],
    now: datetime,
) -> dict[int, _Fate]:
    """Methods that were chosen once their payments had finished, by the place of the event: a top-up may be open."""
    found: dict[int, _Fate] = {}
    for at, (signal, target) in enumerate(zip(signals, meant, strict=True)):
        choice = signal.event.data
        if target is None or target.id in steps or not isinstance(choice, MethodChosen):
            continue
        refused = choose_method(connection, target.id, choice.method, now)
        found[at] = _Fate(InboxState.USED) if refused is None else _Fate(InboxState.IGNORED, refused)
    return found


def _is_for_top_up(step: str | None, money: Kept | None) -> bool:
    """Whether money was reported for the top-up of a payment that has finished: the bank is asked about it."""
    return step is None and money is not None and money.reason is ArrivalReason.UNCONFIRMED


def _given(event: Event) -> Collection[str]:
    """The members that are not empty of what was supplied."""
    if not isinstance(event.data, Supplied):
        return ()
    return [name for name, value in event.data.model_dump(exclude_none=True).items() if value]


def _signal_row(signal: Signal, target: Target | None, fate: _Fate, keyring: Keyring, now: datetime) -> Row:
    event, regions = signal.event, signal.sender.regions
    over = fate.state in (InboxState.IGNORED, InboxState.USED)
    row = inbox.event_row(
        event,
        signal.sender,
        signal.digest,
        now,
        state=fate.state,
        payment_id=target.id if target else None,
        correlation=event.payment,
        reason=fate.reason if over else None,
        used_at=now if over else None,
        regions=None if regions is None else ",".join(sorted(regions)),
    )
    if not over:
        row["body_sealed"] = keyring.seal_json("inbox.body", str(row["id"]), _body(event))
    return row


def _receipt_of(signal: Signal, target: Target | None, fate: _Fate) -> Receipt:
    event = signal.event
    if target is None:
        code = ArrivalReason.UNKNOWN_ORDER if event.payment is None and fate.money else "unknown_payment"
        return Receipt("kept", event.id, event.source, None, code)
    status: Status = "accepted" if fate.reason is None else "kept"
    return Receipt(status, event.id, event.source, target.id, fate.reason)


def _body(event: Event) -> dict[str, object]:
    """The event's data as steps use them: amounts of bases in fen, only members that are known."""
    body: dict[str, object] = event.data.model_dump(exclude_none=True)
    if isinstance(event.data, Supplied) and event.data.base is not None:
        body["base"] = base_in_fen(event.data.base)
    return body


_MAKE_DUE = text(
    "UPDATE payments SET due_at = :now, signalled = signalled + 1 WHERE id IN :ids AND finished_at IS NULL"
    " RETURNING id, step"
).bindparams(bindparam("ids", expanding=True), bindparam("now", type_=Payment.__table__.c.due_at.type))


def make_due(connection: Connection, ids: Collection[str], now: datetime) -> dict[str, str]:
    """Make unfinished payments due, and count that an event came for them; returns which, each with its step."""
    if not ids:
        return {}
    return {row.id: row.step for row in connection.execute(_MAKE_DUE, {"ids": sorted(ids), "now": now})}


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


def match_missed(names: Collection[str]) -> None:
    """Match an event and its payment that were written at the same moment, neither seeing the other: the transaction
    that committed last finds them here. `names` are those of its starts and of its unmatched events."""
    if not names:
        return
    with read() as connection:
        unmatched = query_tables(connection.dialect.name, "intake/unmatched_events")
        rows = connection.execute(unmatched, {"names": json_array(names)}).all()
    if not rows:
        return
    with write() as connection:
        targets = find_targets(connection, [row.correlation for row in rows])
        for event in (EarlyEvent(*row) for row in rows):
            target = targets.find_early(event)
            if target is not None and match_early(connection, [event.inbox_id], target.id):
                make_due(connection, {target.id}, utcnow())
