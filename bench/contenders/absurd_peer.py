"""absurd: a task of six empty steps. `python -m bench.contenders.absurd_peer` is one worker process."""

import os
import sys
from typing import Any

import psycopg

from bench.contenders.base import Contender
from bench.servers import Place

QUEUE = "chains"


def serve(dsn: str) -> None:
    """Work until killed."""
    from absurd_sdk import Absurd as Client  # not at the top: the peers are not installed for the tests

    app = Client(dsn, queue_name=QUEUE)

    @app.register_task(name="chain_of_six")  # type: ignore[untyped-decorator]
    def chain_of_six(params: Any, ctx: Any) -> Any:
        for at in range(6):
            ctx.step(f"step{at}", lambda: None)
        return None

    app.start_worker(batch_size=10, poll_interval=0.01)


class Absurd(Contender):
    """Two processes, polling every 10 ms."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._client: Any = None

    def start(self) -> None:
        from absurd_sdk import Absurd as Client
        from absurdctl import BUNDLED_SCHEMA_SQL

        self._connection = psycopg.connect(self.place.dsn, autocommit=True)
        self._connection.execute(BUNDLED_SCHEMA_SQL)
        self._client = Client(self.place.dsn, queue_name=QUEUE)
        self._client.create_queue()
        env = {**self.environment(), "BENCH_DSN": self.place.dsn}
        for number in range(2):
            self.fleet.start(f"absurd-{number}", [sys.executable, "-m", "bench.contenders.absurd_peer"], env)

    def submit(self, count: int) -> None:
        for number in range(count):
            self._client.spawn("chain_of_six", {"number": number}, queue=QUEUE)

    def done(self) -> int:
        row = self._connection.execute(f"SELECT count(*) FROM absurd.t_{QUEUE} WHERE state = 'completed'").fetchone()
        return int(row[0]) if row else 0


if __name__ == "__main__":
    serve(os.environ["BENCH_DSN"])
