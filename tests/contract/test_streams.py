"""The stream: nothing is lost when a consumer dies, nothing is taken twice, and what is refused is put aside."""

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import redis

from api.streams import Consumer, Patience
from foundation.broker import EVENTS_DEAD, EVENTS_GROUP, EVENTS_IN, connect, open_dead_letter, stream_of
from foundation.settings import get_keyring
from tests.builders import SECRETS, envelope, requested, rows
from tests.servers import Valkey, end, eventually, short_folder
from workflows.intake import accept as intake
from workflows.intake.senders import STREAM

ROOT = Path(__file__).parents[2]
serials = itertools.count(50_000)
QUICK = Patience(block_s=0.05, claim_every_s=0.0, idle_s=0.1, deliveries=3, retry_s=0.05)


@pytest.fixture
def server(use_settings: Callable[..., None], valkey_url: str, sqlite_url: str, valkey: Valkey) -> redis.Redis:
    """An empty Valkey and this module's database, both in force."""
    use_settings(database_url=sqlite_url, broker_url=valkey_url, **SECRETS)
    return valkey.client()


def put(server: redis.Redis, *events: Any) -> None:
    for event in events:
        body = event if isinstance(event, str | bytes) else json.dumps(event, ensure_ascii=False)
        server.xadd(EVENTS_IN, {"event": body})


def consumer(name: str = "one", patience: Patience = QUICK) -> Consumer:
    made = Consumer(connect(), name, patience)
    made._prepare()
    return made


def payments_of(events: list[dict[str, Any]]) -> list[str]:
    """The payment of each event, which must have exactly one."""
    found = []
    for event in events:
        [row] = rows("payments", reference=event["data"]["reference"])
        found.append(row.id)
    return found


def dead(server: redis.Redis) -> list[dict[str, str]]:
    entries: Any = server.xrange(EVENTS_DEAD)
    return [{name.decode(): value.decode(errors="replace") for name, value in fields.items()} for _, fields in entries]


def fresh(count: int = 1) -> list[dict[str, Any]]:
    return [requested(next(serials)) for _ in range(count)]


def test_events_of_the_stream_start_payments_and_leave_the_stream(server: redis.Redis) -> None:
    events = fresh(20)
    put(server, *events)
    assert consumer().once() == 20
    assert len(set(payments_of(events))) == 20
    assert (server.xlen(EVENTS_IN), dead(server)) == (0, [])
    assert rows("inbox", event_id=events[0]["id"])[0].channel == "stream"


def test_an_event_that_comes_twice_starts_one_payment(server: redis.Redis) -> None:
    [event] = fresh()
    put(server, event, event)
    consumer().once()
    put(server, event)
    consumer().once()
    assert len(payments_of([event])) == 1


def test_what_is_refused_is_put_aside_with_its_code_and_stops_no_other(server: redis.Redis) -> None:
    [good] = fresh()
    bad = fresh()[0]
    bad["data"]["region"] = "999999"
    put(server, "{", b"\xff", bad, "x" * 70_000, good)
    server.xadd(EVENTS_IN, {"another": "field"})
    consumer().once()
    assert [(one["reason"], one["field"]) for one in dead(server)] == [
        ("invalid_json", ""),
        ("invalid_json", ""),
        ("unknown_region", "/data/region"),
        ("event_too_large", ""),
        ("invalid_json", ""),
    ]
    assert len(payments_of([good])) == 1
    assert server.xlen(EVENTS_IN) == 0


def test_entries_of_a_consumer_that_died_before_its_commit_are_claimed(server: redis.Redis) -> None:
    events = fresh(5)
    put(server, *events)
    consumer()
    server.xreadgroup(EVENTS_GROUP, "dead", {EVENTS_IN: ">"}, count=5)
    other = consumer("other")
    eventually(lambda: other.once() and payments_of(events), 10, what="the other consumer has claimed them")
    assert server.xlen(EVENTS_IN) == 0


def test_entries_of_a_consumer_that_died_after_its_commit_are_not_taken_twice(server: redis.Redis) -> None:
    events = fresh(5)
    put(server, *events)
    consumer()
    server.xreadgroup(EVENTS_GROUP, "dead", {EVENTS_IN: ">"}, count=5)
    intake.accept([json.dumps(event, ensure_ascii=False) for event in events], STREAM)
    other = consumer("other")
    eventually(lambda: other.once() and server.xlen(EVENTS_IN) == 0, 10, what="they are acknowledged")
    assert len(payments_of(events)) == 5


def test_an_entry_that_breaks_what_takes_it_wears_out_and_the_others_go_on(
    server: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = fresh(3)
    poison = events[1]["id"]

    def fragile(documents: Any, channel: str, **more: Any) -> Any:
        if any(poison in document for document in documents):
            raise RuntimeError("a defect")
        return intake.accept(documents, channel, **more)

    monkeypatch.setattr("api.streams.accept", fragile)
    put(server, *events)
    one = consumer()
    eventually(lambda: one.once() is not None and dead(server), 15, what="the entry is given up")
    [aside] = dead(server)
    assert (aside["reason"], int(aside["deliveries"]) > QUICK.deliveries) == ("gave_up", True)
    assert poison not in str(aside)
    [(_, fields)] = server.xrange(EVENTS_DEAD)
    stream, event = open_dead_letter(get_keyring(), fields)
    assert (stream, json.loads(event)["id"]) == (EVENTS_IN, poison)
    assert len(payments_of([events[0], events[2]])) == 2
    assert rows("payments", reference=events[1]["data"]["reference"]) == []


def test_a_stream_that_was_lost_with_its_group_is_made_anew(server: redis.Redis) -> None:
    one = consumer()
    server.flushall()
    with pytest.raises(redis.ResponseError):
        one.once()
    one._prepare()
    [event] = fresh()
    put(server, event)
    assert one.once() == 1


def test_consumers_killed_again_and_again_lose_nothing(
    server: redis.Redis, sqlite_url: str, valkey_url: str, tmp_path: Path
) -> None:
    events = fresh(3000)
    given = {"database_url": sqlite_url, "broker_url": valkey_url, "home": str(tmp_path), **SECRETS}
    environment = {**os.environ, **{f"SHEBAO_{name.upper()}": value for name, value in given.items()}}
    program = (
        "import sys; from api.streams import *; import api.streams as s; s.BATCH = 100;"
        "Consumer(connect(), sys.argv[1], Patience(0.1, 0.1, 0.3, 50)).run()"
    )

    def start(name: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-c", program, name], env=environment, cwd=ROOT, start_new_session=True
        )

    def shorter(before: int) -> bool:
        return int(server.xlen(EVENTS_IN)) < before

    running = start("first")
    try:
        eventually(lambda: server.exists(EVENTS_IN), 20, what="the first consumer is there")
        pipeline = server.pipeline(transaction=False)
        for event in events:
            pipeline.xadd(EVENTS_IN, {"event": json.dumps(event, ensure_ascii=False)})
        pipeline.execute()
        for number in range(3):
            before = server.xlen(EVENTS_IN)
            eventually(partial(shorter, before), 20, 0.001, what="some are taken")
            end(running, signal.SIGKILL)
            running = start(f"next-{number}")
        eventually(lambda: server.xlen(EVENTS_IN) == 0, 40, what="all are taken")
    finally:
        end(running, signal.SIGTERM)
    assert len(set(payments_of(events))) == 3000
    assert dead(server) == []


def test_each_producer_has_a_stream_whose_events_are_its_own(
    server: redis.Redis, use_settings: Callable[..., None], valkey_url: str, sqlite_url: str
) -> None:
    use_settings(database_url=sqlite_url, broker_url=valkey_url, stream_clients="portal,hr", **SECRETS)
    [event] = fresh()
    for client in ("portal", "hr"):
        server.xadd(stream_of(client), {"event": json.dumps(event)})
    signed = envelope("contract.declined", {}, subject=event["data"]["reference"])
    server.xadd(stream_of("hr"), {"event": json.dumps(signed)})
    one = consumer()
    assert one.once() == 3
    assert {row.client for row in rows("payments", reference=event["data"]["reference"])} == {"portal", "hr"}
    [aside] = dead(server)
    assert (aside["stream"], aside["reason"]) == (stream_of("hr"), "forbidden_type")


def test_a_stream_with_the_greatest_id_is_made_again(
    server: redis.Redis, use_settings: Callable[..., None], valkey_url: str, sqlite_url: str
) -> None:
    use_settings(database_url=sqlite_url, broker_url=valkey_url, stream_clients="portal", **SECRETS)
    stream, [event] = stream_of("portal"), fresh()
    server.xadd(stream, {"event": "{"}, id=f"{2**64 - 1}-{2**64 - 1}")
    with pytest.raises(redis.ResponseError):
        server.xadd(stream, {"event": json.dumps(event)})
    one = consumer()
    one.once()
    one.once()
    server.xadd(stream, {"event": json.dumps(event)})
    assert one.once() == 1
    assert len(payments_of([event])) == 1


def test_a_broker_that_is_away_is_waited_for(use_settings: Callable[..., None], sqlite_url: str) -> None:
    use_settings(database_url=sqlite_url, **SECRETS)
    with short_folder("shebao-w") as folder:
        server = Valkey(folder)
        one = Consumer(connect(server.url), "one", QUICK)
        thread = threading.Thread(target=one.run)
        thread.start()
        try:
            time.sleep(0.2)
            server.start()
            [event] = fresh()
            put(server.client(), event)
            eventually(lambda: rows("payments", reference=event["data"]["reference"]), 10, what="the event is taken")
        finally:
            one.stop()
            thread.join(10)
            server.stop()
        assert not thread.is_alive()
