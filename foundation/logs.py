"""How log lines look: text for a terminal and for files that people read, or one JSON object a line (SHEBAO_LOGS=json).

Both have the time in Asia/Shanghai with its offset, and the ids by which a line is found. Ids come from what the
process is doing (`doing`) and from the words of the message: `payment 018f…`, `run 018f…`.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from types import TracebackType
from typing import Final, TextIO

import orjson

from foundation.clock import SHANGHAI
from foundation.settings import get_settings

_NAMED: Final = re.compile(r"\b(payment|run|event|message|step) ([0-9a-f]{32}|[a-z]+)\b")
_STEPS: Final = frozenset({"materials", "method", "declaration", "contract", "collection", "voucher"})
_ID: Final = re.compile(r"[0-9a-f]{32}")
_COLOURS: Final = {"WARNING": "33", "ERROR": "31", "CRITICAL": "1;31", "DEBUG": "2"}
_doing: ContextVar[Mapping[str, str]] = ContextVar("doing", default={})  # noqa: B039  # never changed in place

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


@contextmanager
def doing(**ids: str) -> Iterator[None]:
    """All lines that are logged meanwhile have these ids, as `run`, `step` or `event`."""
    token = _doing.set({**_doing.get(), **ids})
    try:
        yield
    finally:
        _doing.reset(token)


def ids_of(message: str) -> dict[str, str]:
    """The ids that a line has: of what is being done, and those that its message names."""
    found = dict(_doing.get())
    for kind, value in _NAMED.findall(message):
        if _ID.fullmatch(value) if kind != "step" else value in _STEPS:
            found.setdefault(kind, value)
    return found


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, the ids, and where an error came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        message = _whole(record.getMessage())
        line: dict[str, object] = {
            "time": _moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.processName,
            "message": message,
            # The id of a message is its own member: this one is the line's text.
            **{"message_id" if kind == "message" else kind: value for kind, value in ids_of(message).items()},
        }
        if record.exc_info:
            line["error"] = _error(record.exc_info)
        return orjson.dumps(line, default=str).decode()


class TextLines(logging.Formatter):
    """Time with its offset, level, message, and ids that the message does not name; coloured on a terminal.

    Only a record begins at the first column: further lines of a text are set in, and no text moves the cursor, so
    nothing that a peer has sent can look like a line of ours.
    """

    def __init__(self, coloured: bool) -> None:
        super().__init__()
        self._coloured = coloured

    def format(self, record: logging.LogRecord) -> str:
        """The line, and below it where an error came from."""
        message = _set_in(record.getMessage())
        rest = " ".join(f"{kind}={value}" for kind, value in ids_of(message).items() if value not in message)
        moment = _moment(record).isoformat(sep=" ", timespec="milliseconds")
        line = f"{moment} {self._level(record.levelname)} {message}{f'  [{rest}]' if rest else ''}"
        return f"{line}\n    {_set_in(_error(record.exc_info))}" if record.exc_info else line

    def _level(self, name: str) -> str:
        colour = _COLOURS.get(name) if self._coloured else None
        return f"\033[{colour}m{name:<7}\033[0m" if colour else f"{name:<7}"


def formatter(stream: TextIO | None = None) -> logging.Formatter:
    """The formatter that SHEBAO_LOGS asks for, for lines on this stream (standard error unless given)."""
    if get_settings().logs == "json":
        return JsonLines()
    return TextLines((stream or sys.stderr).isatty())


def configure(level: int = logging.INFO) -> None:
    """Have this process log to standard error, as SHEBAO_LOGS asks for."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # its plugins announce themselves


def _whole(text: str) -> str:
    """The text, with halves of characters as escapes: they could not be written."""
    return text if text.isprintable() else text.encode(errors="backslashreplace").decode()


def _set_in(text: str) -> str:
    """The text with its further lines set in and with other characters that do not print as escapes."""
    if text.isprintable():
        return text
    return "\n    ".join("".join(map(_shown, line)) for line in text.split("\n"))


def _shown(char: str) -> str:
    return char if char.isprintable() or char == "\t" else ascii(char)[1:-1]


def _moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, SHANGHAI)


def _error(found: ExcInfo) -> str:
    return _whole("".join(traceback.format_exception(*found)).rstrip()) if found[0] is not None else ""
