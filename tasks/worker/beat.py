"""Beat's scheduler: in memory, because every entry is a tick that may be lost, and with a heartbeat and a pace."""

from datetime import timedelta
from typing import Protocol

from celery import signals
from celery.beat import Scheduler as MemoryScheduler

from tasks.worker.health import beat_heart, end_on_unsuitable_broker
from tasks.worker.pace import Pace


class _Schedule(Protocol):
    run_every: timedelta


class _Entry(Protocol):
    task: str
    schedule: _Schedule
    options: dict[str, object]


class Scheduler(MemoryScheduler):
    """Touches `$SHEBAO_HOME/run/beat.alive` at every tick."""

    _pace = Pace()

    def apply_async(self, entry: _Entry, *args: object, **kwargs: object) -> object:
        """Send a tick, unless the broker is so far away that it comes later."""
        if not self._pace.is_due(entry.task, entry.schedule.run_every.total_seconds()):
            return None
        entry.options["expires"] = self._pace.expires
        with self._pace.sending(entry.task):
            return super().apply_async(entry, *args, **kwargs)

    def tick(self, *args: object, **kwargs: object) -> float:
        """Send what is due; returns seconds until the next look."""
        wait: float = super().tick(*args, **kwargs)
        beat_heart("beat")
        return wait


@signals.beat_init.connect
def check_broker(**_: object) -> None:
    """Before the first tick."""
    end_on_unsuitable_broker()
