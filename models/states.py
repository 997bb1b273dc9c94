"""The states that rows may have, as they are stored. The CHECK constraints and `slot` columns are made from them.

`is_over`: the row has ended and takes no further part. `is_live`: it occupies its payment's slot, so no second one may
be added. `is_open`: something was asked for and the final answer is outstanding. `is_unconfirmed`: the other side has
not confirmed that it has the order.

Which change of state is allowed is in workflows/payment/changes/transitions.py.
"""

from enum import StrEnum

from foundation.steps import Step

__all__ = [
    "AdjustmentReason",
    "ArrivalChannel",
    "ArrivalReason",
    "ArrivalState",
    "BreakerState",
    "Channel",
    "ContractCycle",
    "ContractState",
    "DebitKind",
    "DebitState",
    "DeclarationState",
    "DocumentKind",
    "EndpointState",
    "InboxState",
    "MessageState",
    "PaymentState",
    "RefundKind",
    "RefundState",
    "ReturnReason",
    "Step",
    "TopUpState",
    "WebhookDeliveryState",
    "WithdrawalState",
]


class PaymentState(StrEnum):
    """What a payment does now; its step says where."""

    RUNNING = "running"
    WAITING = "waiting"
    ATTENTION = "attention"
    COMPLETED = "completed"
    REJECTED = "rejected"
    EXPIRED = "expired"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """The payment is finished: nothing is due and nothing follows."""
        return self in _PAYMENT_OVER

    @property
    def is_live(self) -> bool:
        """The payment is not finished."""
        return self not in _PAYMENT_OVER


class DeclarationState(StrEnum):
    """A declaration at the tax authority."""

    INTENDED = "intended"
    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"

    @property
    def is_over(self) -> bool:
        """The authority refused it; a corrected one may follow."""
        return self is DeclarationState.REJECTED

    @property
    def is_live(self) -> bool:
        """It occupies the payment's slot."""
        return not self.is_over

    @property
    def is_open(self) -> bool:
        """The authority's final answer is outstanding."""
        return self in _DECLARATION_OPEN

    @property
    def is_unconfirmed(self) -> bool:
        """The authority has not confirmed that it has the declaration."""
        return self in (DeclarationState.INTENDED, DeclarationState.UNKNOWN)


class ContractState(StrEnum):
    """A direct-debit contract at the e-signature platform."""

    INTENDED = "intended"
    SENT = "sent"
    SIGNED = "signed"
    DECLINED = "declined"
    EXPIRED = "expired"
    REVOKED = "revoked"
    INVALID = "invalid"
    UNKNOWN = "unknown"

    @property
    def is_over(self) -> bool:
        """It was not signed, or is no longer valid."""
        return self in _CONTRACT_OVER

    @property
    def is_live(self) -> bool:
        """It occupies the payment's slot: the signature is outstanding. A signed one is a mandate and leaves it."""
        return self in _CONTRACT_OPEN

    @property
    def is_open(self) -> bool:
        """The signer's answer is outstanding."""
        return self in _CONTRACT_OPEN

    @property
    def is_unconfirmed(self) -> bool:
        """The platform has not confirmed that it has the contract."""
        return self in (ContractState.INTENDED, ContractState.UNKNOWN)


class WithdrawalState(StrEnum):
    """How far the platform knows that a contract has ended."""

    INTENDED = "intended"
    UNKNOWN = "unknown"
    DONE = "done"
    REFUSED = "refused"

    @property
    def is_open(self) -> bool:
        """The platform has not confirmed it."""
        return self in (WithdrawalState.INTENDED, WithdrawalState.UNKNOWN)


class ContractCycle(StrEnum):
    """How often a contract lets the bank debit."""

    MONTHLY = "monthly"
    YEARLY = "yearly"


class DebitKind(StrEnum):
    """How money is asked for."""

    BANK_DEBIT = "bank_debit"
    PAY_ORDER = "pay_order"
    TOP_UP = "top_up"
    """A pay order for what final figures ask for beside what a completed payment paid."""


class DebitState(StrEnum):
    """A bank debit or a pay order."""

    INTENDED = "intended"
    PENDING = "pending"
    CLOSING = "closing"
    SETTLED = "settled"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"

    @property
    def is_over(self) -> bool:
        """No money moves by it any more; another one may follow."""
        return self in _DEBIT_OVER

    @property
    def is_live(self) -> bool:
        """It occupies the payment's slot: money has moved by it, or may move."""
        return self not in _DEBIT_OVER

    @property
    def is_open(self) -> bool:
        """The bank's final answer is outstanding."""
        return self in _DEBIT_OPEN

    @property
    def is_unconfirmed(self) -> bool:
        """The bank has not confirmed that it has the order."""
        return self in (DebitState.INTENDED, DebitState.UNKNOWN)


class ArrivalState(StrEnum):
    """A sum of money that somebody reported (docs/adr/0016-arrivals.md)."""

    OPEN = "open"
    MATCHED = "matched"
    REFUNDING = "refunding"
    REFUNDED = "refunded"

    @property
    def is_over(self) -> bool:
        """All of it is booked or returned."""
        return self in (ArrivalState.MATCHED, ArrivalState.REFUNDED)


class ArrivalReason(StrEnum):
    """Why a sum of money is open."""

    AMOUNT_DIFFERS = "amount_differs"
    PART_PAID = "part_paid"
    PAID_TWICE = "paid_twice"
    PAID_AFTER_END = "paid_after_end"
    UNKNOWN_ORDER = "unknown_order"
    UNCONFIRMED = "unconfirmed"


class ArrivalChannel(StrEnum):
    """By which a sum of money was first reported."""

    ANSWER = "answer"
    CALLBACK = "callback"
    EVENT = "event"
    STATEMENT = "statement"
    OPERATOR = "operator"


class RefundKind(StrEnum):
    """Which money is returned: what is on no voucher, or what is booked on one."""

    OPEN = "open"
    BOOKED = "booked"


class AdjustmentReason(StrEnum):
    """What final figures ask for, after a payment was made by provisional ones."""

    TOP_UP_DUE = "top_up_due"
    REFUND_DUE = "refund_due"


class ReturnReason(StrEnum):
    """Why money that went back by a statement needs an operator."""

    UNKNOWN_REFUND = "unknown_refund"
    REFUND_OPEN = "refund_open"
    REFUND_NOT_SENT = "refund_not_sent"
    REFUND_REFUSED = "refund_refused"
    AMOUNT_DIFFERS = "amount_differs"


class TopUpState(StrEnum):
    """What final figures ask for beside what a completed payment paid."""

    OPEN = "open"
    ATTENTION = "attention"
    PAID = "paid"
    EXPIRED = "expired"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """It is paid, or nothing is asked for any more."""
        return self in (TopUpState.PAID, TopUpState.EXPIRED, TopUpState.CANCELLED)


class RefundState(StrEnum):
    """Money on its way back to the payer."""

    REQUESTED = "requested"
    APPROVED = "approved"
    INTENDED = "intended"
    PENDING = "pending"
    UNKNOWN = "unknown"
    RETURNED = "returned"
    REFUSED = "refused"

    @property
    def is_live(self) -> bool:
        """It is to be returned, or may have been: no second refund of the same money may be added."""
        return self not in (RefundState.RETURNED, RefundState.REFUSED)

    @property
    def is_open(self) -> bool:
        """The bank may have the order; it is asked by its key before anything is sent again."""
        return self in (RefundState.INTENDED, RefundState.PENDING, RefundState.UNKNOWN)


class DocumentKind(StrEnum):
    """A document that we render and sign or file."""

    DECLARATION = "declaration"
    CONTRACT = "contract"


class Channel(StrEnum):
    """By which a message reaches the payer."""

    EMAIL = "email"
    SMS = "sms"


class MessageState(StrEnum):
    """A message to the payer."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"

    @property
    def is_over(self) -> bool:
        """No further try follows by itself; a provider's report may still correct the result."""
        return self not in (MessageState.DUE, MessageState.SENDING)


class InboxState(StrEnum):
    """A received event."""

    USED = "used"
    PENDING = "pending"
    UNMATCHED = "unmatched"
    IGNORED = "ignored"
    REFUSED = "refused"

    @property
    def is_open(self) -> bool:
        """It is kept until its payment can use it."""
        return self in (InboxState.PENDING, InboxState.UNMATCHED)


class EndpointState(StrEnum):
    """A webhook endpoint."""

    ACTIVE = "active"
    DISABLED = "disabled"


class WebhookDeliveryState(StrEnum):
    """One event on its way to one webhook endpoint."""

    DUE = "due"
    DELIVERED = "delivered"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """No further try follows by itself."""
        return self is not WebhookDeliveryState.DUE


class BreakerState(StrEnum):
    """A circuit breaker."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class PauseKind(StrEnum):
    """What an operator can pause."""

    REGION = "region"
    STEP = "step"
    CLIENT = "client"
    PAYMENT = "payment"
    GATEWAY = "gateway"
    PROVIDER = "provider"
    PAYER = "payer"


class Role(StrEnum):
    """What an operator may do; each role includes those before it."""

    VIEWER = "viewer"
    OPERATOR = "operator"
    APPROVER = "approver"

    def includes(self, needed: "Role") -> bool:
        """Whether this role may do what needs `needed`."""
        roles = list(Role)
        return roles.index(self) >= roles.index(needed)


_PAYMENT_OVER = frozenset({PaymentState.COMPLETED, PaymentState.REJECTED, PaymentState.EXPIRED, PaymentState.CANCELLED})
_DECLARATION_OPEN = frozenset({DeclarationState.INTENDED, DeclarationState.PENDING, DeclarationState.UNKNOWN})
_CONTRACT_OPEN = frozenset({ContractState.INTENDED, ContractState.SENT, ContractState.UNKNOWN})
_CONTRACT_OVER = frozenset(
    {ContractState.DECLINED, ContractState.EXPIRED, ContractState.REVOKED, ContractState.INVALID}
)
_DEBIT_OVER = frozenset({DebitState.FAILED, DebitState.WITHDRAWN})
_DEBIT_OPEN = frozenset({DebitState.INTENDED, DebitState.PENDING, DebitState.CLOSING, DebitState.UNKNOWN})
