"""Identifiers: UUIDv7 (RFC 9562 §5.7) as 32 hex digits, which also serve as trace ids."""

import os
import threading
import time

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A new UUIDv7 as 32 lower-case hex digits. Within one process later ids sort after earlier ones."""
    global _last
    # 48 bits of milliseconds, then 12 bits of the millisecond's fraction as the specification's method 3 allows.
    stamp = time.time_ns() * 4096 // 1_000_000
    with _lock:
        _last = stamp = stamp if stamp > _last else _last + 1
    tail = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF
    return f"{stamp >> 12:012x}7{stamp & 0xFFF:03x}{0x8000_0000_0000_0000 | tail:016x}"
