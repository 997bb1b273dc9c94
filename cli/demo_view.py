"""What people see of the demo: a live picture on a terminal, plain lines elsewhere, and the tables at the end."""

import time
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from models.clock import SHANGHAI, utcnow
from regions import get_regions, label
from workflows.door import Receipt

_STYLES = {
    "running": "cyan",
    "waiting": "yellow",
    "attention": "bold red",
    "completed": "green",
    "rejected": "magenta",
    "expired": "magenta",
    "cancelled": "magenta",
}
_LAST = 12


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
        where = get_regions().get(self.region).name.of("en")
        what = f"{self.state} at {self.step}" if self.state in ("running", "waiting", "attention") else self.state
        because = f" ({self.reason})" if self.reason else ""
        return f"{_moment(self.at)}  {self.reference}  {where}: {what}{because}"


def _moment(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%m-%d %H:%M:%S")


class View:
    """Progress of the demo. On a terminal one picture that changes; elsewhere a line for each wait and each end."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, get_renderable=self._picture, refresh_per_second=8, transient=True)
        self._moving = console.is_terminal
        self._begun = time.monotonic()
        self._what = ""
        self._counts: Counter[str] = Counter()
        self._steps: Counter[tuple[str, str]] = Counter()
        self._last: deque[Happening] = deque(maxlen=_LAST)
        self._clock = False

    def __enter__(self) -> Self:
        if self._moving:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._moving:
            self._live.stop()

    def _print(self, text: str, style: str = "") -> None:
        self._console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)

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
        """The stack is up: where to watch."""
        self._clock = True
        if "Flower" in addresses:
            self._print(f"Flower: {addresses['Flower']}  (user and password: {home / 'secrets' / 'flower_basic_auth'})")

    def fed(self, receipts: Sequence[Receipt]) -> None:
        """The file of payments was taken in."""
        for number, receipt in enumerate(receipts, 1):
            if receipt.status != "accepted":
                because = f" ({receipt.code})" if receipt.code else ""
                self._print(f"line {number} of payments.ndjson: {receipt.status}{because}")
        taken = Counter(receipt.status for receipt in receipts)
        self.say(f"{len(receipts)} lines: " + ", ".join(f"{number} {status}" for status, number in taken.items()))

    def turned(self, moment: str, followups: Sequence[Mapping[str, Any]]) -> None:
        """The calendar was turned, and these follow-ups come."""
        why = Counter(str(one["why"]) for one in followups)
        words = "; ".join(text if number == 1 else f"{text} ({number})" for text, number in why.items())
        self.say(f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M}: {words}")

    def update(self, counts: Mapping[tuple[str, str, str | None], int], news: Sequence[Happening]) -> None:
        """How many payments stand where, and what has happened since the last time."""
        self._counts, self._steps = Counter(), Counter()
        for (state, step, _), number in counts.items():
            self._counts[state] += number
            self._steps[state, step] += number
        self._last.extend(news)
        if not self._moving:
            for one in news:
                if one.state != "running":
                    self._print(one.text())

    def _picture(self) -> RenderableType:
        head = Text.assemble(
            (f"{time.monotonic() - self._begun:5.1f} s  ", "dim"),
            (f"{utcnow().astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}  " if self._clock else "", "bold"),
            self._what,
        )
        states = Table(box=None, padding=(0, 2), show_header=False)
        for state, style in _STYLES.items():
            if number := self._counts[state]:
                where = ", ".join(f"{step} {many}" for (one, step), many in self._steps.items() if one == state)
                states.add_row(Text(state, style), Text(str(number), style), where if style in ("cyan", "yellow") else "")
        lines = [Text(one.text(), _STYLES[one.state], no_wrap=True, overflow="ellipsis") for one in self._last]
        return Group(head, "", states, "", *lines)


def result_table(payments: Sequence[Mapping[str, Any]], vouchers: Mapping[str, Path]) -> Table:
    """The payments as they ended, without anything personal."""
    table = Table(title="Payments", title_justify="left")
    for name in ("reference", "region", "scheme", "amount", "method", "state", "reason", "voucher"):
        table.add_column(name, justify="right" if name == "amount" else "left", no_wrap=name in ("reference", "voucher"))
    for payment in payments:
        state = payment["state"]
        table.add_row(
            payment["reference"],
            get_regions().get(payment["region"]).name.of("en"),
            payment["scheme"],
            payment["total"] or "",
            label("method", payment["method"], "en") if payment["method"] else "",
            Text(state, _STYLES[state]),
            payment["reason"] or "",
            vouchers[payment["voucher"]].stem if payment["voucher"] else "",
        )
    return table


def closing_words(
    home: Path, payments: Sequence[Mapping[str, Any]], letters: Mapping[str, int], seconds: float
) -> RenderableType:
    """Totals, where everything lies, and how to look further."""
    states = Counter(payment["state"] for payment in payments)
    command = f"SHEBAO_HOME={home} .venv/bin/shebao"
    facts = Table(box=None, padding=(0, 2), show_header=False)
    facts.add_column(no_wrap=True)
    facts.add_column(overflow="fold")
    facts.add_row("payments", ", ".join(f"{states[state]} {state}" for state in _STYLES if states[state]))
    facts.add_row("letters", ", ".join(f"{number} {name}" for name, number in letters.items()))
    facts.add_row("vouchers", str(home / "vouchers"))
    facts.add_row("e-mails", str(home / "mail"))
    facts.add_row("SMS", str(home / "sms"))
    facts.add_row("logs", str(home / "log"))
    facts.add_row("took", f"{seconds:.0f} s")
    facts.add_row("look further", f"{command} payments show SH-2026-0002")
    facts.add_row("", f"{command} payments list --state attention")
    facts.add_row("", f"{command} vouchers verify {home / 'vouchers'}/NUMBER.pdf")
    return Group("", facts)
