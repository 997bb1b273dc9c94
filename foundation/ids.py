"""Identifiers: UUIDv7 (RFC 9562 §5.7) as 32 hex digits, which also serve as trace ids."""

import os
import threading
import time
from datetime import datetime
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


def first_id(moment: datetime) -> str:
    """Below every id that was made from this moment (aware) on."""
    return f"{int(moment.timestamp() * 1000):012x}"


def _forget_drawn() -> None:
    """In a forked child: bytes that the parent will use are used by it alone."""
    global _random, _used
    _random, _used = b"", 0


os.register_at_fork(after_in_child=_forget_drawn)
