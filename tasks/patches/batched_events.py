"""Celery's task events are published in batches: a worker gathers for a tenth of a second and publishes once.

By itself Celery publishes as soon as its loop is idle, which is after nearly every event, and there are three for every
step: for a lone payment that was a third of all that the worker process did. Monitors take batches as well.
"""

import time
from collections.abc import Callable
from typing import Final, Protocol

from celery import bootsteps

from tasks.app import app

_SECONDS: Final = 0.1
_PARTS: Final = 10  # one part of a worker's time at most goes to events, however far away the broker is


class _Entry(Protocol):
    def cancel(self) -> None: ...


class _Timer(Protocol):
    def call_after(self, seconds: float, call: Callable[[], None]) -> _Entry: ...


class _Dispatcher(Protocol):
    on_send_buffered: Callable[[], None] | None

    def flush(self) -> None: ...


class _Consumer(Protocol):
    timer: _Timer
    event_dispatcher: _Dispatcher


class BatchedEvents(bootsteps.StartStopStep):
    """Part of a worker's consumer, renewed with each connection, as the dispatcher of events is."""

    requires = ("celery.worker.consumer.events:Events",)

    def __init__(self, parent: _Consumer, **options: object) -> None:
        super().__init__(parent, **options)
        self._parent = parent
        self._timer: _Entry | None = None
        self._seconds = _SECONDS

    def start(self, parent: _Consumer) -> None:
        """Take the dispatcher's signal that an event is buffered; a full buffer it sends by itself."""
        dispatcher = parent.event_dispatcher
        if dispatcher.on_send_buffered is not None:
            dispatcher.on_send_buffered = self._gather

    def _gather(self) -> None:
        if self._timer is None:
            self._timer = self._parent.timer.call_after(self._seconds, self._send)

    def _send(self) -> None:
        self._timer = None
        if self._parent.event_dispatcher:
            begin = time.monotonic()
            self._parent.event_dispatcher.flush()
            self._seconds = max(_SECONDS, _PARTS * (time.monotonic() - begin))

    def stop(self, parent: _Consumer) -> None:
        """Send what has gathered; what a lost connection does not take, Celery keeps for the next."""
        if self._timer is not None:
            self._timer.cancel()
            self._send()


app.steps["consumer"].add(BatchedEvents)
