"""A bar on stderr where that is a terminal; nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(
    label: str, unit: str, total: int | None, place: Callable[[], int] | None = None
) -> Iterator[Callable[[int], None]]:
    """A function that is called with how many are done; without a `total` the bar only counts.

    The bar follows `place`, as the place in a file, where `total` is the end of that.
    """
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn(label), BarColumn(), TextColumn(f"{{task.fields[done]:,}} {unit}"))
    # Lines of the report go above the bar where both are on the terminal.
    above = sys.stdout.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=above) as bar:
        task = bar.add_task("", total=total, done=0)
        yield lambda count: bar.update(task, done=count, completed=place() if place and total else count)
