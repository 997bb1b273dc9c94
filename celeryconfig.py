"""Celery settings, each with its reason. `tasks/app.py` loads this file.

The order that keeps a payment in one pair of hands, held by `tests/repo/test_settings_order.py`:
HTTP timeout < soft time limit < hard time limit < lease < visibility timeout. The lease is the one that is chosen
(`SHEBAO_LEASE_SECONDS`); the limits follow from it.
"""

from typing import Any

from kombu.entity import Queue

from foundation.broker import celery_tls, sentinel_options
from foundation.settings import SettingsError, get_settings
from foundation.settings.sentinels import is_sentinel, read_sentinels

_settings = get_settings()
_lease = _settings.lease_seconds

# -- Limits ---------------------------------------------------------------------------------------------------------
# A step that hangs ends itself (soft), then its child is killed (hard), and only after that may another worker take
# the run (lease). The broker hands a message back last (visibility timeout), to find that nothing is left to do.
task_soft_time_limit = _lease * 2 / 3
task_time_limit = _lease * 5 / 6
_visibility_timeout = _lease * 5 / 3

if not _settings.http_timeout_seconds < task_soft_time_limit:
    raise SettingsError(
        f"SHEBAO_HTTP_TIMEOUT_SECONDS is {_settings.http_timeout_seconds:g}, but must be below two thirds of "
        f"SHEBAO_LEASE_SECONDS ({task_soft_time_limit:g}): raise the lease or lower the timeout"
    )

# -- Broker ---------------------------------------------------------------------------------------------------------
_sentinels = read_sentinels(_settings.broker_url) if is_sentinel(_settings.broker_url) else None
broker_url = (_sentinels.celery_url if _sentinels else _settings.broker_url) or None
broker_use_ssl = celery_tls(_sentinels) if _sentinels else None
broker_transport_options: dict[str, Any] = {
    "visibility_timeout": _visibility_timeout,
    # By default kombu looks for unacknowledged messages every 10 s and acts on each tenth look only: a message of a
    # killed worker came back after 100 s. Each look takes three round trips of the worker's time.
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # A half-open connection must end in an error, not in a publish or a read that hangs for ever.
    "socket_timeout": 10,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 15,
    # One namespace for all keys: the shortest visibility timeout among applications sharing keys would win, and an
    # access list can be written for one prefix (deploy/redis.acl).
    "global_keyprefix": "shebao:",
}
if _sentinels:  # the Sentinels are asked for the master at each new connection
    broker_transport_options |= {
        "master_name": _sentinels.master_name,
        "sentinel_kwargs": sentinel_options(_sentinels),
    }
broker_connection_retry_on_startup = True  # a worker that starts before its broker waits for it
broker_connection_max_retries = None  # and keeps trying: giving up would need a human for an outage that passed
# A server that became a replica (READONLY) or has a full disk (MISCONF) answers with an error, which by default ends a
# worker. The connection is made again instead, until the server takes writes or Sentinel names another one.
broker_channel_error_retry = True
broker_pool_acquire_timeout = 5  # the default waits for ever for a free connection
# A message is a hint, the database dispatches again within a second: sending fails soon rather than hold a caller.
task_publish_retry_policy = {"max_retries": 1, "interval_start": 0.1, "interval_step": 0, "interval_max": 0.1}
# With late acknowledgement a task whose connection is lost is redelivered; the fence makes the second run idle, but
# ending the first one saves its child from working for nothing.
worker_cancel_long_running_tasks_on_connection_loss = True

# -- Messages -------------------------------------------------------------------------------------------------------
task_serializer = "json"
accept_content = ["json"]  # anything else could carry code (pickle)
event_serializer = "json"
result_backend = None  # the database tells the outcome; results cost a third of the throughput and can leak
task_ignore_result = True
task_store_errors_even_if_ignored = False
enable_utc = True
timezone = "UTC"  # calendar days of Asia/Shanghai are computed from data, never by beat

# -- Delivery -------------------------------------------------------------------------------------------------------
task_acks_late = True  # a message of a child that dies is not acknowledged
task_reject_on_worker_lost = True  # and goes back to its queue
worker_prefetch_multiplier = 1  # nothing waits behind a busy child while another is idle
# On Redis 0 is the highest priority; that of a run that passes others, in all its steps (tasks/dispatch.py). Ticks and
# all other runs take turns.
task_default_priority = 9
task_inherit_parent_priority = True
task_default_queue = "payments"
task_create_missing_queues = False  # a misspelt queue is an error, not a queue without a reader
task_queues = tuple(
    Queue(name, routing_key=name)
    for name in ("payments", "dispatch", "email", "sms", "events", "ingest", "maintenance")
)
_common_queues = {
    "payments.dispatch": {"queue": "dispatch"},
    "messages.dispatch": {"queue": "dispatch"},
    "events.dispatch": {"queue": "dispatch"},
    "payments.ingest": {"queue": "ingest"},
    "payments.*": {"queue": "payments"},
    "messages.deliver_email": {"queue": "email"},
    "messages.mail_operators": {"queue": "email"},
    "messages.deliver_sms": {"queue": "sms"},
    "messages.collect_reports": {"queue": "sms"},
    "events.deliver": {"queue": "events"},
    "events.deliver_webhooks": {"queue": "events"},
    "maintenance.canary": {"queue": "payments"},
    "maintenance.return_money": {"queue": "payments"},  # where gateways are called and vouchers signed
    "maintenance.collect_top_ups": {"queue": "payments"},
    "maintenance.withdraw_contracts": {"queue": "payments"},
    "maintenance.*": {"queue": "maintenance"},
}
# Each worker also has a queue of its own: a step's link goes to the worker that keeps its
# batch in memory (tasks/routing.py).
worker_direct = True
task_routes = ("tasks.routing.to_the_batch", _common_queues)

# -- Workers --------------------------------------------------------------------------------------------------------
worker_pool = "prefork"  # time limits need a child that can be killed
worker_proc_alive_timeout = 60.0  # a child connects to the database before it reports; the default kills it after 4 s
# A second SIGTERM or a SIGQUIT first gives the running step its full time: an interrupt inside a commit raises
# although the commit may have succeeded.
worker_soft_shutdown_timeout = task_time_limit + 1
worker_max_tasks_per_child = 10_000  # bounds what a slow leak in a library can take
worker_send_task_events = True  # Flower shows the steps; costs about a third of a bare hop, little of a run
task_send_sent_event = False  # "received" is enough for an operator
event_queue_expires = 60.0  # a monitor that went away leaves nothing behind
control_queue_expires = 300.0
worker_hijack_root_logger = True
worker_redirect_stdouts_level = "INFO"

# -- Beat -----------------------------------------------------------------------------------------------------------
# Ticks only look into the database; two beats, or none for a while, do no harm. When a tick expires, and that far from
# the broker they are rarer, is in tasks/worker/pace.py.
beat_scheduler = "tasks.worker.beat:Scheduler"
beat_max_loop_interval = 1


def _tick(task: str, seconds: float) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"priority": task_default_priority}}


beat_schedule = {
    "dispatch-payments": _tick("payments.dispatch", 1.0),
    "dispatch-messages": _tick("messages.dispatch", 1.0),
    "dispatch-events": _tick("events.dispatch", 1.0),
    "sweep": _tick("maintenance.sweep", 2.0),
    "return-money": _tick("maintenance.return_money", 5.0),
    "collect-top-ups": _tick("maintenance.collect_top_ups", 5.0),
    "withdraw-contracts": _tick("maintenance.withdraw_contracts", 5.0),
    "collect-reports": _tick("messages.collect_reports", 60.0),
    "purge": _tick("maintenance.purge", 30.0),
    "mail-operators": _tick("messages.mail_operators", 30.0),
    "canary": _tick("maintenance.canary", 10.0),
    "watch": _tick("maintenance.watch", 30.0),
}
# Four ticks a second would bury the payments' steps in Flower; the same names are left out of the logs (tasks/app.py).
task_annotations = {entry["task"]: {"send_events": False} for entry in beat_schedule.values()}
