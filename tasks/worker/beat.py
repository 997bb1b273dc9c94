"""Beat's scheduler: in memory, because every entry is a tick that may be lost, and with a heartbeat."""

from celery import signals
from celery.beat import Scheduler as MemoryScheduler

from tasks.worker.health import beat_heart, end_on_unsuitable_broker


class Scheduler(MemoryScheduler):
    """Touches `$SHEBAO_HOME/run/beat.alive` at every tick."""

    def tick(self, *args: object, **kwargs: object) -> float:
        """Send what is due; returns seconds until the next look."""
        wait: float = super().tick(*args, **kwargs)
        beat_heart("beat")
        return wait


@signals.beat_init.connect
def check_broker(**_: object) -> None:
    """Before the first tick."""
    end_on_unsuitable_broker()
