"""The worker's own timer: while no tick of beat arrives, the worker sends the ticks itself.

So the whole goes on without a beat, and two beats do no harm either: a tick only looks into the database. A tick that
the worker sent itself does not count as beat's, or the two would take turns.
"""

import time
from typing import Any

from celery import bootsteps, signals

import celeryconfig
from foundation.ids import new_id
from tasks.app import app
from tasks.nudge import PUBLISHING_ERRORS

SILENCE_SECONDS = 3.0
_OWN = f"own-{new_id()[-12:]}-"
_TICKS = {entry["task"]: entry for entry in celeryconfig.beat_schedule.values()}
_heard: dict[str, float] = {}


@signals.task_received.connect
def _hear(request: Any, **_: Any) -> None:
    if request.name in _TICKS and not str(request.id).startswith(_OWN):
        _heard[request.name] = time.monotonic()


class Ticker(bootsteps.StartStopStep):
    """Part of a worker's consumer: starts with each connection to the broker and ends with it."""

    requires = ("celery.worker.consumer.tasks:Tasks",)

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        self._timers: list[Any] = []

    def start(self, parent: Any) -> None:
        """Begin to listen for silence, for the ticks whose queue this worker reads."""
        amqp = parent.app.amqp
        for name, entry in _TICKS.items():
            if amqp.router.route({}, name)["queue"].name in amqp.queues.consume_from:
                _heard[name] = time.monotonic()
                timer = parent.timer.call_repeatedly(entry["schedule"], _tick, (name, entry["options"]))
                self._timers.append(timer)

    def stop(self, parent: Any) -> None:
        """Send nothing more."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()


def _tick(name: str, options: dict[str, Any]) -> None:
    if time.monotonic() - _heard[name] < SILENCE_SECONDS:
        return
    try:
        app.send_task(name, task_id=_OWN + new_id(), retry=False, **options)
    except PUBLISHING_ERRORS:
        _heard[name] = time.monotonic()  # the consumer sees the same broker and says so; try again after a while


app.steps["consumer"].add(Ticker)
