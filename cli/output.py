"""What people and programs see: data on stdout, messages on stderr, colour and boxes on a terminal only."""

import json
import os
import sys
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from models.clock import SHANGHAI

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


def fancy() -> bool:
    """Whether stdout is a terminal that can draw; rich takes care of NO_COLOR."""
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
    if fancy():
        _print_rich([(text, "bold")])
    else:
        say(text)


def fields(pairs: Iterable[tuple[str, str | None]]) -> None:
    """Names and values in two columns; empty ones are left out."""
    shown = [(name, value) for name, value in pairs if value]
    width = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        if fancy():
            _print_rich([(name.ljust(width + 2), "dim"), (_printable(value), _style(value))])
        else:
            say(f"{name.ljust(width)}  {value}")


def table(headings: Sequence[str], rows: Iterable[Sequence[str | None]], right: Collection[str] = ()) -> None:
    """Rows under headings; `right` names the columns that are aligned at their end, as money is.

    Off a terminal: plain columns, never cut, one row a line.
    """
    cells = [[_printable(cell or "").replace("\n", " ") for cell in row] for row in rows]
    if fancy():
        _rich_table(headings, cells, right)
        return
    from rich.cells import cell_len  # Chinese characters take two columns

    lines = [list(headings), *cells]
    widths = [max(cell_len(line[at]) for line in lines) for at in range(len(headings))]
    for line in lines:
        placed = []
        for name, cell, width in zip(headings, line, widths, strict=True):
            gap = " " * (width - cell_len(cell))
            placed.append(gap + cell if name in right else cell + gap)
        click.echo("  ".join(placed).rstrip())


def _style(cell: str) -> str:
    return _STYLES.get(cell.split(" ", 1)[0], "")


def _rich_table(headings: Sequence[str], cells: list[list[str]], right: Collection[str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in headings:
        drawn.add_column(name, justify="right" if name in right else "left", overflow="fold", no_wrap=name in right)
    for row in cells:
        drawn.add_row(*(Text(cell, _style(cell)) for cell in row))
    Console(highlight=False).print(drawn)


def _print_rich(parts: Sequence[tuple[str, str]]) -> None:
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False).print(Text.assemble(*parts))
