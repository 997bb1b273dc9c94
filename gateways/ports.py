"""The questions that the core asks of the outside, and the answers: the types every gateway keeps to.

A call takes a list of orders and gives a list of answers of the same length in the same order. It never raises for one
order, nor for the network: what went wrong is the status of each answer. Keys are idempotency keys; a gateway passes
them on unchanged, and `find` asks by them. Money is integer fen, instants are aware UTC.

Orders hold personal data, so their `repr` shows the key and the payment id alone.
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from msgspec import Struct

MAX_BATCH = 500
"""Most orders or keys in one request. Longer lists are sent as several requests, one after the other."""
KEY_CONFLICT = "key_conflict"
"""The reason of an answer to an order whose key is known with another order: `find` tells what became of that one."""


class Status(StrEnum):
    """What we know about one order after a call.

    Only an order can be `UNAVAILABLE`: a question that got no answer says nothing about the order it asked for, so
    `find` answers `UNKNOWN` there and the earlier outcome stays unknown.
    """

    ACCEPTED = "accepted"
    """They said yes: filed, signed, debited, paid; for `open_orders`: the order is open."""
    PENDING = "pending"
    """Not yet: they have it and will decide."""
    REJECTED = "rejected"
    """They said no, with a reason code. It did not happen."""
    UNKNOWN = "unknown"
    """We do not know whether it happened. Ask by key before anything is sent again."""
    UNAVAILABLE = "unavailable"
    """It surely did not happen: they were never reached or turned the whole request away."""
    THROTTLED = "throttled"
    """It did not happen: they asked us to slow down, see `Answer.retry_after_s`."""
    NOT_FOUND = "not_found"
    """`find` only: they never saw this key."""


class Answer(Struct, frozen=True):
    """What the other side said about one order.

    `reason` and `reasons` are codes (lower case, digits, `_`), never free text. `amount_fen` is the amount that they
    say moved: compare it with what was ordered. `document_sha256` is the document that they say was signed: compare it.
    """

    key: str
    status: Status
    reference: str | None = None
    reason: str | None = None
    reasons: tuple[str, ...] = ()
    at: datetime | None = None
    amount_fen: int | None = None
    retry_after_s: int | None = None
    document_sha256: str | None = None


class Listing(Struct, frozen=True):
    """A page of the orders that the other side took on some days, each as `find` answers it.

    `after` asks for the next page; it is None on the last one. `problem` is the reason for which there is no page.
    """

    answers: tuple[Answer, ...] = ()
    after: str | None = None
    problem: str | None = None


class _Order(Struct, frozen=True):
    """Keeps personal data out of logs and tracebacks: every order shows its key and payment id and no more."""

    key: str
    payment_id: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}(key={self.key!r}, payment_id={self.payment_id!r}, …)"


class DeclarationItem(Struct, frozen=True):
    """One line of a declaration; `rate` is a decimal share of the base, amounts are fen."""

    insurance: str
    base_fen: int | None
    rate: str | None
    amount_fen: int


class DeclarationOrder(_Order, frozen=True):
    """A declaration for the tax authority, with its items."""

    region: str
    scheme: str
    period_from: str
    period_to: str
    payer_name: str
    payer_id_number: str
    total_fen: int
    items: Sequence[DeclarationItem]
    document_sha256: str


class ContractOrder(_Order, frozen=True):
    """A contract to be signed; `document` is HTML and `document_sha256` the hash of its UTF-8 bytes.

    The named fields are those that a debit authority must state: payee, purpose, account, period or condition, term
    (PBoC 银发〔2020〕248号).
    """

    payee: str
    purpose: str
    payer_name: str
    payer_id_number: str
    account_number: str
    account_bank: str
    period_text: str
    term_from: date
    term_until: date
    document: str
    document_sha256: str
    callback_phone: str


class RevokeOrder(_Order, frozen=True):
    """The wish that a contract is not valid any more, and can no longer be signed; `order_key` and `order_reference`
    (empty where the platform gave none) name that contract."""

    order_key: str
    order_reference: str


class DebitOrder(_Order, frozen=True):
    """One debit under a signed contract."""

    contract_reference: str
    payer_name: str
    account_number: str
    account_bank: str
    amount_fen: int
    payee: str
    purpose: str


class PayOrder(_Order, frozen=True):
    """An order that the payer pays without us, by a self-pay method, until `expires_at`."""

    method: str
    payer_name: str
    payer_id_number: str
    amount_fen: int
    payee: str
    purpose: str
    expires_at: datetime


class CloseOrder(_Order, frozen=True):
    """The wish that a pay order can no longer be paid; `order_key` and `order_reference` name that order."""

    order_key: str
    order_reference: str


class RefundOrder(_Order, frozen=True):
    """Money to be returned to where it came from.

    `order_key` is the key of the debit or pay order that brought it, `bank_reference` the bank's number of its arrival,
    `amount_fen` at most what is left of it.
    """

    order_key: str
    bank_reference: str
    payer_name: str
    amount_fen: int
    purpose: str


Order = DeclarationOrder | ContractOrder | RevokeOrder | DebitOrder | PayOrder | CloseOrder | RefundOrder


class Authority(Protocol):
    """The tax authority: takes declarations."""

    def file(self, orders: Sequence[DeclarationOrder]) -> list[Answer]:
        """File declarations. ACCEPTED carries the authority's reference, PENDING means that they will decide later."""
        ...

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """What became of the declarations with these keys; NOT_FOUND for one that never arrived."""
        ...

    def list_orders(self, first: date, last: date, after: str | None = None) -> Listing:
        """A page of the orders that came on the days from `first` to `last` (Asia/Shanghai), in their order."""
        ...


class ESign(Protocol):
    """The e-signature platform: sends contracts to the payer's phone for signing."""

    def request(self, orders: Sequence[ContractOrder]) -> list[Answer]:
        """Ask for signatures. PENDING means sent to the signer, ACCEPTED signed, REJECTED declined."""
        ...

    def revoke(self, orders: Sequence[RevokeOrder]) -> list[Answer]:
        """Revoke contracts, signed or not. ACCEPTED means revoked: `find` by the contract's key says REJECTED,
        `revoked`. REJECTED with `unknown_contract` means that the platform never had it."""
        ...

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """What became of the contracts and revocations with these keys; NOT_FOUND for one that never arrived."""
        ...

    def list_orders(self, first: date, last: date, after: str | None = None) -> Listing:
        """A page of the orders that came on the days from `first` to `last` (Asia/Shanghai), in their order."""
        ...


class Bank(Protocol):
    """The collecting bank: debits under a contract, and orders that the payer pays."""

    def debit(self, orders: Sequence[DebitOrder]) -> list[Answer]:
        """Debit accounts. ACCEPTED means the money moved; `reference` is the bank's, `amount_fen` what moved."""
        ...

    def open_orders(self, orders: Sequence[PayOrder]) -> list[Answer]:
        """Open pay orders. ACCEPTED means open, and `reference` is the order number that the payer pays by."""
        ...

    def close_orders(self, orders: Sequence[CloseOrder]) -> list[Answer]:
        """Close pay orders. ACCEPTED means that the order can no longer be paid: `find` says REJECTED, `closed`.

        REJECTED with `already_paid` means paid before it could be closed: `find` by the order's key tells the arrival.
        """
        ...

    def refund(self, orders: Sequence[RefundOrder]) -> list[Answer]:
        """Return money. ACCEPTED means returned; `reference` is the bank's, `amount_fen` and `at` what moved and when.

        PENDING means that the bank has it and will return the money or refuse.
        """
        ...

    def find(self, keys: Sequence[str]) -> list[Answer]:
        """Ask what became of debits, pay orders, closings and refunds with these keys.

        ACCEPTED means settled, closed or returned, PENDING still open.
        """
        ...

    def list_orders(self, first: date, last: date, after: str | None = None) -> Listing:
        """A page of the orders that came on the days from `first` to `last` (Asia/Shanghai), in their order."""
        ...


class Gateways(NamedTuple):
    """The three together, as the core is given them."""

    authority: Authority
    esign: ESign
    bank: Bank
