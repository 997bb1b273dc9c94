"""Webhooks: endpoints of other systems, and the delivery of events to them as Standard Webhooks 1.0 describes it.

Each endpoint has a secret of its own. An event is tried for three days; a redirect is a failure and is not followed,
410 disables the endpoint, and addresses that lead into a private network are refused when they are resolved
(requests-hardened pins the address that it checked).
"""

import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from sqlalchemy import Connection, Row, delete, func, select, update

from foundation.clock import utcnow
from foundation.ids import new_id
from foundation.settings import get_keyring, get_settings
from models.bulk import insert_rows, update_claimed
from models.claim import claim_rows
from models.session import read, write
from models.tables import OutgoingEvent, WebhookDelivery, WebhookEndpoint
from workflows.outbox.publish import cloud_event
from workflows.outbox.signatures import new_secret, sign
from workflows.payment.errors import NotFound, Refused
from workflows.payment.event_types import OUTGOING, EventType, full_name

# Waits after each failed try, as the specification suggests them; 72 hours in all.
RETRY_SECONDS: Final = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 64_800, 79_895)
JITTER: Final = 0.1
# How long the former secret signs too after a rotation.
OVERLAP: Final = timedelta(hours=24)
LEASE_SECONDS: Final = 60
_BATCH = 200
_THREADS = 8
_BUDGET_SECONDS = 20.0
_TIMEOUT = (3.0, 10.0)
_LONGEST_WAIT = 86_400


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an endpoint answered: HTTP status, or None and a reason; and when it wants to be asked again (seconds)."""

    status: int | None
    reason: str | None = None
    retry_after_s: int | None = None

    @property
    def delivered(self) -> bool:
        """Whether the endpoint took the event."""
        return self.status is not None and 200 <= self.status < 300


def add_endpoint(url: str, types: Sequence[str] = ()) -> tuple[str, str]:
    """Register an endpoint for some types of event (none means all); returns its id and its secret, shown this once.

    Raises Refused for an address that is not https (http is taken with SHEBAO_WEBHOOK_LOOPBACK), a type that is never
    sent, or an address that is registered already.
    """
    _check_url(url)
    names = sorted({full_name(name) for name in types})
    if unknown := [name for name in names if name not in OUTGOING]:
        raise Refused("unknown_type", f"{unknown[0]} is never sent; known types: {', '.join(OUTGOING)}")
    endpoint_id, secret = new_id(), new_secret()
    row = {
        "id": endpoint_id,
        "url": url,
        "types": ",".join(names) or "*",
        "secret_sealed": _seal(endpoint_id, secret),
        "state": "active",
        "created_at": utcnow(),
    }
    with write() as connection:
        if not insert_rows(connection, "webhook_endpoints", [row], or_ignore=True):
            raise Refused("endpoint_known", "this address is registered already; see `shebao webhooks list`")
    return endpoint_id, secret


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    schemes = ("https", "http") if get_settings().webhook_loopback else ("https",)
    if parts.scheme not in schemes or not parts.hostname or len(url) > 1024 or not url.isprintable():
        raise Refused("invalid_url", "an endpoint is an https:// address with a host name")
    if parts.username or parts.password:
        raise Refused("invalid_url", "leave user and password out of the address; the signature shows who calls")


def list_endpoints() -> list[dict[str, Any]]:
    """Endpoints with the number of their deliveries by state; no secrets."""
    counted = select(WebhookDelivery.endpoint_id, WebhookDelivery.state, func.count()).group_by(
        WebhookDelivery.endpoint_id, WebhookDelivery.state
    )
    with read() as connection:
        rows = connection.execute(select(*WebhookEndpoint.__table__.c).order_by(WebhookEndpoint.id)).all()
        counts: dict[str, dict[str, int]] = {}
        for endpoint_id, state, count in connection.execute(counted):
            counts.setdefault(endpoint_id, {})[state] = count
    return [
        {
            "id": row.id,
            "url": row.url,
            "types": row.types.split(","),
            "state": row.state,
            "reason": row.reason,
            "rotating_until": row.former_until,
            "created_at": row.created_at,
            "deliveries": {state: counts.get(row.id, {}).get(state, 0) for state in ("due", "delivered", "failed")},
        }
        for row in rows
    ]


def remove_endpoint(endpoint_id: str) -> None:
    """Forget an endpoint and its deliveries; raises NotFound."""
    with write() as connection:
        _find(connection, endpoint_id)
        connection.execute(delete(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint_id))
        connection.execute(delete(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id))


def rotate_secret(endpoint_id: str) -> str:
    """Give an endpoint a new secret; the former one signs too for 24 hours. Returns the new one; raises NotFound."""
    secret = new_secret()
    with write() as connection:
        row = _find(connection, endpoint_id)
        values = {
            "secret_sealed": _seal(endpoint_id, secret),
            "former_sealed": _seal(endpoint_id, _open(endpoint_id, row.secret_sealed), "former"),
            "former_until": utcnow() + OVERLAP,
        }
        connection.execute(update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).values(**values))
    return secret


def replay(endpoint_id: str, since: datetime | None = None) -> int:
    """Make failed deliveries due again and a disabled endpoint active; with `since` (aware), all events from then on,
    delivered or not, and those that came while it was disabled. Returns how many are due; raises NotFound."""
    now = utcnow()
    with write() as connection:
        row = _find(connection, endpoint_id)
        mine = WebhookDelivery.endpoint_id == endpoint_id
        which = (
            mine & (WebhookDelivery.state == "failed")
            if since is None
            else mine & (WebhookDelivery.created_at >= since)
        )
        again = {"state": "due", "reason": None, "due_at": now, "attempts": 0, "claim_id": None, "ended_at": None}
        connection.execute(update(WebhookDelivery).where(which).values(**again))
        if since is not None:
            missed = select(OutgoingEvent.id, OutgoingEvent.type).where(
                OutgoingEvent.at >= since, OutgoingEvent.delivered_at.is_not(None)
            )
            rows = [
                {
                    "id": new_id(),
                    "endpoint_id": endpoint_id,
                    "event_id": event.id,
                    "state": "due",
                    "due_at": now,
                    "attempts": 0,
                    "created_at": now,
                }
                for event in connection.execute(missed)
                if row.types == "*" or event.type in row.types.split(",")
            ]
            insert_rows(connection, "webhook_deliveries", rows, or_ignore=True)
        active = {"state": "active", "reason": None}
        connection.execute(update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).values(**active))
        due = select(func.count()).where(mine, WebhookDelivery.state == "due")
        return int(connection.execute(due).scalar_one())


def send_ping(endpoint_id: str) -> Outcome:
    """Send a test event now, once; raises NotFound."""
    with read() as connection:
        endpoint = _find(connection, endpoint_id)
    now = utcnow()
    body = cloud_event(_Ping(new_id(), EventType.WEBHOOK_PING, "", {}, now))
    return _post(endpoint, body, body_id=new_id())


@dataclass(frozen=True, slots=True)
class _Ping:
    id: str
    type: str
    payment_id: str
    data: dict[str, Any]
    at: datetime


def _find(connection: Connection, endpoint_id: str) -> Row[Any]:
    found = connection.execute(
        select(*WebhookEndpoint.__table__.c).where(WebhookEndpoint.id == endpoint_id)
    ).one_or_none()
    if found is None:
        raise NotFound("endpoint_not_found", "no endpoint has this id; see `shebao webhooks list`")
    return found


def _seal(endpoint_id: str, secret: str, column: str = "secret") -> str:
    return get_keyring().seal(f"webhook_endpoints.{column}", endpoint_id, secret.encode())


def _open(endpoint_id: str, sealed: str, column: str = "secret") -> str:
    return get_keyring().open(f"webhook_endpoints.{column}", endpoint_id, sealed).decode()


def deliver_due() -> int:
    """Deliver what is due, endpoints side by side, for as long as the budget lasts; returns how many were tried."""
    end = time.monotonic() + _BUDGET_SECONDS
    tried = 0
    with ThreadPoolExecutor(_THREADS, "webhook") as threads:
        while time.monotonic() < end:
            with write() as connection:
                claim_id, claimed = claim_rows(
                    connection, "webhook_deliveries", most=_BATCH, lease_seconds=LEASE_SECONDS
                )
            if not claimed:
                break
            by_endpoint: dict[str, list[Row[Any]]] = {}
            for row in sorted(claimed, key=lambda row: row.event_id):
                by_endpoint.setdefault(row.endpoint_id, []).append(row)
            with read() as connection:
                events = _load(connection, OutgoingEvent, {row.event_id for row in claimed})
                endpoints = _load(connection, WebhookEndpoint, set(by_endpoint))
            jobs = [
                threads.submit(_deliver_to, endpoints[endpoint_id], [(row, events[row.event_id]) for row in rows], end)
                for endpoint_id, rows in by_endpoint.items()
            ]
            outcomes = [outcome for job in jobs for outcome in job.result()]
            _record(claim_id, outcomes)
            tried += sum(outcome is not None for _, outcome in outcomes)
    return tried


def _load(connection: Connection, table: Any, ids: set[str]) -> dict[str, Row[Any]]:
    return {row.id: row for row in connection.execute(select(*table.__table__.c).where(table.id.in_(ids)))}


def _deliver_to(endpoint: Row[Any], rows: list[tuple[Row[Any], Row[Any]]], end: float) -> list[tuple[Row[Any], Any]]:
    """Try an endpoint's events in order. After one failure the others are left for later: they would fare no better."""
    outcomes: list[tuple[Row[Any], Any]] = []
    failed = endpoint.state != "active"
    with _session() as session:
        for delivery, event in rows:
            if failed or time.monotonic() >= end:
                outcomes.append((delivery, None))
                continue
            outcome = _post(endpoint, cloud_event(event), body_id=event.id, session=session)
            failed = not outcome.delivered
            outcomes.append((delivery, outcome))
    return outcomes


def _session() -> HTTPSession:
    loopback = get_settings().webhook_loopback
    session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=loopback,
            never_redirect=True,
            default_timeout=_TIMEOUT,
            user_agent_override="shebao-webhooks",
        )
    )
    session.trust_env = False  # no proxy and no .netrc of the machine decides where secrets and events go
    return session


def _post(endpoint: Row[Any], body: bytes, *, body_id: str, session: HTTPSession | None = None) -> Outcome:
    """One try. The answer's body is not read."""
    now = utcnow()
    secrets_in_force = [_open(endpoint.id, endpoint.secret_sealed)]
    if endpoint.former_sealed and endpoint.former_until > now:
        secrets_in_force.append(_open(endpoint.id, endpoint.former_sealed, "former"))
    headers = {
        "Content-Type": "application/cloudevents+json; charset=utf-8",
        **sign(secrets_in_force, body_id, now, body),
    }
    own = session or _session()
    try:
        with own.post(endpoint.url, data=body, headers=headers, stream=True) as response:
            return Outcome(response.status_code, None, _seconds(response.headers.get("Retry-After")))
    except InvalidIPAddress:
        return Outcome(None, "private_address")
    except requests.Timeout:
        return Outcome(None, "timeout")
    except requests.exceptions.SSLError:
        return Outcome(None, "tls")
    except (requests.RequestException, OSError):
        return Outcome(None, "no_connection")
    finally:
        if session is None:
            own.close()


def _seconds(header: str | None) -> int | None:
    return min(int(header), _LONGEST_WAIT) if header and header.isdecimal() and len(header) < 9 else None


def _record(claim_id: str, outcomes: list[tuple[Row[Any], Any]]) -> None:
    now = utcnow()
    results = [{"id": row.id, **_after(row, outcome, now)} for row, outcome in outcomes]
    off: dict[str, str] = {}
    for (row, outcome), result in zip(outcomes, results, strict=True):
        if outcome is not None and outcome.status == 410:
            off.setdefault(row.endpoint_id, "gone")
        elif result["state"] == "failed":
            off.setdefault(row.endpoint_id, "failing")
    with write() as connection:
        update_claimed(connection, "webhook_deliveries", claim_id, results)
        for endpoint_id, reason in off.items():
            _disable(connection, endpoint_id, reason, now)


def _after(row: Row[Any], outcome: Outcome | None, now: datetime) -> dict[str, Any]:
    """The columns of a delivery after a try (None: it was not its turn)."""
    if outcome is None:
        later = now + timedelta(seconds=RETRY_SECONDS[0])
        return {"state": "due", "reason": row.reason, "due_at": later, "attempts": row.attempts - 1}
    if outcome.delivered:
        return {"state": "delivered", "reason": None, "due_at": None, "ended_at": now}
    reason = outcome.reason or f"http_{outcome.status}"
    if row.attempts > len(RETRY_SECONDS):
        return {"state": "failed", "reason": reason, "due_at": None, "ended_at": now}
    wait = RETRY_SECONDS[row.attempts - 1] * random.uniform(1 - JITTER, 1 + JITTER)
    wait = max(wait, outcome.retry_after_s or 0)
    return {"state": "due", "reason": reason, "due_at": now + timedelta(seconds=wait)}


def _disable(connection: Connection, endpoint_id: str, reason: str, now: datetime) -> None:
    """Send nothing more to an endpoint: what is due fails, until an operator replays it."""
    off = {"state": "disabled", "reason": reason}
    connection.execute(update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).values(**off))
    due = (WebhookDelivery.endpoint_id == endpoint_id) & (WebhookDelivery.state == "due")
    failed = {"state": "failed", "reason": f"endpoint_{reason}", "due_at": None, "claim_id": None, "ended_at": now}
    connection.execute(update(WebhookDelivery).where(due).values(**failed))
