"""The benchmark's pieces work: payments that go through, contenders that run, goals that are judged, the page."""

import math
from pathlib import Path
from typing import Any

import orjson
import pytest
from stdnum.iso7064 import mod_11_2

from bench import goals, payments, report, tables
from bench.__main__ import COUNTS, PARTS, Bench
from bench.child import run
from bench.contenders import CONTENDERS
from bench.machine import describe
from bench.servers import Place
from bench.stats import percentile, short, spread
from tests.servers import Postgres, Valkey
from workflows.steps.materials import identity_fault

ROUND = {
    "count": 10,
    "submit_per_s": 900.0,
    "through_per_s": 80.0,
    "drain_per_s": 100.0,
    "cpu_us": {"workers": 6000.0, "database": 100.0, "broker": 600.0, "driver": 300.0},
    "disk": {"wal_bytes": 2048.0, "wal_fsyncs": 0.5},
    "pss_mb": 90.0,
    "lone_p50_ms": 8.0,
    "lone_p99_ms": 12.0,
}


@pytest.fixture
def place(tmp_path: Path, valkey: Valkey, postgres: Postgres) -> Place:
    """The tests' own servers as a place to measure in."""
    valkey.client().flushall()
    name = f"bench_{abs(hash(tmp_path)) % 10**9}"
    postgres.create(name)
    pid = int(valkey.client().info("server")["process_id"])
    return Place(str(tmp_path), str(valkey.socket), pid, str(postgres.folder), 0, name)


def results_with(**parts: Any) -> dict[str, Any]:
    """Results of a run that measured only these parts."""
    empty: dict[str, Any] = {
        "form": "smoke",
        "made_at": "2026-11-03T09:00:00+00:00",
        "machine": describe(),
        "apart": {},
    }
    empty |= {"rounds": {}, "arrivals": [], "profile": [], "failures": []}
    empty |= {name: {} for name in ("growth", "memory", "bulk", "monitoring", "fairness", "voucher")}
    return empty | parts


def test_identity_numbers_are_valid_and_differ() -> None:
    numbers = [payments.id_number(number) for number in (0, 1, 11_999, 12_000, 11_987_999)]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert mod_11_2.is_valid(number)
        assert identity_fault(number, payments.shanghai_day(payments.utcnow())) is None


def test_two_contenders_finish_a_handful_of_payments_each(place: Place) -> None:
    for name in ("bare", "engine-sqlite"):
        found = run("child:contend", place, name=name, count=8, warm=2, lone=1)
        assert found["drain_per_s"] > 0
        assert found["through_per_s"] > 0
        assert found["lone_p50_ms"] > 0


def test_every_contender_has_its_counts_and_every_part_a_method() -> None:
    assert set(COUNTS) == set(CONTENDERS)
    assert all(callable(getattr(Bench, part)) for part in PARTS)


def test_ratios_are_taken_inside_a_round() -> None:
    slow, fast = {**ROUND, "drain_per_s": 100.0}, {**ROUND, "drain_per_s": 200.0}
    ours = [{**ROUND, "drain_per_s": 3000.0}, {**ROUND, "drain_per_s": 8000.0}]
    results = results_with(rounds={"bare": [slow, fast], "engine-pg": ours})
    judged = {goal["name"]: goal for goal in goals.judge(results)}
    first = judged["engine on PostgreSQL / bare Celery chain"]
    assert first["figure"]["rounds"] == [30.0, 40.0]
    assert first["met"] == "met"
    assert judged["engine on PostgreSQL / DBOS"]["met"] == "not measured"


def test_a_round_that_failed_is_left_out_with_its_partner() -> None:
    results = results_with(rounds={"bare": [None, ROUND], "engine-pg": [ROUND, {**ROUND, "drain_per_s": 1000.0}]})
    judged = {goal["name"]: goal for goal in goals.judge(results)}
    assert judged["engine on PostgreSQL / bare Celery chain"]["figure"]["rounds"] == [10.0]


@pytest.mark.parametrize(("value", "met"), [(0.1, "stretch"), (0.15, "stretch"), (0.3, "met"), (0.31, "not met")])
def test_a_goal_of_at_most_is_met_from_above(value: float, met: str) -> None:
    goal = next(goal for goal in goals.GOALS if goal.name == "arrivals at 250/s, p99")
    assert goal.met(value) == met


def test_the_page_shows_goals_tables_and_plots(tmp_path: Path) -> None:
    arrivals = {"rate": 250, "seconds": 10.0, "p50_ms": 20.0, "p99_ms": 90.0, "max_ms": 99.0, "bare": False}
    arrivals |= {"p50_last_third_to_first": 1.0, "timeline": [[0, 20.0, 90.0], [1, 21.0, 91.0]]}
    points = [
        {"stored": size, "stored_after": size, "drain_per_s": 4000.0, "lone_p50_ms": 9.0, "database_mb": size / 100}
        for size in (1000, 5000)
    ]
    rounds = {name: [ROUND] for name in CONTENDERS}
    results = results_with(rounds=rounds, arrivals=[arrivals], growth={"points": points})
    results["goals"] = goals.judge(results)
    page = report.write(orjson.loads(orjson.dumps(results)), tmp_path).read_text(encoding="utf-8")
    for table in tables.all_tables(results):
        assert f"## {table.title}" in page
    assert "engine on PostgreSQL / bare Celery chain | 1.00 | ≥ 30 ×" in page
    for name in ("throughput", "arrivals", "growth"):
        assert f"performance/{name}.svg" in page
        assert (tmp_path / "performance" / f"{name}.svg").read_text(encoding="utf-8").startswith("<svg")


def test_percentiles_and_figures_for_people() -> None:
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.99) == 99
    assert math.isclose(spread([1, 5, 3])["median"], 3)
    assert [short(value) for value in (0, 0.0123, 1.234, 123.4, 5326.4)] == ["0", "0.0123", "1.23", "123", "5,326"]
    with pytest.raises(ValueError, match="no sample"):
        percentile([], 0.5)
