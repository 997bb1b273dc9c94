"""The worker's own timer: while no tick of beat arrives, the worker sends the ticks itself.

So work goes on without a beat, and two beats do no harm either: a tick only looks into the database. A tick that the
worker sent itself does not count as beat's, or the two would take turns.
"""

import time
from collections.abc import Mapping
from typing import Final, Protocol

from celery import Celery, bootsteps, signals

import celeryconfig
from foundation.ids import new_id
from tasks.app import app
from tasks.nudge import PUBLISHING_ERRORS
from tasks.worker.pace import Pace

SILENCE_SECONDS: Final = 3.0
_OWN: Final = f"own-{new_id()[-12:]}-"
_TICKS: Final = {entry["task"]: entry for entry in celeryconfig.beat_schedule.values()}
_seen_at: dict[str, float] = {}
_pace = Pace()


class _Entry(Protocol):
    def cancel(self) -> None: ...


class _Timer(Protocol):
    def call_repeatedly(self, seconds: float, call: object, args: tuple[object, ...]) -> _Entry: ...


class _Consumer(Protocol):
    app: Celery
    timer: _Timer


class _Received(Protocol):
    id: object
    name: str


@signals.task_received.connect
def _note_tick(request: _Received, **_: object) -> None:
    if request.name in _TICKS and not str(request.id).startswith(_OWN):
        _seen_at[request.name] = time.monotonic()


class Ticker(bootsteps.StartStopStep):
    """Part of a worker's consumer: starts with each connection to the broker and ends with it."""

    requires = ("celery.worker.consumer.tasks:Tasks",)

    def __init__(self, parent: _Consumer, **options: object) -> None:
        super().__init__(parent, **options)
        self._timers: list[_Entry] = []

    def start(self, parent: _Consumer) -> None:
        """Watch for silence, for the ticks whose queue this worker reads."""
        amqp = parent.app.amqp
        for name, entry in _TICKS.items():
            if amqp.router.route({}, name)["queue"].name in amqp.queues.consume_from:
                _seen_at[name] = time.monotonic()
                timer = parent.timer.call_repeatedly(
                    entry["schedule"], _tick, (name, entry["schedule"], entry["options"])
                )
                self._timers.append(timer)

    def stop(self, parent: _Consumer) -> None:
        """Send nothing more."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()


def _tick(name: str, every: float, options: Mapping[str, object]) -> None:
    if time.monotonic() - _seen_at[name] < SILENCE_SECONDS * _pace.factor or not _pace.is_due(name, every):
        return
    try:
        with _pace.sending(name):
            app.send_task(name, task_id=_OWN + new_id(), retry=False, **{**options, "expires": _pace.expires})
    except PUBLISHING_ERRORS:
        _seen_at[name] = time.monotonic()  # the consumer sees the same broker and says so; try again after a while


app.steps["consumer"].add(Ticker)
