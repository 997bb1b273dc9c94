"""`shebao payments watch`: how many payments are where, kept up to date."""

import time
from collections import Counter
from collections.abc import Sequence
from typing import Final

import click

from cli import output
from cli.database import need_database
from cli.groups import Command
from cli.options import json_option
from cli.tables import table
from foundation.clock import utcnow
from models.session import report
from models.states import PaymentState, Step
from workflows.operator.listing import count_by_state

Counts = Counter[tuple[str, str]]
_LIVE: Final = [state for state in PaymentState if not state.is_over]
_OVER: Final = [state for state in PaymentState if state.is_over]
_UP: Final = "\x1b[{}F\x1b[J"  # so many lines up, and clear what is below


@click.command(cls=Command)
@click.option(
    "--every",
    type=click.FloatRange(0.2, 3600),
    metavar="SECONDS",
    default=1.0,
    show_default=True,
    help="Between two looks.",
)
@click.option("--looks", type=click.IntRange(1), metavar="N", help="End after so many looks; else by Ctrl-C.")
@json_option
def watch(every: float, looks: int | None, as_json: bool) -> None:
    """Watch how many payments are in each state at each step, until Ctrl-C.

    On a terminal the table is drawn again in its place. Elsewhere a line is written where something changed; with
    --json, one document a line.
    """
    need_database()
    try:
        _watch(every, looks, as_json)
    except KeyboardInterrupt:
        output.note("ended")


def _watch(every: float, looks: int | None, as_json: bool) -> None:
    before: Counts | None = None
    first: Counts | None = None
    look = 0
    while looks is None or look < looks:
        if look:
            time.sleep(every)
        look += 1
        now = _count()
        first = now if first is None else first
        if output.fancy() and not as_json:
            if look > 1:
                click.echo(_UP.format(_lines()), nl=False)
            _draw(now, first)
        elif now != before:
            _write(now, as_json)
        before = now


def _count() -> Counts:
    counts: Counts = Counter()
    with report() as connection:
        for (state, step, _), count in count_by_state(connection).items():
            counts[state, step] += count
    return counts


def _sum(counts: Counts, states: Sequence[str]) -> dict[str, int]:
    return {state: sum(count for (one, _), count in counts.items() if one == state) for state in states}


def _lines() -> int:
    return 1 + (1 + len(Step)) + 1 + 1 + len(_OVER)


def _draw(now: Counts, first: Counts) -> None:
    output.heading(output.exact(utcnow()))
    rows = [(step, *(f"{now[state, step]:,}" if now[state, step] else "·" for state in _LIVE)) for step in Step]
    table(("step", *_LIVE), rows, right=_LIVE)
    click.echo()
    ends, began = _sum(now, _OVER), _sum(first, _OVER)
    table(
        ("ended", "payments", "since the start"),
        [(state, f"{ends[state]:,}", f"{ends[state] - began[state]:+,}") for state in _OVER],
        right=("payments", "since the start"),
    )


def _by_step(now: Counts) -> dict[Step, dict[PaymentState, int]]:
    """The live payments of each step by state, without zeros."""
    steps = {step: {state: now[state, step] for state in _LIVE if now[state, step]} for step in Step}
    return {step: states for step, states in steps.items() if states}


def _write(now: Counts, as_json: bool) -> None:
    sums = _sum(now, list(PaymentState))
    if as_json:
        click.echo(output.dump({"at": utcnow(), "states": sums, "steps": _by_step(now)}))
    else:
        output.say(f"{output.exact(utcnow())}  " + "  ".join(f"{state} {count:,}" for state, count in sums.items()))
