"""The results as tables, for the terminal and for docs/performance.md."""

import statistics
from dataclasses import dataclass
from typing import Any

from bench.contenders import CONTENDERS
from bench.stats import short, shown, spread

# The busiest days of a month: half of its payments within three days of eight hours.
PEAK_SHARE, PEAK_SECONDS = 0.5, 3 * 8 * 3600


@dataclass(frozen=True)
class Table:
    """A titled table with a note on what is inside the figures."""

    title: str
    note: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def text(self) -> str:
        """For the terminal."""
        widths = [max(len(row[at]) for row in (self.header, *self.rows)) for at in range(len(self.header))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.header, *self.rows)
        ]
        return "\n".join([self.title, *lines[:1], "  ".join("-" * width for width in widths), *lines[1:], self.note])

    def markdown(self) -> str:
        """For the page."""
        lines = [" | ".join(row) for row in (self.header, tuple("---" for _ in self.header), *self.rows)]
        return "\n".join([f"## {self.title}", "", self.note, "", *(f"| {line} |" for line in lines)])


def all_tables(results: dict[str, Any]) -> list[Table]:
    """Every table that the results fill."""
    made = (goals, contest, processor, arrivals, growth, memory, others, sizing, profile)
    return [table for make in made for table in make(results) if table.rows]


def goals(results: dict[str, Any]) -> list[Table]:
    """The goals beside the figures."""
    rows = []
    for goal in results["goals"]:
        sign, unit = ("≤" if goal["at_most"] else "≥"), goal["unit"]
        figure = shown(goal["figure"]) if goal["figure"] else "–"
        if goal["figure"] and len(goal["figure"]["rounds"]) == 1:
            figure = short(goal["figure"]["median"])
        wanted, stretch = (f"{sign} {goal[name]:,g} {unit}" for name in ("goal", "stretch"))
        rows.append((goal["name"], figure, wanted, stretch, goal["met"], goal["inside"]))
    note = (
        "Ratios are taken inside a round; median [least–greatest] of the rounds. "
        "Throughput and lone payment belong together."
    )
    return [Table("Goals", note, ("figure", "measured", "goal", "stretch", "", "inside"), rows)]


def contest(results: dict[str, Any]) -> list[Table]:
    """Throughput and lone payments of all contenders."""
    rows = []
    rounds = results["rounds"]
    for name, (_, _, _, what) in CONTENDERS.items():
        found = [one for one in rounds.get(name, []) if one]
        if not found:
            continue
        pairs = zip(rounds[name], rounds.get("bare", []), strict=False)
        against = [one["drain_per_s"] / bare["drain_per_s"] for one, bare in pairs if one and bare]
        rows.append(
            (
                f"{name}: {what}",
                *(shown(spread([one[key] for one in found])) for key in ("drain_per_s", "through_per_s")),
                shown(spread(against)) if against else "–",
                *(shown(spread([one[key] for one in found])) for key in ("lone_p50_ms", "lone_p99_ms")),
            )
        )
    note = (
        "Payments (chains of six) a second, milliseconds. *drain*: submitted before, so acceptance is outside; "
        "*through*: submitting by one process is inside. *lone*: closed loop, submitting inside. Shebao's rows hold "
        "encryption, real policies, ledger, signed voucher, letters' and events' rows; PDF and sending are in `full` "
        "only. The peers' steps are empty."
    )
    header = ("contender", "drain /s", "through /s", "drain / bare", "lone p50 ms", "lone p99 ms")
    return [Table("Throughput and lone payments", note, header, rows)]


def processor(results: dict[str, Any]) -> list[Table]:
    """Processor time and disk per payment while draining."""
    rows = []
    for name in CONTENDERS:
        found = [one for one in results["rounds"].get(name, []) if one]
        if not found:
            continue
        cpu = [statistics.median(one["cpu_us"][key] for one in found) for key in ("workers", "database", "broker")]
        wal = [statistics.median(one["disk"][key] for one in found) for key in ("wal_bytes", "wal_fsyncs")]
        figures = (*cpu, sum(cpu), wal[0] / 1024, wal[1], statistics.median(one["pss_mb"] for one in found))
        rows.append((name, *(short(figure) for figure in figures)))
    note = (
        "Per payment while draining (acceptance outside). On SQLite the database works inside the worker. "
        "Workers are all processes of the contender: beat, and with `full` also sandbox, mail sink and letters."
    )
    header = ("contender", "workers µs", "PostgreSQL µs", "broker µs", "all µs", "WAL KB", "WAL syncs", "PSS MB")
    return [Table("Where the processors' time goes", note, header, rows)]


def arrivals(results: dict[str, Any]) -> list[Table]:
    """Open loop."""
    rows = [
        (
            "bare chain" if found["bare"] else "engine-pg",
            short(found["rate"]),
            short(found["seconds"]),
            short(found["p50_ms"]),
            short(found["p99_ms"]),
            short(found["max_ms"]),
            short(found["p50_last_third_to_first"]),
        )
        for found in results["arrivals"]
    ]
    note = (
        "Payments come one by one at random moments, whatever the system does. Time from the moment of arrival to the "
        "commit of the voucher (for the bare chain: to its last task). Acceptance and encryption are inside, PDF and "
        "sending are not. The intake takes what has arrived since its last transaction."
    )
    header = ("", "arrivals /s", "seconds", "p50 ms", "p99 ms", "max ms", "p50 last third / first")
    return [Table("Arrivals one by one", note, header, rows)]


def growth(results: dict[str, Any]) -> list[Table]:
    """Throughput with more and more stored."""
    rows = [
        tuple(short(point[key]) for key in ("stored", "drain_per_s", "lone_p50_ms", "database_mb"))
        for point in results["growth"].get("points", [])
    ]
    note = (
        "Engine on PostgreSQL; acceptance outside, encryption inside, no PDF. "
        "Every stored payment was really carried out. "
        "Before each point a checkpoint ends: what is touched after it goes into the log whole, and none falls into "
        "one point and not into the next."
    )
    return [Table("Growth", note, ("finished payments", "drain /s", "lone p50 ms", "database MB"), rows)]


def memory(results: dict[str, Any]) -> list[Table]:
    """One worker with one child."""
    rows = [
        (who, " · ".join(f"{count:,}: {short(mb)}" for count, mb in found["points"]))
        for who, found in results["memory"].items()
    ]
    note = (
        "Proportional set size in MB of one worker with its child, "
        "after so many payments (or bare chains) of the whole system."
    )
    return [Table("Memory", note, ("worker", "payments: MB"), rows)]


def others(results: dict[str, Any]) -> list[Table]:
    """Figures that belong to no other table."""
    rows = []
    if found := results["bulk"]:
        rest = f"{short(found['cpu_us'])} µs of Python each"
        rows.append(("bulk acceptance from a file, one process", f"{short(found['per_s'])} /s", rest))
    if found := results["voucher"]:
        rows.append(("voucher PDF", f"{short(found['cpu_us'])} µs of CPU", f"over {found['pages']:,} pages"))
    if found := results["fairness"]:
        rest = f"p99 {short(found['p99_ms'])} ms; {found['lone']} payments behind a backlog of {found['backlog']:,}"
        rows.append(("lone payments behind a backlog", f"p50 {short(found['p50_ms'])} ms", rest))
    for name in ("on", "off"):
        if runs := results["monitoring"].get(name):
            rates = shown(spread([one["drain_per_s"] for one in runs]))
            rows.append((f"drain with monitoring {name}", f"{rates} /s", "Celery events and Flower"))
    note = "Acceptance and encryption are inside bulk acceptance and fairness; a drain has encryption, not acceptance."
    return [Table("Acceptance, voucher, fairness, monitoring", note, ("what", "figure", "more"), rows)]


def sizing(results: dict[str, Any]) -> list[Table]:
    """Cores and disk for so many payments a month, from the measured cost of a payment."""
    found = [one for one in results["rounds"].get("full-pg", []) if one]
    points = results["growth"].get("points", [])
    if not found or len(points) < 2:
        return []
    cpu = {key: statistics.median(one["cpu_us"][key] for one in found) for key in ("workers", "database", "broker")}
    kept = (points[-1]["database_mb"] - points[0]["database_mb"]) / (
        points[-1]["stored_after"] - points[0]["stored_after"]
    )
    wal = statistics.median(one["disk"]["wal_bytes"] for one in found)
    rows = []
    for millions in (1, 10, 100):
        a_second = millions * 1e6 * PEAK_SHARE / PEAK_SECONDS
        cores = [short(a_second * cpu[key] / 1e6) for key in ("workers", "database", "broker")]
        disk = (f"{millions * 1e6 * kept / 1024:,.0f} GB", f"{a_second * wal / 2**20:,.1f} MB/s")
        rows.append((f"{millions} million", f"{a_second:,.0f} /s", *cores, *disk))
    note = (
        "From the processor time of `full` (gateways over HTTP, PDF, e-mail and SMS inside; acceptance outside; the "
        "workers' share holds the sandbox and the mail sink, which others run) and from the growth of the database. "
        "Assumed: half of a month's payments fall on its three busiest days of eight hours. Cores at full load: double "
        "them for a machine that has room."
    )
    header = (
        "payments a month",
        "at the peak",
        "worker cores",
        "PostgreSQL cores",
        "broker cores",
        "kept a month",
        "WAL",
    )
    return [Table("Sizing", note, header, rows)]


def profile(results: dict[str, Any]) -> list[Table]:
    """Microseconds per payment by part, and the functions that take most."""
    made = []
    for found in results["profile"]:
        where = f"on {found['database']} in runs of {found['size']}"
        figures = ("wall_us", "cpu_us", "statements")
        parts = [(one["part"], *(short(one[key]) for key in figures)) for one in found["parts"]]
        inside = [one for one in found["parts"] if one["part"] != "accept"]
        parts.append(("all but accept", *(short(sum(one[key] for one in inside)) for key in figures)))
        note = (
            "Microseconds per payment, statements per run; no broker, no second process. "
            "What Python did not use is database and disk."
        )
        made.append(Table(f"One process {where}", note, ("part", "wall µs", "Python µs", "statements"), parts))
        figures = ("calls", "own_us", "whole_us")
        for title, rows in (("Dearest functions", found["top"]), ("Our dearest functions", found["ours"])):
            top = [(f"`{one['where']}`", *(short(one[key]) for key in figures)) for one in rows[:15]]
            note = "Per payment under cProfile, which makes small functions look dearer than they are."
            made.append(Table(f"{title} {where}", note, ("function", "calls", "own µs", "whole µs"), top))
    return made
