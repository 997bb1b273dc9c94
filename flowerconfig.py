"""Flower's settings; `celery -A tasks.app flower` reads this file from the folder it is started in.

Without a password every page of Flower is open to anyone who reaches it, so it does not start without one. It is a
window: read-only, with the columns that say which run did what, and times of Asia/Shanghai. `/metrics` and
`/healthcheck` answer without a password whatever is set, so it listens on loopback unless FLOWER_ADDRESS says
otherwise: put a proxy before it then.
"""

import os
import sys
from pathlib import Path

from tasks.app import app


def _password() -> str:
    """`user:password` from FLOWER_BASIC_AUTH, FLOWER_BASIC_AUTH_FILE, or what the embedded stack made."""
    if given := os.environ.get("FLOWER_BASIC_AUTH"):
        return given
    made = Path(os.environ.get("SHEBAO_HOME", "var"), "secrets", "flower_basic_auth")
    file = Path(os.environ.get("FLOWER_BASIC_AUTH_FILE", made))
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


basic_auth = [pair for pair in _password().split(",") if ":" in pair]
if not basic_auth:
    sys.stderr.write("flower: set FLOWER_BASIC_AUTH to user:password, or FLOWER_BASIC_AUTH_FILE to a file with it\n")
    sys.exit(2)

address = os.environ.get("FLOWER_ADDRESS", "127.0.0.1")
read_only = True
persistent = False  # its store is a pickle in one file; the database is the record
max_tasks = 20_000
tasks_columns = "name,args,result,state,received,runtime,worker,kwargs,uuid"
app.conf.timezone = "Asia/Shanghai"  # of this process alone: Flower shows all times in the zone of its application
