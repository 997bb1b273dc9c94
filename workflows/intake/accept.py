"""The one door: every event of every channel comes in here, into the permanent inbox, and starts or wakes payments.

`source` + `id` is used once for ever. A start that is accepted, its payment, its first history row and its event to
others are one transaction. An event for a payment is kept until it fits; the payment is made due and looks at it.
"""

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Connection, TextClause, bindparam, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from foundation import faults
from foundation.clock import utcnow
from foundation.crypto import Keyring
from foundation.ids import new_id
from foundation.settings import get_keyring
from models.claims import DuePayment, Workload
from models.listed import members, write_list
from models.runs import ClaimedRun
from models.session import read, write, write_at_once
from models.tables import InboxEvent, Payment
from models.write import insert_rows, insert_tables
from workflows.engine.dispatch import claim_new, get_thresholds
from workflows.intake.known import find_known
from workflows.intake.parse import Event, parse_event, parse_json
from workflows.intake.starts import Start, base_in_fen, prepare_start
from workflows.payment.errors import Refused
from workflows.payment.event_types import EventType

CHUNK = 500
Status = Literal["accepted", "repeated", "refused", "conflict", "kept"]


@dataclass(frozen=True, slots=True)
class Rights:
    """What a sender may send: event types and regions; None means all of them."""

    types: frozenset[str] | None = None
    regions: frozenset[str] | None = None

    def check(self, event: Event) -> None:
        """Raises Refused where the event's type, or the region of the payment it starts, is not the sender's."""
        if self.types is not None and event.type not in self.types:
            raise Refused("forbidden_type", "this sender may not send events of this type", field="/type")
        if event.type == EventType.REQUESTED and not self.reach(event.data.region):
            raise Refused("forbidden_region", "this sender may not start payments in this region", field="/data/region")

    def reach(self, region: str) -> bool:
        """Whether payments of this region are the sender's business."""
        return self.regions is None or region in self.regions


ALL_RIGHTS = Rights()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one event. `kept` is an event for a payment that is not (yet) on file."""

    status: Status
    event_id: str | None = None
    source: str | None = None
    payment_id: str | None = None
    code: str | None = None
    field: str | None = None
    message: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The receipt without empty members."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}


def accept(
    documents: Sequence[str | bytes | dict[str, Any]],
    channel: str,
    rights: Sequence[Rights] = (),
    runs: list[ClaimedRun] | None = None,
) -> list[Receipt]:
    """Take events (JSON text or parsed objects) of `channel`; one receipt each, in order. A bad one stops no other.

    `rights` are those of each event's sender, in the order of the events; left out, the channel is trusted with all.
    A door that can send a run gives a list `runs`: new payments that need not wait for others are claimed with their
    acceptance, and the caller sends the runs that it then finds there (`tasks.dispatch.start_due`).
    """
    receipts: list[Receipt] = []
    for start in range(0, len(documents), CHUNK):
        end = start + CHUNK
        with _no_collection():
            receipts += _accept_racing(documents[start:end], channel, rights[start:end], runs)
    return receipts


@contextmanager
def _no_collection() -> Iterator[None]:
    """A chunk makes some ten thousand objects and no cycles: Python's collector would walk through all that lives
    again and again, for a third of the time. If threads overlap, it is back on early, which is slower and no fault."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _accept_racing(
    documents: Sequence[Any], channel: str, rights: Sequence[Rights], runs: list[ClaimedRun] | None
) -> list[Receipt]:
    """Another process may accept the same event or payer at the same moment: then the unique indexes speak, and at the
    next try its rows are seen and answered as repeated or refused."""
    for last in (False, False, False, False, True):
        try:
            receipts, names, claimed = _accept_chunk(documents, channel, rights, runs is not None)
            break
        except (IntegrityError, OperationalError):
            if last:
                raise
    if runs is not None:
        runs += claimed
    _reunite(names)
    return receipts


def _accept_chunk(
    documents: Sequence[Any], channel: str, rights: Sequence[Rights], claim: bool
) -> tuple[list[Receipt], set[str], list[ClaimedRun]]:
    """Receipts, the names by which an event and its payment may have missed each other (see `_reunite`), and, with
    `claim`, the runs of new payments."""
    now, keyring = utcnow(), get_keyring()
    receipts: list[Receipt | None] = [None] * len(documents)
    events: dict[int, Event] = {}
    starts: dict[int, Start] = {}
    unfit: dict[int, Refused] = {}
    refused: list[dict[str, Any]] = []

    def refuse(at: int, error: Refused, event_id: str | None, source: str | None, kind: str | None) -> None:
        receipts[at] = Receipt("refused", event_id, source, None, error.code, error.field, error.message)
        refused.append(_refusal_row(error, event_id, source, kind, channel, now))

    for at, document in enumerate(documents):
        parsed: Any = None
        try:
            text_came = isinstance(document, str | bytes)
            parsed = parse_json(document) if text_came else document
            event = parse_event(parsed, finite=text_came)
            if rights:
                rights[at].check(event)
            events[at] = event
        except Refused as error:
            refuse(at, error, *_names_of(parsed))
    for at, event in events.items():
        if event.type == EventType.REQUESTED:
            try:
                starts[at] = prepare_start(event, keyring, now)
            except Refused as error:
                unfit[at] = error  # unless it was accepted before, when the rules were others
    keys = {(event.source, event.id) for event in events.values()}
    payers = {start.payer_index for start in starts.values()}
    references = {start.event.data.reference for start in starts.values()}
    with read() as connection:
        known = find_known(connection, keys, payers, references, get_thresholds(now))
    _drop_repeated(known.events, events, starts, receipts, keyring)
    for at in unfit.keys() & events.keys():
        event = events.pop(at)
        refuse(at, unfit[at], event.id, event.source, event.type)
    _drop_covered(known.held, starts, events, receipts, refuse)
    early = _early_by_start(known.early, starts)
    rows = _start_rows(starts, early, channel, now, receipts)
    signals = {at: event for at, event in events.items() if event.type != EventType.REQUESTED}
    # Who is woken needs a claim of the ordinary kind, which takes the new ones along.
    runs = _claim(known.workload, rows, now) if claim and not signals else []
    # Starts alone are one statement, which is a transaction of its own.
    with write() if early or signals or refused else write_at_once() as connection:
        for payment_id, inbox_ids in early.items():
            _match(connection, inbox_ids, payment_id)
        insert_tables(connection, rows)
        _insert_signals(connection, signals, channel, keyring, now, receipts, rights)
        insert_rows(connection, "inbox", refused)
        faults.point("door.before_commit")
    faults.point("door.committed")
    done = [receipt for receipt in receipts if receipt is not None]
    kept = {_name_of(events[at]) for at, receipt in enumerate(done) if receipt.status == "kept"}
    started = {start.event.data.reference for start in starts.values()}
    return done, started | {name for name in kept if name}, runs


def _reunite(names: set[str]) -> None:
    """An event and its payment that came at the same moment, each in a transaction that could not see the other's,
    find each other here: whichever committed last looks again."""
    if not names:
        return
    with read() as connection:
        found = connection.execute(_early_events(connection.dialect.name), {"names": write_list(names)}).all()
    if not found:
        return
    with write() as connection:
        known = _find_targets(connection, [row.correlation for row in found])
        for row in found:
            payment_id, region = known.get(row.correlation, (None, ""))
            if payment_id is None or not (row.regions is None or region in row.regions.split(",")):
                continue
            if _match(connection, [row.id], payment_id):
                _wake(connection, {payment_id}, utcnow())


def _name_of(event: Event) -> str | None:
    """The payment that an event names, by id or reference."""
    name = event.subject or event.raw.get("payment_id") or event.raw.get("reference")
    return name[:320] if isinstance(name, str) else None


def _names_of(parsed: Any) -> tuple[str | None, str | None, str | None]:
    """id, source and type of a refused event, as far as they are short texts."""
    if not isinstance(parsed, dict):
        return None, None, None
    found = (parsed.get(name) for name in ("id", "source", "type"))
    return tuple(
        value if isinstance(value, str) and len(value) <= 255 and value.isprintable() else None for value in found
    )  # type: ignore[return-value]  # three of three


def _refusal_row(
    error: Refused, event_id: str | None, source: str | None, kind: str | None, channel: str, now: datetime
) -> dict[str, Any]:
    return _inbox_row(event_id or "", source or "", (kind or "")[:96], channel, "refused", "", now) | {
        "reason": error.code,
        "field": (error.field or "")[:128] or None,
        "used_at": now,
    }


def _inbox_row(
    event_id: str, source: str, kind: str, channel: str, state: str, digest: str, now: datetime
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "source": source,
        "event_id": event_id,
        "type": kind,
        "channel": channel,
        "state": state,
        "reason": None,
        "field": None,
        "payment_id": None,
        "correlation": None,
        "digest": digest,
        "body_sealed": None,
        "received_at": now,
        "used_at": None,
    }


def fingerprint(event: Event, keyring: Keyring) -> str:
    """A keyed hash of type, subject and data: it tells other content apart, not other spacing or order."""
    return keyring.blind_index("event", event.content)


def _drop_repeated(
    known: dict[tuple[str, str], tuple[str | None, str]],
    events: dict[int, Event],
    starts: dict[int, Start],
    receipts: list[Receipt | None],
    keyring: Keyring,
) -> None:
    """Answer events whose source and id are known: the same content gets the same answer, other content a conflict."""
    for at, event in list(events.items()):
        key = (event.source, event.id)
        digest = fingerprint(event, keyring)
        if at in starts:
            starts[at].digest = digest
        if key not in known:
            if at in starts or event.type != EventType.REQUESTED:
                known[key] = (starts[at].payment_id if at in starts else None, digest)
            continue
        payment_id, before = known[key]
        receipts[at] = _again(event, payment_id, before == digest)
        del events[at]
        starts.pop(at, None)


def _again(event: Event, payment_id: str | None, same: bool) -> Receipt:
    if same:
        return Receipt("repeated", event.id, event.source, payment_id)
    message = "this source and id came before with other content; give a new event a new id"
    return Receipt("conflict", event.id, event.source, payment_id, "event_conflict", "/id", message)


def _drop_covered(
    held: set[tuple[Any, ...]],
    starts: dict[int, Start],
    events: dict[int, Event],
    receipts: list[Receipt | None],
    refuse: Callable[..., None],
) -> None:
    """Refuse starts for a payer, scheme, insurance and month that a payment holds already."""
    for at, start in list(starts.items()):
        scheme = start.event.data.scheme
        wanted = {(start.payer_index, scheme, insurance, month) for insurance, month in start.months}
        if held.isdisjoint(wanted):
            held |= wanted
            continue
        # An event that stands again in this chunk was told apart by a payment that now is not to be.
        again = [other for other, receipt in enumerate(receipts) if receipt and receipt.payment_id == start.payment_id]
        for refused in (at, *again):
            _refuse_covered(refused, start, refuse)
        del starts[at], events[at]


def _refuse_covered(at: int, start: Start, refuse: Callable[..., None]) -> None:
    message = (
        "another payment of this payer holds this scheme, insurance and period; look at that one, or cancel it first"
    )
    error = Refused("already_live", message, field="/data/period")
    refuse(at, error, start.event.id, start.event.source, start.event.type)


def _early_by_start(early: Sequence[tuple[str, str, str | None]], starts: dict[int, Start]) -> dict[str, list[str]]:
    """Events that came before their payment, by its id; one counts only where its sender may speak for the region."""
    found: dict[str, list[str]] = {}
    if early:
        named = {start.event.data.reference: start for start in starts.values()}
        for inbox_id, reference, regions in early:
            start = named.get(reference)
            if start is not None and (regions is None or start.event.data.region in regions.split(",")):
                found.setdefault(start.payment_id, []).append(inbox_id)
    return found


def _start_rows(
    starts: dict[int, Start],
    early: dict[str, list[str]],
    channel: str,
    now: datetime,
    receipts: list[Receipt | None],
) -> dict[str, list[dict[str, Any]]]:
    """The rows of new payments by table, those of their events first; and their receipts."""
    merged: dict[str, list[dict[str, Any]]] = {"inbox": []}
    for at, start in starts.items():
        event = start.event
        row = _inbox_row(event.id, event.source, event.type, channel, "used", start.digest, now)
        row["payment_id"], row["used_at"] = start.payment_id, now
        merged["inbox"].append(row)
        start.rows["payments"][0]["signalled"] = len(early.get(start.payment_id, ()))
        for table, rows in start.rows.items():
            merged.setdefault(table, []).extend(rows)
        receipts[at] = Receipt("accepted", event.id, event.source, start.payment_id)
    return merged


def _claim(workload: Workload, rows: dict[str, list[dict[str, Any]]], now: datetime) -> list[ClaimedRun]:
    """Put new payments into runs, whose rows are added to theirs, as far as no payment waits and there is room."""
    payments = {row["id"]: row for row in rows.get("payments", ())}
    due = (DuePayment(row["id"], row["plan"], row["step"], row["recoveries"]) for row in payments.values())
    found = claim_new(workload, due, now)
    for one in found:
        for payment_id in one.payment_ids:
            payments[payment_id] |= {"run_id": one.run.id, "due_at": None}
    rows["runs"] = [one.row for one in found]
    return [one.run for one in found]


@lru_cache(maxsize=2)
def _early_events(dialect: str) -> TextClause:
    return text(
        "SELECT id, correlation, regions FROM inbox"
        f" WHERE correlation {members(dialect, 'names')} AND state = 'unmatched'"
    )


def _match(connection: Connection, inbox_ids: list[str], payment_id: str) -> int:
    """Give events that came early to their payment, unless they have found one meanwhile; returns how many."""
    early = InboxEvent.id.in_(inbox_ids) & (InboxEvent.state == "unmatched")
    matched = connection.execute(update(InboxEvent).where(early).values(state="pending", payment_id=payment_id))
    return matched.rowcount


def _insert_signals(
    connection: Connection,
    signals: dict[int, Event],
    channel: str,
    keyring: Keyring,
    now: datetime,
    receipts: list[Receipt | None],
    rights: Sequence[Rights],
) -> None:
    """Keep each event with the payment it names and make that payment due; keep what names none."""
    if not signals:
        return
    names = {at: _name_of(event) for at, event in signals.items()}
    known = _find_targets(connection, [name for name in names.values() if name])
    targets: dict[int, str | None] = {}
    for at, name in names.items():
        payment_id, region = known.get(name or "", (None, ""))
        # A payment of a region that is not the sender's is unknown to the sender.
        targets[at] = payment_id if not rights or rights[at].reach(region) else None
    woken = _wake(connection, {target for target in targets.values() if target}, now)
    told_paid = {targets[at] for at, event in signals.items() if event.type == EventType.SETTLED} - woken - {None}
    unpaid = _ended_unpaid(connection, told_paid)
    rows = []
    for at, event in signals.items():
        name, payment_id = names[at], targets[at]
        regions = rights[at].regions if rights else None
        state = "unmatched" if payment_id is None else "pending" if payment_id in woken else "ignored"
        # Money for a payment that ended without it is a person's matter: what was told is kept.
        late_money = event.type == EventType.SETTLED and payment_id in unpaid
        reason = "paid_after_end" if late_money else "payment_finished" if state == "ignored" else None
        row = _inbox_row(event.id, event.source, event.type, channel, state, fingerprint(event, keyring), now)
        row |= {
            "payment_id": payment_id,
            "correlation": name,
            "body_sealed": keyring.seal_json("inbox.body", row["id"], _body(event))
            if reason != "payment_finished"
            else None,
            "reason": reason,
            "used_at": now if state == "ignored" else None,
            "regions": None if regions is None else ",".join(sorted(regions)),
        }
        rows.append(row)
        status: Status = "kept" if state == "unmatched" else "accepted"
        code = {"unmatched": "unknown_payment", "ignored": "payment_finished"}.get(state)
        receipts[at] = Receipt(status, event.id, event.source, payment_id, code)
    insert_rows(connection, "inbox", rows)


def _ended_unpaid(connection: Connection, ids: Collection[str | None]) -> set[str]:
    """Which of these payments have ended and not been completed."""
    if not ids:
        return set()
    ended = select(Payment.id).where(
        Payment.id.in_(ids), Payment.state != "completed", Payment.finished_at.is_not(None)
    )
    return set(connection.execute(ended).scalars())


def _body(event: Event) -> dict[str, Any]:
    """The event's data as steps use them: amounts of bases in fen, only members that are known."""
    body: dict[str, Any] = event.data.model_dump(exclude_none=True)
    if "base" in body:
        body["base"] = base_in_fen(body["base"])
    return body


def _find_targets(connection: Connection, names: list[str]) -> dict[str, tuple[str, str]]:
    """Payment id and region by id or reference. A reference that several unfinished payments bear names none."""
    if not names:
        return {}
    found: dict[str, list[Any]] = {}
    rows = connection.execute(
        select(Payment.id, Payment.reference, Payment.region, Payment.finished_at).where(
            Payment.id.in_(names) | Payment.reference.in_(names)
        )
    )
    for row in rows:
        for name in (row.id, row.reference):
            found.setdefault(name, []).append(row)
    targets = {}
    for name, candidates in found.items():
        live = [row for row in candidates if row.finished_at is None] or candidates[-1:]
        if len(live) == 1:
            targets[name] = (live[0].id, live[0].region)
    return targets


_WAKE = text(
    "UPDATE payments SET due_at = :now, signalled = signalled + 1 WHERE id IN :ids AND finished_at IS NULL RETURNING id"
).bindparams(bindparam("ids", expanding=True), bindparam("now", type_=Payment.__table__.c.due_at.type))


def _wake(connection: Connection, ids: set[str], now: datetime) -> set[str]:
    """Make unfinished payments due; returns which."""
    if not ids:
        return set()
    return {row[0] for row in connection.execute(_WAKE, {"ids": sorted(ids), "now": now})}
