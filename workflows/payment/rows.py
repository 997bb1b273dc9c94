"""What is kept of a payment, as frozen rows: its own row, its request and payer, what was asked for at the other sides,
and the events that came for it.

The rows of tables have the names and the order of their columns; what no step reads is left out.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, cast

import orjson
from msgspec import Struct
from msgspec.structs import asdict, replace

from foundation.crypto import Keyring
from foundation.structs import Private, Row
from models.states import ContractState, DebitKind, DebitState, DeclarationState
from workflows.payment.figures import kept_figures

OPERATOR_CLIENT: Final = "operator"
"""The client of what operators send; no other system may have this name."""

Columns = Mapping[str, object]
"""Columns of a row by their names."""


class PaymentRow(Row, frozen=True):
    """A payment's own row with the plain columns of its request. Money is fen."""

    id: str
    region: str
    scheme: str
    insurances: str
    period_from: str
    period_to: str
    plan: str
    state: str
    step: str
    reason: str | None
    version: int
    waiting_for: str | None
    waiting_until: datetime | None
    attempts: int
    recoveries: int
    signalled: int
    method: str | None
    total_fen: int | None
    payer_index: str
    account_index: str | None
    locale: str
    client: str


class DeclarationRow(Row, frozen=True):
    """A declaration to the tax authority; `assessment` are its figures (figures.py)."""

    key: str
    payment_id: str
    state: DeclarationState
    reason: str | None
    total_fen: int
    assessment: orjson.Fragment | None
    document_sha256: str
    receipt_no: str | None
    created_at: datetime
    answered_at: datetime | None

    @classmethod
    def read(cls, columns: Iterable[object]) -> "DeclarationRow":
        """The row of columns as the database has them; raises ValueError for an unknown state."""
        row = cls.of(columns)
        return replace(row, state=DeclarationState(row.state), assessment=kept_figures(row.assessment))


class ContractRow(Row, frozen=True):
    """A direct-debit contract, and what it allows: debits of `cycle` for these insurances of one scheme, none above
    `ceiling_fen`, from `term_from` to `term_until` (ISO days)."""

    key: str
    payment_id: str
    state: ContractState
    reason: str | None
    payer_index: str
    account_index: str
    signer_index: str
    payee: str
    scheme: str
    insurances: str
    cycle: str
    ceiling_fen: int
    document_sha256: str
    reference: str | None
    term_from: str
    term_until: str
    created_at: datetime
    signed_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def read(cls, columns: Iterable[object]) -> "ContractRow":
        """The row of columns as the database has them; raises ValueError for an unknown state."""
        row = cls.of(columns)
        return replace(row, state=ContractState(row.state))


class DebitRow(Row, frozen=True):
    """Money asked for: a bank debit or a pay order."""

    key: str
    payment_id: str
    kind: DebitKind
    method: str
    state: DebitState
    reason: str | None
    amount_fen: int
    assessment: orjson.Fragment | None
    contract_key: str | None
    order_no: str | None
    reference: str | None
    created_at: datetime
    settled_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def read(cls, columns: Iterable[object]) -> "DebitRow":
        """The row of columns as the database has them; raises ValueError for an unknown state."""
        row = cls.of(columns)
        return replace(
            row, state=DebitState(row.state), kind=DebitKind(row.kind), assessment=kept_figures(row.assessment)
        )


class Material(Struct, frozen=True):
    """A document that the payer supplied: its kind, its SHA-256 in hex, and its last day (ISO) if it has one."""

    kind: str
    sha256: str
    valid_until: str | None = None


class RequestData(Struct, frozen=True):
    """What was asked for, as far as it is not personal. `base` is fen, one for all or by insurance."""

    base: int | tuple[tuple[str, int], ...] | None = None
    category: str | None = None
    grade: str | None = None
    method: str | None = None
    materials: tuple[Material, ...] = ()
    channels: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The request as `requests.data` keeps it."""
        return {
            "base": dict(self.base) if isinstance(self.base, tuple) else self.base,
            "category": self.category,
            "grade": self.grade,
            "method": self.method,
            "materials": [asdict(material) for material in self.materials],
            "channels": list(self.channels),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "RequestData":
        """The request as it was kept; raises TypeError or KeyError for another form."""
        materials = cast("list[Mapping[str, str]]", stored["materials"])
        return cls(
            base=frozen_base(stored.get("base")),
            category=cast("str | None", stored.get("category")),
            grade=cast("str | None", stored.get("grade")),
            method=cast("str | None", stored.get("method")),
            materials=tuple(material_of(one) for one in materials),
            channels=tuple(cast("list[str]", stored["channels"])),
        )


def frozen_base(base: object) -> int | tuple[tuple[str, int], ...] | None:
    """A base as JSON has it (fen, or fen by insurance), frozen."""
    if isinstance(base, Mapping):
        return tuple(sorted(base.items()))
    return cast("int | None", base)


def material_of(stored: Mapping[str, str]) -> Material:
    """A document as JSON has it; raises TypeError or KeyError for another form."""
    return Material(stored["kind"], stored["sha256"], stored.get("valid_until"))


class Account(Private, frozen=True):
    """A bank account. Personal: no repr."""

    bank: str
    number: str
    holder: str


class Payer(Private, frozen=True):
    """The payer's personal data. `uris` are the addresses of supplied documents by their kind. Personal: no repr."""

    name: str
    id_number: str
    phone: str | None = None
    email: str | None = None
    account: Account | None = None
    uris: tuple[tuple[str, str], ...] = ()

    @property
    def numbers(self) -> tuple[str | None, ...]:
        """What references of others may not show: identity number, phone and account."""
        return self.id_number, self.phone, self.account.number if self.account else None

    def to_json(self) -> dict[str, object]:
        """The payer as `requests.payer_sealed` keeps it, before sealing."""
        account = self.account
        return {
            "name": self.name,
            "id_number": self.id_number,
            "phone": self.phone,
            "email": self.email,
            "account": account and {"bank": account.bank, "number": account.number, "holder": account.holder},
            "uris": dict(self.uris),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "Payer":
        """The payer as it was sealed; raises KeyError or TypeError for another form."""
        account = stored.get("account")
        return cls(
            name=cast("str", stored["name"]),
            id_number=cast("str", stored["id_number"]),
            phone=cast("str | None", stored.get("phone")),
            email=cast("str | None", stored.get("email")),
            account=account_of(cast("Mapping[str, str]", account)) if account else None,
            uris=tuple(cast("Mapping[str, str]", stored.get("uris") or {}).items()),
        )


def payer_index(keyring: Keyring, id_number: str) -> str:
    """The blind index of an identity number, which finds a person's payments and contracts."""
    return keyring.blind_index("id_number", id_number.upper())


def payer_indexes(keyring: Keyring, id_number: str) -> tuple[str, ...]:
    """The blind index of an identity number by each loaded key, newest first."""
    return tuple(payer_index(one, id_number) for one in keyring.each_index)


def phone_index(keyring: Keyring, phone: str | None) -> str | None:
    """The blind index of a phone number; None without one."""
    return keyring.blind_index("phone", phone) if phone else None


def name_index(keyring: Keyring, name: str) -> str:
    """The blind index of a name."""
    return keyring.blind_index("name", name)


def account_index(keyring: Keyring, account: Account | None) -> str | None:
    """The blind index of a bank account, which finds its contracts; None without an account."""
    return keyring.blind_index("account", account.number) if account is not None else None


def signer_index(keyring: Keyring, client: str, name: str, account: Account) -> str:
    """The blind index of who had a contract signed, and of the payer's name, the bank and the holder that it names."""
    return keyring.blind_index("signer", "\n".join((client, name, account.bank, account.holder)))


def account_of(stored: Mapping[str, str]) -> Account:
    """A bank account as JSON has it; raises KeyError or TypeError for another form."""
    return Account(stored["bank"], stored["number"], stored["holder"])


class SealedPayer:
    """The payer's data, decrypted at the first use; each use gives the same frozen value."""

    __slots__ = ("_keyring", "_payer", "_payment_id", "_sealed")

    def __init__(self, keyring: Keyring, payment_id: str, sealed: str, payer: Payer | None = None) -> None:
        self._keyring = keyring
        self._payment_id = payment_id
        self._sealed = sealed
        self._payer = payer

    def open(self) -> Payer:
        """The payer; raises SealError if the data was altered or its key is not loaded."""
        if self._payer is None:
            stored = self._keyring.open_json("requests.payer", self._payment_id, self._sealed)
            self._payer = Payer.from_json(stored)
        return self._payer

    def replaced(self, payer: Payer) -> "SealedPayer":
        """The same payment with the payer's data as they are after a correction."""
        return SealedPayer(self._keyring, self._payment_id, self._sealed, payer)


class ArrivedEvent(Private, frozen=True):
    """An event that waits to be used; `data` is what its sender wrote, checked by its schema. It may be personal.

    `client` is the one that sent it, `source` what it calls itself: an operator's is `/operator/NAME`.
    """

    id: str
    type: str
    data: Mapping[str, object]
    source: str = ""
    client: str = ""

    @property
    def by_operator(self) -> bool:
        """Whether an operator sent it, by the command or the console."""
        return self.client == OPERATOR_CLIENT

    @property
    def actor(self) -> str:
        """The sender as the history names it: an operator's name, or the source of another system."""
        return (self.source.removeprefix("/operator/") if self.by_operator else self.source)[:128]

    def text(self, name: str) -> str | None:
        """A member that is text; None if it is missing."""
        return cast("str | None", self.data.get(name))

    def object(self, name: str) -> Mapping[str, object] | None:
        """A member that is an object; None if it is missing."""
        return cast("Mapping[str, object] | None", self.data.get(name))
