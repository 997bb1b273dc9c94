"""Reading files of events: lines, arrays, single objects, and files that are none of these."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.failures import Failure
from cli.intake import event_file
from cli.intake.event_file import Found, read_events
from workflows.intake.parse import MAX_EVENT_BYTES


def read(content: bytes) -> list[Found]:
    return list(read_events(io.BytesIO(content)))


def values(found: list[Found]) -> list[Any]:
    return [json.loads(one.content) for one in found]


def test_one_object_a_line_with_blank_lines_and_either_line_end() -> None:
    found = read(b'\n{"a": 1}\r\n\n{"a": 2}\n  \n{"a": 3}')
    assert [one.line for one in found] == [2, 4, 6]
    assert values(found) == [{"a": 1}, {"a": 2}, {"a": 3}]


def test_a_byte_order_mark_is_no_part_of_the_first_event() -> None:
    for content in (b'{"a": 1}\n{"a": 2}\n', b'[{"a": 1}, {"a": 2}]'):
        assert values(read(b"\xef\xbb\xbf" + content)) == [{"a": 1}, {"a": 2}]


def test_members_of_an_array_have_their_line_and_number() -> None:
    found = read(b'[{"a": 1},\n\n  {"a":\n 2}, {"a": 3}\n]\n')
    assert [(one.line, one.item) for one in found] == [(1, 1), (3, 2), (4, 3)]
    assert values(found) == [{"a": 1}, {"a": 2}, {"a": 3}]


def test_one_object_over_several_lines_is_one_event() -> None:
    found = read(b'\n{\n  "a": 1\n}\n')
    assert [one.line for one in found] == [2]
    assert values(found) == [{"a": 1}]


def test_several_objects_over_several_lines_are_refused_as_a_whole() -> None:
    assert failure(b'{\n "a": 1\n}\n{\n "a": 2\n}\n').code == "not_one_a_line"


def test_a_mistake_in_the_first_line_does_not_hide_the_others() -> None:
    for end in (b"\n", b"\r\n"):
        found = read(end.join([b'{"a": ', b'{"a": 2}', b"", b'{"a": 3}']))
        assert [(one.line, one.content) for one in found] == [(1, b'{"a": '), (2, b'{"a": 2}'), (4, b'{"a": 3}')]


def test_a_line_is_cut_where_the_intake_would_refuse_it_and_the_next_one_is_whole() -> None:
    long = b'{"a": "' + b"x" * (3 * MAX_EVENT_BYTES) + b'"}'
    for before in (b"", b'{"a": 1}\n'):
        found = read(before + long + b'\n{"a": 2}\n')
        assert max(len(one.content) for one in found) == MAX_EVENT_BYTES + 1
        assert found[-1].content == b'{"a": 2}'
        assert found[-1].line == (3 if before else 2)


def test_a_line_that_is_a_mistake_may_be_as_long_as_an_event() -> None:
    body = b'{"a": "' + b"x" * (MAX_EVENT_BYTES - 9) + b'"}'
    assert len(body) == MAX_EVENT_BYTES
    found = read(b"{\n" + body + b'\n{"a": 2}\n')
    assert [one.content for one in found] == [b"{", body, b'{"a": 2}']


def test_bytes_that_are_no_text_stay_in_their_line() -> None:
    found = read(b'{"a": 1}\n\xff\xfe\x00\n{"a": 2}\n')
    assert [one.content for one in found] == [b'{"a": 1}', b"\xff\xfe\x00", b'{"a": 2}']


def failure(content: bytes) -> Failure:
    with pytest.raises(Failure) as caught:
        read(content)
    return caught.value


@pytest.mark.parametrize("content", [b"", b"\n \n\t\n", b"[]", b"[\n]\n", b"\xef\xbb\xbf"])
def test_a_file_without_events_is_refused(content: bytes) -> None:
    assert failure(content).code == "file_empty"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'[{"a": 1}\n {"a": 2}]', "line 2, column 2"),
        (b'[{"a": 1},\n {"a": }]', "line 2, column 8"),
        (b'\n\n[{"a": 1}', "line 3, column 10"),
        (b"[1, 2] x", "line 1, column 7"),
        (b"[1,]", "line 1, column 4"),
    ],
)
def test_a_broken_array_is_refused_before_anything_is_handed_in(content: bytes, place: str) -> None:
    found = failure(content)
    assert found.code == "invalid_json"
    assert found.message.startswith(place)


def test_nesting_without_end_and_endless_numbers_are_refused() -> None:
    assert failure(b"[" * 100_000).code == "invalid_json"
    assert failure(b"[" + b"9" * 10_000 + b"]").code == "invalid_json"


def test_utf_16_and_latin_1_are_told_by_name() -> None:
    assert "UTF-16" in failure('{"a": 1}'.encode("utf-16")).message
    assert failure(b'[{"a": 1},\n"\xe9"]').message.startswith("line 2:")


def test_an_array_has_a_limit_and_the_message_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_file, "ARRAY_LIMIT", 1024 * 1024)
    assert "one event a line" in failure(b"[" + b" " * (1024 * 1024) + b"1]").message


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers()), min_size=1, max_size=8))
def test_the_same_events_come_out_of_lines_and_arrays(events: list[dict[str, Any]]) -> None:
    lines = "\n".join(json.dumps(event, ensure_ascii=False) for event in events)
    for content in (lines, json.dumps(events), json.dumps(events, indent=1, ensure_ascii=False)):
        assert values(read(content.encode("utf-8", "surrogatepass"))) == events


def test_a_file_in_gbk_is_refused_with_a_hint() -> None:
    line = json.dumps({"name": "王小明"}, ensure_ascii=False).encode("gbk")
    for content in (line, b"\n" + line + b"\n" + line, b"[" + line + b"]"):
        with pytest.raises(Failure, match="not UTF-8, perhaps GBK") as told:
            list(read_events(io.BytesIO(content)))
        assert told.value.code == "not_utf8"
