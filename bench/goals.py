"""The goals, and how each figure is taken from the results of a run. Ratios are taken inside a round."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.stats import spread

Results = dict[str, Any]
Figure = dict[str, Any] | None


@dataclass(frozen=True)
class Goal:
    """One goal: `figure` gives `{median, min, max}` or None where it was not measured."""

    name: str
    inside: str
    goal: float
    stretch: float
    at_most: bool
    unit: str
    figure: Callable[[Results], Figure]

    def met(self, value: float) -> str:
        """`stretch`, `met` or `not met`."""
        for bound, word in ((self.stretch, "stretch"), (self.goal, "met")):
            if value <= bound if self.at_most else value >= bound:
                return word
        return "not met"


def ratio(over: str, under: str, key: str) -> Callable[[Results], Figure]:
    """`key` of one contender over that of another, round by round."""

    def figure(results: Results) -> Figure:
        pairs = zip(results["rounds"].get(over, []), results["rounds"].get(under, []), strict=False)
        values = [a[key] / b[key] for a, b in pairs if a and b]
        return spread(values) if values else None

    return figure


def _drain(over: str, under: str) -> Callable[[Results], Figure]:
    return ratio(over, under, "drain_per_s")


def _lone(over: str, under: str) -> Callable[[Results], Figure]:
    return ratio(over, under, "lone_p50_ms")


def _single(value: float | None) -> Figure:
    return None if value is None else spread([value])


def _arrival(rate: float) -> Callable[[Results], Figure]:
    def figure(results: Results) -> Figure:
        for found in results["arrivals"]:
            if found["rate"] == rate and not found["bare"]:
                return _single(found["p99_ms"] / 1e3)
        return None

    return figure


def _flat(results: Results) -> Figure:
    ours = [found for found in results["arrivals"] if not found["bare"]]
    return _single(max(ours, key=lambda found: found["seconds"])["p50_last_third_to_first"]) if ours else None


def _growth(results: Results) -> Figure:
    points = results["growth"].get("points") or []
    return _single(points[-1]["drain_per_s"] / points[0]["drain_per_s"]) if len(points) > 1 else None


def _memory(results: Results) -> Figure:
    found = results["memory"]
    return _single(found["ours"]["points"][-1][1] / found["bare"]["points"][-1][1]) if "bare" in found else None


def _memory_growth(results: Results) -> Figure:
    points = results["memory"].get("ours", {}).get("points") or []
    return _single(points[-1][1] / points[2][1]) if points else None


def _monitoring(results: Results) -> Figure:
    pairs = zip(results["monitoring"].get("on", []), results["monitoring"].get("off", []), strict=False)
    values = [on["drain_per_s"] / off["drain_per_s"] for on, off in pairs]
    return spread(values) if values else None


def _of(part: str, key: str, scale: float = 1.0) -> Callable[[Results], Figure]:
    def figure(results: Results) -> Figure:
        return _single(results[part][key] * scale) if results[part] else None

    return figure


_ENGINE = "encryption, signature, letters' rows; not: acceptance, PDF, sending"
_FULL = "encryption, HTTP gateways, PDF, SMTP, SMS over HTTP; not: acceptance"
_PDF = "page with embedded fonts and QR code"
_PSS = "proportional memory of parent and one child"
_INTAKE = "acceptance, encryption"
_WITH_INTAKE = "acceptance, encryption, signature, letters' rows; not: PDF, sending"
_LEAST, _MOST = False, True
GOALS: tuple[Goal, ...] = (
    Goal("engine on PostgreSQL / bare Celery chain", _ENGINE, 30, 60, _LEAST, "×", _drain("engine-pg", "bare")),
    Goal("engine on PostgreSQL / DBOS", _ENGINE, 50, 100, _LEAST, "×", _drain("engine-pg", "dbos")),
    Goal("engine on PostgreSQL / absurd", _ENGINE, 25, 50, _LEAST, "×", _drain("engine-pg", "absurd")),
    Goal("engine on SQLite / bare Celery chain", _ENGINE, 30, 60, _LEAST, "×", _drain("engine-sqlite", "bare")),
    Goal("full on PostgreSQL / bare Celery chain", _FULL, 2, 4, _LEAST, "×", _drain("full-pg", "bare")),
    Goal("lone payment p50, PostgreSQL / bare", _WITH_INTAKE, 2.8, 2.3, _MOST, "×", _lone("engine-pg", "bare")),
    Goal("lone payment p50, SQLite / bare", _WITH_INTAKE, 2.2, 1.8, _MOST, "×", _lone("engine-sqlite", "bare")),
    Goal("arrivals at 250/s, p99", _WITH_INTAKE, 0.3, 0.15, _MOST, "s", _arrival(250)),
    Goal("arrivals at 1,000/s, p99", _WITH_INTAKE, 0.3, 0.15, _MOST, "s", _arrival(1000)),
    Goal("arrivals at 2,000/s, p99", _WITH_INTAKE, 0.3, 0.15, _MOST, "s", _arrival(2000)),
    Goal("arrivals: p50 of the last third / first third", _WITH_INTAKE, 1.2, 1.05, _MOST, "×", _flat),
    Goal("throughput, most payments stored / fewest", _ENGINE, 0.85, 0.95, _LEAST, "×", _growth),
    Goal("voucher PDF, CPU each", _PDF, 1, 0.3, _MOST, "ms", _of("voucher", "cpu_us", 1e-3)),
    Goal("memory of a worker / bare Celery worker", _PSS, 1.5, 1.25, _MOST, "×", _memory),
    Goal("memory of a worker, end / half of the work", _PSS, 1.05, 1.0, _MOST, "×", _memory_growth),
    Goal("bulk acceptance from a file, one process", _INTAKE, 5000, 10000, _LEAST, "/s", _of("bulk", "per_s")),
    Goal("throughput with Celery events and Flower / without", _ENGINE, 0.95, 1, _LEAST, "×", _monitoring),
    Goal("lone payments behind a backlog, p99", _WITH_INTAKE, 1, 0.3, _MOST, "s", _of("fairness", "p99_ms", 1e-3)),
)


def judge(results: Results) -> list[dict[str, Any]]:
    """Each goal with its figure and whether it is met."""
    rows = []
    for goal in GOALS:
        figure = goal.figure(results)
        met = "not measured" if figure is None else goal.met(figure["median"])
        row = {"name": goal.name, "inside": goal.inside, "goal": goal.goal, "stretch": goal.stretch, "unit": goal.unit}
        rows.append(row | {"at_most": goal.at_most, "figure": figure, "met": met})
    return rows
