"""schemathesis against the running HTTP interface: what `openapi.json` promises is what a fuzzer gets."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contract.http_app import ROOT, TOKENS, listening


@pytest.fixture
def url(new_database: Callable[[str], str], tmp_path: Path) -> Iterator[str]:
    """The address of a running API, which must still run afterwards and have logged no defect."""
    with listening(tmp_path, database_url=new_database("postgresql")) as (base, process):
        yield base
        assert process.poll() is None, "the API has died"
    assert " at /" not in (tmp_path / "api.log").read_text(), "a defect was logged"


def test_a_fuzzer_finds_nothing(url: str) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{url}/openapi.json"]
    command += ["--header", f"Authorization: Bearer {TOKENS['portal']}"]
    # The schema cannot say which regions, periods and payers there are: an event that fits it may still be refused.
    command += ["--exclude-checks", "positive_data_acceptance"]
    command += ["--phases", "examples,coverage,fuzzing", "--max-examples", "15", "--seed", "20261122"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout[:3000] + done.stdout[-3000:] + done.stderr[-2000:]
    assert "Tested: 12" in done.stdout
    counted = re.search(r"(\d+) generated", done.stdout)
    assert counted
    assert int(counted[1]) > 300
