"""The HTTP interface in this process or in one of its own, and the clients that tests speak as."""

import base64
import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from api.app import create_app
from tests.builders import SECRETS
from tests.servers import end, eventually

ROOT = Path(__file__).parents[2]

TOKENS = {name: name[0] * 32 for name in ("portal", "shanghai", "bank", "nothing")}
TOKENS |= {"slow": "l" * 32, "stranger": "x" * 32}
_EVERYWHERE = {"regions": "*", "read": True}
ENTRIES: list[dict[str, Any]] = [
    {"client": "portal", "token": TOKENS["portal"], "types": "*", "rate": 100_000, **_EVERYWHERE},
    {
        "client": "shanghai",
        "token": TOKENS["shanghai"],
        "types": "portal",
        "regions": ["310000"],
        "read": True,
        "clients": ["portal"],
        "rate": 100_000,
    },
    {"client": "stranger", "token": TOKENS["stranger"], "types": "*", "rate": 100_000, **_EVERYWHERE},
    {"client": "nothing", "token": TOKENS["nothing"], "rate": 100_000},
    {"client": "slow", "token": TOKENS["slow"], "types": "portal", "rate": 1, **_EVERYWHERE},
]
SERVICES = ("bank", "esign", "authority", "sms/sandbox", "sms/another", "sms/aliyun")
CALLBACK_SECRETS = {name: f"whsec_{base64.b64encode(name[-4:].encode() * 6).decode()}" for name in SERVICES}
_ENTRIES = " ".join(f"{name}:k1:{secret}" for name, secret in CALLBACK_SECRETS.items())
FORMER_BANK_SECRET = "whsec_" + "b2xk" * 8
SETTINGS = {
    "api_tokens": json.dumps(ENTRIES),
    "callback_secret": f"{_ENTRIES} bank:k0:{FORMER_BANK_SECRET}",
}
STRUCTURED = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"


@contextmanager
def serving() -> Iterator[TestClient]:
    """A client of the app; settings must be in force."""
    with TestClient(create_app(), raise_server_exceptions=True) as client:
        yield client


@contextmanager
def listening(folder: Path, **settings: object) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The API in a process of its own: its address and process. Its log is `api.log` in the folder."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    given = {"home": folder, **SECRETS, **SETTINGS, **settings}
    environment = {**os.environ, **{f"SHEBAO_{name.upper()}": str(value) for name, value in given.items()}}
    command = [sys.executable, "-m", "api", "--port", str(port)]
    with (folder / "api.log").open("ab") as log:
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    base = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        assert process.poll() is None, (folder / "api.log").read_text()
        try:
            return bool(urllib.request.urlopen(f"{base}/healthz", timeout=5).status == 200)
        except OSError:
            return False

    try:
        eventually(answers, 30, what="the API answers")
        yield base, process
    finally:
        end(process)


def token(client: str = "portal") -> dict[str, str]:
    return {"Authorization": f"Bearer {TOKENS[client]}"}


def structured(event: Any, client: str = "portal", **headers: str) -> dict[str, Any]:
    """Arguments of a post in structured mode."""
    content = event if isinstance(event, str | bytes) else json.dumps(event, ensure_ascii=False).encode()
    return {"content": content, "headers": {"Content-Type": STRUCTURED, **token(client), **headers}}
