"""What every contender can do, and the one way in which all are measured."""

import os
import statistics
import time
from pathlib import Path
from typing import Any

import psycopg
import redis

from bench.processes import BenchError, Fleet, cpu_seconds, pss_mb, wait_until
from bench.servers import Place
from bench.stats import percentile

_POLL = 0.01
_LONE_POLL = 0.001


class Contender:
    """A system under measurement. `submit` sends payments in, `done` counts the finished ones."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.folder = Path(place.folder)
        self.fleet = Fleet(self.folder)
        self.expected = 0

    def environment(self) -> dict[str, str]:
        """Environment of the worker processes."""
        place = self.place
        ours = {"BENCH_REDIS": place.broker(1), "BENCH_SOCKET": place.valkey_socket, "BENCH_PG": place.postgres_url}
        return {**os.environ, **ours}

    def start(self) -> None:
        """Make the schema and start the workers."""
        raise NotImplementedError

    def submit(self, count: int) -> None:
        """Submit `count` more payments, as fast as one process can."""
        raise NotImplementedError

    def prepare(self, count: int) -> None:
        """Make whatever `submit` of `count` needs that is not part of submitting."""

    def done(self) -> int:
        """How many are finished."""
        raise NotImplementedError

    def lone(self) -> None:
        """Submit one and return when it is finished."""
        self.submit(1)
        self.expected += 1
        self.wait(interval=_LONE_POLL)

    def wait(self, interval: float = _POLL) -> None:
        """Return when all that was submitted is finished; raises BenchError when that does not happen."""
        timeout = 30 + self.expected / 10
        what = f"{type(self).__name__} finishes {self.expected}"
        wait_until(lambda: self.done() >= self.expected, self.fleet, timeout=timeout, interval=interval, what=what)

    def check(self) -> None:
        """Make sure that what was submitted is really done; raises BenchError."""

    def stop(self) -> None:
        """Stop the workers."""
        self.fleet.stop()

    def redis(self, number: int = 1) -> redis.Redis:
        """A client of the broker."""
        return redis.Redis(unix_socket_path=self.place.valkey_socket, db=number)

    def cpu(self) -> dict[str, float]:
        """Seconds of processor used so far, by who used them."""
        return {
            "workers": cpu_seconds(self.fleet.pids()),
            "database": cpu_seconds([self.place.postgres_pid]),
            "broker": cpu_seconds([self.place.valkey_pid]),
            "driver": time.process_time(),
        }

    def run(self, count: int) -> None:
        """Submit `count` and wait until they are finished."""
        self.prepare(count)
        self.expected += count
        self.submit(count)
        self.wait()


def measure(contender: Contender, *, count: int, warm: int, lone: int) -> dict[str, Any]:
    """One round: submitting and working at once, then working off what was submitted before, then one by one."""
    contender.start()
    contender.run(warm)
    result: dict[str, Any] = {"count": count}
    contender.prepare(count)
    contender.expected += count
    started = time.perf_counter()
    contender.submit(count)
    result["submit_per_s"] = count / (time.perf_counter() - started)
    contender.wait()
    result["through_per_s"] = count / (time.perf_counter() - started)

    contender.prepare(count)
    contender.expected += count
    contender.fleet.pause()
    try:
        contender.submit(count)
        before, disk = contender.cpu(), _disk(contender.place)
    finally:
        contender.fleet.resume()
    started = time.perf_counter()
    contender.wait()
    result["drain_per_s"] = count / (time.perf_counter() - started)
    after = contender.cpu()
    result["cpu_us"] = {name: (after[name] - before[name]) / count * 1e6 for name in before}
    result["pss_mb"] = pss_mb(contender.fleet.pids())
    time.sleep(1.1)  # PostgreSQL's processes tell their counters once a second
    result["disk"] = {name: (value - disk[name]) / count for name, value in _disk(contender.place).items()}

    times = []
    for _ in range(lone + 3):
        contender.prepare(1)
        started = time.perf_counter()
        contender.lone()
        times.append((time.perf_counter() - started) * 1e3)
    times = times[3:]
    result["lone_p50_ms"] = statistics.median(times)
    result["lone_p99_ms"] = percentile(times, 0.99)
    contender.check()
    return result


def _disk(place: Place) -> dict[str, float]:
    """PostgreSQL's write-ahead log so far: bytes, and how often it was made safe."""
    with psycopg.connect(place.dsn, autocommit=True) as connection:
        found = connection.execute(
            "SELECT (SELECT wal_bytes FROM pg_stat_wal), (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal')"
        ).fetchone()
    if found is None:
        raise BenchError("PostgreSQL tells no counters")
    return {"wal_bytes": float(found[0]), "wal_fsyncs": float(found[1])}
