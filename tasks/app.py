"""The Celery app: `celery -A tasks.app worker`, `… beat`, `… flower`.

What every worker process needs stands here: broker messages and events that show ids only, engines that are not
shared over fork, children that end with their parent, and files that tell a health check how the process is.
"""

import ctypes
import logging
import os
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from celery import Celery, Task, signals
from celery.utils.nodenames import worker_direct
from celery.worker.request import Request

import celeryconfig
from foundation.settings import get_settings
from models.session import after_fork
from tasks.patches import envelope, kombu_guard, kombu_reuse

kombu_guard.install()
kombu_reuse.install()
_COMMON_QUEUES = frozenset(queue.name for queue in celeryconfig.task_queues)
envelope.install(lambda queue: queue in _COMMON_QUEUES or queue.endswith(worker_direct("").name))

_HIDDEN = "'…'"
_OPAQUE = re.compile(r"[0-9a-f]{32}|[a-z][a-z0-9_.:-]{0,40}")
_COUNT_LIMIT = 1_000_000


def opaque_repr(args: Sequence[Any], kwargs: dict[str, Any]) -> tuple[str, str]:
    """What logs, events and Flower may show of a task's arguments.

    Ids (32 hex digits), short lower-case codes and counts below a million stand as they are; whatever else is passed
    is hidden, so that an event of a foreign caller shows nothing of a person.
    """

    def shown(value: Any) -> str:
        if value is None or isinstance(value, bool):
            return repr(value)
        if isinstance(value, int) and abs(value) < _COUNT_LIMIT:
            return repr(value)
        if isinstance(value, str) and _OPAQUE.fullmatch(value):
            return repr(value)
        return _HIDDEN

    positional = ", ".join(shown(value) for value in args)
    if len(args) == 1:
        positional += ","
    named = ", ".join(f"{name!r}: {shown(value)}" for name, value in kwargs.items())
    return f"({positional})", f"{{{named}}}"


class OpaqueRequest(Request):
    """A received task, described by `opaque_repr` whatever description its sender gave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        try:
            positional, named, _ = self._payload
            self._argsrepr, self._kwargsrepr = opaque_repr(positional, named)
        except (TypeError, ValueError, AttributeError):
            self._argsrepr = self._kwargsrepr = _HIDDEN  # not protocol 2: nothing of it is worth showing


class OpaqueTask(Task):
    """Base of all tasks: its sender and its receiver describe arguments by `opaque_repr`."""

    Request = OpaqueRequest

    def apply_async(
        self, args: Sequence[Any] | None = None, kwargs: dict[str, Any] | None = None, **options: Any
    ) -> Any:
        """As Celery's, with the arguments described by `opaque_repr`."""
        options["argsrepr"], options["kwargsrepr"] = opaque_repr(args or (), kwargs or {})
        return super().apply_async(args, kwargs, **options)


class _NoBodies(logging.Filter):
    """Celery writes the whole body of a message it does not understand into the log; keep the fact, drop the body."""

    _WHAT: ClassVar = {
        "unregistered task": "Refused a task of an unknown name (%s)",
        "invalid task message": "Refused an invalid task message (%s)",
        "decode message body": "Refused a message that cannot be decoded (%s)",
        "unknown message": "Refused an unknown message (%s)",
    }

    def filter(self, record: logging.LogRecord) -> bool:
        for mark, replacement in self._WHAT.items():
            if mark in str(record.msg):
                first = record.args[0] if isinstance(record.args, tuple) and record.args else None
                kind = type(first).__name__ if isinstance(first, BaseException) else "body not shown"
                record.msg, record.args, record.exc_info = replacement, (kind,), None
        return True


class _NoTicks(logging.Filter):
    """ "Received" and "succeeded" of beat's ticks, four a second, say nothing; warnings and errors of theirs stay."""

    def filter(self, record: logging.LogRecord) -> bool:
        data = getattr(record, "data", None)
        tick = isinstance(data, dict) and data.get("name") in celeryconfig.task_annotations
        return not tick or record.levelno > logging.INFO


logging.getLogger("celery.worker.consumer.consumer").addFilter(_NoBodies())
for _logger in ("celery.worker.strategy", "celery.app.trace", "celery.worker.request"):
    logging.getLogger(_logger).addFilter(_NoTicks())

app = Celery(
    "shebao",
    task_cls=OpaqueTask,
    include=[
        "tasks.patches.batched_events",
        "tasks.steps",
        "tasks.dispatch",
        "tasks.delivery",
        "tasks.events",
        "tasks.ingest",
        "tasks.maintenance",
        "tasks.ticker",
        "tasks.warm",
    ],
)
app.config_from_object(celeryconfig)


def heartbeat_file(name: str) -> Path:
    """The file whose age tells whether process `name` is alive: `$SHEBAO_HOME/run/NAME.alive`."""
    return get_settings().home / "run" / f"{name}.alive"


def beat_heart(name: str) -> None:
    """Touch the heartbeat file of process `name`. A full disk must not end a worker, so failure is only logged."""
    path = heartbeat_file(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:
        logging.getLogger(__name__).warning("heartbeat file cannot be touched: %s", error.strerror)


def _short_name(hostname: str) -> str:
    return hostname.split("@", 1)[0]


@signals.worker_ready.connect
def _tell_ready(sender: Any, **_: Any) -> None:
    path = heartbeat_file(_short_name(sender.hostname)).with_suffix(".ready")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{os.getpid()}\n", encoding="ascii")


@signals.heartbeat_sent.connect
def _tell_alive(sender: Any, **_: Any) -> None:
    beat_heart(_short_name(sender.eventer.hostname))


@signals.worker_shutdown.connect
def _tell_gone(sender: Any, **_: Any) -> None:
    for suffix in (".ready", ".alive"):
        heartbeat_file(_short_name(sender.hostname)).with_suffix(suffix).unlink(missing_ok=True)


def _die_with_parent() -> None:
    """A pool child whose worker is gone can acknowledge nothing: let the kernel end it too (Linux)."""
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)  # 1 = PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it died between the two calls
        os._exit(1)


@signals.worker_process_init.connect
def _start_child(**_: Any) -> None:
    _die_with_parent()
    after_fork()
