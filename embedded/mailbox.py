"""A local mailbox, `python -m embedded.mailbox --port N --folder DIR`: an SMTP server that keeps messages as files.

It accepts everything and sends nothing on. The recipients of the envelope are in `Delivered-To` lines above the
message, which is otherwise kept byte for byte.
"""

import argparse
import asyncio
import itertools
import os
import signal
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

_SIZE_LIMIT = 20_000_000


class Mailbox:
    """Keeps messages in a folder; a file appears whole or not at all, and files sort by arrival."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        """Keep one message; called by aiosmtpd."""
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        delivered = "".join(f"Delivered-To: {recipient}\r\n" for recipient in envelope.rcpt_tos)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}-{next(self._numbers):06d}.eml"
        draft = self._folder / f".{name}"
        try:
            draft.write_bytes(delivered.encode() + content)
            os.replace(draft, self._folder / name)
        except OSError:
            return "452 4.3.1 The mailbox is full"
        return "250 2.0.0 Kept"


async def _serve(port: int, folder: Path) -> None:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    mailbox = Mailbox(folder)

    def protocol() -> SMTP:
        return SMTP(
            mailbox,
            hostname="mailbox.localhost",
            ident="Shebao mailbox",
            enable_SMTPUTF8=True,
            data_size_limit=_SIZE_LIMIT,
        )

    server = await loop.create_server(protocol, "127.0.0.1", port)
    async with server:
        await stop.wait()


def main() -> None:
    """Serve until SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m embedded.mailbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="port on 127.0.0.1")
    parser.add_argument("--folder", type=Path, required=True, help="where messages are kept as .eml files")
    options = parser.parse_args()
    asyncio.run(_serve(options.port, options.folder))


if __name__ == "__main__":
    main()
