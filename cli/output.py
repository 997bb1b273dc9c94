"""What people and programs see: data on stdout, messages on stderr, colour and boxes on a terminal only."""

import json
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
from rich.cells import cell_len

from foundation.clock import SHANGHAI

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
}


_GAP = "  "
_LEAST = 24  # a column narrower than this is not worth wrapping


def fancy() -> bool:
    """Whether stdout is a terminal that can draw."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def dump(document: Any, indent: int | None = None) -> str:
    """A value as JSON; instants as ISO 8601 with offset. Chinese stands as it is where stdout can show it."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(document, ensure_ascii=not utf8, indent=indent, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def show_json(document: Any) -> None:
    """One JSON document on stdout."""
    click.echo(dump(document, indent=2))


def say(text: str) -> None:
    """A line of data on stdout."""
    click.echo(_printable(text))


def note(text: str) -> None:
    """A message on stderr."""
    click.echo(_printable(text), err=True)


def complain(text: str) -> None:
    """What went wrong, on stderr."""
    note(f"shebao: {text}")


def _printable(text: str) -> str:
    """Names come from outside: no escape sequence of theirs may reach a terminal."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)


def moment(instant: datetime | None) -> str:
    """An instant for people, to the minute: Asia/Shanghai, the zone of every deadline, unless TZ names another."""
    return "" if instant is None else f"{_local(instant):%Y-%m-%d %H:%M}"


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
    click.echo(_painted(_printable(text), "bold"))


def fields(pairs: Iterable[tuple[str, str | None]]) -> None:
    """Names and values in two columns; empty ones are left out."""
    shown = [(name, _printable(value)) for name, value in pairs if value]
    width = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        click.echo(f"{_painted(name.ljust(width), 'dim')}  {_painted(value, _style(value))}")


def table(headings: Sequence[str], rows: Iterable[Sequence[str | None]], right: Collection[str] = ()) -> None:
    """Rows under headings; `right` names the columns that are aligned at their end, as money is.

    Nothing is cut. On a terminal a last column of text is wrapped where there is room for it; ids and amounts never
    are, since they could not be read or copied then.
    """
    cells = [[_printable(cell or "").replace("\n", " ") for cell in row] for row in rows]
    lines = [list(headings), *cells]
    widths = [max(cell_len(line[at]) for line in lines) for at in range(len(headings))]
    left = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    room = shutil.get_terminal_size().columns - left
    wraps = fancy() and headings[-1] not in right and _LEAST <= room < widths[-1]
    for number, line in enumerate(lines):
        *others, last = [
            _placed(cell, width, name in right, "bold" if number == 0 else _style(cell))
            for name, cell, width in zip(headings, line, widths, strict=True)
        ]
        parts = _wrapped(line[-1], room) if wraps and number else [last]
        click.echo(_GAP.join([*others, parts[0]]).rstrip())
        for part in parts[1:]:
            click.echo(" " * left + part)


def _placed(cell: str, width: int, at_end: bool, style: str) -> str:
    gap = " " * (width - cell_len(cell))
    painted = _painted(cell, style)
    return gap + painted if at_end else painted + gap


def _wrapped(text: str, width: int) -> list[str]:
    from rich.console import Console
    from rich.text import Text

    return [line.plain.rstrip() for line in Text(text).wrap(Console(width=width), width)] or [""]


def _style(cell: str) -> str:
    return _STYLES.get(cell.split(" ", 1)[0], "")


def _painted(text: str, style: str) -> str:
    if not (style and text and fancy()) or os.environ.get("NO_COLOR"):
        return text
    *weight, colour = style.split()
    if colour in ("bold", "dim"):
        weight, colour = [colour], ""
    return click.style(text, fg=colour or None, bold="bold" in weight or None, dim="dim" in weight or None)
