"""Writes docs/performance.md and its plots from a run's results: `python -m bench.report [RESULTS] [DOCS]`."""

import statistics
import sys
from pathlib import Path
from typing import Any

import orjson

from bench import plots
from bench.contenders import CONTENDERS
from bench.processes import ROOT
from bench.stats import short
from bench.tables import all_tables

_HEAD = """# Performance

Made by `python -m bench.report` from the results of `make bench`; do not edit by hand.

`make bench` takes about ten minutes (`python -m bench --long` an hour or two, `--smoke` a few; `--only` measures parts
again and keeps the others).
Every contender runs in processes of its own on the same two servers: a Valkey without persistence and a PostgreSQL with
`fsync`, `synchronous_commit` and `full_page_writes` on, and a quarter of the memory, at most 4 GB, for its buffers. A
round lets each contender run once, and each begins with another one; each measurement has a fresh database and an empty
broker. Shebao runs as its stack does: two workers of one child each (one on SQLite, which has one writer), beat, Celery
events on. Its payments are real ones: four regions' policies, valid identity numbers, bank debit, declaration and
contract. Afterwards the benchmark counts payments, vouchers and letters and wants the ledger in balance, or the round
does not count. The database server has its buffers and its log files as after some hours of work, used before and used
again: memory that is touched for the first time is slow in a virtual machine, which has to get it from its host.

Outside the figures: the gateways of `engine` rows answer at once inside the process; no network lies
between workers, database and broker; the load generator shares the processors with everything else. Ratios are worth
more than the figures: other work on the machine moves all of them.
"""
_PLOT = "\n![{alt}]({file})\n"


def write(results: dict[str, Any], docs: Path) -> Path:
    """Write the page and its plots into `docs`; returns the page's path."""
    folder = docs / "performance"
    folder.mkdir(parents=True, exist_ok=True)
    made = _plots(results)
    for name, (_, content) in made.items():
        (folder / f"{name}.svg").write_text(content, encoding="utf-8")
    parts = [_HEAD, _machine(results)]
    for table in all_tables(results):
        parts.append("\n" + table.markdown() + "\n")
        for name, (title, _) in made.items():
            if title == table.title:
                parts.append(_PLOT.format(alt=title, file=f"performance/{name}.svg"))
    notes = Path(__file__).with_name("notes.md")
    if notes.exists():
        parts.append("\n" + notes.read_text(encoding="utf-8"))
    if results["failures"]:
        failed = "\n".join(f"- {failure['what']}" for failure in results["failures"])
        parts.append(f"\n## Not measured in this run\n\n{failed}\n")
    page = docs / "performance.md"
    page.write_text("".join(parts), encoding="utf-8")
    return page


def _machine(results: dict[str, Any]) -> str:
    found = results["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in found["versions"].items())
    sync = found["fdatasync_us"]
    return (
        f"\nThis run: form `{results['form']}`, {results['made_at'][:10]}; {found['processor']}, {found['cores']} "
        f"cores, {found['memory_gb']} GB, {found['system']}, Python {found['python']}; {versions}. "
        f"Load of the machine before: {found['load_before'][0]}. Keeping one block on its disk (write and fdatasync) "
        f"takes {sync['p50']} µs, p99 {sync['p99']} µs.\n"
        + "".join(f"\nMeasured apart: {part} (form and time: {made}).\n" for part, made in results["apart"].items())
    )


def _plots(results: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Name of the file -> the table it belongs to, and the SVG."""
    made: dict[str, tuple[str, str]] = {}
    rows = []
    for name in CONTENDERS:
        rates = [one["drain_per_s"] for one in results["rounds"].get(name, []) if one]
        if rates:
            rows.append((name, statistics.median(rates), f"{short(statistics.median(rates))} /s"))
    if rows:
        title = "Payments (chains of six) a second, drained; logarithmic"
        made["throughput"] = ("Throughput and lone payments", plots.bars(title, rows))
    series = [
        (f"{found['rate']:,}/s p99", [(second, p99) for second, _, p99 in found["timeline"]])
        for found in results["arrivals"]
        if not found["bare"] and len(found["timeline"]) > 1
    ]
    if series:
        made["arrivals"] = ("Arrivals one by one", plots.lines("Time to completion, ms", "seconds", series))
    points = results["growth"].get("points", [])
    if len(points) > 1:
        line = [("drain /s", [(point["stored"], point["drain_per_s"]) for point in points])]
        made["growth"] = ("Growth", plots.lines("Payments a second", "finished payments stored", line))
    return made


def main() -> None:
    """The command."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "bench" / "results" / "latest.json"
    docs = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs"
    print(write(orjson.loads(source.read_bytes()), docs))


if __name__ == "__main__":
    main()
