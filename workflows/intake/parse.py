"""Events as they arrive: CloudEvents 1.0 in JSON, read strictly, and the data that each type must carry.

Strictness is the product here: a missing id is refused and never invented, a key that stands twice and a NaN are
refused, and a value that is refused is never repeated in the error.
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, Literal

import orjson
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import from_json

from foundation.money import fen_from_yuan
from workflows.payment.errors import Refused
from workflows.payment.event_types import EventType

MAX_EVENT_BYTES = 64 * 1024
_RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)
_JSON_TYPE = re.compile(r"(application/json|[a-z]+/[\w.-]+\+json)( *; *charset=\"?utf-8\"?)?", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"[a-z0-9]{1,64}", re.ASCII)
_KNOWN = frozenset({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data", "data_base64"})
_PHONE = re.compile(r"1[0-9]{10}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEVELS = 32
_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,189}\.[A-Za-z]{2,}")


def _upto(most: int) -> StringConstraints:
    """Text of 1 to `most` characters, blanks at its ends cut off."""
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most, strict=True)


def _amount(value: str) -> str:
    fen_from_yuan(value)
    return value


def _phone(value: str) -> str:
    if not _PHONE.fullmatch(value):
        raise ValueError("must be 11 digits that start with 1")
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError("must be an e-mail address such as name@example.com")
    return value


def _day(value: str) -> str:
    if not _DAY.fullmatch(value):  # Python reads other forms too, which do not compare as text
        raise ValueError("must be a day such as 2031-05-01")
    date.fromisoformat(value)
    return value


Yuan = Annotated[str, StringConstraints(max_length=20, strict=True), AfterValidator(_amount)]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20, strict=True), AfterValidator(_phone)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254, strict=True), AfterValidator(_email)]
Day = Annotated[str, StringConstraints(max_length=10, strict=True), AfterValidator(_day)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$", strict=True)]


class Data(BaseModel):
    """Base of all event data: unknown members are left aside, so that senders may add what they need."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class Months(Data):
    first: Annotated[str, Field(alias="from", pattern=r"^[0-9]{4}(-[0-9]{2})?$", strict=True)]
    last: Annotated[str, Field(alias="to", pattern=r"^[0-9]{4}(-[0-9]{2})?$", strict=True)]


class Payer(Data):
    name: Annotated[str, _upto(64)]
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
    kind: Code
    sha256: Annotated[str, _upto(128)]
    uri: Annotated[str, _upto(1024)] | None = None
    valid_until: Day | None = None


class BankAccount(Data):
    bank: Annotated[str, _upto(64)]
    number: Annotated[str, _upto(32)]
    holder: Annotated[str, _upto(64)]


class Requested(Data):
    """`payment.requested`: the payment's own data."""

    reference: Annotated[str, _upto(64)]
    region: Annotated[str, _upto(6)]
    scheme: Annotated[str, _upto(16)]
    insurances: Annotated[list[Code], Field(min_length=1, max_length=8)]
    period: Months
    base: Yuan | dict[Code, Yuan] | None = None
    category: Code | None = None
    grade: Annotated[str, _upto(16)] | None = None
    payer: Payer
    materials: Annotated[list[Material], Field(max_length=20)] = []
    method: Code | None = None
    bank_account: BankAccount | None = None

    @model_validator(mode="after")
    def _once_each(self) -> "Requested":
        if len(set(self.insurances)) != len(self.insurances):
            raise ValueError("insurances: each may stand once")
        return self


class Contact(Data):
    name: Annotated[str, _upto(64)] | None = None
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


class MethodChosen(Data):
    method: Code
    bank_account: BankAccount | None = None


class ContractSigned(Data):
    document_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", strict=True)]
    contract: Annotated[str, _upto(64)] | None = None
    signed_at: Annotated[str, _upto(40)] | None = None


class ContractDeclined(Data):
    contract: Annotated[str, _upto(64)] | None = None
    reason: Annotated[str, _upto(200)] | None = None


class Settled(Data):
    amount: Yuan
    key: Annotated[str, _upto(64)] | None = None
    order: Annotated[str, _upto(64)] | None = None
    bank_reference: Annotated[str, _upto(64)] | None = None
    paid_at: Annotated[str, _upto(40)] | None = None


class DebitFailed(Data):
    reason: Code = "not_stated"
    debit: Annotated[str, _upto(64)] | None = None


class CancelRequested(Data):
    reason: Annotated[str, _upto(200)] | None = None


SCHEMAS: dict[str, Any] = {
    EventType.REQUESTED: Requested,
    EventType.MATERIALS_SUPPLIED: Supplied,
    EventType.METHOD_CHOSEN: MethodChosen,
    EventType.CONTRACT_SIGNED: ContractSigned,
    EventType.CONTRACT_DECLINED: ContractDeclined,
    EventType.SETTLED: Settled,
    EventType.DEBIT_FAILED: DebitFailed,
    EventType.CANCEL_REQUESTED: CancelRequested,
}


@dataclass(frozen=True, slots=True)
class Event:
    """A well-formed event. `data` is a checked schema object, `raw` the JSON data as sent, and `content` type, subject
    and data in one fixed form, for the fingerprint."""

    id: str
    source: str
    type: str
    subject: str | None
    data: Any = field(repr=False)
    raw: dict[str, Any] = field(repr=False)
    content: bytes = field(repr=False)


def parse_json(text: str | bytes, most: int = MAX_EVENT_BYTES) -> Any:
    """JSON of up to `most` bytes with every key once and finite numbers only; raises Refused(invalid_json,
    duplicate_key, event_too_large)."""
    if len(text) > most:
        raise Refused("event_too_large", f"an event may have {MAX_EVENT_BYTES // 1024} KiB; send less in one event")
    try:
        return _parse_simple(text)
    except (ValueError, RecursionError):
        pass  # the slow reader takes what is not so simple, and says what is wrong
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError:
        raise Refused("invalid_json", "not UTF-8; send JSON in UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused("invalid_json", f"not valid JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise Refused("invalid_json", "nested too deeply; an event has a few levels only") from None
    except ValueError:
        raise Refused("invalid_json", "a number in it is too long to be read") from None


def _parse_simple(text: str | bytes) -> Any:
    """JSON without escapes, as events mostly are; raises ValueError for other JSON and for faults.

    The reader keeps the last of two members of one name, and reads a number without end as infinite. But in a text
    without escapes two quotes belong to each name and each string, and what is infinite is written as null: if there
    are as many of both when it is written again, nothing was lost.
    """
    sent = text.encode() if isinstance(text, str) else text
    value = from_json(sent, allow_inf_nan=False, cache_strings="none")  # nothing is kept of what was read
    try:
        written = orjson.dumps(value)
    except TypeError:
        raise ValueError("a number of more than 64 bits") from None
    same = written.count(b'"') == sent.count(b'"') and written.count(b"null") == sent.count(b"null")
    if b"\\" in sent or not same:
        raise ValueError("escapes, a name that stands twice, or a number without end")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # set.add
        name = twice if re.fullmatch(r"[a-z_]{1,40}", twice) else "a key"
        raise Refused("duplicate_key", f"{name} stands twice in one object; keep one of them")
    return found


def _no_constant(name: str) -> Any:
    raise Refused("invalid_json", f"{name} is not a JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Refused("invalid_json", "a number in it is too large to be read")
    return number


def is_plain(written: bytes) -> bool:
    """Whether JSON as we write it surely holds no control character: it has none, and no escape that could be one."""
    return b"\\" not in written and written.decode().isprintable()


def parse_event(document: Any, *, finite: bool = False, schemas: Mapping[str, type[Data]] = SCHEMAS) -> Event:
    """An event from its JSON object; raises Refused with code, field (JSON Pointer) and what to do.

    `schemas` are the types that are taken, with what their data must be. `finite` says that its numbers are: so they
    are in what `parse_json` has read.
    """
    if not isinstance(document, dict):
        raise Refused("not_an_object", "an event is a JSON object", field="")
    if document.get("specversion") != "1.0":
        raise Refused("unsupported_specversion", 'specversion must be "1.0" (CloudEvents 1.0)', field="/specversion")
    for name in ("id", "source", "type"):
        _attribute(document, name)
    schema = schemas.get(document["type"])
    if schema is None:
        known = ", ".join(schemas)
        raise Refused("unknown_type", f"this type is not taken here; known types: {known}", field="/type")
    subject = document.get("subject")
    if subject is not None:
        _attribute(document, "subject")
    if document.get("time") is not None:
        _check_time(document["time"])
    _check_others(document)
    if "data_base64" in document:
        raise Refused("unsupported_data", "send data as JSON in `data`, not in `data_base64`", field="/data_base64")
    data = document.get("data")
    if not isinstance(data, dict):
        raise Refused("missing_field" if data is None else "wrong_type", "data must be a JSON object", field="/data")
    content = _write_content(document["type"], subject, data)
    if not (finite and content and is_plain(content)):
        _check_members(data)
    try:
        checked = schema.model_validate(data)
    except ValidationError as error:
        raise _refusal(error) from None
    if content is None:
        message = "holds a number of more than 64 bits, half a character, or too many levels"
        raise Refused("invalid_json", message, field="/data")
    return Event(document["id"], document["source"], document["type"], subject, checked, data, content)


def _write_content(kind: str, subject: str | None, data: dict[str, Any]) -> bytes | None:
    """Type, subject and data in one fixed form. None for whole numbers beyond 64 bits, halves of surrogate pairs and
    nesting without end."""
    try:
        return orjson.dumps([kind, subject, data], option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return None


def _attribute(document: dict[str, Any], name: str) -> None:
    value = document.get(name)
    if value is None:
        raise Refused("missing_field", f"{name} is required; it is never invented here", field=f"/{name}")
    if not isinstance(value, str) or not value.strip():
        raise Refused("wrong_type", f"{name} must be text that is not empty", field=f"/{name}")
    if len(value) > 255:
        raise Refused("too_long", f"{name} may have 255 characters", field=f"/{name}")
    if _has_control(value):
        raise Refused("control_character", f"{name} holds a control character; remove it", field=f"/{name}")


def _check_time(value: Any) -> None:
    try:
        if isinstance(value, str) and _RFC3339.fullmatch(value) and datetime.fromisoformat(value.upper()):
            return
    except ValueError:
        pass
    raise Refused("invalid_value", "time must be RFC 3339 with a zone, as 2026-11-03T09:00:00+08:00", field="/time")


def _check_others(document: dict[str, Any]) -> None:
    """Optional and extension attributes: names of a-z and 0-9, values that are no objects and no lists."""
    kind = document.get("datacontenttype")
    if kind is not None and not (isinstance(kind, str) and _JSON_TYPE.fullmatch(kind)):
        raise Refused("unsupported_data", "datacontenttype must be application/json", field="/datacontenttype")
    for name, value in document.items():
        if name in _KNOWN:
            continue
        if not _NAME.fullmatch(name):
            raise Refused("invalid_value", "names of attributes are made of a-z and 0-9, in one word", field="")
        if isinstance(value, dict | list | float):
            raise Refused("wrong_type", "an extension attribute is text, a whole number or a boolean", field=f"/{name}")


def _has_control(text: str) -> bool:
    # Cc control, Cs lone surrogates, Cf invisible format characters that can disguise a name
    return not text.isprintable() and any(unicodedata.category(char) in ("Cc", "Cs", "Cf") for char in text)


def _check_members(value: Any, pointer: str = "/data", level: int = 0) -> None:
    """Refuse control characters, numbers that are none, and nesting without end."""
    if level > _LEVELS:
        raise Refused("invalid_json", "nested too deeply; an event has a few levels only", field="/data")
    for at, item in _members(value):
        here = f"{pointer}/{at}"
        if isinstance(item, str):
            if _has_control(item):
                raise Refused("control_character", "a control character stands in this text; remove it", field=here)
        elif isinstance(item, float) and not math.isfinite(item):
            raise Refused("invalid_json", "not a finite number", field=here)
        else:
            _check_members(item, here, level + 1)


def _members(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return ((name if re.fullmatch(r"[\w-]{1,40}", name) else "?", item) for name, item in value.items())
    return enumerate(value) if isinstance(value, list) else ()


_CODES = {
    "missing": ("missing_field", "this field is required"),
    "string_too_long": ("too_long", None),
    "too_long": ("too_long", None),
    "string_too_short": ("invalid_value", "must not be empty"),
    "too_short": ("invalid_value", "must not be empty"),
    "string_pattern_mismatch": ("invalid_value", "is not of the right form"),
    "literal_error": ("invalid_value", None),
    "value_error": ("invalid_value", None),
}


def _refusal(error: ValidationError) -> Refused:
    errors = error.errors(include_url=False, include_input=False, include_context=False)
    first = errors[0]
    # The base is text or an object: what is wrong with the form that was sent counts, not that it is not the other.
    if first["loc"][:1] == ("base",) and not all(one["type"].endswith("_type") for one in errors):
        message = "base is yuan as text with at most two decimals, not negative, as 8000.00"
        return Refused("base_invalid", f"base: {message}", field="/data/base")
    kind = first["type"]
    code, text = _CODES.get(kind, ("wrong_type" if kind.endswith("_type") else "invalid_value", None))
    # Members of a union (base as text or by insurance) add the branch's name to the place: leave it out.
    places = [str(part) for part in first["loc"] if not str(part).startswith(("function-", "constrained-", "dict["))]
    message = text or first["msg"].removeprefix("Value error, ")
    pointer = "/data/" + "/".join(places) if places else "/data"
    return Refused(code, f"{pointer.removeprefix('/data/').replace('/', '.')}: {message}", field=pointer)
