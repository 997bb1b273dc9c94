"""A pool child: it ends with its parent, has connections of its own, and is warm before its first task."""

import ctypes
import gc
import logging
import os
import signal
import sys
from typing import Final

from celery import signals
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from foundation.settings import SettingsError, get_keyring, get_settings
from models.migrate import await_schema
from models.session import after_fork, close_engine, read
from regions import await_policy, get_regions
from tasks.routing import PIPELINE
from tasks.worker.health import end_on_unsuitable_broker
from workflows.messages.signing import get_pdf_signer
from workflows.payment.context import get_voucher_keys
from workflows.steps.documents import CONTRACT, DECLARATION, load_template

log = logging.getLogger(__name__)

# A run of 500 payments makes some hundred thousand objects and few cycles. With Python's usual thresholds the collector
# walks all of them again and again, for a fifth of the time. So it looks when a task is over, when there is little to
# walk; in between only if far more has gathered than a run makes; and never at what is loaded here.
_THRESHOLDS: Final = (1_000_000, 20, 50)
_PR_SET_PDEATHSIG: Final = 1


@signals.worker_before_create_process.connect
def share_memory(**_: object) -> None:
    """Before a child is forked: what is loaded leaves the collector's lists, so that its pages stay shared."""
    gc.collect()
    gc.freeze()


@signals.worker_init.connect
def wait_until_usable(**_: object) -> None:
    """Before a worker is ready: without policy files that can be read, and on another schema, it takes no work; with a
    broker that cannot do it ends."""
    end_on_unsuitable_broker()
    await_policy()
    await_schema()
    close_engine()  # only the children use the database


@signals.worker_process_init.connect
def begin(**_: object) -> None:
    """The child has been forked: end with the parent, forget its connections, and warm up."""
    _die_with_parent()
    after_fork()
    _trace()
    _warm()


def _trace() -> None:
    """Write traces, if a receiver is set; without the extra `otel` a worker says so once and goes on."""
    url = get_settings().traces_url
    if not url:
        return
    try:
        from tasks.worker.traces import start
    except ImportError:
        log.warning("SHEBAO_TRACES_URL is set, but the extra otel is not installed: no traces are written")
        return
    start(url)


def _die_with_parent() -> None:
    """A child whose worker is gone can acknowledge nothing: let the kernel end it too (Linux)."""
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died between the two calls
        os._exit(1)


def _warm() -> None:
    """Load policy, keys and templates, and connect to the database, so that the first payment does not wait for it.

    What is missing is logged; the first task meets it again.
    """
    try:
        get_regions()
        get_keyring()
        if get_settings().voucher_key.get_secret_value():  # only the workers that sign have it
            get_voucher_keys()
        get_pdf_signer()
        for template in (DECLARATION, CONTRACT):
            load_template(template)
        with read() as connection:
            connection.execute(text("SELECT 1"))
    except SettingsError as error:
        log.warning("a worker starts cold: %s", error)
    except SQLAlchemyError as error:
        log.warning("a worker starts cold: %s", type(error).__name__)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


@signals.task_postrun.connect
def tidy(**_: object) -> None:
    """Between tasks: free what a task has left, and drop its cycles. A batch that is kept for the next step is not
    searched."""
    PIPELINE.let_go()
    if PIPELINE.is_empty:
        gc.collect(0)
