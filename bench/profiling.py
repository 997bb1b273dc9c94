"""Where the time of a run goes: the six steps in one process, without broker and workers, timed and then profiled."""

import cProfile
import io
import pstats
import re
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import event

from bench import payments
from bench.contenders.ours import Ours
from bench.servers import Place

_OURS = re.compile(r"(workflows|models|regions|notifications|gateways|steps|voucher)/")


@dataclass
class Spent:
    """Seconds and statements of one part."""

    wall: float = 0.0
    cpu: float = 0.0
    count: int = 0


def steps(place: Place, *, database: str, size: int, runs: int) -> dict[str, Any]:
    """Microseconds per payment: wall and processor time of each part, and the functions that take most of it."""
    ours = Ours(place, database=database, settings={"run_size": str(size)})
    ours.adopt()
    from models.migrate import upgrade
    from models.session import get_engine

    upgrade(ours.url)
    _work(0, size, defaultdict(Spent), [0])  # statements prepared, caches filled
    spent: dict[str, Spent] = defaultdict(Spent)
    statements = [0]
    event.listen(get_engine(), "before_cursor_execute", lambda *_: statements.__setitem__(0, statements[0] + 1))
    for number in range(runs):
        _work(size * (1 + number), size, spent, statements)
    profiler = cProfile.Profile()
    for number in range(runs):
        _work(size * (1 + runs + number), size, defaultdict(Spent), statements, profiler)
    done = size * runs
    parts = [
        {"part": part, "wall_us": one.wall / done * 1e6, "cpu_us": one.cpu / done * 1e6, "statements": one.count / runs}
        for part, one in spent.items()
    ]
    rows = _functions(profiler, done)
    own = sorted(rows, key=lambda row: -row["own_us"])[:25]
    whole = sorted((row for row in rows if _OURS.match(row["where"])), key=lambda row: -row["whole_us"])[:25]
    return {"database": database, "size": size, "parts": parts, "top": own, "ours": whole}


def _work(
    first: int,
    size: int,
    spent: dict[str, Spent],
    statements: list[int],
    profiler: cProfile.Profile | None = None,
) -> None:
    """Accept `size` payments and carry them through, adding up the time of each part."""
    from foundation.steps import plan_steps
    from gateways.instant import instant
    from models.runs import ClaimedRun
    from workflows.engine.dispatch import claim_runs
    from workflows.engine.pipeline import Pipeline
    from workflows.intake.accept import accept
    from workflows.intake.senders import COMMAND

    def timed(part: str, work: Any, *arguments: Any) -> Any:
        before, used, count = time.perf_counter(), time.process_time(), statements[0]
        try:
            return work(*arguments)
        finally:
            spent[part].wall += time.perf_counter() - before
            spent[part].cpu += time.process_time() - used
            spent[part].count += statements[0] - count

    documents = payments.lines(first, size)
    if profiler:
        profiler.enable()
    # A lone payment is claimed by the process that accepted it; of a backlog nearly all wait for a claim.
    claimed: list[ClaimedRun] | None = [] if size == 1 else None
    timed("accept", partial(accept, runs=claimed), documents, COMMAND)
    while runs := claimed or timed("claim", claim_runs):
        claimed = None
        for run in runs:
            names, pipeline = plan_steps(run.plan), Pipeline()
            for step in names[names.index(run.step) :]:
                timed(step, pipeline.run_step, step, run.id, instant())
    if profiler:
        profiler.disable()


def _functions(profiler: cProfile.Profile, done: int) -> list[dict[str, Any]]:
    """Every function with its calls and microseconds per payment (profiled, so inflated)."""
    stats = pstats.Stats(profiler, stream=io.StringIO())
    rows = []
    for (file, line, name), (_, calls, own, whole, _) in stats.stats.items():  # type: ignore[attr-defined]  # no stub
        short = re.sub(r"^.*/(?=[^/]+/[^/]+$)", "", file)
        where = name if file == "~" else f"{short}:{line} {name}"
        rows.append({"where": where, "calls": calls / done, "own_us": own / done * 1e6, "whole_us": whole / done * 1e6})
    return rows
