"""The stream channel: a consumer group on `shebao:events:in`, `python -m api.streams` or `shebao streams consume`.

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
from dataclasses import dataclass
from typing import Any, Final

import redis

from foundation.broker import EVENTS_DEAD, EVENTS_GROUP, EVENTS_IN, connect
from models.outages import is_database_unavailable
from models.runs import ClaimedRun
from models.session import close_engine
from regions import await_policy
from tasks.dispatch import start_due
from tasks.worker.health import beat_heart
from workflows.intake.accept import accept
from workflows.intake.inbox import Receipt
from workflows.intake.parse import MAX_EVENT_BYTES
from workflows.intake.senders import STREAM

log = logging.getLogger(__name__)

FIELD: Final = b"event"
BATCH: Final = 500
DEAD_LENGTH: Final = 10_000
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


class Consumer:
    """One consumer of the group."""

    def __init__(self, client: redis.Redis, name: str = "", patience: Patience | None = None) -> None:
        """`name` must be this process's own; the default is made of host and process id."""
        self.name = name or f"{socket.gethostname()}-{os.getpid()}"
        self._redis: Any = client  # redis-py's types leave open whether it is the asynchronous client
        self._patience = patience or Patience()
        self._stop = threading.Event()
        self._claim_at = 0.0
        self._cursor: bytes = b"0-0"

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
            taken += self._claim()
            if self._cursor == b"0-0":
                self._claim_at = time.monotonic() + self._patience.claim_every_s
                self._tidy()
        block = max(1, int(self._patience.block_s * 1000))
        found = self._redis.xreadgroup(EVENTS_GROUP, self.name, {EVENTS_IN: ">"}, count=BATCH, block=block)
        entries = [entry for _, part in _streams(found) for entry in part]
        if entries:
            self._take(entries)
        return taken + len(entries)

    def _prepare(self) -> None:
        try:
            self._redis.xgroup_create(EVENTS_IN, EVENTS_GROUP, id="0", mkstream=True)
        except redis.ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    def _claim(self) -> int:
        """Take over entries that were delivered and not acknowledged for a while; put aside what wears out."""
        idle = int(self._patience.idle_s * 1000)
        answer = self._redis.xautoclaim(EVENTS_IN, EVENTS_GROUP, self.name, idle, start_id=self._cursor, count=BATCH)
        self._cursor, claimed = answer[0], [entry for entry in answer[1] if entry[1] is not None]
        rest = self._give_up_worn(claimed) if claimed else []
        if rest:
            self._take(rest)
        return len(claimed)

    def _give_up_worn(self, claimed: Sequence[Entry]) -> list[Entry]:
        """Put aside the entries that were delivered too often; returns the others."""
        ids = _ids(claimed)
        pending = self._redis.xpending_range(EVENTS_IN, EVENTS_GROUP, ids[0], ids[-1], len(ids), consumername=self.name)
        most = self._patience.deliveries
        worn = {one["message_id"]: one["times_delivered"] for one in pending if one["times_delivered"] > most}
        self._put_aside([(entry, "gave_up", "", worn[entry[0]]) for entry in claimed if entry[0] in worn])
        return [entry for entry in claimed if entry[0] not in worn]

    def _take(self, entries: Sequence[Entry]) -> None:
        """Commit a batch, then acknowledge it. An entry that breaks the batch is tried alone and, if it fails again,
        stays pending."""
        runs: list[ClaimedRun] = []
        receipts = self._accept(entries, runs)
        if receipts is None:
            self._take_alone(entries)
            return
        if any(receipt.status == "accepted" for receipt in receipts):
            start_due(runs)
        self._put_aside(_refusals(entries, receipts))
        ids = _ids(entries)
        pipeline = self._redis.pipeline(transaction=True)
        pipeline.xack(EVENTS_IN, EVENTS_GROUP, *ids)
        pipeline.xdel(EVENTS_IN, *ids)
        pipeline.execute()

    def _take_alone(self, entries: Sequence[Entry]) -> None:
        if len(entries) > 1:
            for entry in entries:
                self._take([entry])

    def _accept(self, entries: Sequence[Entry], runs: list[ClaimedRun]) -> list[Receipt] | None:
        """The receipts of a batch, or None where it broke. A database that is away is waited for: the entries are not
        at fault and must not wear out."""
        documents = [_text(entry[1].get(FIELD)) for entry in entries]
        while True:
            try:
                return accept(documents, STREAM, runs=runs)
            except Exception as error:  # noqa: BLE001  # the border between one entry and all others
                if not is_database_unavailable(error):
                    log.error("a batch of %d broke with %s", len(entries), type(error).__name__)
                    return None
                log.warning("no database (%s): the batch waits", type(error).__name__)
            self._keep(entries)
            beat_heart("streams")
            if self._stop.wait(self._patience.retry_s):
                raise SystemExit(0)

    def _keep(self, entries: Sequence[Entry]) -> None:
        """Tell the server that the entries are in good hands: no other consumer takes them, no delivery is counted."""
        self._redis.xclaim(EVENTS_IN, EVENTS_GROUP, self.name, 0, _ids(entries), justid=True)

    def _put_aside(self, entries: Sequence[_Aside]) -> None:
        """Move entries to the dead-letter stream with the reason, in one transaction of the server."""
        pipeline = self._redis.pipeline(transaction=True)
        for (entry_id, fields), code, place, count in entries:
            about: dict[Any, Any] = {"entry": entry_id, "reason": code, "field": place, "deliveries": count}
            pipeline.xadd(EVENTS_DEAD, {**fields, **about}, maxlen=DEAD_LENGTH, approximate=True)
            pipeline.xack(EVENTS_IN, EVENTS_GROUP, entry_id)
            pipeline.xdel(EVENTS_IN, entry_id)
        pipeline.execute()

    def _tidy(self) -> None:
        """Forget consumers that are gone and hold nothing."""
        for one in self._redis.xinfo_consumers(EVENTS_IN, EVENTS_GROUP):
            if one["pending"] == 0 and one["idle"] > 3_600_000 and one["name"].decode() != self.name:
                self._redis.xgroup_delconsumer(EVENTS_IN, EVENTS_GROUP, one["name"])


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
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    consumer = Consumer(connect())
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: consumer.stop())
    log.info("reading %s as %s", EVENTS_IN, consumer.name)
    try:
        consumer.run()
    finally:
        close_engine()


if __name__ == "__main__":
    main()
