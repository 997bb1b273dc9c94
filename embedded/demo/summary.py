"""The end of the demo: a table of the payments by state, in 80 columns, and where everything is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from rich.table import Table
from rich.text import Text

from embedded.demo.expected import Ended
from embedded.demo.view import STYLES
from regions import get_regions


def result_table(payments: Sequence[Ended]) -> Table:
    """The payments as they ended, by state and without anything personal."""
    table = Table(title="Payments by state", title_justify="left", box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name in ("reference", "region", "yuan", "method", "voucher, or why"):
        table.add_column(name, justify="right" if name == "yuan" else "left", no_wrap=name != "method")
    for state, style in STYLES.items():
        of_state = [_cells(payment) for payment in payments if payment["state"] == state]
        if of_state:
            _add_state(table, Text(f"{state} ({len(of_state)})", style), of_state)
    return table


def _add_state(table: Table, heading: Text, payments: Sequence[tuple[str, ...]]) -> None:
    table.add_row(heading)
    for cells in payments:
        table.add_row(*cells)


def _cells(payment: Ended) -> tuple[str, ...]:
    return (
        f"  {payment['reference']}",
        get_regions().get(payment["region"]).name.en,
        payment["total"] or "",
        payment["method"] or "",
        payment["voucher"] or payment["reason"] or "",
    )


def closing_lines(home: Path, payments: Sequence[Ended], letters: Mapping[str, int], seconds: float) -> list[str]:
    """Totals, where everything is, and how to look further."""
    states = Counter(map(itemgetter("state"), payments))
    issued = [payment["voucher"] for payment in payments if payment["voucher"]]
    facts = (
        ("messages", _numbers(letters)),
        ("vouchers", f"{len(issued)} PDF files in {home / 'vouchers'}"),
        ("e-mails", f"{len(list((home / 'mail').glob('*.eml')))} .eml files in {home / 'mail'}"),
        ("SMS", f"{len(list((home / 'sms').glob('*.txt')))} text files in {home / 'sms'}"),
        ("logs", str(home / "log")),
        ("took", f"{seconds:.0f} s"),
    )
    commands = (
        f"export SHEBAO_HOME={home}",
        ".venv/bin/shebao payments show SH-2026-0002",
        ".venv/bin/shebao payments list --state attention",
        f".venv/bin/shebao vouchers verify {home / 'vouchers' / next(iter(issued), 'NUMBER')}.pdf",
    )
    shown = [f"{name:<8}  {text}" for name, text in facts]
    counts = _numbers({state: states[state] for state in STYLES if states[state]})
    return [counts, *shown, "To look further:", *(f"  {command}" for command in commands)]


def _numbers(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
