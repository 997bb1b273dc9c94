"""Calling the `shebao` command from tests: in this process, or as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from cli.main import root

ROOT = Path(__file__).parents[1]


def shebao(*args: str, stdin: str | bytes | None = None) -> Result:
    """Run the command in this process; `exit_code`, `stdout` and `stderr` are those of a real call."""
    return CliRunner().invoke(root, args, input=stdin, prog_name="shebao")


def shebao_process(
    *args: str, stdin: bytes = b"", cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own, with no settings but `env`."""
    return subprocess.run(
        [sys.executable, "-m", "cli", *args],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        cwd=cwd,
        env=clean_environment(**env),
    )


def clean_environment(**env: str) -> dict[str, str]:
    """This process's environment without settings of Shebao's, and `env`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
    return {**inherited, "PYTHONPATH": str(ROOT), **env}
