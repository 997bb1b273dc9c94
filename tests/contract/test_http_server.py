"""Slow and idle callers of the HTTP server: each has its time, and others are served meanwhile."""

import asyncio
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from api import server
from api.problems import Problem
from api.routes import events
from embedded.ports import free_ports
from tests.servers import eventually

LIMIT = 8


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Says hello."""
    await PlainTextResponse("hello")(scope, receive, send)


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with short limits."""
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.4)
    monkeypatch.setattr(server.Protocol, "most", LIMIT)
    monkeypatch.setattr(server.Protocol, "_warned_at", -1000.0)
    (port,) = free_ports(1)
    config = uvicorn.Config(app, port=port, http=server.Protocol, lifespan="off", ws="none", log_config=None)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run)
    thread.start()
    eventually(lambda: running.started, 10, what="the server starts")
    yield port
    running.should_exit = True
    thread.join()


def connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.settimeout(5)
    return connection


def is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(100) == b""
    except ConnectionError:
        return True


def get(connection: socket.socket) -> bytes:
    connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    answer = b""
    while not answer.endswith(b"hello") and (part := connection.recv(1000)):
        answer += part
    return answer


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: "], ids=["nothing", "half a head"])
def test_a_head_that_does_not_come_in_time_ends_the_connection(port: int, sent: bytes) -> None:
    with closing(connect(port)) as connection:
        connection.sendall(sent)
        assert is_closed(connection)


def test_the_next_head_of_a_connection_has_its_time_too(port: int) -> None:
    with closing(connect(port)) as connection:
        assert get(connection).endswith(b"hello")
        assert get(connection).endswith(b"hello")
        connection.sendall(b"GET / HT")
        assert is_closed(connection)


def test_idle_connections_keep_no_other_caller_out_and_are_logged_once(
    port: int, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "HEAD_SECONDS", 60.0)
    with caplog.at_level(logging.WARNING, logger="uvicorn.error"):
        idle = [connect(port) for _ in range(5 * LIMIT)]
        with closing(connect(port)) as connection:
            assert get(connection).endswith(b"hello")
        assert [record.levelname for record in caplog.records if "are open" in record.getMessage()] == ["WARNING"]
    assert sum(is_closed(one) for one in idle[: 4 * LIMIT]) == 4 * LIMIT
    for one in idle:
        one.close()


def test_a_body_that_does_not_come_in_time_is_408(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "BODY_SECONDS", 0.05)
    parts = iter([{"type": "http.request", "body": b"{", "more_body": True}])

    async def receive() -> Message:
        for part in parts:
            return part
        await asyncio.Event().wait()
        raise AssertionError

    request = Request({"type": "http", "method": "POST", "headers": [], "path": "/"}, receive)
    with pytest.raises(Problem) as caught:
        asyncio.run(events.read_body(request, 1000))
    assert (caught.value.status, caught.value.headers) == (408, {"Connection": "close"})


def test_no_more_connections_are_open_than_there_are_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.resource, "getrlimit", lambda _: (256, 4096))
    assert server.most_connections() == 156
    monkeypatch.setattr(server.resource, "getrlimit", lambda _: (1_000_000, 1_000_000))
    assert server.most_connections() == server.MOST_CONNECTIONS
