"""Running the demo: a stack of its own, the play, the summary."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rich.console import Console

from embedded import Stack, StackError
from embedded.demo.expected import Ended, Expected, compare, compare_lines, read_expected
from embedded.demo.home import Calendar, DemoError, environment, prepare_home
from embedded.demo.play import Play
from embedded.demo.summary import closing_lines, result_table
from embedded.demo.view import View, make_console
from foundation.settings import Settings

# The examples count on these rules of the house, whatever the user's own settings say.
_RULES = (
    "materials_days",
    "reminder_days",
    "choice_days",
    "contract_days",
    "pay_order_days",
    "debit_tries",
    "retry_seconds",
    "poll_seconds",
)


@dataclass(slots=True)
class Result:
    """What the demo ended with; `differences` says where it is not what the examples expect."""

    lines: int
    payments: list[Ended]
    letters: dict[str, int]
    differences: list[str] = field(default_factory=list)


@contextmanager
def _signals_interrupt() -> Iterator[None]:
    """Let the signals that end a process stop the demo as Ctrl-C does."""
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def main(home: Path | None = None, console: Console | None = None) -> int:
    """Run the demo in `home` (default: `demo` under SHEBAO_HOME); returns the exit code, 1 where it went wrong."""
    console = console or make_console()
    home = home or Path(os.environ.get("SHEBAO_HOME", "var")) / "demo"
    begun = time.monotonic()
    try:
        with _signals_interrupt():
            result = _run(home.absolute(), console)
    except (DemoError, StackError) as error:
        Console(stderr=True).print(f"shebao: {error}", style="red", markup=False, highlight=False)
        return 1
    except KeyboardInterrupt:
        console.print("stopped")
        return 130
    _show(result, home, console, time.monotonic() - begun)
    return 1 if result.differences else 0


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _show(result: Result, home: Path, console: Console, seconds: float) -> None:
    console.print(result_table(result.payments))
    for line in closing_lines(home, result.payments, result.letters, seconds):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    for line in result.differences:
        console.print(f"not as the examples expect: {line}", style="red", markup=False, highlight=False)
    if not result.differences:
        ended = f"All {result.lines} lines and {len(result.payments)} payments ended as examples/expected.json says."
        console.print(ended, style="bold green", markup=False, highlight=False, soft_wrap=True)


def _run(home: Path, console: Console) -> Result:
    prepare_home(home)
    expected = read_expected()
    calendar = Calendar(home / "clock")
    calendar.turn(datetime.fromisoformat(expected["start"]))
    stack = Stack(home, settings={name: _text(Settings.model_fields[name].default) for name in _RULES})
    view = View(console)
    with environment({"SHEBAO_HOME": str(home), "SHEBAO_CLOCK_FILE": str(calendar.path)}), view:
        try:
            view.introduce(datetime.fromisoformat(expected["start"]))
            view.say("starting the embedded stack")
            stack.start(on_event=lambda event: view.starting(event.get("service", "")))
            view.started(stack.addresses, home)
            with environment(stack.env):
                play = Play(stack.addresses["sandbox"], home, calendar, view)
                play.run(expected["lines"])
                return _result(play, home, expected)
        finally:
            view.say("stopping the stack")
            stack.stop()


def _text(default: object) -> str:
    return ",".join(str(one) for one in default) if isinstance(default, tuple) else str(default)


def _result(play: Play, home: Path, expected: Expected) -> Result:
    payments = play.ended(home / "vouchers")
    differences = [*play.problems, *play.done_twice(), *compare_lines(play.receipts, expected["lines"])]
    differences += compare(payments, expected["payments"])
    return Result(len(play.receipts), payments, play.letters(), differences)
