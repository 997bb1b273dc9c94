"""The HTTP door in this process, on a database of its own, and the clients that tests speak as."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient

from api.app import create_app

TOKENS = {"portal": "p" * 32, "shanghai": "s" * 32, "bank": "b" * 32, "slow": "l" * 32}
ENTRIES: list[dict[str, Any]] = [
    {"client": "portal", "token": TOKENS["portal"], "types": "*", "rate": 100_000},
    {"client": "shanghai", "token": TOKENS["shanghai"], "regions": ["310000"], "rate": 100_000},
    {"client": "slow", "token": TOKENS["slow"], "rate": 1},
]
CALLBACK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SETTINGS = {"api_tokens": json.dumps(ENTRIES), "callback_secret": CALLBACK_SECRET}
STRUCTURED = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"


@contextmanager
def serving() -> Iterator[TestClient]:
    """A client of the app; settings must be in force."""
    with TestClient(create_app(), raise_server_exceptions=True) as client:
        yield client


def token(client: str = "portal") -> dict[str, str]:
    return {"Authorization": f"Bearer {TOKENS[client]}"}


def structured(event: Any, client: str = "portal", **headers: str) -> dict[str, Any]:
    """Arguments of a post in structured mode."""
    content = event if isinstance(event, str | bytes) else json.dumps(event, ensure_ascii=False).encode()
    return {"content": content, "headers": {"Content-Type": STRUCTURED, **token(client), **headers}}
