"""CloudEvents 1.0 over HTTP: binary, structured and batched content mode on one address, read by the specification.

What the JSON of an event must be like is checked by the intake (`workflows.intake.parse`), the same for every
channel; here is what belongs to HTTP alone.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import unquote_to_bytes

from api.problems import Problem, status_of
from foundation.json_value import JsonValue
from workflows.intake.parse import MAX_EVENT_BYTES, parse_json
from workflows.payment.errors import Refused

MAX_BATCH_BYTES: Final = 8 * 1024 * 1024
MAX_BATCH_EVENTS: Final = 1000

Mode = Literal["binary", "structured", "batch"]
Headers = Sequence[tuple[bytes, bytes]]

_ATTRIBUTE = re.compile(r"[a-z0-9]{1,64}", re.ASCII)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_CLOUDEVENTS: Final[dict[str, Mode]] = {
    "application/cloudevents-batch+json": "batch",
    "application/cloudevents+json": "structured",
}
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w-]+)")
_JSON = re.compile(r"application/json|[a-z]+/[\w.-]+\+json", re.ASCII)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one request carries: JSON texts or objects, and whether each of them gets an answer of its own."""

    events: list[JsonValue]
    many: bool


def mode_of(headers: Headers) -> Mode:
    """The content mode by `Content-Type`; raises Problem(415) for content that cannot be an event."""
    _check_encoding(headers)
    media = _media_type(headers)
    if media in _CLOUDEVENTS:
        return _CLOUDEVENTS[media]
    if _JSON.fullmatch(media) and not media.startswith("application/cloudevents"):
        return "binary"
    taken = "application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers"
    raise Problem(415, "unsupported_media_type", f"send {taken}")


def _check_encoding(headers: Headers) -> None:
    encodings = {value.strip().lower() for name, value in headers if name == b"content-encoding"}
    if encodings - {b"identity"}:
        raise Problem(415, "unsupported_encoding", "send the body without Content-Encoding")


def _media_type(headers: Headers) -> str:
    """The media type in lower case without its parameters, of which only the charset counts."""
    found = [value for name, value in headers if name == b"content-type"]
    if len(found) > 1:
        raise Problem(400, "invalid_header", "Content-Type occurs twice; keep one")
    media, _, parameters = b"".join(found).decode("latin-1").lower().partition(";")
    charset = _CHARSET.search(parameters)
    if charset and charset[1] not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, "unsupported_charset", "send JSON in UTF-8")
    return media.strip()


def read_events(mode: Mode, headers: Headers, body: bytes) -> Batch:
    """The events in a request; raises Problem where the request as a whole cannot be read."""
    if mode == "structured":
        return Batch([_text(body)], False)
    if mode == "binary":
        return Batch([_binary(headers, body)], False)
    events = _json(body, MAX_BATCH_BYTES)
    if not isinstance(events, list):
        raise Problem(400, "not_a_list", "a batch is a JSON list of events", field="")
    if len(events) > MAX_BATCH_EVENTS:
        raise Problem(413, "batch_too_large", f"a batch may have {MAX_BATCH_EVENTS} events; send several")
    return Batch(events, True)


def oversized(event: JsonValue) -> bool:
    """Whether one event of a batch is larger than an event may be."""
    # The standard library writes whatever JSON was read: lone surrogates and long numbers too.
    return len(json.dumps(event, ensure_ascii=False).encode("utf-8", "surrogatepass")) > MAX_EVENT_BYTES


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Problem(400, "invalid_json", "not UTF-8; send JSON in UTF-8") from None


def _json(body: bytes, most: int) -> JsonValue:
    try:
        return parse_json(_text(body), most)
    except Refused as error:
        raise Problem(status_of(error.code, error.field), error.code, error.message, field=error.field) from None


def _attribute_name(header: bytes) -> str:
    name = header.removeprefix(b"ce-").decode("latin-1")
    if name == "datacontenttype":
        raise Problem(
            400, "invalid_header", "leave out ce-datacontenttype: Content-Type says it", field="/datacontenttype"
        )
    if name in ("data", "database64") or not _ATTRIBUTE.fullmatch(name):
        raise Problem(400, "invalid_header", "names of attributes are made of a-z and 0-9, in one word")
    return name


def _binary(headers: Headers, body: bytes) -> dict[str, JsonValue]:
    """The event whose attributes are headers and whose data are the body."""
    event: dict[str, JsonValue] = {}
    for raw_name, raw_value in headers:
        if not raw_name.startswith(b"ce-"):
            continue
        name = _attribute_name(raw_name)
        if name in event:
            raise Problem(400, "invalid_header", f"ce-{name} occurs twice; keep one", field=f"/{name}")
        event[name] = decode_header(raw_value, name)
    if not event:
        detail = "no ce- headers: send them, or the whole event as application/cloudevents+json"
        raise Problem(400, "missing_field", detail, field="/specversion")
    event["data"] = _json(body, MAX_EVENT_BYTES)
    return event


def decode_header(raw: bytes, name: str) -> str:
    """An attribute's value from its header: quotes undone first, then one round of percent-decoding (HTTP binding,
    3.1.3.2); raises Problem where the result is not UTF-8."""
    try:
        value = raw.decode("ascii").strip(" \t")
        if quoted := _QUOTED.fullmatch(value):
            value = re.sub(r"\\(.)", r"\1", quoted[1], flags=re.DOTALL)
        return unquote_to_bytes(value).decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "invalid_header", f"ce-{name} is not percent-encoded UTF-8", field=f"/{name}") from None
