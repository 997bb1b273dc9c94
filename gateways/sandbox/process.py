"""The sandbox as a child process, for tests, the demo and the embedded stack."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator, Mapping

import orjson

from foundation.errors import ShebaoError


class SandboxError(ShebaoError):
    """The sandbox ended before it gave its address; the reason is on stderr."""


class SandboxProcess:
    """A running sandbox; `url` is its address."""

    def __init__(self, process: subprocess.Popen[bytes], url: str) -> None:
        """Wrap a process that has given its address."""
        self.process = process
        self.url = url

    def stop(self) -> None:
        """End it, by force if it does not go within 5 seconds."""
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def start(*arguments: str, env: Mapping[str, str] | None = None) -> SandboxProcess:
    """Start a sandbox on a free port (unless `--port` is among the arguments) that ends with this process.

    Returns once it accepts requests. Raises SandboxError when it ends instead.
    """
    port = [] if "--port" in arguments else ["--port", "0"]
    command = [sys.executable, "-m", "gateways.sandbox", "--announce", "--die-with-parent", *port, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=None if env is None else dict(env))
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        process.stdout.close()
        raise SandboxError(f"the sandbox ended with exit code {process.wait()}; see its message on stderr")
    return SandboxProcess(process, orjson.loads(line)["url"])


@contextlib.contextmanager
def running(*arguments: str, env: Mapping[str, str] | None = None) -> Iterator[SandboxProcess]:
    """A sandbox for the time of a `with` block; see `start`."""
    sandbox = start(*arguments, env=env)
    try:
        yield sandbox
    finally:
        sandbox.stop()
