"""Messages that other systems write: what Celery's clients send is used, what forges a log is refused."""

import base64
import bz2
import lzma
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from kombu.compression import compress

from tasks.patches.envelope import fault, simplify

BODY = orjson.dumps([[{"id": "evt-1"}], {}, {"callbacks": None, "errbacks": None, "chain": None, "chord": None}])


def message(body: bytes = BODY, **headers: Any) -> dict[str, Any]:
    """A message of the task `payments.ingest` as Celery writes it."""
    return {
        "body": base64.b64encode(body).decode(),
        "content-type": "application/json",
        "content-encoding": "utf-8",
        "headers": {"task": "payments.ingest", "id": "a5a7a1a0-0000-4000-8000-000000000001", "eta": None, **headers},
        "properties": {
            "delivery_tag": "0" * 32,
            "delivery_info": {"exchange": "", "routing_key": "ingest"},
            "body_encoding": "base64",
        },
    }


def instant(**later: float) -> str:
    return (datetime.now(UTC) + timedelta(**later)).isoformat()


def test_a_plain_message_is_delivered_as_it_is() -> None:
    assert fault(message()) is None
    assert simplify(message()) == message()


@pytest.mark.parametrize("method", ["zlib", "bzip2", "lzma"])
def test_a_compressed_message_is_unpacked(method: str) -> None:
    packed, name = compress(BODY, method)
    simple = simplify(message(packed, compression=name))
    assert simple == message()
    assert fault(simple) is None


@pytest.mark.parametrize(
    ("method", "pack"),
    [
        ("application/x-gzip", lambda: zlib.compress(b" " * 50_000_000)),
        ("application/x-bz2", lambda: bz2.compress(b" " * 50_000_000)),
        ("application/x-lzma", lambda: lzma.compress(b" " * 50_000_000)),
        ("application/x-gzip", lambda: zlib.compress(BODY)[:-3]),
        ("application/x-gzip", lambda: b"not compressed"),
        ("application/x-unknown", lambda: zlib.compress(BODY)),
    ],
    ids=["zlib bomb", "bzip2 bomb", "lzma bomb", "cut off", "not compressed", "unknown"],
)
def test_what_cannot_be_unpacked_safely_is_refused(method: str, pack: Callable[[], bytes]) -> None:
    assert fault(simplify(message(pack(), compression=method))) == "body"


def test_a_short_wait_is_kept_and_a_long_one_is_not_waited_for() -> None:
    soon, late = message(eta=instant(seconds=2)), message(eta=instant(hours=1))
    assert fault(soon) is None
    assert simplify(soon) == soon
    assert fault(late) == "eta"
    simple = simplify(late)
    assert isinstance(simple, dict)
    assert simple["headers"].keys() == message()["headers"].keys() - {"eta"}
    assert fault(simple) is None


def test_no_end_and_no_limit_of_a_sender_drops_an_event() -> None:
    simple = simplify(message(expires=instant(seconds=-60), timelimit=[0.001, 0.001]))
    assert simple == message()


@pytest.mark.parametrize("name", ["id", "root_id", "parent_id", "group", "origin", "shadow", "task"])
@pytest.mark.parametrize(
    "value",
    [
        "a\n[2026-11-30] ERROR forged",
        "a\r",
        "\x1b[31mred",
        "evt 1",
        "evt-360426199101010071",
        "a\u2028b",
        "x" * 300,
    ],
)
def test_what_would_forge_a_line_of_the_log_is_refused(name: str, value: str) -> None:
    assert fault(simplify(message(**{name: value}))) == name


@pytest.mark.parametrize("name", ["reply_to", "correlation_id"])
def test_a_forged_property_is_refused(name: str) -> None:
    forged = message()
    forged["properties"][name] = "a\nb"
    assert fault(forged) == "reply_to or correlation_id"


def test_the_message_that_the_page_on_celery_shows_is_delivered() -> None:
    page = (Path(__file__).parents[3] / "docs/reference/celery.md").read_text(encoding="utf-8")
    shown = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert shown
    assert fault(simplify(orjson.loads(shown[1]))) is None


@pytest.mark.parametrize("name", ["task", "id"])
def test_a_message_without_a_name_is_refused(name: str) -> None:
    assert fault(message(**{name: ""})) == name
