"""Where the link of a chain goes: to the worker that has its batch in memory, else to the common queue."""

from typing import Any, Final

from celery import current_task
from celery.signals import celeryd_after_setup
from celery.utils.nodenames import worker_direct
from kombu.entity import Queue

from workflows.engine.pipeline import Pipeline

PIPELINE: Final = Pipeline()
"""The batch that this process keeps between two steps."""


def to_the_batch(
    name: str, args: tuple[object, ...], kwargs: object, options: object, task: object = None
) -> dict[str, Queue] | None:
    """Celery router: the worker's own queue for a step of the run whose batch this process keeps; None otherwise.

    A dead worker's queue is left to the lease: its links are no-ops when it comes back.
    """
    if current_task and args and PIPELINE.holds(args[0]):
        return {"queue": worker_direct(current_task.request.hostname)}
    return None


@celeryd_after_setup.connect
def read_own_queue_without_acknowledgement(sender: str, instance: Any, **_: object) -> None:  # Celery's worker
    """A link of a worker's own queue is of use to that worker alone, and the lease covers its loss: Redis keeps no copy
    until it is done. That is half of what the broker does for a link."""
    instance.app.amqp.queues[worker_direct(sender).name].no_ack = True
