"""What people and programs see: data on stdout, messages on stderr, colour and boxes on a terminal only."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import click
from rich.cells import cell_len

from cli import words
from foundation.clock import SHANGHAI, utcnow

_STYLES = {
    "attention": "bold red",
    "fail": "bold red",
    "refused": "red",
    "conflict": "red",
    "altered": "bold red",
    "rejected": "yellow",
    "expired": "yellow",
    "waiting": "cyan",
    "warn": "yellow",
    "unknown": "yellow",
    "completed": "green",
    "genuine": "bold green",
    "ok": "green",
    "待处理": "bold red",
    "不予受理": "yellow",
    "已过期": "yellow",
    "等待": "cyan",
    "已完成": "green",
    "正常": "green",
}


GAP = "  "  # between columns
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four: of full width
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")
_PIECES = re.compile(r"[^\s_,/]*[\s_,/]?")


def fancy() -> bool:
    """Whether stdout is a terminal that can draw."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def terminal_width() -> int | None:
    """How many columns there are to show something in; None for a pipe or a file."""
    return shutil.get_terminal_size().columns if fancy() else None


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells, broken after blanks, commas, slashes and underscores if possible."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if cell_len(lines[-1]) + cell_len(piece.rstrip()) > width and lines[-1]:
            lines.append("")
        for char in piece:
            if cell_len(lines[-1]) + cell_len(char) > width and not char.isspace():
                lines.append("")
            lines[-1] += char
    return [line.rstrip() for line in lines]


def _in_lines(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in _in_words(part, width)]


def _in_words(text: str, width: int) -> list[str]:
    """A text in lines broken at blanks only, so that ids and addresses stay whole however long they are."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def dump(document: object, indent: int | None = None) -> str:
    """A value as JSON; instants as ISO 8601 with offset. Chinese is left as it is where stdout can show it."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(document, ensure_ascii=not utf8, indent=indent, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def show_json(document: object) -> None:
    """One JSON document on stdout."""
    click.echo(dump(document, indent=2))


def say(text: str) -> None:
    """A line of data on stdout."""
    click.echo(printable(words.text(text)))


def note(text: str) -> None:
    """A message on stderr."""
    click.echo(printable(words.text(text)), err=True)


def complain(text: str) -> None:
    """What went wrong, on stderr."""
    note(f"shebao: {words.text(text)}")


def printable(text: str) -> str:
    """A text without control characters: no escape sequence in a name from outside may reach a terminal."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)


def moment(instant: datetime | None) -> str:
    """An instant for people, to the minute: Asia/Shanghai, the zone of every deadline, unless TZ names another."""
    return "" if instant is None else f"{_local(instant):%Y-%m-%d %H:%M}"


def near(instant: datetime | None) -> str:
    """An instant for people as `moment`, without the year where that is the present one."""
    text = moment(instant)
    return text.removeprefix(f"{_local(utcnow()):%Y}-") if text else text


def exact(instant: datetime | None) -> str:
    """An instant for people, to the second and with its offset."""
    return "" if instant is None else f"{_local(instant):%Y-%m-%d %H:%M:%S %z}"


def _local(instant: datetime) -> datetime:
    return instant.astimezone(None if os.environ.get("TZ") else SHANGHAI)


def money(yuan: str | None) -> str:
    """Yuan text with thousands separated."""
    if yuan is None:
        return ""
    whole, dot, rest = yuan.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def period(first: str, last: str) -> str:
    """A period as it is written on the command line."""
    return first if first == last else f"{first}..{last}"


def heading(text: str) -> None:
    """A line that starts a section."""
    click.echo(painted(printable(words.text(text)), "bold"))


def fields(pairs: Iterable[tuple[str, str | None]]) -> None:
    """Names and values in two columns; empty ones are left out, long ones wrap on a terminal."""
    shown = [(words.heading(name), words.cell(name, printable(value))) for name, value in pairs if value]
    width = max((cell_len(name) for name, _ in shown), default=0)
    room = max(20, (terminal_width() or sys.maxsize) - width - len(GAP))
    for name, value in shown:
        first, *rest = _in_lines(value, room)
        click.echo(f"{painted(name + ' ' * (width - cell_len(name)), 'dim')}{GAP}{painted(first, style_of(value))}")
        for line in rest:
            click.echo(" " * (width + len(GAP)) + painted(line, style_of(value)))


def style_of(cell: str) -> str:
    """The style of a value that begins with a known word, as `attention`."""
    return _STYLES.get(cell.split(" ", 1)[0], "")


def painted(text: str, style: str) -> str:
    """A text in a style, where colours can be shown and are wanted (NO_COLOR)."""
    if not text or not style or not _in_colour():
        return text
    words = style.split()
    colour = next((word for word in words if word not in ("bold", "dim")), None)
    return click.style(text, fg=colour, bold="bold" in words or None, dim="dim" in words or None)


def _in_colour() -> bool:
    return fancy() and not os.environ.get("NO_COLOR")


def for_spreadsheet(value: object) -> object:
    """A value for CSV: a text that a spreadsheet would take for a formula is quoted; amounts stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
