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
from foundation.settings.callback_secrets import hmac_key
from gateways.sandbox.app import Sandbox
from gateways.sandbox.callbacks import SERVICES, Caller
from gateways.sandbox.entries import Delays
from gateways.sandbox.ledger import Ledger
from gateways.signing import key_of

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
    parser.add_argument(
        "--verify-signatures", action="store_true", help="refuse calls not signed with SHEBAO_GATEWAY_SECRET"
    )
    delays = Delays()
    parser.add_argument("--sign-delay", type=float, default=delays.sign, metavar="S", help="until a contract is signed")
    parser.add_argument("--late-delay", type=float, default=delays.late, metavar="S", help="until late things happen")
    parser.add_argument("--slow", type=float, default=delays.slow, metavar="S", help="how long a slow answer takes")
    parser.add_argument("--hold", type=float, default=delays.hold, metavar="S", help="how long an answer is held back")
    parser.add_argument("--die-with-parent", action="store_true", help="end when the starting process has ended")
    return parser


def _delays(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> Delays:
    for name in ("sign_delay", "late_delay", "slow", "hold"):
        if getattr(arguments, name) < 0:
            parser.error(f"--{name.replace('_', '-')} must be 0 or more seconds")
    return Delays(arguments.sign_delay, arguments.late_delay, arguments.slow, arguments.hold)


def _gateway_keys(parser: argparse.ArgumentParser) -> tuple[bytes, ...]:
    """The keys that calls are signed with; without one, the program ends with a line and exit code 2."""
    try:
        keys = tuple(key_of(one) for one in get_settings().gateway_secret.get_secret_value().split())
    except (SettingsError, ValueError) as error:
        parser.error(str(error))
    if not keys:
        parser.error("--verify-signatures needs SHEBAO_GATEWAY_SECRET")
    return keys


def _callback_keys(parser: argparse.ArgumentParser) -> dict[str, bytes]:
    """The newest key of each service that calls back; without them, the program ends with a line and exit code 2."""
    try:
        secrets = {service: get_settings().callback_secrets(service) for service in SERVICES}
    except SettingsError as error:
        parser.error(str(error))
    if missing := [service for service, found in secrets.items() if not found]:
        parser.error(f"--callback-url needs SHEBAO_CALLBACK_SECRET with a secret of {' and '.join(missing)}")
    return {service: hmac_key(found[0]) for service, found in secrets.items()}


def _make(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> Sandbox:
    """The sandbox as the options say; a bad one ends the program with a line and exit code 2."""
    delays = _delays(parser, arguments)
    signed = arguments.verify_signatures
    keys = _gateway_keys(parser) if signed else ()
    callback_keys = _callback_keys(parser) if arguments.callback_url else {}
    try:
        if arguments.sms_box is not None:
            arguments.sms_box.mkdir(parents=True, exist_ok=True)
        ledger = Ledger(arguments.ledger, with_callbacks=bool(callback_keys))
    except OSError as error:
        parser.error(f"cannot use the SMS folder: {error.strerror}")
    except sqlite3.Error as error:
        parser.error(f"cannot use the ledger file: {error}")
    caller = Caller(ledger, arguments.callback_url, callback_keys) if callback_keys else None
    return Sandbox(ledger, delays, caller, arguments.sms_box, keys)


def _listen(parser: argparse.ArgumentParser, host: str, port: int) -> socket.socket:
    try:
        listener = socket.create_server((host, port), backlog=1024)
    except OSError as error:
        parser.error(f"cannot use {host}:{port}: {error.strerror}")
    # asyncio sets this only where the protocol was named; without it each answer waits 40 ms for an ACK.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


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
    """Run until a signal. Exit code 0, or 2 when it cannot be started with these options."""
    parent = os.getppid()
    parser = _parser()
    arguments = parser.parse_args(argv)
    sandbox = _make(parser, arguments)
    listener = _listen(parser, arguments.host, arguments.port)
    url = "http://{}:{}".format(*listener.getsockname()[:2])
    line = orjson.dumps({"url": url, "pid": os.getpid()}).decode() if arguments.announce else f"sandbox at {url}"
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    asyncio.run(_serve(listener, sandbox, parent if arguments.die_with_parent else None))
    return 0


if __name__ == "__main__":
    sys.exit(main())
