"""Files that show a health check how a process is: `$SHEBAO_HOME/run/NAME.alive` and `NAME.ready`; and the end of a
process whose broker cannot do."""

import logging
import os
import sys
from pathlib import Path
from typing import Protocol

from celery import signals

from foundation.broker import refuse_unsuitable_broker
from foundation.settings import SettingsError, get_settings

log = logging.getLogger(__name__)


class _Worker(Protocol):
    hostname: str


class _Heart(Protocol):
    eventer: _Worker


def heartbeat_file(name: str) -> Path:
    """The file whose age shows whether process `name` is alive."""
    return get_settings().home / "run" / f"{name}.alive"


def beat_heart(name: str) -> None:
    """Touch the heartbeat file of process `name`. A full disk must not end a worker, so failure is only logged."""
    path = heartbeat_file(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:
        log.warning("heartbeat file cannot be touched: %s", error.strerror)


def end_on_unsuitable_broker() -> None:
    """End this process in one line if its broker cannot do; Celery's signals would only log the exception."""
    try:
        refuse_unsuitable_broker()
    except SettingsError as error:
        log.critical("%s", error)
        sys.exit(2)


def _file_of(worker: _Worker) -> Path:
    return heartbeat_file(worker.hostname.split("@", 1)[0])


@signals.worker_ready.connect
def _note_ready(sender: _Worker, **_: object) -> None:
    path = _file_of(sender).with_suffix(".ready")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{os.getpid()}\n", encoding="ascii")


@signals.heartbeat_sent.connect
def _note_alive(sender: _Heart, **_: object) -> None:
    beat_heart(_file_of(sender.eventer).stem)


@signals.worker_shutdown.connect
def _note_gone(sender: _Worker, **_: object) -> None:
    for suffix in (".ready", ".alive"):
        _file_of(sender).with_suffix(suffix).unlink(missing_ok=True)
