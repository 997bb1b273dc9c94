"""schemathesis against the running HTTP door: what `openapi.json` promises is what a fuzzer gets."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import SECRETS
from tests.contract.http_app import SETTINGS, TOKENS
from tests.servers import end, eventually

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def url(new_database: Callable[[str], str], tmp_path: Path) -> Iterator[str]:
    """The address of a running door."""
    port = free_port()
    given = {"database_url": new_database("postgresql"), "home": tmp_path, **SECRETS, **SETTINGS}
    environment = {**os.environ, **{f"SHEBAO_{name.upper()}": str(value) for name, value in given.items()}}
    command = [sys.executable, "-m", "uvicorn", "api.app:app", "--port", str(port), "--no-access-log"]
    with (tmp_path / "api.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    base = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        assert process.poll() is None, (tmp_path / "api.log").read_text()
        try:
            return bool(urllib.request.urlopen(f"{base}/healthz", timeout=5).status == 200)
        except OSError:
            return False

    try:
        eventually(answers, 30, what="the door answers")
        yield base
        assert process.poll() is None, "the door has died"
    finally:
        end(process)
    assert " at /" not in (tmp_path / "api.log").read_text(), "a defect was logged"


def test_a_fuzzer_finds_nothing(url: str) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{url}/openapi.json"]
    command += ["--header", f"Authorization: Bearer {TOKENS['portal']}"]
    # The schema cannot say which regions, periods and payers there are: an event that fits it may still be refused.
    command += ["--exclude-checks", "positive_data_acceptance"]
    command += ["--phases", "examples,coverage,fuzzing", "--max-examples", "15", "--seed", "20261122"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "Tested: 9" in done.stdout
    counted = re.search(r"(\d+) generated", done.stdout)
    assert counted
    assert int(counted[1]) > 300
