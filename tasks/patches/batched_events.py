"""Celery's task events, sent in groups: a worker gathers for a tenth of a second and publishes once.

By itself Celery publishes as soon as its loop is idle, which is after nearly every event, and there are three for every
step: for a lone payment that was a third of all that the worker process did. Monitors take groups as well.
"""

from typing import Any

from celery import bootsteps

from tasks.app import app

_SECONDS = 0.1


class CalmEvents(bootsteps.StartStopStep):
    """Part of a worker's consumer, renewed with each connection, as the dispatcher of events is."""

    requires = ("celery.worker.consumer.events:Events",)

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        self._parent = parent
        self._timer: Any = None

    def start(self, parent: Any) -> None:
        """Take the dispatcher's sign that something is buffered; a full buffer it sends by itself."""
        dispatcher = parent.event_dispatcher
        if dispatcher.on_send_buffered is not None:
            dispatcher.on_send_buffered = self._gather

    def _gather(self) -> None:
        if self._timer is None:
            self._timer = self._parent.timer.call_after(_SECONDS, self._send)

    def _send(self) -> None:
        self._timer = None
        if self._parent.event_dispatcher:
            self._parent.event_dispatcher.flush()

    def stop(self, parent: Any) -> None:
        """Send what has gathered; what a lost connection does not take, Celery keeps for the next."""
        if self._timer is not None:
            self._timer.cancel()
            self._send()


app.steps["consumer"].add(CalmEvents)
