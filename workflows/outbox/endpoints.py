"""Endpoints of webhooks: other systems that get events. Each has an address, types and a secret of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, TypedDict
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from foundation.clock import utcnow
from foundation.ids import new_id
from foundation.settings import get_keyring, get_settings
from models.session import read, write
from models.states import EndpointState, WebhookDeliveryState
from models.tables import Outbox, WebhookDelivery, WebhookEndpoint
from models.write import insert_rows
from workflows.outbox.publish import delivery_rows
from workflows.outbox.rows import OutboxEvent
from workflows.outbox.signatures import new_secret
from workflows.payment.errors import NotFound, Refused
from workflows.payment.event_types import OUTGOING, full_name

# How long the former secret signs too after a rotation.
_PLAIN_URL: Final = re.compile(r"[!-~]{1,1024}")
OVERLAP: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A row of `webhook_endpoints`. `types` is a comma list, `*` for all; `former_until` is an aware UTC instant."""

    id: str
    url: str
    types: str
    secret_sealed: str = field(repr=False)
    former_sealed: str | None = field(repr=False)
    former_until: datetime | None
    state: str
    reason: str | None
    created_at: datetime

    @property
    def active(self) -> bool:
        """Whether events are sent to it."""
        return self.state == EndpointState.ACTIVE

    def secrets(self, now: datetime) -> list[str]:
        """The secrets that sign at `now`, newest first; raises SealError."""
        opened = [_open(self.id, self.secret_sealed)]
        if self.former_sealed and self.former_until and self.former_until > now:
            opened.append(_open(self.id, self.former_sealed, "former"))
        return opened


def find_endpoints(connection: Connection, condition: ColumnElement[bool] | None = None) -> list[Endpoint]:
    """Endpoints by their id, those that meet `condition`."""
    query = select(*WebhookEndpoint.__table__.c).order_by(WebhookEndpoint.id)
    rows = connection.execute(query if condition is None else query.where(condition)).mappings()
    return [Endpoint(**row) for row in rows]


def get_endpoint(connection: Connection, endpoint_id: str) -> Endpoint:
    """The endpoint with this id; raises NotFound."""
    found = find_endpoints(connection, WebhookEndpoint.id == endpoint_id)
    if not found:
        raise NotFound("endpoint_not_found", "no endpoint has this id; see `shebao webhooks list`")
    return found[0]


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
        "state": EndpointState.ACTIVE,
        "created_at": utcnow(),
    }
    with write() as connection:
        if not insert_rows(connection, "webhook_endpoints", [row], or_ignore=True):
            raise Refused("endpoint_known", "this address is registered already; see `shebao webhooks list`")
    return endpoint_id, secret


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise Refused("invalid_url", "host or port of the address cannot be read") from None
    schemes = ("https", "http") if get_settings().webhook_loopback else ("https",)
    if parts.scheme not in schemes or not parts.hostname or not _PLAIN_URL.fullmatch(url):
        raise Refused("invalid_url", "an endpoint is an https:// address of ASCII: write the host in Punycode")
    if "@" in parts.netloc:
        raise Refused("invalid_url", "leave user and password out of the address; the signature shows who calls")


class ListedEndpoint(TypedDict):
    """An endpoint as an operator sees it; `deliveries` counts by state."""

    id: str
    url: str
    types: list[str]
    state: str
    reason: str | None
    rotating_until: datetime | None
    created_at: datetime
    deliveries: dict[str, int]


def list_endpoints() -> list[ListedEndpoint]:
    """Endpoints with the number of their deliveries by state; no secrets."""
    counted = select(WebhookDelivery.endpoint_id, WebhookDelivery.state, func.count()).group_by(
        WebhookDelivery.endpoint_id, WebhookDelivery.state
    )
    with read() as connection:
        endpoints = find_endpoints(connection)
        counts = {(row[0], row[1]): int(row[2]) for row in connection.execute(counted)}
    return [
        {
            "id": one.id,
            "url": one.url,
            "types": one.types.split(","),
            "state": one.state,
            "reason": one.reason,
            "rotating_until": one.former_until,
            "created_at": one.created_at,
            "deliveries": {state: counts.get((one.id, state), 0) for state in WebhookDeliveryState},
        }
        for one in endpoints
    ]


def remove_endpoint(endpoint_id: str) -> None:
    """Forget an endpoint and its deliveries; raises NotFound."""
    with write() as connection:
        get_endpoint(connection, endpoint_id)
        connection.execute(delete(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint_id))
        connection.execute(delete(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id))


def rotate_secret(endpoint_id: str) -> str:
    """Give an endpoint a new secret; the former one signs too for 24 hours. Returns the new one; raises NotFound."""
    secret = new_secret()
    with write() as connection:
        endpoint = get_endpoint(connection, endpoint_id)
        values = {
            "secret_sealed": _seal(endpoint_id, secret),
            "former_sealed": _seal(endpoint_id, _open(endpoint_id, endpoint.secret_sealed), "former"),
            "former_until": utcnow() + OVERLAP,
        }
        connection.execute(update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).values(**values))
    return secret


def replay(endpoint_id: str, since: datetime | None = None) -> int:
    """Make failed deliveries due again and a disabled endpoint active; returns how many deliveries are due.

    With `since` (aware) all events from then on are delivered again, delivered or not, and those that were written
    while the endpoint was disabled. Raises NotFound.
    """
    now = utcnow()
    mine = WebhookDelivery.endpoint_id == endpoint_id
    which = (
        WebhookDelivery.state == WebhookDeliveryState.FAILED if since is None else WebhookDelivery.created_at >= since
    )
    again = {
        "state": WebhookDeliveryState.DUE,
        "reason": None,
        "due_at": now,
        "attempts": 0,
        "claim_id": None,
        "ended_at": None,
    }
    active = {"state": EndpointState.ACTIVE, "reason": None}
    with write() as connection:
        endpoint = get_endpoint(connection, endpoint_id)
        connection.execute(update(WebhookDelivery).where(mine, which).values(**again))
        if since is not None:
            rows = delivery_rows(endpoint_id, endpoint.types, _published_since(connection, since), now)
            insert_rows(connection, "webhook_deliveries", rows, or_ignore=True)
        connection.execute(update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).values(**active))
        due = select(func.count()).where(mine, WebhookDelivery.state == WebhookDeliveryState.DUE)
        return int(connection.execute(due).scalar_one())


def disable_endpoint(connection: Connection, endpoint_id: str, reason: str, now: datetime) -> None:
    """Send nothing more to an endpoint: what is due fails, until an operator replays it."""
    off = {"state": EndpointState.DISABLED, "reason": reason}
    connection.execute(update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).values(**off))
    due = (WebhookDelivery.endpoint_id == endpoint_id) & (WebhookDelivery.state == WebhookDeliveryState.DUE)
    failed = {
        "state": WebhookDeliveryState.FAILED,
        "reason": f"endpoint_{reason}",
        "due_at": None,
        "claim_id": None,
        "ended_at": now,
    }
    connection.execute(update(WebhookDelivery).where(due).values(**failed))


def _published_since(connection: Connection, since: datetime) -> list[OutboxEvent]:
    query = select(*Outbox.__table__.c).where(Outbox.at >= since, Outbox.delivered_at.is_not(None))
    return [OutboxEvent(row.id, row.type, row.payment_id, row.data, row.at) for row in connection.execute(query)]


def _seal(endpoint_id: str, secret: str, column: str = "secret") -> str:
    return get_keyring().seal(f"webhook_endpoints.{column}", endpoint_id, secret.encode())


def _open(endpoint_id: str, sealed: str, column: str = "secret") -> str:
    return get_keyring().open(f"webhook_endpoints.{column}", endpoint_id, sealed).decode()
