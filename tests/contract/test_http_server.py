"""Slow and idle callers of the HTTP server: each has its time, and others are served meanwhile."""

import asyncio
import logging
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing
from functools import partial

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from api import server
from api.problems import Problem
from api.routes import events, vouchers
from console import gate
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


def test_a_request_that_gives_its_length_twice_is_refused_and_the_rest_is_not_read(port: int) -> None:
    with closing(connect(port)) as connection:
        head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head + b"0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = b""
        while part := connection.recv(1000):
            answer += part
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1


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


class _Slow:
    """A caller that sends the first byte of a form and no other."""

    def __init__(self) -> None:
        self._parts = iter([{"type": "http.request", "body": b"{", "more_body": True}])

    async def receive(self) -> Message:
        for part in self._parts:
            return part
        await asyncio.Event().wait()
        raise AssertionError


def slow_request() -> Request:
    headers = [(b"content-type", b"application/x-www-form-urlencoded")]
    return Request({"type": "http", "method": "POST", "headers": headers, "path": "/"}, _Slow().receive)


@pytest.mark.parametrize("read", [partial(events.read_body, most=1000), vouchers._read_form], ids=["event", "form"])
def test_a_body_that_does_not_come_in_time_is_408(
    read: Callable[[Request], Coroutine[None, None, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "BODY_SECONDS", 0.05)
    monkeypatch.setattr(vouchers, "FORM_SECONDS", 0.05)
    with pytest.raises(Problem) as caught:
        asyncio.run(read(slow_request()))
    assert (caught.value.status, caught.value.headers) == (408, {"Connection": "close"})


def test_a_form_of_the_console_that_does_not_come_in_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FORM_SECONDS", 0.05)
    with pytest.raises(gate.Forbidden):
        asyncio.run(gate.read_form(slow_request()))
