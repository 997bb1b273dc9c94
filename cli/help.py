"""Help in the reader's language. Chinese has no blanks to break lines at, and its characters take two cells."""

from collections.abc import Iterable

import click
from click import core, decorators, exceptions, formatting, types
from rich.cells import cell_len

from cli import output, words

_MOST = 30  # cells of the first column
_EXTRAS = "  ["  # click puts default and `required` behind an option's text

# click looks its own words up by gettext, whose catalogues are compiled files; they are in words.toml with all others.
for _module in (core, decorators, exceptions, formatting, types):
    vars(_module)["_"] = words.text


class Formatter(click.HelpFormatter):
    """click's formatter, which looks up each text first, and fits Chinese by cells."""

    def write_text(self, text: str) -> None:
        """Paragraphs, each wrapped."""
        if not words.is_chinese():
            super().write_text(text)
            return
        for number, paragraph in enumerate(words.text(text).split("\n\n")):
            self.write("\n" if number else "")
            for line in output.wrapped(paragraph.replace("\n", ""), self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _MOST, col_spacing: int = 2) -> None:
        """Names and what they mean, in two columns."""
        if not words.is_chinese():
            super().write_dl(rows, col_max, col_spacing)
            return
        rows = list(rows)
        column = min(max(cell_len(name) for name, _ in rows), col_max) + col_spacing
        indent = self.current_indent
        for name, text in rows:
            plain, extras, more = text.partition(_EXTRAS)
            lines = output.wrapped(words.text(plain) + extras + more, max(20, self.width - indent - column))
            gap = column - cell_len(name)
            first = name + " " * gap + lines.pop(0) if gap >= col_spacing else name
            self.write(f"{'':>{indent}}{first}\n")
            for line in lines:
                self.write(f"{'':>{indent + column}}{line}\n")
