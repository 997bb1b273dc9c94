"""Magic values: which field of an order makes the sandbox misbehave, and how.

The fields are ordinary ones that an event brings and a gateway passes on, so one line of test data is enough to see a
failure travel the whole way:

    service    call            looked at
    bank       debit           last 4 digits of `account_number`
    bank       orders          digits 15 to 17 of `payer_id_number`
    bank       close, refund   the digits of the order that is to be closed, or whose money is to be returned
    esign      request         last 4 digits of `callback_phone`
    esign      revoke          the digits of the contract that is to be revoked
    authority  file            digits 15 to 17 of `payer_id_number`
    sms        send            last 4 digits of `phone`
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from gateways.sandbox.orders import OrderBody

First = Literal["timeout_after", "timeout_before", "error_after", "error_before", "throttled", "throttled_request"]
"""What goes wrong when a key arrives for the first time; the second time all is well, or the thing is done already."""


@dataclass(frozen=True, slots=True)
class Script:
    """How one order goes. `status` is said at once; `becomes` is what it turns into after a delay, `sign` or `late`."""

    means: str
    status: Literal["accepted", "pending", "rejected"] = "accepted"
    reason: str | None = None
    reasons: tuple[str, ...] = ()
    becomes: Literal["accepted", "rejected"] | None = None
    becomes_reason: str | None = None
    after: Literal["sign", "late"] = "late"
    first: First | None = None
    once: bool = False  # holds for the first order of a payment only: the next one goes well
    slow: bool = False
    callbacks: int = 1
    callback_first: bool = False  # the callback goes out before the answer
    paid_meanwhile: bool = False  # the payer pays just before the order is closed
    tells_other_amount: bool = False
    tells_other_document: bool = False


def _refused(means: str, reason: str, *reasons: str) -> Script:
    return Script(means, status="rejected", reason=reason, reasons=reasons)


TIMEOUT_AFTER: Final = Script("does it, but the answer comes too late (once)", first="timeout_after")
TIMEOUT_BEFORE: Final = Script("does nothing, and no answer comes (once)", first="timeout_before")
ERROR_AFTER: Final = Script("does it, but answers 500 (once)", first="error_after")
THROTTLED: Final = Script("says slow down (once)", first="throttled")

ACCEPTED: Final = Script("says yes at once")

DEBIT: Final[Mapping[str, Script]] = {
    "0001": Script("short balance on the payment's first debit, then goes well",
                   status="rejected", reason="short_balance", once=True),
    "0002": _refused("short balance, always", "short_balance"),
    "0003": _refused("account frozen", "account_frozen"),
    "0004": _refused("account closed", "account_closed"),
    "0005": _refused("contract invalid", "contract_invalid"),
    "0006": TIMEOUT_AFTER,
    "0007": TIMEOUT_BEFORE,
    "0008": ERROR_AFTER,
    "0009": Script("pending, settled after the late delay", status="pending", becomes="accepted"),
    "0010": Script("pending, settled after the late delay, callback sent twice",
                   status="pending", becomes="accepted", callbacks=2),
    "0011": Script("goes well, but the answer is slow", slow=True),
    "0012": Script("goes well, and the callback comes before the answer", callback_first=True),
    "0013": Script("pending for ever", status="pending"),
    "0014": THROTTLED,
    "0015": _refused("account lost", "account_lost"),
    "0016": _refused("data of the contract wrong", "data_wrong"),
    "0017": _refused("system fault at the bank, not debited", "system_fault"),
    "0018": Script("pending, refused for short balance after the late delay",
                   status="pending", becomes="rejected", becomes_reason="short_balance"),
    "0019": Script("debits the right amount but tells one fen less", tells_other_amount=True),
}  # fmt: skip

OPEN_ORDER: Final = Script("opens the order; it is paid by `POST /v1/bank/pay`", status="pending")
PAY_ORDER: Final[Mapping[str, Script]] = {
    "911": Script("opens the order, but the answer comes too late (once)", status="pending", first="timeout_after"),
    "912": Script("opens nothing, and no answer comes (once)", status="pending", first="timeout_before"),
    "913": Script("the payer pays by himself after the late delay", status="pending", becomes="accepted"),
    "914": _refused("no order can be opened for this payer", "data_wrong"),
}

SIGNED: Final = Script("signed after the sign delay", status="pending", becomes="accepted", after="sign")
CONTRACT: Final[Mapping[str, Script]] = {
    "0001": Script("the payer declines after the sign delay",
                   status="pending", becomes="rejected", becomes_reason="declined", after="sign"),
    "0002": Script("the payer never signs", status="pending"),
    "0003": Script("signed after the late delay", status="pending", becomes="accepted"),
    "0004": Script("sent to the signer, but the answer comes too late (once)",
                   status="pending", becomes="accepted", after="sign", first="timeout_after"),
    "0005": Script("signed, but another document: its hash is not the one sent",
                   status="pending", becomes="accepted", after="sign", tells_other_document=True),
    "0006": Script("not sent to the signer, and no answer comes (once)",
                   status="pending", becomes="accepted", after="sign", first="timeout_before"),
    "0007": Script("sent to the signer, but answers 500 (once)",
                   status="pending", becomes="accepted", after="sign", first="error_after"),
    "0008": Script("signed, callback sent twice", status="pending", becomes="accepted", after="sign", callbacks=2),
    "0009": Script("signed at once, and the callback comes before the answer", callback_first=True),
}  # fmt: skip

REVOKE: Final[Mapping[str, Script]] = {
    "0011": Script("revocation: does it, but the answer comes too late (once)", first="timeout_after"),
    "0012": Script("revocation: does nothing, and no answer comes (once)", first="timeout_before"),
    "0013": _refused("revocation: the platform cannot do it", "system_fault"),
}

DECLARATION: Final[Mapping[str, Script]] = {
    "901": _refused("the contribution base is refused", "base_refused", "base_refused"),
    "902": Script("pending, accepted after the late delay", status="pending", becomes="accepted"),
    "903": TIMEOUT_AFTER,
    "904": TIMEOUT_BEFORE,
    "905": ERROR_AFTER,
    "906": THROTTLED,
    "907": Script("pending for ever", status="pending"),
    "908": Script("pending, refused after the late delay",
                  status="pending", becomes="rejected", becomes_reason="base_refused"),
}  # fmt: skip

SMS: Final[Mapping[str, Script]] = {
    "9001": Script("answers 429 to the whole request (once)", first="throttled_request"),
    "9002": Script("answers 500 to the whole request and sends nothing (once)", first="error_before"),
    "9003": TIMEOUT_AFTER,
    "9004": _refused("number refused", "invalid_number"),
    "9005": TIMEOUT_BEFORE,
    "9006": ERROR_AFTER,
}

CLOSE: Final[Mapping[str, Script]] = {
    "915": Script("closing: closes it, but the answer comes too late (once)", first="timeout_after"),
    "916": Script("closing: does nothing, and no answer comes (once)", first="timeout_before"),
    "917": _refused("closing: the bank cannot close it", "system_fault"),
    "918": Script("closing: the payer pays just before", paid_meanwhile=True),
}

REFUND: Final[Mapping[str, Script]] = {
    "0021": Script("refund: pending, returned after the late delay", status="pending", becomes="accepted"),
    "0022": _refused("refund: the account takes no money any more", "account_closed"),
    "0023": Script("refund: returns it, but the answer comes too late (once)", first="timeout_after"),
    "0024": Script("refund: does nothing, and no answer comes (once)", first="timeout_before"),
    "921": Script("refund: pending, returned after the late delay", status="pending", becomes="accepted"),
    "922": _refused("refund: the account takes no money any more", "account_closed"),
    "923": Script("refund: returns it, but the answer comes too late (once)", first="timeout_after"),
    "924": Script("refund: does nothing, and no answer comes (once)", first="timeout_before"),
}


@dataclass(frozen=True, slots=True)
class Call:
    """A call that takes orders: their kind, the scripts by magic digits, and the ordinary script."""

    kind: str
    table: Mapping[str, Script]
    ordinary: Script


CALLS: Final[Mapping[tuple[str, str], Call]] = MappingProxyType(
    {
        ("authority", "file"): Call("declaration", DECLARATION, ACCEPTED),
        ("esign", "request"): Call("contract", CONTRACT, SIGNED),
        ("esign", "revoke"): Call("revoke", REVOKE, ACCEPTED),
        ("bank", "debit"): Call("debit", DEBIT, ACCEPTED),
        ("bank", "orders"): Call("pay_order", PAY_ORDER, OPEN_ORDER),
        ("bank", "close"): Call("close", CLOSE, ACCEPTED),
        ("bank", "refund"): Call("refund", REFUND, ACCEPTED),
        ("sms", "send"): Call("sms", SMS, ACCEPTED),
    }
)


def magic_digits(kind: str, order: OrderBody) -> str:
    """Give the digits of an order that choose its script; none for an order that is about another one."""
    match kind:
        case "declaration" | "pay_order":
            return order["payer_id_number"][14:17]
        case "contract":
            return order["callback_phone"][-4:]
        case "debit":
            return order["account_number"][-4:]
        case "sms":
            return order["phone"][-4:]
        case _:
            return ""
