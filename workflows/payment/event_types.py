"""Names of the event types that Shebao takes and sends, each with its version (docs/reference/events.md)."""

from enum import StrEnum
from typing import Final

PREFIX: Final = "cn.shebao."
_VERSION: Final = ".v1"


class EventType(StrEnum):
    """Every event type: those about payments that senders may send, those of callbacks, and those that are sent out."""

    REQUESTED = "cn.shebao.payment.requested.v1"
    MATERIALS_SUPPLIED = "cn.shebao.payment.materials.supplied.v1"
    METHOD_CHOSEN = "cn.shebao.payment.method.chosen.v1"
    CONTRACT_SIGNED = "cn.shebao.payment.contract.signed.v1"
    CONTRACT_DECLINED = "cn.shebao.payment.contract.declined.v1"
    SETTLED = "cn.shebao.payment.settled.v1"
    DEBIT_FAILED = "cn.shebao.payment.debit.failed.v1"
    CANCEL_REQUESTED = "cn.shebao.payment.cancel.requested.v1"

    DECLARATION_ANSWERED = "cn.shebao.payment.declaration.answered.v1"
    MESSAGE_DELIVERED = "cn.shebao.message.delivered.v1"
    MESSAGE_UNDELIVERED = "cn.shebao.message.undelivered.v1"

    ACCEPTED = "cn.shebao.payment.accepted.v1"
    WAITING = "cn.shebao.payment.waiting.v1"
    COLLECTED = "cn.shebao.payment.collected.v1"
    COMPLETED = "cn.shebao.payment.completed.v1"
    REJECTED = "cn.shebao.payment.rejected.v1"
    EXPIRED = "cn.shebao.payment.expired.v1"
    CANCELLED = "cn.shebao.payment.cancelled.v1"
    ATTENTION = "cn.shebao.payment.attention.v1"
    REFUNDED = "cn.shebao.payment.refunded.v1"
    ADJUSTED = "cn.shebao.payment.adjusted.v1"
    UNREACHED = "cn.shebao.payment.unreached.v1"
    WEBHOOK_PING = "cn.shebao.webhook.ping.v1"


OUTGOING: Final = (
    EventType.ACCEPTED,
    EventType.WAITING,
    EventType.COLLECTED,
    EventType.COMPLETED,
    EventType.REJECTED,
    EventType.EXPIRED,
    EventType.CANCELLED,
    EventType.ATTENTION,
    EventType.REFUNDED,
    EventType.ADJUSTED,
    EventType.UNREACHED,
)
"""The types that are sent to other systems."""


def payment_event(name: str) -> EventType:
    """The type of a payment's event by its short name (`materials.supplied`); raises ValueError for an unknown one."""
    return EventType(f"{PREFIX}payment.{name}{_VERSION}")


def full_name(name: str) -> str:
    """A type's full name from itself or from its short form (`payment.completed`); it need not exist."""
    return name if name.startswith("cn.") else f"{PREFIX}{name}{_VERSION}"
