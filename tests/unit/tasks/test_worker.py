"""What a worker does less often than Celery and kombu by themselves: publish events, make clients."""

from types import SimpleNamespace
from typing import Any

import pytest
import redis
from kombu.asynchronous.timer import Timer
from kombu.connection import Connection

import tasks.app  # noqa: F401  # installs what is tested
from tasks.patches.batched_events import BatchedEvents


class Dispatcher:
    """Stands for Celery's dispatcher of events; counts what it publishes."""

    def __init__(self) -> None:
        self.on_send_buffered: Any = lambda: None
        self.published = 0

    def flush(self) -> None:
        self.published += 1


@pytest.fixture
def worker() -> SimpleNamespace:
    """A worker's consumer, as far as the step looks at it."""
    return SimpleNamespace(timer=Timer(), event_dispatcher=Dispatcher())


def run_out(timer: Timer) -> None:
    """Do what the timer has planned, now."""
    for _, entry in [(at.eta, at.entry) for at in timer.queue]:
        if not entry.canceled:
            entry()


def test_events_that_come_close_together_are_published_once(worker: SimpleNamespace) -> None:
    step = BatchedEvents(worker)
    step.start(worker)
    for _ in range(18):
        worker.event_dispatcher.on_send_buffered()
    assert worker.event_dispatcher.published == 0
    run_out(worker.timer)
    assert worker.event_dispatcher.published == 1


def test_what_has_gathered_is_published_when_the_worker_stops(worker: SimpleNamespace) -> None:
    step = BatchedEvents(worker)
    step.start(worker)
    worker.event_dispatcher.on_send_buffered()
    step.stop(worker)
    run_out(worker.timer)
    assert worker.event_dispatcher.published == 1


def test_a_channel_keeps_its_client_until_its_pool_is_another() -> None:
    with Connection("redis+socket:///nowhere.sock", transport_options={"global_keyprefix": "t:"}) as connection:
        channel: Any = object.__new__(connection.transport.Channel)
        channel.global_keyprefix = "t:"
        channel.Client = channel._get_client()
        pools = [redis.ConnectionPool.from_url("unix:///nowhere.sock") for _ in range(2)]
        channel._pool = pools[0]
        with channel.conn_or_acquire() as first, channel.conn_or_acquire() as second:
            assert first is second
        channel._pool = pools[1]
        with channel.conn_or_acquire() as third:
            assert third is not first
            assert third.connection_pool is pools[1]
        with channel.conn_or_acquire(first) as given:
            assert given is first
