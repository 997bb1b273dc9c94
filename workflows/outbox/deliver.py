"""Deliveries to webhooks, as Standard Webhooks 1.0 describes them: retried for three days, signed at each try.

Endpoints are served side by side, each with its events in order. What an endpoint answered is recorded when its turn
ends, so a slow one delays no other.
"""

import random
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select

from foundation.clock import utcnow
from foundation.crypto import SealError
from foundation.ids import new_id
from foundation.settings import get_settings
from models.claims import claim_webhook_deliveries
from models.session import read, write
from models.states import WebhookDeliveryState
from models.tables import Outbox, WebhookEndpoint
from models.write import update_claimed
from workflows.outbox.endpoints import Endpoint, disable_endpoint, find_endpoints, get_endpoint
from workflows.outbox.post import DEADLINE_SECONDS, Client, Outcome
from workflows.outbox.rows import OutboxEvent, cloud_event
from workflows.outbox.signatures import sign
from workflows.payment.event_types import EventType

# Waits after each failed try, as the specification suggests them; 72 hours in all.
RETRY_SECONDS: Final = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 64_800, 79_895)
JITTER: Final = 0.1
LEASE_SECONDS: Final = 60
_BATCH = 200
_THREADS = 32
_BUDGET_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed row of `webhook_deliveries`; `attempts` counts this try."""

    id: str
    endpoint_id: str
    event_id: str
    attempts: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one endpoint is given in one claim."""

    claim_id: str
    endpoint: Endpoint
    deliveries: Sequence[Delivery]
    events: dict[str, OutboxEvent]


Tried = tuple[Delivery, Outcome | None]
"""A delivery and what came of it; None where it was not tried."""


def deliver_due() -> int:
    """Deliver what is due for as long as the budget lasts; returns how many deliveries were tried."""
    end = time.monotonic() + _BUDGET_SECONDS
    tried = 0
    running: dict[Future[list[Tried]], _Turn] = {}
    threads = ThreadPoolExecutor(_THREADS, "webhook")
    try:
        while True:
            turns = _claim([turn.endpoint.id for turn in running.values()]) if time.monotonic() < end else []
            running |= {threads.submit(_serve, turn, end): turn for turn in turns}
            if not running:
                return tried
            tried += _record_ended(running)
            if running and time.monotonic() > end + DEADLINE_SECONDS + 1:
                # Only the resolver of names can hold a thread for so long.
                return tried + sum(_record(turn, _timed_out(turn)) for turn in running.values())
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _record_ended(running: dict[Future[list[Tried]], _Turn]) -> int:
    """Record the turns that have ended, or end within half a second; returns how many deliveries were tried."""
    ended, _ = wait(running, timeout=0.5, return_when=FIRST_COMPLETED)
    return sum(_record(running.pop(job), job.result()) for job in ended)


def send_ping(endpoint_id: str) -> Outcome:
    """Send a test event now, once; raises NotFound."""
    with read() as connection:
        endpoint = get_endpoint(connection, endpoint_id)
    with _client(endpoint) as client:
        return _post(client, endpoint, OutboxEvent(new_id(), EventType.WEBHOOK_PING, "", {}, utcnow()))


def _claim(busy: Sequence[str]) -> list[_Turn]:
    """Claim what is due for endpoints that are not being served."""
    with write() as connection:
        claim_id, rows = claim_webhook_deliveries(connection, busy, most=_BATCH, lease_seconds=LEASE_SECONDS)
    if not rows:
        return []
    by_endpoint: dict[str, list[Delivery]] = {}
    for row in sorted(rows, key=lambda row: str(row.event_id)):
        one = Delivery(row.id, row.endpoint_id, row.event_id, row.attempts, row.reason)
        by_endpoint.setdefault(one.endpoint_id, []).append(one)
    with read() as connection:
        events = _events(connection, {row.event_id for row in rows})
        endpoints = find_endpoints(connection, WebhookEndpoint.id.in_(by_endpoint))
    return [_Turn(claim_id, endpoint, by_endpoint[endpoint.id], events) for endpoint in endpoints]


def _events(connection: Connection, ids: set[str]) -> dict[str, OutboxEvent]:
    query = select(*Outbox.__table__.c).where(Outbox.id.in_(ids))
    return {
        row.id: OutboxEvent(row.id, row.type, row.payment_id, row.data, row.at) for row in connection.execute(query)
    }


def _serve(turn: _Turn, end: float) -> list[Tried]:
    """Try an endpoint's events in order. After one failure the others are left for later: they would fare no better."""
    tried: list[Tried] = []
    failed = not turn.endpoint.active
    with _client(turn.endpoint) as client:
        for delivery in turn.deliveries:
            if failed or time.monotonic() >= end:
                tried.append((delivery, None))
                continue
            outcome = _post(client, turn.endpoint, turn.events[delivery.event_id])
            failed = not outcome.delivered
            tried.append((delivery, outcome))
    return tried


def _timed_out(turn: _Turn) -> list[Tried]:
    return [(one, None if number else Outcome(None, "timeout")) for number, one in enumerate(turn.deliveries)]


def _client(endpoint: Endpoint) -> Client:
    return Client(endpoint.url, allow_loopback=get_settings().webhook_loopback)


def _post(client: Client, endpoint: Endpoint, event: OutboxEvent) -> Outcome:
    now, body = utcnow(), cloud_event(event)
    try:
        signed = sign(endpoint.secrets(now), event.shown_id, now, body)
    except SealError:
        return Outcome(None, "secret_unreadable")
    return client.post(body, {"Content-Type": "application/cloudevents+json; charset=utf-8", **signed})


def _record(turn: _Turn, tried: Sequence[Tried]) -> int:
    """Write what came of an endpoint's turn, behind its claim; returns how many deliveries were tried."""
    now = utcnow()
    results = [{"id": delivery.id, **_after(delivery, outcome, now)} for delivery, outcome in tried]
    gone = any(outcome is not None and outcome.status == 410 for _, outcome in tried)
    failing = any(result["state"] == WebhookDeliveryState.FAILED for result in results)
    with write() as connection:
        update_claimed(connection, "webhook_deliveries", turn.claim_id, results)
        if gone or failing:
            disable_endpoint(connection, turn.endpoint.id, "gone" if gone else "failing", now)
    return sum(outcome is not None for _, outcome in tried)


def _after(delivery: Delivery, outcome: Outcome | None, now: datetime) -> dict[str, object]:
    """The columns of a delivery after a try (None: it was not its turn)."""
    if outcome is None:
        later = now + timedelta(seconds=RETRY_SECONDS[0])
        return {
            "state": WebhookDeliveryState.DUE,
            "reason": delivery.reason,
            "due_at": later,
            "attempts": delivery.attempts - 1,
        }
    if outcome.delivered:
        return {"state": WebhookDeliveryState.DELIVERED, "reason": None, "due_at": None, "ended_at": now}
    reason = outcome.reason or f"http_{outcome.status}"
    if delivery.attempts > len(RETRY_SECONDS):
        return {"state": WebhookDeliveryState.FAILED, "reason": reason, "due_at": None, "ended_at": now}
    pause = RETRY_SECONDS[delivery.attempts - 1] * random.uniform(1 - JITTER, 1 + JITTER)
    pause = max(pause, outcome.retry_after_s or 0)
    return {"state": WebhookDeliveryState.DUE, "reason": reason, "due_at": now + timedelta(seconds=pause)}
