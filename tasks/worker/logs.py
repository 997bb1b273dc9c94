"""What Celery's own loggers may write: no bodies of messages, no ticks."""

import logging
from typing import ClassVar

from celery import signals

import celeryconfig
from foundation.logs import formatter


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


@signals.after_setup_logger.connect
@signals.after_setup_task_logger.connect
def set_format(logger: logging.Logger, **_: object) -> None:
    """Celery's handlers write lines as SHEBAO_LOGS asks for."""
    for handler in logger.handlers:
        stream = handler.stream if isinstance(handler, logging.StreamHandler) else None
        handler.setFormatter(formatter(stream))


def install() -> None:
    """Filter Celery's loggers in this process."""
    logging.getLogger("celery.worker.consumer.consumer").addFilter(_NoBodies())
    for name in ("celery.worker.strategy", "celery.app.trace", "celery.worker.request"):
        logging.getLogger(name).addFilter(_NoTicks())
