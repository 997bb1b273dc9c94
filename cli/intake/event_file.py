"""Reading events from a file: one JSON object a line, a JSON array, or a single object over several lines.

The intake checks what an event is. Here they are only separated, each with the line at which it starts, and no more of
a line is held in memory than the intake would read.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cli.failures import Failure
from workflows.intake.parse import MAX_EVENT_BYTES

ARRAY_LIMIT = 256 * 1024 * 1024
_BLOCK = 64 * 1024
_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Found:
    """One event as it is in the file; `item` counts the members of an array from 1."""

    line: int
    content: bytes | str
    item: int | None = None


class _Stream(Protocol):
    def readline(self, most: int, /) -> bytes: ...


def read_events(stream: BinaryIO) -> Iterator[Found]:
    """The events of a file, one after the other; raises Failure for a file that cannot be read as one."""
    number, first = _first_line(stream)
    if first is None:
        raise Failure("file_empty", "there are no events in it: write one JSON object a line, or a JSON array")
    _check_encoding(number, first)
    if first.lstrip().startswith(b"["):
        yield from _array(stream, number, first)
    elif _complete(first):
        yield from _lines(stream, number, first)
    else:
        yield from _object_or_lines(stream, number, first)


def _first_line(stream: BinaryIO) -> tuple[int, bytes | None]:
    """The first line that is not blank, without a byte order mark, and its number; a long one is cut."""
    number = 0
    while line := stream.readline(MAX_EVENT_BYTES + 1):
        number += 1
        if number == 1:
            if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise Failure("not_utf8", "the file is in UTF-16; save it in UTF-8")
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            return number, line
    return number, None


def _check_encoding(number: int, line: bytes) -> None:
    """Raise Failure for a file in GBK. Other bytes that are not UTF-8 are a matter of their line."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(line) > MAX_EVENT_BYTES and error.end == len(line):
            return  # a long line is cut, perhaps within a character
        try:
            line.decode("gb18030")
        except UnicodeDecodeError:
            return
        raise Failure("not_utf8", f"line {number}: not UTF-8, perhaps GBK; save the file in UTF-8") from None


def _complete(line: bytes) -> bool:
    """Whether a line is a JSON value by itself."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(stream: _Stream, number: int, first: bytes) -> Iterator[Found]:
    line = first
    while line:
        if not line.endswith(b"\n"):
            _skip_rest(stream)
        if line.strip():
            yield Found(number, line.rstrip(b"\r\n"))
        number += 1
        line = stream.readline(MAX_EVENT_BYTES + 1)


def _skip_rest(stream: _Stream) -> None:
    """Read on to the end of the line without keeping it: the intake refuses what is longer than an event may be."""
    while (block := stream.readline(_BLOCK)) and not block.endswith(b"\n"):
        pass


def _object_or_lines(stream: BinaryIO, number: int, first: bytes) -> Iterator[Found]:
    """A first line that is no JSON: the start of one object over several lines, or a line with a mistake."""
    if first.endswith(b"\n") and first.lstrip().startswith(b"{"):
        rest = stream.read(MAX_EVENT_BYTES + 1)
        if _complete(first + rest):
            yield Found(number, first + rest)
            return
        if _starts_over_lines(first + rest):
            message = "the first event goes over several lines: write one event a line, or a JSON array of events"
            raise Failure("not_one_a_line", message)
        yield from _lines(_Ahead(rest, stream), number, first)
    else:
        yield from _lines(stream, number, first)


def _starts_over_lines(content: bytes) -> bool:
    try:
        _, end = json.JSONDecoder().raw_decode(content.decode("utf-8", errors="replace").lstrip())
    except (ValueError, RecursionError):
        return False
    return end > 0


class _Ahead:
    """A stream with what was read ahead put back in front of it."""

    def __init__(self, ahead: bytes, stream: BinaryIO) -> None:
        self._ahead, self._stream = io.BytesIO(ahead), stream

    def readline(self, most: int) -> bytes:
        """A line of at most so many bytes, as a file's."""
        line = self._ahead.readline(most)
        return line if line.endswith(b"\n") or len(line) == most else line + self._stream.readline(most - len(line))


def _array(stream: BinaryIO, number: int, first: bytes) -> Iterator[Found]:
    """The members of an array. It is read whole, so a mistake in its form is found before anything is submitted."""
    content = first + stream.read(ARRAY_LIMIT + 1 - len(first))
    if len(content) > ARRAY_LIMIT:
        message = f"a JSON array may have {ARRAY_LIMIT // 1024**2} MiB; write one event a line, which has no limit"
        raise Failure("file_too_large", message)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = number + content.count(b"\n", 0, error.start)
        raise Failure("not_utf8", f"line {line}: not UTF-8; save the file in UTF-8") from None
    spans = _spans(text, number)
    if not spans:
        raise Failure("file_empty", "the JSON array is empty")
    line, at = number, 0
    for item, (start, end) in enumerate(spans, 1):
        line, at = line + text.count("\n", at, start), start
        yield Found(line, text[start:end], item)


def _spans(text: str, first_line: int) -> list[tuple[int, int]]:
    """Where the members of an array are in its text; raises Failure that names line and column."""
    decoder = json.JSONDecoder()
    spans: list[tuple[int, int]] = []
    at = _after_space(text, text.index("[") + 1)
    try:
        while text[at : at + 1] != "]":
            if spans:
                if text[at : at + 1] != ",":
                    raise json.JSONDecodeError("a comma or ] is missing", text, at)
                at = _after_space(text, at + 1)
            _, end = decoder.raw_decode(text, at)
            spans.append((at, end))
            at = _after_space(text, end)
        if text[at + 1 :].strip():
            raise json.JSONDecodeError("something follows the array", text, at + 1)
    except json.JSONDecodeError as error:
        place = f"line {first_line + error.lineno - 1}, column {error.colno}"
        raise Failure(
            "invalid_json", f"{place}: the array is not valid JSON ({error.msg}); nothing was submitted"
        ) from None
    except (ValueError, RecursionError):
        raise Failure("invalid_json", "the array holds a number or a nesting that is too large to read") from None
    return spans


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
