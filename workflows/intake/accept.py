"""The one way in: every event of every channel is accepted here, into the inbox, and starts a payment or makes one due.

A start that is accepted, its payment, its first history row and its event to others are one transaction. An event for
a payment is kept until it fits; the payment is made due and looks at it.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection

from foundation import faults
from foundation.clock import utcnow
from foundation.crypto import Keyring
from foundation.settings import get_keyring
from models.claims import Thresholds, Workload
from models.payer_index import move_payers
from models.runs import ClaimedRun
from models.session import read, write, write_statement
from models.write import insert_tables
from workflows.engine.dispatch import claim_new, get_thresholds
from workflows.intake import inbox
from workflows.intake.inbox import Receipt, Row
from workflows.intake.known import Known, find_known
from workflows.intake.parse import Document, Event, parse_event, parse_json
from workflows.intake.restricted import rest_restricted
from workflows.intake.senders import Sender
from workflows.intake.signals import Signal, early_by_start, match_early, match_missed, write_signals
from workflows.intake.starts import Start, prepare_start
from workflows.payment.errors import Refused
from workflows.payment.event_types import EventType

CHUNK: Final = 500
LIVE_PAYMENTS_OF_ONE_PAYER: Final = 12  # of one client


def accept(
    documents: Sequence[Document],
    senders: Sender | Sequence[Sender],
    runs: list[ClaimedRun] | None = None,
) -> list[Receipt]:
    """Take events (JSON text or parsed objects); one receipt each, in order. A bad one stops no other.

    `senders` is who sent them: one for all, or one for each in the order of the events. With a list `runs`, new
    payments that need not wait for others are claimed with their acceptance, and the caller sends the runs that it
    then finds there (`tasks.dispatch.start_due`).
    """
    each = [senders] * len(documents) if isinstance(senders, Sender) else senders
    receipts: list[Receipt] = []
    for start in range(0, len(documents), CHUNK):
        chunk = list(zip(documents[start : start + CHUNK], each[start : start + CHUNK], strict=True))
        with _no_garbage_collection():
            accepted = inbox.until_alone(partial(_accept_chunk, chunk, runs is not None))
        receipts += accepted.receipts
        if runs is not None:
            runs += accepted.runs
        match_missed(accepted.names)
    return receipts


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A chunk makes some ten thousand objects and no cycles: Python's collector would walk through all live objects
    again and again, for a third of the time. If threads overlap, it is back on early, which is slower and no fault."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(slots=True)
class _Item:
    """One event of a chunk, and what is known of it so far."""

    sender: Sender
    event: Event | None = None
    digest: str = ""
    start: Start | None = None
    fault: Refused | None = None
    receipt: Receipt | None = None
    refusal: Row | None = None


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A chunk that is committed: its receipts, the names by which an event and its payment may have missed each other,
    and the runs of new payments."""

    receipts: list[Receipt]
    names: set[str]
    runs: list[ClaimedRun] = field(default_factory=list)


def _accept_chunk(chunk: Sequence[tuple[Document, Sender]], claim: bool) -> _Accepted:
    now, keyring = utcnow(), get_keyring()
    items = [_read(document, sender, keyring, now) for document, sender in chunk]
    known = _find_known(items, get_thresholds(now))
    for item in items:
        _settle(item, known, now)
    starts, signals = _part(items)
    early = early_by_start(known.early, [start for _, start in starts])
    rows = _start_rows(starts, early, now)
    # A payment that an event makes due needs an ordinary claim, which takes the new ones along.
    free = rest_restricted([start for _, start in starts], rows)
    runs = _claim(known.workload, free, rows, now) if claim and not signals else []
    refused = [item.refusal for item in items if item.refusal is not None]
    _write(_Rows(rows, early, signals, refused, _movable(start for _, start in starts)), now)
    receipts = [item.receipt for item in items if item.receipt is not None]
    return _Accepted(receipts, _missable(items), runs)


def _part(items: Sequence[_Item]) -> tuple[list[tuple[_Item, Start]], list[_Item]]:
    """The events without a receipt so far: those that start a payment, and those for a payment."""
    new = [item for item in items if item.receipt is None]
    starts = [(item, item.start) for item in new if item.start is not None]
    return starts, [item for item in new if item.start is None]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a chunk writes: rows of new payments by table, events that came before their payment, events for payments,
    refusals, and payers whose rows may have another index key (their indexes, newest first)."""

    starts: dict[str, list[Row]]
    early: dict[str, list[str]]
    signals: list[_Item]
    refused: list[Row]
    movable: list[tuple[str, ...]]

    @property
    def only_starts(self) -> bool:
        """Whether it is one statement, which is a transaction of its own."""
        return not (self.early or self.signals or self.refused or self.movable)


def _write(rows: _Rows, now: datetime) -> None:
    with write_statement() if rows.only_starts else write() as connection:
        for payment_id, inbox_ids in rows.early.items():
            match_early(connection, inbox_ids, payment_id)
        move_payers(connection, rows.movable)
        insert_tables(connection, rows.starts)
        _write_signals(connection, rows.signals, now)
        inbox.write_rows(connection, rows.refused)
        faults.point("intake.before_commit")
    faults.point("intake.committed")


def _movable(starts: Iterable[Start]) -> list[tuple[str, ...]]:
    """The payers of starts, while more than one index key is loaded."""
    return [start.payer_indexes for start in starts if len(start.payer_indexes) > 1]


def _read(document: Document, sender: Sender, keyring: Keyring, now: datetime) -> _Item:
    """The event in a document, and the start that it asks for; or its refusal."""
    item, parsed = _Item(sender), None
    try:
        is_text = isinstance(document, str | bytes)
        parsed = parse_json(document) if isinstance(document, str | bytes) else document
        event = parse_event(parsed, finite=is_text)
        sender.check(event)
    except Refused as error:
        _refuse(item, error, inbox.names_of(parsed), now)
        return item
    item.event, item.digest = event, inbox.fingerprint(event, keyring)
    if event.type == EventType.REQUESTED:
        try:
            item.start = prepare_start(event, sender.client, keyring, now)
        except Refused as error:
            item.fault = error  # refused, unless it was accepted before, when the rules were others
    return item


def _refuse(item: _Item, error: Refused, named: inbox.Names, now: datetime) -> None:
    item.receipt = inbox.refusal(error, named)
    item.refusal = inbox.refused_row(error, named, item.sender, now)


def _find_known(items: Sequence[_Item], thresholds: Thresholds) -> Known:
    starts = [item.start for item in items if item.start is not None]
    with read() as connection:
        return find_known(
            connection,
            keys={(item.event.source, item.event.id) for item in items if item.event is not None},
            payers={index: start.payer_index for start in starts for index in start.payer_indexes},
            references={start.data.reference for start in starts},
            thresholds=thresholds,
        )


def _settle(item: _Item, known: Known, now: datetime) -> None:
    """Answer an event that came before, and refuse what cannot start; what is new is noted in `known` for the rest of
    the chunk."""
    event, start, error = item.event, item.start, item.fault
    if event is None:
        return  # refused already
    key = (item.sender.client, event.source, event.id)
    if (before := known.events.get(key)) is not None:
        item.receipt = inbox.answer_again(event, before)
        return
    if start is not None:
        error = error or _fault_of(start, known)
    if error is not None:
        _refuse(item, error, (event.id, event.source, event.type), now)
        return
    known.events[key] = inbox.Before(start.payment_id if start else None, item.digest)
    if start is not None:
        known.covered.update(start.covers)
        known.live.setdefault((start.client, start.payer_index), set()).add(start.payment_id)


def _fault_of(start: Start, known: Known) -> Refused | None:
    """Why a client may not start this payment beside those that it has started for the payer."""
    if not known.covered.isdisjoint(start.covers):
        message = "another payment that you started covers this payer, scheme, insurance and period"
        return Refused("already_live", f"{message}; look at it, or cancel it first", field="/data/period")
    if known.covered and not known.covered.isdisjoint(start.excluded):
        message = "a payer has one pension scheme at a time; a payment that you started covers the other in this period"
        return Refused("already_live", message, field="/data/scheme")
    if len(known.live.get((start.client, start.payer_index), ())) >= LIVE_PAYMENTS_OF_ONE_PAYER:
        message = f"you may have {LIVE_PAYMENTS_OF_ONE_PAYER} unfinished payments of one payer; wait for them"
        return Refused("too_many_for_payer", message, field="/data/payer")
    return None


def _start_rows(
    starts: Sequence[tuple[_Item, Start]], early: dict[str, list[str]], now: datetime
) -> dict[str, list[Row]]:
    """The rows of new payments by table, those of their events first; and their receipts."""
    merged: dict[str, list[Row]] = {inbox.TABLE: []}
    for item, start in starts:
        event, payment_id = start.event, start.payment_id
        merged[inbox.TABLE].append(inbox.event_row(event, item.sender, item.digest, now, payment_id=payment_id))
        start.rows["payments"][0]["signalled"] = len(early.get(payment_id, ()))
        for table, rows in start.rows.items():
            merged.setdefault(table, []).extend(rows)
        item.receipt = Receipt("accepted", event.id, event.source, payment_id)
    return merged


def _claim(workload: Workload, starts: Sequence[Start], rows: dict[str, list[Row]], now: datetime) -> list[ClaimedRun]:
    """Put new payments into runs, whose rows are added to theirs, as far as no payment waits and there is room."""
    payments = {start.payment_id: start.rows["payments"][0] for start in starts}
    found = claim_new(workload, (start.due for start in starts), now)
    for one in found:
        for payment_id in one.payment_ids:
            payments[payment_id] |= {"run_id": one.run.id, "due_at": None}
    rows["runs"] = [one.row for one in found]
    return [one.run for one in found]


def _write_signals(connection: Connection, items: Sequence[_Item], now: datetime) -> None:
    signals = [Signal(item.event, item.sender, item.digest) for item in items if item.event is not None]
    for item, receipt in zip(items, write_signals(connection, signals, get_keyring(), now), strict=True):
        item.receipt = receipt


def _missable(items: Sequence[_Item]) -> set[str]:
    """The references of new payments, and the names in events that found none."""
    names: set[str] = set()
    for item in items:
        if item.event is None or item.receipt is None:
            continue
        if item.receipt.status == "kept" and item.event.payment:
            names.add(item.event.payment)
        elif item.receipt.status == "accepted" and item.start is not None:
            names.add(item.start.data.reference)
    return names
