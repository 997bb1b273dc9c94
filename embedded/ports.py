"""The ports of the embedded stack: fixed ones for `shebao up`, so that addresses stay; free ones elsewhere."""

import socket
from collections.abc import Mapping

from foundation.errors import ShebaoError

DEFAULTS: Mapping[str, int] = {"api": 8400, "flower": 5555, "sandbox": 8790, "mailbox": 1025}


class PortError(ShebaoError):
    """A port that was asked for cannot be used; the text says which and what to do."""


def read_ports(text: str) -> dict[str, int]:
    """Read `api=8400,flower=5555`; 0 is any free port. Raises ValueError that says what does not fit."""
    ports: dict[str, int] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, _, number = (one.strip() for one in part.partition("="))
        if name not in DEFAULTS or name in ports or not _is_port(number):
            raise ValueError(f"write each of {', '.join(DEFAULTS)} once at most, as api=8400; 0 is any free port")
        ports[name] = int(number)
    return ports


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) < 65536


def choose_ports(asked: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """The port of each service, and what to tell: a default that is taken gives way to a free port.

    Raises PortError for a port that was asked for and is taken.
    """
    ports, notes = dict(zip(DEFAULTS, free_ports(len(DEFAULTS)), strict=True)), []
    for name, default in DEFAULTS.items():
        port = asked.get(name, default)
        if port and is_free(port):
            ports[name] = port
        elif port and name in asked:
            raise PortError(f"port {port} is taken: name another one for {name} in SHEBAO_PORTS, or 0 for a free one")
        elif port:
            notes.append(f"port {port} is taken, so {name} has {ports[name]} this time; SHEBAO_PORTS sets one")
    return ports, notes


def is_free(port: int) -> bool:
    """Whether a port of 127.0.0.1 can be listened on."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_ports(count: int) -> list[int]:
    """Ports on 127.0.0.1 that are free now. All are held until the last one is found, so they differ."""
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


def accepts(port: int) -> bool:
    """Whether something listens on a port of 127.0.0.1."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
    except OSError:
        return False
    return True
