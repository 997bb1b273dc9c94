"""Where the time of a run goes: the six steps in one process, without broker and workers, timed and then profiled."""

import cProfile
import io
import pstats
import re
import time
from collections import defaultdict
from typing import Any

from bench import payments
from bench.contenders.ours import Ours
from bench.servers import Place


def steps(place: Place, *, database: str, size: int, runs: int) -> dict[str, Any]:
    """Microseconds per payment: wall and processor time of each part, and the functions that take most of it."""
    ours = Ours(place, database=database, settings={"run_size": str(size)})
    ours.adopt()
    from models.migrate import upgrade

    upgrade(ours.url)
    _work(0, size)  # statements prepared, caches filled
    wall: dict[str, float] = defaultdict(float)
    cpu: dict[str, float] = defaultdict(float)
    for number in range(runs):
        _work(size * (1 + number), size, wall, cpu)
    profiler = cProfile.Profile()
    for number in range(runs):
        _work(size * (1 + runs + number), size, profiler=profiler)
    done = size * runs
    parts = [{"part": part, "wall_us": wall[part] / done * 1e6, "cpu_us": cpu[part] / done * 1e6} for part in wall]
    return {"database": database, "size": size, "parts": parts, "top": _top(profiler, done)}


def _work(
    first: int,
    size: int,
    wall: dict[str, float] | None = None,
    cpu: dict[str, float] | None = None,
    profiler: cProfile.Profile | None = None,
) -> None:
    """Accept `size` payments and carry them through, adding up the time of each part."""
    from gateways.instant import instant
    from regions import plan_steps
    from workflows.dispatch import claim_runs
    from workflows.door import accept
    from workflows.runner import run_step

    wall = defaultdict(float) if wall is None else wall
    cpu = defaultdict(float) if cpu is None else cpu

    def timed(part: str, work: Any, *arguments: Any) -> Any:
        before, used = time.perf_counter(), time.process_time()
        try:
            return work(*arguments)
        finally:
            wall[part] += time.perf_counter() - before
            cpu[part] += time.process_time() - used

    documents = payments.lines(first, size)
    if profiler:
        profiler.enable()
    timed("accept", accept, documents, "file")
    while runs := timed("claim", claim_runs):
        for run in runs:
            names = plan_steps(run.plan)
            for step in names[names.index(run.step) :]:
                timed(step, run_step, step, run.id, instant())
    if profiler:
        profiler.disable()


def _top(profiler: cProfile.Profile, done: int, most: int = 25) -> list[dict[str, Any]]:
    """The functions with most time of their own, in microseconds per payment (profiled, so inflated)."""
    stats = pstats.Stats(profiler, stream=io.StringIO())
    rows = []
    for (file, line, name), (_, calls, own, whole, _) in stats.stats.items():  # type: ignore[attr-defined]  # no stub
        short = re.sub(r"^.*/(?=[^/]+/[^/]+$)", "", file)
        where = name if file == "~" else f"{short}:{line} {name}"
        rows.append({"where": where, "calls": calls / done, "own_us": own / done * 1e6, "whole_us": whole / done * 1e6})
    return sorted(rows, key=lambda row: -row["own_us"])[:most]
