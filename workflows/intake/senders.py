"""Who sends events: the client behind each channel, and what it may send."""

from dataclasses import dataclass
from typing import Final

from workflows.intake.parse import Event
from workflows.intake.schemas import Requested
from workflows.payment.errors import Refused


@dataclass(frozen=True, slots=True)
class Sender:
    """A client on one channel, and the event types and regions that it may send; None means all of them."""

    client: str
    channel: str
    types: frozenset[str] | None = None
    regions: frozenset[str] | None = None

    def check(self, event: Event) -> None:
        """Raises Refused where the event's type, or the region of the payment it starts, is not the sender's."""
        if self.types is not None and event.type not in self.types:
            raise Refused("forbidden_type", "this client may not send events of this type", field="/type")
        if isinstance(event.data, Requested) and not self.covers(event.data.region):
            raise Refused("forbidden_region", "this client may not start payments in this region", field="/data/region")

    def covers(self, region: str) -> bool:
        """Whether the sender may act on payments of this region."""
        return self.regions is None or region in self.regions


COMMAND: Final = Sender("operator", "command")
OPERATOR: Final = Sender("operator", "operator")
CELERY: Final = Sender("celery", "celery")
STREAM: Final = Sender("stream", "stream")
