"""The Celery app: `celery -A tasks.app worker`, `… beat`, `… flower`."""

from celery import Celery
from celery.utils.nodenames import worker_direct

import celeryconfig
from tasks.outages import DatabaseTask
from tasks.patches import envelope, kombu_guard, kombu_no_ack, kombu_reuse
from tasks.worker import logs

_COMMON_QUEUES = frozenset(queue.name for queue in celeryconfig.task_queues)
_OWN_QUEUE = worker_direct("").name  # how the names of workers' own queues end

logs.install()
kombu_guard.install()
kombu_no_ack.install()
kombu_reuse.install()
envelope.install(
    is_ours=lambda queue: queue in _COMMON_QUEUES or queue.endswith(_OWN_QUEUE), is_open=lambda queue: queue == "ingest"
)

app = Celery(
    "shebao",
    task_cls=DatabaseTask,
    include=[
        "tasks.patches.batched_events",
        "tasks.worker.children",
        "tasks.worker.health",
        "tasks.worker.clock",
        "tasks.worker.ticker",
        "tasks.steps",
        "tasks.dispatch",
        "tasks.delivery",
        "tasks.events",
        "tasks.ingest",
        "tasks.maintenance",
    ],
)
app.config_from_object(celeryconfig)
