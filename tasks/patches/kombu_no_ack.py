"""kombu 5.7.0 acknowledges on Redis what was read from a queue with `no_ack`.

A message knows no consumer there, so kombu takes it for one that has to be acknowledged: two commands in a transaction,
for a copy that Redis never kept.
"""

from functools import wraps
from typing import Any

from kombu.transport.redis import QoS


def install() -> None:
    """Let all channels of this process acknowledge only what they keep until it is done."""
    if hasattr(QoS.ack, "__wrapped__"):
        return
    acknowledge = QoS.ack

    @wraps(acknowledge)
    def ack(self: Any, delivery_tag: str) -> None:
        if delivery_tag in self._delivered:
            acknowledge(self, delivery_tag)

    setattr(QoS, "ack", ack)  # noqa: B010  # mypy takes a method for unassignable
