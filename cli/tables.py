"""Tables that fit the terminal.

References and amounts are never cut: columns of text wrap, the least needed ones are left out, and where even that is
too wide each row becomes a block of lines.
"""

import itertools
from collections.abc import Collection, Iterable, Sequence

import click
from rich.cells import cell_len

from cli import output, words

_LEAST = 12  # a column of text narrower than this is hard to read


Columns = dict[str, list[str]]  # heading -> cells


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    *,
    right: Collection[str] = (),
    wraps: Collection[str] | None = None,
    less: Sequence[str] = (),
) -> None:
    """Rows under headings that differ; a pipe has no width, so there nothing is wrapped or left out.

    `right` are aligned at their end, as money is. `wraps` may be wrapped: the last column, unless given. `less` are
    left out in this order where the terminal is too narrow.
    """
    columns = _columns(headings, rows)
    right, less = [words.heading(name) for name in right], [words.heading(name) for name in less]
    wraps = [words.heading(name) for name in (headings[-1:] if wraps is None else wraps)]
    limit = output.terminal_width()
    widths: dict[str, int] | None = _widths(columns)
    if limit is not None:
        _leave_out(columns, less, limit)
        flexible = set(wraps) & columns.keys() - set(right)
        widths = _fitted(_widths(columns), flexible, limit)
    if widths is None:
        _show_blocks(columns)
        return
    _show_line(list(columns), widths, right, ["bold"] * len(columns))
    for line in zip(*columns.values(), strict=True):
        _show_line(line, widths, right, [output.style_of(cell) for cell in line])


def _columns(headings: Sequence[str], rows: Iterable[Sequence[str | None]]) -> Columns:
    cells = [[output.printable(cell or "").replace("\n", " ") for cell in row] for row in rows]
    return {words.heading(name): [words.cell(name, row[at]) for row in cells] for at, name in enumerate(headings)}


def _widths(columns: Columns) -> dict[str, int]:
    return {name: max(map(cell_len, [name, *cells])) for name, cells in columns.items()}


def _total(widths: dict[str, int]) -> int:
    return sum(widths.values()) + len(output.GAP) * (len(widths) - 1)


def _leave_out(columns: Columns, less: Sequence[str], limit: int) -> None:
    """Delete the least needed columns while the others need more than `limit` cells."""
    for name in less:
        if _total(_widths(columns)) > limit:
            del columns[name]


def _fitted(widths: dict[str, int], flexible: Collection[str], limit: int) -> dict[str, int] | None:
    """Widths with which the columns fit, the widest flexible ones narrowed first; None where they cannot."""
    fitted = dict(widths)
    while _total(fitted) > limit:
        widest = max(flexible, key=lambda name: fitted[name], default=None)
        if widest is None or fitted[widest] <= _LEAST:
            return None
        fitted[widest] -= 1
    return fitted


def _show_line(cells: Sequence[str], widths: dict[str, int], right: Collection[str], styles: Sequence[str]) -> None:
    parts = [output.wrapped(cell, width) for cell, width in zip(cells, widths.values(), strict=True)]
    for line in itertools.zip_longest(*parts, fillvalue=""):
        placed = [
            _placed(text, width, name in right, style)
            for text, (name, width), style in zip(line, widths.items(), styles, strict=True)
        ]
        click.echo(output.GAP.join(placed).rstrip())


def _placed(text: str, width: int, at_end: bool, style: str) -> str:
    gap = " " * (width - cell_len(text))
    painted = output.painted(text, style)
    return gap + painted if at_end else painted + gap


def _show_blocks(columns: dict[str, list[str]]) -> None:
    for number, line in enumerate(zip(*columns.values(), strict=True)):
        if number:
            click.echo()
        output.fields(zip(columns, line, strict=True))
