"""`python -m bench [--quick | --long] [--only PART …]`: measure, print the tables, write bench/results/latest.json."""

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson

from bench.child import run
from bench.contenders import CONTENDERS, PEERS_WITH_PACKAGES
from bench.goals import judge
from bench.machine import describe
from bench.processes import ROOT, BenchError
from bench.servers import Servers, running
from bench.tables import all_tables, contest, goals

LATEST = ROOT / "bench" / "results" / "latest.json"
PARTS = ("contest", "arrivals", "growth", "memory", "bulk", "monitoring", "fairness", "voucher", "profile")
# name -> payments, payments to warm up with, lone payments; for the quick form
COUNTS = {
    "bare": (300, 40, 60),
    "bare-small": (400, 40, 60),
    "naive": (150, 30, 40),
    "dbos": (150, 20, 30),
    "procrastinate": (200, 20, 40),
    "absurd": (300, 20, 40),
    "engine-pg": (20_000, 2000, 60),
    "engine-sqlite": (10_000, 2000, 60),
    "full-pg": (600, 100, 20),
}
QUICK: dict[str, Any] = {
    "rounds": 3,
    "times": 1,
    "arrivals": [(250, 10), (1000, 10), (2000, 10)],
    "bare_arrivals": [(60, 8), (250, 8)],
    "growth": {"sizes": [10_000, 50_000], "count": 6000},
    "memory": 10_000,
    "bulk": 10_000,
    "monitoring": 6000,
    "backlog": 10_000,
    "pages": 1000,
}
LONG: dict[str, Any] = {
    "rounds": 5,
    "times": 5,
    "arrivals": [(250, 60), (1000, 600), (2000, 60)],
    "bare_arrivals": [(60, 30), (120, 30), (250, 30)],
    "growth": {"sizes": [10_000, 100_000, 300_000, 1_000_000], "count": 20_000},
    "memory": 100_000,
    "bulk": 100_000,
    "monitoring": 30_000,
    "backlog": 100_000,
    "pages": 5000,
}
SMOKE: dict[str, Any] = {
    "rounds": 1,
    "times": 0.05,
    "arrivals": [(100, 2)],
    "bare_arrivals": [(20, 2)],
    "growth": {"sizes": [300, 600], "count": 200},
    "memory": 400,
    "bulk": 500,
    "monitoring": 300,
    "backlog": 500,
    "pages": 50,
}


class Bench:
    """One run: the form's sizes, the servers, and the results as they come.

    Of some parts only, the others' results are taken from the run before, and `apart` tells of which form and when.
    """

    def __init__(self, form: str, sizes: dict[str, Any], servers: Servers, parts: Sequence[str] = PARTS) -> None:
        self._sizes, self._servers = sizes, servers
        self._started = time.monotonic()
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        empty: dict[str, Any] = {
            "rounds": {},
            "arrivals": [],
            "growth": {},
            "memory": {},
            "bulk": {},
            "monitoring": {},
            "fairness": {},
            "voucher": {},
            "profile": [],
        }
        self.results = {"form": form, "made_at": made_at, "machine": describe(), "apart": {}, **empty}
        if set(parts) != set(PARTS) and LATEST.exists():
            self.results |= orjson.loads(LATEST.read_bytes())
            self.results["apart"] |= dict.fromkeys(parts, f"{form}, {made_at}")
        for part in parts:
            name = "rounds" if part == "contest" else part
            self.results[name] = empty[name]
        self.results["failures"] = []

    def say(self, text: str) -> None:
        """Progress, on stderr."""
        print(f"[{time.monotonic() - self._started:6.0f} s] {text}", file=sys.stderr, flush=True)

    def job(self, title: str, job: str, **arguments: Any) -> dict[str, Any] | None:
        """One measurement in a process of its own; a failure is kept and shown, and the others go on."""
        self.say(title)
        try:
            return run(job, self._servers.place(), **arguments)
        except BenchError as error:
            self.results["failures"].append({"what": title, "why": str(error)[-2000:]})
            self.say(f"  failed: {str(error).strip().splitlines()[-1]}")
            return None
        finally:
            self._servers.clear()

    def contest(self) -> None:
        """All contenders in each round, each time beginning with another one."""
        names = [name for name in CONTENDERS if _installed(name)]
        rounds = self.results["rounds"]
        for number in range(self._sizes["rounds"]):
            shift = number * 2 % len(names)
            for name in names[shift:] + names[:shift]:
                count, warm, lone = COUNTS[name]
                times = self._sizes["times"]
                found = self.job(
                    f"round {number + 1} of {self._sizes['rounds']}: {name}",
                    "child:contend",
                    name=name,
                    count=max(20, round(count * times)),
                    warm=max(10, round(warm * min(1, times))),
                    lone=max(5, round(lone * min(2, times))),
                )
                rounds.setdefault(name, []).append(found)
                if found:
                    self.say(f"  drain {found['drain_per_s']:,.0f}/s, lone p50 {found['lone_p50_ms']:.1f} ms")

    def arrivals(self) -> None:
        """Open loop, ours and the bare chain."""
        for bare, name in ((True, "bare_arrivals"), (False, "arrivals")):
            for rate, seconds in self._sizes[name]:
                what = f"arrivals at {rate}/s for {seconds} s: {'bare chain' if bare else 'engine-pg'}"
                found = self.job(what, "scenarios:arrivals", rate=rate, seconds=seconds, bare=bare)
                if found:
                    self.results["arrivals"].append({**found, "bare": bare})
                    self.say(f"  p50 {found['p50_ms']:,.0f} ms, p99 {found['p99_ms']:,.0f} ms")

    def growth(self) -> None:
        """More and more finished payments."""
        sizes = self._sizes["growth"]
        self.results["growth"] = self.job(f"growth to {sizes['sizes'][-1]:,}", "scenarios:growth", **sizes) or {}

    def memory(self) -> None:
        """A worker of ours and a bare one."""
        total = self._sizes["memory"]
        jobs = {"ours": (total, False), "bare": (max(20, total // 20), True)}
        for who, (count, bare) in jobs.items():
            if found := self.job(f"memory: {who}, {count:,} payments", "scenarios:memory", total=count, bare=bare):
                self.results["memory"][who] = found

    def bulk(self) -> None:
        """Acceptance alone."""
        self.results["bulk"] = self.job("bulk acceptance", "scenarios:bulk", count=self._sizes["bulk"]) or {}

    def monitoring(self) -> None:
        """On and off, turn by turn."""
        for number in range(self._sizes["rounds"]):
            for on in (True, False) if number % 2 else (False, True):
                name = "on" if on else "off"
                found = self.job(f"monitoring {name}", "scenarios:monitoring", on=on, count=self._sizes["monitoring"])
                if found:
                    self.results["monitoring"].setdefault(name, []).append(found)

    def fairness(self) -> None:
        """Lone payments behind a backlog."""
        backlog = self._sizes["backlog"]
        label = f"a backlog of {backlog:,}"
        self.results["fairness"] = self.job(label, "scenarios:fairness", backlog=backlog, every=0.1) or {}

    def voucher(self) -> None:
        """Pages."""
        self.results["voucher"] = self.job("voucher pages", "scenarios:voucher", pages=self._sizes["pages"]) or {}

    def profile(self) -> None:
        """One process, both databases, runs and lone payments."""
        for database in ("postgresql", "sqlite"):
            for size, runs in ((500, 4), (1, 100)):
                what = f"profile on {database} in runs of {size}"
                found = self.job(what, "profiling:steps", database=database, size=size, runs=runs)
                if not found:
                    continue
                self.results["profile"].append(found)

    def run(self, parts: tuple[str, ...]) -> None:
        """Measure these parts, in their order, and judge."""
        for part in parts:
            measure: Callable[[], None] = getattr(self, part)
            measure()
            self.results["goals"] = judge(self.results)
            self.write()
        self.say("done")

    def write(self) -> None:
        """Keep what there is so far."""
        LATEST.parent.mkdir(exist_ok=True)
        LATEST.write_bytes(orjson.dumps(self.results, option=orjson.OPT_INDENT_2))


def _installed(name: str) -> bool:
    package = PEERS_WITH_PACKAGES.get(name)
    return package is None or importlib.util.find_spec(package) is not None


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--quick", action="store_const", dest="form", const="quick", help="about ten minutes (default)")
    form.add_argument("--long", action="store_const", dest="form", const="long", help="an hour or two")
    form.add_argument("--smoke", action="store_const", dest="form", const="smoke", help="tiny sizes: does it run?")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    options = parser.parse_args()
    form_name = options.form or "quick"
    sizes = {"quick": QUICK, "long": LONG, "smoke": SMOKE}[form_name]
    print("servers start, and are made to look as after some work", file=sys.stderr)
    with running() as servers:
        parts = tuple(part for part in PARTS if part in options.only)
        bench = Bench(form_name, sizes, servers, parts)
        bench.run(parts)
    first = [*contest(bench.results), *goals(bench.results)]
    rest = [table for table in all_tables(bench.results) if table.title not in {one.title for one in first}]
    for table in (*rest, *first):
        if table.rows:
            print(table.text(), end="\n\n")
    for failure in bench.results["failures"]:
        print(f"FAILED {failure['what']}\n{failure['why']}", file=sys.stderr)
    sys.exit(1 if bench.results["failures"] else 0)


if __name__ == "__main__":
    main()
