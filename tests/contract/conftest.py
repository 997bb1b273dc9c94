"""A real sandbox process for contract tests, short of patience so that timeouts are quick."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from gateways.sandbox.process import SandboxProcess, running

HOLD_S = 0.6
SIGN_S = 0.15
LATE_S = 0.3


class SandboxClient:
    """What tests ask of a running sandbox."""

    def __init__(self, process: SandboxProcess) -> None:
        self.url = process.url
        self.process = process
        self._http = httpx2.Client(base_url=process.url, trust_env=False)

    def get(self, path: str, **query: str) -> dict[str, Any]:
        response = self._http.get(path, params=query)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def post(self, path: str, content: dict[str, Any]) -> httpx2.Response:
        return self._http.post(path, json=content)

    def arm(self, **fault: Any) -> None:
        assert self.post("/faults", fault).status_code == 200

    def reset(self) -> None:
        self.post("/faults/reset", {})

    def entry(self, key: str, service: str) -> dict[str, Any] | None:
        """The ledger's line for a key, or None."""
        entries: list[dict[str, Any]] = self.get("/ledger", key=key, service=service)["entries"]
        assert len(entries) <= 1
        return entries[0] if entries else None

    def times_done(self, key: str, service: str) -> int:
        entry = self.entry(key, service)
        return 0 if entry is None else int(entry["times_done"])


@pytest.fixture(scope="session")
def _sandbox() -> Iterator[SandboxClient]:
    delays = {"--hold": HOLD_S, "--sign-delay": SIGN_S, "--late-delay": LATE_S, "--slow": 0.1}
    with running(*(str(part) for pair in delays.items() for part in pair)) as process:
        yield SandboxClient(process)


@pytest.fixture
def sandbox(_sandbox: SandboxClient) -> Iterator[SandboxClient]:
    """The session's sandbox with no fault armed."""
    _sandbox.reset()
    yield _sandbox
    _sandbox.reset()
