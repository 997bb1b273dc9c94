"""CloudEvents over HTTP as the binding has them, with the SDK of the specification's authors as a second opinion."""

import json
import string
from typing import Any

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from hypothesis import given, settings
from hypothesis import strategies as st

from api.intake.cloudevents import decode_header, mode_of, read_events
from api.problems import Problem
from tests.builders import requested
from workflows.intake.parse import parse_event, parse_json

JSON = (b"content-type", b"application/json")


def attributes(**more: str) -> list[tuple[bytes, bytes]]:
    given = {"specversion": "1.0", "id": "1", "source": "/s", "type": "t", **more}
    return [(f"ce-{name}".encode(), value.encode()) for name, value in given.items()]


def problem(mode: Any, headers: Any, body: bytes = b"{}") -> Problem:
    with pytest.raises(Problem) as caught:
        read_events(mode, headers, body)
    return caught.value


@pytest.mark.parametrize(
    ("header", "mode"),
    [
        ("application/cloudevents+json", "structured"),
        ("Application/CloudEvents+JSON; charset=UTF-8", "structured"),
        ("application/cloudevents-batch+json", "batch"),
        ("application/json", "binary"),
        ("application/json;charset=utf-8", "binary"),
        ("application/vnd.example+json", "binary"),
    ],
)
def test_the_content_type_alone_decides_the_mode(header: str, mode: str) -> None:
    assert mode_of([(b"content-type", header.encode())]) == mode


@pytest.mark.parametrize(
    "header",
    ["", "text/plain", "application/xml", "application/cloudevents+avro", "application/cloudevents-batch+xml",
     "application/json; charset=gbk", "application/cloudevents", "multipart/form-data"],
)  # fmt: skip
def test_other_content_is_not_taken(header: str) -> None:
    with pytest.raises(Problem) as caught:
        mode_of([(b"content-type", header.encode())])
    assert caught.value.status == 415


def test_compressed_content_is_not_taken() -> None:
    with pytest.raises(Problem) as caught:
        mode_of([JSON, (b"content-encoding", b"gzip")])
    assert caught.value.status == 415


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        # The example of the HTTP binding, 3.1.3.2.
        (b"Euro%20%E2%82%AC%20%F0%9F%98%80", "Euro € 😀"),
        (b"plain", "plain"),
        (b'"quoted text"', "quoted text"),
        (b'"with \\"quotes\\" and \\\\ and %E2%82%AC"', 'with "quotes" and \\ and €'),
        (b"once%2520only", "once%20only"),
        (b"%e7%a4%be", "社"),
        (b"100%", "100%"),
    ],
)
def test_a_header_is_unquoted_and_percent_decoded_once(raw: bytes, value: str) -> None:
    assert decode_header(raw, "subject") == value


@pytest.mark.parametrize("raw", [b"%C0%A0", b"%FF", b"caf\xe9", "社".encode(), b"%ED%A0%80"])
def test_what_does_not_decode_to_utf8_is_refused(raw: bytes) -> None:
    with pytest.raises(Problem) as caught:
        decode_header(raw, "subject")
    assert caught.value.status == 400


def test_binary_mode_takes_attributes_from_headers_and_data_from_the_body() -> None:
    [event] = read_events("binary", [JSON, *attributes(subject="a%20b", myext="7")], b'{"a": 1}').events
    assert event == {
        "specversion": "1.0", "id": "1", "source": "/s", "type": "t", "subject": "a b", "myext": "7", "data": {"a": 1},
    }  # fmt: skip


def test_the_content_type_may_not_be_said_twice() -> None:
    assert problem("binary", [JSON, *attributes(datacontenttype="application/json")]).status == 400


@pytest.mark.parametrize("name", ["data", "database64", "under_score", "data_base64"])
def test_a_header_that_is_no_attribute_is_refused(name: str) -> None:
    assert problem("binary", [JSON, *attributes(**{name: "x"})]).status == 400


def test_an_attribute_that_stands_twice_is_refused() -> None:
    assert problem("binary", [JSON, *attributes(), (b"ce-id", b"2")]).field == "/id"


def test_json_without_attributes_is_told_how_to_be_sent() -> None:
    assert "application/cloudevents+json" in problem("binary", [JSON], b'{"id": 1}').detail


@pytest.mark.parametrize("body", [b"{", b"[1,2]]", b'{"a":1,"a":2}', b'{"a":NaN}', b"\xff\xfe{}", b""])
def test_a_body_that_is_no_strict_json_is_refused_as_a_whole(body: bytes) -> None:
    assert problem("batch", [JSON], body).status == 400
    assert problem("binary", [JSON, *attributes()], body).status == 400


def test_a_batch_is_a_list_of_a_thousand_at_most() -> None:
    assert read_events("batch", [], b"[]").events == []
    assert problem("batch", [], b"{}").code == "not_a_list"
    assert problem("batch", [], json.dumps([{}] * 1001).encode()).status == 413


_WORDS = st.text(string.printable.strip() + "社保 😀é", min_size=1, max_size=20).filter(
    lambda text: text.strip() == text
)


def percent_encoded(text: str) -> bytes:
    """As the HTTP binding says: all but printable ASCII, and blank, quote and percent too."""
    plain = {char for char in map(chr, range(0x21, 0x7F)) if char not in '"%'}
    return b"".join(
        char.encode() if char in plain else b"".join(b"%%%02X" % byte for byte in char.encode()) for char in text
    )


@settings(max_examples=80, deadline=None)
@given(event_id=_WORDS, subject=_WORDS)
def test_the_sdk_of_cloudevents_reads_the_same_from_valid_binary_messages(event_id: str, subject: str) -> None:
    headers = {
        "ce-specversion": "1.0", "ce-source": "/s", "ce-type": "a.b",
        "ce-id": percent_encoded(event_id).decode(), "ce-subject": percent_encoded(subject).decode(),
        "content-type": "application/json",
    }  # fmt: skip
    theirs = from_http_event(HTTPMessage(headers=headers, body=b'{"a":[1,"x"]}'))
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    [ours] = read_events(mode_of(raw), raw, b'{"a":[1,"x"]}').events
    assert isinstance(ours, dict)
    assert (theirs.get_id(), theirs.get_subject(), theirs.get_data()) == (ours["id"], ours["subject"], ours["data"])
    assert (theirs.get_id(), theirs.get_subject()) == (event_id, subject)


def test_the_sdk_of_cloudevents_reads_the_same_from_a_structured_message() -> None:
    event = requested() | {"time": "2026-11-03T09:00:00+08:00", "datacontenttype": "application/json"}
    body = json.dumps(event, ensure_ascii=False).encode()
    headers = {"content-type": "application/cloudevents+json"}
    theirs = from_http_event(HTTPMessage(headers=headers, body=body))
    [text] = read_events("structured", [(b"content-type", b"application/cloudevents+json")], body).events
    ours = parse_event(parse_json(str(text)))
    assert (theirs.get_id(), theirs.get_source(), theirs.get_type()) == (ours.id, ours.source, ours.type)
    assert theirs.get_data()["reference"] == ours.payment
