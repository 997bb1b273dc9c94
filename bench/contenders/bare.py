"""The yardstick: a Celery chain of six empty tasks on Redis, nothing durable. The last one tells the time it ran."""

import os
import sys
import time
from functools import lru_cache

import redis
from celery import Celery, chain

from bench.contenders.base import Contender
from bench.servers import Place

DONE = "bench:done"

app = Celery("bare", broker=os.environ.get("BENCH_REDIS"))
app.conf.update(task_ignore_result=True, broker_connection_retry_on_startup=True)


@lru_cache(maxsize=1)
def _client() -> redis.Redis:
    return redis.Redis(unix_socket_path=os.environ["BENCH_SOCKET"], db=1)


@app.task(name="bare.step")
def step(number: int) -> None:
    """Nothing."""


@app.task(name="bare.last")
def last(number: int) -> None:
    """Nothing but the sign that the chain is done."""
    _client().rpush(DONE, f"{number}:{time.time()}")


def start_chain(number: int) -> None:
    """Send one chain of six."""
    chain(*(step.si(number) for _ in range(5)), last.si(number)).apply_async()


class Bare(Contender):
    """One `-c 2` worker as most would start it, or two small ones."""

    def __init__(self, place: Place, *, small: bool = False, processes: int = 2) -> None:
        super().__init__(place)
        self._small, self._processes = small, processes
        self._next = 0
        app.conf.broker_url = place.broker(1)
        self._client = self.redis()

    def start(self) -> None:
        celery = [sys.executable, "-m", "celery", "-A", "bench.contenders.bare:app", "worker", "--loglevel", "WARNING"]
        if self._small:
            alone = ["-P", "solo", "--without-gossip", "--without-mingle", "--without-heartbeat"]
            for number in range(self._processes):
                self.fleet.start(f"bare-{number}", [*celery, *alone, "-n", f"bare{number}@bench"], self.environment())
        else:
            command = [*celery, "-c", str(self._processes), "-n", "bare@bench"]
            self.fleet.start("bare", command, self.environment())

    def submit(self, count: int) -> None:
        for _ in range(count):
            start_chain(self._next)
            self._next += 1

    def done(self) -> int:
        return int(self._client.llen(DONE))  # type: ignore[arg-type]  # redis-py types one client for sync and async

    def times(self) -> dict[int, float]:
        """When each chain ended, in seconds since the epoch."""
        pairs = (entry.decode().split(":") for entry in self._client.lrange(DONE, 0, -1))  # type: ignore[union-attr]
        return {int(number): float(at) for number, at in pairs}
