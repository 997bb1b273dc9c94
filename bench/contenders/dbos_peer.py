"""DBOS: a workflow of six empty steps on a queue. `python -m bench.contenders.dbos_peer ID` is one worker process."""

import os
import sys
import threading
from typing import Any

import psycopg

from bench.contenders.base import Contender
from bench.processes import wait_until
from bench.servers import Place

QUEUE = "chains"
_VERSION = "bench"


def serve(worker: str) -> None:
    """Work until killed."""
    from dbos import DBOS  # not at the top: the peers are not installed for the tests

    DBOS(
        config={
            "name": "bench",
            "system_database_url": os.environ["BENCH_PG"],
            "application_version": _VERSION,
            "executor_id": worker,
            "log_level": "WARNING",
        }
    )

    @DBOS.step()  # type: ignore[untyped-decorator]
    def step(number: int) -> int:
        return number

    @DBOS.workflow(name="chain_of_six")  # type: ignore[untyped-decorator]
    def chain_of_six(number: int) -> int:
        for _ in range(6):
            step(number)
        return number

    DBOS.launch()
    DBOS.register_queue(QUEUE, worker_concurrency=10, polling_interval_sec=0.05)
    threading.Event().wait()


class Dbos(Contender):
    """Two processes of ten workflows at a time; its default poll of 1 s would make it wait longer."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._client: Any = None

    def start(self) -> None:
        from dbos import DBOSClient

        self._connection = psycopg.connect(self.place.dsn, autocommit=True)
        for number in range(2):
            self.fleet.start(
                f"dbos-{number}", [sys.executable, "-m", "bench.contenders.dbos_peer", str(number)], self.environment()
            )
            # The first one makes the schema.
            wait_until(self._there, self.fleet, timeout=60, interval=0.1, what="DBOS has its tables and its queue")
        self._client = DBOSClient(system_database_url=self.place.postgres_url)

    def _there(self) -> bool:
        found = self._connection.execute("SELECT to_regclass('dbos.queues') IS NOT NULL").fetchone()
        if not found or not found[0]:
            return False
        row = self._connection.execute("SELECT count(*) FROM dbos.queues WHERE name = %s", (QUEUE,)).fetchone()
        return bool(row and row[0])

    def submit(self, count: int) -> None:
        options = {"workflow_name": "chain_of_six", "queue_name": QUEUE, "app_version": _VERSION}
        for number in range(count):
            self._client.enqueue(options, number)

    def done(self) -> int:
        row = self._connection.execute("SELECT count(*) FROM dbos.workflow_status WHERE status = 'SUCCESS'").fetchone()
        return int(row[0]) if row else 0


if __name__ == "__main__":
    serve(sys.argv[1])
