"""What the data of each event type must hold. A member that is not listed here is left aside.

Pydantic reads the form; `foundation.texts` says what names, contacts, accounts, hashes and references may be.
"""

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from foundation import texts
from foundation.money import fen_from_yuan
from regions.words.vocabulary import codes
from workflows.payment.event_types import EventType

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _upto(most: int) -> StringConstraints:
    """Text of 1 to `most` characters; blanks at its ends are removed."""
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most, strict=True)


def _amount(value: str) -> str:
    fen_from_yuan(value)
    return value


def _paid(value: str) -> str:
    if fen_from_yuan(value) == 0:
        raise ValueError("must be above 0")
    return value


def _day(value: str) -> str:
    if not _DAY.fullmatch(value):  # Python reads other forms too, which do not compare as text
        raise ValueError("must be a day such as 2031-05-01")
    date.fromisoformat(value)
    return value


def _known(kind: str, code: str = "unknown_code") -> BeforeValidator:
    """A code of the vocabulary, refused as `code` where it is another text: the error lists what there is."""

    def check(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("code_type", "must be text, one of {known}", {"known": ", ".join(codes(kind))})
        if value.strip() not in codes(kind):
            raise PydanticCustomError(code, "must be one of {known}", {"known": ", ".join(codes(kind))})
        return value.strip()

    return BeforeValidator(check)


def _key(value: str) -> str:
    if texts.holds_id_number(value):
        raise ValueError("holds an identity number")
    return value


def _reason(value: str) -> str:
    if texts.names_a_person(value):
        raise ValueError(texts.NAMES_A_PERSON)
    return value


Yuan = Annotated[str, StringConstraints(max_length=20, strict=True), AfterValidator(_amount)]
Paid = Annotated[str, StringConstraints(max_length=20, strict=True), AfterValidator(_paid)]
Day = Annotated[str, StringConstraints(max_length=10, strict=True), AfterValidator(_day)]
_CODE: Final = r"^[a-z][a-z0-9_]{0,31}$"
Code = Annotated[str, StringConstraints(pattern=_CODE, strict=True)]
# In the description; `_known` is stricter, and its list grows with the policy data.
_FORM_OF_CODE: Final = WithJsonSchema({"type": "string", "pattern": _CODE})
Method = Annotated[str, _known("method"), _FORM_OF_CODE]
Scheme = Annotated[str, _known("scheme", "unknown_scheme"), _FORM_OF_CODE]
Insurance = Annotated[str, _known("insurance", "unknown_insurance"), _FORM_OF_CODE]
DocumentKind = Annotated[str, _known("document"), _FORM_OF_CODE]
Name = Annotated[str, _upto(texts.LONGEST_NAME), AfterValidator(texts.person_name)]
Phone = Annotated[str, _upto(20), AfterValidator(texts.mobile_number)]
Email = Annotated[str, _upto(254), AfterValidator(texts.email_address)]
Sha256 = Annotated[str, _upto(128), AfterValidator(texts.sha256_hex)]
Reference = Annotated[str, _upto(texts.LONGEST_REFERENCE), AfterValidator(texts.own_reference)]
PartnerReference = Annotated[str, _upto(texts.LONGEST_REFERENCE), AfterValidator(texts.partner_reference)]
Key = Annotated[str, _upto(64), AfterValidator(_key)]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2})?$", strict=True)]


class Data(BaseModel):
    """Base of all event data: unknown members are left aside, so that senders may add what they need."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class Months(Data):
    first: Annotated[Month, Field(alias="from")]
    last: Annotated[Month, Field(alias="to")]


class Payer(Data):
    name: Name
    id_number: Annotated[str, _upto(18)]
    phone: Phone | None = None
    email: Email | None = None
    locale: Literal["zh-CN", "en"] = "zh-CN"

    @model_validator(mode="after")
    def _reachable(self) -> "Payer":
        if not self.phone and not self.email:
            raise ValueError("needs a phone or an email, so that the voucher can be sent")
        return self


class Material(Data):
    kind: DocumentKind
    sha256: Sha256
    uri: Annotated[str, _upto(1024)] | None = None
    valid_until: Day | None = None


class BankAccount(Data):
    bank: Annotated[str, _upto(texts.LONGEST_NAME), AfterValidator(texts.bank_name)]
    number: Annotated[str, _upto(64), AfterValidator(texts.account_number)]
    holder: Name


class Requested(Data):
    """`payment.requested`: the payment's own data."""

    reference: Reference
    region: Annotated[str, _upto(64)]
    scheme: Scheme
    insurances: Annotated[list[Insurance], Field(min_length=1, max_length=8)]
    period: Months
    base: Yuan | dict[Code, Yuan] | None = None
    category: Code | None = None
    grade: Annotated[str, _upto(16)] | None = None
    payer: Payer
    materials: Annotated[list[Material], Field(max_length=20)] = []
    method: Method | None = None
    bank_account: BankAccount | None = None

    @model_validator(mode="after")
    def _once_each(self) -> "Requested":
        if len(set(self.insurances)) != len(self.insurances):
            raise ValueError("insurances: name each of them once")
        return self


class Contact(Data):
    name: Name | None = None
    phone: Phone | None = None
    email: Email | None = None


class Supplied(Data):
    """`payment.materials.supplied`: documents, and corrections of base, account or contact."""

    materials: Annotated[list[Material], Field(max_length=20)] = []
    base: Yuan | dict[Code, Yuan] | None = None
    category: Code | None = None
    grade: Annotated[str, _upto(16)] | None = None
    payer: Contact | None = None
    bank_account: BankAccount | None = None


def own_numbers(data: Data) -> list[str]:
    """The phone, account, address and identity number of the payer that an event brings."""
    payer, account = getattr(data, "payer", None), getattr(data, "bank_account", None)
    found = [getattr(payer, name, None) for name in ("phone", "email", "id_number")]
    found.append(getattr(account, "number", None))
    return [number for number in found if number]


class MethodChosen(Data):
    method: Method
    bank_account: BankAccount | None = None


class ContractSigned(Data):
    document_sha256: Sha256
    contract: PartnerReference | None = None
    signed_at: Annotated[str, _upto(40)] | None = None


class ContractDeclined(Data):
    contract: PartnerReference | None = None
    reason: Annotated[str, _upto(200), AfterValidator(_reason)] | None = None


class Settled(Data):
    """`payment.settled`: money for one order, which `key` (ours) or `order` (the bank's) names. Money that names no
    order is kept, and settles nothing."""

    amount: Paid
    key: Key | None = None
    order: PartnerReference | None = None
    bank_reference: PartnerReference | None = None
    paid_at: Annotated[str, _upto(40)] | None = None


class DebitFailed(Data):
    reason: Code = "not_stated"
    debit: PartnerReference | None = None


class CancelRequested(Data):
    reason: Annotated[str, _upto(200), AfterValidator(_reason)] | None = None


class Answered(Data):
    """`declaration.answered`: the authority has an answer; the step asks for it by key."""

    key: Annotated[str, StringConstraints(min_length=1, max_length=64, strict=True)]


class Report(Data):
    """What became of an SMS: `message` is the id under which it was sent."""

    message: Annotated[str, StringConstraints(min_length=1, max_length=64, strict=True)]
    reason: Code | None = None


SCHEMAS: Final[dict[str, type[Data]]] = {
    EventType.REQUESTED: Requested,
    EventType.MATERIALS_SUPPLIED: Supplied,
    EventType.METHOD_CHOSEN: MethodChosen,
    EventType.CONTRACT_SIGNED: ContractSigned,
    EventType.CONTRACT_DECLINED: ContractDeclined,
    EventType.SETTLED: Settled,
    EventType.DEBIT_FAILED: DebitFailed,
    EventType.CANCEL_REQUESTED: CancelRequested,
}
"""The types that senders may send."""

CALLBACK_SCHEMAS: Final[dict[str, type[Data]]] = {
    EventType.DECLARATION_ANSWERED: Answered,
    EventType.MESSAGE_DELIVERED: Report,
    EventType.MESSAGE_UNDELIVERED: Report,
}
"""The types that come by callbacks alone."""
