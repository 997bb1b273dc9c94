"""procrastinate: six jobs, each defers the next. `python -m bench.contenders.procrastinate_peer` is one worker."""

import os
import sys
from typing import Any

import psycopg

from bench.contenders.base import Contender
from bench.servers import Place


def make_app(dsn: str, *, sync: bool) -> tuple[Any, Any]:
    """The app on a synchronous or asynchronous connector, and its first task."""
    import procrastinate  # not at the top: the peers are not installed for the tests

    connector = procrastinate.SyncPsycopgConnector if sync else procrastinate.PsycopgConnector
    app = procrastinate.App(connector=connector(conninfo=dsn))
    made: dict[int, Any] = {}

    def add(at: int) -> None:
        async def step(number: int) -> None:
            if at < 6:
                await made[at + 1].defer_async(number=number)

        made[at] = app.task(name=f"step{at}")(step)

    for at in range(1, 7):
        add(at)
    return app, made[1]


class Procrastinate(Contender):
    """Two processes of ten jobs at a time."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._app: Any = None
        self._first: Any = None

    def start(self) -> None:
        self._connection = psycopg.connect(self.place.dsn, autocommit=True)
        self._app, self._first = make_app(self.place.dsn, sync=True)
        self._app.open()
        self._app.schema_manager.apply_schema()
        env = {**self.environment(), "BENCH_DSN": self.place.dsn}
        for number in range(2):
            self.fleet.start(
                f"procrastinate-{number}", [sys.executable, "-m", "bench.contenders.procrastinate_peer"], env
            )

    def submit(self, count: int) -> None:
        for number in range(count):
            self._first.defer(number=number)

    def done(self) -> int:
        row = self._connection.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'step6' AND status = 'succeeded'"
        ).fetchone()
        return int(row[0]) if row else 0

    def stop(self) -> None:
        super().stop()
        self._app.close()


if __name__ == "__main__":
    worker, _ = make_app(os.environ["BENCH_DSN"], sync=False)
    worker.run_worker(concurrency=10, fetch_job_polling_interval=1.0)
