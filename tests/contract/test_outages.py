"""While the database is read-only, locked or silent, HTTP answers 503 within seconds and the stream keeps its entries.
Both work again when it is back, and no event is blamed for it."""

import itertools
import json
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest
import redis

from api.streams import Consumer, Patience
from foundation.broker import EVENTS_DEAD, EVENTS_GROUP, EVENTS_IN, connect
from tests.builders import SECRETS, requested, rows
from tests.contract.http_app import SETTINGS, serving, structured, token
from tests.outages import locked, read_only, through_a_proxy
from tests.servers import Postgres, Valkey, eventually

LIMITS = {"database_statement_seconds": 0.3, "database_connect_seconds": 1}
SECONDS = 20  # of a busy machine; the limits above make it about two
QUICK = Patience(block_s=0.05, claim_every_s=0.0, idle_s=1.0, deliveries=3, retry_s=0.05)
STATES: dict[str, Callable[[str], AbstractContextManager[None]]] = {
    "locked": partial(locked, table="inbox"),
    "read-only": read_only,
}
Use = Callable[..., None]
serials = itertools.count(70_000)


def answered_503(answer: Any, begin: float) -> bool:
    assert (answer.status_code, answer.json()["code"]) == (503, "no_database"), answer.text
    return time.monotonic() - begin < SECONDS


@pytest.mark.parametrize("state", STATES)
def test_http_answers_503_within_seconds_and_takes_the_same_event_afterwards(
    use_settings: Use, postgres_url: str, state: str
) -> None:
    use_settings(database_url=postgres_url, **LIMITS, **SECRETS, **SETTINGS)
    event = requested(next(serials))
    with serving() as client:
        with STATES[state](postgres_url):
            begin = time.monotonic()
            assert answered_503(client.post("/v1/events", **structured(event)), begin)
            assert client.get("/readyz").status_code == (503 if state == "read-only" else 200)
        assert client.post("/v1/events", **structured(event)).status_code == 202
        assert client.get("/readyz").status_code == 200


def test_http_answers_503_within_seconds_while_another_process_holds_an_sqlite_database(
    use_settings: Use, sqlite_url: str
) -> None:
    use_settings(database_url=sqlite_url, **LIMITS, **SECRETS, **SETTINGS)
    event = requested(next(serials))
    with serving() as client:
        with locked(sqlite_url, "inbox"):
            begin = time.monotonic()
            assert answered_503(client.post("/v1/events", **structured(event)), begin)
            assert client.get("/readyz").status_code == 200, "it can be read"
        assert client.post("/v1/events", **structured(event)).status_code == 202


def test_a_silent_network_is_503_and_not_ready_within_seconds_and_over_when_it_is_back(
    use_settings: Use, postgres: Postgres, postgres_url: str
) -> None:
    event = requested(next(serials))
    with through_a_proxy(postgres, postgres_url) as (proxy, url):
        use_settings(database_url=url, **LIMITS, **SECRETS, **SETTINGS)
        with serving() as client:
            assert client.get("/readyz").status_code == 200
            proxy.silent = True
            begin = time.monotonic()
            assert answered_503(client.post("/v1/events", **structured(event)), begin)
            assert answered_503(client.get("/v1/payments/x", headers=token()), begin)
            assert client.get("/readyz").status_code == 503
            assert client.get("/healthz").status_code == 200
            assert time.monotonic() - begin < SECONDS
            proxy.silent = False
            eventually(
                lambda: client.post("/v1/events", **structured(event)).status_code == 202, 10, what="events are taken"
            )
            assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("state", STATES)
def test_the_stream_keeps_its_entries_and_blames_none_of_them(
    use_settings: Use, postgres_url: str, valkey: Valkey, valkey_url: str, state: str
) -> None:
    use_settings(database_url=postgres_url, broker_url=valkey_url, **LIMITS, **SECRETS)
    server: redis.Redis = valkey.client()
    events = [requested(next(serials)) for _ in range(5)]
    one, other = Consumer(connect(), "one", QUICK), Consumer(connect(), "other", QUICK)
    one._prepare()
    for event in events:
        server.xadd(EVENTS_IN, {"event": json.dumps(event, ensure_ascii=False)})
    taking = threading.Thread(target=one.once, daemon=True)
    with STATES[state](postgres_url):
        taking.start()
        eventually(lambda: len(pending(server)) == 5, what="they are delivered")
        end = time.monotonic() + 2.5  # longer than an entry may be idle
        while time.monotonic() < end:
            assert other.once() == 0, "another consumer does not take them"
        assert {count for _, count in pending(server)} == {1}, "no delivery is counted"
        assert {consumer for consumer, _ in pending(server)} == {b"one"}
    taking.join(SECONDS)
    eventually(lambda: server.xlen(EVENTS_IN) == 0, SECONDS, what="they are taken")
    assert server.xlen(EVENTS_DEAD) == 0
    for event in events:
        assert len(rows("payments", reference=event["data"]["reference"])) == 1


def pending(server: redis.Redis) -> list[tuple[bytes, int]]:
    """The consumer of each pending entry, and how often it was delivered."""
    found: Any = server.xpending_range(EVENTS_IN, EVENTS_GROUP, "-", "+", 10)
    return [(one["consumer"], one["times_delivered"]) for one in found]
