"""A network with a long way: a proxy that delivers what it is sent later, in both directions."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.servers import eventually

_CHUNK = 65536


class SlowProxy:
    """Listens on the socket `near` before a server on the socket `behind`, and delays each byte by `one_way_s` seconds
    in each direction. Like a long line it delays, and does not reduce how much passes in a second."""

    def __init__(self, near: Path, behind: Path, one_way_s: float) -> None:
        self._one_way_s = one_way_s
        self._near, self._behind = near, behind
        self._over = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def start(self) -> None:
        """Listen."""
        self._thread.start()
        eventually(self._near.exists, what="the slow proxy listens")

    def stop(self) -> None:
        """Drop every connection."""
        self._over.set()
        self._thread.join()

    async def _serve(self) -> None:
        server = await asyncio.start_unix_server(self._join, self._near)
        await asyncio.to_thread(self._over.wait)
        server.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * self._one_way_s)  # TCP's handshake
        try:
            far = await asyncio.open_unix_connection(self._behind)
        except OSError:
            writer.close()
            return
        with suppress(asyncio.CancelledError):  # the proxy stops
            await asyncio.gather(self._pass_on(reader, far[1]), self._pass_on(far[0], writer))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.ensure_future(self._arrive(on_the_way, writer))
        data = b"at first"
        while data:
            try:
                data = await reader.read(_CHUNK)
            except OSError:
                data = b""
            on_the_way.put_nowait((time.monotonic() + self._one_way_s, data))
        await arriving

    async def _arrive(self, on_the_way: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter) -> None:
        data = b"at first"
        with suppress(OSError):
            while data:
                at, data = await on_the_way.get()
                await asyncio.sleep(max(0.0, at - time.monotonic()))
                writer.write(data)
                await writer.drain()
        writer.close()


@contextmanager
def slow(near: Path, behind: Path, one_way_s: float) -> Iterator[SlowProxy]:
    """A slow proxy for the time of a `with` block."""
    proxy = SlowProxy(near, behind, one_way_s)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
