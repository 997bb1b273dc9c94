"""Identifiers: UUIDs (RFC 9562) as 32 hex digits that begin with their time, which also serve as trace ids."""

import os
import threading
import time
import zlib
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Final

# Random bytes are drawn for many ids at once: a payment takes some ten ids, and a call of the kernel for each of them
# was most of their cost.
_DRAWN: Final = 8 * 512

_lock = threading.Lock()
_last = 0
_random = b""
_used = 0


def new_id() -> str:
    """A new UUIDv7 as 32 lower-case hex digits. Within one process later ids sort after earlier ones."""
    global _last, _random, _used
    # 48 bits of milliseconds, then 12 bits of the millisecond's fraction as the specification's method 3 allows.
    stamp = time.time_ns() * 4096 // 1_000_000
    with _lock:
        _last = stamp = stamp if stamp > _last else _last + 1
        if _used == len(_random):
            _random, _used = os.urandom(_DRAWN), 0
        _used += 8
        tail = int.from_bytes(_random[_used - 8 : _used], "big") & 0x3FFF_FFFF_FFFF_FFFF
    return f"{stamp >> 12:012x}7{stamp & 0xFFF:03x}{0x8000_0000_0000_0000 | tail:016x}"


def payment_id_of(client: str, source: str, event_id: str) -> str:
    """The id of the payment that an event starts: a UUIDv8 of the time and of what its client named for ever.

    The database keeps ids in the order in which they are made, so an id begins with the time. `stable_part` gives the
    rest, which is the same whenever the event comes.
    """
    named = f"{len(client)} {client}{len(source)} {source}{event_id}"
    tail = int.from_bytes(blake2b(named.encode(), digest_size=10).digest(), "big")
    tail = tail & 0x0FFF_3FFF_FFFF_FFFF_FFFF | 0x8000_8000_0000_0000_0000
    return f"{time.time_ns() // 1_000_000:012x}{tail:020x}"


def stable_part(payment: str) -> str:
    """The part of a payment's id that comes from its client, source and event id alone."""
    return payment[12:]


def effect_id(payment: str, version: int, name: str) -> str:
    """An id for what the payment's change to `version` brings about under `name`, as a letter by a channel or an event.

    It begins with its time. The last seven digits, version and name, are the same whenever the change comes again.
    """
    return f"{new_id()[:16]}8{payment[-8:]}{version & 0xFFF:03x}{_code(name)}"


def shown_id(payment: str, effect: str) -> str:
    """The id under which receivers know what has the id `effect`: the same after a restored backup if it was made by
    `effect_id` and the payment is started again by the same event."""
    return f"{stable_part(payment)}{effect[-7:]}" if payment else effect


@cache
def _code(name: str) -> str:
    return f"{zlib.crc32(name.encode()) & 0xFFFF:04x}"


def first_id(moment: datetime) -> str:
    """Below every id that was made from this moment (aware) on."""
    return f"{int(moment.timestamp() * 1000):012x}"


def _forget_drawn() -> None:
    """In a forked child: bytes that the parent will use are used by it alone."""
    global _random, _used
    _random, _used = b"", 0


os.register_at_fork(after_in_child=_forget_drawn)
