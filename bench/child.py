"""One measurement in a process of its own: `python -m bench.child`, the job as JSON on stdin, its result on stdout."""

import importlib
import os
import subprocess
import sys
from typing import Any

import orjson

from bench.contenders import make
from bench.contenders.base import measure
from bench.processes import ROOT, BenchError
from bench.servers import Place

_MARK = b"bench-result:"
_SCREEN = "BENCH_SCREEN"


def contend(place: Place, *, name: str, count: int, warm: int, lone: int) -> dict[str, Any]:
    """One round of one contender."""
    contender = make(name, place)
    try:
        return measure(contender, count=count, warm=warm, lone=lone)
    finally:
        contender.stop()


def run(job: str, place: Place, **arguments: Any) -> dict[str, Any]:
    """Run a job (`module:function` under bench) in a child process and return its result; raises BenchError."""
    spec = orjson.dumps({"job": job, "place": place.to_json(), "arguments": arguments})
    screen = os.dup(2)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bench.child"], input=spec, capture_output=True, cwd=ROOT, check=False,
            pass_fds=(screen,), env={**os.environ, "PYTHONPATH": str(ROOT), _SCREEN: str(screen)},
        )  # fmt: skip
    finally:
        os.close(screen)
    for line in done.stdout.splitlines():
        if line.startswith(_MARK):
            result: dict[str, Any] = orjson.loads(line.removeprefix(_MARK))
            return result
    raise BenchError(f"{job} ended with exit code {done.returncode}:\n{done.stderr.decode(errors='replace')[-2500:]}")


def progress(text: str) -> None:
    """Say on the benchmark's own stderr how far a long job is; outside of a job, nothing."""
    if screen := os.environ.get(_SCREEN):
        os.write(int(screen), f"           {text}\n".encode())


def main() -> None:
    """Read the job, do it, write the result."""
    spec = orjson.loads(sys.stdin.buffer.read())
    module, _, function = spec["job"].partition(":")
    work = getattr(importlib.import_module(f"bench.{module}"), function)
    result = work(Place(**spec["place"]), **spec["arguments"])
    sys.stdout.buffer.write(_MARK + orjson.dumps(result) + b"\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
