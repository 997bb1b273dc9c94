"""The check of the broker: it answers, throws nothing away, and has workers that read every queue."""

from collections.abc import Mapping
from typing import Protocol

from cli.checks.finding import Finding
from foundation.settings import get_settings

_ANSWER_S = 3.0
_EMBEDDED = "start the embedded stack with `shebao up`, or set SHEBAO_BROKER_URL"


class _Client(Protocol):
    """What is used of a Redis client."""

    def info(self, section: str) -> Mapping[str, object]: ...


def check_broker() -> list[Finding]:
    """Answers, throws nothing away, and has workers that read every queue."""
    if not get_settings().broker_url:
        return [Finding("broker", "fail", "none is set and no embedded one is known", _EMBEDDED, service=True)]
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
            return [Finding("broker", "ok", "answers", service=True), _eviction(client), *_workers(queues, wanted)]
    except PUBLISHING_ERRORS as error:
        remedy = "start it, or correct SHEBAO_BROKER_URL; meanwhile payments are accepted and wait"
        return [Finding("broker", "fail", f"cannot be reached ({type(error).__name__})", remedy, service=True)]
    except (KeyError, ValueError) as error:  # kombu's answer to an address of no transport that it knows
        found = f"SHEBAO_BROKER_URL is no address of Redis or Valkey ({type(error).__name__})"
        return [Finding("broker", "fail", found, "write redis://host:port/0 or rediss://…", service=True)]


def _eviction(client: _Client) -> Finding:
    from redis.exceptions import NoPermissionError

    try:
        policy = client.info("memory").get("maxmemory_policy")
    except NoPermissionError:  # the access list of deploy/redis.acl gives Celery what it needs and no more
        return Finding("eviction", "ok", "not for us to see; deploy/redis.conf sets noeviction")
    if policy == "noeviction":
        return Finding("eviction", "ok", policy)
    remedy = "set it to noeviction: a full broker must refuse, not forget"
    return Finding("eviction", "warn", f"maxmemory-policy is {policy}", remedy)


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
