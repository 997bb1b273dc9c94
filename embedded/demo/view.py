"""What people see while the demo runs: a live picture on a terminal, plain lines elsewhere."""

import time
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from embedded.demo.expected import FollowUp
from foundation.clock import SHANGHAI, utcnow
from models.states import PaymentState
from regions import get_region
from workflows.intake.inbox import Receipt

STYLES = {
    "completed": "green",
    "running": "cyan",
    "waiting": "yellow",
    "attention": "bold red",
    "rejected": "magenta",
    "expired": "magenta",
    "cancelled": "magenta",
}
_UNFINISHED = tuple(state for state in PaymentState if state.is_live)
_LAST = 12
_PLAIN_WIDTH = 80  # where no terminal says how wide it is


@dataclass(frozen=True, slots=True)
class Happening:
    """One transition of one payment, with nothing personal in it."""

    at: datetime
    reference: str
    region: str
    state: str
    step: str
    reason: str | None

    def text(self) -> str:
        """In one line, the time in Asia/Shanghai."""
        where = get_region(self.region).name.of("en")
        what = f"{self.state} at {self.step}" if self.state in _UNFINISHED else self.state
        because = f" ({self.reason})" if self.reason else ""
        return f"{_moment(self.at)}  {self.reference}  {where}: {what}{because}"


def make_console() -> Console:
    """A console on stdout; one that is no terminal is as wide as the narrowest usual one."""
    console = Console()
    return console if console.is_terminal else Console(width=_PLAIN_WIDTH)


def _moment(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%m-%d %H:%M")


class View:
    """Progress of the demo. On a terminal one picture that changes; elsewhere a line for each wait and each end."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._moving = console.is_terminal
        self._begun = time.monotonic()
        self._what = ""
        self._counts: Counter[str] = Counter()
        self._steps: Counter[tuple[str, str]] = Counter()
        self._last: deque[Happening] = deque(maxlen=_LAST)
        self._clock = False
        self._live = Live(console=console, get_renderable=self._picture, refresh_per_second=8, transient=True)

    def __enter__(self) -> Self:
        if self._moving:
            self._live.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._moving:
            self._live.stop()

    def _print(self, text: str, style: str = "") -> None:
        self._console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)

    def introduce(self, start: datetime) -> None:
        """What will be seen, so that what is meant to be refused is not taken for a fault."""
        self._print("The payments of examples/payments.ndjson go through the real chain.")
        self._print(f"The calendar is turned: the demo starts on {start:%Y-%m-%d} and goes from")
        self._print("one day on which something happens to the next. Some lines and payments are")
        self._print("refused or expire on purpose; at the end each is compared with what")
        self._print("examples/expected.json says.")

    def say(self, what: str) -> None:
        """What is being done now."""
        self._what = what
        if not self._moving:
            self._print(what)

    def starting(self, service: str) -> None:
        """A process of the stack starts."""
        if self._moving and service:
            self._what = f"starting {service}"

    def started(self, addresses: Mapping[str, str], home: Path) -> None:
        """The stack is up: where to watch it while it runs."""
        self._clock = True
        if "Flower" in addresses:
            self._print(f"While the demo runs, watch it in Flower: {addresses['Flower']}")
            self._print(f"(user and password: {home / 'secrets' / 'flower_basic_auth'})")

    def fed(self, receipts: Sequence[Receipt], expected: Mapping[str, Mapping[str, str]]) -> None:
        """The file of payments was taken in; `expected` names the lines that are wrong on purpose."""
        for number, receipt in enumerate(receipts, 1):
            if receipt.status != "accepted":
                because = f" ({receipt.code})" if receipt.code else ""
                meant = ", as it should be" if str(number) in expected else ""
                self._print(f"line {number} of payments.ndjson: {receipt.status}{because}{meant}")
        taken = Counter(receipt.status for receipt in receipts)
        self.say(f"{len(receipts)} lines: " + ", ".join(f"{number} {status}" for status, number in taken.items()))

    def turned(self, moment: str, followups: Sequence[FollowUp]) -> None:
        """The calendar was turned, and these follow-ups come."""
        why = Counter(one["why"] for one in followups)
        words = "; ".join(text if number == 1 else f"{text} ({number})" for text, number in why.items())
        self._print(f"The calendar is turned to {datetime.fromisoformat(moment):%Y-%m-%d %H:%M}:")
        self.say(words)
        if self._moving:
            self._print(words)

    def update(self, counts: Mapping[tuple[str, str, str | None], int], news: Sequence[Happening]) -> None:
        """how many payments are where, and what has happened since the last time."""
        self._counts, self._steps = Counter(), Counter()
        for (state, step, _), number in counts.items():
            self._counts[state] += number
            self._steps[state, step] += number
        self._last.extend(news)
        if not self._moving:
            for one in news:
                if one.state != PaymentState.RUNNING:
                    self._print(one.text())

    def _picture(self) -> RenderableType:
        head = Text.assemble(
            (f"{time.monotonic() - self._begun:5.1f} s  ", "dim"),
            (f"{utcnow().astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}  " if self._clock else "", "bold"),
            self._what,
        )
        lines = [Text(one.text(), STYLES[one.state], no_wrap=True, overflow="ellipsis") for one in self._last]
        return Group(head, "", self._states(), "", *lines)

    def _states(self) -> Table:
        states = Table(box=None, padding=(0, 2), show_header=False)
        for state, style in STYLES.items():
            if not (number := self._counts[state]):
                continue
            steps = ", ".join(f"{step} {many}" for (one, step), many in self._steps.items() if one == state)
            states.add_row(Text(state, style), Text(str(number), style), steps if state in _UNFINISHED else "")
        return states
