"""CloudEvents 1.0 in JSON, read strictly: the envelope, and the data that each type must carry.

A missing id is refused and never invented, a member that occurs twice and a NaN are refused, and a value that is
refused is never repeated in the error.
"""

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, NoReturn, TypeAlias

import orjson
from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from foundation.json_value import JsonValue
from foundation.structs import Private
from foundation.texts import holds_any_of, holds_id_number, is_payment_id, usual_reference
from workflows.intake.schemas import SCHEMAS, Data, own_numbers
from workflows.payment.errors import Refused

MAX_EVENT_BYTES: Final = 64 * 1024
_LONGEST_ATTRIBUTE: Final = 255
_RFC3339 = re.compile(
    r"(\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:)(\d{2})(?:\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII
)
_JSON_TYPE = re.compile(r"(application/json|[a-z]+/[\w.-]+\+json)( *; *charset=\"?utf-8\"?)?", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"[a-z0-9]{1,64}", re.ASCII)
_KNOWN = frozenset({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data", "data_base64"})
_LEVELS: Final = 32
_BOM: Final = "\ufeff"

Document: TypeAlias = "bytes | JsonValue"
"""An event as it was received: JSON text, or its value."""


class Event(Private, frozen=True):
    """A well-formed event. `data` is checked by the type's schema, `payment` is the payment that the event names (an id
    or a reference), and `content` is type, subject and data in one fixed form, for the fingerprint."""

    id: str
    source: str
    type: str
    subject: str | None
    payment: str | None
    data: Data
    content: bytes


def parse_json(text: str | bytes, most: int = MAX_EVENT_BYTES) -> JsonValue:
    """JSON of up to `most` bytes with every member once and finite numbers only; a byte order mark is left aside.

    Raises Refused(invalid_json, duplicate_key, event_too_large).
    """
    if len(text) > most:
        raise Refused("event_too_large", f"an event may have {MAX_EVENT_BYTES // 1024} KiB; send less in one event")
    text = text.removeprefix(_BOM) if isinstance(text, str) else text.removeprefix(_BOM.encode())
    try:
        return _parse_simple(text)
    except (ValueError, RecursionError):
        pass  # the slow reader takes what is not so simple, and says what is wrong
    try:
        value: JsonValue = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError:
        raise Refused("invalid_json", "not UTF-8; send JSON in UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused("invalid_json", f"not valid JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise Refused("invalid_json", "nested too deeply; an event has a few levels only") from None
    except ValueError:
        raise Refused("invalid_json", "a number in it is too long to be read") from None
    return value


def _parse_simple(text: str | bytes) -> JsonValue:
    """JSON without escapes, as events mostly are; raises ValueError for other JSON and for faults.

    The reader keeps the last of two members of one name, and reads a number without end as infinite. But in a text
    without escapes two quotes belong to each name and each string, and what is infinite is written as null: if there
    are as many of both when it is written again, nothing was lost.
    """
    sent = text.encode() if isinstance(text, str) else text
    value: JsonValue = from_json(sent, allow_inf_nan=False, cache_strings="none")  # nothing is kept of what was read
    try:
        written = orjson.dumps(value)
    except TypeError:
        raise ValueError("a number of more than 64 bits") from None
    same = written.count(b'"') == sent.count(b'"') and written.count(b"null") == sent.count(b"null")
    if b"\\" in sent or not same:
        raise ValueError("escapes, a member that occurs twice, or a number without end")
    return value


def _once(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        shown = twice if re.fullmatch(r"[a-z_]{1,40}", twice) else "a key"
        raise Refused("duplicate_key", f"{shown} occurs twice in one object; keep one of them")
    return found


def _no_constant(name: str) -> NoReturn:
    raise Refused("invalid_json", f"{name} is not a JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Refused("invalid_json", "a number in it is too large to be read")
    return number


def is_plain(written: bytes) -> bool:
    """Whether JSON as we write it surely holds no control character: it has none, and no escape that could be one."""
    return b"\\" not in written and written.decode().isprintable()


def parse_event(document: JsonValue, *, finite: bool = False, schemas: Mapping[str, type[Data]] = SCHEMAS) -> Event:
    """An event from its JSON object; raises Refused with code, field (JSON Pointer) and what to do.

    `schemas` are the types that are taken, with what their data must be. `finite` says that its numbers are: so they
    are in what `parse_json` has read.
    """
    if not isinstance(document, dict):
        raise Refused("not_an_object", "an event is a JSON object", field="")
    if document.get("specversion") != "1.0":
        raise Refused("unsupported_specversion", 'specversion must be "1.0" (CloudEvents 1.0)', field="/specversion")
    event_id, source, kind = (_attribute(document, name) for name in ("id", "source", "type"))
    schema = schemas.get(kind)
    if schema is None:
        raise Refused("unknown_type", f"this type is not taken here; known types: {', '.join(schemas)}", field="/type")
    subject = None if document.get("subject") is None else _attribute(document, "subject")
    _check_time(document.get("time"))
    _check_others(document)
    data = _data_of(document)
    content = _write_content(kind, subject, data)
    if not (finite and content and is_plain(content)):
        _check_members(data)
    try:
        checked = schema.model_validate(data)
    except ValidationError as error:
        raise _refusal(error.errors(include_url=False, include_input=False, include_context=False)) from None
    if content is None:
        message = "holds a number of more than 64 bits, half a character, or too many levels"
        raise Refused("invalid_json", message, field="/data")
    payment = _named_payment(subject, data)
    _check_own_numbers({"/id": event_id, "/source": source, _place_of_name(subject): payment}, checked)
    return Event(event_id, source, kind, subject, payment, checked, content)


def _data_of(document: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if "data_base64" in document:
        raise Refused("unsupported_data", "send data as JSON in `data`, not in `data_base64`", field="/data_base64")
    data = document.get("data")
    if not isinstance(data, dict):
        raise Refused("missing_field" if data is None else "wrong_type", "data must be a JSON object", field="/data")
    return data


def _write_content(kind: str, subject: str | None, data: dict[str, JsonValue]) -> bytes | None:
    """Type, subject and data in one fixed form. None for whole numbers beyond 64 bits, halves of surrogate pairs and
    nesting without end."""
    try:
        return orjson.dumps([kind, subject, data], option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return None


def _named_payment(subject: str | None, data: dict[str, JsonValue]) -> str | None:
    """The payment that an event names: by its subject, or else by a member of its data."""
    if subject:
        return usual_reference(subject)
    for member in ("payment_id", "reference"):
        name = data.get(member)
        if isinstance(name, str) and name:
            if len(name) > _LONGEST_ATTRIBUTE:
                raise Refused("too_long", f"{member} may have {_LONGEST_ATTRIBUTE} characters", field=f"/data/{member}")
            _check_personal(name, f"/data/{member}")
            return usual_reference(name)
    return None


def _attribute(document: dict[str, JsonValue], name: str) -> str:
    value = document.get(name)
    if value is None:
        raise Refused("missing_field", f"{name} is required; it is never invented here", field=f"/{name}")
    if not isinstance(value, str) or not value.strip():
        raise Refused("wrong_type", f"{name} must be text that is not empty", field=f"/{name}")
    if len(value) > _LONGEST_ATTRIBUTE:
        raise Refused("too_long", f"{name} may have {_LONGEST_ATTRIBUTE} characters", field=f"/{name}")
    if _has_control(value):
        raise Refused("control_character", f"{name} holds a control character; remove it", field=f"/{name}")
    _check_personal(value, f"/{name}")
    return value


def _check_personal(value: str, place: str) -> None:
    """Attributes and names of payments are stored and shown in clear: an identity number in one is refused."""
    if len(value) > 17 and not is_payment_id(value) and holds_id_number(value):
        raise Refused(
            "personal_data", "holds an identity number; use a name that says nothing of the person", field=place
        )


def _place_of_name(subject: str | None) -> str:
    return "/subject" if subject else "/data/reference"


def _check_own_numbers(names: Mapping[str, str | None], data: Data) -> None:
    """What is shown in clear may not hold the phone, account, address or identity number that the event brings."""
    own = own_numbers(data)
    if not own or not holds_any_of("\0".join(filter(None, names.values())), own):
        return
    for place, name in names.items():
        if name and holds_any_of(name, own):
            message = "holds a number or address of the payer; use a name that says nothing of the person"
            raise Refused("personal_data", message, field=place)


def _check_time(value: JsonValue) -> None:
    if value is None or (isinstance(value, str) and _is_time(value)):
        return
    raise Refused("invalid_value", "time must be RFC 3339 with a zone, as 2026-11-03T09:00:00+08:00", field="/time")


def _is_time(value: str) -> bool:
    """RFC 3339: any number of decimals, and 60 seconds where a leap second may be (23:59:60 UTC)."""
    match = _RFC3339.fullmatch(value)
    if match is None:
        return False
    minute, second, zone = match.groups()
    leap = second == "60"
    try:
        moment = datetime.fromisoformat(f"{minute}{'59' if leap else second}{zone}".upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return not leap or (moment.hour, moment.minute) == (23, 59)


def _check_others(document: dict[str, JsonValue]) -> None:
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
    # Cc control, Cs lone surrogates, Cf invisible format characters, Zl and Zp separators of lines and paragraphs
    return not text.isprintable() and any(unicodedata.category(char) in ("Cc", "Cs", "Cf", "Zl", "Zp") for char in text)


def _check_members(value: JsonValue, pointer: str = "/data", level: int = 0) -> None:
    """Refuse control characters, numbers that are none, and nesting without end."""
    if level > _LEVELS:
        raise Refused("invalid_json", "nested too deeply; an event has a few levels only", field="/data")
    for at, item in _members(value):
        here = f"{pointer}/{at}"
        if isinstance(item, str):
            if _has_control(item):
                raise Refused("control_character", "this text holds a control character; remove it", field=here)
        elif isinstance(item, float) and not math.isfinite(item):
            raise Refused("invalid_json", "not a finite number", field=here)
        else:
            _check_members(item, here, level + 1)


def _members(value: JsonValue) -> Iterable[tuple[str | int, JsonValue]]:
    if isinstance(value, dict):
        return ((name if re.fullmatch(r"[\w-]{1,40}", name) else "?", item) for name, item in value.items())
    return enumerate(value) if isinstance(value, list) else ()


_CODES: Final = {
    "missing": ("missing_field", "this field is required"),
    "string_too_long": ("too_long", None),
    "too_long": ("too_long", None),
    "string_too_short": ("invalid_value", "must not be empty"),
    "too_short": ("invalid_value", "must not be empty"),
    "string_pattern_mismatch": ("invalid_value", "is not of the right form"),
    "literal_error": ("invalid_value", None),
    "value_error": ("invalid_value", None),
    "unknown_scheme": ("unknown_scheme", None),
    "unknown_insurance": ("unknown_insurance", None),
}


def _is_wrong_base(errors: list[ErrorDetails]) -> bool:
    """The base is text or an object: what is wrong with the form that was sent counts, not that it is not the other."""
    return errors[0]["loc"][:1] == ("base",) and not all(one["type"].endswith("_type") for one in errors)


def _refusal(errors: list[ErrorDetails]) -> Refused:
    first = errors[0]
    if _is_wrong_base(errors):
        message = "base is yuan as text with at most two decimals, not negative, as 8000.00"
        return Refused("base_invalid", f"base: {message}", field="/data/base")
    kind = first["type"]
    code, text = _CODES.get(kind, ("wrong_type" if kind.endswith("_type") else "invalid_value", None))
    # Members of a union (base as text or by insurance) add the branch's name to the place: leave it out.
    places = [str(part) for part in first["loc"] if not str(part).startswith(("function-", "constrained-", "dict["))]
    message = text or first["msg"].removeprefix("Value error, ")
    return Refused(code, f"{'.'.join(places) or 'data'}: {message}", field="/".join(("/data", *places)))
