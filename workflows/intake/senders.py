"""Who sends events: the client of each channel, and what it may send, and for whose payments.

The client that starts a payment owns it: its references and event ids are its own, and only it, or a client with an
explicit right, can act on the payment or read it (docs/adr/0014-owners.md).
"""

from dataclasses import dataclass
from typing import Final

from workflows.intake.parse import Event
from workflows.intake.schemas import Requested
from workflows.payment.errors import Refused
from workflows.payment.event_types import EventType
from workflows.payment.rows import OPERATOR_CLIENT


@dataclass(frozen=True, slots=True)
class Sender:
    """A client on one channel, with its rights: event types, regions, and other clients whose payments it may act on.
    None means all of them."""

    client: str
    channel: str
    types: frozenset[str] | None = None
    regions: frozenset[str] | None = None
    others: frozenset[str] | None = frozenset()

    def check(self, event: Event) -> None:
        """Raises Refused where the event's type, or the region of the payment it starts, is not the sender's."""
        if self.types is not None and event.type not in self.types:
            raise Refused("forbidden_type", "this client may not send events of this type", field="/type")
        if isinstance(event.data, Requested) and not self._covers(event.data.region):
            raise Refused("forbidden_region", "this client may not start payments in this region", field="/data/region")

    def may_act_on(self, client: str, region: str) -> bool:
        """Whether the sender may act on a payment of this client and region."""
        own = client == self.client or self.others is None or client in self.others
        return own and self._covers(region)

    def _covers(self, region: str) -> bool:
        return self.regions is None or region in self.regions


COMMAND: Final = Sender(OPERATOR_CLIENT, "command", others=None)
OPERATOR: Final = Sender(OPERATOR_CLIENT, "operator", others=None)
CELERY: Final = Sender("celery", "celery")
STREAM: Final = Sender("stream", "stream")
STATEMENT: Final = Sender("statement", "statement", frozenset({EventType.SETTLED}), others=None)
CANARY: Final = Sender("canary", "canary", frozenset({EventType.REQUESTED}))
RESERVED: Final = frozenset({OPERATOR_CLIENT, STATEMENT.client, CANARY.client})
"""Clients that no token may name."""
