"""The stream channel: a consumer group on the stream of each client, `python -m api.streams`.

`shebao:events:in:NAME` is the stream of a client of SHEBAO_STREAM_CLIENTS: what lies there is its own, by its access
list. `shebao:events:in` belongs to the client `stream`.

A batch is read, committed into the inbox in one transaction, and only then acknowledged; a consumer that dies in
between leaves its entries pending, another one claims them, and the inbox knows which events it has already. Works
with Redis from 6.2 on and with Valkey.
"""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import redis

from foundation.broker import EVENTS_DEAD, EVENTS_GROUP, EVENTS_IN, connect, dead_letter
from foundation.logs import configure
from foundation.settings import get_keyring, get_settings
from models.outages import is_database_unavailable
from models.runs import ClaimedRun
from models.session import close_engine
from regions import await_policy
from tasks.dispatch import start_due
from tasks.worker.health import beat_heart, end_on_unsuitable_broker
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.parse import MAX_EVENT_BYTES
from workflows.intake.rights import read_stream_clients
from workflows.intake.senders import STREAM, Sender

log = logging.getLogger(__name__)

FIELD: Final = b"event"
BATCH: Final = 500
DEAD_LENGTH: Final = 10_000
DEAD_DAYS: Final = 30
"""How long a dead letter is kept."""
AHEAD_S: Final = 3600
"""How far the last id of a stream may be ahead of the clock."""
Entry = tuple[bytes, dict[bytes, bytes]]
_Aside = tuple[Entry, str, str, int]  # with reason, field, and how often it was delivered


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: how long a read waits, how often others' entries are looked for, how long they must have been idle; and
    how often an entry may be delivered before it is put aside."""

    block_s: float = 1.0
    claim_every_s: float = 10.0
    idle_s: float = 30.0
    deliveries: int = 5
    retry_s: float = 1.0


@dataclass(slots=True)
class _Stream:
    """A stream, whose events it carries, and how far others' entries have been looked for."""

    name: str
    sender: Sender
    cursor: bytes = b"0-0"


class Consumer:
    """One consumer of the group, on all streams."""

    def __init__(self, client: redis.Redis, name: str = "", patience: Patience | None = None) -> None:
        """`name` must be this process's own; the default is made of host and process id."""
        self.name = name or f"{socket.gethostname()}-{os.getpid()}"
        self._redis: Any = client  # redis-py's types leave open whether it is the asynchronous client
        self._patience = patience or Patience()
        self._stop = threading.Event()
        self._claim_at = 0.0
        clients = {EVENTS_IN: STREAM} | read_stream_clients(get_settings().stream_clients)
        self._streams = {name: _Stream(name, sender) for name, sender in clients.items()}

    @property
    def streams(self) -> list[str]:
        """The streams that are read."""
        return list(self._streams)

    def stop(self) -> None:
        """End after the batch at hand."""
        self._stop.set()

    def run(self) -> None:
        """Consume until `stop`; a server or database that is away is waited for, and so are good region files."""
        await_policy(self._stop.is_set)
        while not self._stop.is_set():
            try:
                self._prepare()
                while not self._stop.is_set():
                    beat_heart("streams")
                    self.once()
            except (redis.ConnectionError, redis.TimeoutError, redis.ResponseError) as error:
                # NOGROUP too: a server that lost its data needs a new group.
                log.warning("stream: %s; trying again", type(error).__name__)
                self._stop.wait(self._patience.retry_s)

    def once(self) -> int:
        """One round: what dead consumers left, when it is time for that, and then what is new. Returns how many entries
        were taken."""
        taken = 0
        if time.monotonic() >= self._claim_at:
            taken += sum(map(self._claim, self._streams.values()))
            if all(stream.cursor == b"0-0" for stream in self._streams.values()):
                self._claim_at = time.monotonic() + self._patience.claim_every_s
                self._tidy()
        block = max(1, int(self._patience.block_s * 1000))
        unread = dict.fromkeys(self._streams, ">")
        found = self._redis.xreadgroup(EVENTS_GROUP, self.name, unread, count=BATCH, block=block)
        for name, entries in _streams(found):
            self._take(self._streams[name.decode()], entries)
            taken += len(entries)
        return taken

    def _prepare(self) -> None:
        for name in self._streams:
            try:
                self._redis.xgroup_create(name, EVENTS_GROUP, id="0", mkstream=True)
            except redis.ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    def _claim(self, stream: _Stream) -> int:
        """Take over entries that were delivered and not acknowledged for a while; put aside what wears out."""
        idle = int(self._patience.idle_s * 1000)
        answer = self._redis.xautoclaim(stream.name, EVENTS_GROUP, self.name, idle, start_id=stream.cursor, count=BATCH)
        stream.cursor, claimed = answer[0], [entry for entry in answer[1] if entry[1] is not None]
        rest = self._give_up_worn(stream, claimed) if claimed else []
        if rest:
            self._take(stream, rest)
        return len(claimed)

    def _give_up_worn(self, stream: _Stream, claimed: Sequence[Entry]) -> list[Entry]:
        """Put aside the entries that were delivered too often; returns the others."""
        ids = _ids(claimed)
        pending = self._redis.xpending_range(
            stream.name, EVENTS_GROUP, ids[0], ids[-1], len(ids), consumername=self.name
        )
        most = self._patience.deliveries
        worn = {one["message_id"]: one["times_delivered"] for one in pending if one["times_delivered"] > most}
        self._put_aside(stream, [(entry, "gave_up", "", worn[entry[0]]) for entry in claimed if entry[0] in worn])
        return [entry for entry in claimed if entry[0] not in worn]

    def _take(self, stream: _Stream, entries: Sequence[Entry]) -> None:
        """Commit a batch, then acknowledge it. An entry that breaks the batch is tried alone and, if it fails again,
        stays pending."""
        runs: list[ClaimedRun] = []
        receipts = self._accept(stream, entries, runs)
        if receipts is None:
            self._take_alone(stream, entries)
            return
        if any(receipt.status == "accepted" for receipt in receipts):
            start_due(runs)
        self._put_aside(stream, _refusals(entries, receipts))
        ids = _ids(entries)
        pipeline = self._redis.pipeline(transaction=True)
        pipeline.xack(stream.name, EVENTS_GROUP, *ids)
        pipeline.xdel(stream.name, *ids)
        pipeline.execute()

    def _take_alone(self, stream: _Stream, entries: Sequence[Entry]) -> None:
        if len(entries) > 1:
            for entry in entries:
                self._take(stream, [entry])

    def _accept(self, stream: _Stream, entries: Sequence[Entry], runs: list[ClaimedRun]) -> list[Receipt] | None:
        """The receipts of a batch, or None where it broke. A database that is away is waited for: the entries are not
        at fault and must not wear out."""
        documents = [_text(entry[1].get(FIELD)) for entry in entries]
        while True:
            try:
                return accept(documents, stream.sender, runs=runs)
            except Exception as error:  # noqa: BLE001  # the border between one entry and all others
                if not is_database_unavailable(error):
                    log.error("a batch of %d broke with %s", len(entries), type(error).__name__)
                    return None
                log.warning("no database (%s): the batch waits", type(error).__name__)
            self._keep(stream, entries)
            beat_heart("streams")
            if self._stop.wait(self._patience.retry_s):
                raise SystemExit(0)

    def _keep(self, stream: _Stream, entries: Sequence[Entry]) -> None:
        """Tell the server that the entries are in good hands: no other consumer takes them, no delivery is counted."""
        self._redis.xclaim(stream.name, EVENTS_GROUP, self.name, 0, _ids(entries), justid=True)

    def _put_aside(self, stream: _Stream, entries: Sequence[_Aside]) -> None:
        """Move entries to the dead-letter stream with the reason, in one transaction of the server."""
        pipeline = self._redis.pipeline(transaction=True)
        for (entry_id, fields), code, place, count in entries:
            about: dict[Any, Any] = {"reason": code, "field": place, "deliveries": count}
            kept = dead_letter(get_keyring(), stream.name, entry_id, fields.get(FIELD))
            pipeline.xadd(EVENTS_DEAD, {**kept, **about}, maxlen=DEAD_LENGTH, approximate=True)
            pipeline.xack(stream.name, EVENTS_GROUP, entry_id)
            pipeline.xdel(stream.name, entry_id)
        pipeline.execute()

    def _tidy(self) -> None:
        """Forget consumers that are gone and hold nothing, and dead letters that are old."""
        for name in self._streams:
            for one in self._redis.xinfo_consumers(name, EVENTS_GROUP):
                if one["pending"] == 0 and one["idle"] > 3_600_000 and one["name"].decode() != self.name:
                    self._redis.xgroup_delconsumer(name, EVENTS_GROUP, one["name"])
            self._renew(name)
        self._redis.xtrim(EVENTS_DEAD, minid=int((time.time() - DEAD_DAYS * 86_400) * 1000), approximate=False)

    def _renew(self, name: str) -> None:
        """Make an empty stream again whose last id is of a later time: nothing could be added to it until then."""
        last = int(self._redis.xinfo_stream(name)["last-generated-id"].partition(b"-")[0])
        if last <= (time.time() + AHEAD_S) * 1000:
            return
        with self._redis.pipeline(transaction=True) as pipeline, suppress(redis.WatchError):
            pipeline.watch(name)
            if pipeline.xlen(name) == 0:
                pipeline.multi()
                pipeline.delete(name)
                pipeline.xgroup_create(name, EVENTS_GROUP, id="0", mkstream=True)
                pipeline.execute()
                log.warning("%s had an id of a later time and was made again", name)


def _ids(entries: Sequence[Entry]) -> list[Any]:
    return [entry[0] for entry in entries]


def _refusals(entries: Sequence[Entry], receipts: Sequence[Receipt]) -> list[_Aside]:
    return [
        (entry, receipt.code or "refused", receipt.field or "", 1)
        for entry, receipt in zip(entries, receipts, strict=True)
        if receipt.status in ("refused", "conflict")
    ]


def _streams(found: Any) -> list[tuple[bytes, list[Entry]]]:
    """The answer of XREADGROUP in either protocol: RESP3 gives a map of lists of lists."""
    if not found:
        return []
    if isinstance(found, dict):
        return [(name, [entry for part in parts for entry in part]) for name, parts in found.items()]
    return list(found)


def _text(body: bytes | None) -> str | bytes:
    """The JSON text of an entry; what is no UTF-8 or too large stays bytes, which the intake refuses with its code."""
    if body is None:
        return ""
    if len(body) > MAX_EVENT_BYTES:
        return body
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def main() -> None:
    """Consume until SIGTERM or SIGINT."""
    configure()
    end_on_unsuitable_broker()
    consumer = Consumer(connect())
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: consumer.stop())
    log.info("reading %s as %s", ", ".join(consumer.streams), consumer.name)
    try:
        consumer.run()
    finally:
        close_engine()


if __name__ == "__main__":
    main()
