"""Starts the sandbox: `python -m gateways.sandbox`."""

import argparse
import asyncio
import contextlib
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Final

import orjson
import uvicorn

from foundation.settings import SettingsError, get_settings
from gateways.sandbox.app import Sandbox
from gateways.sandbox.book import Book, Delays
from gateways.sandbox.callbacks import Caller, secret_bytes

ROUND_S: Final = 0.05


class _Server(uvicorn.Server):
    """A server that leaves signals to `_serve`: a held answer must not keep the process from ending."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gateways.sandbox",
        description="Plays tax authority, e-signature, bank and SMS provider. Manual: docs/reference/sandbox.md",
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8790, help="0 takes a free one (default %(default)s)")
    parser.add_argument("--announce", action="store_true", help="print the address as one JSON line: {url, pid}")
    parser.add_argument("--ledger", default=":memory:", metavar="FILE", help="SQLite file to keep the ledger in")
    parser.add_argument("--sms-box", type=Path, metavar="FOLDER", help="write each SMS there as a text file")
    parser.add_argument(
        "--callback-url", metavar="URL", help="where callbacks go: URL/bank and URL/esign; needs SHEBAO_CALLBACK_SECRET"
    )
    delays = Delays()
    parser.add_argument("--sign-delay", type=float, default=delays.sign, metavar="S", help="until a contract is signed")
    parser.add_argument("--late-delay", type=float, default=delays.late, metavar="S", help="until late things happen")
    parser.add_argument("--slow", type=float, default=delays.slow, metavar="S", help="how long a slow answer takes")
    parser.add_argument("--hold", type=float, default=delays.hold, metavar="S", help="how long an answer is held back")
    parser.add_argument("--die-with-parent", action="store_true", help="end when the starting process has ended")
    return parser


def _settings(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> tuple[argparse.Namespace, Delays, bytes]:
    """Arguments, delays and the callback secret, checked; a bad one ends the program with a line and exit code 2."""
    arguments = parser.parse_args(argv)
    for name in ("sign_delay", "late_delay", "slow", "hold"):
        if getattr(arguments, name) < 0:
            parser.error(f"--{name.replace('_', '-')} must be 0 or more seconds")
    secret = b""
    if arguments.callback_url:
        try:
            secret = secret_bytes(get_settings().callback_secret.get_secret_value())
        except (SettingsError, ValueError) as error:
            parser.error(str(error))
        if not secret:
            parser.error("--callback-url needs SHEBAO_CALLBACK_SECRET to sign the callbacks with")
    return arguments, Delays(arguments.sign_delay, arguments.late_delay, arguments.slow, arguments.hold), secret


async def _serve(listener: socket.socket, sandbox: Sandbox, parent: int | None) -> None:
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        # At once, held answers or not: the ledger is written before each answer, so nothing is lost.
        loop.add_signal_handler(sign, os._exit, 0)
    config = uvicorn.Config(
        sandbox, lifespan="off", log_level="critical", access_log=False, timeout_keep_alive=60, server_header=False
    )
    server = asyncio.create_task(_Server(config).serve(sockets=[listener]))
    while not server.done():
        # Asking is surer than PR_SET_PDEATHSIG, which fires as soon as the thread that started us ends.
        if parent is not None and os.getppid() != parent:
            os._exit(0)
        await sandbox.work()
        await asyncio.sleep(ROUND_S)
    await server


def main(argv: Sequence[str] | None = None) -> int:
    """Run until a signal. Exit code 0, or 2 when it cannot be started as told."""
    parent = os.getppid()
    parser = _parser()
    arguments, delays, secret = _settings(parser, argv)
    try:
        if arguments.sms_box is not None:
            arguments.sms_box.mkdir(parents=True, exist_ok=True)
        listener = socket.create_server((arguments.host, arguments.port), backlog=1024)
        # asyncio sets this only where the protocol was named; without it each answer waits 40 ms for an ACK.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        book = Book(arguments.ledger, delays, with_callbacks=bool(arguments.callback_url))
    except OSError as error:
        parser.error(f"cannot use {arguments.host}:{arguments.port} or the SMS folder: {error.strerror}")
    except sqlite3.Error as error:
        parser.error(f"cannot use the ledger file: {error}")
    caller = Caller(book, arguments.callback_url, secret) if arguments.callback_url else None
    sandbox = Sandbox(book, delays, caller, arguments.sms_box)
    url = "http://{}:{}".format(*listener.getsockname()[:2])
    told = orjson.dumps({"url": url, "pid": os.getpid()}).decode() if arguments.announce else f"sandbox at {url}"
    sys.stdout.write(told + "\n")
    sys.stdout.flush()
    asyncio.run(_serve(listener, sandbox, parent if arguments.die_with_parent else None))
    return 0


if __name__ == "__main__":
    sys.exit(main())
