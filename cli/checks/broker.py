"""The check of the broker: it answers, takes writes, keeps what it has, and has workers that read every queue."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from cli.checks.finding import Finding
from foundation.broker import refuse_unsuitable_broker
from foundation.clock import utcnow
from foundation.settings import SettingsError, get_settings

_ANSWER_S = 3.0
_CLOCK_ANSWER_S = 1.0
_SKEW_S = 5.0  # more than the answers may have waited
_EMBEDDED = "start the embedded stack with `shebao up`, or set SHEBAO_BROKER_URL"


class _Client(Protocol):
    """What is used of a Redis client."""

    def info(self, section: str) -> Mapping[str, object]: ...


def check_broker() -> list[Finding]:
    """Answers, takes writes, keeps what it has, and has workers that read every queue."""
    if not get_settings().broker_url:
        return [Finding("broker", "fail", "none is set and no embedded one is known", _EMBEDDED, service=True)]
    try:
        refuse_unsuitable_broker()
    except SettingsError as error:
        return [Finding("broker", "fail", str(error), "see docs/how-to/use-sentinel.md", service=True)]
    from tasks.app import app  # Celery takes its time to import
    from tasks.nudge import PUBLISHING_ERRORS

    try:
        with app.connection_for_read() as connection:
            connection.ensure_connection(max_retries=1, interval_start=0.1, timeout=_ANSWER_S)
            client = connection.default_channel.client
            client.ping()
            answering = app.control.inspect(timeout=1.5).active_queues() or {}
            queues = {name: [queue["name"] for queue in read] for name, read in answering.items()}
            wanted = [queue.name for queue in app.conf.task_queues]
            answers = Finding("broker", "ok", "answers", service=True)
            clocks = _clocks(app.control.broadcast("utc_now", reply=True, timeout=_CLOCK_ANSWER_S) or (), utcnow())
            return [answers, *_server(client), *_workers(queues, wanted), *clocks]
    except PUBLISHING_ERRORS as error:
        remedy = "start it, or correct SHEBAO_BROKER_URL; meanwhile payments are accepted and wait"
        return [Finding("broker", "fail", f"cannot be reached ({type(error).__name__})", remedy, service=True)]
    except (KeyError, ValueError) as error:  # kombu's answer to an address of no transport that it knows
        found = f"SHEBAO_BROKER_URL is no address of Redis or Valkey ({type(error).__name__})"
        return [Finding("broker", "fail", found, "write redis://host:port/0 or rediss://…", service=True)]


def _server(client: _Client) -> list[Finding]:
    """What the server says of itself: whether it evicts, keeps what it has on disk, and takes writes."""
    from redis.exceptions import NoPermissionError

    try:
        info = {**client.info("memory"), **client.info("persistence"), **client.info("replication")}
    except NoPermissionError:  # the access list of deploy/redis.acl gives Celery what it needs and no more
        return [Finding("eviction", "ok", "not for us to see; deploy/redis.conf sets noeviction")]
    return [_eviction(info), _persistence(info), *_writes(info)]


def _eviction(info: Mapping[str, object]) -> Finding:
    policy = info.get("maxmemory_policy")
    if policy == "noeviction":
        return Finding("eviction", "ok", policy)
    remedy = "set it to noeviction: a full broker must refuse, not forget"
    return Finding("eviction", "warn", f"maxmemory-policy is {policy}", remedy)


def _persistence(info: Mapping[str, object]) -> Finding:
    if info.get("aof_enabled") != 1:
        remedy = "set appendonly yes: events in streams and of Celery's senders are in the broker alone until read"
        return Finding("persistence", "warn", "the append-only file is off", remedy)
    if "err" in (info.get("aof_last_write_status"), info.get("aof_last_bgrewrite_status")):
        return Finding("persistence", "warn", "the append-only file cannot be written", "look at its disk")
    return Finding("persistence", "ok", "append-only file")


def _writes(info: Mapping[str, object]) -> list[Finding]:
    if info.get("role") != "slave":
        return []
    remedy = "name its master in SHEBAO_BROKER_URL, or let Sentinels name it: docs/how-to/use-sentinel.md"
    return [Finding("broker's role", "fail", "is a replica and takes no writes", remedy)]


def _clocks(answers: Iterable[Mapping[str, object]], now: datetime) -> list[Finding]:
    """The workers whose clock differs from this machine's; `answers` are their times by name, as they came in."""
    times = {name: datetime.fromisoformat(at) for one in answers for name, at in one.items() if isinstance(at, str)}
    remedy = "let its machine take its time from a time server: what is due is late, or too early, by as much"
    return [
        Finding("worker's clock", "fail", f"{name} is {(at - now).total_seconds():+,.0f} s from this machine's", remedy)
        for name, at in sorted(times.items())
        if abs((at - now).total_seconds()) > _SKEW_S
    ]


def _workers(queues: Mapping[str, list[str]], wanted: list[str]) -> list[Finding]:
    """The workers that answer, with the queues each one reads, and the queues that none reads."""
    if not queues:
        remedy = "start one: `celery -A tasks.app worker`, or `shebao up` for all"
        return [Finding("workers", "fail", "none answers", remedy, service=True)]
    workers = Finding("workers", "ok", ", ".join(sorted(queues)), service=True)
    unread = sorted(set(wanted) - {name for names in queues.values() for name in names})
    if not unread:
        return [workers]
    return [workers, Finding("queues", "warn", f"no worker reads {', '.join(unread)}", "start one with -Q for them")]
