"""Those who run in the benchmark, one module each, behind one face (`bench.contenders.base`)."""

import importlib
from typing import Any

from bench.contenders.base import Contender
from bench.servers import Place

# name -> module, class, arguments, what it does for one payment
CONTENDERS: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "bare": ("bare", "Bare", {}, "Celery chain of six empty tasks, one worker -c 2, Redis, no result backend"),
    "bare-small": ("bare", "Bare", {"small": True}, "the same on two solo workers without gossip: its best shape"),
    "naive": ("naive", "Naive", {}, "Celery chain, each step an ORM session with FOR UPDATE, a log row and a commit"),
    "dbos": ("dbos_peer", "Dbos", {}, "DBOS workflow of six empty steps, two processes, queue polled every 50 ms"),
    "procrastinate": ("procrastinate_peer", "Procrastinate", {}, "six jobs, each defers the next, two processes"),
    "absurd": ("absurd_peer", "Absurd", {}, "absurd task of six empty steps, two processes"),
    "engine-pg": ("ours", "Ours", {}, "Shebao on PostgreSQL, instant gateways in-process, letters written, not sent"),
    "engine-sqlite": ("ours", "Ours", {"database": "sqlite"}, "Shebao on SQLite (WAL, synchronous=FULL), one worker"),
    "full-pg": ("ours", "Ours", {"full": True}, "Shebao on PostgreSQL, HTTP gateways, PDF, SMTP, SMS over HTTP"),
}
PEERS_WITH_PACKAGES = {"dbos": "dbos", "procrastinate": "procrastinate", "absurd": "absurdctl"}


def make(name: str, place: Place, **more: Any) -> Contender:
    """The contender of that name at a place; raises KeyError for an unknown name."""
    module, kind, arguments, _ = CONTENDERS[name]
    found: Contender = getattr(importlib.import_module(f"bench.contenders.{module}"), kind)(place, **arguments, **more)
    return found
