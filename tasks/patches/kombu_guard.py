"""A guard for one fault of kombu 5.7.0 that ends a worker when its broker restarts.

With late acknowledgement, a task in flight and a free slot, a lost connection makes kombu call
`kombu.transport.redis.Channel._connparams` while the channel's connection has no client any more. The call raises
`AttributeError`, which the worker does not take for a lost connection: it exits. Raised as `ConnectionError` it is
taken for what it is, and the worker reconnects. `tests/flow/test_kombu_guard.py` tells when kombu no longer needs it.
"""

import functools
from typing import Any

import kombu
from kombu.transport.redis import Channel

AFFECTED = ("5.7.0",)


def needed(version: str = kombu.__version__) -> bool:
    """Whether this version of kombu is known to have the fault."""
    return version in AFFECTED


def install() -> bool:
    """Put the guard in place once; returns whether it is in place."""
    if not needed():
        return False
    original = Channel._connparams
    if hasattr(original, "__wrapped__"):
        return True

    @functools.wraps(original)
    def guarded(self: Any, *args: Any, **kwargs: Any) -> Any:
        if getattr(self.connection, "client", None) is None:
            raise ConnectionError("the connection to the broker was closed")
        return original(self, *args, **kwargs)

    setattr(Channel, original.__name__, guarded)
    return True
