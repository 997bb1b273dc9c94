"""The ports of `shebao up`: fixed ones that can be set, and a free one where a default is taken."""

import socket
from collections.abc import Iterator

import pytest

from embedded.ports import DEFAULTS, PortError, choose_ports, is_free, read_ports


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_ports_are_read_by_name() -> None:
    assert read_ports("") == {}
    assert read_ports("api=8401, flower=0") == {"api": 8401, "flower": 0}


@pytest.mark.parametrize("text", ["api", "api=", "web=80", "api=1,api=2", "api=65536", "api=-1", "api=８４００"])
def test_ports_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="as api=8400"):
        read_ports(text)


def test_a_port_that_was_asked_for_is_used_or_refused(taken: int) -> None:
    assert choose_ports({"api": 0})[0]["api"] not in (0, DEFAULTS["api"])
    with pytest.raises(PortError, match=f"port {taken} is taken"):
        choose_ports({"api": taken})


def test_a_default_that_is_taken_gives_way_and_says_so(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embedded.ports.DEFAULTS", {"api": taken})
    ports, notes = choose_ports({})
    assert ports["api"] != taken
    assert is_free(ports["api"])
    assert len(notes) == 1
    assert f"port {taken} is taken" in notes[0]
