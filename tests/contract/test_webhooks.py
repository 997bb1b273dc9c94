"""Events out: to the stream at least once, and to webhooks as Standard Webhooks 1.0 says, against a real endpoint."""

import contextlib
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from standardwebhooks import Webhook

from foundation.clock import utcnow
from foundation.ids import shown_id
from models.session import write
from models.tables import Base
from tests.builders import SECRETS, Clock, a_payment, emitted, rows, the
from workflows.outbox import deliver, endpoints
from workflows.outbox.deliver import RETRY_SECONDS, deliver_due
from workflows.outbox.post import Outcome
from workflows.outbox.publish import publish_due
from workflows.payment.errors import NotFound, Refused

serials = itertools.count(1)
PERSONAL = ("王小明", "13800138000", "wang@example.com", "6222021001000000112", "360426")


@dataclass
class Endpoint:
    """Another system's endpoint: what it answers, and what it got."""

    url: str = ""
    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)
    closes: bool = False

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.got]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    state = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            state.connections.add(self.client_address[1])
            self.close_connection = state.closes  # without saying so
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(state.status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/hook"
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def clock(
    use_settings: Callable[..., None], database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Clock:
    """An empty database, webhooks to this machine allowed, and the product's clock."""
    use_settings(database_url=database_url, webhook_loopback="true", **SECRETS)
    with write() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(tmp_path / "clock"))
    made = Clock(tmp_path / "clock")
    # The library that checks signatures here reads the machine's clock.
    (tmp_path / "clock").write_text("0")
    return made


def publish() -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []
    publish_due(lambda batch: sent.extend(json.loads(event) for event in batch))
    return sent


def due_now() -> None:
    """Let the time until the next try of every delivery pass."""
    with write() as connection:
        connection.execute(text("UPDATE webhook_deliveries SET due_at = created_at WHERE due_at IS NOT NULL"))


def wait_of(delivery: Any) -> float:
    """Seconds until the next try of a delivery."""
    return float((delivery.due_at - utcnow()).total_seconds())


# -- The stream ------------------------------------------------------------------------------------------------------


def test_each_event_is_published_once_in_the_order_of_its_making(clock: Clock) -> None:
    payments = [a_payment(next(serials)) for _ in range(3)]
    sent = publish()
    assert [(event["type"], event["subject"]) for event in sent] == [
        ("cn.shebao.payment.accepted.v1", payment) for payment in payments
    ]
    assert publish() == []
    assert all(row.delivered_at and row.due_at is None for row in rows("outbox"))


def test_an_event_out_is_a_thin_cloud_event_without_personal_data(clock: Clock) -> None:
    a_payment(next(serials))
    [event] = publish()
    assert set(event) == {"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"}
    assert datetime.fromisoformat(event["time"]).tzinfo is not None
    assert not any(value in json.dumps(event, ensure_ascii=False) for value in PERSONAL)


def test_what_a_broken_stream_did_not_take_is_published_later_with_the_same_id(clock: Clock) -> None:
    payment = a_payment(next(serials))

    def broken(_: Any) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        publish_due(broken)
    assert publish() == []  # the lease of the first try
    with write() as connection:
        connection.execute(text("UPDATE outbox SET due_at = at"))
    [event] = publish()
    assert (event["subject"], event["id"]) == (payment, shown_id(payment, the("outbox").id))


# -- Webhooks --------------------------------------------------------------------------------------------------------


def test_an_event_arrives_signed_so_that_the_library_of_the_standard_takes_it(clock: Clock, endpoint: Endpoint) -> None:
    _, secret = endpoints.add_endpoint(endpoint.url)
    payment = a_payment(next(serials))
    [event] = publish()
    assert deliver_due() == 1
    [(headers, body)] = endpoint.got
    assert Webhook(secret).verify(body, headers) == event
    assert (headers["webhook-id"], headers["content-type"].split(";")[0]) == (
        event["id"],
        "application/cloudevents+json",
    )
    assert event["subject"] == payment
    assert the("webhook_deliveries").state == "delivered"
    assert deliver_due() == 0


def test_only_the_types_that_were_asked_for_arrive(clock: Clock, endpoint: Endpoint) -> None:
    endpoints.add_endpoint(endpoint.url, ["payment.completed"])
    a_payment(next(serials))
    publish()
    assert (deliver_due(), endpoint.got) == (0, [])


def test_an_endpoint_that_fails_is_tried_for_three_days_with_the_same_id_and_then_disabled(
    clock: Clock, endpoint: Endpoint
) -> None:
    endpoint_id, _ = endpoints.add_endpoint(endpoint.url)
    endpoint.status = 500
    a_payment(next(serials))
    publish()
    for wait in RETRY_SECONDS:
        assert deliver_due() == 1
        delivery = the("webhook_deliveries")
        assert (delivery.state, delivery.reason) == ("due", "http_500")
        assert 0.88 * wait <= wait_of(delivery) <= 1.12 * wait
        due_now()
    deliver_due()
    assert (the("webhook_deliveries").state, the("webhook_deliveries").attempts) == ("failed", len(RETRY_SECONDS) + 1)
    assert (the("webhook_endpoints").state, the("webhook_endpoints").reason) == ("disabled", "failing")
    assert len({headers["webhook-id"] for headers, _ in endpoint.got}) == 1
    assert 71 * 3600 < sum(RETRY_SECONDS) <= 72 * 3600
    endpoint.status = 200
    assert endpoints.replay(endpoint_id) == 1
    assert deliver_due() == 1
    assert the("webhook_deliveries").state == "delivered"


def test_an_endpoint_that_asks_for_patience_gets_it(clock: Clock, endpoint: Endpoint) -> None:
    endpoints.add_endpoint(endpoint.url)
    endpoint.status, endpoint.headers = 429, {"Retry-After": "120"}
    a_payment(next(serials))
    publish()
    deliver_due()
    assert 115 <= wait_of(the("webhook_deliveries")) <= 121


def test_gone_disables_the_endpoint_at_once(clock: Clock, endpoint: Endpoint) -> None:
    endpoints.add_endpoint(endpoint.url)
    endpoint.status = 410
    for _ in range(3):
        a_payment(next(serials))
    publish()
    deliver_due()
    assert (the("webhook_endpoints").state, the("webhook_endpoints").reason) == ("disabled", "gone")
    assert {row.state for row in rows("webhook_deliveries")} == {"failed"}
    assert len(endpoint.got) == 1
    a_payment(next(serials))
    publish()
    assert deliver_due() == 0


def test_a_redirect_is_a_failure_and_is_not_followed(clock: Clock, endpoint: Endpoint) -> None:
    endpoints.add_endpoint(endpoint.url)
    endpoint.status, endpoint.headers = 302, {"Location": endpoint.url + "/elsewhere"}
    a_payment(next(serials))
    publish()
    deliver_due()
    assert len(endpoint.got) == 1
    assert the("webhook_deliveries").state == "due"


def test_one_endpoint_that_fails_does_not_hold_up_another(clock: Clock, endpoint: Endpoint) -> None:
    endpoints.add_endpoint("http://127.0.0.1:9/nobody")
    good, _ = endpoints.add_endpoint(endpoint.url)
    for _ in range(3):
        a_payment(next(serials))
    sent = publish()
    deliver_due()
    assert endpoint.events() == sent
    others = [row for row in rows("webhook_deliveries") if row.endpoint_id != good]
    assert sorted(row.attempts for row in others) == [0, 0, 1]  # after one failure the others wait
    assert {row.state for row in others} == {"due"}


@pytest.fixture
def dripping() -> Iterator[tuple[str, threading.Event]]:
    """An endpoint whose answer never ends, a header line at a time; and whether it was still being listened to when a
    delivery of another was on record."""
    recorded = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            with contextlib.suppress(OSError):
                while not over.wait(0.05):
                    delivered = any(row.state == "delivered" for row in rows("webhook_deliveries"))
                    self.wfile.write(b"X: x\r\n")
                    if delivered:
                        recorded.set()

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    over = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", recorded
    over.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_answer_that_never_ends_times_out_and_delays_no_other_endpoint(
    clock: Clock, endpoint: Endpoint, dripping: tuple[str, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflows.outbox.post.DEADLINE_SECONDS", 1.5)
    address, recorded = dripping
    slow, _ = endpoints.add_endpoint(address)
    good, _ = endpoints.add_endpoint(endpoint.url)
    for _ in range(3):
        a_payment(next(serials))
    sent = publish()
    assert deliver_due() == 4  # after one failure the others of that endpoint wait
    assert endpoint.events() == sent
    assert {row.state for row in rows("webhook_deliveries", endpoint_id=good)} == {"delivered"}
    [tried] = [row for row in rows("webhook_deliveries", endpoint_id=slow) if row.attempts]
    assert (tried.state, tried.reason) == ("due", "timeout")
    # What the good endpoint took was on record before the slow one was over: a worker that dies repeats none of it.
    assert recorded.is_set()


def test_events_of_one_endpoint_go_over_one_connection(clock: Clock, endpoint: Endpoint) -> None:
    endpoints.add_endpoint(endpoint.url)
    for _ in range(3):
        a_payment(next(serials))
    publish()
    assert deliver_due() == 3
    assert len(endpoint.connections) == 1


def test_a_connection_that_the_endpoint_closed_meanwhile_is_opened_again(clock: Clock, endpoint: Endpoint) -> None:
    endpoints.add_endpoint(endpoint.url)
    endpoint.closes = True
    for _ in range(3):
        a_payment(next(serials))
    publish()
    assert deliver_due() == 3
    assert {row.state for row in rows("webhook_deliveries")} == {"delivered"}
    assert len(endpoint.connections) == 3


def test_after_a_rotation_both_secrets_sign_for_a_day(clock: Clock, endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint_id, former = endpoints.add_endpoint(endpoint.url)
    newest = endpoints.rotate_secret(endpoint_id)
    assert deliver.send_ping(endpoint_id).delivered
    headers, body = endpoint.got[-1]
    for secret in (former, newest):
        assert Webhook(secret).verify(body, headers)
    assert headers["webhook-signature"].count("v1,") == 2
    clock.at((utcnow() + timedelta(hours=25)).isoformat())
    deliver.send_ping(endpoint_id)
    assert endpoint.got[-1][0]["webhook-signature"].count("v1,") == 1


def test_a_replay_since_a_moment_sends_everything_again_also_what_was_never_due(
    clock: Clock, endpoint: Endpoint
) -> None:
    start = utcnow() - timedelta(seconds=1)
    payment = a_payment(next(serials))
    publish()
    endpoint_id, _ = endpoints.add_endpoint(endpoint.url)
    assert endpoints.replay(endpoint_id) == 0
    assert endpoints.replay(endpoint_id, start) == 1
    deliver_due()
    assert [event["subject"] for event in endpoint.events()] == [payment]
    assert endpoints.replay(endpoint_id, start) == 1
    deliver_due()
    assert len({headers["webhook-id"] for headers, _ in endpoint.got}) == 1
    assert emitted(payment) == ["accepted"]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200",
     "[::ffff:127.0.0.1]", "0.0.0.0", "[64:ff9b::7f00:1]", "2130706433", "0x7f.1", "224.0.0.1", "[::7f00:1]",
     "[::ffff:0:7f00:1]", "[fec0::1]", "[::ffff:100.100.100.200]", "[2002:6464:64c8::]", "[fd00:ec2::254]", "0177.1"],
)  # fmt: skip
def test_no_address_of_a_private_network_is_ever_called(
    clock: Clock, use_settings: Any, database_url: str, host: str
) -> None:
    use_settings(database_url=database_url, webhook_loopback="false", **SECRETS)
    endpoint_id, _ = endpoints.add_endpoint(f"https://{host}/hook")
    assert deliver.send_ping(endpoint_id) == Outcome(None, "private_address")


@pytest.mark.parametrize(
    "url",
    ["http://example.com/hook", "ftp://example.com", "https://", "https://user:password@example.com/", "example.com",
     "https://example.com/\nx", "https://example.com/" + "x" * 1100, "javascript:alert(1)", "",
     "https://example.com:99999/", "https://[::1/", "https://例子.example/", "https://example.com/a b", "https://@x/"],
)  # fmt: skip
def test_an_address_that_is_no_https_address_is_refused(
    clock: Clock, use_settings: Any, database_url: str, url: str
) -> None:
    use_settings(database_url=database_url, webhook_loopback="false", **SECRETS)
    with pytest.raises(Refused) as caught:
        endpoints.add_endpoint(url)
    assert caught.value.code == "invalid_url"


def test_endpoints_are_listed_without_their_secrets_and_removed_with_their_deliveries(
    clock: Clock, endpoint: Endpoint
) -> None:
    endpoint_id, secret = endpoints.add_endpoint(endpoint.url, ["payment.completed", "accepted.not"][:1])
    [listed] = endpoints.list_endpoints()
    assert (listed["id"], listed["types"], listed["state"]) == (
        endpoint_id,
        ["cn.shebao.payment.completed.v1"],
        "active",
    )
    assert secret not in str(listed)
    assert secret.removeprefix("whsec_") not in the("webhook_endpoints").secret_sealed
    with pytest.raises(Refused):
        endpoints.add_endpoint(endpoint.url)
    with pytest.raises(Refused):
        endpoints.add_endpoint(endpoint.url + "2", ["payment.paid"])
    endpoints.remove_endpoint(endpoint_id)
    assert rows("webhook_endpoints") == []
    with pytest.raises(NotFound):
        deliver.send_ping(endpoint_id)
