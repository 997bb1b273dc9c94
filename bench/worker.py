"""Our Celery app with gateways inside the process that say yes at once: `celery -A bench.worker worker`.

The product has no setting for this on purpose: one word must not make a deployment book debits that never happened.
"""

import os

import tasks.steps
from gateways.instant import instant
from tasks.app import app

# Fresh ones for each step: they remember every order, and nothing here asks for an order of an earlier step.
tasks.steps.get_gateways = instant  # type: ignore[attr-defined]  # the name as steps.py uses it
if os.environ.get("BENCH_EVENTS") == "off":
    app.conf.worker_send_task_events = False

__all__ = ["app"]
