"""A mail server that takes everything and keeps nothing: `python -m bench.smtp_sink PORT`.

As light as the protocol allows, because it shares the processors with what is measured.
"""

import asyncio
import sys


class Sink(asyncio.Protocol):
    """One SMTP connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._waiting = bytearray()
        self._in_message = False
        transport.write(b"220 sink ready\r\n")

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while self._step():
            pass

    def _step(self) -> bool:
        """Handle one command or one whole message; false when more has to arrive."""
        mark = b"\r\n.\r\n" if self._in_message else b"\r\n"
        end = self._waiting.find(mark)
        if end < 0:
            return False
        line = bytes(self._waiting[:4]).upper()
        del self._waiting[: end + len(mark)]
        if self._in_message:
            self._in_message = False
            self._transport.write(b"250 taken\r\n")
        elif line == b"EHLO":
            self._transport.write(b"250-sink\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n")
        elif line == b"DATA":
            self._in_message = True
            self._transport.write(b"354 go on\r\n")
        elif line == b"QUIT":
            self._transport.write(b"221 bye\r\n")
            self._transport.close()
        else:
            self._transport.write(b"250 ok\r\n")
        return True


async def _serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
