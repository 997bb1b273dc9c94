"""A bar on stderr where that is a terminal; nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(label: str, unit: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A function that is called with how many are done; without a `total` the bar only counts."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn(label), BarColumn(), TextColumn(f"{{task.completed}} {unit}"))
    # Lines of the report go above the bar where both are on the terminal.
    above = sys.stdout.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=above) as bar:
        task = bar.add_task("", total=total)
        yield lambda count: bar.update(task, completed=count)
